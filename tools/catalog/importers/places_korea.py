"""Museums, galleries and tourist sites of Korea, from two sets of the Korean public data standard.

Museums and galleries (standard set 15017323): 1,074 records, of which 1,028 names. The newest record of a name is
taken, and of two spellings of one house (광역시립, 시립) in one province the newer; its winter and summer records are
one place with two seasons. Tourist sites: two copies, 840 rows
with a date each and twelve rows more without. Their sentences (introductions, directions) are not read.

Left out: houses that say they are closed (휴관중, 17 records); the Hangeul Museum is marked closed (fire of 2025-02-01);
of the sites, resorts, golf courses, camps, village programmes, offices and spots where something once stood (about
110). No point was found outside Korea, or further from its district than the district is wide.

Fees: a fee of 0 is free where a public or university house says nothing of a fee elsewhere, or where a private one
says so in words (무료); else 0 may mean "not filled" and the price stays unknown. So does a child's 0 beside an adult's
fee, and an amount over 200,000 won (two records have a keying slip).
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from ....domain.fact import Source
from ....domain.hours import OpeningHours, Season
from ....domain.money import Money
from ....domain.place import Kind, Point
from ..rows import PlaceRow
from .hours_ko import merged, opening
from .kinds_ko import is_sight, kind_of
from .moving_days import MovingDays, korean_days

PACK = "core"
_LICENCE = "Korea public data, use without restriction (data.go.kr)"
MUSEUMS = Source(
    id="kr-museums",
    name="National museum and gallery standard data",
    publisher="Ministry of Culture, Sports and Tourism and local governments of Korea, data.go.kr",
    url="https://www.data.go.kr/data/15017323/standard.do",
    licence=_LICENCE,
    credit="Contains Korean public data (전국박물관미술관정보표준데이터), data.go.kr",
)
SIGHTS = Source(
    id="kr-sights",
    name="National tourist site standard data",
    publisher="Local governments of Korea, data.go.kr",
    url="https://www.data.go.kr/data/15021141/standard.do",
    licence=_LICENCE,
    credit="Contains Korean public data (전국관광지정보표준데이터), data.go.kr",
)
SOURCES: tuple[Source, ...] = (MUSEUMS, SIGHTS)

MOST_WON = 200_000
_CITIES = (
    ("서울특별시", "geonames:1835848"),
    ("부산광역시", "geonames:1838524"),
    ("대구광역시", "geonames:1835329"),
    ("광주광역시", "geonames:1841811"),
    ("대전광역시", "geonames:1835235"),
    ("경상북도 경주시", "geonames:1841603"),
    ("제주특별자치도 제주시", "geonames:1846266"),
    ("제주특별자치도 서귀포시", "geonames:6621166"),
)
_CLOSED = re.compile(r"휴관 ?중|임시 ?휴관|장기 ?휴관|^휴관$|/ ?휴관")
_SHUT = frozenset({"국립한글박물관"})  # for years: its source says nothing of it
_SEASONAL = re.compile(r"^(?P<name>.+)\((?P<first>\d{1,2})월~(?P<last>\d{1,2})월\)$")
_FEE_ELSEWHERE = re.compile(r"유료|상이|따름|별도|조례|원\b|\d{3,}")
_FREE = re.compile(r"^(?:전체|전부|모두)? ?무료(?: ?관람)?$")


def rows(directory: Path) -> Iterator[PlaceRow]:
    """Museums first, then the tourist sites."""
    yield from museum_rows(json.loads((directory / "korea_museums/museums_raw.json").read_text("utf-8"))["records"])
    dated = _table(directory / "korea_sights/skn07_2025.csv")
    undated = _table(directory / "korea_sights/ji893_2025.csv")
    yield from sight_rows([*dated, *(row for row in undated if not any(_same(row, other) for other in dated))])


def museum_rows(records: Iterable[dict[str, str]], days: MovingDays | None = None) -> Iterator[PlaceRow]:
    """One row a house."""
    days = days or korean_days()
    newest: dict[str, dict[str, str]] = {}
    for record in sorted(records, key=lambda record: record["REFERENCE_DATE"]):
        newest[_mark(record)] = record
    seasons: dict[str, list[PlaceRow]] = {}
    for record in newest.values():
        if _CLOSED.search(record["RSTDE_INFO"]) or _CLOSED.search(record["FCLTY_NM"]):
            continue
        row = _museum(record, days)
        if found := _SEASONAL.match(record["FCLTY_NM"]):
            seasons.setdefault(found["name"], []).append(row)
        else:
            yield row
    for name, parts in seasons.items():
        yield _year_of(name, parts)


def sight_rows(records: Iterable[dict[str, str]]) -> Iterator[PlaceRow]:
    """One row a tourist site. The standard set holds no hours and no fees."""
    seen = set()
    for record in records:
        name = " ".join(record["관광지명"].split())
        address = record["소재지도로명주소"] or record["소재지지번주소"]
        mark = (re.sub(r"\W", "", name), record["제공기관명"])
        if not is_sight(name) or mark in seen:
            continue
        seen.add(mark)
        yield PlaceRow(
            source=SIGHTS.id,
            key=f"{record['제공기관명']}/{name}",
            names={"ko": name},
            native="ko",
            point=Point(lat=float(record["위도"]), lon=float(record["경도"])),
            kind=kind_of(name, Kind.SIGHT),
            observed_at=_date(record.get("데이터기준일자")),
            country="KR",
            city=_city(address),
        )


def _mark(record: dict[str, str]) -> str:
    """One house, however it is spelled: 부산광역시립미술관 and 부산시립미술관 are one in one province."""
    name = re.sub(r"(?:특별시|광역시|시|도|군|구)립|\W", "", record["FCLTY_NM"])
    return name + " " + (record["RDNMADR"] or record["LNMADR"])[:2]


def _same(row: dict[str, str], other: dict[str, str]) -> bool:
    """One site in two copies of the set: one name ends the other, and the points are within some 200 m."""
    ours, theirs = row["관광지명"], other["관광지명"]
    if not ours.endswith(theirs) and not theirs.endswith(ours):
        return False
    return all(abs(float(row[axis]) - float(other[axis])) < 0.002 for axis in ("위도", "경도"))


def _museum(record: dict[str, str], days: MovingDays) -> PlaceRow:
    name = record["FCLTY_NM"].strip()
    return PlaceRow(
        source=MUSEUMS.id,
        key=f"{record['INSTT_CODE']}/{name}",
        names={"ko": name},
        native="ko",
        point=Point(lat=float(record["LATITUDE"]), lon=float(record["LONGITUDE"])),
        kind=_museum_kind(name),
        observed_at=_date(record["REFERENCE_DATE"]),
        country="KR",
        city=_city(record["RDNMADR"] or record["LNMADR"]),
        hours=_hours(record, days),
        price=price(record["ADULT_CHRGE"], record),
        child_price=_child_price(record),
        url=record["HOMEPAGE_URL"].strip() or None,
        closed_for_good=name in _SHUT,
    )


def _museum_kind(name: str) -> Kind:
    """The set holds museums and galleries, and some gardens and parks that count as such."""
    found = kind_of(name, Kind.MUSEUM)
    if "아트센터" in name:
        return Kind.GALLERY
    return Kind.MUSEUM if found in (Kind.DISTRICT, Kind.NATURE, Kind.THEATRE) else found


def _hours(record: dict[str, str], days: MovingDays) -> OpeningHours | None:
    season = None
    if found := _SEASONAL.match(record["FCLTY_NM"]):
        season = Season(start_month=int(found["first"]), start_day=1, end_month=int(found["last"]), end_day=31)
    return opening(
        (record["WEEKDAY_OPER_OPEN_HHMM"], record["WEEKDAY_OPER_COLSE_HHMM"]),
        (record["HOLIDAY_OPER_OPEN_HHMM"], record["HOLIDAY_CLOSE_OPEN_HHMM"]),
        record["RSTDE_INFO"].strip(),
        days,
        season,
    )


def _year_of(name: str, parts: list[PlaceRow]) -> PlaceRow:
    """The seasons of one house as one row."""
    hours = merged([part.hours for part in parts if part.hours]) if all(part.hours for part in parts) else None
    key = f"{parts[0].key.split('/')[0]}/{name}"
    return replace(parts[0], key=key, names={"ko": name}, kind=_museum_kind(name), hours=hours)


def price(charge: str, record: dict[str, str]) -> Money | None:
    """One person's fee in won; None where 0 may mean that nobody filled it in."""
    if not charge.isdigit() or int(charge) > MOST_WON:
        return None
    more = record["ETC_CHRGE_INFO"].strip()
    if int(charge) == 0:
        public = record["FCLTY_TYPE"] in ("국립", "공립", "대학") and not _FEE_ELSEWHERE.search(more)
        if not public and not _FREE.match(more):
            return None
    return Money(amount=Decimal(int(charge)), currency="KRW")


def _child_price(record: dict[str, str]) -> Money | None:
    adult, child = price(record["ADULT_CHRGE"], record), price(record["CHILD_CHRGE"], record)
    if adult is None or child is None or (child.amount == 0 and adult.amount > 0) or child.amount > adult.amount:
        return None
    return child


def _city(address: str) -> str | None:
    """Where the address names a city that holds all of its ground; else the builder finds the nearest."""
    return next((city for start, city in _CITIES if address.startswith(start)), None)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
