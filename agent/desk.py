"""Two desks: one in memory, one in a SQLite file that outlives the process."""

import hashlib
import os
import sqlite3
import threading
from pathlib import Path

from ..domain.errors import NotKept, StoreError
from ..domain.plan import Plan


def key_of(plan: Plan) -> str:
    """Content hash of a plan: the same plan has the same key."""
    return hashlib.sha256(plan.model_dump_json().encode()).hexdigest()[:32]


class MemoryDesk:
    """Keeps plans for the life of the process."""

    def __init__(self) -> None:
        self._plans: dict[str, Plan] = {}

    def put(self, plan: Plan) -> str:
        key = key_of(plan)
        self._plans[key] = plan
        return key

    def get(self, key: str) -> Plan:
        try:
            return self._plans[key]
        except KeyError:
            raise NotKept("This plan is not kept any more: ask for it again.") from None

    def forget(self) -> int:
        count = len(self._plans)
        self._plans.clear()
        return count


class SqliteDesk:
    """Keeps plans in one file, readable by its owner only."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, check_same_thread=False, timeout=5, isolation_level=None)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.execute("PRAGMA secure_delete=ON")
            self._db.execute(
                "CREATE TABLE IF NOT EXISTS plans (key TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID"
            )
            os.chmod(path, 0o600)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(_sentence(path, error)) from error

    def put(self, plan: Plan) -> str:
        key = key_of(plan)
        self._run("INSERT OR REPLACE INTO plans VALUES (?, ?)", (key, plan.model_dump_json()))
        return key

    def get(self, key: str) -> Plan:
        rows = self._run("SELECT body FROM plans WHERE key = ?", (key,))
        if not rows:
            raise NotKept("This plan is not kept any more: ask for it again.")
        return Plan.model_validate_json(rows[0][0])

    def forget(self) -> int:
        count = int(self._run("SELECT count(*) FROM plans")[0][0])
        self._run("DELETE FROM plans")
        self._run("VACUUM")
        self._run("PRAGMA wal_checkpoint(TRUNCATE)")
        return count

    def close(self) -> None:
        self._db.close()

    def _run(self, sql: str, values: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
        try:
            with self._lock:
                return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError(_sentence(self._path, error)) from error


def _sentence(path: Path, error: Exception) -> str:
    return (
        f"Cannot keep plans in {path} ({error}): free some space, choose another folder with --home, or use --private."
    )
