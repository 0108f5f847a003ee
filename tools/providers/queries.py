"""What one may ask a source. Ids and codes only: a query can not carry text into an address."""

from dataclasses import dataclass
from datetime import date

from ...domain.model import Model
from ...domain.place import Kind, Point


@dataclass(frozen=True, slots=True)
class PlacesQuery:
    city_id: str
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class PerDiemQuery:
    city_id: str
    on: date


@dataclass(frozen=True, slots=True)
class ClimateQuery:
    city_id: str
    month: int  # 1 to 12


@dataclass(frozen=True, slots=True)
class HolidaysQuery:
    country: str
    start: date
    end: date
    region: str | None = None


@dataclass(frozen=True, slots=True)
class RateQuery:
    """Units of `quote` for one of `base`, both ISO 4217."""

    base: str
    quote: str


@dataclass(frozen=True, slots=True)
class EntryQuery:
    """Both ISO 3166 alpha-2."""

    passport: str
    destination: str


@dataclass(frozen=True, slots=True)
class CountryQuery:
    """For plugs and advisories."""

    country: str


@dataclass(frozen=True, slots=True)
class TimetableQuery:
    """Departures between two cities, by id, on a local date."""

    origin: str
    destination: str
    on: date


@dataclass(frozen=True, slots=True)
class ForecastQuery:
    """Local dates at a point; `timezone` is its IANA name."""

    point: Point
    timezone: str
    start: date
    end: date


class DayForecast(Model):
    """One local day: °C, mm of water, percent, cm of fresh snow. None is unknown."""

    day: date
    high: float | None = None
    low: float | None = None
    rain_mm: float | None = None
    rain_chance: float | None = None
    snow_cm: float | None = None
