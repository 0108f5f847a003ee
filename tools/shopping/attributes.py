"""Typed attributes of a product, taken once from its fields and its text, each with where it was found.

An attribute is {"value": ..., "from": "field" | "title" | "description"}. Text is only read, never obeyed; what it does not plainly
say stays unknown.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...domain.colours import spelled
from ...domain.materials import NATIVE
from .delivery import delivery_days
from .product_fields import CM, GRAMS, ML, measured, read_measure

Attributes = dict[str, dict[str, Any]]

_N = r"(\d+(?:[.,]\d+)?)"
_LENGTH = r"(cm|mm|inches|inch|in\b|\"|″)"
_AXIS = r"(?:\(?(?:length|width|height|depth|[lwhd])\)?\s*)?"
_BY = r"\s*[x×*]\s*"
_SIDES = re.compile(
    rf"{_N}\s*(?:{_LENGTH})?\s*{_AXIS}{_BY}{_AXIS}{_N}\s*(?:{_LENGTH})?\s*{_AXIS}{_BY}{_AXIS}{_N}\s*{_LENGTH}",
    re.IGNORECASE,
)
_WEIGHT = re.compile(
    rf"(?:weigh(?:s|t|ing)?|무게|중량|重量)[^\d.;\n]{{0,20}}{_N}\s*(kg|g\b|lbs?\b|pounds?|oz\b|ounces?)", re.IGNORECASE
)
_WEIGHED = ("weigh", "무게", "중량", "重量")
_DIGIT = re.compile(r"\d")
_VOLUME = re.compile(rf"{_N}\s*(ml\b|cl\b|fl\.?\s?oz|fluid ounces?|liters?\b|litres?\b|l\b)", re.IGNORECASE)
_WH = re.compile(rf"{_N}\s*wh\b", re.IGNORECASE)
_SPF = re.compile(r"\bspf\s*(\d{1,3})", re.IGNORECASE)
_PLUG = re.compile(r"\btypes?\s+([A-O](?:\s*(?:[,/&]|and)\s*[A-O])*)\b(?!\s*-)", re.IGNORECASE)
_WATERPROOF = re.compile(r"\bwater-?\s?proof\b|방수|防水", re.IGNORECASE)
_NOT_WATERPROOF = re.compile(
    r"\b(?:not|non|isn't|no)[ -]*(?:water-?\s?proof)|방수(?:가|는)? ?(?:안|아닌|불가)|생활 ?방수|不防水|非防水",
    re.IGNORECASE,
)
#: Who it is for, in the words of the Merchant feed. Both women and men is for all; of ages the youngest that is said counts.
_GENDERS = (
    ("unisex", re.compile(r"\bunisex\b|남녀\s*공용|中性|男女通用", re.IGNORECASE)),
    ("female", re.compile(r"\b(?:women|woman|ladies|girl)(?:'?s|’s)?\b|여성|여자|女士|女款|女式", re.IGNORECASE)),
    ("male", re.compile(r"\b(?:men|man|boy)(?:'?s|’s)?\b|남성|남자|男士|男款|男式", re.IGNORECASE)),
)
_AGES = (
    ("infant", re.compile(r"\b(?:baby|infant|newborn)\b|신생아|영아|婴儿", re.IGNORECASE)),
    ("toddler", re.compile(r"\btoddlers?\b|유아", re.IGNORECASE)),
    (
        "kids",
        re.compile(
            r"\b(?:kids?|child(?:ren)?|boys?|girls?|junior|youth)(?:'?s|’s)?\b|아동|어린이|주니어|儿童", re.IGNORECASE
        ),
    ),
    ("adult", re.compile(r"\badults?\b|성인|成人", re.IGNORECASE)),
)
_NAMED = rf"(?:{spelled()}|multicolou?r)"
#: A colour stands for itself only where a title lists it or ends with it: "(Black)", ", Navy", "- Red/White", "Raincoat Yellow".
_COLOUR = re.compile(
    rf"(?:[,(/–-]|(?<=\w)(?=\s+{_NAMED}$))\s*((?:(?:dark|light)\s+)?{_NAMED}(?:\s*[/&]\s*{_NAMED})*)\s*(?=[),/–-]|$)",
    re.IGNORECASE,
)
_SIZE = re.compile(
    r"\b(?i:size)\s*:?\s*((?:(?i:uk|us|eu)\s*)?\d{1,3}(?:\.5)?\b|(?i:x{0,4}-?(?:small|large)|medium)\b|[xX]{0,4}[SL]\b|M\b)"
    r"|(?:,|\s\()\s*([xX]{0,4}[SL]|M|(?i:x{1,4}-(?:large|small)))\s*(?=[),]|$)"
    r"|사이즈\s*:?\s*(\d{2,3}|[xX]{0,4}[SLM])"
)
MATERIALS = (
    "leather suede cotton wool merino linen silk polyester nylon aluminium aluminum steel silicone polycarbonate canvas down rubber bamboo"
).split()
#: Of Korean and Chinese names those that are no part of another word, and not of an imitation.
_NATIVE = re.compile(
    rf"(?<!인조)(?<!인조 )(?<!합성)(?<!비건 )(?<!人造)(?<!仿)(?<!非)(?<!不含)(?:{'|'.join(sorted((n for n in NATIVE if len(n) > 1 and n != '다운'), key=len, reverse=True))})(?!\s*(?:아님|아닌|없|프리))"
)
_FALSE_BEFORE = r"(?:vegan|faux|fake|imitation|artificial|pu|synthetic|non|no|without|free of)[ -]+"


def extract(title: str, description: str | None, fields: Mapping[str, str]) -> Attributes:
    """`fields`: the feed's own columns of size and kind ("product_weight": "2.1 kg"). A field beats the title beats the description."""
    found: Attributes = {}
    for name, value in _from_fields(fields):
        found.setdefault(name, {"value": value, "from": "field"})
    for name, value in _from_title(title):
        found.setdefault(name, {"value": value, "from": "title"})
    for where, text in (("title", title), ("description", description or "")):
        for name, value in _from_text(text):
            found.setdefault(name, {"value": value, "from": where})
    return found


