"""Items that go together, as a graph; the path from what you like to what is proposed is the reason that is shown."""

from collections.abc import Sequence
from heapq import heappop, heappush
from math import log
from typing import Annotated

import numpy as np
from pydantic import Field

from ...domain.claim import Claim, ClaimKind
from ...domain.model import Model
from .content import STRANGER
from .item_to_item import Together
from .items import Item, ItemList, Query


class GraphConfig(Model):
    """`steps`: edges of a path at most. `partners`: neighbours that an item is joined to. `least`: similarity of an edge at least."""

    steps: Annotated[int, Field(ge=1, le=6)] = 3
    partners: Annotated[int, Field(ge=1, le=1000)] = 20
    least: Annotated[float, Field(gt=0, lt=1)] = 0.02


class Path(Model):
    """From what the person likes to an item, each item taken together with the next. `strength`: product of the similarities."""

    items: Annotated[tuple[str, ...], Field(min_length=2)]
    strength: Annotated[float, Field(gt=0, le=1)]

    def claim(self) -> Claim:
        """ "`subject` goes together with what you like, by this path": the value is the ids, the liked one first."""
        return Claim(
            id=f"together:{self.items[-1]}",
            kind=ClaimKind.GOODS,
            subject=self.items[-1],
            field="goes_together",
            value=list(self.items),
        )


class Graph:
    """Edges are similarities in the community's histories. Score of an item: strength of the strongest path to it from a like."""

    name = "graph"

    def __init__(self, config: GraphConfig, table: Together, items: Sequence[Item]) -> None:
        self._config = config
        self._table = table
        self._ids = [i.id for i in items if table.vocabulary.number(i.id) >= 0]
        self._by_number = {table.vocabulary.number(i): i for i in self._ids}

    def partners(self, item_id: str) -> tuple[tuple[str, float], ...]:
        """Strongest first, among the items of this graph; equal ones by id."""
        number = self._table.vocabulary.number(item_id)
        if number < 0:
            return ()
        found = zip(*self._table.partners(number), strict=True)
        near = [(self._by_number[int(n)], float(s)) for n, s in found if int(n) in self._by_number]
        near = [(i, s) for i, s in near if s >= self._config.least]
        return tuple(sorted(near, key=lambda pair: (-pair[1], pair[0]))[: self._config.partners])

    def paths(self, liked: Sequence[str]) -> dict[str, Path]:
        """The strongest path to each item that is within reach: Dijkstra over -log(similarity), from all likes at once."""
        best: dict[str, Path] = {}
        queue: list[tuple[float, tuple[str, ...]]] = [(0.0, (i,)) for i in sorted(set(liked))]
        done: set[tuple[str, int]] = set()
        while queue:
            cost, path = heappop(queue)
            last, steps = path[-1], len(path) - 1
            if (last, steps) in done or (steps and last in liked):
                continue
            done.add((last, steps))
            if steps and last not in best:
                best[last] = Path(items=path, strength=min(1.0, float(np.exp(-cost))))
            if steps < self._config.steps:
                for other, similarity in self.partners(last):
                    if other not in path:
                        heappush(queue, (cost - log(min(1.0, similarity)), (*path, other)))
        return best

    def __call__(self, query: Query, items: ItemList) -> ItemList:
        if not query.chosen:
            return items.scored(np.full(len(items.items), np.nan), STRANGER)
        paths = self.paths(query.chosen)
        scores = [paths[i.id].strength if i.id in paths else np.nan for i in items.items]
        return items.scored(np.array(scores, dtype=float))
