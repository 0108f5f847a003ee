"""Sources backed by the catalog. Each is one READ function of a catalog and a query."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ...domain.catalog import Catalog
from ...domain.logistics import Advisory, Climate, EntryRule, Holiday, Plugs
from ...domain.offers import PerDiem, Rate, Transport
from ...domain.place import Place
from .effect import Effect, marked
from .queries import (
    ClimateQuery,
    CountryQuery,
    EntryQuery,
    HolidaysQuery,
    PerDiemQuery,
    PlacesQuery,
    RateQuery,
    TimetableQuery,
)
from .result import ProviderResult, empty, found

T = TypeVar("T")
Q = TypeVar("Q")

CATALOG = "catalog"


@marked(Effect.READ)
def places(catalog: Catalog, query: PlacesQuery) -> ProviderResult[tuple[Place, ...]]:
    return _some(catalog.places(query.city_id, query.kinds), f"The catalog holds no such place in {query.city_id}.")


@marked(Effect.READ)
def per_diem(catalog: Catalog, query: PerDiemQuery) -> ProviderResult[PerDiem]:
    row = catalog.per_diem(query.city_id, query.on)
    return _one(row, f"The catalog holds no per-diem rate for {query.city_id} on {query.on}.")


@marked(Effect.READ)
def climate(catalog: Catalog, query: ClimateQuery) -> ProviderResult[Climate]:
    row = catalog.climate(query.city_id, query.month)
    return _one(row, f"The catalog holds no climate of {query.city_id} in month {query.month}.")


@marked(Effect.READ)
def holidays(catalog: Catalog, query: HolidaysQuery) -> ProviderResult[tuple[Holiday, ...]]:
    """Found with an empty tuple: known to have none. Empty: a year of it is not known."""
    years = range(query.start.year, query.end.year + 1)
    unknown = [year for year in years if not catalog.holidays_known(query.country, year)]
    if unknown:
        return empty(f"The public holidays of {query.country} in {unknown[0]} are not known.", CATALOG)
    rows = tuple(catalog.holidays(query.country, query.start, query.end, query.region))
    return found(rows, rows[0].source if rows else CATALOG)


@marked(Effect.READ)
def rates(catalog: Catalog, query: RateQuery) -> ProviderResult[Rate]:
    row = catalog.rate(query.base, query.quote)
    return _one(row, f"The catalog holds no rate from {query.base} to {query.quote}.")


@marked(Effect.READ)
def entry_rules(catalog: Catalog, query: EntryQuery) -> ProviderResult[EntryRule]:
    row = catalog.entry_rule(query.passport, query.destination)
    return _one(
        row, f"The catalog holds no entry rule of {query.destination} for {query.passport} passports: ask the embassy."
    )


@marked(Effect.READ)
def plugs(catalog: Catalog, query: CountryQuery) -> ProviderResult[Plugs]:
    return _one(catalog.plugs(query.country), f"The plug types of {query.country} are not known.")


@marked(Effect.READ)
def advisories(catalog: Catalog, query: CountryQuery) -> ProviderResult[tuple[Advisory, ...]]:
    return _some(catalog.advisories(query.country), f"The catalog holds no travel advice for {query.country}.")


@marked(Effect.READ)
def timetables(catalog: Catalog, query: TimetableQuery) -> ProviderResult[tuple[Transport, ...]]:
    rows = catalog.transports(query.origin, query.destination, query.on)
    return _some(rows, f"The catalog holds no transport from {query.origin} to {query.destination} on {query.on}.")


@dataclass(frozen=True, slots=True)
class CatalogProvider(Generic[Q, T]):
    """A READ function and its catalog, as a `Provider`."""

    name: str
    catalog: Catalog
    read: Callable[[Catalog, Q], ProviderResult[T]]

    def fetch(self, query: Q, /) -> ProviderResult[T]:
        return self.read(self.catalog, query)


def _one(row: T | None, missing: str) -> ProviderResult[T]:
    return empty(missing, CATALOG) if row is None else found(row, getattr(row, "source", CATALOG))


def _some(rows: Sequence[T], missing: str) -> ProviderResult[tuple[T, ...]]:
    return found(tuple(rows), getattr(rows[0], "source", CATALOG)) if rows else empty(missing, CATALOG)
