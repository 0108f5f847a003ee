"""Importers: each reads one publisher's file and yields records in domain words. Named here, imported when they are used.

A place importer has `SOURCES`, `PACK` ("core", or a share-alike pack of its own) and `rows(directory)`; a logistics importer has
`SOURCES` and `holdings(directory, gazetteer)`.
"""

import importlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from ....domain.fact import Source
from ..holdings import Holdings
from ..rows import PlaceRow

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer

PLACES = (
    *("places_korea", "places_taiwan", "places_kyoto", "places_japan", "places_japan_osm", "places_wikidata"),
    *("places_unesco", "places_helsinki", "places_paris", "places_france", "places_madrid", "places_vienna"),
    *("places_nyc", "places_nps", "places_natparks", "places_london_osm", "places_paris_idf"),
)
LOGISTICS = (
    *("logistics_visa", "logistics_perdiem", "logistics_plugs", "logistics_advisories", "logistics_bags"),
    *("logistics_climate", "logistics_airports", "logistics_holidays", "logistics_rates"),
)


class PlaceImporter(Protocol):
    """A module places_*.py."""

    SOURCES: Sequence[Source]
    PACK: str

    def rows(self, directory: Path) -> Iterator[PlaceRow]: ...


class LogisticsImporter(Protocol):
    """A module logistics_*.py."""

    SOURCES: Sequence[Source]

    def holdings(self, directory: Path, gazetteer: "Gazetteer") -> Holdings: ...


def place_importers() -> list[tuple[str, PlaceImporter]]:
    """Every place importer, in the stated order."""
    return [(name, cast(PlaceImporter, _module(name))) for name in PLACES]


def logistics_importers() -> list[tuple[str, LogisticsImporter]]:
    """Every logistics importer but that of cities, on which all stand."""
    return [(name, cast(LogisticsImporter, _module(name))) for name in LOGISTICS]


def _module(name: str) -> object:
    return importlib.import_module(f".{name}", __package__)
