"""`tripwright catalog import products`: a feed to the person's own product catalog, with a progress bar and every bad row said."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ...domain.errors import InputError
from ...tools.shopping.product_feed import Mapped, read_products
from ...tools.shopping.product_store import ImportReport, ProductStore
from .screen import show

_SHOWN = 20  # bad rows printed; the rest are counted
_LOOK = 1 << 18  # bytes from which the number of rows is guessed
_BY_LINE = frozenset({".csv", ".tsv", ".txt", ".jsonl", ".ndjson"})
_SUFFIX = ".new"
Steps = tuple[Callable[[int], None], Callable[[int], None]]


def import_products(
    path: Path, out: Path, mapping: Path | None, currency: str | None, add: bool, quiet: bool = False
) -> None:
    """Raises InputError when nothing in the file is a product; the catalog that was there then stays."""
    mapped = _mapped(mapping, currency)
    part = out if add else out.with_name(out.name + _SUFFIX)
    if not add:
        _remove(part)
    try:
        with _progress(quiet, _rows_about(path)) as (reading, indexing), ProductStore.create(part) as store:
            report = store.add(read_products(path, mapped), reading, indexing)
            held = len(store)
        if not report.added:
            raise InputError(f"No row of {path.name} is a product that can be added.{_bad(report)}")
        if not add:
            _put(part, out)
    finally:
        if not add:
            _remove(part)
    count = f"{report.added} product{'s' if report.added != 1 else ''}"
    before = f"{count} added: {held}" if add and held != report.added else count
    show(f"{before} {'are' if held != 1 else 'is'} now in {out}.{_bad(report)}")


def _mapped(mapping: Path | None, currency: str | None) -> Mapped:
    from ...tools.shopping.feed_mapping import read_mapping

    mapped = read_mapping(mapping) if mapping else Mapped()
    if currency is None:
        return mapped
    if not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
        raise InputError(f"{currency!r} is not a currency: give three letters, as in EUR.")
    return replace(mapped, currency=currency.upper())


def _bad(report: ImportReport) -> str:
    if not report.bad:
        return ""
    lines = [f"  line {bad.line}: {bad.reason}" for bad in report.examples[:_SHOWN]]
    more = report.bad - len(lines)
    were = "row was" if report.bad == 1 else "rows were"
    return "\n".join(["", f"{report.bad} {were} left out:", *lines, *([f"  and {more} more"] if more else [])])


def _put(part: Path, out: Path) -> None:
    """The records last: an old index is never read with new ones."""
    for made, kept in reversed(list(zip(ProductStore.files(part), ProductStore.files(out), strict=True))):
        if made.exists():
            os.replace(made, kept)
        else:
            kept.unlink(missing_ok=True)


def _remove(part: Path) -> None:
    for file in ProductStore.files(part):
        file.unlink(missing_ok=True)


def _rows_about(path: Path) -> int | None:
    """From the first lines and the size; None where a row is not a line."""
    if path.suffix.casefold() not in _BY_LINE or not path.is_file():
        return None
    with path.open("rb") as file:
        start = file.read(_LOOK)
    return max(1, round(path.stat().st_size * start.count(b"\n") / len(start))) if start else None


@contextmanager
def _progress(quiet: bool, rows: int | None) -> Iterator[Steps]:
    """A bar on stderr when that is a terminal; otherwise nothing."""
    if quiet or not sys.stderr.isatty():
        yield (lambda _: None, lambda _: None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        read, index = bar.add_task("Reading rows", total=rows), bar.add_task("Indexing", total=None, visible=False)

        def reading(done: int) -> None:
            bar.update(read, completed=done, total=max(rows or done, done))

        def indexing(done: int) -> None:
            bar.update(index, completed=done, visible=True)

        yield reading, indexing
