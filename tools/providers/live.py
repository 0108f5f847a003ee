"""Two live sources that need no key: the Open-Meteo forecast, and the rates of the European Central Bank by Frankfurter."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ...domain.errors import ProviderError
from ...domain.offers import Rate
from .fetch import Fetch, NotFound
from .queries import DayForecast, ForecastQuery, RateQuery
from .result import ProviderResult, empty, found, refused, unavailable

OPEN_METEO = "open-meteo"  # weather data by Open-Meteo.com, CC BY 4.0; its free service is for non-commercial use
FRANKFURTER = "ecb-frankfurter"  # reference rates of the European Central Bank, served by frankfurter.dev
FORECAST_DAYS = 16  # how far ahead the forecast goes
OFF = "Live sources are switched off; the answer rests on the catalog alone."

_DAILY = "temperature_2m_max,temperature_2m_min,precipitation_sum,precipitation_probability_max,snowfall_sum"
_Numbers = list[float | None]


def _today() -> date:
    return datetime.now(UTC).date()


class _Answer(BaseModel):
    """Only what we read; whatever else a site adds is ignored."""

    model_config = ConfigDict(extra="ignore", allow_inf_nan=False)


class _Daily(_Answer):
    time: list[date]
    temperature_2m_max: _Numbers = []
    temperature_2m_min: _Numbers = []
    precipitation_sum: _Numbers = []
    precipitation_probability_max: _Numbers = []
    snowfall_sum: _Numbers = []


class _Forecast(_Answer):
    daily: _Daily


class _Rates(_Answer):
    base: str
    date: date
    rates: dict[str, Decimal] = Field(max_length=500)


class OpenMeteo:
    """Daily forecast of a point, today to 15 days ahead. `fetch(ForecastQuery)`."""

    name = OPEN_METEO

    def __init__(self, fetch: Fetch, today: Callable[[], date] = _today) -> None:
        self._fetch = fetch
        self._today = today

    def fetch(self, query: ForecastQuery, /) -> ProviderResult[tuple[DayForecast, ...]]:
        if not self._fetch.settings.enabled:
            return refused(OFF, self.name)
        # A day of slack on both sides: the site counts days by the local clock of the place.
        first, last = self._today() - timedelta(days=1), self._today() + timedelta(days=FORECAST_DAYS - 1)
        start, end = max(query.start, first), min(query.end, last)
        if start > end:
            return empty(f"A forecast reaches {FORECAST_DAYS} days ahead only.", self.name)
        try:
            answer = self._fetch.get_json(self._fetch.settings.forecast_url, _forecast_params(query, start, end))
            days = _days(_Forecast.model_validate(answer).daily, start, end)
        except ProviderError as error:
            return unavailable(f"The weather forecast is not available: {error}", self.name)
        except ValidationError:
            return unavailable("The weather forecast is not available: its answer could not be read.", self.name)
        return found(days, self.name) if days else empty("The forecast holds none of these days.", self.name)


def _forecast_params(query: ForecastQuery, start: date, end: date) -> dict[str, str]:
    return {
        "latitude": f"{query.point.lat:.4f}",
        "longitude": f"{query.point.lon:.4f}",
        "daily": _DAILY,
        "timezone": query.timezone,
        "start_date": start.isoformat(),
        "end_date": end.isoformat(),
    }


def _days(daily: _Daily, start: date, end: date) -> tuple[DayForecast, ...]:
    """Only asked-for days. A value that cannot be weather on Earth is unknown."""
    columns = {
        "high": _within(daily.temperature_2m_max, -95, 65),
        "low": _within(daily.temperature_2m_min, -95, 65),
        "rain_mm": _within(daily.precipitation_sum, 0, 2000),
        "rain_chance": _within(daily.precipitation_probability_max, 0, 100),
        "snow_cm": _within(daily.snowfall_sum, 0, 1000),
    }
    made = []
    for i, day in enumerate(daily.time):
        values: dict[str, Any] = {name: column[i] for name, column in columns.items() if i < len(column)}
        if start <= day <= end and any(v is not None for v in values.values()):
            made.append(DayForecast(day=day, **values))
    return tuple(made)


def _within(values: _Numbers, least: float, most: float) -> _Numbers:
    return [v if v is not None and least <= v <= most else None for v in values]


class Frankfurter:
    """The newest reference rate of a pair. `fetch(RateQuery)`."""

    name = FRANKFURTER

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch

    def fetch(self, query: RateQuery, /) -> ProviderResult[Rate]:
        if not self._fetch.settings.enabled:
            return refused(OFF, self.name)
        if not all(len(c) == 3 and c.isascii() and c.isalpha() and c.isupper() for c in (query.base, query.quote)):
            return refused(f"{query.base} to {query.quote} is not a pair of currency codes.", self.name)
        try:
            answer = self._fetch.get_json(self._fetch.settings.rates_url, {"base": query.base, "symbols": query.quote})
            return self._rate(query, _Rates.model_validate(answer))
        except NotFound:
            return empty(f"The European Central Bank publishes no rate from {query.base} to {query.quote}.", self.name)
        except ProviderError as error:
            return unavailable(f"Live exchange rates are not available: {error}", self.name)
        except ValidationError:
            return unavailable("Live exchange rates are not available: the answer could not be read.", self.name)

    def _rate(self, query: RateQuery, answer: _Rates) -> ProviderResult[Rate]:
        rate = answer.rates.get(query.quote)
        if answer.base != query.base or (rate is not None and rate <= 0):
            return unavailable("Live exchange rates are not available: the answer was for something else.", self.name)
        if rate is None:
            return empty(f"The European Central Bank publishes no rate from {query.base} to {query.quote}.", self.name)
        made = Rate(base=query.base, quote=query.quote, rate=rate, observed_at=answer.date, source=self.name)
        return found(made, self.name)
