"""Memory as a LangGraph `BaseStore`, so that other graphs keep their data in the same file and it is forgotten with the rest.

Import this module only where LangGraph is used: it loads it.
"""

import asyncio
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from langgraph.store.base import (
    BaseStore,
    GetOp,
    Item,
    ListNamespacesOp,
    MatchCondition,
    Op,
    PutOp,
    Result,
    SearchItem,
    SearchOp,
)

from .embedding import HashedEmbedder
from .index import brute
from .items import Entry
from .store import Memory

_COMPARE = {
    "$eq": lambda a, b: a == b,
    "$ne": lambda a, b: a != b,
    "$gt": lambda a, b: a > b,
    "$gte": lambda a, b: a >= b,
    "$lt": lambda a, b: a < b,
    "$lte": lambda a, b: a <= b,
}


class MemoryStore(BaseStore):
    """The store of the user whose `memory` it is given; a namespace never reaches another user."""

    def __init__(self, memory: Memory) -> None:
        self._items = memory.items
        self._embedder = HashedEmbedder()

    def batch(self, ops: Iterable[Op]) -> list[Result]:
        return [self._one(op) for op in ops]

    async def abatch(self, ops: Iterable[Op]) -> list[Result]:
        return await asyncio.to_thread(self.batch, list(ops))

    def _one(self, op: Op) -> Result:
        match op:
            case GetOp():
                entry = self._items.get(op.namespace, op.key)
                return _item(entry) if entry else None
            case PutOp():
                self._items.put(op.namespace, op.key, op.value, datetime.now(UTC))
                return None
            case SearchOp():
                return self._search(op)
            case ListNamespacesOp():
                return self._namespaces(op)

    def _search(self, op: SearchOp) -> list[SearchItem]:
        found = [e for e in self._items.under(op.namespace_prefix) if _fits(e.value, op.filter or {})]
        scores: Mapping[int, float] = {}
        if op.query and found:
            matrix = self._embedder.embed([json.dumps(e.value, ensure_ascii=False) for e in found])
            scores = brute(matrix, self._embedder.embed([op.query])[0])
        order = sorted(range(len(found)), key=lambda i: -scores.get(i, 0.0))
        page = order[op.offset : op.offset + op.limit]
        return [_search_item(found[i], scores.get(i)) for i in page]

    def _namespaces(self, op: ListNamespacesOp) -> list[tuple[str, ...]]:
        spaces = {e.namespace for e in self._items.under(())}
        fitting = [s for s in spaces if all(_matches(c, s) for c in op.match_conditions or ())]
        cut = sorted({s[: op.max_depth] for s in fitting})
        return cut[op.offset : op.offset + op.limit]


def _item(entry: Entry) -> Item:
    return Item(
        value=entry.value, key=entry.key, namespace=entry.namespace, created_at=entry.created, updated_at=entry.updated
    )


def _search_item(entry: Entry, score: float | None) -> SearchItem:
    return SearchItem(entry.namespace, entry.key, entry.value, entry.created, entry.updated, score)


def _fits(value: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Every field equals, or meets its operators ({"age": {"$gt": 3}})."""
    return all(_meets(value.get(field), condition) for field, condition in wanted.items())


def _meets(held: Any, condition: Any) -> bool:
    if not (isinstance(condition, Mapping) and condition and all(str(k).startswith("$") for k in condition)):
        return bool(held == condition)
    try:
        return all(_COMPARE[str(name)](held, other) for name, other in condition.items())
    except TypeError:  # not comparable: it does not meet it
        return False


def _matches(condition: MatchCondition, space: tuple[str, ...]) -> bool:
    path = tuple(condition.path)
    part = space[: len(path)] if condition.match_type == "prefix" else space[-len(path) :]
    return len(part) == len(path) and all(p in ("*", s) for p, s in zip(path, part, strict=True))
