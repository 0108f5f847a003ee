"""The baseline of `bench esci`: a plain BM25 of our own over one text a product, with the product's own words and nothing learned."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from ..tools.shopping.tokens import tokens

K1, B = 1.2, 0.75


class Bm25:
    """`texts`: id -> the text that is searched. Okapi BM25 with the idf that is never negative."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        counts = {key: Counter(tokens(text)) for key, text in texts.items()}
        self._lengths = {key: sum(held.values()) for key, held in counts.items()}
        self._average = sum(self._lengths.values()) / max(len(counts), 1)
        self._holding: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for key, held in counts.items():
            for word, times in held.items():
                self._holding[word].append((key, times))

    def scores(self, query: str) -> dict[str, float]:
        """Of every product that holds a word of the query."""
        found: dict[str, float] = defaultdict(float)
        for word in dict.fromkeys(tokens(query)):
            held = self._holding.get(word, [])
            idf = math.log(1 + (len(self._lengths) - len(held) + 0.5) / (len(held) + 0.5))
            for key, times in held:
                norm = K1 * (1 - B + B * self._lengths[key] / self._average)
                found[key] += idf * times * (K1 + 1) / (times + norm)
        return found


def best(scores: Mapping[str, float], of: Iterable[str] | None = None) -> list[str]:
    """Ids, best first; equal scores by id. `of`: these and no others, those without a score last."""
    keys = scores if of is None else of
    return sorted(keys, key=lambda key: (-scores.get(key, 0.0), key))
