"""What a catalog holds, said honestly: for `tripwright catalog info`, `search` and `show`. Data only; the door prints."""

from collections.abc import Sequence
from datetime import date

from ...domain.catalog import Catalog, Coverage
from ...domain.fact import Fact, Source
from ...domain.model import Model
from ...domain.offers import Lodging, Restaurant, Transport
from ...domain.place import City, Place
from .pick import ENOUGH_PLACES


class Info(Model):
    """Coverage by city. `thin` counts the cities with places that are too few to plan offline."""

    hashes: tuple[str, ...]
    as_of: date | None
    currency: str | None
    enough_places: int = ENOUGH_PLACES
    cities: tuple[Coverage, ...]  # enough to plan offline, most places first
    thin: tuple[Coverage, ...]
    sources: tuple[Source, ...]


class Hit(Model):
    """A record that answers a search."""

    id: str
    kind: str  # "city", or a place's kind
    name: str
    where: str
    names: dict[str, str] = {}


class Shown(Model):
    """A record with the facts behind it, the sources that differ, and the sources of all of them."""

    record: Place | City | Lodging | Restaurant | Transport
    facts: tuple[Fact, ...]
    conflicts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    same_as: tuple[str, ...] = ()


def info(catalog: Catalog) -> Info:
    """What `catalog` covers."""
    rows = catalog.coverage()
    return Info(
        hashes=catalog.hashes,
        as_of=catalog.as_of,
        currency=catalog.currency,
        cities=tuple(row for row in rows if row.enough),
        thin=tuple(row for row in rows if not row.enough),
        sources=tuple(catalog.sources()),
    )


def search(catalog: Catalog, text: str, limit: int = 20) -> Sequence[Hit]:
    """Cities of that name, then places whose names answer `text`, best first."""
    cities = [
        Hit(id=city.id, kind="city", name=city.name, where=_where(city), names=city.names)
        for city in catalog.find_cities(text)[:limit]
    ]
    places = [
        Hit(id=p.id, kind=p.kind.value, name=p.name, where=_where(catalog.city(p.city_id)), names=p.names)
        for p in catalog.find_places(text, None, limit)
    ]
    return tuple((cities + places)[:limit])


def _where(city: City | None) -> str:
    if city is None:
        return "unknown"
    return ", ".join(part for part in (city.name, city.region, city.country) if part is not None)


def show(catalog: Catalog, record_id: str) -> Shown | None:
    """The record of that id with its provenance; None when the catalog has none."""
    record = (
        catalog.place(record_id)
        or catalog.city(record_id)
        or catalog.lodging(record_id)
        or catalog.restaurant(record_id)
        or catalog.transport(record_id)
    )
    if record is None:
        return None
    facts, conflicts = catalog.facts(record.id), catalog.conflicts(record.id)
    used = dict.fromkeys(fact.source for fact in (*facts, *conflicts))
    found = (catalog.source(key) for key in used)
    same_as = getattr(catalog, "same_as", None)
    return Shown(
        record=record,
        facts=tuple(facts),
        conflicts=tuple(conflicts),
        sources=tuple(source for source in found if source is not None),
        same_as=tuple(same_as(record.id)) if same_as is not None and isinstance(record, Place) else (),
    )
