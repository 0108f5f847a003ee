"""BM25 over the rows of one user (Robertson and Zaragoza 2009; k1 1.2, b 0.75)."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from .embedding import words

K1 = 1.2
B = 0.75

#: Words that say nothing about what is asked.
STOP = frozenset(
    "a an the and or of to in on at for with is are was were be am i me my you your we our it its this that do does did what "
    "which who when where how please can could would should have has had from by as about so if not no "
    "있어요 싶어요 있는 좋은 저는 제가 나는 내가 우리 我 的 了 吗 我们".split()
)


class Bm25:
    """An index over `texts`; positions are the results."""

    def __init__(self, texts: Sequence[str]) -> None:
        tokens = [terms(text) for text in texts]
        self._lengths = [len(t) for t in tokens]
        self._mean = sum(self._lengths) / len(tokens) if tokens else 0.0
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for position, counted in enumerate(map(Counter, tokens)):
            for term, count in counted.items():
                self._postings[term].append((position, count))

    def scores(self, query: str) -> dict[int, float]:
        """Position to score, for the positions that share a word with the query."""
        result: dict[int, float] = defaultdict(float)
        for term in dict.fromkeys(terms(query)):
            postings = self._postings.get(term, [])
            rarity = math.log(1 + (len(self._lengths) - len(postings) + 0.5) / (len(postings) + 0.5))
            for position, count in postings:
                norm = K1 * (1 - B + B * self._lengths[position] / self._mean)
                result[position] += rarity * count * (K1 + 1) / (count + norm)
        return dict(result)


def terms(text: str) -> list[str]:
    return [_stem(w) for w in words(text) if w not in STOP]


def _stem(word: str) -> str:
    """Plural and possessive s off English words of four letters or more: "temples" is "temple"."""
    if word.isascii() and len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
