"""Airports with an IATA code, and the cities that they serve.

The cities are those that OpenTravelData states (metropolitan codes: ICN and GMP are Seoul's), found in GeoNames by their numbers; else the
city that the airport data names; else the airport is left out, as nobody's.
"""

import csv
import importlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ....domain.fact import Source
from ....domain.logistics import Airport
from ....domain.place import City, Point
from ..gazetteer import Gazetteer
from ..holdings import Holdings

AIRPORTS = Source(
    id="airportsdata",
    name="Airports",
    publisher="airportsdata",
    url="https://github.com/mborsetti/airportsdata",
    licence="MIT",
    credit="Airports: airportsdata, MIT",
)
METROS = Source(
    id="optd",
    name="OpenTravelData: points of reference",
    publisher="OpenTravelData",
    url="https://github.com/opentraveldata/opentraveldata",
    licence="CC BY 4.0",
    credit="Airport and city codes: OpenTravelData, CC BY 4.0",
)
SOURCES = (AIRPORTS, METROS)


def holdings(directory: Path, gazetteer: Gazetteer) -> Holdings:
    """One record an airport, by its first city."""
    served, numbers = _metros(directory / "airports" / "optd_por_best_known.csv")
    rows = importlib.import_module("airportsdata").load("IATA")
    found = ((code, row, _city(code, row, served, numbers, gazetteer)) for code, row in sorted(rows.items()))
    return Holdings(
        airport_source=AIRPORTS.id,
        airports=[
            Airport(code=code, name=row["name"], city_id=city.id, point=Point(lat=row["lat"], lon=row["lon"]))
            for code, row, city in found
            if city is not None
        ],
    )


def _metros(path: Path) -> tuple[dict[str, list[str]], dict[str, str]]:
    """(airport code -> city codes, city code -> GeoNames id)."""
    served: dict[str, list[str]] = defaultdict(list)
    numbers: dict[str, str] = {}
    for key, cities in _points(path):
        code, sort, number = key.split("-")[:3]
        if "C" in sort:
            numbers.setdefault(code, f"geonames:{number}")
        if "A" in sort:
            served[code] += cities.split(",")
    return served, numbers


def _points(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="^"):
            if not row["date_from"]:
                yield row["pk"], row["city_code"]


def _city(
    code: str, row: dict[str, Any], served: dict[str, list[str]], numbers: dict[str, str], gazetteer: Gazetteer
) -> City | None:
    stated = (gazetteer.cities.get(numbers.get(metro, "")) for metro in served.get(code, ()))
    city = next((city for city in stated if city is not None), None)
    return city or gazetteer.named(row["city"], row["country"])
