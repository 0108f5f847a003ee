"""Inverted lists in NumPy: which products hold a word, and how much it says there, as one byte.

A word's list is read as two arrays: product numbers in ascending order and impacts. The impact is the part of BM25 that does not
depend on the request: tf (k1 + 1) / (tf + k1 (1 - b + b length / average length)), scaled to 0..255.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]
Bytes = NDArray[np.uint8]

#: (k1, b) by field. A title says a thing once: its length is punished little less, its repetition counts longer.
SHAPES = {"head": (2.0, 0.75), "category": (1.2, 0.75), "body": (1.2, 0.75), "deny": (1.2, 0.0)}
_AT_ONCE = 8_000_000  # words sorted at a time: about 200 MB


@dataclass(frozen=True)
class Lists:
    """`starts`: where each word's list begins, with the end of the last (words + 1)."""

    starts: NDArray[np.int64]
    products: Numbers
    impacts: Bytes
    k1: float

    def of(self, word: int) -> tuple[Numbers, Bytes]:
        start, end = (int(self.starts[word]), int(self.starts[word + 1])) if word + 1 < len(self.starts) else (0, 0)
        return self.products[start:end], self.impacts[start:end]

    @property
    def scale(self) -> float:
        """From a stored byte to the impact."""
        return (self.k1 + 1) / 255


def invert(
    words: Numbers, lengths: Numbers, vocabulary: int, field: str, write: Callable[[Numbers, Bytes], object]
) -> NDArray[np.int64]:
    """From words in the order of products (`lengths` words each) to lists, handed to `write` piece by piece; returns `starts`."""
    k1, b = SHAPES[field]
    ends = np.cumsum(lengths, dtype=np.int64)
    norm = (k1 * (1 - b + b * lengths / max(lengths.mean(), 1e-9) if len(lengths) else lengths)).astype(np.float32)
    counts = np.zeros(vocabulary, np.int64)
    for low, high in _ranges(words, vocabulary):
        keys = _keys(words, ends, low, high)
        if not len(keys):
            continue
        pairs, tf = np.unique(keys, return_counts=True)
        word, product = (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32)
        impact = tf / (tf + norm[product])
        counts += np.bincount(word, minlength=vocabulary)
        write(product, np.maximum(np.rint(impact * 255), 1).astype(np.uint8))
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])


def _ranges(words: Numbers, vocabulary: int) -> Iterator[tuple[int, int]]:
    """Ranges of word numbers that together hold all, each with about `_AT_ONCE` words."""
    counts = np.zeros(vocabulary, np.int64)
    for start in range(0, len(words), _AT_ONCE):
        counts += np.bincount(words[start : start + _AT_ONCE], minlength=vocabulary)
    total, low = np.cumsum(counts), 0
    while low < vocabulary:
        done = int(total[low - 1]) if low else 0
        high = max(low + 1, int(np.searchsorted(total, done + _AT_ONCE, side="right")))
        yield low, min(high, vocabulary)
        low = high


def _keys(words: Numbers, ends: NDArray[np.int64], low: int, high: int) -> NDArray[np.uint64]:
    """word << 32 | product, of the words in the range."""
    found: list[NDArray[np.uint64]] = []
    for start in range(0, len(words), _AT_ONCE):
        part = np.asarray(words[start : start + _AT_ONCE])
        here = np.flatnonzero((part >= low) & (part < high))
        product = np.searchsorted(ends, here + start, side="right")
        found.append((part[here].astype(np.uint64) << np.uint64(32)) | product.astype(np.uint64))
    return np.concatenate(found) if found else np.zeros(0, np.uint64)
