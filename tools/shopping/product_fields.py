"""Reading single fields of product feeds: money, stock, ratings, sizes. What cannot be read is unknown, or an error with a reason."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from types import MappingProxyType

from ...domain.goods import Price
from ...domain.money import minor_digits
from ...domain.truth import Truth

_SYMBOLS: Mapping[str, str] = MappingProxyType({"€": "EUR", "£": "GBP", "₩": "KRW", "원": "KRW"})
# $ and ¥ are several currencies each: without a code, they are not read.
_AMOUNT = re.compile(r"\d{1,3}(?:[ ,.']\d{3})+(?:[.,]\d{1,3})?|\d+(?:[.,]\d{1,3})?")

_STOCK: Mapping[str, Truth] = MappingProxyType(
    {
        "in_stock": Truth.YES, "instock": Truth.YES, "available": Truth.YES, "limitedavailability": Truth.YES,
        "onlineonly": Truth.YES, "true": Truth.YES, "yes": Truth.YES, "1": Truth.YES,
        "out_of_stock": Truth.NO, "outofstock": Truth.NO, "soldout": Truth.NO, "sold_out": Truth.NO,
        "있음": Truth.YES, "재고있음": Truth.YES, "재고_있음": Truth.YES, "판매중": Truth.YES, "有货": Truth.YES, "现货": Truth.YES,
        "없음": Truth.NO, "재고없음": Truth.NO, "재고_없음": Truth.NO, "품절": Truth.NO, "일시품절": Truth.NO, "缺货": Truth.NO, "无货": Truth.NO,
        "discontinued": Truth.NO, "unavailable": Truth.NO, "false": Truth.NO, "no": Truth.NO, "0": Truth.NO,
    }
)  # fmt: skip

#: Centimetres of a unit of length, grams of one of weight, millilitres of one of volume.
CM: Mapping[str, float] = MappingProxyType(
    {"mm": 0.1, "cm": 1.0, "m": 100.0, "in": 2.54, "inch": 2.54, "inches": 2.54, '"': 2.54, "″": 2.54}
)
GRAMS: Mapping[str, float] = MappingProxyType(
    {"g": 1.0, "gram": 1.0, "grams": 1.0, "kg": 1000.0, "oz": 28.349523125, "ounce": 28.349523125, "ounces": 28.349523125,
     "lb": 453.59237, "lbs": 453.59237, "pound": 453.59237, "pounds": 453.59237}
)  # fmt: skip
ML: Mapping[str, float] = MappingProxyType(
    {"ml": 1.0, "cl": 10.0, "l": 1000.0, "liter": 1000.0, "litre": 1000.0, "liters": 1000.0, "litres": 1000.0,
     "floz": 29.5735295625, "fluidounce": 29.5735295625, "fluidounces": 29.5735295625}
)  # fmt: skip


def read_price(text: str, currency: str | None = None) -> Price:
    """ "12.90 EUR", "EUR 12,90", "₩15,000", "1 299.00" with a `currency`. Raises ValueError with a reason."""
    code = re.search(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])", text)
    symbol = next((c for s, c in _SYMBOLS.items() if s in text), None)
    found = code.group() if code else symbol or currency
    if found is None:
        raise ValueError(f"the price {text!r} has no currency")
    amounts = _AMOUNT.findall(text)
    if len(amounts) != 1 or "-" in text:
        raise ValueError(f"the price {text!r} is not one amount")
    return minor(_decimal(amounts[0], found), found)


def minor(amount: Decimal, currency: str) -> Price:
    """In minor units, rounded half up."""
    units = (amount * 10 ** minor_digits(currency)).quantize(Decimal(1), ROUND_HALF_UP)
    return Price(amount=int(units), currency=currency)


def _decimal(text: str, currency: str) -> Decimal:
    """The last point or comma is the decimal one, unless exactly three digits follow it and the currency has fewer."""
    parts = re.split(r"[ ,.']", text)
    last = parts[-1]
    grouped = len(parts) > 1 and len(last) == 3 and minor_digits(currency) < 3
    digits = "".join(parts) if len(parts) == 1 or grouped else "".join(parts[:-1]) + "." + last
    return Decimal(digits)


def read_stock(text: str) -> Truth:
    """Feeds' own words and schema.org addresses. Pre-order, back order and all else is unknown."""
    word = text.strip().casefold().rsplit("/", 1)[-1].replace(" ", "_").replace("-", "_")
    return _STOCK.get(word, Truth.UNKNOWN)


def read_number(text: str, least: float, most: float) -> float:
    """A plain number within bounds. Raises ValueError with a reason."""
    try:
        value = float(Decimal(text.strip()))
    except InvalidOperation as error:
        raise ValueError(f"{text!r} is not a number") from error
    if not least <= value <= most:
        raise ValueError(f"{text!r} is not between {least:g} and {most:g}")
    return value


def read_measure(text: str, units: Mapping[str, float]) -> float:
    """ "20 cm", "1.5kg": in the base unit of the table. Raises ValueError for an unknown unit."""
    match = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*([A-Za-z\"″. ]+?)\s*", text)
    unit = re.sub(r"[. ]", "", match[2]).casefold() if match else ""
    if match is None or unit not in units:
        raise ValueError(f"{text!r} has no unit that is known")
    return round(measured(match[1]) * units[unit], 3)


def measured(text: str) -> float:
    """ "2.5", "2,5" and "1,250": a comma before exactly three digits groups thousands, but never after a lone zero."""
    grouped = re.fullmatch(r"[1-9]\d{0,2},\d{3}", text)
    return float(text.replace(",", "" if grouped else "."))


def read_categories(text: str) -> tuple[str, ...]:
    """ "Luggage > Backpacks" as its steps."""
    return tuple(part.strip() for part in re.split(r"[>|]", text) if part.strip())
