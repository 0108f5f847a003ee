"""Turning text into vectors. The default needs no model, no download and no network, in any language.

Words, character n-grams and meanings are hashed into a fixed number of signed buckets (the "hashing trick", Weinberger et al.
2009). Near spellings, inflections and Korean or Chinese without word breaks come out near each other; so do an everyday word
and its translation (`concepts`). A model of a host's own is passed as `Memory.open(embedder=...)`.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from .concepts import concepts_of
from .stems import stem
from .tokens import STOP, raw_words

Vectors = NDArray[np.float32]

WORD, TRIGRAM, MEANING, FILLER = 1.0, 0.4, 0.9, 0.15  # weights of features; a filler word counts as little as that


class Embedder(Protocol):
    """Texts to unit vectors. `name` changes whenever the vectors would: an index of another name is rebuilt."""

    @property
    def name(self) -> str: ...
    @property
    def dimensions(self) -> int: ...
    def embed(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions), float32; each row of length one, or all zero for a text without words."""


class HashedEmbedder:
    """Hashed stems, their character trigrams, and their meanings; a repeated word counts 1 + ln(times)."""

    def __init__(self, dimensions: int = 768) -> None:
        self._dimensions = dimensions

    @property
    def name(self) -> str:
        return f"hashed-3-{self._dimensions}"

    @property
    def dimensions(self) -> int:
        return self._dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            counts = Counter(raw_words(text))
            if counts:
                parts = [_word_features(word) for word in counts]
                weights = [w * (1 + math.log(n)) for (_, w), n in zip(parts, counts.values(), strict=True)]
                buckets = np.concatenate([b for b, _ in parts]) % self._dimensions
                row[:] = np.bincount(buckets, np.concatenate(weights), minlength=self._dimensions)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors /= np.where(lengths == 0, 1, lengths)
        return vectors


@lru_cache(maxsize=32_768)
def _word_features(word: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Buckets (before the modulus) and signed weights of a word: its stem, its trigrams (ends marked), its meanings."""
    root = stem(word)
    padded = f"<{root}>"
    scale = FILLER if word in STOP or root in STOP else 1.0
    features = [("w:" + root, WORD), *(("g:" + padded[i : i + 3], TRIGRAM) for i in range(len(padded) - 2))]
    meant = sorted(concepts_of(word))
    features += [("c:" + concept, MEANING / math.sqrt(len(meant))) for concept in meant]
    hashed = [(*_bucket(name), weight * scale) for name, weight in features]
    return np.array([b for b, _, _ in hashed]), np.array([sign * weight for _, sign, weight in hashed])


def _bucket(feature: str) -> tuple[int, int]:
    """A bucket and a sign, the same in every process (Python's own hash is not)."""
    digest = int.from_bytes(hashlib.blake2b(feature.encode(), digest_size=8).digest(), "big")
    return digest >> 2, 1 if digest & 1 else -1
