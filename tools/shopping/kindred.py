"""Whether a product is the thing that was named, and not a part, a cover or a cleaner of it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ...domain.goods import Product
from .tokens import tokens

#: After the name of a thing, these make it another thing that belongs to it.
_ACCESSORIES = frozenset(
    "case cover cleaner cleaning strap holder stand lace laces peg pegs repair patch replacement refill charger hanger rack sleeve tag tags"
    " wax spray dye insole insoles liner brush bag pouch pocket hook sticker decal organizer organiser protector mount bracket kit part parts"
    " filter lid wheel wheels handle belt clip cord parka".split()
)
_ACCESSORIES_CJK = (
    "케이스",
    "커버",
    "끈",
    "거치대",
    "클리너",
    "수리",
    "부품",
    "깔창",
    "보관함",
    "리필",
    "套",
    "盖",
    "清洁",
    "配件",
    "支架",
    "鞋带",
    "鞋垫",
    "收纳",
    "替换",
)
_HEAD_ENDS = re.compile(r"\s+(?:for|with|compatible|fits|by|from|on)\s+|[,;:(|/–—]|\s-\s")


def is_a(product: Product, names: Iterable[str], asked: str = "") -> bool:
    """`names`: of one kind of thing, in any language. `asked`: the person's words, which may name the accessory itself."""
    wanted = tuple(names)
    head = _HEAD_ENDS.split(product.title, maxsplit=1)[0]
    last = product.categories[-1] if product.categories else ""
    return any(_heads(name, head, asked) or _heads(name, last, asked) for name in wanted)


def _heads(name: str, text: str, asked: str) -> bool:
    """The name stands in the text, and what follows it does not turn it into an accessory."""
    if not text:
        return False
    if not name.isascii():
        at = text.find(name)
        return at >= 0 and not any(w in text[at + len(name) :] and w not in asked for w in _ACCESSORIES_CJK)
    words, wanted = _bare(text), _bare(name)
    for start in range(len(words) - len(wanted) + 1):
        if words[start : start + len(wanted)] == wanted:
            rest = words[start + len(wanted) : start + len(wanted) + 2]
            return not any(w in _ACCESSORIES and w not in asked.casefold() for w in rest)
    return False


@lru_cache(maxsize=65_536)
def _bare(text: str) -> tuple[str, ...]:
    return tuple(t for t in tokens(text) if t.isascii())


def says_any(product: Product, words: Iterable[str]) -> bool:
    """Whether the record's words hold one of the phrases whole."""
    text = " ".join((product.title, *product.categories, product.description or ""))
    held, plain = set(tokens(text)), text.casefold()
    return any((set(t) <= held) if w.isascii() else w in plain for w in words if (t := tokens(w)))


_AGES = re.compile(
    r"\b(?:ages?|aged)\s*:?\s*(?P<a>\d{1,2})\s*(?:(?:-|–|to)\s*(?P<b>\d{1,2})|(?P<up>\+|and up|years and up))?"
    r"|\b(?P<c>\d{1,2})\s*(?:(?:-|–|to)\s*(?P<d>\d{1,2})\s*years?\b|\+\s*(?:years?\b)?|years? and up\b)"
    r"|(?P<e>\d{1,2})\s*(?:세|岁)\s*(?:이상|以上|\+)",
    re.IGNORECASE,
)


def ages_of(product: Product) -> tuple[int, int] | None:
    """(youngest, oldest) that the record says it is for; None when it does not say."""
    match = _AGES.search(f"{product.title} {product.description or ''}")
    if match is None:
        return None
    low = int(match["a"] or match["c"] or match["e"])
    high = match["b"] or match["d"]
    return low, int(high) if high else 120


def suits_age(product: Product, age: int) -> bool | None:
    """None: the record does not say for whom it is."""
    held = product.attributes.get("age_group")
    group = str(held.get("value") if isinstance(held, dict) else held or "").casefold()
    ages = ages_of(product)
    if ages is not None:
        return ages[0] <= age <= ages[1]
    if group in ("newborn", "infant", "toddler"):
        return age <= 5
    if group == "kids":
        return 5 <= age <= 13
    return age >= 13 if group == "adult" else None
