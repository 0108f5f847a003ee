"""BM25 over the rows of one user (Robertson and Zaragoza 2009; k1 1.2, b 0.75)."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

K1 = 1.2
B = 0.75


class Bm25:
    """An index over lists of terms; positions are the results."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self.terms = texts
        self._lengths = [len(t) for t in texts]
        self._mean = sum(self._lengths) / len(texts) if texts else 0.0
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for position, counted in enumerate(map(Counter, texts)):
            for term, count in counted.items():
                self._postings[term].append((position, count))

    def rarity(self, term: str) -> float:
        """Inverse document frequency, 0 for a term that no text holds."""
        held = len(self._postings.get(term, ()))
        return math.log(1 + (len(self._lengths) - held + 0.5) / (held + 0.5)) if held else 0.0

    def holders(self, term: str) -> int:
        """How many texts hold the term."""
        return len(self._postings.get(term, ()))

    def scores(self, query: Iterable[str]) -> dict[int, float]:
        """Position to score, for the positions that share a term with the query."""
        result: dict[int, float] = defaultdict(float)
        for term in dict.fromkeys(query):
            rarity = self.rarity(term)
            for position, count in self._postings.get(term, ()):
                norm = K1 * (1 - B + B * self._lengths[position] / self._mean)
                result[position] += rarity * count * (K1 + 1) / (count + norm)
        return dict(result)
