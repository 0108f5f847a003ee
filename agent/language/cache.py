"""Answers of language models kept by the digest of what was asked. Off unless a file is named."""

import hashlib
import json
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from ...domain.errors import StoreError
from .structured import Message


class ResponseCache:
    """SQLite, one row a question, readable by its owner only. A file that cannot be used raises StoreError with what to do.

    Only answers that fitted their schema are kept, as the JSON of what was read out of them.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @staticmethod
    def key(model: str, messages: Sequence[Message], schema: str) -> str:
        """SHA-256 over the canonical JSON of model (with its server), schema and messages."""
        asked = [model, schema, [[m.role, m.content] for m in messages]]
        return hashlib.sha256(json.dumps(asked, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    def get(self, key: str) -> str | None:
        try:
            with closing(self._open()) as base:
                row = base.execute("select answer from answers where key = ?", (key,)).fetchone()
        except (sqlite3.Error, OSError) as error:
            raise self._broken(error) from error
        return str(row[0]) if row else None

    def put(self, key: str, answer: str) -> None:
        try:
            with closing(self._open()) as base, base:
                base.execute("insert or replace into answers values (?, ?)", (key, answer))
        except (sqlite3.Error, OSError) as error:
            raise self._broken(error) from error

    def _open(self) -> sqlite3.Connection:
        if not self._path.exists():
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        base = sqlite3.connect(self._path, timeout=5)
        base.execute("create table if not exists answers (key text primary key, answer text not null)")
        return base

    def _broken(self, error: Exception) -> StoreError:
        return StoreError(f"the answer cache {self._path} cannot be used ({error}): delete it or name another file")
