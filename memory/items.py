"""Keyed JSON of one user, under namespaces: what other graphs keep in the same store. It is never profile and never recalled."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..domain.errors import InputError
from .rowstore import RowStore, stamp

_SEPARATOR = "\x1f"  # no key may hold it, so no namespace can pose as another


@dataclass(frozen=True, slots=True)
class Entry:
    namespace: tuple[str, ...]
    key: str
    value: dict[str, Any]
    created: datetime
    updated: datetime


class Items:
    """The entries of `user`. Namespaces are below the user: they can name nobody else."""

    def __init__(self, database: RowStore, user: str, private: bool) -> None:
        self._database = database
        self._user = user
        self._private = private

    def get(self, namespace: tuple[str, ...], key: str) -> Entry | None:
        query = (
            'select namespace, key, value, created, updated from item where "user" = ? and namespace = ? and key = ?'
        )
        rows = self._database.read(query, (self._user, _joined(namespace), key))
        return _entry(rows[0]) if rows else None

    def put(self, namespace: tuple[str, ...], key: str, value: Mapping[str, Any] | None, at: datetime) -> None:
        """Keeps JSON under the key; None removes it. In private mode nothing is kept."""
        if self._private:
            return
        try:
            text = None if value is None else json.dumps(value, ensure_ascii=True, allow_nan=False)
        except (TypeError, ValueError) as error:
            raise InputError(f"Only JSON can be stored ({error}): give plain values.") from error
        where = (self._user, _joined(namespace), key)
        with self._database.change(self._user) as change:
            if text is None:
                change.execute('delete from item where "user" = ? and namespace = ? and key = ?', where)
                return
            change.execute(
                'insert into item values (?, ?, ?, ?, ?, ?) on conflict ("user", namespace, key) '
                "do update set value = excluded.value, updated = excluded.updated",
                (*where, text, stamp(at), stamp(at)),
            )

    def under(self, prefix: tuple[str, ...]) -> list[Entry]:
        """Every entry whose namespace begins with `prefix`, newest change first."""
        query = 'select namespace, key, value, created, updated from item where "user" = ? order by updated desc, namespace, key'
        entries = (_entry(row) for row in self._database.read(query, (self._user,)))
        return [e for e in entries if e.namespace[: len(prefix)] == prefix]


def _joined(namespace: tuple[str, ...]) -> str:
    if any(_SEPARATOR in part for part in namespace):
        raise InputError("A namespace may not hold control characters: choose other names.")
    return _SEPARATOR.join(namespace)


def _entry(row: tuple[object, ...]) -> Entry:
    namespace, key, value, created, updated = map(str, row)
    times = datetime.fromisoformat(created), datetime.fromisoformat(updated)
    return Entry(tuple(namespace.split(_SEPARATOR)), key, json.loads(value), *times)
