"""The seam between facts and everything that uses them: a read-only catalog.

`tools.catalog` implements it over SQLite; the solver, the verifier and the nodes see only this. Every method is pure: same
snapshot, same answer. Absent is None or empty, and means *unknown*, never *no*.
"""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from .fact import Fact, Source
from .hours import DayOpening
from .logistics import Advisory, Airport, CabinBag, Climate, EntryRule, Holiday, ItemRule, Plugs
from .model import Model
from .offers import Lodging, PerDiem, Rate, Restaurant, Transport
from .place import City, Country, Kind, Place


class Coverage(Model):
    """What a pack holds of one city."""

    city_id: str
    name: str
    country: str
    places: int
    with_hours: int
    with_price: int
    lodgings: int = 0
    restaurants: int = 0
    oldest: date | None = None
    newest: date | None = None
    enough: bool = False  # enough places to plan offline


class Catalog(Protocol):
    """Facts, read-only."""

    @property
    def hashes(self) -> tuple[str, ...]:
        """Content hashes of the snapshots, in their stated order."""

    @property
    def as_of(self) -> date | None:
        """A sandbox's own date: it sets the clock and the freshness for plans on it. None for the real world."""

    @property
    def currency(self) -> str | None:
        """The currency of money that is written without one. None when the catalog has none."""

    # Cities and countries
    def city(self, city_id: str) -> City | None: ...
    def country(self, code: str) -> Country | None: ...
    def find_cities(self, name: str, country: str | None = None) -> Sequence[City]:
        """Cities called `name` in any language, exact after case folding, most populous first."""

    def find_regions(self, name: str) -> Sequence[tuple[str, tuple[str, ...]]]:
        """First-order divisions called `name`: (label, ids of its cities that hold places)."""

    def find_countries(self, name: str) -> Sequence[Country]: ...
    def suggest(self, name: str, limit: int = 3) -> Sequence[City]:
        """Close spellings, for "did you mean"."""

    def coverage(self) -> Sequence[Coverage]:
        """Every city with at least one place, most places first."""

    # Places
    def place(self, place_id: str) -> Place | None: ...
    def places(self, city_id: str, kinds: Sequence[Kind] = ()) -> Sequence[Place]:
        """Places of a city, most important first."""

    def find_places(self, text: str, city_id: str | None = None, limit: int = 10) -> Sequence[Place]:
        """Full-text over all names, best first."""

    def opening(self, place_id: str, on: date) -> DayOpening:
        """Evaluated opening on a local date, holidays of the place's country included."""

    # Offers
    def lodging(self, lodging_id: str) -> Lodging | None: ...
    def lodgings(self, city_id: str) -> Sequence[Lodging]: ...
    def restaurant(self, restaurant_id: str) -> Restaurant | None: ...
    def restaurants(self, city_id: str) -> Sequence[Restaurant]: ...
    def transport(self, transport_id: str) -> Transport | None: ...
    def transports(self, origin: str, destination: str, on: date) -> Sequence[Transport]:
        """Timetabled departures on the local date `on`, and drives and taxis (which go any day, without times)."""

    # Logistics
    def per_diem(self, city_id: str, on: date) -> PerDiem | None: ...
    def climate(self, city_id: str, month: int) -> Climate | None: ...
    def climate_cities(self) -> Sequence[City]:
        """Cities whose own normals are known."""

    def holidays(self, country: str, start: date, end: date, region: str | None = None) -> Sequence[Holiday]: ...
    def holidays_known(self, country: str, year: int) -> bool:
        """Whether this catalog knows the public holidays of the country in the year."""

    def entry_rule(self, passport: str, destination: str) -> EntryRule | None: ...
    def plugs(self, country: str) -> Plugs | None: ...
    def cabin_bag(self, airline: str) -> CabinBag | None: ...
    def cabin_bags(self) -> Sequence[CabinBag]: ...
    def item_rules(self, text: str) -> Sequence[ItemRule]: ...
    def advisories(self, country: str) -> Sequence[Advisory]: ...
    def airports(self, city_id: str) -> Sequence[Airport]: ...
    def rate(self, base: str, quote: str) -> Rate | None: ...

    # Provenance
    def fact(self, subject: str, field: str) -> Fact | None:
        """The fact behind a field: `fact("wd:Q1", "hours")`."""

    def facts(self, subject: str) -> Sequence[Fact]: ...
    def conflicts(self, subject: str) -> Sequence[Fact]:
        """Facts of lower layers that differ from the one that is used."""

    def source(self, source_id: str) -> Source | None: ...
    def sources(self) -> Sequence[Source]: ...
