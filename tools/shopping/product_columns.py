"""Typed columns of all products in NumPy: hard conditions are answered for the whole catalog in a millisecond each, before any ranking.

Unknown is NaN in a column of numbers and -1 in one of prices, stock and yes or no: it meets no condition.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...domain.money import Money
from .attributes import value_of
from .product_query import ProductQuery, Rates, in_currency

Mask = NDArray[np.bool_]
Columns = Mapping[str, NDArray[Any]]

#: Column -> its NumPy type; the names of attributes are those of attributes.py.
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "price": "i8", "currency": "u1", "rating": "f4", "stock": "i1", "brand": "u4", "category": "u4", "waterproof": "i1",
        "plugs": "u4", "side1": "f4", "side2": "f4", "side3": "f4", "weight_kg": "f4", "volume_ml": "f4", "wh": "f4", "spf": "f4",
    }
)  # fmt: skip
_ARRAY = {"i8": "q", "u1": "B", "f4": "f", "i1": "b", "u4": "I"}
_STOCK = {"yes": 1, "no": 0}
_NAN = float("nan")
_UNPRICED = 255


class Names:
    """Numbers for names, from 1 on in the order they come; 0 is none."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}

    def of(self, name: str) -> int:
        return self.number.setdefault(name, len(self.number) + 1) if name else 0


class ColumnsBuilder:
    """Takes records (Products as plain data) one by one. `currencies`, `brands` and `categories` give the numbers their names."""

    def __init__(self) -> None:
        self._held = {name: array(_ARRAY[kind]) for name, kind in TYPES.items()}
        self.currencies, self.brands, self.categories = Names(), Names(), Names()

    def add(self, record: Mapping[str, Any]) -> None:
        for name, value in self._values(record):
            self._held[name].append(value)

    def arrays(self) -> dict[str, NDArray[Any]]:
        return {name: np.array(held, dtype=TYPES[name]) for name, held in self._held.items()}

    def _values(self, record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        held, price = record.get("attributes") or {}, record.get("price")
        yield "price", min(price["amount"], 2**62) if price else -1
        yield "currency", min(self.currencies.of(price["currency"]), _UNPRICED) if price else _UNPRICED
        rating = record.get("rating")
        yield "rating", _NAN if rating is None else rating
        yield "stock", _STOCK.get(str(record.get("availability", "")), -1)
        yield "brand", self.brands.of((record.get("brand") or "").casefold())
        yield "category", self.categories.of(" > ".join(record.get("categories") or ()))
        waterproof = value_of(held, "waterproof")
        yield "waterproof", -1 if waterproof is None else int(waterproof)
        yield "plugs", plug_bits(value_of(held, "plug_types") or ())
        sides = sorted(value_of(held, "sides_cm") or (), reverse=True)
        for i in range(3):
            yield f"side{i + 1}", sides[i] if len(sides) == 3 else _NAN
        for name in ("weight_kg", "volume_ml", "wh", "spf"):
            value = value_of(held, name)
            yield name, _NAN if value is None else value


def plug_bits(letters: Any) -> int:
    """One bit a plug type; 0 is not known."""
    return sum(1 << (ord(letter) - ord("A")) for letter in set(letters))


def passing(
    columns: Columns,
    query: ProductQuery,
    rates: Rates,
    currencies: Mapping[str, int],
    brand: Callable[[str], int | None],
    categories: Callable[[str], list[int]],
) -> Mask | None:
    """Which products meet the conditions that stand in columns; None when the query has none of them."""
    found: Mask | None = None
    for mask in _masks(columns, query, rates, currencies, brand, categories):
        found = mask if found is None else found & mask
    return found


def _masks(
    columns: Columns,
    query: ProductQuery,
    rates: Rates,
    currencies: Mapping[str, int],
    brand: Callable[[str], int | None],
    categories: Callable[[str], list[int]],
) -> Iterator[Mask]:
    if query.max_price is not None:
        yield _priced(columns, query.max_price, np.less_equal, rates, currencies)
    if query.in_stock:
        yield columns["stock"] == 1
    if query.brand is not None:
        yield columns["brand"] == (brand(query.brand.casefold()) or 2**32 - 1)
    if query.category is not None:
        yield np.isin(columns["category"], categories(query.category.casefold()))
    if query.waterproof is not None:
        yield columns["waterproof"] == int(query.waterproof)
    if query.plug_types:
        yield (columns["plugs"] & np.uint32(plug_bits(query.plug_types))) > 0
    if query.min_price is not None:
        yield _priced(columns, query.min_price, np.greater_equal, rates, currencies)
    most = (("weight_kg", query.max_weight_kg), ("volume_ml", query.max_ml), ("wh", query.max_wh))
    sides = tuple((f"side{i}", s) for i, s in enumerate(sorted(query.max_sides_cm or (), reverse=True)[:3], 1))
    for name, limit in (*most, *sides):
        if limit is not None:
            yield columns[name] <= np.float32(limit)
    small = (("weight_kg", query.min_weight_kg), ("volume_ml", query.min_ml), ("wh", query.min_wh))
    for name, least in (("rating", query.min_rating), ("spf", query.min_spf), *small):
        if least is not None:
            yield columns[name] >= np.float32(least)


def _priced(columns: Columns, limit: Money, holds: np.ufunc, rates: Rates, currencies: Mapping[str, int]) -> Mask:
    """Products whose price, in its own currency, stands in that relation to the limit; without a rate they do not."""
    found: Mask = np.zeros(len(columns["price"]), bool)
    for code, number in currencies.items():
        bound = in_currency(limit, code, rates)
        if bound is not None:
            found |= (columns["currency"] == number) & holds(columns["price"], bound.amount)
    return found
