"""A list that does not say the same thing ten times: maximal marginal relevance (Carbonell and Goldstein 1998)."""

from typing import Annotated

import numpy as np
from pydantic import Field

from ...domain.model import Model
from .content import Content
from .items import Floats, ItemList, Query


class DiversityConfig(Model):
    """`variety` 0: the order stays; 1: only unlikeness counts. `first`: so many places are chosen this way, the rest follow in order."""

    variety: Annotated[float, Field(ge=0, le=1)] = 0.3
    first: Annotated[int, Field(ge=1, le=1000)] = 20


class Diversity:
    """Re-ranks; it adds and removes nothing. Each place goes to the item with the most of
    (1 - variety) x score (scaled 0 to 1 over the list) - variety x likeness to the nearest already placed."""

    name = "diversity"

    def __init__(self, config: DiversityConfig, content: Content) -> None:
        self._config = config
        self._content = content

    def __call__(self, query: Query, items: ItemList) -> ItemList:
        order = items.order()
        worth = scaled(items)
        alike = self._content.similarity(items.items, items.items)
        nearest = np.zeros(len(order))
        placed: list[int] = []
        while len(placed) < min(self._config.first, len(order)):
            left = [n for n in order if n not in placed]
            gain = [(1 - self._config.variety) * worth[n] - self._config.variety * nearest[n] for n in left]
            best = left[int(np.argmax(gain))]
            placed.append(best)
            nearest = np.maximum(nearest, alike[best])
        return reordered(items, [*placed, *(n for n in order if n not in placed)])


def reordered(items: ItemList, order: list[int]) -> ItemList:
    """The list in this order. Scores become places from the end, so that the order is the score's."""
    return ItemList(tuple(items.items[n] for n in order), np.arange(len(order), 0, -1, dtype=float), items.notes)


def scaled(items: ItemList) -> Floats:
    """Scores brought to 0 to 1 over the list; unknown is 0."""
    known = ~np.isnan(items.scores)
    if not known.any():
        return np.zeros(len(items.items))
    low, high = items.scores[known].min(), items.scores[known].max()
    return np.asarray(np.where(known, (items.scores - low) / (high - low or 1.0), 0.0))
