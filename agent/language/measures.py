"""Measures in a request for goods as limits: sides, weight, volume, battery, factor, rating, money. Units are turned into ours.

Every amount is found first, by its unit or by the name before it; then, from left to right, the words around it say which side it bounds
(bounds.py). An amount whose side is not told, or that no record could answer, is said and not used.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from ...domain.catalog import Catalog
from ...domain.money import Money
from .bounds import Bound, Side, bound_of
from .money import amounts
from .numbers import EN_WORDS, number, small
from .phrases import compiled
from .reading import TAKEN, Reading

_DIGITS = r"(?:\d+\s+\d\s*/\s*\d+|\d\s*/\s*\d(?!\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+[½¼¾]|\d+(?:[.,]\d+)?|[½¼¾])"
_SPOKEN = rf"(?:half an?|a half|a quarter of an?|an?(?= (?:kilo|pound|lit|ounce|gram))|\b{EN_WORDS}|[一二两三四五六七八九十半百]+|반|한|두|세)"
_N = rf"(?:{_DIGITS}|{_SPOKEN})"
_LENGTH = r"(?:cm|centimet(?:er|re)s?|mm|inch(?:es)?|in(?![a-z])|\"|″|센티(?:미터)?|厘米|公分|英寸|인치)"
_BY = r"\s*(?:[x×*✕]|\bby\b)\s*"
_SIDES = compiled(
    rf"(?<![\d.])(?<!\d,)(?P<a>{_DIGITS})\s*{_LENGTH}?{_BY}(?P<b>{_DIGITS})\s*{_LENGTH}?{_BY}(?P<c>{_DIGITS})[\s-]*(?P<u>{_LENGTH})?"
)
_CM: Mapping[str, float] = MappingProxyType(
    {"mm": 0.1, "in": 2.54, "inch": 2.54, "inches": 2.54, '"': 2.54, "″": 2.54, "英寸": 2.54, "인치": 2.54}
)
_KG: Mapping[str, float] = MappingProxyType(
    {"kg": 1, "kgs": 1, "kilo": 1, "kilos": 1, "kilogram": 1, "kilograms": 1, "킬로": 1, "킬로그램": 1, "키로": 1, "公斤": 1, "千克": 1, "斤": 0.5,
     "g": 0.001, "gram": 0.001, "grams": 0.001, "gramme": 0.001, "grammes": 0.001, "gr": 0.001, "그램": 0.001, "克": 0.001,
     "lb": 0.45359237, "lbs": 0.45359237, "pound": 0.45359237, "pounds": 0.45359237, "磅": 0.45359237,
     "oz": 0.028349523125, "ounce": 0.028349523125, "ounces": 0.028349523125, "온스": 0.028349523125, "盎司": 0.028349523125}
)  # fmt: skip
_ML: Mapping[str, float] = MappingProxyType(
    {"ml": 1, "cl": 10, "dl": 100, "l": 1000, "liter": 1000, "liters": 1000, "litre": 1000, "litres": 1000, "밀리리터": 1, "밀리": 1, "미리": 1,
     "리터": 1000, "毫升": 1, "升": 1000, "millilitre": 1, "millilitres": 1, "milliliter": 1, "milliliters": 1,
     "floz": 29.5735295625, "fluidounce": 29.5735295625, "fluidounces": 29.5735295625}
)  # fmt: skip
_WH: Mapping[str, float] = MappingProxyType({"wh": 1, "watthour": 1, "watthours": 1, "와트시": 1, "瓦时": 1})
_UNITS: tuple[tuple[str, str, Mapping[str, float], int], ...] = (
    ("ml", r"fl\.?\s?oz|fluid ounces?|millilit(?:er|re)s?|ml|cl|dl|lit(?:er|re)s?|l|밀리리터|밀리|미리|리터|毫升|升", _ML, 2),
    ("wh", r"wh|watt[\s-]?hours?|와트시|瓦时", _WH, 2),
    ("weight", r"kgs?|kilograms?|kilos?|grammes?|grams?|gr?|lbs?|oz|ounces?|킬로그램|킬로|키로|그램|온스|公斤|千克|克|斤|磅|盎司", _KG, 4),
)  # fmt: skip
#: Pounds are money unless something is weighed.
_POUNDS = compiled(
    rf"(?:(?:weigh\w*|weight|lighter|heavier)\b[^,.;\d]{{0,30}}?)(?P<n>{_N})\s*(?P<u>pounds?)\b|(?P<m>{_N})\s*(?P<v>pounds?)\s+(?:in|of) weight"
)
_SPF = compiled(r"(?:spf|\b(?:sun\s*)?(?:protection\s+)?factor)\s*(?:is|of|이|가|는|:)?\s*(?:(?P<w>[^\d,.;\ue000]{0,24}?)\s*)(?P<n>\d{1,3})\s*(?P<plus>\+)?|(?:자외선\s*)?차단\s*지수(?:는|가)?\s*(?P<y>[^\d,.;\ue000]{0,8}?)\s*(?P<k>\d{1,3})|防晒(?:指数|系数|值)\s*(?P<x>[^\d，。,\ue000]{0,6}?)\s*(?P<z>\d{1,3})")  # fmt: skip
_RATING = compiled(
    r"(?<![\d.])(?P<n>[0-5](?:[.,]\d)?|zero|one|two|three|four|five)[\s-]*(?:(?P<plus>\+)\s*)?(?:stars?\b|/\s*5(?!\d)|out of (?:5|five)\b|星|점(?!심)|分(?!钟|装))|별\s*(?P<k>[0-5](?:\.\d)?)\s*개?"
)
_RATED = compiled(
    r"(?:\brat(?:ed|ings?)\b|\bscor(?:ed?|ing)\b|\breview(?:ed|s)?\b|평점|별점|평가|评分|评价|打分)(?P<w>[^\d,.;，。\ue000]{0,28}?)(?P<n>[0-5](?:\.\d)?)(?P<plus>\+)?(?![\d%]|\s*(?:eur|usd|kg|개의))"
)
_STOCK = compiled(
    r"(?:that(?:'s| is| are)\s+|must be\s+|only\s+|what (?:you have|is)\s+)?(?<!not )\bin[\s-]stock\b|\bavailable (?:right )?now\b|\bnot sold[\s-]out\b|\bready to ship\b|재고\s*(?:가\s*)?(?:남아\s*)?(?:있는|있고|있음|있으면|보유)(?:\s*(?:것|거|걸로|상품))?(?:만)?|품절\s*(?:이\s*)?(?:아닌|안\s*된|아니)|지금\s*(?:바로\s*)?살\s*수\s*있는|(?:要|仅|必须)?有(?:现)?货|有库存|现货|没有?缺货|马上能买"
)
_WATERPROOF = compiled(
    r"\bwater-?\s?proof(?:ed|ing)?\b|방수(?!\s*(?:팩|파우치|재킷|자켓))(?:\s*(?:인|되는|되고|돼야|되어야|되면|가\s*되는|가\s*되어야|가\s*돼야|기능(?:이|도)?(?:\s*있는)?|처리된|필수|확실한|제품))?(?:\s*(?:하는|해야))?|防水(?!袋|包)(?:性)?(?:好)?(?:的|款)?"
)
_PLUGS = compiled(
    r"\b(?:plugs?\s+(?:of\s+)?)?types?\s+(?P<n>[a-o](?:\s*(?:,|/|and|or)\s*(?:type\s+)?[a-o](?![a-z]))*)(?![a-z])|(?<![a-z])(?P<k>[a-o](?:\s*(?:형|타입|型)?\s*(?:/|,|나|이나|또는|和|或)\s*[a-o])*)\s*(?:형|타입|型|类型)"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A hard condition of the query `field`, where it stood in the text. `whole`: a sum for everything together."""

    field: str
    value: Any
    at: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Amount:
    """`kind` of _FIELDS; `value` in our units, or Money; None: no currency."""

    kind: str
    value: Any
    start: int
    end: int
    least: bool = False  # "4+"


