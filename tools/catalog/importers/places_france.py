"""The museums of France (Musées de France, ministry of culture, May 2022): name, address, point.

1,221 records become 1,194 rows. Left out: 10 whose point is shared with another address of the commune, so it is the
commune's middle and not the museum; 15 whose point is 400 m to 5 km off (checked by hand); second houses of a museum. The
points of small towns may still be the town's middle. Museums closed for good are yielded as such.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ....domain.fact import Source
from ....domain.place import Kind, Point
from ..rows import PlaceRow
from .closed import closed_in
from .kind_words import same_words
from .same_places import wikidata_ids

PACK = "core"
SOURCE = Source(
    id="musees-de-france-2022",
    name="Liste et localisation des Musées de France",
    publisher="Ministère de la Culture (France)",
    url="https://data.culture.gouv.fr/explore/dataset/liste-et-localisation-des-musees-de-france/",
    licence="Licence Ouverte / Open Licence (Etalab)",
    credit="Ministère de la Culture, Musées de France",
)
SOURCES: tuple[Source, ...] = (SOURCE,)

OBSERVED = date(2022, 5, 1)

#: Museofile ids whose published point is 400 m to 5 km off, seen by address and against Wikidata. In Paris: immigration,
#: marine, YSL, Orangerie, botany, the art school, mankind, the Arab world, monuments; elsewhere Roger-Quilliot, Tatin,
#: Bossuet, Granet, Grande Guerre, Massey.
WRONG_POINTS = frozenset(
    "M5084 M5026 M1204 M5030 M7009 M5051 M7008 M0365 M5042 M0121 M0763 M0378 M0894 M1171 M0591".split()
)

_GENERIC = frozenset(
    "musee municipal d art et histoire des beaux arts de la ville historique archeologique archeologie departemental local moderne"
    " contemporain sacre l le les du musees chateau decoratifs naturelle museum regional national".split()
)


def records(directory: Path) -> list[dict[str, str]]:
    """The published records, as they are."""
    path = directory / "france_museums" / "liste-et-localisation-des-musees-de-france.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows(directory: Path) -> Iterator[PlaceRow]:
    """One row per museum with a point of its own."""
    published = records(directory)
    left_out, middles = set(WRONG_POINTS), commune_middles(published)
    for record in published:
        key = record["identifiant_museofile"]
        if key in left_out or not record["latitude"] or (record["latitude"], record["longitude"]) in middles:
            continue
        left_out.add(key)  # a museum of two houses is listed twice: the first is the main one
        entry = closed_in("paris", record["nom_officiel_du_musee"]) if is_parisian(record) else None
        if entry is None or not entry.moved:
            yield _row(record, closed=entry is not None)


def is_parisian(record: dict[str, str]) -> bool:
    return record["code_postal"].startswith("75")


def commune_middles(published: list[dict[str, str]]) -> set[tuple[str, str]]:
    """Points that stand for two addresses: the geocoder knew the commune only."""
    addresses = defaultdict(set)
    for record in published:
        addresses[record["latitude"], record["longitude"]].add(re.sub(r"\W+", " ", record["adresse"]).lower())
    return {point for point, found in addresses.items() if len(found) > 1}


def _row(record: dict[str, str], closed: bool) -> PlaceRow:
    return PlaceRow(
        source=SOURCE.id,
        key=record["identifiant_museofile"],
        names={"fr": full_name(record)},
        native="fr",
        point=Point(lat=float(record["latitude"]), lon=float(record["longitude"])),
        kind=Kind.MUSEUM,
        observed_at=OBSERVED,
        country="FR",
        city="geonames:2988507" if is_parisian(record) else None,
        ids=ids_of(record["identifiant_museofile"]),
        url=web_address(record["url"]),
        closed_for_good=closed,
    )


def web_address(text: str | None) -> str | None:
    """ "www.louvre.fr/" as an address; None for nothing, or for more than one."""
    first = (text or "").strip().strip("/")
    if not re.fullmatch(r"(https?://)?[\w.-]+\.\w+(/\S*)?", first):
        return None
    return first if first.startswith("http") else f"http://{first}"


def ids_of(museofile: str) -> dict[str, str]:
    """The ids that a museum is joined by."""
    return {"museofile": museofile, **wikidata_ids(SOURCE.id, museofile)}


def full_name(record: dict[str, str]) -> str:
    """The official name, with the commune where it says nothing of its own: "Musée des beaux-arts (Caen)"."""
    name = record["nom_officiel_du_musee"].strip()
    bare = _GENERIC.issuperset(same_words(name).split())
    return name[0].upper() + name[1:] + (f" ({record['commune']})" if bare and record["commune"] else "")
