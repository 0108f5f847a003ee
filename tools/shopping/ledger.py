"""What became of carts: one row for each that was answered. A no is final, and a yes is handed over once, whatever is replayed."""

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any

from ...domain.errors import NotVerified, StoreError
from ...domain.goods import Approval, Cart, Price
from .cart import export, require_sound

_SCHEMA = (
    "create table if not exists answered (digest text primary key, approved integer not null, at text not null, handover text)"
    " without rowid"
)


class CartLedger:
    """`path` None keeps it for the life of the process. Safe for several threads and processes."""

    def __init__(self, path: Path | None = None) -> None:
        self._path, self._lock = path, RLock()
        with self._said():
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._db = sqlite3.connect(path or ":memory:", timeout=5, isolation_level=None, check_same_thread=False)
            self._db.execute("pragma journal_mode = wal")
            self._db.execute("pragma synchronous = full")  # an answer is not lost with the power
            self._db.execute("pragma secure_delete = on")
            self._db.execute(_SCHEMA)

    def refuse(self, cart: Cart, at: datetime) -> None:
        """Write the no down. A cart that was handed over before stays handed over."""
        with self._transaction():
            self._db.execute("insert or ignore into answered values (?, 0, ?, null)", (cart.digest, at.isoformat()))

    def hand_over(
        self,
        cart: Cart,
        approval: Approval,
        now: datetime,
        prices: Mapping[str, Price | None],
        links: Mapping[str, str],
    ) -> dict[str, Any]:
        """The export of an approved cart: made and written down once; asked again, the same one, whatever the time.

        Raises NotVerified when the cart was refused, or is not what was approved, or its prices are not today's.
        """
        require_sound(cart, approval)
        with self._transaction():
            row = self._db.execute(
                "select approved, handover from answered where digest = ?", (cart.digest,)
            ).fetchone()
            if row is not None and row[1] is not None:
                known: dict[str, Any] = json.loads(row[1])
                return known
            if row is not None:
                raise NotVerified("This cart was refused before: make it anew to approve it.")
            made = export(cart, approval, now, prices, links)
            values = (cart.digest, approval.at.isoformat(), json.dumps(made, ensure_ascii=False))
            self._db.execute("insert into answered values (?, 1, ?, ?)", values)
            return made

    def handed(self, digest: str) -> dict[str, Any] | None:
        """The export of a cart that was handed over."""
        with self._lock, self._said():
            row = self._db.execute("select handover from answered where digest = ?", (digest,)).fetchone()
        return json.loads(row[0]) if row is not None and row[0] else None

    def count(self) -> int:
        """How many carts were handed over."""
        with self._lock, self._said():
            return int(self._db.execute("select count(*) from answered where handover is not null").fetchone()[0])

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._lock, self._said():
            self._db.execute("begin immediate")
            try:
                yield
                self._db.execute("commit")
            except BaseException:
                self._db.execute("rollback")
                raise

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                f"The list of answered carts {self._path or 'in memory'} cannot be used ({error}): nothing was handed over."
            ) from error
