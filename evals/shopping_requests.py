"""Requests for goods with their typed meaning, made from hand-written phrases. They know nothing of how requests are read.

Two halves of phrases: those of `PHRASES` were looked at while rules were written ("seen"; their first tuple from the beginning, their
second after a run in which 37 items broke a condition, mostly because "no more than" was read as "more than"; those of `SECOND` after
one in which 20 did, because of 넘지 않는 and 评分至少). Those of `UNSEEN` were run
twice: 18 items of 291 broke a condition in the first run (보다, 한도, "-free"), after which what is left over is said.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Any, Literal

from .shopping_feed import KINDS, Truth

Language = Literal["en", "ko", "zh"]
Half = Literal["seen", "unseen"]
Rate = Callable[[str, str], Decimal | None]

#: condition -> language -> (seen phrases, unseen phrases). {x} is the limit.
PHRASES: Mapping[str, Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = MappingProxyType(
    {
        "price": {
            "en": (("under {x}", "below {x}", "at most {x}"), ("for no more than {x}", "up to {x}", "max {x}", "{x} or less", "costing less than {x}")),
            "ko": (("{x} 이하", "{x} 이내로"), ("최대 {x}", "{x} 미만", "{x} 안쪽으로", "가격은 {x} 이하")),
            "zh": (("{x}以内", "不超过{x}"), ("最多{x}", "{x}以下", "价格低于{x}")),
        },
        "rating": {
            "en": (("rated {x} or more", "at least {x} stars"), ("with a rating above {x}", "{x}+ stars", "rated at least {x}")),
            "ko": (("평점 {x} 이상",), ("별점 {x}점 이상", "평점이 {x} 이상인")),
            "zh": (("评分{x}以上",), ("评分不低于{x}分", "评价{x}分以上")),
        },
        "stock": {"en": (("in stock",), ("that is in stock", "must be in stock")), "ko": (("재고 있는",), ("재고가 있는 걸로",)), "zh": (("有货",), ("现货",))},
        "sides": {
            "en": (("under {x}", "within {x} cm"), ("no larger than {x} cm", "max {x}", "fitting into {x} cm")),
            "ko": (("{x} cm 이내",), ("{x}cm 이하", "크기 {x} 이하")),
            "zh": (("{x}厘米以内",), ("尺寸不超过{x}厘米",)),
        },
        "weight": {
            "en": (("under {x} kg", "at most {x} kg"), ("not heavier than {x} kg", "lighter than {x} kg", "up to {x} kg", "weighing less than {x} kg")),
            "ko": (("{x}kg 이하",), ("무게 {x}kg 미만", "{x}킬로 이하")),
            "zh": (("不超过{x}公斤",), ("{x}公斤以下", "重量{x}千克以内")),
        },
        "waterproof": {"en": (("waterproof",), ("that is waterproof", "water-proof")), "ko": (("방수",), ("방수되는", "방수 기능 있는")), "zh": (("防水",), ("防水的",))},
        "not": {
            "en": (("not {x}", "not made of {x}"), ("without {x}", "no {x}", "anything but {x}")),
            "ko": (("{x} 말고", "{x} 아닌"), ("{x} 제외하고", "{x}은 싫고")),
            "zh": (("不要{x}的",), ("非{x}的", "不含{x}的")),
        },
        "plugs": {"en": (("for type {x}",), ("with plug type {x}", "type {x}")), "ko": (("{x}형",), ("{x}타입",)), "zh": (("{x}型",), ("{x}类型的",))},
        "wh": {"en": (("under {x} Wh",), ("at most {x}Wh", "up to {x} Wh")), "ko": (("{x}Wh 이하",), ("최대 {x}Wh",)), "zh": (("不超过{x}Wh",), ("{x}Wh以下",))},
        "spf": {"en": (("SPF {x}", "SPF {x} or more"), ("SPF{x}+", "at least SPF {x}")), "ko": (("SPF {x} 이상",), ("차단지수 {x} 이상", "SPF{x}")), "zh": (("SPF{x}以上",), ("防晒指数{x}以上",))},
        "ml": {"en": (("under {x} ml", "at most {x} ml"), ("up to {x}ml", "{x} ml or less", "no more than {x} ml")), "ko": (("{x}ml 이하",), ("{x}ml 미만의", "용량 {x}ml 이하")), "zh": (("{x}毫升以下",), ("不超过{x}毫升",))},
    }
)  # fmt: skip
SECOND: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "price": {"en": ("not over {x}", "{x} max", "within {x}", "cheaper than {x}"), "ko": ("{x}까지", "{x} 넘지 않는", "예산 {x}"), "zh": ("预算{x}", "{x}之内", "不要超过{x}")},
        "rating": {"en": ("{x} stars or better", "rating of at least {x}", "rated above {x}"), "ko": ("평점은 {x} 이상", "별점 {x} 이상인"), "zh": ("{x}分以上", "评分至少{x}")},
        "stock": {"en": ("currently in stock", "only in stock"), "ko": ("재고 있음",), "zh": ("要有货",)},
        "sides": {"en": ("at most {x} cm", "not bigger than {x} cm", "measuring up to {x} cm"), "ko": ("{x} 센티 이내", "최대 {x}cm"), "zh": ("最大{x}厘米", "{x}cm以内")},
        "weight": {"en": ("no heavier than {x} kg", "max {x} kg", "{x} kg or less", "below {x} kilos"), "ko": ("{x}kg 이내", "최대 {x}kg", "{x}kg 안 넘는"), "zh": ("最多{x}公斤", "{x}kg以内", "重量不超过{x}千克")},
        "waterproof": {"en": ("fully waterproof", "waterproof please"), "ko": ("방수 되는",), "zh": ("防水款",)},
        "not": {"en": ("excluding {x}", "but no {x}", "not of {x}"), "ko": ("{x} 빼고", "{x}은 말고"), "zh": ("不是{x}的", "不含{x}")},
        "plugs": {"en": ("for plugs of type {x}", "fitting type {x}"), "ko": ("{x}형 콘센트용",), "zh": ("用于{x}型插座",)},
        "wh": {"en": ("max {x} Wh", "not more than {x} Wh"), "ko": ("{x}Wh 이내",), "zh": ("最大{x}Wh",)},
        "spf": {"en": ("with SPF {x}", "sun factor SPF {x} or higher"), "ko": ("SPF{x} 이상인",), "zh": ("SPF {x}",)},
        "ml": {"en": ("{x} ml max", "not over {x} ml", "within {x} ml"), "ko": ("최대 {x}ml", "{x}ml 이내"), "zh": ("最多{x}毫升", "{x}ml以内")},
    }
)  # fmt: skip
UNSEEN: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "price": {"en": ("for less than {x}", "with a limit of {x}", "at {x} or under", "not more than {x}"), "ko": ("{x}보다 싼", "{x} 밑으로", "{x} 한도"), "zh": ("{x}封顶", "低于{x}", "上限{x}")},
        "rating": {"en": ("minimum {x} stars", "rating {x} and up", "rated {x}/5 or higher"), "ko": ("평점 {x}점 이상", "{x}점 이상"), "zh": ("评价不低于{x}分", "评分高于{x}")},
        "stock": {"en": ("in stock please",), "ko": ("재고 있는 것만",), "zh": ("必须有货",)},
        "sides": {"en": ("up to {x} cm", "smaller than {x} cm"), "ko": ("{x}cm 안에 들어가는", "{x} 이내 크기"), "zh": ("不大于{x}厘米", "{x}公分以内")},
        "weight": {"en": ("less than {x} kg", "maximum {x} kg", "under {x} kilograms"), "ko": ("{x}킬로그램 미만", "{x}kg보다 가벼운"), "zh": ("低于{x}公斤", "{x}千克以下")},
        "waterproof": {"en": ("and waterproof",), "ko": ("방수인",), "zh": ("能防水的",)},
        "not": {"en": ("which is not {x}", "{x}-free", "other than {x}"), "ko": ("{x} 아닌 걸로", "{x} 없는"), "zh": ("别要{x}的",)},
        "plugs": {"en": ("type {x} please",), "ko": ("{x}형 플러그",), "zh": ("{x}型插头的",)},
        "wh": {"en": ("no more than {x} Wh", "{x} Wh or less"), "ko": ("{x} Wh 미만",), "zh": ("{x}Wh以内",)},
        "spf": {"en": ("SPF of {x}", "SPF {x}+"), "ko": ("SPF {x}",), "zh": ("防晒系数{x}",)},
        "ml": {"en": ("below {x} ml", "less than {x} ml"), "ko": ("{x}밀리리터 이하",), "zh": ("{x}毫升以内",)},
    }
)  # fmt: skip
_NAMES: Mapping[str, Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = MappingProxyType(
    {
        "carry-on": {"en": (("carry-on", "carry-on suitcase"), ("cabin suitcase", "cabin bag")), "ko": (("기내용 캐리어",), ("기내 캐리어",)), "zh": (("登机箱",), ("登机箱",))},
        "backpack": {"en": (("backpack",), ("rucksack",)), "ko": (("배낭",), ("백팩",)), "zh": (("背包",), ("双肩包",))},
        "raincoat": {"en": (("raincoat",), ("rain jacket",)), "ko": (("우비",), ("레인코트",)), "zh": (("雨衣",), ("雨衣",))},
        "umbrella": {"en": (("umbrella",), ("umbrella",)), "ko": (("우산",), ("우산",)), "zh": (("雨伞",), ("伞",))},
        "hiking boots": {"en": (("hiking boots",), ("hiking shoes", "trekking shoes")), "ko": (("등산화",), ("트레킹화",)), "zh": (("登山鞋",), ("徒步鞋",))},
        "wallet": {"en": (("wallet",), ("wallet",)), "ko": (("지갑",), ("지갑",)), "zh": (("钱包",), ("钱包",))},
        "adapter": {"en": (("plug adapter",), ("travel adapter",)), "ko": (("여행용 어댑터",), ("여행용 어댑터",)), "zh": (("转换插头",), ("转换插头",))},
        "power bank": {"en": (("power bank",), ("powerbank",)), "ko": (("보조 배터리",), ("보조배터리",)), "zh": (("充电宝",), ("移动电源",))},
        "sunscreen": {"en": (("sunscreen",), ("sun cream",)), "ko": (("선크림",), ("자외선 차단제",)), "zh": (("防晒霜",), ("防晒霜",))},
        "water bottle": {"en": (("water bottle",), ("drinking bottle",)), "ko": (("물병",), ("텀블러",)), "zh": (("水壶",), ("水瓶",))},
        "sleeping bag": {"en": (("sleeping bag",), ("sleeping bag",)), "ko": (("침낭",), ("침낭",)), "zh": (("睡袋",), ("睡袋",))},
        "tent": {"en": (("tent",), ("tent",)), "ko": (("텐트",), ("텐트",)), "zh": (("帐篷",), ("帐篷",))},
    }
)  # fmt: skip
_OPENERS: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "en": (("{what}", "I need a {what}", "looking for a {what}"), ("please find me a {what}", "can you recommend a {what}", "I would like to buy a {what}", "show me a {what}"), ("could you suggest a {what}", "I am after a {what}", "what {what} do you have", "a good {what}")),
        "ko": (("{what}", "{what} 추천해줘"), ("{what} 찾아줘", "{what} 사고 싶어요", "{what} 좀 보여줘"), ("{what} 있어?", "{what} 구매하려고 해", "{what} 골라줘")),
        "zh": (("{what}", "推荐{what}"), ("我想买{what}", "请帮我找{what}", "需要{what}"), ("有没有{what}", "想买{what}", "求推荐{what}")),
    }
)  # fmt: skip
_BEFORE = frozenset({"waterproof", "plugs", "not", "stock"})  # in Korean and Chinese, these stand before the thing
_MATERIALS_KO = MappingProxyType(
    {"leather": "가죽", "cotton": "면", "nylon": "나일론", "wool": "울", "rubber": "고무", "silicone": "실리콘"}
)
_MATERIALS_ZH = MappingProxyType(
    {"leather": "皮革", "cotton": "棉", "nylon": "尼龙", "wool": "羊毛", "rubber": "橡胶", "silicone": "硅胶"}
)


@dataclass(frozen=True)
class Wish:
    """A request with its meaning: `conditions` maps a name to its limit."""

    text: str
    language: Language
    half: Half
    kind: str
    conditions: Mapping[str, Any]


def wishes(
    count: int, seed: int, half: Half, languages: Sequence[Language] = ("en", "en", "en", "ko", "ko", "zh")
) -> tuple[Wish, ...]:
    """Same arguments, same requests. Four in ten have limits that few or no products meet."""
    rng = random.Random(f"{seed}-{half}")
    return tuple(_wish(rng, languages[i % len(languages)], half, tight=rng.random() < 0.4) for i in range(count))


def _wish(rng: random.Random, language: Language, half: Half, tight: bool) -> Wish:
    kind = rng.choice(sorted(KINDS))
    fields = [("not" if f == "material" else f) for f in KINDS[kind][6]]
    extra = [n for n in ("rating", "stock") if rng.random() < 0.25]
    names = ["price", *rng.sample(fields, rng.randint(0 if not tight else 1, min(2, len(fields)))), *extra]
    if not tight and rng.random() < 0.2 and len(names) > 1:
        names.remove("price")
    conditions = {name: _limit(rng, name, kind, language, tight) for name in names}
    return Wish(_rendered(rng, language, half, kind, conditions), language, half, kind, conditions)


def _limit(rng: random.Random, name: str, kind: str, language: Language, tight: bool) -> Any:
    low, high = KINDS[kind][4:6]
    if name == "price":
        euros = low * rng.uniform(0.6, 1.15) if tight else rng.uniform(low + (high - low) * 0.3, high)
        currency = {"ko": "KRW", "zh": "CNY"}.get(language) or rng.choice(("EUR", "EUR", "USD"))
        if currency == "KRW":
            return max(1, round(euros * 1500 / 1000)) * 1000, currency
        return max(3, round(euros * (8 if currency == "CNY" else 1))), currency
    makers: dict[str, Callable[[], Any]] = {
        "rating": lambda: rng.choice((4, 4.5, 4.8) if tight else (3, 3.5, 4)),
        "stock": lambda: True,
        "sides": lambda: rng.choice(
            ((40, 30, 20), (45, 36, 20)) if tight else ((55, 40, 20), (56, 45, 25), (55, 40, 23))
        ),
        "weight": lambda: rng.choice((0.3, 0.4, 0.5) if tight else (1, 1.5, 2, 2.5, 3)),
        "waterproof": lambda: True,
        "not": lambda: rng.choice(sorted(_MATERIALS_KO)),
        "plugs": lambda: rng.choice(("A", "C", "G", "I")),
        "wh": lambda: 50 if tight else rng.choice((100, 130)),
        "spf": lambda: 50 if tight else rng.choice((20, 30)),
        "ml": lambda: 60 if tight else rng.choice((100, 200, 600)),
    }
    return makers[name]()


def _rendered(rng: random.Random, language: Language, half: Half, kind: str, conditions: Mapping[str, Any]) -> str:
    which = 3 if half == "unseen" else rng.randint(0, 2)
    name = rng.choice(_NAMES[kind][language][min(which, 1)])
    before: list[str] = []
    after: list[str] = []
    for condition, limit in conditions.items():
        apart = {2: SECOND, 3: UNSEEN}
        phrases = apart[which][condition][language] if which in apart else PHRASES[condition][language][which]
        phrase = rng.choice(phrases).format(x=_said(condition, limit, language))
        (before if condition in _BEFORE and language != "en" else after).append(phrase)
    if language == "en" and "waterproof" in after:
        after.remove("waterproof")
        name = f"waterproof {name}"
    what = "".join([*before, name]) if language == "zh" else " ".join([*before, name])
    joiner = {"en": ", ", "ko": ", ", "zh": "，"}[language]
    what = joiner.join([what, *after]) if language != "en" else " ".join([what, joiner.join(after)]).strip()
    return rng.choice(_OPENERS[language][min(which, 2)]).format(what=what)


def _said(condition: str, limit: Any, language: Language) -> str:
    if condition == "price":
        amount, currency = limit
        if currency == "KRW":
            return f"{amount // 10000}만원" if amount % 10000 == 0 else f"{amount:,}원"
        return f"{amount}元" if currency == "CNY" else f"{amount} {currency}"
    if condition == "sides":
        return "x".join(map(str, limit))
    if condition == "not":
        return {"en": str(limit), "ko": _MATERIALS_KO[limit], "zh": _MATERIALS_ZH[limit]}[language]
    return str(limit)


def verdict(truth: Truth, name: str, limit: Any, rate: Rate) -> bool | None:
    """Whether a row meets a condition by what it says; None when it does not say."""
    if name == "price":
        return _affordable(truth, limit, rate)
    if name == "rating":
        return None if truth.rating is None else truth.rating >= limit
    if name == "stock":
        return truth.stock
    field = "material" if name == "not" else name
    value = truth.values.get(field)
    if value is None:
        return None
    if name == "sides":
        return all(a <= b for a, b in zip(sorted(value), sorted(limit), strict=True))
    if name == "not":
        return bool(value != limit)
    if name == "plugs":
        return bool(value == limit)
    return (
        bool(value >= limit) if name == "spf" else bool(value is True) if name == "waterproof" else bool(value <= limit)
    )


def _affordable(truth: Truth, limit: tuple[int, str], rate: Rate) -> bool | None:
    if truth.price is None:
        return None
    amount, currency = Decimal(limit[0]), limit[1]
    if currency != truth.price[1]:
        factor = rate(currency, truth.price[1])
        if factor is None:
            return None
        step = Decimal(1) if truth.price[1] == "KRW" else Decimal("0.01")
        amount = (amount * factor).quantize(step, ROUND_HALF_UP)
    return truth.price[0] <= amount


def fitting(wish: Wish, truths: Sequence[Truth], rate: Rate) -> set[str]:
    """Ids of the rows that are the thing and meet every condition."""
    return {
        t.id
        for t in truths
        if t.kind == wish.kind
        and not t.part
        and all(verdict(t, n, x, rate) is True for n, x in wish.conditions.items())
    }
