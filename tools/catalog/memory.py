"""A catalog of domain records held in memory: for tests, and for hosts that bring their own few."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar, Unpack

from ...domain.catalog import Coverage
from ...domain.fact import Fact, Source
from ...domain.hours import DayOpening
from ...domain.logistics import Advisory, Airport, CabinBag, Climate, EntryRule, Holiday, ItemRule, Plugs
from ...domain.model import Model
from ...domain.offers import Lodging, PerDiem, Rate, Restaurant, Transport
from ...domain.place import City, Country, Kind, Place
from .derive import Logistic, Record, canonical_subject, logistic_fact, logistic_subject, same, values
from .holdings import Holdings
from .names import fold
from .opening import place_opening
from .pick import ENOUGH_PLACES, areas_of, by_importance, by_population, find_rate, season_row
from .rank import best_items, best_places, best_spellings

#: The source of facts that a host states without naming one.
MEMORY = Source(id="memory", name="Records given to the program", publisher="the host", licence="as the host has them")
R = TypeVar("R", bound=Model)


class InMemoryCatalog:
    """Implements `domain.catalog.Catalog`. `InMemoryCatalog(cities=[...], places=[...], holidays=[...])`.

    Where no explicit `Fact` is given, the facts are those that the records state, with the first of `sources` (or MEMORY)
    as their source, observed on the record's own dates, else on `observed_at`, else on `as_of`.
    """

    def __init__(self, *, observed_at: date | None = None, **records: Unpack[Holdings]) -> None:
        self._all = records
        self._observed_at = observed_at or records.get("as_of")
        self._sources = {source.id: source for source in (*records.get("sources", ()), MEMORY)}
        self._default = next(iter(self._sources))
        self._cities = {city.id: city for city in records.get("cities", ())}
        self._countries = {country.code: country for country in records.get("countries", ())}
        self._places = {place.id: place for place in records.get("places", ())}
        self._lodgings = {lodging.id: lodging for lodging in records.get("lodgings", ())}
        self._restaurants = {restaurant.id: restaurant for restaurant in records.get("restaurants", ())}
        self._transports = {transport.id: transport for transport in records.get("transports", ())}
        self._years = set(records.get("holiday_years", ()))
        self._explicit: dict[str, list[Fact]] = defaultdict(list)
        for fact in records.get("facts", ()):
            self._explicit[fact.subject].append(fact)
        self._logistics: dict[str, list[Logistic]] = defaultdict(list)
        for row in _logistics(records):
            self._logistics[logistic_subject(row)[0]].append(row)
        self._hash = _digest(records)

    @property
    def hashes(self) -> tuple[str, ...]:
        return (self._hash,)

    @property
    def as_of(self) -> date | None:
        return self._all.get("as_of")

    @property
    def currency(self) -> str | None:
        return self._all.get("currency")

    @property
    def closed_world(self) -> bool:
        """Whether it hides the places and offers of the layers below it."""
        return self._all.get("closed_world", False)

    def city(self, city_id: str) -> City | None:
        return self._cities.get(city_id)

    def country(self, code: str) -> Country | None:
        return self._countries.get(code)

    def find_cities(self, name: str, country: str | None = None) -> Sequence[City]:
        wanted = fold(name)
        found = [c for c in self._cities.values() if wanted and wanted in {fold(n) for n in self._spellings(c)}]
        spelled = {c.id for c in found if not self.is_own_name(c.id, name)}
        return by_population((c for c in found if country is None or c.country == country), spelled)

    def is_own_name(self, city_id: str, name: str) -> bool:
        """Whether the city is called `name`, rather than merely also found by it."""
        city = self._cities.get(city_id)
        return city is not None and fold(name) in {fold(n) for n in (city.name, *city.names.values())}

    def _spellings(self, city: City) -> Iterable[str]:
        return (city.name, *city.names.values(), *self._all.get("alternates", {}).get(city.id, ()))

    def find_regions(self, name: str) -> Sequence[tuple[str, tuple[str, ...]]]:
        wanted, found = fold(name), []
        held = self._holding()
        for country, region, names, extra in self._divisions():
            if wanted and wanted in {fold(region), *map(fold, names)}:
                ids = {c.id for c in self._cities.values() if c.region == region and c.country == country} | set(extra)
                cities = by_population(self._cities[i] for i in ids if i in held and i in self._cities)
                label = self._countries[country].name if country in self._countries else country
                found.append((f"{region}, {label}", tuple(city.id for city in cities)))
        return tuple(found)

    def _divisions(self) -> Iterable[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
        named = {(r.country, r.name): (r.country, r.name, r.names, r.city_ids) for r in self._all.get("regions", ())}
        for city in self._cities.values():
            if city.region is not None:
                named.setdefault((city.country, city.region), (city.country, city.region, (), ()))
        return named.values()

    def _holding(self) -> set[str]:
        held = {p.city_id for p in self._places.values()} | {x.city_id for x in self._lodgings.values()}
        return held | {r.city_id for r in self._restaurants.values()}

    def find_countries(self, name: str) -> Sequence[Country]:
        wanted = fold(name)
        spelled = self._all.get("alternates", {})
        named = (
            (c, {fold(n) for n in (c.name, *c.names.values(), *spelled.get(f"country:{c.code}", ()))})
            for c in self._countries.values()
        )
        return tuple(c for c, names in named if wanted in names or name == c.code)

    def suggest(self, name: str, limit: int = 3) -> Sequence[City]:
        spelled = ((fold(spelling), city) for city in self._cities.values() for spelling in self._spellings(city))
        return best_spellings(name, spelled, limit)

    def coverage(self) -> Sequence[Coverage]:
        rows = (self._covered(city_id) for city_id in {place.city_id for place in self._places.values()})
        return tuple(sorted(rows, key=lambda row: (-row.places, row.city_id)))

    def _covered(self, city_id: str) -> Coverage:
        places, city = self.places(city_id), self.city(city_id)
        observed = (fact.observed_at for place in places for fact in self.facts(place.id))
        dates = [day for day in observed if day is not None]
        return Coverage(
            city_id=city_id,
            name=city.name if city else city_id,
            country=city.country if city else "",
            places=len(places),
            with_hours=sum(place.hours is not None for place in places),
            with_price=sum(place.price is not None for place in places),
            lodgings=len(self.lodgings(city_id)),
            restaurants=len(self.restaurants(city_id)),
            oldest=min(dates, default=None),
            newest=max(dates, default=None),
            enough=len(places) >= ENOUGH_PLACES,
        )

    def place(self, place_id: str) -> Place | None:
        return self._places.get(place_id)

    def same_as(self, place_id: str) -> Sequence[str]:
        """Ids of the same place elsewhere."""
        return tuple(self._all.get("same_as", {}).get(place_id, ()))

    def places(self, city_id: str, kinds: Sequence[Kind] = ()) -> Sequence[Place]:
        return by_importance(
            p for p in self._places.values() if p.city_id == city_id and (not kinds or p.kind in kinds)
        )

    def find_places(self, text: str, city_id: str | None = None, limit: int = 10) -> Sequence[Place]:
        here = (p for p in self._places.values() if city_id is None or p.city_id == city_id)
        return best_places(text, here, limit)

    def opening(self, place_id: str, on: date) -> DayOpening:
        return place_opening(self, place_id, on)

    def lodging(self, lodging_id: str) -> Lodging | None:
        return self._lodgings.get(lodging_id)

    def lodgings(self, city_id: str) -> Sequence[Lodging]:
        return tuple(lodging for lodging in self._lodgings.values() if lodging.city_id == city_id)

    def restaurant(self, restaurant_id: str) -> Restaurant | None:
        return self._restaurants.get(restaurant_id)

    def restaurants(self, city_id: str) -> Sequence[Restaurant]:
        return tuple(restaurant for restaurant in self._restaurants.values() if restaurant.city_id == city_id)

    def transport(self, transport_id: str) -> Transport | None:
        return self._transports.get(transport_id)

    def transports(self, origin: str, destination: str, on: date) -> Sequence[Transport]:
        return tuple(
            t
            for t in self._transports.values()
            if (t.origin, t.destination) == (origin, destination) and (t.depart is None or t.depart.date() == on)
        )

    def per_diem(self, city_id: str, on: date) -> PerDiem | None:
        for area in areas_of(city_id, self.city(city_id)):
            row = season_row(self._rows(area, PerDiem), on)
            if row is not None:
                return row.model_copy(update={"city_id": city_id})
        return None

    def climate(self, city_id: str, month: int) -> Climate | None:
        return next((row for row in self._rows(city_id, Climate) if row.month == month), None)

    def climate_cities(self) -> Sequence[City]:
        known = dict.fromkeys(row.city_id for row in self._all.get("climates", ()))
        return tuple(self._cities[i] for i in known if i in self._cities)

    def _rows(self, subject: str, kind: type[R]) -> list[R]:
        return [row for row in self._logistics.get(subject, ()) if isinstance(row, kind)]

    def holidays(self, country: str, start: date, end: date, region: str | None = None) -> Sequence[Holiday]:
        """Those of the whole country and of `region`; of every region when it is None."""
        found = (h for h in self._all.get("holidays", ()) if h.country == country and start <= h.day <= end)
        local = (h for h in found if region is None or h.region in (None, region))
        return tuple(sorted(local, key=lambda h: (h.day, h.region or "", h.name)))

    def holidays_known(self, country: str, year: int) -> bool:
        return (country, year) in self._years

    def entry_rule(self, passport: str, destination: str) -> EntryRule | None:
        return next(iter(self._rows(f"entry:{passport}:{destination}", EntryRule)), None)

    def plugs(self, country: str) -> Plugs | None:
        return next(iter(self._rows(f"country:{country}", Plugs)), None)

    def cabin_bag(self, airline: str) -> CabinBag | None:
        wanted = fold(airline)
        return next((b for b in self.cabin_bags() if b.airline == airline.upper() or fold(b.name) == wanted), None)

    def cabin_bags(self) -> Sequence[CabinBag]:
        return tuple(self._all.get("cabin_bags", ()))

    def item_rules(self, text: str) -> Sequence[ItemRule]:
        return best_items(text, self._all.get("item_rules", ()))

    def advisories(self, country: str) -> Sequence[Advisory]:
        return self._rows(f"country:{country}", Advisory)

    def airports(self, city_id: str) -> Sequence[Airport]:
        return tuple(airport for airport in self._all.get("airports", ()) if airport.city_id == city_id)

    def rate(self, base: str, quote: str) -> Rate | None:
        return find_rate(base, quote, self._all.get("rates", ()))

    def fact(self, subject: str, field: str) -> Fact | None:
        subject = canonical_subject(subject, field)
        if field == "rate":
            return self._rate_fact(subject)
        areas = areas_of(subject, self.city(subject)) if field == "per_diem" else (subject,)
        found = (fact for area in areas for fact in self.facts(area) if fact.field == field)
        first = next(found, None)
        return first.model_copy(update={"subject": subject}) if first else None

    def _rate_fact(self, subject: str) -> Fact | None:
        _, base, quote = (*subject.split(":"), "", "")[:3]
        rate = self.rate(base, quote)
        published = rate in self._all.get("rates", ())
        return (
            logistic_fact([rate], rate.source, self._licence(rate.source), "copied" if published else "computed")
            if rate
            else None
        )

    def facts(self, subject: str) -> Sequence[Fact]:
        derived = {fact.field: fact for fact in self._derived(subject)}
        used: dict[str, Fact] = {}
        for fact in self._explicit.get(subject, ()):
            if fact.field not in derived or same(fact.value, derived[fact.field].value):
                used.setdefault(fact.field, fact)
        return tuple((derived | used).values())

    def _derived(self, subject: str) -> Iterable[Fact]:
        record = self._record(subject)
        if record is not None:
            key, seen = self._all.get("origins", {}).get(type(record).__name__.lower(), (self._default, None))
            source = self._sources[key]
            for field, value in values(record):
                when = seen or self._when(record, field)
                yield Fact(
                    subject=subject,
                    field=field,
                    value=value,
                    source=source.id,
                    licence=source.licence,
                    observed_at=when,
                )
        by_field: dict[str, list[Logistic]] = defaultdict(list)
        for row in self._logistics.get(subject, ()):
            by_field[logistic_subject(row)[1]].append(row)
        for rows in by_field.values():
            stated: str = getattr(rows[0], "source", self._all.get("airport_source", self._default))
            yield logistic_fact(rows, stated, self._licence(stated))

    def _record(self, subject: str) -> Record | None:
        offers = self._lodgings.get(subject) or self._restaurants.get(subject) or self._transports.get(subject)
        code = subject.removeprefix("country:")
        return self._places.get(subject) or self._cities.get(subject) or offers or self._countries.get(code)

    def _when(self, record: Record, field: str) -> date | None:
        if isinstance(record, Place) and field == "hours":
            return record.hours_observed or self._observed_at
        if isinstance(record, Place) and field in ("price", "child_price"):
            return record.price_observed or self._observed_at
        return self._observed_at

    def _licence(self, source_id: str) -> str:
        source = self._sources.get(source_id)
        return source.licence if source else "not stated"

    def conflicts(self, subject: str) -> Sequence[Fact]:
        used = {fact.field: fact for fact in self.facts(subject)}
        return tuple(f for f in self._explicit.get(subject, ()) if not same(f.value, used[f.field].value))

    def source(self, source_id: str) -> Source | None:
        return self._sources.get(source_id)

    def sources(self) -> Sequence[Source]:
        return tuple(self._sources.values())


def _logistics(records: Holdings) -> Iterable[Logistic]:
    yield from records.get("per_diems", ())
    yield from records.get("climates", ())
    yield from records.get("holidays", ())
    yield from records.get("entry_rules", ())
    yield from records.get("plugs", ())
    yield from records.get("cabin_bags", ())
    yield from records.get("item_rules", ())
    yield from records.get("advisories", ())
    yield from records.get("airports", ())
    yield from records.get("rates", ())


def _digest(records: Holdings) -> str:
    """SHA-256 of the canonical JSON of everything held, in the order of the words of `Holdings`."""
    content = {name: _plain(records.get(name)) for name in sorted(Holdings.__annotations__)}
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Model):
        return value.model_dump(mode="json")
    if isinstance(value, (str, int, date)) or value is None:
        return value
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, Iterable) else str(value)
