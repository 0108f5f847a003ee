"""63 sights of Vienna by the city's own list (by 2018): name, address, point, page.

Left out: three that are no visit (the university, the UNO-City office towers, the parliament's office palace). "Palais Liechtenstein" stays as a palace: guided tours only.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ....domain.fact import Source
from ....domain.place import Kind, Point
from ..rows import PlaceRow
from .kind_words import kind_of
from .same_places import wikidata_ids

PACK = "core"
SOURCE = Source(
    id="wien-2018",
    name="Sehenswürdigkeiten Wien",
    publisher="Stadt Wien",
    url="https://www.data.gv.at/katalog/dataset/stadt-wien_sehenswrdigkeitenstandortewien",
    licence="CC-BY-4.0",
    credit="Datenquelle: Stadt Wien - data.wien.gv.at",
)
SOURCES: tuple[Source, ...] = (SOURCE,)

OBSERVED = date(2018, 1, 1)
NO_VISIT = frozenset({"Universität Wien", "UNO-City", "Palais Epstein"})

#: What the words of the name do not say, or say wrongly.
KINDS = {
    "Albertina": Kind.MUSEUM,
    "Secession": Kind.GALLERY,
    "Künstlerhaus": Kind.GALLERY,
    "Haus der Musik": Kind.MUSEUM,
    'Mozarthaus Vienna "Figarohaus"': Kind.MUSEUM,
    "KunstHausWien - Friedensreich Hundertwasser": Kind.MUSEUM,
    "Zentralfriedhof (Ehrengräber)": Kind.MONUMENT,
    "Unteres Belvedere": Kind.MUSEUM,
    "Oberes Belvedere": Kind.MUSEUM,
    "Hermesvilla Wien Museum": Kind.MUSEUM,
    "Otto Wagner Pavillon": Kind.ARCHITECTURE,
    "Otto Wagner-Stadtpavillon Hietzing": Kind.ARCHITECTURE,
    "Wagenburg Schönbrunn": Kind.MUSEUM,
    "Schloss Schönbrunn": Kind.PALACE,
    "Ankeruhr": Kind.ARCHITECTURE,
    "Gloriette": Kind.VIEWPOINT,
    "Kaisergruft (Kapuzinergruft)": Kind.MONUMENT,
    "Synagoge": Kind.CHURCH,
    "Schlosspark Schönbrunn": Kind.PARK,
    "Schönbrunn - Irrgarten": Kind.GARDEN,
    "Votivkirche": Kind.CHURCH,
    "Spanische Hofreitschule": Kind.THEATRE,
}


def rows(directory: Path) -> Iterator[PlaceRow]:
    """One row per sight of `vienna/`."""
    path = directory / "vienna" / "sehenswuerdigkeiten_stationen.geojson"
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        name = " ".join(feature["properties"]["NAME"].split())
        if name in NO_VISIT:
            continue
        lon, lat = feature["geometry"]["coordinates"]
        yield PlaceRow(
            source=SOURCE.id,
            key=str(feature["properties"]["OBJECTID"]),
            names={"de": name},
            native="de",
            point=Point(lat=lat, lon=lon),
            kind=KINDS.get(name) or kind_of(name) or Kind.SIGHT,
            observed_at=OBSERVED,
            country="AT",
            city="geonames:2761369",
            ids=wikidata_ids(SOURCE.id, str(feature["properties"]["OBJECTID"])),
            url=feature["properties"]["WEITERE_INF"] or None,
        )
