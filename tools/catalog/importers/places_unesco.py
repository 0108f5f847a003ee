"""World Heritage sites: the list of 2025, with Wikidata ids and instance labels of 2024 where they are known.

1,248 sites become 942 rows, and 49 more for famous sights inside them (`heritage_parts`). Left out: sites over several countries; sites of many parts ("group", rock art of a region,
works of one architect, railways, roads, frontiers), whose one point is the middle of nothing; cultural landscapes,
vineyards and lagoons of over 60 square kilometres, for the same reason. A historic centre is a district to walk in; a single
monument keeps its own kind. Only the list's facts are used: name, category, point, area; never its descriptions.
"""

import csv
import html
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ....domain.fact import Source
from ....domain.place import Kind, Point
from ..rows import PlaceRow
from .heritage_parts import PARTS
from .kind_words import folded, kind_of
from .same_places import wikidata_ids

PACK = "core"
SOURCE = Source(
    id="unesco-2025",
    name="World Heritage List",
    publisher="UNESCO World Heritage Centre",
    url="https://whc.unesco.org/en/list/",
    licence="facts of the public list, credited",
    credit="Copyright © 1992-2025 UNESCO/World Heritage Centre. All rights reserved.",
)
LABELS = Source(
    id="wikidata-unesco-2024",
    name="Wikidata: ids of World Heritage sites",
    publisher="Wikidata contributors",
    url="https://www.wikidata.org/",
    licence="CC0-1.0",
    credit="Wikidata contributors",
)
SOURCES: tuple[Source, ...] = (SOURCE, LABELS)

OBSERVED = date(2025, 7, 31)
_LANDSCAPE_HECTARES = 6_000
_WIDE_HECTARES = 300  # ensembles of separate buildings that are wider than a walk of two kilometres

_CITY = re.compile(
    r"\b(historic (centre|center|city|town|district|areas|quarter|jeddah|cairo)|old (city|town|havana|quebec|village)"
    r"|(walled|fortified|ancient|sacred|colonial|imperial|hanseatic|stone|medieval|renaissance|city|town) (city|town|of [a-z]+$)"
    r"|(city|town|medina|ksar|kasbah|port) of|centre of|banks of the seine|venice and its lagoon|canal ring|borgo|grande-ile"
    r"|samarkand|bruges|neighbou?rhood)\b"
)
_SERIAL_NAME = re.compile(
    r"\b(works? of|architectural works?|town houses|(churches|tserkvas|mosques|monasteries|cathedrals) (of|in)|castles and|forts"
    r"|missions|villages|towns|routes?|road|railways?|limes|frontiers|tombs of|rock[- ]art|petroglyphs|cave art|belfries"
    r"|beguinages|pile dwellings|wooden|sites|megaliths?|caravanserai|persian garden|qanat|villas|palaces of|hill forts|tumuli"
    r"|housing estates|residences of|fortresses|settlements|stone circles|colonies|farmhouses|mining|monuments of (ancient )?"
    r"(kyoto|nara|oviedo|novgorod|dengfeng)|geodetic|works of defence|climats|hillsides|sacri monti|longobards|tusi|seowon|sansa"
    r"|kofun|baekje|gaya|jomon|hidden christian|dolmens|earthworks|fortifications of vauban|convict|mudejar|loire valley"
    r"|middle rhine|water management|great wall|grand canal|ring fortresses|palatial centres|memorial sites|frank lloyd"
    r"|deer stone|cistercian abbeys|bauhaus|luther memorials|saltworks|lines and geoglyphs|garden tombs|works)\b"
)
_SERIAL_LABEL = re.compile(
    r"\b(group|group of (protected areas|settlements|archeological sites|geographic locations|physical objects)|transboundary"
    r"|railway line|road network|mining region|trade route|itinerary|geographic region|historical region)\b"
)
_SINGLE = re.compile(
    r"\b(school of|monastery of|opera house|palace and|works of engineer|church of|ironworks|silk mill)\b"
)
_LANDSCAPE = re.compile(r"\b(landscape|vineyard|valley|lagoon|bay|region|plain|delta|oasis|islands?)\b")
_WILD = re.compile(r"\b(national park|mount|mountains?|cliff|lake|protected area)\b")
#: Wide or of many parts, but its point is the part that everyone means: Mont-Saint-Michel, Redwood, Kakadu, Göreme,
#: Stonehenge, Hierapolis, Victoria Falls, Angkor, Matera, Edinburgh, Ephesus, Bodh Gaya.
_KEEP = frozenset({80, 134, 147, 357, 373, 485, 509, 668, 670, 728, 1018, 1056})
#: Two sights that have a row each in other sources, in one site: the site would be a third.
_BOTH_ELSEWHERE = frozenset({426, 545})
#: The name of the sight, where the site's own is of a wider area.
_SIGHT_NAMES = {
    80: "Mont-Saint-Michel",
    91: "Historic Centre of Rome",
    274: "Machu Picchu",
    314: "Alhambra",
    373: "Stonehenge",
    485: "Pamukkale",
    592: "Borobudur",
    707: "Potala Palace",
}
_MARKUP = re.compile(r"<[^>]*>")


