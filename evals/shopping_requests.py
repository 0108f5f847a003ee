"""Requests for goods with their typed meaning: frames of phrases filled with limits, and free ones. They know nothing of how requests are read.

Half "seen": the phrases of shopping_frames.py and the free requests of shopping_free.py. Half "unseen": shopping_held_out.py.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Any, Literal

from ..domain.colours import COLOURS
from .shopping_feed import KINDS, Truth
from .shopping_frames import MORE, NAMES, OPENERS, PHRASES, SECOND, THIRD
from .shopping_free import FREE, requests_of

Language = Literal["en", "ko", "zh"]
Half = Literal["seen", "unseen"]
Rate = Callable[[str, str], Decimal | None]

#: In Korean and Chinese, these stand before the thing.
_BEFORE = frozenset({"waterproof", "plugs", "not", "stock", "material", "color", "notcolor"})
_MATERIALS_KO = MappingProxyType(
    {"leather": "가죽", "cotton": "면", "nylon": "나일론", "wool": "울", "rubber": "고무", "silicone": "실리콘"}
)
_MATERIALS_ZH = MappingProxyType(
    {"leather": "皮革", "cotton": "棉", "nylon": "尼龙", "wool": "羊毛", "rubber": "橡胶", "silicone": "硅胶"}
)
#: Conditions that a request may hold at least of, beside those at most.
_LEAST = ("price", "weight", "ml")


@dataclass(frozen=True)
class Wish:
    """A request with its meaning: `conditions` maps a name to its limit."""

    text: str
    language: Language
    half: Half
    kind: str
    conditions: Mapping[str, Any]
    free: bool = False


def wishes(
    count: int, seed: int, half: Half, languages: Sequence[Language] = ("en", "en", "en", "ko", "ko", "zh")
) -> tuple[Wish, ...]:
    """Same arguments, same requests. Four in ten have limits that few or no products meet."""
    rng = random.Random(f"{seed}-{half}")
    return tuple(_wish(rng, languages[i % len(languages)], half, tight=rng.random() < 0.4) for i in range(count))


def free(half: Half) -> tuple[Wish, ...]:
    """The requests that were written by hand, whole."""
    text = FREE
    if half == "unseen":
        from .shopping_held_out import FREE as text
    return tuple(Wish(said, language_of(said), half, kind, held, free=True) for kind, said, held in requests_of(text))


def language_of(text: str) -> Language:
    if any("\uac00" <= c <= "\ud7a3" for c in text):
        return "ko"
    return "zh" if any("\u4e00" <= c <= "\u9fff" for c in text) else "en"


def _wish(rng: random.Random, language: Language, half: Half, tight: bool) -> Wish:
    kind = rng.choice(sorted(KINDS))
    fields = [_condition_of(rng, f) for f in KINDS[kind][6]]
    extra = [n for n in ("rating", "stock") if rng.random() < 0.25]
    names = ["price", *rng.sample(fields, rng.randint(0 if not tight else 1, min(2, len(fields)))), *extra]
    if not tight and rng.random() < 0.2 and len(names) > 1:
        names.remove("price")
    names = [f"{n}>=" if n in _LEAST and rng.random() < 0.15 else n for n in names]
    conditions = {name: _limit(rng, name.removesuffix(">="), kind, language, tight) for name in names}
    return Wish(_rendered(rng, language, half, kind, conditions), language, half, kind, conditions)


def _condition_of(rng: random.Random, field: str) -> str:
    if field == "material":
        return rng.choice(("not", "not", "material"))
    return rng.choice(("color", "notcolor")) if field == "color" else field


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
        "material": lambda: rng.choice(sorted(_MATERIALS_KO)),
        "color": lambda: rng.choice(("black", "navy", "red", "grey", "brown", "green")),
        "notcolor": lambda: rng.choice(("black", "red", "pink", "brown")),
        "size": lambda: rng.choice(("S", "M", "L", "XL") if kind == "raincoat" else ("39", "41", "42", "44")),
        "plugs": lambda: rng.choice(("A", "C", "G", "I")),
        "wh": lambda: 50 if tight else rng.choice((100, 130)),
        "spf": lambda: 50 if tight else rng.choice((20, 30)),
        "ml": lambda: 60 if tight else rng.choice((100, 200, 600)),
    }
    return makers[name]()


def _phrases(rng: random.Random, half: Half, condition: str, language: Language, which: int) -> Sequence[str]:
    """Of the unseen half all; of the seen one of its sets, as far as it has the condition."""
    if half == "unseen":
        from .shopping_held_out import FRAMES

        return next(FRAMES[key][language] for key in (condition, f"{condition}<=", f"{condition}>=") if key in FRAMES)
    sets: list[Sequence[str]] = [*PHRASES.get(condition, {}).get(language, ())]
    sets += [held[condition][language] for held in (SECOND, THIRD, MORE) if condition in held]
    return sets[which % len(sets)]


def _rendered(rng: random.Random, language: Language, half: Half, kind: str, conditions: Mapping[str, Any]) -> str:
    which = rng.randrange(5)
    names = NAMES[kind][language]
    name = rng.choice([n for column in names for n in column])
    before: list[str] = []
    after: list[str] = []
    for condition, limit in conditions.items():
        phrases = _phrases(rng, half, condition, language, which)
        phrase = rng.choice(phrases).format(x=_said(condition.removesuffix(">="), limit, language))
        (before if condition in _BEFORE and language != "en" else after).append(phrase)
    if language == "en" and "waterproof" in after:
        after.remove("waterproof")
        name = f"waterproof {name}"
    what = "".join([*before, name]) if language == "zh" else " ".join([*before, name])
    joiner = {"en": ", ", "ko": ", ", "zh": "，"}[language]
    what = joiner.join([what, *after]) if language != "en" else " ".join([what, joiner.join(after)]).strip()
    openers = OPENERS[language]
    return rng.choice([o for column in openers for o in column]).format(what=what)


def _said(condition: str, limit: Any, language: Language) -> str:
    if condition == "price":
        amount, currency = limit
        if currency == "KRW":
            return f"{amount // 10000}만원" if amount % 10000 == 0 else f"{amount:,}원"
        return f"{amount}元" if currency == "CNY" else f"{amount} {currency}"
    if condition == "sides":
        return "x".join(map(str, limit))
    if condition in ("not", "material"):
        return {"en": str(limit), "ko": _MATERIALS_KO[limit], "zh": _MATERIALS_ZH[limit]}[language]
    if condition in ("color", "notcolor"):
        return COLOURS[limit][{"en": 0, "ko": 1, "zh": 2}[language]][0]
    return str(limit)


def verdict(truth: Truth, name: str, limit: Any, rate: Rate) -> bool | None:
    """Whether a row meets a condition by what it says; None when it does not say."""
    least, name = name.endswith(">="), name.removesuffix(">=")
    if name == "price":
        return _affordable(truth, limit, rate, least)
    if name == "rating":
        return None if truth.rating is None else truth.rating >= limit
    if name == "stock":
        return truth.stock
    field = {"not": "material", "notcolor": "color"}.get(name, name)
    value = truth.values.get(field)
    if value is None:
        return None
    return _holds(name, value, limit, least)


def _holds(name: str, value: Any, limit: Any, least: bool) -> bool | None:
    if name == "sides":
        return all(a <= b for a, b in zip(sorted(value), sorted(limit), strict=True))
    if name in ("not", "notcolor"):
        return bool(value != limit)
    if name in ("material", "plugs"):
        return bool(value in (limit if isinstance(limit, tuple) else (limit,)))
    if name == "color":
        return value in limit.split("/")
    if name == "size":
        return None if limit.endswith("mm") else bool(value == limit)  # feeds of millimetres are others
    if name == "waterproof":
        return value is True
    return bool(value >= limit) if name == "spf" or least else bool(value <= limit)


def _affordable(truth: Truth, limit: tuple[int, str], rate: Rate, least: bool) -> bool | None:
    if truth.price is None:
        return None
    amount, currency = Decimal(limit[0]), limit[1]
    if currency != truth.price[1]:
        factor = rate(currency, truth.price[1])
        if factor is None:
            return None
        step = Decimal(1) if truth.price[1] == "KRW" else Decimal("0.01")
        amount = (amount * factor).quantize(step, ROUND_HALF_UP)
    return truth.price[0] >= amount if least else truth.price[0] <= amount


def fitting(wish: Wish, truths: Sequence[Truth], rate: Rate) -> set[str]:
    """Ids of the rows that are the thing and meet every condition."""
    return {
        t.id
        for t in truths
        if t.kind == wish.kind
        and not t.part
        and all(verdict(t, n, x, rate) is True for n, x in wish.conditions.items())
    }
