"""Alike by typed facts: kind, categories, brand. It needs no history of anybody, so it serves what is new."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt

import numpy as np

from ...domain.model import Model
from .items import Floats, Item, ItemList, Query

STRANGER = "Nothing is known of your taste yet: the order is by content and importance."


class ContentConfig(Model):
    """`smooth` is added to the number of items when a term's rarity is reckoned, so that a small catalog does not exaggerate."""

    smooth: float = 1.0


class Content:
    """Cosine of terms, a rare term weighing more (log of items over items with the term). Score: mean over the choices, by value."""

    name = "content"

    def __init__(self, config: ContentConfig, items: Iterable[Item]) -> None:
        held = list(items)
        counts = Counter(term for item in held for term in set(item.terms))
        total = len(held) + config.smooth
        self._rarity = {term: log(1 + total / count) for term, count in counts.items()}
        self._unseen = log(1 + total)

    def similarity(self, rows: Sequence[Item], columns: Sequence[Item]) -> Floats:
        """Shape (rows, columns), 0 to 1; positive semi-definite, for it is a product of unit vectors."""
        terms = {t: n for n, t in enumerate(dict.fromkeys(t for i in (*rows, *columns) for t in i.terms))}
        return np.asarray(self._vectors(rows, terms) @ self._vectors(columns, terms).T)

    def _vectors(self, items: Sequence[Item], terms: dict[str, int]) -> Floats:
        vectors = np.zeros((len(items), len(terms)))
        for vector, item in zip(vectors, items, strict=True):
            weights = {t: self._rarity.get(t, self._unseen) for t in item.terms}
            length = sqrt(sum(w * w for w in weights.values())) or 1.0
            for term, weight in weights.items():
                vector[terms[term]] = weight / length
        return vectors

    def __call__(self, query: Query, items: ItemList) -> ItemList:
        if not query.choices:
            return items.scored(np.full(len(items.items), np.nan), STRANGER)
        alike = self.similarity([c.item for c in query.choices], items.items)
        values = np.array([c.value * c.confidence for c in query.choices])
        scores = values @ alike / np.abs(values).sum() if np.abs(values).any() else np.zeros(len(items.items))
        known = np.array([bool(i.terms) for i in items.items])
        return items.scored(np.where(known, scores, np.nan))
