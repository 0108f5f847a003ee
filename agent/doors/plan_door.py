"""`tripwright plan TEXT`: one request in, one verified trip out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...domain.errors import StoreError
from . import options
from .screen import clean, progress, show

if TYPE_CHECKING:
    from ...domain.plan import Plan
    from ...domain.reply import Asked, Finished, Reply

Words = Annotated[list[str] | None, typer.Argument(metavar="TEXT", help='What you would like; "-" reads stdin.')]
Out = Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Also write plan.json and plan.md there.")]


def plan(
    text: Words = None,
    as_json: options.AsJson = False,
    out: Out = None,
    catalog: options.Catalogs = None,
    seconds: options.Seconds = 60.0,
    seed: options.Seed = 0,
    model: options.Model = None,
    model_url: options.ModelUrl = None,
    home: options.Home = None,
    private: options.Private = False,
    key: options.Key = None,
) -> None:
    """Plan a trip (or answer a question about one) from one sentence in English, Korean or Chinese.

    Exit codes: 0 published, 2 bad input, 3 out of time, 4 infeasible, 5 needs an answer, 6 not verified, 1 defect.
    """
    from ...domain.reply import Asked, Finished

    words = options.read_text(text or [])
    chosen = options.settings(home, private, seconds, seed, model, model_url, ask=True, key=key)
    with options.planner(chosen, catalog) as planner, progress(quiet=as_json) as watcher:
        last: Asked | Finished | None = None
        for event in planner.stream(words):
            watcher.see(event)
            if isinstance(event, Asked | Finished):
                last = event
    if isinstance(last, Finished):
        _finished(last.reply, as_json, out)
    elif last is not None:
        _asked(last, as_json)


def _finished(reply: Reply, as_json: bool, out: Path | None) -> None:
    from ...domain.reply import EXIT_CODES

    if out is not None and reply.plan is not None:
        write(out, reply.plan, reply.text)
    if as_json:
        print(reply.model_dump_json(indent=2))
    elif reply.outcome == "published":
        show(reply.text)
    else:
        print(clean(reply.text), file=sys.stderr)
    raise typer.Exit(EXIT_CODES[reply.outcome])


def _asked(asked: Asked, as_json: bool) -> None:
    from ...domain.reply import EXIT_CODES

    lines = [asked.question, *(f"  {number}. {choice}" for number, choice in enumerate(asked.choices, 1))]
    if as_json:
        body = asked.reply.model_dump(mode="json") if asked.reply else {"outcome": asked.outcome}
        print(json.dumps({**body, "question": asked.question, "choices": asked.choices}, ensure_ascii=False, indent=2))
    else:
        print(clean("\n".join(lines)), file=sys.stderr)
    raise typer.Exit(EXIT_CODES[asked.outcome])


def write(folder: Path, plan: Plan, text: str) -> None:
    """plan.json (the record that `tripwright verify` checks) and plan.md (what was said)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "plan.json").write_text(plan.model_dump_json(indent=2), encoding="utf-8")
        (folder / "plan.md").write_text(clean(text) + "\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(
            f"Cannot write to {folder} ({error.strerror or error}): choose another --out folder."
        ) from error
