"""What every database of rows does alike, in SQL that SQLite and Postgres both read: marks are `?`, every query names the user."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from .rows import Row

COLUMNS = tuple(Row.model_fields)
TIMES = ("created", "valid_from", "valid_to", "expires_at")
#: `user` is a word of Postgres's own.
NAMES = ", ".join(f'"{c}"' for c in COLUMNS)
_AT_ONCE = 500  # values of one query


class Change(Protocol):
    """An open write transaction."""

    def execute(self, query: str, values: Sequence[Any] = (), /) -> Any:
        """A cursor: `rowcount`, `fetchall`."""


class RowStore(ABC):
    """Rows of many users. Safe for threads and for several processes."""

    path: Path | None = None

    @abstractmethod
    def close(self) -> None: ...

    @abstractmethod
    def change(self, user: str) -> AbstractContextManager[Change]:
        """One write transaction for `user`: all of it or nothing; its revision goes up so that indexes follow."""

    @abstractmethod
    def read(self, query: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]: ...

    @abstractmethod
    def says(self, phrase: str) -> bool:
        """Whether a row of anyone still holds the phrase, so that finding it in the files proves nothing."""

    @abstractmethod
    def scrub(self) -> bool:
        """Rewrites what is stored so that nothing deleted is left in it. False when others are using it just now."""

    def revision(self, user: str) -> int:
        """Goes up with every change of the user's rows, whichever process made it."""
        found = self.read('select number from revision where "user" = ?', (user,))
        return int(str(found[0][0])) if found else 0

    def rows(self, user: str, slot: str | None = None) -> tuple[Row, ...]:
        """All rows of the user, closed ones too, oldest first."""
        where, values = ("", ()) if slot is None else (" and slot = ?", (slot,))
        query = f'select {NAMES} from memory where "user" = ?{where} order by created, rowid'
        return tuple(Row.model_validate(dict(zip(COLUMNS, r, strict=True))) for r in self.read(query, (user, *values)))

    def owners(self, ids: Sequence[str]) -> dict[str, str]:
        """Row id to its user, of the rows that there are, whoever's they are."""
        found: dict[str, str] = {}
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            query = f'select id, "user" from memory where id in ({", ".join("?" * len(some))})'
            found |= {str(i): str(u) for i, u in self.read(query, some)}
        return found

    def add(self, change: Change, row: Row) -> None:
        values = row.model_dump(mode="python")
        for name in TIMES:
            values[name] = stamp(values[name]) if values[name] else None
        marks = ", ".join("?" * len(COLUMNS))
        change.execute(f"insert into memory ({NAMES}) values ({marks})", [values[c] for c in COLUMNS])

    def end(self, change: Change, user: str, row_id: str, at: datetime) -> None:
        """Closes the window of a row."""
        change.execute('update memory set valid_to = ? where "user" = ? and id = ?', (stamp(at), user, row_id))

    def drop_expired(self, change: Change, user: str, now: datetime) -> int:
        query = 'delete from memory where "user" = ? and expires_at <= ?'
        return int(change.execute(query, (user, stamp(now))).rowcount)

    def delete(self, change: Change, user: str, ids: Sequence[str]) -> int:
        """Removes rows of the user; no other row may still name them."""
        removed = 0
        for row_id in ids:
            removed += change.execute('delete from memory where "user" = ? and id = ?', (user, row_id)).rowcount
            change.execute('update memory set supersedes = null where "user" = ? and supersedes = ?', (user, row_id))
        return removed


#: Run at the end of each change.
RAISED = (
    'insert into revision ("user", number) values (?, 1) '
    'on conflict ("user") do update set number = revision.number + 1'
)


def stamp(at: datetime) -> str:
    """UTC text of fixed width, so that text order is time order."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
