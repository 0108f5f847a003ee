"""The other places where a person's words lie: plans, checkpoints, the typed history. Emptied when memory is."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from ..domain.errors import StoreError
from ..memory.forget import Forgettable, Forgotten

PLANS, CHECKPOINTS, HISTORY, THREAD = "plans.sqlite", "checkpoints.sqlite", "history", "last-thread"
CARTS, PRODUCTS = "carts.sqlite", "products.sqlite"


def forgettables(home: Path, cache: Path | None = None) -> tuple[Forgettable, ...]:
    """Every store that holds the person's words, beside memory itself: those under the home folder, and the model's `cache`."""
    return (
        PlanFile(home / PLANS),
        CheckpointFile(home / CHECKPOINTS),
        CartFile(home / CARTS),
        *([CacheFile(cache)] if cache else []),
        TextFile(home / HISTORY),
        TextFile(home / THREAD),
    )


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as database:
            database.execute("PRAGMA secure_delete=ON")
            yield database
    except sqlite3.Error as error:
        raise StoreError(f"Cannot empty {path} ({error}): close other Tripwright windows and try again.") from error


def _scrub(database: sqlite3.Connection) -> None:
    """Rewrite the file, so that removed text is not left in free pages or in the log."""
    database.execute("VACUUM")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _has(column: str, phrases: Sequence[str]) -> tuple[str, list[bytes]]:
    """SQL for "the bytes of the column hold one of the phrases"."""
    if not phrases:
        return "0", []
    return " or ".join(f"instr(cast({column} as blob), ?)" for _ in phrases), [p.encode() for p in phrases]


class PlanFile:
    """The desk's file: plans whose request says what is to be forgotten."""

    name = "plans"

    def __init__(self, path: Path) -> None:
        self._path = path

    def forget(self, user: str, what: Forgotten) -> int:
        if not self._path.exists():
            return 0
        with _opened(self._path) as database:
            count = self._count(database, what)
            where, values = ("1", []) if what.everything else _has("body", what.phrases)
            database.execute(f"DELETE FROM plans WHERE {where}", values)
            _scrub(database)
        return count

    def probe(self, user: str, what: Forgotten) -> int:
        if not self._path.exists():
            return 0
        with _opened(self._path) as database:
            return self._count(database, what)

    def _count(self, database: sqlite3.Connection, what: Forgotten) -> int:
        where, values = ("1", []) if what.everything else _has("body", what.phrases)
        return int(database.execute(f"SELECT count(*) FROM plans WHERE {where}", values).fetchone()[0])


class CartFile:
    """Carts that were answered: what was in them goes; that they were answered stays, so that none is handed over twice."""

    name = "carts"

    def __init__(self, path: Path) -> None:
        self._path = path

    def forget(self, user: str, what: Forgotten) -> int:
        if not self._path.exists():
            return 0
        with _opened(self._path) as database:
            count = self._count(database, what)
            where, values = self._where(what)
            if count:
                database.execute(f"UPDATE answered SET handover = NULL WHERE {where}", values)
                _scrub(database)
        return count

    def probe(self, user: str, what: Forgotten) -> int:
        if not self._path.exists():
            return 0
        with _opened(self._path) as database:
            return self._count(database, what)

    def _where(self, what: Forgotten) -> tuple[str, list[bytes]]:
        return ("handover IS NOT NULL", []) if what.everything else _has("handover", what.phrases)

    def _count(self, database: sqlite3.Connection, what: Forgotten) -> int:
        if not _table(database, "answered"):
            return 0
        where, values = self._where(what)
        return int(database.execute(f"SELECT count(*) FROM answered WHERE {where}", values).fetchone()[0])


class CacheFile:
    """Kept answers of a language model: what they were read out of cannot be told from them, so all of them go."""

    name = "model answers"

    def __init__(self, path: Path) -> None:
        self._path = path

    def forget(self, user: str, what: Forgotten) -> int:
        if not self._path.exists() or not (what.everything or what.ids):
            return 0
        with _opened(self._path) as database:
            if not _table(database, "answers"):
                return 0
            count = int(database.execute("SELECT count(*) FROM answers").fetchone()[0])
            database.execute("DELETE FROM answers")
            _scrub(database)
        return count

    def probe(self, user: str, what: Forgotten) -> int:
        if not self._path.exists() or not (what.everything or what.ids):
            return 0
        with _opened(self._path) as database:
            return (
                int(database.execute("SELECT count(*) FROM answers").fetchone()[0])
                if _table(database, "answers")
                else 0
            )


def _table(database: sqlite3.Connection, name: str) -> bool:
    return bool(database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)).fetchone())


class CheckpointFile:
    """The conversations: all of them, or those that the forgotten memories came from."""

    name = "conversations"

    def __init__(self, path: Path) -> None:
        self._path = path

    def forget(self, user: str, what: Forgotten) -> int:
        if not self._path.exists():
            return 0
        with _opened(self._path) as database:
            threads = self._threads(database, what)
            for table in ("checkpoints", "writes"):
                database.executemany(f"DELETE FROM {table} WHERE thread_id = ?", [(t,) for t in threads])
            _scrub(database)
        return len(threads)

    def probe(self, user: str, what: Forgotten) -> int:
        if not self._path.exists():
            return 0
        with _opened(self._path) as database:
            return len(self._threads(database, what))

    def _threads(self, database: sqlite3.Connection, what: Forgotten) -> list[str]:
        tables = {str(r[0]) for r in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "checkpoints" not in tables:
            return []
        marks = ",".join("?" * len(what.sessions))
        said, values = _has("checkpoint", what.phrases)
        where = "1" if what.everything else f"thread_id IN ({marks}) OR {said}"
        rows = database.execute(
            f"SELECT DISTINCT thread_id FROM checkpoints WHERE {where}",
            [] if what.everything else [*what.sessions, *values],
        )
        return [str(r[0]) for r in rows]


class TextFile:
    """Lines of text: those that hold a forgotten phrase go, or the whole file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.name = path.name

    def forget(self, user: str, what: Forgotten) -> int:
        lines = self._lines()
        kept = [] if what.everything else [line for line in lines if not _says(line, what.phrases)]
        if len(kept) < len(lines):
            try:
                self._path.write_text("".join(kept), encoding="utf-8")
            except OSError as error:
                raise StoreError(f"Cannot empty {self._path} ({error}): make it writable and forget again.") from error
        return len(lines) - len(kept)

    def probe(self, user: str, what: Forgotten) -> int:
        return sum(what.everything or _says(line, what.phrases) for line in self._lines())

    def _lines(self) -> list[str]:
        try:
            return self._path.read_text(encoding="utf-8").splitlines(keepends=True)
        except OSError:
            return []


def _says(line: str, phrases: Sequence[str]) -> bool:
    return any(phrase in line for phrase in phrases)
