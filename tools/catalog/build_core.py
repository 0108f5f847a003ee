"""The command that rebuilds the shipped packs: `build_packs(sources, out)`."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ...domain.errors import CatalogMissing
from ...domain.fact import Source
from .builder import Built, build
from .gazetteer import Gazetteer
from .holdings import Holdings
from .importers import logistics_cities, logistics_importers, place_importers
from .rows import PlaceRow

CORE = "core"


@dataclass(frozen=True)
class Pack:
    """A pack that was written."""

    path: Path
    built: Built
    sources: tuple[Source, ...]


def build_packs(sources_dir: Path, out_dir: Path) -> list[Pack]:
    """Read every importer's files below `sources_dir`; write core.sqlite and the share-alike packs to `out_dir`,
    with NOTICE.txt (the credits) and INPUTS.sha256 (which files were read).

    Raises CatalogMissing when a file of a source is not there, StoreError when a pack cannot be written.
    """
    try:
        rows, sources = _read_places(sources_dir)
        cities = logistics_cities.holdings(sources_dir, _stated_cities(chain.from_iterable(rows.values())))
        gazetteer = Gazetteer(cities["cities"], cities["alternates"], cities["countries"])
        logistics, logistic_sources = _read_logistics(sources_dir, cities, gazetteer)
    except FileNotFoundError as error:
        raise CatalogMissing(
            f"{error.filename} is missing: a pack is built from every source, or not at all"
        ) from error
    sources[CORE] = [*logistic_sources, *sources.get(CORE, [])]
    packs = []
    for name in sorted(rows.keys() | {CORE}, key=lambda name: name != CORE):
        held = logistics if name == CORE else Holdings()
        closed = [row for pack, listed in rows.items() if pack != name for row in listed if row.closed_for_good]
        built = build(
            rows.get(name, []),
            held,
            out_dir / f"{name}.sqlite",
            name=name,
            sources=sources[name],
            gazetteer=gazetteer,
            closed=closed,
        )
        packs.append(Pack(out_dir / f"{name}.sqlite", built, tuple(sources[name])))
    (out_dir / "INPUTS.sha256").write_text(input_digests(sources_dir), "utf-8")
    (out_dir / "NOTICE.txt").write_text(notice_text(packs), "utf-8")
    return packs


def _read_places(directory: Path) -> tuple[dict[str, list[PlaceRow]], dict[str, list[Source]]]:
    rows: dict[str, list[PlaceRow]] = defaultdict(list)
    sources: dict[str, list[Source]] = defaultdict(list)
    for _, importer in place_importers():
        rows[importer.PACK] += importer.rows(directory)
        sources[importer.PACK] += [s for s in importer.SOURCES if s.id not in {x.id for x in sources[importer.PACK]}]
    return dict(rows), dict(sources)


def _stated_cities(rows: Iterable[PlaceRow]) -> set[str]:
    return {row.city for row in rows if row.city is not None}


def _read_logistics(directory: Path, cities: Holdings, gazetteer: Gazetteer) -> tuple[Holdings, list[Source]]:
    held, sources = Holdings(**cities), list(logistics_cities.SOURCES)
    for _, importer in logistics_importers():
        held |= importer.holdings(directory, gazetteer)
        sources += importer.SOURCES
    return held, sources


def input_digests(sources_dir: Path) -> str:
    """A line "sha256  path" for each file below `sources_dir`, so that a build can be told from another."""
    files = sorted(path for path in sources_dir.rglob("*") if path.is_file())
    digests = ((hashlib.sha256(path.read_bytes()).hexdigest(), path.relative_to(sources_dir)) for path in files)
    return "".join(f"{digest}  {path.as_posix()}\n" for digest, path in digests)


def notice_text(packs: Sequence[Pack]) -> str:
    """The credits of all packs, for the NOTICE file."""
    lines = ["The catalog packs hold facts from these publishers. Each fact in a pack names its source.", ""]
    for pack in packs:
        terms = " (share-alike: this pack, and what is made from it, stay under the licence of its sources)"
        lines += [f"Pack {pack.path.name}{terms if any(s.share_alike for s in pack.sources) else ''}", ""]
        for source in sorted(pack.sources, key=lambda source: source.id):
            lines.append(f"* {source.credit or source.name}. {source.publisher}. Licence: {source.licence}.")
            lines += [f"  {source.url}"] if source.url else []
        lines.append("")
    return "\n".join(lines)
