"""144 museums of London from OpenStreetMap: name and point. An ODbL pack of its own; the copy is undated.

139 rows. Left out: one society's rooms, a depot that opens a few days a year, and three parts of a museum that has its own
row (the David Bowie Centre, Mail Rail, Tower Bridge's engine rooms). Two that closed for good are yielded as such.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from ....domain.fact import Source
from ....domain.place import Kind, Point
from ..rows import PlaceRow
from .closed import closed_in
from .same_places import wikidata_ids

PACK = "odbl"
SOURCE = Source(
    id="osm-london",
    name="OpenStreetMap: museums of London",
    publisher="OpenStreetMap contributors",
    url="https://www.openstreetmap.org/",
    licence="ODbL-1.0",
    share_alike=True,
    credit="© OpenStreetMap contributors",
)
SOURCES: tuple[Source, ...] = (SOURCE,)

PARTS = frozenset(
    {
        "V&A David Bowie Centre",
        "Mail Rail Museum",
        "Tower Bridge Engine Rooms",
        "Transport Museum Depot",
        "William Morris Society",
    }
)
KINDS = {
    "Chiswick House": Kind.PALACE,
    "Fulham Palace": Kind.PALACE,
    "Marble Hill House": Kind.PALACE,
    "Boston Manor": Kind.PALACE,
    "Apsley House": Kind.PALACE,
    "Queen's House": Kind.PALACE,
    "The Charterhouse": Kind.HISTORIC,
    "Madame Tussauds": Kind.AMUSEMENT,
    "Tower Bridge Exhibition": Kind.ARCHITECTURE,
    "Lightroom": Kind.GALLERY,
    "The Mosaic Rooms": Kind.GALLERY,
    "SOAS Gallery": Kind.GALLERY,
    "The King's Gallery": Kind.GALLERY,
    "Two Temple Place": Kind.GALLERY,
    "Chelsea FC Museum and Stadium Tours": Kind.STADIUM,
    "South London Botanical Institute": Kind.GARDEN,
    "British Library Exhibition Space": Kind.LIBRARY,
}


def rows(directory: Path) -> Iterator[PlaceRow]:
    """One row per museum of `london/`."""
    path = directory / "london" / "london_osm_museums_transcribed.json"
    for record in json.loads(path.read_text(encoding="utf-8")):
        entry = closed_in("london", record["name"])
        if record["name"] in PARTS or (entry is not None and entry.moved):
            continue
        yield PlaceRow(
            source=SOURCE.id,
            key=record["name"],
            names={"en": record["name"]},
            native="en",
            point=Point(lat=record["lat"], lon=record["lon"]),
            kind=KINDS.get(record["name"], Kind.MUSEUM),
            observed_at=None,
            country="GB",
            city="geonames:2643743",
            ids=wikidata_ids(SOURCE.id, record["name"]),
            closed_for_good=entry is not None,
        )
