"""Nearest vectors among many: products in cells round learned centres; a search looks into the cells nearest to the request.

Under `EXACT` products (or when a hard condition leaves so few) all are compared, and nothing is approximate.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .meaning import Floats, unit

EXACT = 20_000
_LOOKED_AT = 12_000  # products compared when there are more
_MOST_CELLS = 64
_ROUNDS = 8
_SAMPLE = 50_000
_AT_ONCE = 20_000


@dataclass(frozen=True)
class Vectors:
    """Unit vectors as bytes and their scales; `centres` with `order` (product numbers cell by cell) and `starts`; none when few."""

    values: NDArray[np.int8]
    scales: Floats
    centres: Floats
    order: NDArray[np.uint32]
    starts: NDArray[np.int64]

    def likeness(self, products: NDArray[np.int64], vector: Floats) -> Floats:
        """Cosine of each product with a unit vector."""
        if not len(products):
            return np.zeros(0, np.float32)
        return (self.values[products].astype(np.float32) @ vector * self.scales[products]).astype(np.float32)

    def of(self, products: NDArray[np.int64]) -> Floats:
        return self.values[products].astype(np.float32) * self.scales[products, None]

    def near(self, vector: Floats, allowed: NDArray[np.bool_] | None, count: int) -> NDArray[np.int64]:
        """The `count` products most like the vector, of those allowed; best first."""
        looked = self._looked_at(vector, allowed)
        like = self.likeness(looked, vector)
        best = np.argpartition(-like, count - 1)[:count] if len(like) > count else np.arange(len(like))
        return looked[best[np.argsort(-like[best], kind="stable")]]

    def _looked_at(self, vector: Floats, allowed: NDArray[np.bool_] | None) -> NDArray[np.int64]:
        if not len(self.centres):
            return np.flatnonzero(allowed) if allowed is not None else np.arange(len(self.scales))
        if allowed is not None:
            passed = np.flatnonzero(allowed)
            if len(passed) <= EXACT:
                return passed
        found: list[NDArray[np.int64]] = []
        for cell in np.argsort(-(self.centres @ vector))[:_MOST_CELLS]:
            here = self.order[self.starts[cell] : self.starts[cell + 1]].astype(np.int64)
            found.append(here if allowed is None else here[allowed[here]])
            if sum(map(len, found)) >= _LOOKED_AT:
                break
        return np.concatenate(found)


def cells_of(values: NDArray[np.int8], scales: Floats) -> tuple[Floats, NDArray[np.uint32], NDArray[np.int64]]:
    """Centres by k-means on a sample (seed fixed), and every product in the cell of its nearest; empty for few products."""
    count = len(values)
    if count <= EXACT:
        return np.zeros((0, values.shape[1]), np.float32), np.zeros(0, np.uint32), np.zeros(1, np.int64)
    step = max(1, count // _SAMPLE)
    sample = values[::step].astype(np.float32) * scales[::step, None]
    centres = sample[np.random.default_rng(0).choice(len(sample), max(2, round(count**0.5)), replace=False)]
    for _ in range(_ROUNDS):
        centres = _moved(centres, sample)
    cell = np.concatenate([np.argmax(part @ centres.T, axis=1) for part in _parts(values, scales)])
    starts = np.concatenate([[0], np.cumsum(np.bincount(cell, minlength=len(centres)))]).astype(np.int64)
    return centres, np.argsort(cell, kind="stable").astype(np.uint32), starts


def _moved(centres: Floats, sample: Floats) -> Floats:
    """Each centre to the mean of what is nearest to it; a centre of nothing stays."""
    cell = np.concatenate(
        [np.argmax(sample[i : i + _AT_ONCE] @ centres.T, axis=1) for i in range(0, len(sample), _AT_ONCE)]
    )
    order = np.argsort(cell, kind="stable")
    held, starts = np.unique(cell[order], return_index=True)
    moved = centres.copy()
    moved[held] = unit(np.add.reduceat(sample[order], starts, axis=0))
    return moved


def _parts(values: NDArray[np.int8], scales: Floats) -> Iterator[Floats]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE].astype(np.float32) * scales[start : start + _AT_ONCE, None]
