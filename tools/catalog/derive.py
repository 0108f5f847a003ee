"""The facts that a record states: subject, field and value, where no source row says more.

Subjects. A place, lodging, restaurant, transport or city: its id. Others: "country:KR" (plugs, advisory), "entry:KR:JP",
"airline:KE" (cabin_bag), "item:ID" (item_rule), "rate:USD:KRW", "holiday:KR:2026-03-01". A bare code ("KR", "KE") is understood
from the field. Values are JSON; money is {"amount", "currency"}.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from ...domain.fact import Fact
from ...domain.logistics import Advisory, Airport, CabinBag, Climate, EntryRule, Holiday, ItemRule, Plugs
from ...domain.model import Model
from ...domain.offers import Lodging, PerDiem, Rate, Restaurant, Transport
from ...domain.place import City, Country, Place
from ...domain.truth import Truth

Logistic = Advisory | Airport | CabinBag | Climate | EntryRule | Holiday | ItemRule | Plugs | PerDiem | Rate
Record = Place | City | Country | Lodging | Restaurant | Transport

_PREFIX = {
    "plugs": "country",
    "advisory": "country",
    "entry": "entry",
    "cabin_bag": "airline",
    "item_rule": "item",
    "rate": "rate",
    "holiday": "holiday",
}


def canonical_subject(subject: str, field: str) -> str:
    """`subject`, with its prefix when it was given as a bare code: ("KE", "cabin_bag") -> "airline:KE"."""
    prefix = _PREFIX.get(field)
    if prefix is None or subject.startswith(prefix + ":"):
        return subject
    return f"{prefix}:{subject.removeprefix(field + ':')}"


def dumped(value: Any) -> Any:
    """A domain value as JSON values."""
    if isinstance(value, Model):
        return value.model_dump(mode="json", exclude_defaults=True)
    if isinstance(value, tuple):
        return [dumped(item) for item in value]
    return value


def same(left: Any, right: Any) -> bool:
    """Whether two JSON values say the same; 1000 and 1000.00 of one currency do."""
    if isinstance(left, dict) and isinstance(right, dict) and left.keys() == right.keys() == {"amount", "currency"}:
        return left["currency"] == right["currency"] and float(left["amount"]) == float(right["amount"])
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)


def values(record: Record) -> Iterator[tuple[str, Any]]:
    """(field, JSON value) for all that a record knows. Unknown fields do not come."""
    match record:
        case Place():
            yield from _known(_place(record))
        case Lodging():
            yield from _known(_lodging(record))
        case Restaurant():
            yield from _known(_restaurant(record))
        case Transport():
            yield from _known(_transport(record))
        case City():
            yield from _known(_city(record))
        case Country():
            yield from _known({"exists": True, "name": record.name, "currency": record.currency})


def _known(fields: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for field, value in fields.items():
        if value is not None and value is not Truth.UNKNOWN:
            yield field, dumped(value)


def _place(place: Place) -> dict[str, Any]:
    return {
        "exists": True,
        "name": place.name,
        "kind": place.kind.value,
        "point": place.point,
        "hours": place.hours,
        "price": place.price,
        "child_price": place.child_price,
        "heritage": True if place.heritage else None,
        "indoor": _truth(place.indoor),
        "wheelchair": _truth(place.wheelchair),
        "visitors_per_year": place.visitors_per_year,
    }


def _truth(value: Truth) -> str | None:
    return None if value is Truth.UNKNOWN else value.value


def _lodging(lodging: Lodging) -> dict[str, Any]:
    return {
        "exists": True,
        "name": lodging.name,
        "point": lodging.point,
        "lodging.price": lodging.price,
        "lodging.occupancy": lodging.occupancy,
        "lodging.room_type": lodging.room_type.value if lodging.room_type else None,
        "lodging.min_nights": lodging.min_nights,
        "lodging.forbids": None if lodging.forbids is None else [rule.value for rule in lodging.forbids],
        "lodging.step_free": _truth(lodging.step_free),
    }


def _restaurant(restaurant: Restaurant) -> dict[str, Any]:
    return {
        "exists": True,
        "name": restaurant.name,
        "point": restaurant.point,
        "restaurant.price": restaurant.price,
        "restaurant.cuisines": list(restaurant.cuisines) or None,
        "restaurant.diets": {diet: truth.value for diet, truth in restaurant.diets.items()} or None,
        "hours": restaurant.hours,
    }


def _transport(transport: Transport) -> dict[str, Any]:
    times: dict[str, Any] = {"minutes": transport.minutes}
    if transport.depart and transport.arrive:
        times |= {"depart": transport.depart.isoformat(), "arrive": transport.arrive.isoformat()}
    return {
        "exists": True,
        "transport.price": transport.price,
        "transport.times": times,
        "transport.distance_km": transport.distance_km,
    }


def _city(city: City) -> dict[str, Any]:
    return {
        "exists": True,
        "name": city.name,
        "point": city.point,
        "country": city.country,
        "timezone": city.timezone,
        "population": city.population,
    }


def logistic_subject(row: Logistic) -> tuple[str, str]:
    """(subject, field) of a logistics row."""
    match row:
        case PerDiem() | Climate():
            return row.city_id, "per_diem" if isinstance(row, PerDiem) else "climate"
        case Plugs() | Advisory():
            return f"country:{row.country}", "plugs" if isinstance(row, Plugs) else "advisory"
        case EntryRule():
            return f"entry:{row.passport}:{row.destination}", "entry"
        case CabinBag():
            return f"airline:{row.airline}", "cabin_bag"
        case ItemRule():
            return f"item:{row.id}", "item_rule"
        case Rate():
            return f"rate:{row.base}:{row.quote}", "rate"
        case Holiday():
            return f"holiday:{row.country}:{row.day}", "holiday"
        case Airport():
            return f"airport:{row.code}", "exists"


def logistic_fact(rows: Sequence[Logistic], source: str, licence: str, method: str = "copied") -> Fact:
    """One fact for the rows of one subject and field: a single row's value, or a list for months, seasons and publishers."""
    subject, field = logistic_subject(rows[0])
    listed = isinstance(rows[0], (PerDiem, Climate, Advisory)) or len(rows) > 1
    dumps = [row.model_dump(mode="json", exclude_none=True) for row in rows]
    return Fact(
        subject=subject,
        field=field,
        value=dumps if listed else dumps[0],
        source=source,
        licence=licence,
        observed_at=min(
            (d for d in (getattr(row, "observed_at", None) for row in rows) if d is not None), default=None
        ),
        method=method,
    )
