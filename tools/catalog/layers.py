"""Several catalogs laid over each other in a stated order, the first uppermost.

One place in two layers is one place: matched by shared ids, else by an equal name within 300 m. Its record is the upper one's, with
what that does not know filled from below; a lower fact that differs is kept as a conflict. A layer with a closed world (a
sandbox) hides the places and offers of the layers below it; their cities and logistics stay visible.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Protocol, TypeVar

from ...domain.catalog import Catalog, Coverage
from ...domain.fact import Fact, Source
from ...domain.hours import DayOpening
from ...domain.logistics import Advisory, Airport, CabinBag, Climate, EntryRule, Holiday, ItemRule, Plugs
from ...domain.offers import Lodging, PerDiem, Rate, Restaurant, Transport
from ...domain.place import City, Country, Kind, Place
from .derive import same
from .merge import Merged, merge_city
from .opening import place_opening
from .pick import ENOUGH_PLACES, by_population
from .rank import best_places

T = TypeVar("T")


class Layer(Catalog, Protocol):
    """A catalog that can lie among others."""

    @property
    def closed_world(self) -> bool: ...
    def same_as(self, place_id: str) -> Sequence[str]: ...
    def is_own_name(self, city_id: str, name: str) -> bool: ...


class LayeredCatalog:
    """Implements `domain.catalog.Catalog` over `layers`, the first uppermost."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = tuple(layers)
        closed = next((i for i, layer in enumerate(self.layers) if layer.closed_world), len(self.layers))
        self._open = self.layers[: closed + 1]  # whose places and offers are seen
        self._merged = lru_cache(512)(self._merge)

    def _first(self, ask: Callable[[Layer], T | None], layers: Sequence[Layer] | None = None) -> T | None:
        answers = (ask(layer) for layer in (self.layers if layers is None else layers))
        return next((answer for answer in answers if answer is not None), None)

    def _union(self, found: Iterable[Iterable[T]], key: Callable[[T], object]) -> list[T]:
        unique: dict[object, T] = {}
        for item in chain.from_iterable(found):
            unique.setdefault(key(item), item)
        return list(unique.values())

    @property
    def hashes(self) -> tuple[str, ...]:
        return tuple(chain.from_iterable(layer.hashes for layer in self.layers))

    @property
    def as_of(self) -> date | None:
        return self._first(lambda layer: layer.as_of)

    @property
    def currency(self) -> str | None:
        return self._first(lambda layer: layer.currency)

    @property
    def closed_world(self) -> bool:
        return any(layer.closed_world for layer in self.layers)

    # Cities and countries
    def city(self, city_id: str) -> City | None:
        return self._first(lambda layer: layer.city(city_id))

    def country(self, code: str) -> Country | None:
        return self._first(lambda layer: layer.country(code))

    def find_cities(self, name: str, country: str | None = None) -> Sequence[City]:
        found = self._union((x.find_cities(name, country) for x in self.layers), lambda city: city.id)
        return by_population(found, {city.id for city in found if not self.is_own_name(city.id, name)})

    def is_own_name(self, city_id: str, name: str) -> bool:
        """Whether the city is called `name`, rather than merely also found by it."""
        return any(layer.is_own_name(city_id, name) for layer in self.layers)

    def find_regions(self, name: str) -> Sequence[tuple[str, tuple[str, ...]]]:
        found: dict[str, dict[str, None]] = {}
        for label, cities in chain.from_iterable(layer.find_regions(name) for layer in self.layers):
            found.setdefault(label, {}).update(dict.fromkeys(city for city in cities if self._holds(city)))
        return tuple((label, tuple(cities)) for label, cities in found.items())

    def _holds(self, city_id: str) -> bool:
        return any(x.places(city_id) or x.lodgings(city_id) or x.restaurants(city_id) for x in self._open)

    def find_countries(self, name: str) -> Sequence[Country]:
        return self._union((layer.find_countries(name) for layer in self.layers), lambda country: country.code)

    def suggest(self, name: str, limit: int = 3) -> Sequence[City]:
        found = self._union((layer.suggest(name, limit) for layer in self.layers), lambda city: city.id)
        return found[:limit]

    def coverage(self) -> Sequence[Coverage]:
        rows: dict[str, list[Coverage]] = {}
        for row in chain.from_iterable(layer.coverage() for layer in self._open):
            rows.setdefault(row.city_id, []).append(row)
        merged = (self._covered(city_id, found) for city_id, found in rows.items())
        return tuple(sorted(merged, key=lambda row: (-row.places, row.city_id)))

    def _covered(self, city_id: str, rows: list[Coverage]) -> Coverage:
        city = self.city(city_id)
        named = {"name": city.name, "country": city.country} if city else {}
        if len(rows) == 1:
            return rows[0].model_copy(update=named)
        places = self.places(city_id)
        dates = [day for row in rows for day in (row.oldest, row.newest) if day is not None]
        return rows[0].model_copy(
            update={
                **named,
                "places": len(places),
                "with_hours": sum(place.hours is not None for place in places),
                "with_price": sum(place.price is not None for place in places),
                "lodgings": len(self.lodgings(city_id)),
                "restaurants": len(self.restaurants(city_id)),
                "oldest": min(dates, default=None),
                "newest": max(dates, default=None),
                "enough": len(places) >= ENOUGH_PLACES,
            }
        )

    # Places
    def _merge(self, city_id: str) -> Merged:
        return merge_city([(layer.places(city_id), layer.same_as) for layer in self._open])

    def place(self, place_id: str) -> Place | None:
        raw = self._first(lambda layer: layer.place(place_id), self._open)
        if raw is None:
            return None
        merged = self._merged(raw.city_id)
        return merged.places.get(merged.used.get(raw.id, raw.id), raw)

    def same_as(self, place_id: str) -> Sequence[str]:
        """Ids of the same place elsewhere, in any layer."""
        members = self._members(place_id)
        found = (layer.same_as(member) for member in members for layer in self._open)
        return tuple(dict.fromkeys(key for key in (*members, *chain.from_iterable(found)) if key != place_id))

    def _members(self, place_id: str) -> tuple[str, ...]:
        raw = self._first(lambda layer: layer.place(place_id), self._open)
        if raw is None:
            return (place_id,)
        merged = self._merged(raw.city_id)
        return merged.members.get(merged.used.get(raw.id, raw.id), (raw.id,))

    def places(self, city_id: str, kinds: Sequence[Kind] = ()) -> Sequence[Place]:
        places = self._merged(city_id).ordered
        return tuple(place for place in places if place.kind in kinds) if kinds else places

    def find_places(self, text: str, city_id: str | None = None, limit: int = 10) -> Sequence[Place]:
        if city_id is not None:
            return best_places(text, self.places(city_id), limit)
        raw = chain.from_iterable(layer.find_places(text, None, limit) for layer in self._open)
        found = (self.place(place.id) for place in raw)
        unique = {place.id: place for place in found if place is not None}
        return best_places(text, unique.values(), limit)

    def opening(self, place_id: str, on: date) -> DayOpening:
        return place_opening(self, place_id, on)

    # Offers
    def lodging(self, lodging_id: str) -> Lodging | None:
        return self._first(lambda layer: layer.lodging(lodging_id), self._open)

    def lodgings(self, city_id: str) -> Sequence[Lodging]:
        return self._union((layer.lodgings(city_id) for layer in self._open), lambda lodging: lodging.id)

    def restaurant(self, restaurant_id: str) -> Restaurant | None:
        return self._first(lambda layer: layer.restaurant(restaurant_id), self._open)

    def restaurants(self, city_id: str) -> Sequence[Restaurant]:
        return self._union((layer.restaurants(city_id) for layer in self._open), lambda restaurant: restaurant.id)

    def transport(self, transport_id: str) -> Transport | None:
        return self._first(lambda layer: layer.transport(transport_id), self._open)

    def transports(self, origin: str, destination: str, on: date) -> Sequence[Transport]:
        return self._union((layer.transports(origin, destination, on) for layer in self._open), lambda t: t.id)

    # Logistics
    def per_diem(self, city_id: str, on: date) -> PerDiem | None:
        return self._first(lambda layer: layer.per_diem(city_id, on))

    def climate(self, city_id: str, month: int) -> Climate | None:
        return self._first(lambda layer: layer.climate(city_id, month))

    def climate_cities(self) -> Sequence[City]:
        found = {city.id: city for layer in self.layers for city in layer.climate_cities()}
        return tuple(found.values())

    def holidays(self, country: str, start: date, end: date, region: str | None = None) -> Sequence[Holiday]:
        """Of the uppermost layer that knows them: two calendars are not mixed."""
        found = (layer.holidays(country, start, end, region) for layer in self.layers)
        return next((holidays for holidays in found if holidays), ())

    def holidays_known(self, country: str, year: int) -> bool:
        return any(layer.holidays_known(country, year) for layer in self.layers)

    def entry_rule(self, passport: str, destination: str) -> EntryRule | None:
        return self._first(lambda layer: layer.entry_rule(passport, destination))

    def plugs(self, country: str) -> Plugs | None:
        return self._first(lambda layer: layer.plugs(country))

    def cabin_bag(self, airline: str) -> CabinBag | None:
        return self._first(lambda layer: layer.cabin_bag(airline))

    def cabin_bags(self) -> Sequence[CabinBag]:
        return self._union((layer.cabin_bags() for layer in self.layers), lambda bag: bag.airline)

    def item_rules(self, text: str) -> Sequence[ItemRule]:
        return self._union((layer.item_rules(text) for layer in self.layers), lambda item: item.id)

    def advisories(self, country: str) -> Sequence[Advisory]:
        return self._union((layer.advisories(country) for layer in self.layers), lambda advice: advice.publisher)

    def airports(self, city_id: str) -> Sequence[Airport]:
        return self._union((layer.airports(city_id) for layer in self.layers), lambda airport: airport.code)

    def rate(self, base: str, quote: str) -> Rate | None:
        return self._first(lambda layer: layer.rate(base, quote))

    # Provenance
    def fact(self, subject: str, field: str) -> Fact | None:
        """The fact behind the value that this catalog gives: of the uppermost layer that has one."""
        if self._hidden(subject):
            return None
        members = self._members(subject)
        found = (layer.fact(member, field) for layer in self.layers for member in members)
        fact = next((fact for fact in found if fact is not None), None)
        return fact.model_copy(update={"subject": subject}) if fact and len(members) > 1 else fact

    def _hidden(self, subject: str) -> bool:
        """A place or offer of a layer under a closed world."""
        below = self.layers[len(self._open) :]
        asks: tuple[Callable[[Layer], object | None], ...] = (
            lambda layer: layer.place(subject),
            lambda layer: layer.lodging(subject),
            lambda layer: layer.restaurant(subject),
            lambda layer: layer.transport(subject),
        )
        return bool(below) and any(
            self._first(ask, below) is not None and self._first(ask, self._open) is None for ask in asks
        )

    def _all_facts(self, subject: str) -> list[Fact]:
        if self._hidden(subject):
            return []
        members = self._members(subject)
        found = (layer.facts(member) for layer in self.layers for member in members)
        return [fact.model_copy(update={"subject": subject}) for fact in chain.from_iterable(found)]

    def facts(self, subject: str) -> Sequence[Fact]:
        return self._union([self._all_facts(subject)], lambda fact: fact.field)

    def conflicts(self, subject: str) -> Sequence[Fact]:
        used = {fact.field: fact for fact in self.facts(subject)}
        below = [fact for fact in self._all_facts(subject) if not same(fact.value, used[fact.field].value)]
        members = () if self._hidden(subject) else self._members(subject)
        inside = chain.from_iterable(layer.conflicts(member) for layer in self._open for member in members)
        return self._union([below, inside], lambda fact: (fact.field, fact.source, repr(fact.value)))

    def source(self, source_id: str) -> Source | None:
        return self._first(lambda layer: layer.source(source_id))

    def sources(self) -> Sequence[Source]:
        return self._union((layer.sources() for layer in self.layers), lambda source: source.id)
