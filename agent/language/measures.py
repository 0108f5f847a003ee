"""Measures in a request for goods as limits: sides, weight, volume, battery, factor, rating, stock. Units are turned into ours."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from .numbers import small
from .phrases import compiled
from .reading import TAKEN, Reading

_N = r"\d+(?:[.,]\d+)?"
_LENGTH = r"(?:cm|mm|inch(?:es)?|in(?![a-z])|\"|센티(?:미터)?|厘米|公分|英寸|인치)"
#: "At most" before and after a measure, and "at least".
_MOST = (
    r"(?:under|below|within|up to|at most|no (?:more|bigger|larger|heavier) than|not (?:more|bigger|larger|heavier) than|less than|lighter than"
    r"|smaller than|not (?:over|above|exceeding)|no (?:over|higher than)|n't exceed|max(?:imum)?(?: of)?|maximal|<=?|최대|不超过|最多|小于|低于)"
)
_MOST_AFTER = r"(?:이하|이내|미만|안쪽|(?:을|를)?\s*(?:안\s*넘(?:는|게)|넘지\s*않(?:는|게))|보다\s*(?:가벼운|작은|적은|가볍고|작고)|까지|以下|以内|之内|内|or less|or under|or smaller|or lighter|max(?:imum)?\b|at most)"
_LEAST = r"(?:over|above|more than|at least|min(?:imum)?(?: of)?|bigger than|heavier than|最少|至少|最小|최소|>=?)"
_LEAST_AFTER = r"(?:이상|초과|以上|or more|or bigger|\+)"

_SIDES = compiled(
    rf"(?:{_MOST}\s*)?(?P<a>{_N})\s*{_LENGTH}?\s*[x×*]\s*(?P<b>{_N})\s*{_LENGTH}?\s*[x×*]\s*(?P<c>{_N})\s*(?P<u>{_LENGTH})?\s*{_MOST_AFTER}?"
)
_CM: Mapping[str, float] = MappingProxyType(
    {"mm": 0.1, "in": 2.54, "inch": 2.54, "inches": 2.54, '"': 2.54, "英寸": 2.54, "인치": 2.54}
)
_KG: Mapping[str, float] = MappingProxyType(
    {"kg": 1, "kgs": 1, "kilo": 1, "kilos": 1, "kilogram": 1, "kilograms": 1, "킬로": 1, "킬로그램": 1, "公斤": 1, "千克": 1, "斤": 0.5,
     "g": 0.001, "gram": 0.001, "grams": 0.001, "그램": 0.001, "克": 0.001, "lb": 0.45359237, "lbs": 0.45359237, "파운드": 0.45359237, "磅": 0.45359237,
     "oz": 0.028349523125, "ounce": 0.028349523125, "ounces": 0.028349523125, "온스": 0.028349523125, "盎司": 0.028349523125}
)  # fmt: skip
_ML: Mapping[str, float] = MappingProxyType(
    {"ml": 1, "cl": 10, "l": 1000, "liter": 1000, "liters": 1000, "litre": 1000, "litres": 1000, "밀리리터": 1, "리터": 1000, "毫升": 1, "升": 1000,
     "floz": 29.5735295625, "fluidounce": 29.5735295625, "fluidounces": 29.5735295625}
)  # fmt: skip
_WH: Mapping[str, float] = MappingProxyType({"wh": 1})


def _measured(units: str) -> str:
    return (
        rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST}))?\s*(?<![\d.])(?<!\d,)(?P<n>{_N})\s*(?P<u>{units})(?![a-z])\s*"
        rf"(?:(?P<most_after>{_MOST_AFTER})|(?P<least_after>{_LEAST_AFTER}))?"
    )


#: field of the query, pattern, unit -> ours, digits kept
_LIMITS = (
    ("max_ml", compiled(_measured(r"fl\.?\s?oz|fluid ounces?|ml|cl|lit(?:er|re)s?|l|밀리리터|리터|毫升|升")), _ML, 2),
    ("max_wh", compiled(_measured(r"wh")), _WH, 2),
    ("max_weight_kg", compiled(_measured(r"kgs?|kilograms?|kilos?|grams?|g|lbs?|oz|ounces?|킬로그램|킬로|그램|온스|公斤|千克|克|斤|磅|盎司")), _KG, 4),
)  # fmt: skip
_AND = re.compile(r"(?:\s|,|and|&|이고|이며|에|및|그리고|且|和|，|、)*$")
_SPF = compiled(
    r"spf\s*(?:of\s+)?(?P<n>\d{1,3})\s*(?:\+|이상|以上|or (?:more|higher))?|(?:자외선\s*)?차단\s*지수\s*(?P<k>\d{1,3})\s*(?:이상)?|防晒(?:指数|系数|值)\s*(?P<z>\d{1,3})\s*(?:以上)?"
)
_RATING = compiled(
    r"(?:(?:with\s+)?(?:a\s+)?rat(?:ed|ing)\s*(?:of\s+|above\s+|over\s+|at\s+least\s+|is\s+)*|(?:평점|별점)(?:이|은|는)?\s*|(?:评分|评价)\s*(?:在|不低于|至少|最少|大于|高于)*\s*|at least\s+(?=\d(?:\.\d)?\s*(?:stars?|/\s*5)))"
    r"(?P<n>[0-5](?:\.\d)?)\s*(?:\+|/\s*5|stars?|점|分)?\s*(?:이상(?:인|의)?|以上|or (?:more|better|higher|above)|and (?:up|above)|out of 5)?"
    r"|(?P<m>[0-5](?:\.\d)?)\s*\+?\s*stars?\s*(?:or (?:more|better|higher|above)|and (?:up|above))?|(?P<k>[0-5](?:\.\d)?)\s*[점分]\s*(?:이상|以上)"
)
_STOCK = compiled(
    r"(?:that(?:'s| is| are)\s+|must be\s+|only\s+)?\bin stock\b|재고\s*(?:가\s*)?(?:있는|있고|있음)(?:\s*(?:것|거|걸로|상품))?(?:만)?|(?:要|仅)?有货|现货"
)
_WATERPROOF = compiled(
    r"\bwater-?\s?proof\b|방수(?=\s|인|되|가\s*되|기능|이|$)(?:인|가?\s*되는|\s*기능(?:\s*있는)?|인)?|防水(?!袋)的?"
)
_PLUGS = compiled(
    r"\b(?:plug\s+)?types?\s+(?P<n>[a-o](?:\s*(?:,|/|and|or)\s*[a-o])*)(?![a-z])|(?<![a-z])(?P<k>[a-o])\s*(?:형|타입|型|类型)"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A hard condition of the query `field`, where it stood in the text."""

    field: str
    value: Any
    at: int


