"""Museums and monuments of Madrid by the city's own list (2025-12): point, hours text, accessibility.

69 rows, 42 with hours. The older file of 2024 is not read: three houses of it are gone from the newer list, and its texts are
the older ones. Neither lists prices. Accessibility codes of the publisher: 1 accessible, 0 not, 2 in part, 3 not known;
4 to 6 are for other senses.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ....domain.fact import Source
from ....domain.place import Kind, Point
from ....domain.truth import Truth
from ..rows import PlaceRow
from .hours_es import hours_es
from .kind_words import kind_of
from .same_places import wikidata_ids

PACK = "core"
SOURCE = Source(
    id="madrid-museos-2025",
    name="Museos de la ciudad de Madrid",
    publisher="Ayuntamiento de Madrid",
    url="https://datos.madrid.es/portal/site/egob/menuitem.c05c1f754a33a9fbe4b2e4b284f1a5a0/?vgnextoid=118f2fdbecc63410VgnVCM1000000b205a0aRCRD",
    licence="Condiciones de uso de datos.madrid.es (attribution)",
    credit="Origen de los datos: Ayuntamiento de Madrid",
)
SOURCES: tuple[Source, ...] = (SOURCE,)

OBSERVED = date(2025, 12, 1)
KINDS = {
    "Casón del Buen Retiro": Kind.PALACE,
    "Galería de la Colecciones Reales": Kind.MUSEUM,
    "Espacio Fundación Telefónica": Kind.GALLERY,
    "Frontón Beti Jai": Kind.ARCHITECTURE,
    "La Casa Encendida de la Fundación Montemadrid": Kind.GALLERY,
    "Imprenta Municipal - Artes del libro": Kind.MUSEUM,
    "Templo de Debod": Kind.MONUMENT,
    "Yacimiento paleontológico. Estación de Metro Carpetana": Kind.MUSEUM,
    "Real Fábrica de Tapices": Kind.MUSEUM,
    "Planetario de Madrid": Kind.MUSEUM,
    "Museo de Escultura al Aire Libre de la Castellana": Kind.MUSEUM,
    "Panteón de España": Kind.MONUMENT,
}


def rows(directory: Path) -> Iterator[PlaceRow]:
    """One row per entry of `madrid/`."""
    path = directory / "madrid" / "201132-0-museos_2026.json"
    for record in json.loads(path.read_text(encoding="utf-8")):
        yield _row(record)


def wheelchair(codes: str) -> Truth:
    """ "1,4,6" is YES, "0,6" NO, "2" (in part) and "3" (not known) UNKNOWN."""
    found = {code.strip() for code in codes.split(",")}
    if "1" in found:
        return Truth.YES
    return Truth.NO if "0" in found else Truth.UNKNOWN


def _row(record: dict[str, Any]) -> PlaceRow:
    name = " ".join(record["NOMBRE"].split())
    return PlaceRow(
        source=SOURCE.id,
        key=record["PK"],
        names={"es": name},
        native="es",
        point=Point(lat=float(record["LATITUD"]), lon=float(record["LONGITUD"])),
        kind=KINDS.get(name) or kind_of(name) or Kind.HISTORIC,
        observed_at=OBSERVED,
        country="ES",
        city="geonames:3117735",
        ids=wikidata_ids(SOURCE.id, record["PK"]),
        hours=hours_es(record["HORARIO"]),
        wheelchair=wheelchair(record["ACCESIBILIDAD"]),
        url=record["CONTENT-URL"] or None,
    )
