"""Sights of Taiwan: the tourism bureau's list of March 2021, and the city of Taipei's own of 2012 to 2021.

Left out of the bureau's 5,063: what is no sight (book shops, eateries, lodging, visitor centres, farms by booking,
schools, offices: about 600, by name), the classes of food, sports grounds and farms where the name does not say that
it is a trail, a street or the like (about 150), railway stations that are no monument, records that say that they
are not open to visitors or closed (about 110), second records of one name in one county, and points outside the island's waters.
Of Taipei's 139: shops inside other sights, offices, cycling paths without a place, and houses said to be closed.

Hours are old and say so by their date. 全天 (all day) is believed for the open air only: of a museum it says that it
does not close at noon. Fees: one adult's fee where the text names one; a text that begins "free" is zero.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ....domain.fact import Source
from ....domain.hours import OpeningHours
from ....domain.money import Money
from ....domain.parameters import INDOOR_KINDS
from ....domain.place import Kind, Point
from ..rows import PlaceRow
from .hours_zh import is_always, opening
from .kinds_zh import is_sight, kind_of
from .moving_days import MovingDays, taiwanese_days

PACK = "core"
_LICENCE = "Open Government Data License, Taiwan, version 1.0"
ISLAND = Source(
    id="tw-sights",
    name="Scenic spots of Taiwan",
    publisher="Tourism Bureau, Ministry of Transportation and Communications, Taiwan",
    url="https://data.gov.tw/dataset/7777",
    licence=_LICENCE,
    credit="Tourism Administration, MOTC, Taiwan (PTX)",
)
TAIPEI = Source(
    id="taipei-sights",
    name="Attractions of Taipei",
    publisher="Department of Information and Tourism, Taipei City Government",
    url="https://www.travel.taipei/",
    licence=_LICENCE,
    credit="Department of Information and Tourism, Taipei City Government (travel.taipei)",
)
SOURCES: tuple[Source, ...] = (ISLAND, TAIPEI)

_TAIPEI_CITY = "geonames:1668341"
_DROPPED_CLASSES = frozenset({"小吃/特產類", "體育健身類", "休閒農業類"})
_CLASS_KINDS = (
    ("廟宇類", Kind.TEMPLE),
    ("古蹟類", Kind.HISTORIC),
    ("藝術類", Kind.GALLERY),
    ("溫泉類", Kind.SPA),
    ("都會公園類", Kind.PARK),
    ("自然風景類", Kind.NATURE),
    ("森林遊樂區類", Kind.NATURE),
    ("國家公園類", Kind.NATURE),
    ("生態類", Kind.NATURE),
    ("觀光工廠類", Kind.MUSEUM),
)
_SHUT = re.compile(
    r"不對外開放|不開放(?:入內|參觀|一般)|未開放|休園中|暫停開放|關閉中|暫時休館|施工|整修|重建中|網路系統化|現已不|非營利場所|拆除"
)
_TAIPEI_DROPPED = frozenset(
    {
        "松菸小賣所",
        "松山文創園區_松菸風格店家",
        "紫藤咖啡園",
        "臺北市議會",
        "歪腰郵筒",
        "天母夢想樂園",
        "平溪天燈",
        "陽明山溫泉區",
        "台北袖珍博物館",
        "台北自來水博物館",
        "七星山系-天母古道親山步道",
        "國立歷史博物館",
        "文山公民會館",
        "北投圖書館",
        "台北地下街",
    }
)  # shops, offices, and second names of places that the list holds already; the history museum moved
_FREE = re.compile(
    r"^(?:票價 ?[:：] ?)?(?:門票)?(?:免費|免門票|免收門票|無門票收費|不須門票|Free)(?:入園|入場|入內)?(?:參觀|開放)?(?:[。.,，．\s]|$)"
)
_ADULT = re.compile(r"(?:全票|成人票?(?:Adults)?)[\s/:：＄$NT]*([\d,]+)\s*(?:元|／|$|[、，,。;；\s半優])")
_CHILD = re.compile(r"(?:兒童票|孩童票)(?:Children)?[\s/:：＄$NT]*([\d,]+)")
MOST_DOLLARS = 3000


def rows(directory: Path) -> Iterator[PlaceRow]:
    """Taipei's own list first, then the island."""
    days = taiwanese_days()
    yield from taipei_rows(json.loads((directory / "taipei/taipei_union.json").read_text("utf-8")), days)
    lines = (directory / "taiwan_ptx/scenic_spots_2021.jsonl").read_text("utf-8").splitlines()
    yield from island_rows((json.loads(line) for line in lines), days)


