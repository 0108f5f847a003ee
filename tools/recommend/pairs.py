"""How often two items were taken together: a sparse table of pairs, with bounded memory."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from .items import Floats, History, Vocabulary

Ints = NDArray[np.int64]
#: Steps between two positions of one history (positive: the second came later) -> the pair's weight, of the same shape.
Weigh = Callable[[Ints], Floats]
_BATCH = 2_000_000  # pairs that are summed at once


class Pairs:
    """A square table of `size` items. At most `most` entries are kept: the heaviest."""

    def __init__(self, size: int, keys: Ints, values: Floats) -> None:
        self.size = size
        self._keys = keys
        self._values = values.astype(np.float32)

    @classmethod
    def count(
        cls, histories: Sequence[History], vocabulary: Vocabulary, weigh: Weigh, most: int = 20_000_000
    ) -> "Pairs":
        """The sum over histories of each ordered pair's weight; pairs of weight 0 are not kept."""
        size = max(1, len(vocabulary))
        keys, values = np.empty(0, np.int64), np.empty(0)
        for some in _batches(_weighed(histories, vocabulary, weigh, size)):
            keys, values = _summed(
                np.concatenate([keys, *(k for k, _ in some)]), np.concatenate([values, *(v for _, v in some)])
            )
            if len(keys) > most:
                kept = np.sort(np.argpartition(values, -most)[-most:])
                keys, values = keys[kept], values[kept]
        return cls(size, keys, values)

    def __len__(self) -> int:
        return len(self._keys)

    def at(self, rows: Ints, columns: Ints) -> Floats:
        """Shape (len(rows), len(columns)); 0 for a pair that was never seen, and for cold items (-1)."""
        if not len(self._keys):
            return np.zeros((len(rows), len(columns)))
        wanted = rows[:, None] * self.size + columns[None, :]
        found = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        held = (self._keys[found] == wanted) & (rows[:, None] >= 0) & (columns[None, :] >= 0)
        return np.where(held, self._values[found], 0.0)

    def row(self, number: int) -> tuple[Ints, Floats]:
        """Partners of one item and their weights."""
        first, last = np.searchsorted(self._keys, (number * self.size, (number + 1) * self.size))
        return self._keys[first:last] - number * self.size, self._values[first:last].astype(np.float64)

    def diagonal(self) -> Floats:
        """Each item with itself."""
        numbers = np.arange(self.size)
        wanted = numbers * (self.size + 1)
        if not len(self._keys):
            return np.zeros(self.size)
        found = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return np.where(self._keys[found] == wanted, self._values[found], 0.0)

    def totals(self) -> Floats:
        """The weight of each row."""
        return np.asarray(np.bincount(self._keys // self.size, self._values, minlength=self.size), dtype=np.float64)


def _weighed(
    histories: Sequence[History], vocabulary: Vocabulary, weigh: Weigh, size: int
) -> Iterator[tuple[Ints, Floats]]:
    for history in histories:
        numbers = vocabulary.numbers(history.items)
        places = np.arange(len(numbers))
        weights = weigh(places[None, :] - places[:, None])
        kept = weights != 0
        yield (numbers[:, None] * size + numbers[None, :])[kept], weights[kept]


def _batches(parts: Iterable[tuple[Ints, Floats]]) -> Iterator[list[tuple[Ints, Floats]]]:
    some, count = [], 0
    for part in parts:
        some.append(part)
        count += len(part[0])
        if count >= _BATCH:
            yield some
            some, count = [], 0
    if some:
        yield some


def _summed(keys: Ints, values: Floats) -> tuple[Ints, Floats]:
    if not len(keys):
        return keys, values
    order = np.argsort(keys, kind="stable")
    keys, values = keys[order], values[order]
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    return keys[starts], np.add.reduceat(values, starts)
