"""Monthly climate of 105 cities, about 2015. A city that GeoNames does not hold under that name is left out."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ....domain.fact import Source
from ....domain.logistics import Climate
from ....domain.place import City
from ..gazetteer import Gazetteer
from ..holdings import Holdings
from .logistics_cities import us_states

CLIMATE = Source(
    id="michaelx-climate",
    name="Climate of cities",
    publisher="michaelx/climate",
    url="https://github.com/michaelx/climate",
    licence="MIT",
    credit="Monthly climate: michaelx/climate, MIT",
)
SOURCES = (CLIMATE,)
OBSERVED = date(2015, 1, 1)  # about


def holdings(directory: Path, gazetteer: Gazetteer) -> Holdings:
    """Twelve rows a city."""
    rows = json.loads((directory / "climate" / "michaelx_climate_105cities.json").read_text("utf-8"))
    found = ((row, _city(row, gazetteer)) for row in rows)
    return Holdings(climates=[month for row, city in found if city is not None for month in _months(row, city)])


def _city(row: dict[str, Any], gazetteer: Gazetteer) -> City | None:
    states = us_states()
    coded = re.fullmatch(r"(.+) ([A-Z]{2})", row["city"])
    if coded and row["country"] == "United States":
        return gazetteer.named(coded[1], "US", states[coded[2]]) if coded[2] in states else None
    if row["country"] in states.values():
        return gazetteer.named(row["city"], "US", row["country"])
    code = gazetteer.country_code(row["country"])
    return gazetteer.named(row["city"], code) if code else None


def _months(row: dict[str, Any], city: City) -> Iterator[Climate]:
    for month, normal in enumerate(row["monthlyAvg"], start=1):
        yield Climate(
            city_id=city.id,
            month=month,
            high=normal.get("high"),
            low=normal.get("low"),
            rain_mm=normal.get("rainfall"),
            dry_days=normal.get("dryDays"),
            snow_days=normal.get("snowDays"),
            source=CLIMATE.id,
            observed_at=OBSERVED,
        )
