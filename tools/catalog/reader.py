"""A catalog over one snapshot file: read-only, safe for threads, records cached as they are asked for."""

import math
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from ...domain.catalog import Coverage
from ...domain.fact import Fact, Source
from ...domain.hours import DayOpening
from ...domain.logistics import Advisory, Airport, CabinBag, Climate, EntryRule, Holiday, ItemRule, Plugs
from ...domain.model import Model
from ...domain.offers import Lodging, PerDiem, Rate, Restaurant, Transport
from ...domain.place import City, Country, Kind, Place, Point
from .names import fold
from .opening import place_opening
from .packing import unpack_rows
from .pick import ENOUGH_PLACES, areas_of, by_importance, by_population, find_rate, season_row
from .rank import best_items, best_places, best_spellings, forms, query_of, ranked
from .read_facts import FactReader
from .schema import cell, degrees, micro, tokens
from .store import Store
from .unpack import CITY_COLUMNS, PLACE_COLUMNS, city_of, place_of, rules_of

M = TypeVar("M", bound=Model)
_HITS = 300  # full-text hits that are ranked by name
_WORDS = 12  # words of a question that are looked up
_KM_A_DEGREE = 111.2


class SqliteCatalog:
    """Implements `domain.catalog.Catalog`. Opening raises CatalogMissing, CatalogCorrupt or CatalogVersion."""

    def __init__(self, path: Path) -> None:
        self.store = Store(path)
        self._count: int = self.store.rows("SELECT coalesce(max(id), 0) FROM place")[0][0]
        self._city = lru_cache(4096)(self._read_city)
        self._place = lru_cache(8192)(self._read_place)
        self._places = lru_cache(256)(self._read_places)
        self._lodgings = lru_cache(128)(lambda city: self._offers(Lodging, "lodging", city))
        self._restaurants = lru_cache(128)(lambda city: self._offers(Restaurant, "restaurant", city))
        self._year = lru_cache(512)(self._read_year)
        self._rates = lru_cache(1)(self._read_rates)
        self._known = lru_cache(512)(self._read_known)
        self._same = lru_cache(1)(self._read_same)
        self._facts = FactReader(self)

    @property
    def hashes(self) -> tuple[str, ...]:
        return (self.store.hash,)

    @property
    def name(self) -> str:
        return self.store.meta["name"] or ""

    @property
    def as_of(self) -> date | None:
        written = self.store.meta["as_of"]
        return date.fromisoformat(written) if written else None

    @property
    def currency(self) -> str | None:
        return self.store.meta["currency"]

    @property
    def closed_world(self) -> bool:
        """Whether it hides the places and offers of the layers below it."""
        return self.store.meta["closed_world"] == "1"

    def close(self) -> None:
        """Close the file. The catalog cannot be asked afterwards."""
        self.store.close()

    # Cities and countries
    def city(self, city_id: str) -> City | None:
        return self._city(city_id)

    def _read_city(self, city_id: str) -> City | None:
        row = self.store.row(f"SELECT {CITY_COLUMNS} WHERE city.id = ?", self.store.city_number(city_id))
        return city_of(row, self.store.city_key) if row else None

    def country(self, code: str) -> Country | None:
        row = self.store.row("SELECT json FROM country WHERE code = ?", code)
        return Country.model_validate_json(row[0]) if row else None

    def find_cities(self, name: str, country: str | None = None) -> Sequence[City]:
        rows = self.store.rows("SELECT city, own FROM city_name WHERE name = ?", fold(name))
        found = [city for number, _ in rows if (city := self.city(self.store.city_key(number))) is not None]
        spelled = {self.store.city_key(number) for number, own in rows if not own}
        return by_population((c for c in found if country is None or c.country == country), spelled)

    def is_own_name(self, city_id: str, name: str) -> bool:
        """Whether the city is called `name`, rather than merely also found by it."""
        sql = "SELECT own FROM city_name WHERE name = ? AND city = ?"
        row = self.store.row(sql, fold(name), self.store.city_number(city_id))
        return bool(row and row[0])

    def find_regions(self, name: str) -> Sequence[tuple[str, tuple[str, ...]]]:
        sql = "SELECT id, country, region.name, cities FROM region_name JOIN region ON id = region WHERE region_name.name = ?"
        return tuple(
            (f"{label}, {self._country_name(country)}", self._region_cities(row, extra))
            for row, country, label, extra in self.store.rows(sql, fold(name))
        )

    def _country_name(self, code: str) -> str:
        country = self.country(code)
        return country.name if country else code

    def _region_cities(self, region: int, extra: str) -> tuple[str, ...]:
        sql = """SELECT city.id FROM city WHERE (region = ? OR id IN (SELECT value FROM json_each(?)))
                 AND (EXISTS (SELECT 1 FROM place WHERE place.city = city.id)
                      OR EXISTS (SELECT 1 FROM offer WHERE offer.city = city.id))"""
        cities = (self.city(self.store.city_key(row)) for (row,) in self.store.rows(sql, region, extra))
        return tuple(city.id for city in by_population(c for c in cities if c is not None))

    def find_countries(self, name: str) -> Sequence[Country]:
        rows = self.store.rows("SELECT code FROM country_name WHERE name = ? ORDER BY code", fold(name))
        codes = dict.fromkeys(([name] if len(name) == 2 and name.isupper() else []) + [code for (code,) in rows])
        return tuple(country for country in map(self.country, codes) if country is not None)

    def suggest(self, name: str, limit: int = 3) -> Sequence[City]:
        from rapidfuzz import fuzz, process

        from .rank import SUGGESTED

        rows = self.store.rows("SELECT name, city FROM city_name")
        spelled = [row[0] for row in rows]
        near = process.extract(query_of(name), spelled, scorer=fuzz.ratio, score_cutoff=SUGGESTED, limit=60)
        found = ((spelling, self.city(self.store.city_key(rows[at][1]))) for spelling, _, at in near)
        return best_spellings(name, ((spelling, city) for spelling, city in found if city is not None), limit)

    def coverage(self) -> Sequence[Coverage]:
        sql = "SELECT city, count(*), count(hours), count(price) FROM place GROUP BY city"
        offers = {
            (c, kind): n for c, kind, n in self.store.rows("SELECT city, kind, count(*) FROM offer GROUP BY 1, 2")
        }
        dates = self._facts.dates()
        rows = [
            Coverage(
                city_id=key,
                name=city.name if (city := self.city(key)) else key,
                country=city.country if city else "",
                places=places,
                with_hours=hours,
                with_price=prices,
                lodgings=offers.get((number, "lodging"), 0),
                restaurants=offers.get((number, "restaurant"), 0),
                oldest=dates.get(number, (None, None))[0],
                newest=dates.get(number, (None, None))[1],
                enough=places >= ENOUGH_PLACES,
            )
            for number, places, hours, prices in self.store.rows(sql)
            for key in (self.store.city_key(number),)
        ]
        return tuple(sorted(rows, key=lambda row: (-row.places, row.city_id)))

    # Places
    def place(self, place_id: str) -> Place | None:
        return self._place(place_id)

    def _read_place(self, place_id: str) -> Place | None:
        number = self.place_number(place_id)
        if number is None:
            same = self.store.row("SELECT place FROM same_as WHERE key = ?", place_id)
            number = same[0] if same else None
        row = self.store.row(f"SELECT {PLACE_COLUMNS} FROM place WHERE id = ?", number)
        return place_of(row, self.store.city_key, self.store.hours) if row else None

    def place_number(self, place_id: str) -> int | None:
        """The row of a place, found by halving: rows are in the order of their keys."""
        wanted = place_id.encode(errors="replace")
        low, high = 1, self._count
        while low <= high:
            middle = (low + high) // 2
            key = self.store.rows("SELECT key FROM place WHERE id = ?", middle)[0][0].encode()
            if key == wanted:
                return middle
            low, high = (middle + 1, high) if key < wanted else (low, middle - 1)
        return None

    def same_as(self, place_id: str) -> Sequence[str]:
        """Ids of the same place elsewhere."""
        return self._same().get(place_id, ())

    def _read_same(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for place, key in self.store.rows(
            "SELECT place.key, same_as.key FROM same_as JOIN place ON place.id = same_as.place"
        ):
            found[place] = (*found.get(place, ()), key)
        return found

    def places(self, city_id: str, kinds: Sequence[Kind] = ()) -> Sequence[Place]:
        places = self._places(city_id)
        return tuple(place for place in places if place.kind in kinds) if kinds else places

    def _read_places(self, city_id: str) -> tuple[Place, ...]:
        rows = self.store.rows(f"SELECT {PLACE_COLUMNS} FROM place WHERE city = ?", self.store.city_number(city_id))
        return by_importance(place_of(row, self.store.city_key, self.store.hours) for row in rows)

    def find_places(self, text: str, city_id: str | None = None, limit: int = 10) -> Sequence[Place]:
        if city_id is not None:
            return best_places(text, self.places(city_id), limit)
        found = (ranked(form, self._matching(tokens(form)[:_WORDS]), limit) for form in forms(text))
        return next((places for places in found if places), ())

    def _matching(self, words: Sequence[str]) -> tuple[Place, ...]:
        """Places with words that begin with each of `words` among their names, most important first."""
        if not words:
            return ()
        sql = f"""SELECT {PLACE_COLUMNS} FROM place WHERE id IN (SELECT rowid FROM place_text WHERE place_text MATCH ?)
                  ORDER BY importance DESC, id LIMIT ?"""
        rows = self.store.rows(sql, " AND ".join(f'"{word}"*' for word in words), _HITS)
        return tuple(place_of(row, self.store.city_key, self.store.hours) for row in rows)

    def near(self, point: Point, km: float) -> Sequence[Place]:
        """Places in the square of half-width `km` around `point`."""
        south, north = (micro(point.lat + sign * km / _KM_A_DEGREE) for sign in (-1, 1))
        width = km / (_KM_A_DEGREE * max(0.01, math.cos(math.radians(point.lat))))
        west, east = (micro(point.lon + sign * width) for sign in (-1, 1))
        sql = f"""SELECT {PLACE_COLUMNS} FROM place_cell JOIN place ON place.id = place_cell.place
                  WHERE row BETWEEN ? AND ? AND column BETWEEN ? AND ? AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?"""
        cells = (cell(south), cell(north), cell(west), cell(east))
        rows = self.store.rows(sql, *cells, south, north, west, east)
        return by_importance(place_of(row, self.store.city_key, self.store.hours) for row in rows)

    def opening(self, place_id: str, on: date) -> DayOpening:
        return place_opening(self, place_id, on)

    # Offers
    def lodging(self, lodging_id: str) -> Lodging | None:
        return self._offer(Lodging, "lodging", lodging_id)

    def lodgings(self, city_id: str) -> Sequence[Lodging]:
        return self._lodgings(city_id)

    def restaurant(self, restaurant_id: str) -> Restaurant | None:
        return self._offer(Restaurant, "restaurant", restaurant_id)

    def restaurants(self, city_id: str) -> Sequence[Restaurant]:
        return self._restaurants(city_id)

    def _offer(self, model: type[M], kind: str, key: str) -> M | None:
        row = self.store.row("SELECT json FROM offer WHERE kind = ? AND key = ?", kind, key)
        return model.model_validate_json(row[0]) if row else None

    def _offers(self, model: type[M], kind: str, city_id: str) -> tuple[M, ...]:
        sql = "SELECT json FROM offer WHERE city = ? AND kind = ? ORDER BY key"
        rows = self.store.rows(sql, self.store.city_number(city_id), kind)
        return tuple(model.model_validate_json(row[0]) for row in rows)

    def transport(self, transport_id: str) -> Transport | None:
        row = self.store.row("SELECT json FROM transport WHERE key = ?", transport_id)
        return Transport.model_validate_json(row[0]) if row else None

    def transports(self, origin: str, destination: str, on: date) -> Sequence[Transport]:
        ends = (self.store.city_number(origin), self.store.city_number(destination))
        sql = (
            "SELECT json FROM transport WHERE origin = ? AND destination = ? AND (day = ? OR day IS NULL) ORDER BY key"
        )
        return tuple(Transport.model_validate_json(row[0]) for row in self.store.rows(sql, *ends, on.toordinal()))

    # Logistics
    def logistic_rows(self, model: type[M], subject: str, field: str) -> tuple[M, ...]:
        """The rows of one subject and field, in their order."""
        row = self.store.row("SELECT rows FROM logistic WHERE subject = ? AND field = ?", subject, field)
        return unpack_rows(model, row[0]) if row else ()

    def _all_rows(self, model: type[M], field: str) -> tuple[M, ...]:
        rows = self.store.rows("SELECT rows FROM logistic WHERE field = ? ORDER BY subject", field)
        return tuple(record for row in rows for record in unpack_rows(model, row[0]))

    def per_diem(self, city_id: str, on: date) -> PerDiem | None:
        for area in areas_of(city_id, self.city(city_id)):
            row = season_row(self.logistic_rows(PerDiem, area, "per_diem"), on)
            if row is not None:
                return row.model_copy(update={"city_id": city_id})
        return None

    def climate(self, city_id: str, month: int) -> Climate | None:
        rows = self.logistic_rows(Climate, city_id, "climate")
        return next((row for row in rows if row.month == month), None)

    def climate_cities(self) -> Sequence[City]:
        rows = self.store.rows("SELECT DISTINCT subject FROM logistic WHERE field = 'climate'")
        return tuple(city for (subject,) in rows if (city := self.city(subject)) is not None)

    def holidays(self, country: str, start: date, end: date, region: str | None = None) -> Sequence[Holiday]:
        """Those of the whole country and of `region`; of every region when it is None."""
        years = (self._year(country, year) for year in range(start.year, end.year + 1))
        found = (holiday for year in years for holiday in year if start <= holiday.day <= end)
        return tuple(h for h in found if region is None or h.region in (None, region))

    def _read_year(self, country: str, year: int) -> tuple[Holiday, ...]:
        sql = "SELECT day, region, name, source FROM holiday WHERE country = ? AND day BETWEEN ? AND ?"
        ends = (date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
        found = (
            Holiday(
                country=country,
                day=date.fromordinal(day),
                name=self.store.text(name),
                region=self.store.text(region) if region else None,
                source=self.store.source(source).id,
            )
            for day, region, name, source in self.store.rows(sql, country, *ends)
        )
        return tuple(sorted(found, key=lambda h: (h.day, h.region or "", h.name)))

    def holidays_known(self, country: str, year: int) -> bool:
        return self._known(country, year)

    def _read_known(self, country: str, year: int) -> bool:
        return self.store.row("SELECT 1 FROM holiday_year WHERE country = ? AND year = ?", country, year) is not None

    def entry_rule(self, passport: str, destination: str) -> EntryRule | None:
        line = self.store.row("SELECT rules FROM entry WHERE passport = ?", passport)
        meaning = rules_of(line[0]).get(destination) if line else None
        if meaning is None:
            return None
        sql = "SELECT text, days, source, observed FROM requirement WHERE id = ?"
        text, days, source, observed = self.store.rows(sql, meaning)[0]
        return EntryRule(
            passport=passport,
            destination=destination,
            requirement=text,
            days=days,
            source=self.store.source(source).id,
            observed_at=date.fromordinal(observed),
        )

    def plugs(self, country: str) -> Plugs | None:
        return next(iter(self.logistic_rows(Plugs, f"country:{country}", "plugs")), None)

    def cabin_bag(self, airline: str) -> CabinBag | None:
        direct = self.logistic_rows(CabinBag, f"airline:{airline.upper()}", "cabin_bag")
        wanted = fold(airline)
        return next((bag for bag in direct or self.cabin_bags() if direct or fold(bag.name) == wanted), None)

    def cabin_bags(self) -> Sequence[CabinBag]:
        return self._all_rows(CabinBag, "cabin_bag")

    def item_rules(self, text: str) -> Sequence[ItemRule]:
        return best_items(text, self._all_rows(ItemRule, "item_rule"))

    def advisories(self, country: str) -> Sequence[Advisory]:
        return self.logistic_rows(Advisory, f"country:{country}", "advisory")

    def airports(self, city_id: str) -> Sequence[Airport]:
        sql = "SELECT code, name, lat, lon FROM airport WHERE city = ? ORDER BY code"
        return tuple(
            Airport(code=code, name=name, city_id=city_id, point=Point(lat=degrees(lat), lon=degrees(lon)))
            for code, name, lat, lon in self.store.rows(sql, self.store.city_number(city_id))
        )

    def rate(self, base: str, quote: str) -> Rate | None:
        return find_rate(base, quote, self._rates())

    def _read_rates(self) -> tuple[Rate, ...]:
        return self._all_rows(Rate, "rate")

    # Provenance
    def fact(self, subject: str, field: str) -> Fact | None:
        return self._facts.fact(subject, field)

    def facts(self, subject: str) -> Sequence[Fact]:
        return self._facts.facts(subject)

    def conflicts(self, subject: str) -> Sequence[Fact]:
        return self._facts.conflicts(subject)

    def confirming(self, subject: str) -> Sequence[tuple[str, Source]]:
        """(field, source) for further sources that say the same."""
        return self._facts.confirming(subject)

    def source(self, source_id: str) -> Source | None:
        return next((source for source in self.sources() if source.id == source_id), None)

    def sources(self) -> Sequence[Source]:
        return self.store.all_sources()