def take_limits(reading: Reading) -> Iterator[Limit]:
    """Everything that is measured and limited. A least ("at least 2 kg") is none of ours: it goes to what was not understood."""
    yield from _sides(reading)
    for field, pattern, units, digits in _LIMITS:
        for match in list(reading.find(pattern)):
            unit = re.sub(r"[. ]", "", match["u"])
            if match["least"] or match["least_after"]:
                reading.said.append(reading.take(*match.span()))
            elif match["most"] or match["most_after"] or field == "max_wh" or _goes_on(reading, match.start()):
                value = round(float(match["n"].replace(",", ".")) * units[unit], digits)
                reading.take(*match.span())
                yield Limit(field, value, match.start("n"))
    yield from _plain(reading)


def _goes_on(reading: Reading, start: int) -> bool:
    """A measure right after another limit ("under 55x40x20 and 2.5 kg") is limited too."""
    before = reading.open[max(0, start - 12) : start]
    return TAKEN in before and bool(_AND.fullmatch(before[before.rfind(TAKEN) + 1 :]))


def _sides(reading: Reading) -> Iterator[Limit]:
    for match in list(reading.find(_SIDES)):
        unit = match["u"]
        factor = _CM.get(unit or "cm", 1.0)
        sides = sorted((round(float(match[k].replace(",", ".")) * factor, 2) for k in "abc"), reverse=True)
        words = reading.take(*match.span())
        if unit is None:
            reading.assumptions.append(f"{words} (cm)")
        yield Limit("max_sides_cm", tuple(sides), match.start("a"))


def _plain(reading: Reading) -> Iterator[Limit]:
    for match in list(reading.find(_SPF)):
        reading.take(*match.span())
        yield Limit("min_spf", float(match["n"] or match["k"] or match["z"]), match.start())
    for match in list(reading.find(_RATING)):
        reading.take(*match.span())
        yield Limit("min_rating", float(match["n"] or match["m"] or match["k"]), match.start())
    for field, pattern in (("in_stock", _STOCK), ("waterproof", _WATERPROOF)):
        for match in list(reading.find(pattern)):
            if _denied(reading, match.start()):
                continue
            reading.take(*match.span())
            yield Limit(field, True, match.start())
    for match in list(reading.find(_PLUGS)):
        letters = re.findall(r"(?<![a-z])[a-o](?![a-z])", match["n"] or match["k"])
        reading.take(*match.span())
        yield Limit("plug_types", tuple(dict.fromkeys(letter.upper() for letter in letters)), match.start())


def _denied(reading: Reading, at: int) -> bool:
    return bool(re.search(r"(?:\bnot|\bnon|\bno|不|非)[\s-]*$", reading.low[max(0, at - 6) : at]))


_AGE = compiled(
    r"(?:for\s+(?:a|an|my|our|her|his)?\s*)?(?P<n>\d{1,2}|[a-z]+)[\s-]*years?[\s-]*olds?(?:\s+(?:boy|girl|child|kid|son|daughter|nephew|niece|grandson|granddaughter))?"
    r"|(?P<k>\d{1,2}|열두|열한|열|아홉|여덟|일곱|여섯|다섯|네|세)\s*(?:살|세)(?:짜리|인|된)?(?:\s*(?:아이|조카|아들|딸|어린이))?(?:를\s*위한|에게|한테)?|(?P<z>\d{1,2}|[一二三四五六七八九十]{1,2})\s*岁(?:的)?(?:孩子|小孩|儿童|男孩|女孩)?(?:的)?"
)


def take_age(reading: Reading) -> int | None:
    """The age of whom it is for, in years."""
    for match in list(reading.find(_AGE)):
        age = small(match["n"] or match["k"] or match["z"])
        if age is not None and age <= 120:
            reading.take(*match.span())
            return age
    return None