def rows(directory: Path) -> Iterator[PlaceRow]:
    """One row per listed site that has one place to go to, from `unesco/`."""
    folder = directory / "unesco"
    labels = _labels(folder / "unesco_wikidata_2024.csv")
    sites = json.loads((folder / "world_heritage_sites_2025.json").read_text(encoding="utf-8"))["results"]
    for site in sites:
        label = labels.get(str(site["id"]), {})
        if site["latitude"] is not None and site["id"] not in _BOTH_ELSEWHERE and not is_serial(site, label):
            yield _row(site, label)
        yield from _parts(site)


def _parts(site: dict[str, Any]) -> Iterator[PlaceRow]:
    """The famous sights inside a site, to be joined to their own row elsewhere by id: the list has no point of theirs."""
    for qid, name in PARTS.get(site["id"], {}).items():
        yield PlaceRow(
            source=SOURCE.id,
            key=f"{site['id']}-{qid}",
            names={"en": name},
            native="en",
            point=Point(lat=site["latitude"], lon=site["longitude"]),
            kind=kind_of(name) or Kind.SIGHT,
            observed_at=OBSERVED,
            ids={"wikidata": qid},
            heritage=True,
            url=f"https://whc.unesco.org/en/list/{site['id']}",
        )


def _labels(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["id_number 1"]: row for row in csv.DictReader(file)}


def clean(name: str) -> str:
    """A name without the list's HTML: "<em>Le Strade Nuove</em>" and what stands in small print behind it."""
    plain = re.sub(r"<br ?/?>.*", "", name)
    return " ".join(html.unescape(_MARKUP.sub("", plain)).split())


def is_serial(site: dict[str, Any], label: dict[str, str]) -> bool:
    """Whether the site's point is the middle of many places, or of a landscape too wide to visit."""
    name, instance = folded(clean(site["official_name"])), folded(label.get("wikidata_instance_of_label", ""))
    hectares = site["area_hectares"] or 0
    if site["id"] in _KEEP:
        return False
    if (
        label.get("transboundary") == "1"
        and "rome" not in name
        and "jerusalem" not in name
        or site["state_party"] is None
        and not label
    ):
        return True
    if site["category"] == "Natural":
        return bool(
            re.search(r"group of protected areas|marine|islands and|forests of|complex of", instance + " " + name)
        )
    if _CITY.search(name):
        return bool(re.search(r"\b(cities|towns|centres|villages)\b", name))
    if _SERIAL_NAME.search(name) and not _SINGLE.search(name):
        return True
    if "structures or buildings" in instance:
        return bool(hectares > _WIDE_HECTARES)
    wide = bool(_LANDSCAPE.search(name + " " + instance)) and hectares > _LANDSCAPE_HECTARES
    return wide or bool(_SERIAL_LABEL.search(instance)) and hectares > _WIDE_HECTARES


def site_kind(site: dict[str, Any], label: dict[str, str]) -> Kind:
    """From the category, then the words of the name, then Wikidata's "instance of"."""
    name, instance = clean(site["official_name"]), label.get("wikidata_instance_of_label", "")
    if site["category"] == "Natural":
        return Kind.NATURE
    if _CITY.search(folded(name)):
        return Kind.DISTRICT
    by_name = kind_of(name.split(" and ")[0]) or kind_of(name)
    if by_name is Kind.NATURE and site["category"] == "Cultural" and not _WILD.search(folded(name)):
        by_name = None
    if by_name is None and re.search(r"\b(archaeological|ruins|ancient city)\b", folded(name + " " + instance)):
        return Kind.HISTORIC
    if by_name is None and re.search(r"urban area|old town|\bcity\b|human settlement|neighborhood|\btown\b", instance):
        return Kind.DISTRICT
    return by_name or _instance_kind(instance) or (Kind.NATURE if site["category"] == "Mixed" else Kind.HISTORIC)


def _instance_kind(instance: str) -> Kind | None:
    """The first kind that Wikidata's classes name and that people built: a cave temple is a temple."""
    kinds = (kind_of(one) for one in instance.split(","))
    return next((kind for kind in kinds if kind not in (None, Kind.NATURE)), None)


def _row(site: dict[str, Any], label: dict[str, str]) -> PlaceRow:
    qid = label.get("wikidata_URI", "").rsplit("/", 1)[-1]
    own = wikidata_ids(SOURCE.id, str(site["id"]))
    codes = label.get("iso_code", "").split(",")
    return PlaceRow(
        source=SOURCE.id,
        key=str(site["id"]),
        names={"en": _SIGHT_NAMES.get(site["id"]) or clean(site["official_name"])},
        native="en",
        point=Point(lat=site["latitude"], lon=site["longitude"]),
        kind=site_kind(site, label),
        observed_at=OBSERVED,
        country=codes[0].strip().upper() if len(codes) == 1 and codes[0] else None,
        ids=own or ({"wikidata": qid} if re.fullmatch(r"Q\d+", qid) else {}),
        heritage=True,
        url=f"https://whc.unesco.org/en/list/{site['id']}",
    )
