"""`tripwright verify plan.json`: the independent check, alone and offline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...domain.errors import PlanFileError
from . import options
from .screen import show

if TYPE_CHECKING:
    from ...domain.claim import Report

File = Annotated[Path, typer.Argument(metavar="PLAN.json", help="A plan, as --json or --out wrote it.")]
NOT_VERIFIED = 6


def verify(
    file: File, catalog: options.Catalogs = None, as_json: options.AsJson = False, key: options.Key = None
) -> None:
    """Check a plan again, from its file and the catalog alone. Exit 0: verified; 6: not."""
    from ...tools.catalog import open_catalog
    from ...tools.verify import verify_file

    try:
        body = file.read_bytes()
    except OSError as error:
        raise PlanFileError(f"Cannot read {file} ({error.strerror or error}): give the path of a plan.json.") from error
    report = verify_file(body, open_catalog(catalog or []), key_file=key)
    if as_json:
        print(report.model_dump_json(indent=2))
    else:
        show(report_text(report))
    raise typer.Exit(0 if report.passed else NOT_VERIFIED)


def schema() -> None:
    """Print the JSON Schema of a plan."""
    from ...tools.verify import plan_schema

    print(json.dumps(plan_schema(), indent=2))


def report_text(report: Report) -> str:
    """What was checked, what was found, and what must be said beside it."""
    from ...domain.truth import Verdict

    counts = {verdict: sum(c.verdict is verdict for c in report.claims) for verdict in Verdict}
    said = ", ".join(f"{count} {verdict.value}" for verdict, count in counts.items() if count)
    lines = [
        ("Verified: " if report.passed else "NOT verified: ")
        + f"{len(report.claims)} claims"
        + (f" ({said})" if said else "")
    ]
    lines += [
        f"  {'!' if f.blocking else '-'} {f.rule}: {f.text}" + (f"  [{f.where}]" if f.where else "")
        for f in report.findings
    ]
    lines += [f"  {report.reason}"] if report.reason else []
    lines += [f"  note: {label}" for label in report.labels]
    return "\n".join(lines)
