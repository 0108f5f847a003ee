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
    """Hashed words (weight 1) and character trigrams (weight 0.5; pairs for Korean and Chinese)."""

    def __init__(self, dimensions: int = 768) -> None:
        self._dimensions = dimensions

    @property
    def name(self) -> str:
        return f"hashed-1-{self._dimensions}"

    @property
    def dimensions(self) -> int:
        return self._dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for feature, weight in _features(text).items():
                bucket, sign = _bucket(feature)
                row[bucket % self._dimensions] += sign * weight
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors /= np.where(lengths == 0, 1, lengths)
        return vectors


def _features(text: str) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for word in words(text):
        counts["w:" + word] += 1
        padded = f"<{word}>"
        counts.update("g:" + padded[i : i + 3] for i in range(len(padded) - 2))
    return {f: (1.0 if f[0] == "w" else 0.5) * (1 + math.log(n)) for f, n in counts.items()}


@lru_cache(maxsize=65_536)
def _bucket(feature: str) -> tuple[int, int]:
    """A bucket and a sign, the same in every process (Python's own hash is not)."""
    digest = int.from_bytes(hashlib.blake2b(feature.encode(), digest_size=8).digest(), "big")
    return digest >> 1, 1 if digest & 1 else -1
