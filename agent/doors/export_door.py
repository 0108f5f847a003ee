"""`tripwright export PLAN.json`: the documents of a plan, once it has been checked again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...domain.errors import InputError, NotVerified, PlanFileError, StoreError
from . import options
from .screen import show

if TYPE_CHECKING:
    from ...domain.catalog import Catalog
    from ...domain.plan import Plan

File = Annotated[Path, typer.Argument(metavar="PLAN.json", help="A plan, as --json or --out wrote it.")]
To = Annotated[
    str, typer.Option("--to", metavar="FORMATS", help="Any of ics, gpx, kml, html, md, json, csv, with commas.")
]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write to.")]


def export(file: File, to: To = "html,ics", out: Out = Path("."), catalog: options.Catalogs = None) -> None:
    """Write a verified plan as calendar, map tracks, page, Markdown, budget or JSON. Exit 6: it does not verify, so nothing is written."""
    from ...tools.catalog import open_catalog

    opened = open_catalog(catalog or [])
    plan = checked(_read(file), opened)
    made = documents(plan, opened, [name.strip().lower() for name in to.split(",") if name.strip()])
    write(out, made)
    show("\n".join(str(out / name) for name in made))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise PlanFileError(f"Cannot read {file} ({error.strerror or error}): give the path of a plan.json.") from error


def checked(body: bytes, catalog: Catalog) -> Plan:
    """The plan in a file, if it passes every rule and carries a receipt. Raises NotVerified, PlanFileError."""
    from ...tools.verify import read_plan, verify_file

    report = verify_file(body, catalog)
    if not report.passed:
        first = report.reason or next((f.text for f in report.findings if f.blocking), "it does not pass")
        raise NotVerified(
            f"The plan is not verified, so it is not exported: {first} `tripwright verify` tells all.", report.findings
        )
    plan = read_plan(body)
    if plan.receipt is None:
        raise NotVerified(
            "The plan has no receipt, so it is not exported: plan it again, or verify where it comes from."
        )
    return plan


def documents(plan: Plan, catalog: Catalog, formats: list[str]) -> dict[str, str]:
    """File name -> text of each format, the planner's sentences in the reader's language. Raises InputError."""
    from ...tools.outputs import files
    from ..language.phrasebook import translated

    if not formats:
        raise InputError("Name a format after --to: for example html,ics.")
    return files(plan, catalog, formats, translated)


def known(formats: list[str]) -> bool:
    """Whether each is the name of a format."""
    from ...tools.outputs import FORMATS

    return bool(formats) and all(name in FORMATS for name in formats)


def write(folder: Path, made: dict[str, str]) -> None:
    """Every document, as UTF-8 and byte for byte (line ends too)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            (folder / name).write_bytes(text.encode())
    except OSError as error:
        raise StoreError(
            f"Cannot write to {folder} ({error.strerror or error}): choose another --out folder."
        ) from error
