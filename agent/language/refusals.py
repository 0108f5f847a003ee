"""Refusals and assumptions of the readers and of the edits, which speak English, in the other languages."""

from types import MappingProxyType

from ...domain.errors import AmbiguousPlace, InputError
from ...domain.request import Language

#: English sentence with {slots} -> (Korean, Chinese).
REFUSALS = MappingProxyType(
    {
        # reading
        "I do not know a place called “{a}”: did you mean {b}?": ("“{a}”(이)라는 곳을 모릅니다. {b}을(를) 말씀하신 건가요?", "我不知道叫“{a}”的地方：您是指{b}吗？"),
        "I do not know a place called “{a}”: check the spelling, or name a larger town nearby": ("“{a}”(이)라는 곳을 모릅니다. 철자를 확인하거나 가까운 큰 도시를 말씀해 주세요", "我不知道叫“{a}”的地方：请检查拼写，或说一个附近较大的城市"),
        "“{a}” could be {b}: say which one you mean": ("“{a}”은(는) {b} 가운데 하나일 수 있습니다. 어느 쪽인가요?", "“{a}”可能是{b}：请说明是哪一个"),
        "“{a}” is a country and a region: say which one you mean": ("“{a}”은(는) 나라이자 지역 이름입니다. 어느 쪽인가요?", "“{a}”既是国家也是地区：请说明是哪一个"),
        "a budget of {a} cannot be planned for: give an amount above zero": ("예산 {a}(으)로는 계획할 수 없습니다. 0보다 큰 금액을 알려 주세요", "预算{a}无法规划：请给出大于零的金额"),
        "“{a}” is more than can be counted: give a smaller amount": ("“{a}”은(는) 너무 큰 금액입니다. 더 작은 금액을 알려 주세요", "“{a}”金额过大：请给出较小的金额"),
        "a trip of {n} days cannot be planned: ask for at least one day": ("{n}일 여행은 계획할 수 없습니다. 하루 이상으로 요청해 주세요", "{n}天的旅行无法规划：请至少一天"),
        "{n} days is more than the {m} that can be planned: shorten the trip": ("{n}일은 계획할 수 있는 {m}일보다 깁니다. 여행을 줄여 주세요", "{n}天超过可规划的{m}天：请缩短行程"),
        "{d} is in the past (today is {t}): give a date that is still to come": ("{d}은(는) 지난 날짜입니다 (오늘은 {t}). 앞으로의 날짜를 알려 주세요", "{d}已经过去（今天是{t}）：请给出将来的日期"),
        "{d} is in the past (today is {t}): give a month that is still to come": ("{d}은(는) 지난 달입니다 (오늘은 {t}). 앞으로의 달을 알려 주세요", "{d}已经过去（今天是{t}）：请给出将来的月份"),
        "{d} is in the past (today is {t}): give a later start.": ("{d}은(는) 지난 날짜입니다 (오늘은 {t}). 더 늦은 출발일을 알려 주세요", "{d}已经过去（今天是{t}）：请给出更晚的出发日"),
        "{d} is in the past (today is {t}): give a later time.": ("{d}은(는) 지난 날짜입니다 (오늘은 {t}). 더 늦은 때를 알려 주세요", "{d}已经过去（今天是{t}）：请给出更晚的时间"),
        "{n} days do not fit between {a} and {b}: give another month or length": ("{a}에서 {b} 사이에는 {n}일이 들어가지 않습니다. 다른 달이나 기간을 알려 주세요", "{a}至{b}之间放不下{n}天：请换月份或天数"),
        "{n} days do not fit between {a} and {b}: shorten the trip or widen the dates.": ("{a}에서 {b} 사이에는 {n}일이 들어가지 않습니다. 여행을 줄이거나 기간을 넓혀 주세요", "{a}至{b}之间放不下{n}天：请缩短行程或放宽日期"),
        "{a} is not a date: check the month and the day": ("{a}은(는) 없는 날짜입니다. 월과 일을 확인해 주세요", "{a}不是有效日期：请检查月和日"),
        "month {m}, day {d} is not a date: check it": ("{m}월 {d}일은 없는 날짜입니다. 확인해 주세요", "{m}月{d}日不是有效日期：请检查"),
        "a trip needs at least one traveller: say how many": ("여행자가 한 명 이상이어야 합니다. 몇 명인지 알려 주세요", "至少需要一位旅客：请说明人数"),
        "{n} travellers are more than the 50 that can be planned: split the group": ("{n}명은 계획할 수 있는 50명보다 많습니다. 일행을 나눠 주세요", "{n}位旅客超过可规划的50位：请分组"),
        # edits
        "the trip has {n} days, and no day {m}: name one of them": ("여행은 {n}일이고 {m}일째는 없습니다. 그 가운데 하루를 말씀해 주세요", "行程共{n}天，没有第{m}天：请说其中一天"),
        'no visit of the plan is called "{a}": use a name that stands in it': ("“{a}”(이)라는 방문지는 계획에 없습니다. 계획에 있는 이름을 말씀해 주세요", "行程中没有叫“{a}”的地点：请用行程中的名称"),
        'nothing in the plan is called "{a}": use a name that stands in it': ("“{a}”(이)라는 것은 계획에 없습니다. 계획에 있는 이름을 말씀해 주세요", "行程中没有叫“{a}”的内容：请用行程中的名称"),
        "{a} is locked: unlock it first": ("{a}은(는) 고정되어 있습니다. 먼저 고정을 풀어 주세요", "{a}已锁定：请先解锁"),
        "nothing can be left out: what is left is locked or was asked for": ("뺄 수 있는 것이 없습니다. 남은 것은 고정되었거나 요청하신 것입니다", "没有可以去掉的：剩下的都已锁定或是您要求的"),
        'the catalog has no "{a}" that is not in the plan yet: check the name': ("카탈로그에 아직 계획에 없는 “{a}”이(가) 없습니다. 이름을 확인해 주세요", "目录中没有尚未列入行程的“{a}”：请检查名称"),
        'nothing that fits "{a}" is left in the catalog: name a place': ("카탈로그에 “{a}”에 맞는 것이 더 없습니다. 장소 이름을 말씀해 주세요", "目录中没有更多符合“{a}”的地点：请说地点名称"),
        "a budget of {a} is not possible: name an amount above zero": ("예산 {a}은(는) 불가능합니다. 0보다 큰 금액을 말씀해 주세요", "预算{a}不可行：请给出大于零的金额"),
        "how much? Name an amount of money": ("얼마인가요? 금액을 말씀해 주세요", "多少钱？请说金额"),
        "how late? Say the delay in hours or minutes": ("얼마나 늦나요? 몇 시간 또는 몇 분인지 알려 주세요", "晚多久？请说小时或分钟"),
        "the trip has only {n} days: take fewer away": ("여행은 {n}일뿐입니다. 더 적게 줄여 주세요", "行程只有{n}天：请少减几天"),
        "which dates? Say the first and the last day": ("언제인가요? 첫날과 마지막 날을 알려 주세요", "哪些日期？请说第一天和最后一天"),
        "{d} is past: name a date that is still to come": ("{d}은(는) 지난 날짜입니다. 앞으로의 날짜를 말씀해 주세요", "{d}已经过去：请说将来的日期"),
        "that day is not in the plan, or has no time in it: count the days from 1": ("그날은 계획에 없거나 시간이 없습니다. 1일째부터 세어 주세요", "那一天不在行程中或没有时间：天数从1开始数"),
        "there is no time for {a} without giving up something locked: choose another day": ("고정된 것을 빼지 않고는 {a}에 갈 시간이 없습니다. 다른 날을 골라 주세요", "不放弃已锁定的内容就没有时间去{a}：请选另一天"),
        "something locked is in the way of this change: unlock it, or name another day": ("고정된 것이 이 변경을 막고 있습니다. 고정을 풀거나 다른 날을 말씀해 주세요", "已锁定的内容妨碍此更改：请解锁或换一天"),
        "{a} is locked and does not fit any more: unlock it, or keep the trip as it is": ("고정된 {a}이(가) 더는 들어가지 않습니다. 고정을 풀거나 여행을 그대로 두세요", "已锁定的{a}放不下了：请解锁或保持行程不变"),
        "the {m} of {t} would be missed: ask the carrier for a later one": ("{t} {m}을(를) 놓치게 됩니다. 운송사에 더 늦은 편을 문의하세요", "会错过{t}的{m}：请向承运商询问更晚的班次"),
        # assumptions of the readers
        "{n} days, the first length stated, was taken": ("먼저 말씀하신 {n}일로 봄", "按先说的{n}天"),
        "“{a}” was taken as {n} days": ("“{a}”을(를) {n}일로 봄", "“{a}”按{n}天理解"),
        "children without a stated age were taken as {n} years old": ("나이를 말씀하지 않은 어린이를 {n}세로 봄", "未说明年龄的儿童按{n}岁计算"),
        "“{a}” was taken as {n} children": ("“{a}”을(를) 어린이 {n}명으로 봄", "“{a}”按{n}名儿童理解"),
        "1 adult with the children was assumed": ("어린이와 함께 성인 1명으로 봄", "假定有1位成人陪同儿童"),
        "{n} adults with the children was assumed": ("어린이와 함께 성인 {n}명으로 봄", "假定有{n}位成人陪同儿童"),
        "“{a}” was taken as {b}": ("“{a}”을(를) {b}(으)로 봄", "“{a}”按{b}理解"),
        "{a} was left out, as you asked": ("말씀하신 대로 {a} 제외", "按您的要求不去{a}"),
        "the dates {a} to {b} are {n} days, not {m}: the dates were taken": ("{a} ~ {b}은(는) {m}일이 아니라 {n}일이라 날짜대로 함", "{a}至{b}是{n}天而不是{m}天：按日期规划"),
    }
)  # fmt: skip


def refused(error: InputError, language: Language) -> InputError:
    """The same refusal in the person's language; a sentence that has no translation stays as it is."""
    from .phrasebook import translated  # here, because the phrase book holds these phrases too

    if isinstance(error, AmbiguousPlace):
        comma = "、" if language == "zh" else ", "
        listed = (
            str(error).replace(" or ".join(error.choices), comma.join(error.choices))
            if language != "en"
            else str(error)
        )
        text = translated(listed, language)
        return AmbiguousPlace(text, error.choices, error.words)
    return type(error)(translated(str(error), language))
