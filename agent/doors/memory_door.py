"""`tripwright memory`: everything that is remembered is the person's, to see, move and remove."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from ...domain.errors import InputError, StoreError
from . import options
from .screen import show

app = typer.Typer(help="See, search, export, import and forget what is remembered about you.", no_args_is_help=True)
Text = Annotated[str, typer.Argument(help="What to look for.")]


def _open(home: Path | None) -> Any:
    from ...memory.store import Memory
    from ..forgetting import forgettables

    folder = options.home_folder(home)
    memory = Memory.open(folder)
    for other in forgettables(folder):
        memory.register(other)
    return memory


@app.command("show")
def show_(home: options.Home = None, as_json: options.AsJson = False) -> None:
    """Everything that is remembered, with when and from where."""
    with _open(home) as memory:
        rows = memory.rows()
        if as_json:
            print(json.dumps(memory.export(), ensure_ascii=False, indent=2, default=str))
            return
    show("\n".join(_line(r) for r in rows) or "Nothing is remembered.")


def _line(row: Any) -> str:
    until = f" until {row.valid_to:%Y-%m-%d}" if row.valid_to else ""
    return f"{row.id}  {row.created:%Y-%m-%d}{until}  {row.slot or row.kind}: {row.value or row.text}  ({row.source})"


@app.command()
def search(text: Text, home: options.Home = None) -> None:
    """The memories nearest to a text, and why each was found."""
    with _open(home) as memory:
        found = memory.recall(text)
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
def forget(text: Annotated[str, typer.Argument(help='An id, words, or "all".')], home: options.Home = None) -> None:
    """Remove memories everywhere, look again, and print the receipt."""
    from ...memory.rows import Selector

    with _open(home) as memory:
        if text.casefold() == "all":
            print(memory.forget(Selector(everything=True)))
            return
        ids = tuple(
            r.id for r in memory.rows() if text == r.id or text.casefold() in f"{r.slot} {r.value} {r.text}".casefold()
        )
        if not ids:
            raise InputError(f"Nothing that is remembered matches {text!r}: `memory show` lists everything.")
        print(memory.forget(Selector(ids=ids)))


@app.command()
def ttl(days: Annotated[int, typer.Argument(help="0: until forgotten.")], home: options.Home = None) -> None:
    """Keep memories for this many days from when they were learnt."""
    with _open(home) as memory:
        dropped = memory.ttl(days or None)
    print(f"Kept for {days} days; {dropped} dropped now." if days else "Kept until forgotten.")
