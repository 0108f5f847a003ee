"""The rows in SQLite: the truth. WAL, one short transaction a change, deleted content overwritten, readable by the owner only."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from ..domain.errors import StoreError
from .rowstore import COLUMNS, NAMES, RAISED, RowStore

FILE = "memory.sqlite"

_SCHEMA = f"""
create table if not exists memory ({NAMES}, primary key (id));
create index if not exists memory_user on memory (user, slot);
create table if not exists revision (user text primary key, number integer not null) without rowid;
create table if not exists retention (user text, kind text, days integer, primary key (user, kind)) without rowid;
create table if not exists item (
  user text, namespace text, key text, value text, created text, updated text, primary key (user, namespace, key)
) without rowid;
"""


class Database(RowStore):
    """One file, or the memory of this process. Safe for threads; several processes may open one file."""

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
        with self._lock, said(self.path):
            self._connection.execute("begin immediate")
            try:
                yield self._connection
                self._connection.execute(RAISED, (user,))
                self._connection.execute("commit")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("rollback")
                raise

    def read(self, query: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        with self._lock, said(self.path):
            return self._connection.execute(query, values).fetchall()

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
        _grow(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _grow(connection: sqlite3.Connection) -> None:
    """A file of an earlier release gets the columns that came since."""
    held = {str(c[1]) for c in connection.execute("pragma table_info(memory)")}
    for column in (c for c in COLUMNS if c not in held):
        connection.execute(f'alter table memory add column "{column}"')


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
