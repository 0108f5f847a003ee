"""`tripwright memory`: everything that is remembered is the person's, to see, move and remove."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from ...domain.errors import InputError, StoreError
from . import options
from .memory_text import meant
from .screen import show

app = typer.Typer(help="See, search, export, import and forget what is remembered about you.", no_args_is_help=True)
Text = Annotated[str, typer.Argument(help="What to look for.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="As it held on that day: 2026-05-31, or a month, 2026-05.")
]
Kind = Annotated[
    Literal["profile", "episode", "feedback", "note"] | None, typer.Option("--kind", help="Only this kind.")
]


def _open(home: Path | None) -> Any:
    from ...memory.store import Memory
    from ..forgetting import forgettables

    folder, (url, chroma_url) = options.home_folder(home), options.memory_servers()
    memory = Memory.open(folder, url=url, chroma_url=chroma_url)
    for other in forgettables(folder):
        memory.register(other)
    return memory


def _day(text: str | None) -> datetime | None:
    """Noon of the day; of a month its last day, so that all that was said in it counts."""
    if text is None:
        return None
    try:
        if len(text) == 7:
            year, month = (int(part) for part in text.split("-"))
            following = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
            return datetime.fromtimestamp(following.timestamp() - 43_200, UTC)
        return datetime.fromisoformat(text).replace(hour=23, minute=59, tzinfo=UTC)
    except ValueError as error:
        raise InputError(f"{text!r} is no date: write it like 2026-05-31, or a month like 2026-05.") from error


@app.command("show")
def show_(home: options.Home = None, as_json: options.AsJson = False, as_of: AsOf = None, kind: Kind = None) -> None:
    """Everything that is remembered, with when and from where; or what held on a day."""
    at = _day(as_of)
    with _open(home) as memory:
        if as_json:
            print(json.dumps(memory.export(), ensure_ascii=False, indent=2, default=str))
            return
        rows = [r for r in memory.rows() if (at is None or r.holds(at)) and kind in (None, r.kind)]
    show("\n".join(_line(r) for r in rows) or "Nothing is remembered.")


def _line(row: Any) -> str:
    from ..nodes.noting import what

    until = f" until {row.valid_to:%Y-%m-%d}" if row.valid_to else ""
    turn = f", {row.session[:8]} turn {row.turn}" if row.session and row.turn else ""
    return f"{row.id}  {row.created:%Y-%m-%d}{until}  {what(row)}  ({row.source}{turn})"


@app.command()
def search(text: Text, home: options.Home = None, as_of: AsOf = None) -> None:
    """The memories nearest to a text, and why each was found; with --as-of those that held then."""
    with _open(home) as memory:
        found = memory.recall(text, as_of=_day(as_of))
        note = memory.note
    show("\n".join(f"{_line(f.row)}  [{f.why}]" for f in found) or "Nothing is remembered about that.")
    if note:
        print(note, file=sys.stderr)


@app.command()
def export(
    home: options.Home = None, out: Annotated[Path | None, typer.Option("--out", metavar="FILE")] = None
) -> None:
    """Everything as readable JSON, which `import` takes again."""
    with _open(home) as memory:
        body = json.dumps(memory.export(), ensure_ascii=False, indent=2, default=str)
    if out is None:
        print(body)
        return
    try:
        out.write_text(body + "\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"Cannot write {out} ({error.strerror or error}): choose another file.") from error


@app.command("import")
def import_(file: Annotated[Path, typer.Argument(metavar="FILE")], home: options.Home = None) -> None:
    """Add the memories of an export."""
    try:
        body = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"Cannot read {file} ({error.strerror or error}): give the path of an export.") from error
    except ValueError as error:
        raise InputError(f"{file} is not an export of memories ({error}): make one with `memory export`.") from error
    with _open(home) as memory:
        print(f"{memory.import_(body)} memories added.")


@app.command()
def forget(
    text: Annotated[str, typer.Argument(help='An id, words, or "all".')] = "",
    home: options.Home = None,
    kind: Kind = None,
    slot: Annotated[str | None, typer.Option("--slot", help="Only this slot of the profile, like diet.")] = None,
    before: Annotated[str | None, typer.Option("--before", metavar="DATE", help="Only what was learnt before.")] = None,
) -> None:
    """Remove memories everywhere, look again, and print the receipt. What is given must all match."""
    from ...memory.rows import Selector
    from ...memory.slots import slot_name

    if text.casefold() == "all":
        with _open(home) as memory:
            print(memory.forget(Selector(everything=True)))
        return
    if not (text or kind or slot or before):
        raise InputError('Say what to forget: an id, words, "all", or --kind, --slot, --before.')
    with _open(home) as memory:
        limits = Selector(kind=kind, slot=slot_name(slot) if slot else None, before=_day(before))
        ids = tuple(r.id for r in memory.rows() if meant(r, text) and _within(r, limits))
        if not ids:
            raise InputError(f"Nothing that is remembered matches {text!r}: `memory show` lists everything.")
        print(memory.forget(Selector(ids=ids)))


def _within(row: Any, limits: Any) -> bool:
    fits = (limits.kind in (None, row.kind), limits.slot in (None, row.slot))
    return all(fits) and (limits.before is None or row.created < limits.before)


@app.command()
def ttl(
    days: Annotated[int, typer.Argument(help="0: until forgotten.")], home: options.Home = None, kind: Kind = None
) -> None:
    """Keep memories (of a kind) for this many days from when they were learnt."""
    with _open(home) as memory:
        dropped = memory.ttl(days or None, kind)
    print(f"Kept for {days} days; {dropped} dropped now." if days else "Kept until forgotten.")