#: kind -> (field for at most, field for at least, side when nothing is said). None: it is said, not used.
_FIELDS: Mapping[str, tuple[str | None, str | None, str | None]] = MappingProxyType(
    {
        "price": ("max_price", "min_price", "most"),
        "weight": ("max_weight_kg", "min_weight_kg", None),
        "ml": ("max_ml", "min_ml", None),
        "wh": ("max_wh", "min_wh", "most"),
        "spf": (None, "min_spf", "least"),
        "rating": (None, "min_rating", "least"),
        "sides": ("max_sides_cm", None, "most"),
    }
)


def take_limits(reading: Reading, catalog: Catalog) -> Iterator[Limit]:
    """Everything that is measured and limited, and what a record can plainly be: in stock, waterproof, of a plug type."""
    yield from _ranges(reading, catalog)
    found = sorted(_found(reading, catalog), key=lambda a: a.start)
    side_before: Side | None = None
    for amount in found:
        if TAKEN in reading.open[amount.start : amount.end]:
            continue
        bound = bound_of(reading, amount.start, amount.end)
        side: Side | None = bound.side or ("least" if amount.least else None)
        if side is None and bound.goes_on and _FIELDS[amount.kind][2] is None:
            side = side_before  # "under 55x40x20 and 2.5 kg"
        field = _field(amount.kind, side)
        if field is None or amount.value is None or amount.value == 0 or _names_an_axis(reading, amount, bound):
            reading.said.append(reading.take(bound.start, bound.end))
            continue
        yield from _limits(reading, amount, bound, field)
        side_before = side
    yield from _plain(reading)