def _from_fields(fields: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    sides = [_measured(fields.get(f"product_{side}") or fields.get(side), CM) for side in ("length", "width", "height")]
    if all(s is not None for s in sides):
        yield "sides_cm", sorted((s for s in sides if s is not None), reverse=True)
    weight = _measured(fields.get("product_weight") or fields.get("weight"), GRAMS)
    if weight is not None:
        yield "weight_kg", round(weight / 1000, 3)
    volume = _measured(fields.get("volume"), ML)
    if volume is not None:
        yield "volume_ml", volume
    days = delivery_days(fields)
    if days is not None:
        yield "delivery_days", days
    for name in ("color", "size", "material", "gender", "age_group"):
        if fields.get(name):
            yield name, fields[name].casefold()


def _measured(text: str | None, units: Mapping[str, float]) -> float | None:
    try:
        return read_measure(text, units) if text else None
    except ValueError:
        return None


def _from_title(title: str) -> Iterator[tuple[str, Any]]:
    """Who it is for, colour and size: a description says them of other things too."""
    genders = [value for value, pattern in _GENDERS if pattern.search(title)]
    if genders:
        yield "gender", genders[0] if len(genders) == 1 else "unisex"
    age = next((value for value, pattern in _AGES if pattern.search(title)), None)
    if age is not None:
        yield "age_group", age
    colour, size = _COLOUR.search(title), _SIZE.search(title)
    if colour:
        yield "color", colour[1].casefold()
    if size:
        yield "size", next(group for group in size.groups() if group).strip().casefold()


def _from_text(text: str) -> Iterator[tuple[str, Any]]:
    """A word that a pattern cannot do without is looked for first: most texts say most things not at all."""
    plain = text.casefold()
    if _DIGIT.search(text):
        yield from _from_numbers(text, plain)
    if "type" in plain:
        plugs = sorted({letter for m in _PLUG.finditer(text) for letter in re.findall(r"\b[A-O]\b", m[1].upper())})
        if plugs:
            yield "plug_types", plugs
    if "proof" in plain or "방수" in plain or "防水" in plain:
        if _NOT_WATERPROOF.search(text):
            yield "waterproof", False
        elif _WATERPROOF.search(text):
            yield "waterproof", True
    materials = [m for m in MATERIALS if m in plain and is_of(m, text)]
    if not plain.isascii():
        materials += [m for m in dict.fromkeys(NATIVE[n] for n in _NATIVE.findall(plain)) if m not in materials]
    if materials:
        yield "materials", materials


def _from_numbers(text: str, plain: str) -> Iterator[tuple[str, Any]]:
    sides = _SIDES.search(text) if "x" in plain or "×" in plain or "*" in plain else None
    if sides:
        unit = CM[sides[6].casefold()]
        yield "sides_cm", sorted((round(measured(sides[i]) * unit, 2) for i in (1, 3, 5)), reverse=True)
    weight = _WEIGHT.search(text) if any(word in plain for word in _WEIGHED) else None
    if weight:
        yield "weight_kg", round(measured(weight[1]) * GRAMS[weight[2].casefold()] / 1000, 3)
    volume = _VOLUME.search(text)
    if volume:
        yield "volume_ml", round(measured(volume[1]) * ML[re.sub(r"[. ]", "", volume[2]).casefold()], 2)
    for name, pattern, word in (("wh", _WH, "wh"), ("spf", _SPF, "spf")):
        match = pattern.search(text) if word in plain else None
        if match:
            yield name, measured(match[1])


def is_of(material: str, text: str) -> bool:
    """Whether a text says that a thing is of the material: named, and not as an imitation of itself: neither "vegan leather" nor "leather-free" is leather."""
    named = rf"(?<![\w-]){material}\b(?![ -]?(?:free|like|look|style))"
    return any(
        not re.search(_FALSE_BEFORE + "$", text[: m.start()], re.IGNORECASE)
        for m in re.finditer(named, text, re.IGNORECASE)
    )


def value_of(attributes: Mapping[str, Any], name: str) -> Any:
    """The bare value, None when unknown."""
    held = attributes.get(name)
    return held.get("value") if isinstance(held, Mapping) else held
