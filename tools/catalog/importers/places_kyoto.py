"""Sights of Kyoto and Uji with Wikidata ids, Japanese and English names, and heritage flags (Wikidata, CC0).

159 records, of which two are left out: Q23579173 (the bamboo grove, whose point is a kilometre off) and Q135714
(Sai-ji, of which nothing stands). No hours and no prices in this source.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ....domain.fact import Source
from ....domain.place import Kind, Point
from ..rows import PlaceRow

PACK = "core"
KYOTO = Source(
    id="kyoto-wikidata",
    name="Sights of Kyoto",
    publisher="Wikidata",
    url="https://www.wikidata.org/",
    licence="CC0-1.0",
    credit="Wikidata contributors",
)
SOURCES: tuple[Source, ...] = (KYOTO,)

_CITY = "geonames:1857910"
_DROPPED = frozenset({"Q23579173", "Q135714"})
_KINDS = {
    "temple": Kind.TEMPLE,
    "shrine": Kind.SHRINE,
    "museum": Kind.MUSEUM,
    "garden": Kind.GARDEN,
    "park": Kind.PARK,
    "zoo": Kind.ZOO,
    "viewpoint": Kind.VIEWPOINT,
}
#: What the source calls "other" or "castle/palace", by the Japanese names.
_BY_NAME = (
    ("城", Kind.CASTLE),
    ("御所", Kind.PALACE),
    ("離宮", Kind.PALACE),
    ("庵", Kind.TEMPLE),
    ("インクライン", Kind.HISTORIC),
    ("南座", Kind.THEATRE),
    ("嵐山", Kind.DISTRICT),
    ("山", Kind.NATURE),
    ("将軍塚", Kind.VIEWPOINT),
    ("道", Kind.DISTRICT),
    ("坂", Kind.DISTRICT),
    ("通", Kind.DISTRICT),
    ("祇園", Kind.DISTRICT),
)


def rows(directory: Path) -> Iterator[PlaceRow]:
    yield from sight_rows(json.loads((directory / "kyoto/kyoto_extract.json").read_text("utf-8")))


def sight_rows(records: Iterable[dict[str, Any]]) -> Iterator[PlaceRow]:
    """One row a record with a Wikidata id."""
    for record in records:
        qid = record["wikidata"]
        if not qid or qid in _DROPPED:
            continue
        names = {"ja": record["name_ja"], "en": record["name_en"]}
        yield PlaceRow(
            source=KYOTO.id,
            key=qid,
            names={language: name for language, name in names.items() if name},
            native="ja",
            point=Point(lat=record["lat"], lon=record["lng"]),
            kind=kind_of(record["category"], record["name_ja"]),
            observed_at=date.fromisoformat(record["fetched_at"]),
            country="JP",
            city=_CITY,
            ids={"wikidata": qid},
            heritage=record["national_treasure"] or record["world_heritage"],
            languages=len(names),
        )


def kind_of(category: str, name: str) -> Kind:
    """The source's class, made narrower by the name: 二条城 is a castle, 京都御所 a palace, 福田美術館 a gallery."""
    if category == "museum":
        return Kind.GALLERY if re.search("美術館|芸術", name) else Kind.MUSEUM
    if category in _KINDS:
        return _KINDS[category]
    return next((kind for word, kind in _BY_NAME if word in name), Kind.SIGHT)
