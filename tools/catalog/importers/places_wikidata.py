"""Attractions and museums of the world from two Wikidata query results (2021).

A place repeats, once per year of visitor figures and once per point: one row per Wikidata id, with the highest figure.
6,736 ids become 5,262 rows. Left out: 929 whose label is only an id; of the attractions, by `sight_labels`, 560 that are
plain addresses, private and revenue houses (one Russian city alone has a hundred), offices, schools, hotels, shops and
stations, single exhibits and rooms of a sight that has its own row, and towns and regions, whose point is no place to go
to; four that have two items; five that moved since. Sixty that closed are yielded as such, so that no other source brings
them back.
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
from .closed import closed_as
from .kind_words import folded, kind_of
from .sight_labels import why_no_sight

PACK = "core"
SOURCE = Source(
    id="wikidata-2021",
    name="Wikidata: tourist attractions and museums",
    publisher="Wikidata contributors",
    url="https://www.wikidata.org/",
    licence="CC0-1.0",
    credit="Wikidata contributors",
)
SOURCES: tuple[Source, ...] = (SOURCE,)

OBSERVED = date(2021, 1, 1)

#: Second items of a place that has one: Whitechapel Gallery, the Rosario museum, Ephesus, Drottningholm.
_TWICE = frozenset({"Q26318777", "Q6940821", "Q64699469", "Q28246887"})
_POINT = re.compile(r"Point\((\S+) (\S+)\)")
_FRENCH = re.compile(r"^(musee|fondation|maison|chateau|galerie|eglise|abbaye|couvent|pavillon|villa) ")
#: A "gallery" with one of these words, or with visitor figures, is a museum; most others sell what they show.
_MUSEUM_GALLERY = re.compile(
    r"\b(national|state|royal|municipal|art gallery of|gallery of art|public|portrait|picture|nazionale|nationale|nacional"
    r"|city|uffizi|borghese|tretyakov|courtauld|museum of)\b"
)


def rows(directory: Path) -> Iterator[PlaceRow]:
    """One row per Wikidata id of `wikidata/attractions.json` and `wikidata/museums.json`."""
    return (row for row in _sights(directory) if row.key not in _TWICE and not _moved(row))


def _sights(directory: Path) -> Iterator[PlaceRow]:
    museums = _records(directory / "wikidata" / "museums.json")
    attractions = _records(directory / "wikidata" / "attractions.json")
    for qid, record in museums.items():
        if qid not in attractions and why_no_sight(record["locationLabel"]) not in ("id", "no place"):
            yield _row(qid, record, _museum_kind(record))
    for qid, record in attractions.items():
        if why_no_sight(record["locationLabel"]) is None:
            kind = _museum_kind(record) if qid in museums else kind_of(record["locationLabel"]) or Kind.SIGHT
            yield _row(qid, record, kind)


def _moved(row: PlaceRow) -> bool:
    entry = closed_as(row.key)
    return entry is not None and entry.moved


def _records(path: Path) -> dict[str, dict[str, Any]]:
    """Wikidata id -> its first record, with "visitors" the highest of its yearly figures (None without any)."""
    found: dict[str, dict[str, Any]] = {}
    for record in json.loads(path.read_text(encoding="utf-8")):
        qid = record["location"].rsplit("/", 1)[1]
        first = found.setdefault(qid, {**record, "visitors": None})
        figure = str(record.get("visitors") or "")
        visitors = int(figure) if figure.isdigit() else 0  # "t2026995" is Wikidata's way to write "some number"
        if visitors > (first["visitors"] or 0):
            first["visitors"] = visitors
    return found


def _museum_kind(record: dict[str, Any]) -> Kind:
    """Every record of the museum list is one; a gallery that is not one by its words or figures stays a gallery."""
    name = record["locationLabel"]
    if kind_of(name) is Kind.GALLERY and not record["visitors"] and not _MUSEUM_GALLERY.search(folded(name)):
        return Kind.GALLERY
    return Kind.MUSEUM


def _row(qid: str, record: dict[str, Any], kind: Kind) -> PlaceRow:
    match = _POINT.fullmatch(record["cordinates"])
    if match is None:
        raise ValueError(f"{qid} has no point that can be read: look at {record['cordinates']!r}")
    label = record["locationLabel"].strip()
    language = "fr" if _FRENCH.match(folded(label)) else "en"
    return PlaceRow(
        source=SOURCE.id,
        key=qid,
        names={language: label[0].upper() + label[1:]},
        native=language,
        point=Point(lat=float(match[2]), lon=float(match[1])),
        kind=kind,
        observed_at=OBSERVED,
        ids={"wikidata": qid},
        visitors_per_year=record["visitors"],
        closed_for_good=closed_as(qid) is not None,
    )
