"""Sights of Nara, Hiroshima and Hakone from OpenStreetMap: a share-alike pack of its own.

Only `osmTags` are read: rating, reviewCount and photos beside them were made up. Left out of 2,567 places: eateries,
bars and shops (about 640), memorials, wayside shrines, works of art and milestones, parks and houses of worship that
have neither an item in Wikidata nor an English name (about 1,000), viewpoints and "attractions" without a Wikidata
item (mappers put notes and trees there), parts of a place that is in the list itself, and places that are no sight.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from ....domain.fact import Source
from ....domain.money import Money
from ....domain.place import Kind, Point
from ....domain.truth import Truth
from ..rows import PlaceRow
from .hours_osm import opening

PACK = "odbl"
OSM = Source(
    id="osm-japan",
    name="OpenStreetMap, three Japanese places",
    publisher="OpenStreetMap contributors",
    url="https://www.openstreetmap.org/",
    licence="ODbL-1.0",
    share_alike=True,
    credit="© OpenStreetMap contributors",
)
SOURCES: tuple[Source, ...] = (OSM,)

AREAS = ("nara", "hiroshima", "hakone")
_LANGUAGES = ("en", "ko", "zh", "fr", "de", "es", "it")
_KINDS: tuple[tuple[str, str, Kind], ...] = (
    ("tourism", "museum", Kind.MUSEUM),
    ("tourism", "gallery", Kind.GALLERY),
    ("tourism", "zoo", Kind.ZOO),
    ("tourism", "aquarium", Kind.AQUARIUM),
    ("tourism", "theme_park", Kind.AMUSEMENT),
    ("tourism", "viewpoint", Kind.VIEWPOINT),
    ("leisure", "garden", Kind.GARDEN),
    ("historic", "castle", Kind.CASTLE),
    ("historic", "ruins", Kind.HISTORIC),
    ("historic", "archaeological_site", Kind.HISTORIC),
    ("historic", "heritage", Kind.HISTORIC),
    ("historic", "monument", Kind.MONUMENT),
    ("natural", "valley", Kind.NATURE),
    ("leisure", "park", Kind.PARK),
    ("tourism", "attraction", Kind.SIGHT),
)
_BY_NAME = (
    ("美術館", Kind.GALLERY),
    ("天守閣", Kind.CASTLE),
    ("ミュージアム", Kind.MUSEUM),
    ("資料館", Kind.MUSEUM),
)  # makes a museum or an attraction narrower
_FAITHS = {"buddhist": Kind.TEMPLE, "shinto": Kind.SHRINE, "christian": Kind.CHURCH, "muslim": Kind.MOSQUE}
_NAMED_IS_ENOUGH = frozenset({Kind.MUSEUM, Kind.AQUARIUM, Kind.ZOO, Kind.CASTLE, Kind.TEMPLE})
_NO_SIGHT = re.compile(
    r"収蔵庫|修理所|研究センター|通信教育|教区|教団|体育館|苗圃|Hotel|カラオケ|ハリウッド|自動車道|原爆関係資料室|水産振興|Shop &|見晴茶屋|入口"
)
_JAPANESE = re.compile(r"[぀-ヿ一-鿿]")


def rows(directory: Path) -> Iterator[PlaceRow]:
    seen: set[str] = set()
    for area in AREAS:
        extract = json.loads((directory / f"japan_osm/{area}.json").read_text("utf-8"))
        for poi in extract["pois"]:
            point = Point(lat=poi["coordinates"]["lat"], lon=poi["coordinates"]["lng"])
            row = tags_row(
                poi["id"].removeprefix("osm:"), poi["osmTags"], point, date.fromisoformat(poi["lastUpdated"][:10])
            )
            mark = row.ids.get("wikidata", row.key) if row else ""
            if row is not None and mark not in seen:
                seen.add(mark)
                yield row


def tags_row(key: str, tags: Mapping[str, str], point: Point, observed: date) -> PlaceRow | None:
    """One OSM object; None for what is no sight."""
    kind = kind_of(tags)
    names = names_of(tags)
    if kind is None or "ja" not in names or _NO_SIGHT.search(tags.get("name", "")):
        return None
    if "wikidata" not in tags and not ("en" in names and kind in _NAMED_IS_ENOUGH):
        return None
    ids = {"osm": key} | ({"wikidata": tags["wikidata"]} if "wikidata" in tags else {})
    return PlaceRow(
        source=OSM.id,
        key=key,
        names=names,
        native="ja",
        point=point,
        kind=kind,
        observed_at=observed,
        country="JP",
        ids=ids,
        hours=opening(tags["opening_hours"]) if "opening_hours" in tags else None,
        price=price_of(tags),
        wheelchair={"yes": Truth.YES, "no": Truth.NO}.get(tags.get("wheelchair", ""), Truth.UNKNOWN),
        languages=len(names),
        url=tags.get("website"),
    )


def kind_of(tags: Mapping[str, str]) -> Kind | None:
    """A house of worship by its faith; else the first tag that we know. None: no sight."""
    if "shop" in tags or tags.get("access") == "private" or tags.get("tourism") in ("artwork", "information"):
        return None
    if tags.get("amenity") in ("restaurant", "cafe", "bar", "clock") or tags.get("historic") in (
        "memorial",
        "milestone",
        "bus",
    ):
        return None
    if tags.get("amenity") == "place_of_worship":
        return _FAITHS.get(tags.get("religion", ""))
    found = next((kind for key, value, kind in _KINDS if tags.get(key) == value), None)
    name = tags.get("name", "")
    if found is Kind.CASTLE and "城" not in name:
        return Kind.HISTORIC
    if found in (Kind.MUSEUM, Kind.SIGHT):
        return next((kind for words, kind in _BY_NAME if words in name), found)
    return found


def names_of(tags: Mapping[str, str]) -> dict[str, str]:
    """The Japanese name without its Latin gloss, and the names that other languages have."""
    found = {}
    native = tags.get("name:ja") or tags.get("name", "")
    if _JAPANESE.search(native):
        found["ja"] = re.sub(r"\s*\([^()]*[A-Za-z][^()]*\)$", "", native).strip()
    for language in _LANGUAGES:
        if tags.get(f"name:{language}"):
            found[language] = tags[f"name:{language}"].strip()
    return found


def price_of(tags: Mapping[str, str]) -> Money | None:
    """fee=no is free; charge="200 JPY" is one adult's fee. A fee without an amount is unknown."""
    if tags.get("fee") == "no":
        return Money(amount=Decimal(0), currency="JPY")
    found = re.fullmatch(r"(\d+) ?(?:JPY|円|yen)", tags.get("charge", ""))
    return Money(amount=Decimal(found[1]), currency="JPY") if found else None