def island_rows(records: Iterable[dict[str, Any]], days: MovingDays) -> Iterator[PlaceRow]:
    seen = set()
    for record in records:
        name, text = record["name"].strip(), (record.get("open") or "").strip()
        mark = (re.sub(r"\W", "", name), record["city"])
        if mark in seen or not _is_island_sight(record, name, text):
            continue
        seen.add(mark)
        kind = _island_kind(name, record["cls"])
        ticket = (record.get("ticket") or "").strip()
        yield PlaceRow(
            source=ISLAND.id,
            key=record["id"],
            names={"zh": name},
            native="zh",
            point=Point(lat=record["lat"], lon=record["lon"]),
            kind=kind,
            observed_at=date.fromisoformat(record["upd"][:10]),
            country="TW",
            city=_TAIPEI_CITY if record["city"] == "臺北市" else None,
            hours=hours(text, kind, days),
            price=price(ticket),
            child_price=_amount(_CHILD, ticket),
            url=record.get("web") or None,
        )


def taipei_rows(records: Iterable[dict[str, Any]], days: MovingDays) -> Iterator[PlaceRow]:
    for record in records:
        name = record["name"].replace("_", " ").strip()
        text = (record.get("open_time") or "").strip()
        categories = set(record.get("category") or ())
        if record["name"] in _TAIPEI_DROPPED or "宣布暫時休館" in text or categories <= {"單車遊蹤", "藍色公路"}:
            continue
        kind = kind_of(record["name"], _taipei_kind(categories))
        ticket = (record.get("ticket") or "").strip()
        yield PlaceRow(
            source=TAIPEI.id,
            key=str(record["id"]),
            names={"zh": name},
            native="zh",
            point=Point(lat=record["lat"], lon=record["lng"]),
            kind=kind,
            observed_at=date.fromisoformat(record["modified"][:10].replace("/", "-")),
            country="TW",
            city=_TAIPEI_CITY if "臺北市" in (record.get("address") or "") else None,
            hours=hours(text, kind, days),
            price=price(ticket),
            child_price=_amount(_CHILD, ticket),
            url=record.get("url") or None,
        )


def hours(text: str, kind: Kind, days: MovingDays) -> OpeningHours | None:
    """Hours of a text; "all day" of a house under a roof is not believed."""
    found = OpeningHours(always_open=True) if is_always(text) else opening(text, days)
    return None if found and found.always_open and kind in INDOOR_KINDS else found


def price(ticket: str) -> Money | None:
    """One adult's fee in Taiwan dollars; zero where the text begins "free"."""
    if _FREE.match(ticket):
        return Money(amount=Decimal(0), currency="TWD")
    return _amount(_ADULT, ticket)


def _amount(pattern: re.Pattern[str], ticket: str) -> Money | None:
    """The amount that the text names, where it names one. More than one is more than one house, or rides."""
    found = {int(amount.replace(",", "")) for amount in pattern.findall(ticket)}
    if ticket.startswith("入園門票") and found:
        found = {int(pattern.findall(ticket)[0].replace(",", ""))}
    if len(found) != 1 or not 0 < next(iter(found)) <= MOST_DOLLARS:
        return None
    return Money(amount=Decimal(found.pop()), currency="TWD")


def _is_island_sight(record: dict[str, Any], name: str, text: str) -> bool:
    if name.endswith("車站") and "古蹟類" not in record["cls"]:
        return False
    if not is_sight(name) or _SHUT.search(text) or _SHUT.search(name):
        return False
    if _DROPPED_CLASSES & set(record["cls"]) and kind_of(name, Kind.SIGHT) in (Kind.SIGHT, Kind.STADIUM):
        return False
    return bool(21.8 < record["lat"] < 26.5 and 118.0 < record["lon"] < 122.2)


def _island_kind(name: str, classes: Iterable[str]) -> Kind:
    known = set(classes)
    return kind_of(name, next((kind for word, kind in _CLASS_KINDS if word in known), Kind.SIGHT))


def _taipei_kind(categories: set[str]) -> Kind:
    for word, kind in (
        ("宗教信仰", Kind.TEMPLE),
        ("養生溫泉", Kind.SPA),
        ("歷史建築", Kind.HISTORIC),
        ("戶外踏青", Kind.NATURE),
    ):
        if word in categories:
            return kind
    return Kind.SIGHT