def _limits(reading: Reading, amount: _Amount, bound: Bound, field: str) -> Iterator[Limit]:
    whole = amount.kind == "price" and _together(reading, bound)
    words = reading.take(bound.start, bound.end)
    if amount.kind == "sides" and not re.search(rf"(?:{_LENGTH})", words.casefold()):
        reading.assumptions.append(f"{words} (cm)")
    yield Limit(field, amount.value, amount.start, whole)


def _field(kind: str, side: str | None) -> str | None:
    most, least, plain = _FIELDS[kind]
    told = side or plain
    return most if told == "most" else least if told == "least" else None


def _names_an_axis(reading: Reading, amount: _Amount, bound: Bound) -> bool:
    """ "30 cm wide" is of one side, and a record's sides have no names."""
    return amount.kind == "sides" and bool(re.match(r"\s*(?:wide|tall|deep)\b", reading.open[bound.end :]))


# What is found


def _found(reading: Reading, catalog: Catalog) -> list[_Amount]:
    held: list[_Amount] = []
    for amount in (*_measured(reading), *_money(reading, catalog)):
        if not any(a.start < amount.end and amount.start < a.end for a in held):
            held.append(amount)
    shared = [a for a in _sharing(reading, held) if not any(h.start < a.end and a.start < h.end for h in held)]
    return [*held, *shared]


def _measured(reading: Reading) -> Iterator[_Amount]:
    for match in reading.find(_SIDES):
        factor = _CM.get(match["u"] or "cm", 1.0)
        sides = sorted((round(value_of(match[k]) * factor, 2) for k in "abc"), reverse=True)
        yield _Amount("sides", tuple(sides), match.start(), match.end())
    for kind, units, table, digits in _UNITS:
        pattern = compiled(rf"(?<![\d.a-z])(?<!\d,)(?P<n>{_N})[\s-]*(?P<u>{units})(?![a-z])(?P<half>\s+and a half|半)?")
        for match in reading.find(pattern):
            size = value_of(match["n"]) + (0.5 if match["half"] else 0)
            unit = re.sub(r"[. -]", "", match["u"])
            yield _Amount(kind, round(size * table[unit], digits), match.start(), match.end())
    for match in reading.find(_POUNDS):
        group = "n" if match["n"] else "m"
        value = round(value_of(match[group]) * _KG["lb"], 4)
        yield _Amount("weight", value, match.start(group), match.end("u" if group == "n" else "v"))
    yield from _named_numbers(reading)


