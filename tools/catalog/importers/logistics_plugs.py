"""Plug types, voltage and frequency by country."""

import csv
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

from ....domain.fact import Source
from ....domain.logistics import Plugs
from ..gazetteer import Gazetteer
from ..holdings import Holdings

PLUGS = Source(
    id="world-plugs",
    name="World plugs",
    publisher="benjiao/world-plugs",
    url="https://github.com/benjiao/world-plugs",
    licence="plain facts",
    credit="Plug types: benjiao/world-plugs",
)
SOURCES = (PLUGS,)
OBSERVED = date(2017, 1, 1)  # the year is known, the day is not: the first of it


def holdings(directory: Path, gazetteer: Gazetteer) -> Holdings:
    """One record a country."""
    types, volts, hertz = (defaultdict[str, set[str]](set) for _ in range(3))
    with (directory / "plugs" / "world-plugs.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["country_code"].strip()
            types[code] |= set(re.findall(r"Type ([A-Z])\b", row["plug_type"]))
            volts[code] |= set(re.findall(r"(\d+)\s*V", row["voltage"]))
            hertz[code] |= set(re.findall(r"(\d+)\s*Hz", row["frequency"]))
    records = (
        Plugs(
            country=code,
            types=tuple(sorted(types[code])),
            volts=tuple(sorted(map(int, volts[code]))),
            hertz=tuple(sorted(map(int, hertz[code]))),
            source=PLUGS.id,
            observed_at=OBSERVED,
        )
        for code in sorted(types)
    )
    return Holdings(plugs=[record for record in records if record.types and record.country in gazetteer.countries])
