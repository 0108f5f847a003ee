"""Rows of many sources made into the places of a pack: joined, placed in a city, weighed, and with a fact for each field."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from ...domain.fact import Fact, Source
from ...domain.place import Kind, Place
from ...domain.truth import Truth
from .derive import dumped
from .gazetteer import Gazetteer
from .holdings import Holdings
from .importance import importance
from .join import groups
from .rows import PlaceRow
from .snapshot import write_snapshot

T = TypeVar("T")
_VISITED = 4  # sights that make a city one that people travel to
_FEW_SPELLINGS = 3
_LATIN_END = "\u0250"  # letters before it are Latin


@dataclass
class Built:
    """What became of the rows."""

    hash: str = ""
    rows: int = 0
    places: list[Place] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    same_as: dict[str, tuple[str, ...]] = field(default_factory=dict)
    closed: int = 0  # places dropped because a source knows that they are closed for good
    remote: int = 0  # places dropped because no town is near
    by_source: Counter[str] = field(default_factory=Counter)


def build(
    rows: Sequence[PlaceRow],
    logistics: Holdings,
    out: Path,
    *,
    name: str,
    sources: Sequence[Source],
    gazetteer: Gazetteer,
    closed: Sequence[PlaceRow] = (),
) -> Built:
    """Write a pack of `rows` and `logistics` to `out`. `closed`: rows of other packs that only tell what is closed for good."""
    built = joined_places(rows, {source.id: source for source in sources}, gazetteer, closed)
    records = Holdings(**logistics)
    if "alternates" in records:
        records["alternates"] = _spellings(records["alternates"], Counter(place.city_id for place in built.places))
    records |= {"places": built.places, "facts": built.facts, "same_as": built.same_as, "sources": list(sources)}
    built.hash = write_snapshot(out, name, **records)
    return built


def _spellings(alternates: Mapping[str, Sequence[str]], places: Counter[str]) -> dict[str, list[str]]:
    """All further spellings of the cities that people travel to, and few Latin ones of the others: a pack is small."""
    kept = {}
    for key, names in alternates.items():
        latin = [name for name in names if name[0] < _LATIN_END]
        most = len(latin) if key.startswith("country:") or places[key] >= _VISITED else _FEW_SPELLINGS
        kept[key] = [name for name in names if name not in latin[most:]]
    return kept


def joined_places(
    rows: Sequence[PlaceRow],
    sources: Mapping[str, Source],
    gazetteer: Gazetteer,
    closed: Sequence[PlaceRow] = (),
) -> Built:
    """The places that `rows` make, with their facts."""
    built = Built(rows=len(rows), by_source=Counter(row.source for row in rows))
    own = {id(row) for row in rows}
    for group in groups([*rows, *closed]):
        mine = [row for row in group if id(row) in own]
        if any(row.closed_for_good for row in group):
            built.closed += bool(mine)
            continue
        place = _place(mine, sources, gazetteer) if mine else None
        if place is not None:
            built.places.append(place)
            built.facts += facts_of(place, mine, sources)
            built.same_as[place.id] = _other_ids(place.id, mine)
        else:
            built.remote += bool(mine)
    return built


def _place(rows: list[PlaceRow], sources: Mapping[str, Source], gazetteer: Gazetteer) -> Place | None:
    city_id = _city(rows, gazetteer)
    if city_id is None:
        return None
    hours, price = _newest(rows, "hours"), _newest(rows, "price")
    names = {language: name for row in reversed(rows) for language, name in row.names.items()}
    heritage, visitors = any(row.heritage for row in rows), _first(rows, lambda row: row.visitors_per_year)
    kind = next((row.kind for row in rows if row.kind is not Kind.SIGHT), rows[0].kind)
    publishers = len({sources[row.source].publisher for row in rows})
    languages = max(row.languages for row in rows)
    return Place(
        id=_id(rows),
        city_id=city_id,
        name=names.get("en") or rows[0].names[rows[0].native],
        names=names,
        kind=kind,
        point=rows[0].point,
        hours=hours.hours if hours else None,
        hours_observed=_observed(hours, "hours") if hours else None,
        price=price.price if price else None,
        child_price=price.child_price if price else None,
        price_observed=_observed(price, "price") if price else None,
        indoor=_truth(row.indoor for row in rows),
        wheelchair=_truth(row.wheelchair for row in rows),
        heritage=heritage,
        visitors_per_year=visitors,
        sources=publishers,
        languages=languages,
        importance=importance(kind, heritage, publishers, languages, visitors, _item(rows)),
    )


def _item(rows: list[PlaceRow]) -> int | None:
    """The number of the Wikidata item."""
    item = _first(rows, lambda row: row.ids.get("wikidata"))
    return int(item[1:]) if item and item[1:].isdigit() else None


def _city(rows: list[PlaceRow], gazetteer: Gazetteer) -> str | None:
    stated = _first(rows, lambda row: row.city)
    if stated is not None and stated in gazetteer.cities:
        return stated
    city = gazetteer.city_of(rows[0].point, _first(rows, lambda row: row.country))
    return city.id if city else None


def _first(rows: Iterable[PlaceRow], ask: Callable[[PlaceRow], T | None]) -> T | None:
    return next((value for value in map(ask, rows) if value is not None), None)


def _truth(values: Iterable[Truth]) -> Truth:
    return next((value for value in values if value is not Truth.UNKNOWN), Truth.UNKNOWN)


def _newest(rows: list[PlaceRow], what: str) -> PlaceRow | None:
    """The row whose hours (or price) were observed last; of two of one date the first."""
    known = [row for row in rows if getattr(row, what) is not None]
    return max(known, key=lambda row: _observed(row, what) or date.min, default=None)


def _observed(row: PlaceRow, what: str) -> date | None:
    own = row.hours_observed if what == "hours" else row.price_observed if what == "price" else None
    return own or row.observed_at


def _id(rows: list[PlaceRow]) -> str:
    wikidata = sorted((row.ids["wikidata"] for row in rows if "wikidata" in row.ids), key=lambda q: (len(q), q))
    if wikidata:
        return f"wd:{wikidata[0]}"
    osm = next((row.ids["osm"] for row in rows if "osm" in row.ids), None)
    return f"osm:{osm}" if osm else f"{rows[0].source}:{rows[0].key}"


_PREFIX = {"wikidata": "wd", "osm": "osm", "geonames": "geonames-place"}


def _other_ids(own: str, rows: list[PlaceRow]) -> tuple[str, ...]:
    found = [f"{_PREFIX.get(scheme, scheme)}:{key}" for row in rows for scheme, key in row.ids.items()]
    return tuple(sorted(set(found) - {own}))


def facts_of(place: Place, rows: list[PlaceRow], sources: Mapping[str, Source]) -> Iterator[Fact]:
    """A fact for each field of each source; the one that the place uses first. Names and points of the used row only."""
    for row in rows:
        for name, value, what in _stated(place, row, row is rows[0]):
            if value is not None:
                yield Fact(
                    subject=place.id,
                    field=name,
                    value=dumped(value),
                    source=row.source,
                    licence=sources[row.source].licence,
                    observed_at=_observed(row, what),
                    method="parsed" if what == "hours" else "copied",
                )


def _stated(place: Place, row: PlaceRow, first: bool) -> Iterator[tuple[str, Any, str]]:
    """(field, value, which observation date) that a row says of its place."""
    yield "exists", True, ""
    yield "name", place.name if place.name in row.names.values() else None, ""
    yield "kind", place.kind.value if row.kind is place.kind else None, ""
    yield "point", place.point if first else None, ""
    yield "hours", row.hours, "hours"
    yield "price", row.price, "price"
    yield "child_price", row.child_price, "price"
    yield "heritage", True if row.heritage else None, ""
    yield "indoor", _said(row.indoor), ""
    yield "wheelchair", _said(row.wheelchair), ""
    yield "visitors_per_year", row.visitors_per_year, ""


def _said(value: Truth) -> str | None:
    return None if value is Truth.UNKNOWN else value.value
