"""One look-up for any (subject, field) that a claim, a need or an advice may name: value, provenance, and how it ages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from ...domain.catalog import Catalog
from ...domain.fact import Fact
from ...domain.model import Model
from ...domain.policy import TIME_TO_LIVE


@dataclass(frozen=True, slots=True)
class Found:
    """What the catalog says. `lives`: the row of TIME_TO_LIVE; `observed_at` None is undated."""

    value: Any
    lives: str
    source: str | None = None
    licence: str | None = None
    observed_at: date | None = None


#: Fields that live as long as another row of TIME_TO_LIVE says.
_ALIASES = {
    "lodging.occupancy": "lodging.price", "lodging.room_type": "lodging.price", "lodging.min_nights": "lodging.price",
    "lodging.forbids": "lodging.price", "restaurant.diets": "restaurant.price", "restaurant.cuisines": "restaurant.price",
    "transport.price": "transport", "transport.times": "transport", "transport.distance_km": "transport",
}  # fmt: skip
#: A short name of a field that records of one kind hold under a longer one.
_LONGER = ("lodging.", "restaurant.", "transport.")


def life_of(field: str) -> str:
    """The row of TIME_TO_LIVE for a field."""
    return field if field in TIME_TO_LIVE else _ALIASES.get(field, field.split(".")[0])


def found_fact(fact: Fact) -> Found:
    return Found(plain(fact.value), life_of(fact.field), fact.source, fact.licence, fact.observed_at)


def look_up(catalog: Catalog, subject: str, field: str) -> Found | None:
    """The catalog's fact. `subject` may be bare ("KR") or prefixed ("country:KR"); a field may name a part of a value:
    "climate.11", "climate.11.rain_mm", "plugs.types", "cabin_bag.sides_cm", "entry.days"."""
    for name in (field, *(longer + field for longer in _LONGER)):
        fact = catalog.fact(subject, name)
        if fact is not None:
            return found_fact(fact)
    head, _, rest = field.partition(".")
    fact = catalog.fact(subject, head) if rest else None
    if fact is None:
        return _record(catalog, subject, field)
    part = _part(plain(fact.value), rest.split("."))
    return None if part is None else Found(part, life_of(head), fact.source, fact.licence, fact.observed_at)


def _part(value: Any, path: list[str]) -> Any:
    """A part of a value: a key, a month of a climate, or a season's key."""
    for step in path:
        if isinstance(value, list):
            value = next((row for row in value if isinstance(row, dict) and str(row.get("month")) == step), None)
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value


def _record(catalog: Catalog, subject: str, field: str) -> Found | None:
    """A field that is in a record and has no fact of its own (the driving side of a country, a holiday of a date)."""
    if subject.startswith("holiday:") and field == "holiday":
        return _holiday(catalog, subject)
    code = subject.removeprefix("country:")
    for record in (catalog.place(subject), catalog.city(subject), catalog.country(code)):
        if record is not None and field in type(record).model_fields:
            value = getattr(record, field)
            return None if value is None else Found(plain(value), "exists")
    return None


def _holiday(catalog: Catalog, subject: str) -> Found | None:
    """ "holiday:FR:2027-05-01", national or of any region."""
    _, code, day = (*subject.split(":"), "", "")[:3]
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return None
    found = catalog.holidays(code, on, on)
    return Found([plain(h) for h in found], "holiday", found[0].source) if found else None


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Model):
        return value.model_dump(mode="json", exclude_none=True)
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(v) for v in value]
    if isinstance(value, Decimal | date):
        return str(value)
    return value


def same(left: Any, right: Any) -> bool:
    """Whether two JSON values say the same: numbers by value, lists of words in any order, absent and None alike."""
    left, right = plain(left), plain(right)
    if isinstance(left, dict) and isinstance(right, dict):
        keys = {k for k in left if left[k] is not None} | {k for k in right if right[k] is not None}
        return all(same(left.get(k), right.get(k)) for k in keys)
    if isinstance(left, list) and isinstance(right, list):
        if all(isinstance(x, str) for x in (*left, *right)):
            return sorted(left) == sorted(right)
        return len(left) == len(right) and all(same(a, b) for a, b in zip(left, right, strict=True))
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    numbers = list(_numbers(left, right))
    return numbers[0] == numbers[1] if len(numbers) == 2 else bool(left == right)


def _numbers(*values: Any) -> Iterator[Decimal]:
    for value in values:
        if isinstance(value, int | float | str):
            try:
                yield Decimal(str(value))
            except InvalidOperation:
                return
