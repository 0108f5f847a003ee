"""The hard conditions of a search as typed pairs, and each judged on a product."""

from collections.abc import Iterator
from typing import Any

from ...domain.goods import Product
from ...domain.model import Model
from ...domain.money import Money
from ...domain.truth import Truth
from .product_query import ProductQuery, Rates, checks

#: Fields of a query that rank, or say how many are wanted.
_NOT_HARD = frozenset({"words", "also", "limit"})


#: Fields of which each word is a condition of its own.
_SEVERAL = frozenset({"without", "not_colors"})


class Condition(Model):
    """`limit` is JSON: an amount is {"amount", "currency"}, sides a list."""

    name: str
    limit: Any


class Judged(Model):
    condition: Condition
    met: Truth

    @property
    def claim_value(self) -> dict[str, Any]:
        """As the checker takes it."""
        return {"name": self.condition.name, "limit": self.condition.limit, "met": self.met.value}


def _single(query: ProductQuery) -> Iterator[tuple[str, Any]]:
    """(field, value) of every hard condition; of several words to avoid, each for itself."""
    plain = ProductQuery()
    for name in type(query).model_fields:
        value = getattr(query, name)
        if name in _NOT_HARD or value == getattr(plain, name):
            continue
        if name in _SEVERAL:
            yield from ((name, (word,)) for word in value)
        else:
            yield name, value


def conditions_of(query: ProductQuery) -> tuple[Condition, ...]:
    """Every hard condition of the query, in the order of its fields."""
    return tuple(Condition(name=name, limit=_plain(name, value)) for name, value in _single(query))


def judged(product: Product, query: ProductQuery, rates: Rates | None = None) -> tuple[Judged, ...]:
    """Every hard condition of the query on one product, in the order of the query's fields."""
    found = []
    for name, value in _single(query):
        alone = checks(product, ProductQuery(**{name: value}), rates)
        truth = alone[0].met if alone else Truth.UNKNOWN
        found.append(Judged(condition=Condition(name=name, limit=_plain(name, value)), met=truth))
    return tuple(found)


def without(query: ProductQuery, condition: Condition) -> ProductQuery:
    """The same search without one of its conditions."""
    if condition.name in _SEVERAL:
        held = getattr(query, condition.name)
        return query.model_copy(update={condition.name: tuple(w for w in held if w != condition.limit)})
    return query.model_copy(update={condition.name: getattr(ProductQuery(), condition.name)})


def _plain(name: str, value: Any) -> Any:
    if name in _SEVERAL:
        return value[0]
    if isinstance(value, Money):
        return value.model_dump(mode="json")
    return list(value) if isinstance(value, tuple) else value
