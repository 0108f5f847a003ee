"""Vectors learned from the catalog itself: words that are used in the same products lie near each other (latent semantic analysis).

A product is the sum of its words' vectors, each weighted (1 + ln times) x idf; a word's vector is its row of the truncated singular
value decomposition of the word-by-product matrix, divided by the square root of the singular values. No model, no download, any
language that the feed is in. Learned from a sample when the catalog is large; the seed is fixed, so a feed gives one index.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

DIMENSIONS = 192
SAMPLE = 50_000  # products that word vectors are learned from
VOCABULARY = 30_000  # most used words among them that get a vector
_SEEN = 2  # products that a word must be in
_ROUNDS = 3  # power iterations: more does not change the ranking
_TINY = 1e-7  # of the largest squared singular value: less is rounding
_AT_ONCE = 60_000  # words gathered at a time: 60 MB


@dataclass(frozen=True)
class Counted:
    """A sparse matrix of products by words: `words` and `times`, `lengths` entries for each product in order."""

    words: NDArray[np.uint32]
    times: NDArray[np.uint8]
    lengths: NDArray[np.uint32]


@dataclass(frozen=True)
class WordVectors:
    """`row[word]`: its row of `table`, -1 without one. `idf` by word."""

    row: NDArray[np.int32]
    table: Floats
    idf: Floats

    @property
    def dimensions(self) -> int:
        return int(self.table.shape[1])

    def text(self, words: list[int]) -> Floats:
        """The unit vector of a request's words; zeros when none has a vector."""
        known = [w for w in words if 0 <= w < len(self.row) and self.row[w] >= 0]
        total = (self.idf[known, None] * self.table[self.row[known]]).sum(axis=0, dtype=np.float32)
        found: Floats = unit(total[None, :])[0]
        return found


def unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    made: Floats = np.divide(vectors, np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return made


def learn(counted: Counted, documents: NDArray[np.int64]) -> WordVectors:
    """`documents`: in how many products of the whole catalog each word is."""
    count = len(counted.lengths)
    idf = np.log(max(count, 1) / np.maximum(documents, 1)).clip(0).astype(np.float32)
    sample = _sampled(counted)
    seen = np.bincount(sample.words, minlength=len(documents))
    kept = np.argsort(-seen, kind="stable")[:VOCABULARY]
    kept = np.sort(kept[seen[kept] >= _SEEN])
    row = np.full(len(documents), -1, np.int32)
    row[kept] = np.arange(len(kept), dtype=np.int32)
    matrix = _Sparse.of(sample, row, idf)
    table = _directions(matrix, len(kept)) if len(kept) else np.zeros((1, 1), np.float32)
    return WordVectors(row, table, idf)


def project(counted: Counted, vectors: WordVectors, write: Callable[[NDArray[np.int8], Floats], object]) -> None:
    """Unit vectors of all products as bytes with one scale each, handed to `write` piece by piece."""
    for piece in _pieces(counted):
        values = _sums(piece, vectors)
        scale = np.abs(values).max(axis=1) / 127 if values.size else np.zeros(len(values), np.float32)
        safe = np.where(scale == 0, 1, scale)[:, None]
        write(np.rint(values / safe).astype(np.int8), scale.astype(np.float32))


def _sums(piece: Counted, vectors: WordVectors) -> Floats:
    row = vectors.row[piece.words]
    weight = (1 + np.log(piece.times)) * vectors.idf[piece.words]
    rows = vectors.table[np.maximum(row, 0)] * np.where(row < 0, 0, weight).astype(np.float32)[:, None]
    return unit(_by_product(rows, piece.lengths))


def _by_product(rows: Floats, lengths: NDArray[np.uint32]) -> Floats:
    """Sums of runs of rows; an empty run is zero."""
    out = np.zeros((len(lengths), rows.shape[1]), np.float32)
    full = np.flatnonzero(lengths)
    if len(full):
        starts = np.concatenate([[0], np.cumsum(lengths[full], dtype=np.int64)[:-1]])
        out[full] = np.add.reduceat(rows, starts, axis=0)
    return out


def _pieces(counted: Counted) -> Iterator[Counted]:
    """Whole products, about `_AT_ONCE` words a piece."""
    ends = np.cumsum(counted.lengths, dtype=np.int64)
    first = start = 0
    while first < len(ends):
        last = max(first + 1, int(np.searchsorted(ends, start + _AT_ONCE, side="right")))
        end = int(ends[last - 1])
        yield Counted(counted.words[start:end], counted.times[start:end], counted.lengths[first:last])
        first, start = last, end


def _sampled(counted: Counted) -> Counted:
    """Every so manyth product, so that no part of the feed is left out."""
    step = math.ceil(len(counted.lengths) / SAMPLE) or 1
    if step == 1:
        return counted
    chosen = np.zeros(len(counted.lengths), bool)
    chosen[::step] = True
    words, times, start = [], [], 0
    for piece, here in zip(_pieces(counted), _split(chosen, counted), strict=True):
        held = np.repeat(here, piece.lengths)
        words.append(piece.words[held])
        times.append(piece.times[held])
        start += len(here)
    return Counted(np.concatenate(words), np.concatenate(times), counted.lengths[chosen])


def _split(chosen: NDArray[np.bool_], counted: Counted) -> Iterator[NDArray[np.bool_]]:
    start = 0
    for piece in _pieces(counted):
        yield chosen[start : start + len(piece.lengths)]
        start += len(piece.lengths)


@dataclass(frozen=True)
class _Sparse:
    """Unit rows of (1 + ln times) x idf, and the same turned."""

    column: NDArray[np.int64]
    value: Floats
    lengths: NDArray[np.uint32]
    turned: tuple[NDArray[np.int64], Floats, NDArray[np.uint32]]

    @classmethod
    def of(cls, counted: Counted, row: NDArray[np.int32], idf: Floats) -> "_Sparse":
        product = np.repeat(np.arange(len(counted.lengths)), counted.lengths)
        column = row[counted.words].astype(np.int64)
        value = (1 + np.log(counted.times)) * idf[counted.words]
        held = column >= 0
        product, column, value = product[held], column[held], value[held]
        norm = np.sqrt(np.bincount(product, value**2, minlength=len(counted.lengths)))
        value = (value / np.where(norm == 0, 1, norm)[product]).astype(np.float32)
        lengths = np.bincount(product, minlength=len(counted.lengths)).astype(np.uint32)
        order = np.argsort(column, kind="stable")
        words = int(row.max()) + 1 if len(row) else 0
        turned = (product[order], value[order], np.bincount(column, minlength=words).astype(np.uint32))
        return cls(column, value, lengths, turned)

    def times(self, right: Floats) -> Floats:
        return _product(self.column, self.value, self.lengths, right)

    def turned_times(self, right: Floats) -> Floats:
        return _product(*self.turned, right)


def _product(column: NDArray[np.int64], value: Floats, lengths: NDArray[np.uint32], right: Floats) -> Floats:
    out, ends = np.zeros((len(lengths), right.shape[1]), np.float32), np.cumsum(lengths, dtype=np.int64)
    first = start = 0
    while first < len(ends):
        last = max(first + 1, int(np.searchsorted(ends, start + _AT_ONCE, side="right")))
        end = int(ends[last - 1])
        out[first:last] = _by_product(right[column[start:end]] * value[start:end, None], lengths[first:last])
        first, start = last, end
    return out


def _directions(matrix: _Sparse, words: int) -> Floats:
    """Word vectors by randomised subspace iteration (Halko, Martinsson and Tropp 2011)."""
    wide = min(DIMENSIONS + 20, words, len(matrix.lengths))
    basis = _orthonormal(matrix.times(np.random.default_rng(0).standard_normal((words, wide)).astype(np.float32)))[0]
    for _ in range(_ROUNDS):
        basis = _orthonormal(matrix.times(matrix.turned_times(basis)))[0]
    directions, values = _orthonormal(matrix.turned_times(basis))
    return np.ascontiguousarray(directions[:, :DIMENSIONS] / np.sqrt(values[:DIMENSIONS])).astype(np.float32)


def _orthonormal(columns: Floats) -> tuple[Floats, Floats]:
    """The left singular vectors of a tall matrix and its singular values, largest first, without those that are as good as zero:
    by the small matrix of inner products, many times faster than a QR of the tall one."""
    values, turns = np.linalg.eigh((columns.T @ columns).astype(np.float64))
    kept = np.flatnonzero(values > _TINY * max(float(values[-1]), _TINY))[::-1]
    if not len(kept):
        return np.zeros((len(columns), 1), np.float32), np.ones(1, np.float32)
    lengths = np.sqrt(values[kept])
    return (columns @ (turns[:, kept] / lengths).astype(np.float32)), lengths.astype(np.float32)
