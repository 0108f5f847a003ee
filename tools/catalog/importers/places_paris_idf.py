"""100 sights of the Paris region (Institut Paris Région, read 2026-07): name, type, point. An ODbL pack of its own.

62 rows. Left out: tourist offices, river ports and landings, congress centres, records without a name, company seats and
a bridge, a school's house, student residences and libraries of societies. Three that closed for good are yielded as such.
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
from .closed import closed_in
from .kind_words import kind_of
from .same_places import wikidata_ids

PACK = "odbl"
SOURCE = Source(
    id="paris-idf-2026",
    name="Principaux sites touristiques en Île-de-France",
    publisher="Institut Paris Région",
    url="https://data.iledefrance.fr/explore/dataset/principaux-sites-touristiques-en-ile-de-france0/",
    licence="ODbL-1.0",
    share_alike=True,
    credit="© Institut Paris Région",
)
SOURCES: tuple[Source, ...] = (SOURCE,)

OBSERVED = date(2026, 7, 1)
TYPES = {
    "Site et monument": Kind.MONUMENT,
    "Musée et écomusée": Kind.MUSEUM,
    "Espace de loisirs, espace récréatif": Kind.PARK,
    "Diffusion de l'art (autre que musée)": Kind.GALLERY,
    "Diffusion du spectacle vivant": Kind.THEATRE,
}
_NO_SIGHT = re.compile(
    r"nestlé|usine|port du pont|bibliothèque|pavillon suisse|espace culturel louis vuitton|souterrains$", re.I
)
KINDS = {
    "Basilique du sacré-coeur de Montmartre": Kind.CHURCH,
    "Forum des Halles": Kind.SHOPPING,
    "Jardin d'Accimatation": Kind.AMUSEMENT,
    "Serres du jardin des plantes": Kind.GARDEN,
    "Halle Saint-Pierre": Kind.MUSEUM,
    "Institut du monde Arabe": Kind.MUSEUM,
    "Nef du Grand Palais": Kind.GALLERY,
    "Mémorial de la Shoah": Kind.MUSEUM,
    "Hôtel national des Invalides": Kind.HISTORIC,
    "Château de Thoiry": Kind.ZOO,
    "Mur des je t'aime": Kind.MONUMENT,
    "Pavillon Baltard": Kind.ARCHITECTURE,
    "Le Corbusier (appartement-atelier)": Kind.ARCHITECTURE,
    "Couvent des Cordeliers": Kind.CHURCH,
    "Ile de loisirs du port aux Cerises": Kind.PARK,
    "Ile de loisirs de Buthiers": Kind.PARK,
    "Petit pont": Kind.ARCHITECTURE,
}


def rows(directory: Path) -> Iterator[PlaceRow]:
    """One row per sight of `paris_idf/`."""
    path = directory / "paris_idf" / "idf-tourist-sites.json"
    for record in json.loads(path.read_text(encoding="utf-8"))["results"]:
        name = record["nom_carto"]
        if name and record["typo_niv3"] in TYPES and not _NO_SIGHT.search(name):
            yield _row(record)


def _row(record: dict[str, Any]) -> PlaceRow:
    name = record["nom_carto"].strip()
    by_type = TYPES[record["typo_niv3"]]
    kind = by_type if by_type in (Kind.MUSEUM, Kind.THEATRE, Kind.GALLERY) else kind_of(name) or by_type
    return PlaceRow(
        source=SOURCE.id,
        key=record["objectid"],
        names={"fr": name},
        native="fr",
        point=Point(lat=record["geo_point_2d"]["lat"], lon=record["geo_point_2d"]["lon"]),
        kind=KINDS.get(name, kind),
        observed_at=OBSERVED,
        country="FR",
        ids=wikidata_ids(SOURCE.id, record["objectid"]),
        city="geonames:2988507" if record["dep"] == "75" else None,
        closed_for_good=closed_in("paris", name) is not None,
    )
