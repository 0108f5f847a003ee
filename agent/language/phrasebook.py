"""The solver speaks English; this is its phrase book. A sentence that is not in it stays English, and a test looks for those."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from ...domain.request import Language
from .particles import chosen
from .refusals import REFUSALS

#: English sentence with {slots} -> (Korean, Chinese).
PHRASES = MappingProxyType(
    {
        "Local transport": ("현지 교통", "市内交通"),
        "From where you live to {b}": ("출발지에서 {b}까지", "从出发地到{b}"),
        "From {b} back to where you live": ("{b}에서 출발지까지", "从{b}返回出发地"),
        "back to {a}": ("{a}(으)로 돌아오는 길", "返回{a}"),
        "From {a} to {b}": ("{a}에서 {b}까지", "从{a}到{b}"),
        "From {b} back to {a}": ("{b}에서 {a}까지", "从{b}返回{a}"),
        "Lodging in {a}, {n} room x {m} nights": ("{a} 숙박, 객실 {n}개 x {m}박", "{a}住宿，{n}间 x {m}晚"),
        "Lodging in {a}, {n} rooms x {m} nights": ("{a} 숙박, 객실 {n}개 x {m}박", "{a}住宿，{n}间 x {m}晚"),
        "Lodging in {a}, {n} room x {m} night": ("{a} 숙박, 객실 {n}개 x {m}박", "{a}住宿，{n}间 x {m}晚"),
        "Lodging in {a}, {n} rooms x {m} night": ("{a} 숙박, 객실 {n}개 x {m}박", "{a}住宿，{n}间 x {m}晚"),
        "Meals in {a}, {n} days": ("{a} 식사, {n}일", "{a}餐饮，{n}天"),
        "Meals in {a}, {n} day": ("{a} 식사, {n}일", "{a}餐饮，{n}天"),
        "Ticket: {a}": ("입장료: {a}", "门票：{a}"),
        "Ticket, children: {a}": ("어린이 입장료: {a}", "儿童票：{a}"),
        "See the city's transit fares; a day pass often costs less than single rides.": ("도시 교통 요금을 확인하세요. 1일권이 더 싼 경우가 많습니다", "请查看当地交通票价；日票通常更便宜"),
        "Ask the carriers, or a timetable with fares, for this date.": ("해당 날짜의 운임을 운송사에 확인하세요", "请向承运商查询该日票价"),
        "Ask airlines or railways for your dates.": ("항공사나 철도에 해당 날짜의 운임을 확인하세요", "请向航空公司或铁路查询该日期票价"),
        "Say where you start from, then ask the carriers.": ("출발지를 알려 주시고 운송사에 확인하세요", "请告知出发地，再向承运商查询"),
        "Ask the lodging or a booking site for these nights.": ("숙소나 예약 사이트에 확인하세요", "请向住宿或预订网站查询"),
        "Look at the restaurant's menu.": ("식당 메뉴를 확인하세요", "请查看餐厅菜单"),
        "Look at menus of restaurants near your stops.": ("근처 식당의 메뉴를 확인하세요", "请查看附近餐厅菜单"),
        "See the place's own page for its admission.": ("해당 장소의 누리집에서 입장료를 확인하세요", "请在该地点官网查看门票"),
        "The child's price is not known: at most the adult's.": ("어린이 요금을 몰라 성인 요금 이하로 봄", "儿童票价未知：不高于成人票价"),
        "Compare shops, or bring a product catalog.": ("상점에서 비교하거나 상품 카탈로그를 가져오세요", "请比较商店，或自带商品目录"),
        "Left out: the limit does not leave enough for it.": ("뺌: 한도에 여유가 없음", "未列入：上限不足"),
        "At most: the US government's ceiling for {a}, not a price. Most travellers pay less.": ("최대치: {a}에 대한 미국 정부의 상한액이며 가격이 아님", "上限：美国政府对{a}的限额，并非价格"),
        "Day 1 starts in {a} at {t}: how you get there is not known here.": ("1일째는 {t}에 {a}에서 시작, 그곳까지의 이동은 알 수 없음", "第1天{t}从{a}开始：如何抵达未知"),
        "Day 1 starts in {a}: how you get there is not known here.": ("1일째는 {a}에서 시작, 그곳까지의 이동은 알 수 없음", "第1天从{a}开始：如何抵达未知"),
        "The last day ends in {a}: when you leave is not known here.": ("마지막 날은 {a}에서 끝남, 떠나는 시각은 알 수 없음", "最后一天在{a}结束：离开时间未知"),
        "Moves between cities without a timetable are modelled from the distance: check them before you book.": ("시간표가 없는 도시 간 이동은 거리로 추정한 것이니 예약 전에 확인하세요", "没有时刻表的城际交通按距离估算：预订前请确认"),
        "No lodging is known here: days start and end in the middle of the city.": ("숙소 정보가 없어 하루가 도심에서 시작하고 끝남", "没有住宿资料：每天从市中心出发并返回"),
        "No lodging is known here, so room type and house rules could not be checked.": ("숙소 정보가 없어 객실 종류와 규칙을 확인하지 못함", "没有住宿资料：无法核实房型与规定"),
        "Some meals are times without a restaurant: none that fits is known here.": ("일부 식사는 시간만 있고 식당 정보가 없음", "部分用餐只有时间：没有合适的餐厅资料"),
        "Nothing came in for what went out: no other place here is open and near enough at that time.": ("뺀 곳을 대신할 곳이 없습니다. 그 시간에 열고 가까운 다른 곳이 없습니다", "去掉后没有补上：该时段没有开放且足够近的其他地点"),
        "Nothing came in for what went out: no other place here is known to be step-free.": ("뺀 곳을 대신할 곳이 없습니다. 계단 없이 갈 수 있다고 알려진 다른 곳이 없습니다", "去掉后没有补上：此处没有已知无台阶的其他地点"),
        "Nothing in this plan is known to have a cheaper choice, so it was kept as it was: where prices are not known here, compare them before you book.": ("이 계획에는 더 싸다고 알려진 선택이 없어 그대로 두었습니다. 가격을 모르는 항목은 예약 전에 비교해 보세요", "此行程中没有已知更便宜的选择，因此保持不变：价格未知的请在预订前比较"),
        "No place here is known to be step-free, so no visits are planned: ask the places that you would like to see.": ("계단 없이 갈 수 있다고 알려진 곳이 없어 방문을 넣지 않았습니다. 가고 싶은 곳에 문의하세요", "此处没有已知无台阶的地点，因此未安排游览：请向想去的地点询问"),
        "Nothing came in for what went out: the catalog has no other place here.": ("뺀 곳을 대신할 곳이 없습니다. 카탈로그에 이곳의 다른 장소가 없습니다", "去掉后没有补上：目录中此处没有其他地点"),
        "The flight stands as the timetable has it: the delay that you told comes after it.": ("항공편은 시간표대로 두고, 말씀하신 지연은 그 뒤에 넣었습니다", "航班按时刻表保留，您所说的延误列在其后"),
        "The train stands as the timetable has it: the delay that you told comes after it.": ("기차는 시간표대로 두고, 말씀하신 지연은 그 뒤에 넣었습니다", "火车按时刻表保留，您所说的延误列在其后"),
        "No exchange rate from {a} to {b} is known.": ("{a}에서 {b} 환율을 모름", "没有{a}到{b}的汇率"),
        "Not planned for: {a}.": ("계획에 반영하지 못함: {a}", "未纳入规划：{a}"),
        "No time was found for {a} on day {n}.": ("{n}일째에 {a}의 시간을 찾지 못함", "第{n}天没有找到{a}的时间"),
    }
)  # fmt: skip

_SLOT = re.compile(r"\\\{(\w+)\\\}")
Patterns = list[tuple["re.Pattern[str]", tuple[str, str]]]


def compiled(phrases: Mapping[str, tuple[str, str]]) -> Patterns:
    """Sentences with {slots} as patterns that read them again."""
    return [
        (re.compile(_SLOT.sub(lambda m: f"(?P<{m[1]}>.+?)", re.escape(english)) + r"\Z"), texts)
        for english, texts in phrases.items()
    ]


_PATTERNS = compiled({**PHRASES, **REFUSALS})


def translated(text: str, language: Language, names: Mapping[str, str] | None = None) -> str:
    """`text` in `language`. `names` turns a name of the catalog into the reader's."""
    return turned(text, language, _PATTERNS, names or {})


def turned(text: str, language: Language, patterns: Patterns, names: Mapping[str, str]) -> str:
    """`text` by the first pattern that reads it; lists in a slot are turned word by word."""
    if language == "en":
        return text
    for pattern, texts in patterns:
        match = pattern.match(text)
        if match:
            slots = {
                k: names.get(v) or ", ".join(names.get(w, w) for w in v.split(", "))
                for k, v in match.groupdict().items()
            }
            text = texts[0 if language == "ko" else 1].format(**slots)
            return chosen(text) if language == "ko" else text
    return text
