"""`tripwright plan TEXT`: one request in, one verified trip out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...domain.errors import StoreError
from . import options
from .screen import clean, progress, show

if TYPE_CHECKING:
    from ...domain.plan import Plan
    from ...domain.reply import Asked, Finished, Reply
    from ..alternatives import Alternative

Words = Annotated[list[str] | None, typer.Argument(metavar="TEXT", help='What you would like; "-" reads stdin.')]
Out = Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Also write plan.json and plan.md there.")]

Beside = Annotated[
    bool, typer.Option("--alternatives", help="Also show up to two other checked trips: cheaper, more to see, calmer.")
]


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
    alternatives: Beside = False,
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
        found = _beside(planner, last) if alternatives else ()
        told = "\n".join(_lines(found, planner)) if found else ""
    if isinstance(last, Finished):
        _finished(last.reply, as_json, out, found, told)
    elif last is not None:
        _asked(last, as_json)


def _beside(planner: Any, last: Asked | Finished | None) -> Sequence[Alternative]:
    """What `--alternatives` shows; nothing when there is no plan."""
    reply = getattr(last, "reply", None)
    return planner.alternatives(reply.plan) if reply is not None and reply.plan is not None else ()


def _lines(found: Sequence[Alternative], planner: Any) -> Iterator[str]:
    from ..answers.alternatives import lines

    return lines(found, planner.catalog, found[0].plan.request.language)


def _finished(
    reply: Reply, as_json: bool, out: Path | None, beside: Sequence[Alternative] = (), told: str = ""
) -> None:
    from ...domain.reply import EXIT_CODES

    others = [one for one in beside if one.diff is not None]
    if out is not None and reply.plan is not None:
        write(out, reply.plan, reply.text)
        for one in others:
            _keep(out / f"{one.name.replace(' ', '-')}.json", one.plan.model_dump_json(indent=2))
    if as_json:
        body = reply.model_dump(mode="json")
        if beside:
            body["alternatives"] = [{"name": one.name, "plan": one.plan.model_dump(mode="json")} for one in others]
        print(json.dumps(body, ensure_ascii=False, indent=2))
    elif reply.outcome == "published":
        show("\n\n".join(t for t in (reply.text, told) if t))
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
    _keep(folder / "plan.json", plan.model_dump_json(indent=2))
    _keep(folder / "plan.md", clean(text) + "\n")


def _keep(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StoreError(
            f"Cannot write to {path.parent} ({error.strerror or error}): choose another --out folder."
        ) from error
