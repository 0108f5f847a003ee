"""Places of Tokyo, Kyoto, Osaka, Nara and Hiroshima from queries to Wikidata (CC0) of December 2025.

880 items, mostly shrines and parks of a neighbourhood. Kept are those that an English article exists for, and museums;
so are left out: some 780 shrines, parks, churches and sites without one, items without a name, dams, lists, and points
that are elsewhere. Houses that have closed are marked so.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ....domain.fact import Source
from ....domain.place import Kind, Point
from ..rows import PlaceRow

PACK = "core"
JAPAN = Source(
    id="japan-wikidata",
    name="Places of five Japanese cities",
    publisher="Wikidata",
    url="https://www.wikidata.org/",
    licence="CC0-1.0",
    credit="Wikidata contributors",
)
SOURCES: tuple[Source, ...] = (JAPAN,)

CITIES = ("tokyo", "kyoto", "osaka", "nara", "hiroshima")
#: Closed for good: the row says so, which drops the place whoever else holds it.
CLOSED = {
    "Q3514129": "bonsai museum of a publisher, closed",
    "Q6541903": "Liberty Osaka, closed in 2020",
    "Q11440634": "environment museum of Osaka, closed",
    "Q22120359": "municipal museum of Machida, closed in 2019",
    "Q133959805": "the ring of the Expo that ended in October 2025",
}
DROPPED = {
    "Q6128676": "the anime centre has moved",
    "Q11525123": "the point is of the branch in Toride; the museum is in Ueno",
    "Q164895": "a list of shrines",
    "Q104698198": "an office",
    "Q101244809": "a training centre of the fire brigade",
}
#: Known far beyond its ward, though this item of it has no article of its own.
KEPT = {"Q49573001": "Ueno Park under its full name, Ueno Onshi Park"}
_KINDS = (
    (r"zoo(?:logical)?\b|monkey park", Kind.ZOO),
    (r"botanical|\bgarden\b", Kind.GARDEN),
    (r"\bcastle\b", Kind.CASTLE),
    (r"art museum|museum of (?:modern |contemporary )?art\b|folk art museum", Kind.GALLERY),
    (r"museum|hōmotsuden|shiryo?u?kan|美術館|博物館|資料館|石館", Kind.MUSEUM),
    (r"shrine|taisha|jingū|hachimang|tenmang|-gū\b|tenjin", Kind.SHRINE),
    (r"temple", Kind.TEMPLE),
    (r"church|cathedral|教会", Kind.CHURCH),
    (r"\bpark\b|公園|shibakōen", Kind.PARK),
    (r"scramble|crossing", Kind.SIGHT),
    (r"archaeological site|遺跡", Kind.HISTORIC),
    (r"monument|memorial|flame", Kind.MONUMENT),
)
_PATTERNS = tuple((re.compile(words, re.IGNORECASE), kind) for words, kind in _KINDS)
_JAPANESE = re.compile(r"[぀-ヿ一-鿿]")


def rows(directory: Path) -> Iterator[PlaceRow]:
    seen: set[str] = set()
    for city in CITIES:
        cache = json.loads((directory / f"japan_osm/.cache_wikidata_{city}.json").read_text("utf-8"))
        observed = date.fromisoformat(cache["timestamp"][:10])
        for qid, item in cache["data"].items():
            row = item_row(qid, item, observed)
            if row is not None and qid not in seen:
                seen.add(qid)
                yield row


def item_row(qid: str, item: dict[str, Any], observed: date) -> PlaceRow | None:
    """One item; None for what no traveller looks for. The builder finds the city by the point."""
    name, described = item.get("name") or "", item.get("description") or ""
    kind = kind_of(name, described)
    known = "wikipediaUrl" in item or qid in KEPT or kind in (Kind.MUSEUM, Kind.GALLERY)
    if qid in CLOSED:
        kind, known = kind or Kind.SIGHT, True
    if kind is None or not known or qid in DROPPED or re.fullmatch(r"Q\d+", name) or "former site" in name:
        return None
    language = "ja" if _JAPANESE.search(name) else "en"
    return PlaceRow(
        source=JAPAN.id,
        key=qid,
        names={language: name},
        native="ja",
        point=Point(lat=item["coordinates"]["lat"], lon=item["coordinates"]["lng"]),
        kind=kind,
        observed_at=observed,
        country="JP",
        ids={"wikidata": qid},
        url=item.get("website"),
        closed_for_good=qid in CLOSED,
    )


def kind_of(name: str, described: str) -> Kind | None:
    """By the item's name, else by its one-line description."""
    for text in (name, described):
        found = next((kind for words, kind in _PATTERNS if words.search(text)), None)
        if found is not None:
            return found
    return None
