"""`tripwright catalog`: what is known, from whom, and how to bring more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...domain.errors import InputError
from . import options
from .screen import show

if TYPE_CHECKING:
    from ...domain.catalog import Coverage

app = typer.Typer(help="What the catalog knows, from whom, and how to bring your own.", no_args_is_help=True)
Source = Annotated[Path, typer.Argument(metavar="PATH")]


@app.command()
def info(catalog: options.Catalogs = None, as_json: options.AsJson = False) -> None:
    """Coverage by city, honestly: how many places, with hours, with prices, how old; and which cities are too thin."""
    from ...tools.catalog import open_catalog
    from ...tools.catalog.info import info as describe

    found = describe(open_catalog(catalog or []))
    if as_json:
        print(found.model_dump_json(indent=2))
        return
    lines = [f"{'city':<26}{'country':<9}{'places':>7}{'hours':>7}{'prices':>8}  observed"]
    lines += [_row(c) for c in found.cities]
    thin = ", ".join(f"{c.name} ({c.places})" for c in found.thin[:30])
    more = f" and {len(found.thin) - 30} more" if len(found.thin) > 30 else ""
    lines += ["", f"Too thin to plan offline (under {found.enough_places} places): {thin}{more}"] if thin else []
    lines += ["", f"{len(found.sources)} sources; snapshots: {', '.join(h[:12] for h in found.hashes)}"]
    show("\n".join(lines))


def _row(row: Coverage) -> str:
    span = f"{row.oldest or 'undated'} to {row.newest or 'undated'}"
    return f"{row.name[:25]:<26}{row.country:<9}{row.places:>7}{row.with_hours:>7}{row.with_price:>8}  {span}"


@app.command()
def search(text: Annotated[str, typer.Argument()], catalog: options.Catalogs = None) -> None:
    """Cities and places by name, in any language."""
    from ...tools.catalog import open_catalog
    from ...tools.catalog.info import search as find

    hits = find(open_catalog(catalog or []), text)
    if not hits:
        raise InputError(f"Nothing in the catalog is called {text!r}: try another spelling or language.")
    show("\n".join(f"{h.id:<24} {h.kind:<12} {h.name} ({h.where})" for h in hits))


@app.command("show")
def show_(record: Annotated[str, typer.Argument(metavar="ID")], catalog: options.Catalogs = None) -> None:
    """A record with every fact, its source, licence and date, and the sources that differ."""
    from ...tools.catalog import open_catalog
    from ...tools.catalog.info import show as find

    shown = find(open_catalog(catalog or []), record)
    if shown is None:
        raise InputError(f"The catalog holds no {record!r}: `tripwright catalog search` finds ids.")
    lines = [f"{shown.record.id}  {shown.record.name}" if hasattr(shown.record, "name") else shown.record.id]
    for title, facts in (("", shown.facts), ("differs: ", shown.conflicts)):
        for fact in facts:
            observed = fact.observed_at.isoformat() if fact.observed_at else "undated"
            lines.append(
                f"  {title}{fact.field}: {fact.value}  ({fact.source}, {fact.licence}, {observed}, {fact.method})"
            )
    lines += [f"  source {s.id}: {s.publisher}, {s.name} ({s.licence})" for s in shown.sources]
    lines += [f"  same as {other}" for other in shown.same_as]
    show("\n".join(lines))


@app.command()
def build(
    sources: Annotated[
        Path, typer.Option("--sources", exists=True, file_okay=False, help="Folder of the source files.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the packs.")],
) -> None:
    """Rebuild the shipped packs from their sources (needs the `pack` dependency group)."""
    from ...tools.catalog.build_core import build_packs

    for pack in build_packs(sources, out):
        size = pack.path.stat().st_size / 1_000_000
        print(f"{pack.path}: {size:.1f} MB, {len(pack.sources)} sources")


KINDS = "products, places, travelplanner or chinatravel"


@app.command("import")
def import_(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=f"{KINDS.capitalize()}.")],
    path: Source,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="The file to write (products: your own shelf without it)."),
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", metavar="FILE", help="YAML that names your columns; must for places.")
    ] = None,
    currency: Annotated[
        str | None, typer.Option(metavar="CODE", help="Products: the currency of prices without one.")
    ] = None,
    add: Annotated[
        bool, typer.Option("--add", help="Products: beside those that are there; else they are replaced.")
    ] = False,
    home: options.Home = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress bar.")] = False,
) -> None:
    """Make a catalog of your own. Bad rows of products are reported with their lines and left out.

    Products: Merchant feeds (.tsv, .xml), schema.org JSON-LD (.jsonld, .json, .html), Universal Commerce Protocol catalogs (.json), and
    .csv or .jsonl with a mapping file. Places: .csv or .jsonl with a mapping file.
    """
    if not path.exists():
        raise InputError(f"There is no {path}: give the folder or file to import.")
    if kind == "products":
        from ..forgetting import PRODUCTS
        from .product_import import import_products

        import_products(path, out or options.home_folder(home) / PRODUCTS, mapping, currency, add, quiet)
        return
    if kind not in KINDS.replace(",", "").split():
        raise InputError(f"{kind!r} is not a kind that can be imported: use {KINDS}.")
    if out is None:
        raise InputError("Say with --out FILE where the catalog is to be written.")
    if kind == "places":
        from ...tools.catalog.importers.csv_places import import_places

        if mapping is None:
            raise InputError("Places need --mapping FILE: it names the columns, the city and the source.")
        import_places(path, mapping, out)
    elif kind == "travelplanner":
        from ...tools.catalog.importers.travelplanner import import_travelplanner

        import_travelplanner(path, out)
    else:
        from ...tools.catalog.importers.chinatravel import import_chinatravel

        import_chinatravel(path, out)
    print(f"Wrote {out}. Plan from it with --catalog {out}")
