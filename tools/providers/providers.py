"""Every source that a run may ask, in one typed record."""

from dataclasses import dataclass

from ...domain.catalog import Catalog
from ...domain.logistics import Advisory, Climate, EntryRule, Holiday, Plugs
from ...domain.offers import PerDiem, Rate, Transport
from ...domain.place import Place
from . import from_catalog as read
from .compose import Cached, FirstFound
from .fetch import Fetch
from .from_catalog import CatalogProvider
from .live import Frankfurter, OpenMeteo
from .queries import (
    ClimateQuery,
    CountryQuery,
    DayForecast,
    EntryQuery,
    ForecastQuery,
    HolidaysQuery,
    PerDiemQuery,
    PlacesQuery,
    RateQuery,
    TimetableQuery,
)
from .result import Provider

_FORECAST_SECONDS = 3600.0  # the models behind it run every one to six hours
_RATE_SECONDS = 6 * 3600.0  # published once a working day


@dataclass(frozen=True, slots=True)
class Providers:
    """A host replaces any of them by an object of the same Protocol. `forecast` None: there is no live weather."""

    places: Provider[PlacesQuery, tuple[Place, ...]]
    per_diem: Provider[PerDiemQuery, PerDiem]
    climate: Provider[ClimateQuery, Climate]
    holidays: Provider[HolidaysQuery, tuple[Holiday, ...]]
    rates: Provider[RateQuery, Rate]
    entry_rules: Provider[EntryQuery, EntryRule]
    plugs: Provider[CountryQuery, Plugs]
    advisories: Provider[CountryQuery, tuple[Advisory, ...]]
    timetables: Provider[TimetableQuery, tuple[Transport, ...]]
    forecast: Provider[ForecastQuery, tuple[DayForecast, ...]] | None = None


def providers(catalog: Catalog, fetch: Fetch | None = None) -> Providers:
    """The catalog's sources; with an enabled `fetch` also the live forecast, and live rates ahead of the catalog's."""
    live = fetch if fetch is not None and fetch.settings.enabled else None
    rates: Provider[RateQuery, Rate] = CatalogProvider("rates", catalog, read.rates)
    if live is not None:
        rates = FirstFound((Cached(Frankfurter(live), _RATE_SECONDS), rates))
    return Providers(
        places=CatalogProvider("places", catalog, read.places),
        per_diem=CatalogProvider("per_diem", catalog, read.per_diem),
        climate=CatalogProvider("climate", catalog, read.climate),
        holidays=CatalogProvider("holidays", catalog, read.holidays),
        rates=rates,
        entry_rules=CatalogProvider("entry_rules", catalog, read.entry_rules),
        plugs=CatalogProvider("plugs", catalog, read.plugs),
        advisories=CatalogProvider("advisories", catalog, read.advisories),
        timetables=CatalogProvider("timetables", catalog, read.timetables),
        forecast=Cached(OpenMeteo(live), _FORECAST_SECONDS) if live is not None else None,
    )
