"""Typed attributes of a product, taken once from its fields and its text, each with where it was found.

An attribute is {"value": ..., "from": "field" | "title" | "description"}. Text is only read, never obeyed; what it does not plainly
say stays unknown.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .product_fields import CM, GRAMS, ML, read_measure

Attributes = dict[str, dict[str, Any]]

_N = r"(\d+(?:[.,]\d+)?)"
_LENGTH = r"(cm|mm|inches|inch|in\b|\"|″)"
_SIDES = re.compile(rf"{_N}\s*(?:{_LENGTH})?\s*[x×*]\s*{_N}\s*(?:{_LENGTH})?\s*[x×*]\s*{_N}\s*{_LENGTH}", re.IGNORECASE)
_WEIGHT = re.compile(
    rf"(?:weigh(?:s|t|ing)?|무게|중량|重量)[^\d.;\n]{{0,20}}{_N}\s*(kg|g\b|lbs?\b|pounds?|oz\b|ounces?)", re.IGNORECASE
)
_VOLUME = re.compile(rf"{_N}\s*(ml\b|cl\b|fl\.?\s?oz|fluid ounces?|liters?\b|litres?\b|l\b)", re.IGNORECASE)
_WH = re.compile(rf"{_N}\s*wh\b", re.IGNORECASE)
_SPF = re.compile(r"\bspf\s*(\d{1,3})", re.IGNORECASE)
_PLUG = re.compile(r"\btypes?\s+([A-O](?:\s*(?:[,/&]|and)\s*[A-O])*)\b(?!\s*-)", re.IGNORECASE)
_WATERPROOF = re.compile(r"\bwater-?\s?proof\b|방수|防水", re.IGNORECASE)
_NOT_WATERPROOF = re.compile(
    r"\b(?:not|non|isn't|no)[ -]*(?:water-?\s?proof)|방수(?:가|는)? ?(?:안|아닌|불가)|생활 ?방수|不防水|非防水",
    re.IGNORECASE,
)
MATERIALS = (
    "leather cotton wool merino linen silk polyester nylon aluminium aluminum steel silicone polycarbonate canvas down rubber bamboo"
).split()
_FALSE_BEFORE = r"(?:vegan|faux|fake|imitation|artificial|pu|synthetic|non|no|without|free of)[ -]+"


def extract(title: str, description: str | None, fields: Mapping[str, str]) -> Attributes:
    """`fields`: the feed's own columns of size and kind ("product_weight": "2.1 kg"). A field beats the title beats the description."""
    found: Attributes = {}
    for name, value in _from_fields(fields):
        found.setdefault(name, {"value": value, "from": "field"})
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
    for name in ("color", "size", "material", "gender", "age_group"):
        if fields.get(name):
            yield name, fields[name].casefold()


def _measured(text: str | None, units: Mapping[str, float]) -> float | None:
    try:
        return read_measure(text, units) if text else None
    except ValueError:
        return None


def _from_text(text: str) -> Iterator[tuple[str, Any]]:
    sides = _SIDES.search(text)
    if sides:
        unit = CM[sides[6].casefold()]
        yield "sides_cm", sorted((round(_float(sides[i]) * unit, 2) for i in (1, 3, 5)), reverse=True)
    weight = _WEIGHT.search(text)
    if weight:
        yield "weight_kg", round(_float(weight[1]) * GRAMS[weight[2].casefold()] / 1000, 3)
    volume = _VOLUME.search(text)
    if volume:
        yield "volume_ml", round(_float(volume[1]) * ML[re.sub(r"[. ]", "", volume[2]).casefold()], 2)
    for name, pattern in (("wh", _WH), ("spf", _SPF)):
        match = pattern.search(text)
        if match:
            yield name, _float(match[1])
    plugs = sorted({letter for m in _PLUG.finditer(text) for letter in re.findall(r"\b[A-O]\b", m[1].upper())})
    if plugs:
        yield "plug_types", plugs
    if _NOT_WATERPROOF.search(text):
        yield "waterproof", False
    elif _WATERPROOF.search(text):
        yield "waterproof", True
    plain = text.casefold()
    materials = [m for m in MATERIALS if m in plain and is_of(m, text)]
    if materials:
        yield "materials", materials


def is_of(material: str, text: str) -> bool:
    """Whether a text says that a thing is of the material: named, and not as an imitation of itself: neither "vegan leather" nor "leather-free" is leather."""
    named = rf"(?<![\w-]){material}\b(?![ -]?(?:free|like|look|style))"
    return any(
        not re.search(_FALSE_BEFORE + "$", text[: m.start()], re.IGNORECASE)
        for m in re.finditer(named, text, re.IGNORECASE)
    )


def _float(text: str) -> float:
    return float(text.replace(",", "."))


def value_of(attributes: Mapping[str, Any], name: str) -> Any:
    """The bare value, None when unknown."""
    held = attributes.get(name)
    return held.get("value") if isinstance(held, Mapping) else held
