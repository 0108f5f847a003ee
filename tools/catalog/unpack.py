"""Rows of a snapshot back into domain records."""

from collections.abc import Callable, Mapping
from typing import Any

from ...domain.hours import OpeningHours
from ...domain.place import City, Place, Point
from .schema import KINDS, TRUTHS, day_of, degrees, money_of

PLACE_COLUMNS = (
    "place.id, place.key, place.city, place.name, place.names, kind, lat, lon, hours, hours_observed, price, child_price, price_observed, indoor,"
    " wheelchair, heritage, visitors, sources, languages, importance, synthetic"
)
CITY_COLUMNS = (
    "city.id, city.name, city.names, city.country, region.name, city.lat, city.lon, pool.text, city.population"
    " FROM city LEFT JOIN region ON region.id = city.region LEFT JOIN pool ON pool.id = city.timezone"
)


def names_of(name: str, packed: str | None) -> dict[str, str]:
    """The opposite of `write_rows.names_text`."""
    if packed is None:
        return {}
    pairs = (item.partition(":") for item in packed.split("|") if item)
    english = {"en": name} if packed.startswith("|") else {}
    return english | {language: text or name for language, _, text in pairs}


def place_of(row: tuple[Any, ...], city_key: Callable[[int], str], hours: Callable[[int], OpeningHours]) -> Place:
    """A row of PLACE_COLUMNS."""
    return Place(
        id=row[1],
        city_id=city_key(row[2]),
        name=row[3],
        names=names_of(row[3], row[4]),
        kind=KINDS[row[5]],
        point=Point(lat=degrees(row[6]), lon=degrees(row[7])),
        hours=hours(row[8]) if row[8] is not None else None,
        hours_observed=day_of(row[9]),
        price=money_of(row[10]),
        child_price=money_of(row[11]),
        price_observed=day_of(row[12]),
        indoor=TRUTHS[row[13]],
        wheelchair=TRUTHS[row[14]],
        heritage=bool(row[15]),
        visitors_per_year=row[16],
        sources=row[17],
        languages=row[18],
        importance=row[19] / 10_000,
        synthetic=bool(row[20]),
    )


def city_of(row: tuple[Any, ...], city_key: Callable[[int], str]) -> City:
    """A row of CITY_COLUMNS."""
    return City(
        id=city_key(row[0]),
        name=row[1],
        names=names_of(row[1], row[2]),
        country=row[3],
        region=row[4],
        point=Point(lat=degrees(row[5]), lon=degrees(row[6])),
        timezone=row[7],
        population=row[8],
    )


def rules_of(line: str) -> Mapping[str, int]:
    """A passport's line of entry rules: destination -> row of its requirement."""
    return {item[:2]: int(item[2:]) for item in line.split()}