_SHARED = re.compile(rf"(?<![\w.,-])(?P<n>{_DIGITS})\s*(?:but|and)\s+[a-z' ]{{0,24}}$")


def _sharing(reading: Reading, held: list[_Amount]) -> Iterator[_Amount]:
    """A bare number whose unit stands with the next: "at least 50 but no more than 150 EUR"."""
    for other in held:
        match = _SHARED.search(reading.open[max(0, other.start - 50) : other.start])
        if match is None or other.kind not in ("price", "weight", "ml", "wh") or other.value is None:
            continue
        size, start = value_of(match["n"]), max(0, other.start - 50) + match.start()
        said = reading.low[other.start : other.end]
        own = re.search(_DIGITS, said)
        if own is None:
            continue
        same: Any = (
            Money(amount=Decimal(str(size)), currency=other.value.currency)
            if other.kind == "price"
            else round(size * other.value / value_of(own.group()), 4)
        )
        yield _Amount(other.kind, same, start, start + len(match["n"]))


def _named_numbers(reading: Reading) -> Iterator[_Amount]:
    """Factors and ratings: numbers by the name before them or the stars after them."""
    for match in reading.find(_SPF):
        group = next(g for g in "nkz" if match[g])
        between = next((match[g] for g in "wyx" if match[g]), "")
        start = match.start(group) if between else match.start()
        yield _Amount("spf", float(match[group]), start, match.end(), least=bool(match["plus"]))
    for match in reading.find(_RATING):
        said = match["n"] or match["k"]
        yield _Amount("rating", value_of(said), match.start(), match.end(), least=bool(match["plus"]))
    for match in reading.find(_RATED):
        yield _Amount("rating", value_of(match["n"]), match.start("n"), match.end(), least=bool(match["plus"]))


def _money(reading: Reading, catalog: Catalog) -> Iterator[_Amount]:
    for amount in sorted(amounts(reading, catalog), key=lambda a: a.start):
        valued = amount.currency is not None and amount.value > 0
        money = Money(amount=amount.value, currency=amount.currency or "") if valued else None
        yield _Amount("price", money, amount.start, amount.end)


def value_of(text: str) -> float:
    """ "2.5", "2,5", "1,250", "1 1/2", "½", "half a", "two", "两", "半", "반"."""
    plain = text.strip()
    part = {"½": 0.5, "¼": 0.25, "¾": 0.75}.get(plain[-1:])
    if part is not None:
        return part + (float(plain[:-1]) if plain[:-1].strip() else 0)
    mixed = re.fullmatch(r"(?:(\d+)\s+)?(\d+)\s*/\s*(\d+)", plain)
    if mixed and int(mixed[3]):
        return float(mixed[1] or 0) + int(mixed[2]) / int(mixed[3])
    if plain.startswith(("half", "a half", "半", "반")):
        return 0.5
    if plain.startswith("a quarter"):
        return 0.25
    if re.fullmatch(r"\d+,\d{1,2}", plain):
        return float(plain.replace(",", "."))
    value = number(plain)
    return float(value) if value is not None else 0.0


# Ranges

_TO = r"\s*(?:-|–|~|〜|to|and|에서|부터|到|至|和)\s*"
_RANGE = compiled(
    rf"(?P<lead>\b(?:between|from|in the|ranging from|anywhere from)\s+|在)?(?P<sign>[€$£₩¥])?(?P<a>\d[\d,]*(?:\.\d+)?(?:만)?)\s*(?P<ua>kg|g|ml|l|wh|eur|usd|euros?|dollars?|만원|원|元|块|公斤|克|毫升|升)?(?P<to>{_TO})"
    rf"(?P<sign2>[€$£₩¥])?(?P<b>\d[\d,]*(?:\.\d+)?(?:만)?)\s*(?P<ub>kg|g|ml|l|wh|eur|usd|gbp|krw|euros?|dollars?|pounds?|만원|원|元|块|人民币|欧元|公斤|克|毫升|升)?(?P<tail>\s*(?:사이|之间|range|price range|선에서))?"
)


