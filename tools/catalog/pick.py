"""Choices among rows that both catalogs make alike: seasons, areas, exchange rates, orders."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Context, Decimal

from ...domain.offers import PerDiem, Rate
from ...domain.place import City, Place

ENOUGH_PLACES = 20  # fewer than this are too thin to plan a trip offline
_SPELLED = 50
_DIGITS = Context(prec=12)


def season_row(rows: Iterable[PerDiem], on: date) -> PerDiem | None:
    """The row whose season holds `on`; else the latest past one of the same part of the year, whose dates show its age."""
    listed = list(rows)
    current = [row for row in listed if row.season_start <= on <= row.season_end]
    if current:
        return max(current, key=lambda row: row.observed_at)
    past = [row for row in listed if row.season_end < on and _same_season(row, on)]
    return max(past, key=lambda row: row.season_end, default=None)


def _same_season(row: PerDiem, on: date) -> bool:
    start, end = (row.season_start.month, row.season_start.day), (row.season_end.month, row.season_end.day)
    here = (on.month, on.day)
    return start <= here <= end if start <= end else here >= start or here <= end


def areas_of(city_id: str, city: City | None) -> tuple[str, ...]:
    """Where to look for rows about a city, nearest first: itself, its region, its country."""
    if city is None:
        return (city_id,)
    region = (f"country:{city.country}/{city.region}",) if city.region else ()
    return (city_id, *region, f"country:{city.country}")


def cross_rate(base: str, quote: str, legs: Mapping[str, Sequence[Rate]]) -> Rate | None:
    """`quote` for one `base` through a currency that both have a rate from, dated by the older leg. `legs`: quote -> rates."""
    froms = {rate.base: rate for rate in legs.get(base, ())}
    for second in legs.get(quote, ()):
        first = froms.get(second.base)
        if first is not None:
            older = min(first, second, key=lambda rate: rate.observed_at)
            value = _DIGITS.divide(second.rate, first.rate)
            return Rate(base=base, quote=quote, rate=value, observed_at=older.observed_at, source=older.source)
    return None


def find_rate(base: str, quote: str, rates: Sequence[Rate]) -> Rate | None:
    """A published rate, its inverse, or the cross of two; None when the currencies do not meet."""
    direct = next((rate for rate in rates if rate.base == base and rate.quote == quote), None)
    if direct is not None:
        return direct
    inverse = next((rate for rate in rates if rate.base == quote and rate.quote == base), None)
    if inverse is not None:
        value = _DIGITS.divide(Decimal(1), inverse.rate)
        return Rate(base=base, quote=quote, rate=value, observed_at=inverse.observed_at, source=inverse.source)
    legs: dict[str, list[Rate]] = {}
    for rate in rates:
        legs.setdefault(rate.quote, []).append(rate)
    return cross_rate(base, quote, legs)


def by_importance(places: Iterable[Place]) -> tuple[Place, ...]:
    """Most important first; ties by id, so that the order never changes."""
    return tuple(sorted(places, key=lambda place: (-place.importance, place.id)))


def by_population(cities: Iterable[City], spelled: Collection[str] = ()) -> tuple[City, ...]:
    """Most populous first; ties by id.

    `spelled`: ids of cities that are found by a further spelling only, not by a name of their own. They count a fiftieth, so
    that Victoria is not Hong Kong, once called so, and Mexico still is the city.
    """
    return tuple(sorted(cities, key=lambda city: (-_weight(city, city.id in spelled), city.id)))


def _weight(city: City, spelled: bool) -> float:
    return (city.population or 0) / (_SPELLED if spelled else 1)
