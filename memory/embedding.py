"""Turning text into vectors. The default needs no model, no download and no network, in any language.

Words and character n-grams are hashed into a fixed number of signed buckets (the "hashing trick", Weinberger et al. 2009).
Near spellings, inflections and Korean or Chinese without word breaks come out near each other; a translation does not.
"""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_WORD = re.compile(r"[^\W_]+")
_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힣]")

#: Endings and particles of Korean, as pairs of characters: they join any two sentences.
_ENDINGS = frozenset(
    "어요 아요 해요 예요 세요 네요 니다 습니 입니 있어 싶어 에서 으로 에게 하고 하는 이나 까지 부터 는데 지만".split()
)


class Embedder(Protocol):
    """Texts to unit vectors. `name` changes whenever the vectors would: an index of another name is rebuilt."""

    @property
    def name(self) -> str: ...
    @property
    def dimensions(self) -> int: ...
    def embed(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions), float32; each row of length one, or all zero for a text without words."""


def words(text: str) -> list[str]:
    """Lower-case words; runs of Korean, Chinese or Japanese also as their pairs of characters."""
    found: list[str] = []
    for word in _WORD.findall(text.casefold()):
        found.append(word)
        if _CJK.search(word) and len(word) > 2:
            found.extend(p for p in (word[i : i + 2] for i in range(len(word) - 1)) if p not in _ENDINGS)
    return found


class HashedEmbedder:
    """Hashed words (weight 1) and their character trigrams (weight 0.5 each); a repeated word counts 1 + ln(times)."""

    def __init__(self, dimensions: int = 768) -> None:
        self._dimensions = dimensions

    @property
    def name(self) -> str:
        return f"hashed-2-{self._dimensions}"

    @property
    def dimensions(self) -> int:
        return self._dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            counts = Counter(words(text))
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
    """Buckets (before the modulus) and signed weights of a word and of its trigrams, ends marked."""
    padded = f"<{word}>"
    features = [("w:" + word, 1.0), *(("g:" + padded[i : i + 3], 0.5) for i in range(len(padded) - 2))]
    hashed = [(*_bucket(name), weight) for name, weight in features]
    return np.array([b for b, _, _ in hashed]), np.array([sign * weight for _, sign, weight in hashed])


def _bucket(feature: str) -> tuple[int, int]:
    """A bucket and a sign, the same in every process (Python's own hash is not)."""
    digest = int.from_bytes(hashlib.blake2b(feature.encode(), digest_size=8).digest(), "big")
    return digest >> 2, 1 if digest & 1 else -1
