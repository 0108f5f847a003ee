"""Museums of Paris with opening texts (opendata.paris.fr, published 2016-08; some texts are of 2007 and 2008).

63 records become 40 rows, 30 with hours: the ones that the list of the Musées de France of 2022 has too, joined by hand to
its id, for its points are the better ones (the 2016 points of Guimet or the Marine museum are a kilometre off). Left out:
records without a partner there or whose partner's point is wrong too, double records, and museums that moved. A record
flagged "closed" (`ferme` = OUI, for works at the time) brings no hours. Hours of a text that names a year are of that year:
stale, and the catalog says so.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ....domain.fact import Source
from ....domain.hours import OpeningHours
from ....domain.place import Kind, Point
from ..rows import PlaceRow
from . import places_france
from .closed import closed_in
from .hours_fr import hours_fr

PACK = "core"
SOURCE = Source(
    id="paris-musees-2016",
    name="Liste des musées de France à Paris",
    publisher="Ville de Paris",
    url="https://opendata.paris.fr/explore/dataset/liste-musees-de-france-a-paris/",
    licence="Licence Ouverte / Open Licence (Etalab)",
    credit="Ville de Paris, opendata.paris.fr",
)
SOURCES: tuple[Source, ...] = (SOURCE,)

OBSERVED = date(2016, 8, 27)

#: Record name -> Museofile id of the same museum. Compared by eye: name and address.
SAME = {
    "Galerie de Minéralogie et de Géologie (Muséum d'Histoire Naturelle)": "M7004",
    "Maison de Victor Hugo": "M1114",
    "Musée Zadkine": "M1115",
    "Etablissement Public du Musée d'Orsay": "M5060",
    "Musée de la Musique": "M5057",
    "Musées des Arts Décoratifs": "M5021",
    "L'Adresse Musée de la Poste": "M1116",
    "Musée National Picasso": "M5043",
    "Musée Carnavalet-Histoire de Paris": "M1104",
    "Maison de Balzac": "M1102",
    "Musée Cernuschi, Musée des Arts de l'Asie de la ville de Paris": "M1106",
    "Palais Galliéra - Musée de la Mode de la ville de Paris": "M1108",
    "Musée d'Art Moderne de la ville de Paris": "M1101",
    "Etablissement Public du Musée des Arts Asiatiques Guimet": "M5005",
    "Galerie d'Anatomie Comparée et de Paléontologie (Muséum d'Histoire Naturelle)": "M7003",
    "Musée Cognacq-Jay, Musée du XVIIIe siècle de la ville de Paris": "M1107",
    "Musée Nissim de Camondo (Les Arts Décoratifs)": "M5073",
    "Musée d'Art et d'Histoire du Judaïsme": "M0364",
    "Musée de la Chasse et de la Nature": "M0363",
    "Musée Jean-Jacques Henner": "M5039",
    "Petit Palais, Musée des Beaux-Arts de la ville de Paris": "M1111",
    "Musée de la Franc-Maçonnerie": "M0366",
    "Musée de la Vie Romantique": "M1113",
    "Musée des Monnaies et des Médailles": "M5066",
    "Musée de l'Armée": "M5025",
    "Musée Bourdelle": "M1103",
    "Musée de Montmartre": "M0369",
    "Musée National de la Légion d'Honneur et des Ordres de Chevalerie": "M5059",
    "Musée National Auguste Rodin": "M5044",
    "Musée du Quai Branly": "M5055",
    "Musée du Service de Santé des Armées du Val-de-Grâce": "M9024",
    "Musée National du Moyen Age-Thermes de Cluny": "M5003",
    "Grande Galerie de l'Evolution (Muséum National d'Histoire Naturelle)": "M7006",
    "Musée National Gustave Moreau": "M5041",
    "Musée du Louvre": "M5031",
    "Musée National Eugène Delacroix": "M5004",
    "Musée d'Ennery": "M5040",
    "Musée National des Techniques (Conservatoire National des Arts et Métiers)": "M5065",
}
#: Two whose point of 2022 is wrong or missing and whose point of 2016 is right, with their Wikidata ids where known.
OWN_POINT: dict[str, dict[str, str]] = {
    "Musée National de L'Orangerie des Tuileries": {"wikidata": "Q726781"},
    "Etablissement public de la Porte Dorée - Aquarium Tropical": {},
}


def rows(directory: Path) -> Iterator[PlaceRow]:
    """One row per museum of `paris/` that can be placed."""
    partners = {record["identifiant_museofile"]: record for record in places_france.records(directory)}
    path = directory / "paris" / "paris_museums_hours_merged.json"
    for record in json.loads(path.read_text(encoding="utf-8")):
        partner = partners.get(SAME.get(record["name"], ""))
        if (partner is None and record["name"] not in OWN_POINT) or closed_in("paris", record["name"]):
            continue
        yield _row(record, partner)


def hours_of(record: dict[str, Any]) -> tuple[OpeningHours | None, date | None]:
    """The hours and when they held: the year that the text itself names, else the day of publication."""
    if record["closed_flag"] == "OUI":
        return None, None
    hours = hours_fr(record["hours"], record["annual_closure"], record["late_nights"])
    year = re.search(r"\b20\d\d\b", record["annual_closure"] or "")
    observed = date(int(year[0]), 1, 1) if year else OBSERVED
    return hours, observed if hours else None


def _row(record: dict[str, Any], partner: dict[str, str] | None) -> PlaceRow:
    hours, hours_observed = hours_of(record)
    lat, lon = (partner["latitude"], partner["longitude"]) if partner else record["latlon"]
    name = places_france.full_name(partner) if partner else record["name"]
    return PlaceRow(
        source=SOURCE.id,
        key=record["name"],
        names={"fr": name[0].upper() + name[1:]},
        native="fr",
        point=Point(lat=float(lat), lon=float(lon)),
        kind=Kind.AQUARIUM if "Aquarium" in name else Kind.MUSEUM,
        observed_at=OBSERVED,
        country="FR",
        city="geonames:2988507",
        ids=places_france.ids_of(partner["identifiant_museofile"]) if partner else OWN_POINT[record["name"]],
        hours=hours,
        hours_observed=hours_observed,
        url=places_france.web_address(record["website"]),
    )
