"""A snapshot file opened for reading: its rows, its pools, and how its integers become ids again."""

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from ...domain.errors import CatalogCorrupt
from ...domain.fact import Source
from ...domain.hours import OpeningHours
from .packing import unpack_hours
from .seal import checked_hash, connect

_SOME = 8192  # rows kept of each sort: the hot set of a few cities


class Store:
    """One file. `rows` may be called from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.hash = checked_hash(path)
        self._connection = connect(path)
        self._lock = Lock()
        self.meta: dict[str, str | None] = dict(self.rows("SELECT key, value FROM meta"))
        self.city_key = lru_cache(_SOME)(self._read_city_key)
        self.hours = lru_cache(_SOME)(self._read_hours)
        self.text = lru_cache(_SOME)(self._read_text)
        self.source = lru_cache(256)(self._read_source)

    def rows(self, sql: str, *values: Any) -> list[Any]:
        """All rows of one query."""
        try:
            with self._lock:
                return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise CatalogCorrupt(f"the catalog at {self.path} cannot be read ({error}): rebuild it") from error

    def row(self, sql: str, *values: Any) -> Any | None:
        """The first row of one query."""
        return next(iter(self.rows(sql, *values)), None)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def city_number(self, key: str) -> int | None:
        """The integer that stands for a city id; None when no row can be about it."""
        number = key.removeprefix("geonames:")
        if number != key and number.isdecimal() and str(int(number)) == number:
            return int(number)
        found = self.row("SELECT id FROM pool WHERE text = ?", key)
        return -found[0] if found else None

    def _read_city_key(self, number: int) -> str:
        return f"geonames:{number}" if number >= 0 else self.text(-number)

    def _read_text(self, row: int) -> str:
        found = self.row("SELECT text FROM pool WHERE id = ?", row)
        if found is None:
            raise CatalogCorrupt(f"the catalog at {self.path} lacks a text that it refers to: rebuild it")
        return str(found[0])

    def _read_hours(self, row: int) -> OpeningHours:
        found = self.row("SELECT json FROM hours WHERE id = ?", row)
        if found is None:
            raise CatalogCorrupt(f"the catalog at {self.path} lacks hours that it refers to: rebuild it")
        return unpack_hours(found[0])

    def _read_source(self, row: int) -> Source:
        found = self.row("SELECT json FROM source WHERE id = ?", row)
        if found is None:
            raise CatalogCorrupt(f"the catalog at {self.path} lacks a source that it refers to: rebuild it")
        return Source.model_validate_json(found[0])

    def all_sources(self) -> Sequence[Source]:
        return tuple(Source.model_validate_json(row[0]) for row in self.rows("SELECT json FROM source ORDER BY id"))
