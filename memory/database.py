"""The rows in SQLite: the truth. WAL, one short transaction a change, deleted content overwritten, readable by the owner only."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock

from ..domain.errors import StoreError
from .rows import Row

FILE = "memory.sqlite"

_COLUMNS = tuple(Row.model_fields)
_TIMES = ("created", "valid_from", "valid_to", "expires_at")
_SCHEMA = f"""
create table if not exists memory ({", ".join(_COLUMNS)}, primary key (id));
create index if not exists memory_user on memory (user, slot);
create table if not exists revision (user text primary key, number integer not null) without rowid;
create table if not exists retention (user text, kind text, days integer, primary key (user, kind)) without rowid;
create table if not exists item (
  user text, namespace text, key text, value text, created text, updated text, primary key (user, namespace, key)
) without rowid;
"""


class Database:
    """Rows of many users. Every query names the user. Safe for threads; several processes may open one file."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._lock = RLock()
        with said(path):
            self._connection = _connect(path)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    @contextmanager
    def change(self, user: str) -> Iterator[sqlite3.Connection]:
        """One write transaction for `user`: all of it or nothing; its revision goes up so that indexes follow."""
        with self._lock, said(self.path):
            self._connection.execute("begin immediate")
            try:
                yield self._connection
                self._connection.execute(
                    "insert into revision values (?, 1) on conflict (user) do update set number = number + 1", (user,)
                )
                self._connection.execute("commit")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("rollback")
                raise

    def read(self, query: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        with self._lock, said(self.path):
            return self._connection.execute(query, values).fetchall()

    def revision(self, user: str) -> int:
        """Goes up with every change of the user's rows, whichever process made it."""
        found = self.read("select number from revision where user = ?", (user,))
        return int(str(found[0][0])) if found else 0

    def rows(self, user: str, slot: str | None = None) -> tuple[Row, ...]:
        """All rows of the user, closed ones too, oldest first."""
        where, values = ("", ()) if slot is None else (" and slot = ?", (slot,))
        query = f"select {', '.join(_COLUMNS)} from memory where user = ?{where} order by created, rowid"
        return tuple(Row.model_validate(dict(zip(_COLUMNS, r, strict=True))) for r in self.read(query, (user, *values)))

    def add(self, change: sqlite3.Connection, row: Row) -> None:
        values = row.model_dump(mode="python")
        for name in _TIMES:
            values[name] = stamp(values[name]) if values[name] else None
        marks = ", ".join("?" * len(_COLUMNS))
        change.execute(f"insert into memory ({', '.join(_COLUMNS)}) values ({marks})", [values[c] for c in _COLUMNS])

    def end(self, change: sqlite3.Connection, user: str, row_id: str, at: datetime) -> None:
        """Closes the window of a row."""
        change.execute("update memory set valid_to = ? where user = ? and id = ?", (stamp(at), user, row_id))

    def delete(self, change: sqlite3.Connection, user: str, ids: Sequence[str]) -> int:
        """Removes rows of the user; no other row may still name them."""
        removed = 0
        for row_id in ids:
            removed += change.execute("delete from memory where user = ? and id = ?", (user, row_id)).rowcount
            change.execute("update memory set supersedes = null where user = ? and supersedes = ?", (user, row_id))
        return removed

    def says(self, phrase: str) -> bool:
        """Whether a row of anyone still holds the phrase, so that finding it in the file proves nothing."""
        query = "select 1 from memory where instr(text, ?) or instr(coalesce(value, ''), ?) limit 1"
        return bool(self.read(query, (phrase, phrase)))

    def scrub(self) -> bool:
        """Rewrites the file so that nothing deleted is left in it or in its log. False when others are using it just now."""
        with self._lock:
            try:
                for command in ("pragma wal_checkpoint(truncate)", "vacuum", "pragma wal_checkpoint(truncate)"):
                    self._connection.execute(command).fetchall()
            except sqlite3.OperationalError:
                return False
        return True


def stamp(at: datetime) -> str:
    """UTC text of fixed width, so that text order is time order."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _connect(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        path.chmod(0o600)
    name = ":memory:" if path is None else str(path)
    connection = sqlite3.connect(name, isolation_level=None, check_same_thread=False, timeout=10)
    try:
        for pragma in ("busy_timeout = 10000", "journal_mode = wal", "synchronous = normal", "secure_delete = on"):
            connection.execute(f"pragma {pragma}").fetchall()
        connection.executescript(_SCHEMA)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def said(path: Path | None) -> Iterator[None]:
    """Turns what the disk and SQLite say into one sentence."""
    where = path or "the memory of this process"
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(_sentence(str(error), where)) from error
    except sqlite3.DatabaseError as error:
        raise StoreError(
            f"The memory file {where} is damaged ({error}): move it away, start again, and import your last export."
        ) from error
    except OSError as error:
        raise StoreError(
            f"Memory cannot be kept at {where} ({error.strerror}): choose another home directory."
        ) from error


def _sentence(error: str, where: object) -> str:
    if "full" in error:
        return f"The disk is full, so nothing was remembered: make room on the disk of {where} and say it again."
    if "readonly" in error or "unable to open" in error:
        return f"The memory file {where} cannot be written: make its directory writable or choose another home."
    if "locked" in error or "busy" in error:
        return f"Another program holds the memory file {where}: close it and try again."
    return f"The memory file {where} could not be used ({error}): check the disk, or import your last export into a new home."
