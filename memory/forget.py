"""Forgetting everywhere, and proving it: rows, vectors, and every other store that registered itself."""

import mmap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from .rows import Row, Selector

#: A phrase shorter than this many bytes ("vegan", "KR") appears by chance, and would take other things with it.
_LEAST_BYTES = 12


@dataclass(frozen=True)
class Forgotten:
    """What must be gone: all of the user, or these rows; `sessions` they came from; `phrases` that they were said in, each long
    enough that finding it elsewhere means the same thing."""

    everything: bool
    ids: tuple[str, ...]
    sessions: tuple[str, ...]
    phrases: tuple[str, ...]


class Forgettable(Protocol):
    """Another store of the user's words (checkpoints, plan files, caches, logs). Register it with `Memory.register`.

    Both count records: how many were removed, how many are still found by looking at what is stored.
    """

    @property
    def name(self) -> str: ...
    def forget(self, user: str, what: Forgotten) -> int: ...
    def probe(self, user: str, what: Forgotten) -> int: ...


def chosen(rows: Sequence[Row], selector: Selector) -> tuple[Row, ...]:
    """The rows that the selector means. An empty selector means none."""
    if selector.empty:
        return ()
    return tuple(r for r in rows if selector.everything or _matches(r, selector))


def _matches(row: Row, selector: Selector) -> bool:
    text = f"{row.text}\n{row.value or ''}".casefold()
    return all(
        (
            not selector.ids or row.id in selector.ids,
            selector.kind is None or row.kind == selector.kind,
            selector.slot is None or row.slot == selector.slot,
            selector.text is None or selector.text.casefold() in text,
            selector.session is None or row.session == selector.session,
            selector.before is None or row.created < selector.before,
        )
    )


def what_to_forget(rows: Sequence[Row], kept: Sequence[Row], everything: bool) -> Forgotten:
    """Phrases that a kept row also says are not proof of anything, and stay."""
    still = {p for r in kept for p in (r.text, r.value) if p}
    said = (p for r in rows for p in (r.text, r.value) if p and p not in still)
    phrases = dict.fromkeys(p for p in said if len(p.encode()) >= _LEAST_BYTES)
    sessions = dict.fromkeys(r.session for r in rows if r.session)
    return Forgotten(everything, tuple(r.id for r in rows), tuple(sessions), tuple(phrases))


def found_in_files(paths: Iterable[Path], texts: Sequence[str]) -> int:
    """How many of the texts still stand, byte for byte, in any of the files."""
    marks = [m.encode() for m in texts]
    files = sorted(p for p in paths if p.is_file() and p.stat().st_size)
    return sum(any(mark in data for data in _contents(files)) for mark in marks)


def _contents(files: Sequence[Path]) -> Iterator["_Bytes"]:
    for path in files:
        try:
            with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                yield _Bytes(data)
        except (FileNotFoundError, ValueError):  # a log that another connection has just emptied or removed
            continue


class _Bytes:
    """`in` over a mapped file."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data = data

    def __contains__(self, mark: bytes) -> bool:
        return self._data.find(mark) >= 0
