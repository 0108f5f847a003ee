"""National parks and protected areas of the world from GeoNames (2023): name, country, point.

2,893 records become 2,679 rows. Left out: the ones of the United States (the Park Service's own list is fuller), buffer
zones and resorts, and names that repeat. A name without a word for park gets none added: "Kalbarri" is what the source
calls it.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ....domain.fact import Source
from ....domain.place import Kind, Point
from ..rows import PlaceRow

PACK = "core"
SOURCE = Source(
    id="geonames-parks-2023",
    name="GeoNames: national parks",
    publisher="GeoNames",
    url="https://www.geonames.org/",
    licence="CC-BY-4.0",
    credit="GeoNames",
)
SOURCES: tuple[Source, ...] = (SOURCE,)

OBSERVED = date(2023, 1, 1)
_NO_PARK = re.compile(r"zone\b|perifereiaki|resort\b|\bcorridor\b|^\d*$|^category|recreation resort", re.I)


def rows(directory: Path) -> Iterator[PlaceRow]:
    """One row per name and country of `natparks/`; a park that repeats keeps its first point."""
    path = directory / "natparks" / "nationalparks_geonames.jsonl"
    seen: set[str] = set()
    for record in json.loads(path.read_text(encoding="utf-8")):
        name = re.sub(r"^\d{4,} ", "", " ".join(record["name"].split()))  # "2000934 Sånfjället"
        key = f"{record['countryCode']}:{name}"
        if record["countryCode"] == "US" or _NO_PARK.search(name) or key in seen:
            continue
        seen.add(key)
        lat, lon = record["coordinates"]
        yield PlaceRow(
            source=SOURCE.id,
            key=key,
            names={"en": name},
            native="en",
            point=Point(lat=lat, lon=lon),
            kind=Kind.NATURE,
            observed_at=OBSERVED,
            country=record["countryCode"],
        )