def _ranges(reading: Reading, catalog: Catalog) -> Iterator[Limit]:
    """Two amounts of one unit as a least and a most: "between 40 and 90 EUR", "10만원에서 30만원 사이"."""
    for match in list(reading.find(_RANGE)):
        unit = match["ub"] or match["sign2"] or match["ua"] or match["sign"]
        plain_and = match["to"].strip() in ("and", "和") and not (match["lead"] or match["tail"])
        if unit is None or plain_and or re.match(r"\s*[x×*]", reading.low[match.end() :]):
            continue
        scaled = "만" if match["b"].endswith("만") and not match["a"].endswith("만") and not match["ua"] else ""
        held = {"a": match["a"] + scaled, "b": match["b"]}
        pair = [_alone(f"{held[k]}{unit}" if not match["sign2"] else f"{unit}{held[k]}", catalog) for k in "ab"]
        low, high = pair
        if low is None or high is None or low.kind != high.kind or _FIELDS[low.kind][1] is None:
            continue
        at = match.start("a")
        reading.take(match.start(), match.end())
        yield Limit(str(_FIELDS[low.kind][1]), low.value, at)
        if _FIELDS[low.kind][0] is not None:
            yield Limit(str(_FIELDS[low.kind][0]), high.value, at)


def _alone(text: str, catalog: Catalog) -> _Amount | None:
    """The amount that a text is."""
    inner = Reading(text.replace(" ", ""), "en")
    found = [a for a in _found(inner, catalog) if a.value is not None]
    return found[0] if len(found) == 1 else None


# What is plain

_TOTAL = re.compile(
    r"\b(?:in all|in total|together|altogether|all together|overall|for everything|for (?:both|all)|all in|combined|total)\b|전부|모두|다\s*합(?:쳐|해)(?:서)?|합쳐서?|합해서?|총|합계|一共|总共|总计|合计|全部|加起来"
)


def _together(reading: Reading, bound: Bound) -> bool:
    """Whether the amount is for everything; the words that say so are taken."""
    spans = ((bound.end, bound.end + 18), (max(0, bound.start - 14), bound.start), (bound.start, bound.end))
    for n, (low, high) in enumerate(spans):
        said = reading.open[low:high]
        near = re.split(r"\d", said)[0] if n == 0 else said  # not what is said of the next amount
        match = _TOTAL.search(near)
        if match:
            reading.take(low + match.start(), low + match.end())
            return True
    return False


def _plain(reading: Reading) -> Iterator[Limit]:
    for field, pattern in (("in_stock", _STOCK), ("waterproof", _WATERPROOF)):
        for match in list(reading.find(pattern)):
            spared = _open_denial(reading, match) if field == "waterproof" else None
            if spared is not None:
                reading.said.append(reading.take(*spared))
                continue
            reading.take(*match.span())
            yield Limit(field, True, match.start())
    for match in list(reading.find(_PLUGS)):
        letters = re.findall(r"(?<![a-z])[a-o](?![a-z])", match["n"] or match["k"])
        reading.take(*match.span())
        yield Limit("plug_types", tuple(dict.fromkeys(letter.upper() for letter in letters)), match.start())


_OPEN = re.compile(
    r"(?:\b(?:not|non|no|needn'?t|doesn'?t|don'?t|isn'?t)\b[^,.;]{0,20}|不|非|不需要|不用|不必|无需)[\s-]*$"
)
_OPEN_AFTER = re.compile(
    r"\s*(?:가|는|은|도)?\s*(?:안|아니|없|필요\s*없|말고)|\s*(?:is not|isn't|not) (?:needed|required|necessary)"
)


def _open_denial(reading: Reading, match: "re.Match[str]") -> tuple[int, int] | None:
    """The span with its words where waterproof is denied, or need not be: no record is checked by that."""
    low = max(0, match.start() - 26)
    before, after = _OPEN.search(reading.low[low : match.start()]), _OPEN_AFTER.match(reading.low[match.end() :])
    if before is None and after is None:
        return None
    return (low + before.start() if before else match.start()), match.end() + (after.end() if after else 0)


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
