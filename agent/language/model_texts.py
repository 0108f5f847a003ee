"""What is said about the language model itself, in three languages: what it read, which work it did, and what it cost."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

from ...domain.request import Language
from ...domain.usage import Step
from . import formats

#: key -> (English, Korean, Chinese)
MODEL_TEXTS = MappingProxyType(
    {
        # what it read in words that the rules did not understand
        "read_as": ("“{words}” was read by the language model as: {what}", "“{words}”: 언어 모델이 {what}(으)로 읽음", "“{words}”：由语言模型理解为{what}"),
        "read_when": ("the language model read the time as: {what}", "언어 모델이 읽은 기간: {what}", "语言模型理解的时间：{what}"),
        "read_party": ("the language model read the number of travellers as: {count}", "언어 모델이 읽은 인원: {count}명", "语言模型理解的人数：{count}"),
        "read_interest": ("something that you like or dislike", "좋아하거나 싫어하는 것", "喜好"),
        "read_budget_cap": ("a limit on money", "금액 한도", "金额上限"),
        "read_must_see": ("a place to see", "꼭 볼 곳", "必看的地点"),
        "read_avoid_place": ("a place to leave out", "빼야 할 곳", "不去的地点"),
        "read_avoid_kind": ("a kind of place to leave out", "빼야 할 종류", "不去的类型"),
        "read_transport_ban": ("a means of transport to avoid", "피할 교통수단", "不用的交通方式"),
        "read_cuisines": ("food that you want", "원하는 음식", "想吃的菜"),
        "read_diet": ("a diet", "식단", "饮食要求"),
        "read_allergy": ("an allergy", "알레르기", "过敏"),
        "read_access": ("an access need", "이동 편의", "无障碍需求"),
        "read_room": ("a kind of room", "방의 종류", "房型"),
        "read_house_rule": ("a house rule", "숙소 규칙", "住宿规定"),
        "read_day_hours": ("hours of the day", "하루의 시간대", "每天的时间"),
        "read_pace": ("a pace", "여행 속도", "节奏"),
        "read_known_hours": ("only places of known hours", "운영 시간이 확인된 곳만", "只去开放时间确定的地点"),
        "read_max_visits": ("a number of visits a day", "하루 방문 수", "每天的参观数"),
        "read_visit_kinds": ("a number of visits of a kind", "종류별 방문 수", "某类地点的数量"),
        "read_other": ("a condition", "조건", "条件"),
        # which path the answer took
        "by_model": ("Language model: {what}.", "언어 모델이 한 일: {what}.", "语言模型完成：{what}。"),
        "by_rules": ("By rules, not by the language model: {what} ({why}).", "언어 모델 대신 규칙으로 한 일: {what} ({why}).", "未用语言模型、由规则完成：{what}（{why}）。"),
        "understand": ("reading the request", "요청 읽기", "理解请求"),
        "destination": ("comparing cities", "도시 비교", "比较城市"),
        "attractions": ("ranking sights", "볼거리 순위", "景点排序"),
        "itinerary": ("reviewing the days", "일정 검토", "检查行程"),
        "shopping": ("ranking products", "상품 순위", "商品排序"),
        "budget": ("ordering the savings", "절약 방안 순서", "节省方案排序"),
        "clarify": ("wording the question", "질문 쓰기", "措辞提问"),
        "compose": ("the opening words", "첫머리 쓰기", "开头语"),
        "failed": ("it failed", "실패함", "调用失败"),
        "schema": ("its answer had the wrong form", "답의 형식이 맞지 않음", "回答格式不符"),
        "limit": ("a limit was reached", "한도에 이름", "已达上限"),
        "unproved": ("what it said was not proved", "말한 내용이 증명되지 않음", "其内容未得到证明"),
        # /cost
        "cost_none": ("No language model was used.", "언어 모델을 쓰지 않았습니다.", "未使用语言模型。"),
        "cost_line": ("{what}: {path}, {calls} calls, {asked} + {answered} tokens, {cost}, {seconds} s", "{what}: {path}, 호출 {calls}회, 토큰 {asked} + {answered}, {cost}, {seconds}초", "{what}：{path}，调用{calls}次，令牌{asked} + {answered}，{cost}，{seconds}秒"),
        "cost_total": ("In all", "합계", "合计"),
        "cost_unpriced": ("price unknown", "가격 모름", "价格未知"),
        "path_model": ("by the model", "모델", "模型"),
        "path_repaired": ("by the model, after one repair", "모델, 한 번 고침", "模型，修正一次"),
        "path_cached": ("by the model, kept answer", "모델, 저장된 답", "模型，缓存的回答"),
        "path_keyless": ("by rules", "규칙", "规则"),
    }
)  # fmt: skip

_COLUMN: dict[Language, int] = {"en": 0, "ko": 1, "zh": 2}


def told(language: Language, key: str, **values: Any) -> str:
    """The sentence `key` in `language`. A missing value is a KeyError: a defect, seen in tests."""
    return MODEL_TEXTS[key][_COLUMN[language]].format(**values)


def path_lines(steps: Sequence[Step], language: Language) -> list[str]:
    """Which work the model did, and which it was to do and rules did, with the reason; nothing without a model."""
    served = [told(language, s.node) for s in steps if s.path != "keyless"]
    lines = [told(language, "by_model", what=formats.joined(served, language))] if served else []
    missed = [s for s in steps if s.path == "keyless"]
    for reason in dict.fromkeys(s.reason for s in missed):
        what = formats.joined((told(language, s.node) for s in missed if s.reason == reason), language)
        lines.append(told(language, "by_rules", what=what, why=told(language, reason or "failed")))
    return lines


def cost_lines(steps: Sequence[Step], language: Language) -> list[str]:
    """What each node's calls cost, and all of them together. Amounts in US dollars."""
    if not steps:
        return [told(language, "cost_none")]
    lines = [_cost(told(language, s.node), s, language) for s in steps]
    whole = Step(node="", path=steps[0].path)
    for step in steps:
        whole = whole.model_copy(update={"usage": whole.usage + step.usage})
    used = whole.usage
    total = f"{used.calls} · {used.input_tokens} + {used.output_tokens} · {_dollars(whole, language)} · {used.seconds:.1f} s"
    return [*lines, f"{told(language, 'cost_total')}: {total}"]


def _cost(what: str, step: Step, language: Language) -> str:
    used = step.usage
    return told(
        language, "cost_line", what=what, path=told(language, f"path_{step.path}"), calls=used.calls, asked=used.input_tokens,
        answered=used.output_tokens, cost=_dollars(step, language), seconds=f"{used.seconds:.1f}",
    )  # fmt: skip


def _dollars(step: Step, language: Language) -> str:
    if step.usage.unpriced:
        return told(language, "cost_unpriced")
    return f"{step.usage.cost.normalize():f} USD"
