"""The rows in Postgres, for several machines. The same SQL as SQLite; one writer of one user at a time, by an advisory lock.

What the server keeps beside its tables (write-ahead log, backups) is the operator's: forgetting rewrites the tables, and the
log is recycled by the server.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, Any

from ..domain.errors import InputError, StoreError
from .rowstore import COLUMNS, RAISED, Change, RowStore

if TYPE_CHECKING:
    import psycopg

_KINDS = {
    "turn": "integer not null default 0",
    "confidence": "double precision not null default 1",
    "id": "text primary key",
}
_MEMORY = ", ".join(f'"{c}" {_KINDS.get(c, "text")}' for c in COLUMNS)
_SCHEMA = (
    f"create table if not exists memory ({_MEMORY}, rowid bigserial)",
    'create index if not exists memory_user on memory ("user", slot)',
    'create table if not exists revision ("user" text primary key, number bigint not null)',
    'create table if not exists retention ("user" text, kind text, days integer, primary key ("user", kind))',
    'create table if not exists item ("user" text, namespace text, key text, value text, created text, updated text, '
    'primary key ("user", namespace, key))',
    *(f'alter table memory add column if not exists "{c}" {_KINDS.get(c, "text")}' for c in COLUMNS if c != "id"),
)
_SETUP_LOCK, _CHANGE_LOCK = 7_461_001, 7_461_002  # keys of advisory locks: of the schema, and the space of users


class PostgresDatabase(RowStore):
    """`url`: "postgresql://user:password@host:port/database". A connection that broke is opened again at the next use."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = RLock()
        self._depth = 0
        self._connection: psycopg.Connection[Any] | None = None
        with self._lock, _said():
            held = self._connected()
            with held.transaction():
                held.execute("select pg_advisory_xact_lock(%s)", (_SETUP_LOCK,))
                for statement in _SCHEMA:
                    held.execute(statement.encode())

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextmanager
    def change(self, user: str) -> Iterator[Change]:
        with self._lock, _said():
            held = self._connected()
            with held.transaction():
                self._depth += 1
                try:
                    held.execute("select pg_advisory_xact_lock(%s, hashtext(%s))", (_CHANGE_LOCK, user))
                    change = _Marked(held)
                    yield change
                    change.execute(RAISED, (user,))
                finally:
                    self._depth -= 1

    def read(self, query: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        with self._lock, _said():
            return list(_Marked(self._connected()).execute(query, values).fetchall())

    def says(self, phrase: str) -> bool:
        query = "select 1 from memory where strpos(text, ?) > 0 or strpos(coalesce(value, ''), ?) > 0 limit 1"
        return bool(self.read(query, (phrase, phrase)))

    def scrub(self) -> bool:
        import psycopg

        with self._lock:
            try:
                for table in ("memory", "item"):
                    self._connected().execute(f"vacuum full {table}".encode())
            except psycopg.Error:
                return False
        return True

    def _connected(self) -> "psycopg.Connection[Any]":
        """Inside a change the one that is open, else a living one."""
        if self._connection is None or (self._depth == 0 and (self._connection.closed or self._connection.broken)):
            self._connection = _psycopg().connect(self._url, autocommit=True, connect_timeout=10)
        return self._connection


class _Marked:
    """Statements with `?` for their values."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._connection = connection

    def execute(self, query: str, values: Sequence[Any] = (), /) -> Any:
        return self._connection.execute(query.replace("?", "%s").encode(), list(values))


def _psycopg() -> Any:
    try:
        import psycopg
    except ImportError as error:
        raise InputError(
            'Memory in Postgres needs psycopg: install it with pip install "tripwright[postgres]".'
        ) from error
    return psycopg


@contextmanager
def _said() -> Iterator[None]:
    """What the server says, as one sentence. The URL holds a password and is never in it."""
    psycopg = _psycopg()
    try:
        yield
    except psycopg.OperationalError as error:
        raise StoreError(
            "The memory server does not answer, so nothing was remembered: check that Postgres runs at the memory URL."
        ) from error
    except psycopg.Error as error:
        raise StoreError(
            f"The memory server refused ({type(error).__name__}), so nothing was changed: check its log and its rights."
        ) from error
