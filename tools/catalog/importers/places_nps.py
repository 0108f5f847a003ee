"""Units of the US National Park System: point, hours, fee for a person, visits a year.

471 units of 2024-02, the 63 national parks among them as of 2025-08, visits of 2024. 419 rows. Left out: trails, rivers and
parkways (a line of hundreds of miles has no point to go to), cooperating areas over a state, offices and programmes, and one
unit without a point. Only structured fields are read; the fee is "Entrance - Per Person" where there is one sum, and a park
that lists no fee has an unknown one, for the list does not say "free".
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ....domain.fact import Source
from ....domain.money import Money
from ....domain.place import Kind, Point
from ..rows import PlaceRow
from .hours_nps import hours_nps
from .kind_words import kind_of
from .same_places import wikidata_ids

PACK = "core"
SOURCE = Source(
    id="nps-2024",
    name="National Park Service: parks, hours and fees",
    publisher="US National Park Service",
    url="https://www.nps.gov/subjects/developer/api-documentation.htm",
    licence="public domain (US government work)",
    credit="US National Park Service",
)
SOURCES: tuple[Source, ...] = (SOURCE,)

OBSERVED, OBSERVED_NEWER = date(2024, 2, 1), date(2025, 8, 1)
_LINE = re.compile(r"trail|river|parkway|riverway", re.I)
_NO_VISIT = frozenset(
    """Alaska Public Lands|Chesapeake Bay|Civil War Defenses of Washington|Maine Acadian Culture|National Capital Parks-East
    |National Parks of New York Harbor|New Jersey Pinelands National Reserve|Capitol Hill Parks|National Mall and Memorial Parks
    |Baltimore-Washington Parkway|Blackwell School National Historic Site""".replace("\n    ", "").split("|")
)
_KINDS = (
    (
        Kind.HISTORIC,
        r"historic|battlefield|military|birthplace|heritage|home of|presidio|cultural|mission|fort |alcatraz",
    ),
    (Kind.MONUMENT, r"memorial(?! parkway)"),
    (Kind.BEACH, r"seashore|lakeshore"),
    (Kind.NATURE, r"national park|preserve|recreation area|reserve"),
)


def rows(directory: Path) -> Iterator[PlaceRow]:
    """One row per unit that is a place to go to, from `nps/`."""
    folder = directory / "nps"
    visits = visits_a_year(json.loads((folder / "park_visitation.json").read_text(encoding="utf-8")))
    newer = {
        park["parkCode"].lower(): park
        for park in json.loads((folder / "parks_2025-08.json").read_text(encoding="utf-8"))
    }
    for line in (folder / "parks_2024-02.jsonl").read_text(encoding="utf-8").splitlines():
        for park in json.loads(line)["data"]:
            name = park["fullName"].strip()
            if park["latitude"] and name not in _NO_VISIT and not _LINE.search(park["designation"]):
                code = park["parkCode"].lower()
                yield _row(newer.get(code, park), OBSERVED_NEWER if code in newer else OBSERVED, visits.get(code))


def visits_a_year(records: list[dict[str, Any]]) -> dict[str, int]:
    """Park code -> recreation visits of the latest whole year that is there."""
    latest: dict[str, tuple[int, int]] = {}
    for record in records:
        code = record["parkCode"].lower()
        if len(record["monthly"]) == 12 and record["year"] > latest.get(code, (0, 0))[0]:
            latest[code] = (record["year"], sum(month["recreation"] for month in record["monthly"]))
    return {code: total for code, (_, total) in latest.items()}


def person_fee(fees: list[dict[str, Any]]) -> Money | None:
    """The sum that one person pays to come in on foot; None without one, or with two."""
    costs = {Decimal(fee["cost"]) for fee in fees if fee["title"] == "Entrance - Per Person"}
    return Money(amount=costs.pop(), currency="USD") if len(costs) == 1 else None


def park_kind(name: str, designation: str) -> Kind:
    """Memorials are monuments, historic sites historic, the large parks nature; a monument by its own words."""
    text = f"{name} {designation}".lower()
    if designation.startswith("National Monument"):
        by_name = kind_of(name.replace("National Monument", ""))
        return by_name if by_name in (Kind.CASTLE, Kind.NATURE, Kind.MONUMENT) else Kind.HISTORIC
    for kind, words in _KINDS:
        if re.search(words, text):
            return kind
    return kind_of(name) or Kind.PARK


def _row(park: dict[str, Any], observed: date, visits: int | None) -> PlaceRow:
    name = " ".join(park["fullName"].split())
    hours = hours_nps((name, park["name"]), park["operatingHours"])
    fee = person_fee(park["entranceFees"])
    return PlaceRow(
        source=SOURCE.id,
        key=park["parkCode"].lower(),
        names={"en": name},
        native="en",
        point=Point(lat=float(park["latitude"]), lon=float(park["longitude"])),
        kind=park_kind(name, park["designation"]),
        observed_at=observed,
        country="US",
        ids=wikidata_ids(SOURCE.id, park["parkCode"].lower()),
        hours=hours,
        hours_observed=observed if hours else None,
        price=fee,
        price_observed=observed if fee else None,
        visitors_per_year=visits,
        url=park["url"] or None,
    )
