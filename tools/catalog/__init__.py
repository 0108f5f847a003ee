"""The trusted catalog: facts with provenance in immutable snapshots, read through `domain.catalog.Catalog`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...domain.catalog import Catalog

#: Shipped snapshots, uppermost first. Share-alike sources live in packs of their own.
PACKS = ("odbl", "wikivoyage")
SHIPPED = Path(__file__).parent / "packs"


def open_catalog(paths: Sequence[Path] = (), core: bool = True, packs: Sequence[str] | None = None) -> "Catalog":
    """The snapshots at `paths`, the first uppermost, over the shipped core pack and `packs` (None: all that are shipped).

    Raises CatalogMissing, CatalogCorrupt or CatalogVersion. Nothing is read before this is called.
    """
    from .layers import LayeredCatalog
    from .reader import SqliteCatalog

    extra = [name for name in PACKS if (SHIPPED / f"{name}.sqlite").exists()] if packs is None else list(packs)
    shipped = [SHIPPED / f"{name}.sqlite" for name in (["core"] if core else []) + extra]
    layers = [SqliteCatalog(path) for path in (*paths, *shipped)]
    return layers[0] if len(layers) == 1 else LayeredCatalog(layers)
