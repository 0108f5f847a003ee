"""80 museums of New York City by the city's own list (by 2018): name, address, point.

76 rows. Left out: two that moved since (their point is the old house), one point that is an office block (the 9/11 memorial
at "1 Liberty Plaza": other sources have its own), and one that is the Ellis Island Museum once more. Three that closed for
good are yielded as such.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ....domain.fact import Source
from ....domain.place import Kind, Point
from ..rows import PlaceRow
from .closed import closed_in
from .same_places import wikidata_ids

PACK = "core"
SOURCE = Source(
    id="nyc-museums-2018",
    name="New York City Museums",
    publisher="City of New York, Department of Information Technology and Telecommunications",
    url="https://data.cityofnewyork.us/Recreation/New-York-City-Museums/ekax-ky3z",
    licence="NYC Open Data terms of use",
    credit="NYC Open Data",
)
SOURCES: tuple[Source, ...] = (SOURCE,)

OBSERVED = date(2018, 1, 1)
NO_PLACES = frozenset(
    {"National September 11 Memorial & Museum at the World Trade Center", "American Immigration History Center"}
)
KINDS = {
    "Alexander Hamilton U.S. Custom House": Kind.ARCHITECTURE,
    "Wave Hill": Kind.GARDEN,
    "Jeffrey's Hook lighthouse (Little Red Lighthouse)": Kind.ARCHITECTURE,
    "Madame Tussauds Wax Museum": Kind.AMUSEMENT,
    "Gracie Mansion": Kind.PALACE,
    "Theodore Roosevelt Birthplace": Kind.HISTORIC,
    "Schomburg Center for Research in Black Culture": Kind.LIBRARY,
}


def rows(directory: Path) -> Iterator[PlaceRow]:
    """One row per museum of `nyc/`."""
    path = directory / "nyc" / "nyc_museums_transcribed.json"
    for record in json.loads(path.read_text(encoding="utf-8")):
        entry = closed_in("new york", record["name"])
        if record["name"] in NO_PLACES or (entry is not None and entry.moved):
            continue
        yield PlaceRow(
            source=SOURCE.id,
            key=record["name"],
            names={"en": re.sub(r"\s*\([A-Za-z]*[A-Z]{2,}\)$", "", record["name"])},  # "(MoMA)"
            native="en",
            point=Point(lat=record["lat"], lon=record["lon"]),
            kind=KINDS.get(record["name"], Kind.MUSEUM),
            observed_at=OBSERVED,
            country="US",
            city="geonames:5128581",
            ids=wikidata_ids(SOURCE.id, record["name"]),
            closed_for_good=entry is not None,
        )
