"""What was taken together with what you took, near each other and lately."""

from collections.abc import Sequence
from typing import Annotated

import numpy as np
from pydantic import Field

from ...domain.model import Model
from .content import STRANGER
from .items import Floats, History, ItemList, Query, Vocabulary
from .pairs import Ints, Pairs


class ItemToItemConfig(Model):
    """`span`: steps apart in a history at which two items count half as together. `half_life`: steps back at which a choice of
    yours counts half. `shrink`: choices that nobody made, so that a rare pair is not taken for a sure one."""

    span: Annotated[float, Field(gt=0)] = 8.0
    half_life: Annotated[float, Field(gt=0)] = 3.0
    shrink: Annotated[float, Field(ge=0)] = 3.0


class Together:
    """The shared table: similarity of two items is their weight together over the root of both their own.

    With halving by distance it is positive semi-definite (an exponential kernel over positions, summed over people, then
    scaled), so `taste` can use it as a covariance.
    """

    def __init__(self, config: ItemToItemConfig, histories: Sequence[History], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.pairs = Pairs.count(histories, vocabulary, lambda steps: 0.5 ** (np.abs(steps) / config.span))
        self._root = np.sqrt(
            np.append(self.pairs.diagonal(), 1.0) + config.shrink
        )  # the last is read by cold items (-1)

    def similarity(self, rows: Ints, columns: Ints) -> Floats:
        """Shape (rows, columns), 0 to 1; 1 for an item with itself, 0 where one is cold."""
        scaled = self.pairs.at(rows, columns) / (self._root[rows][:, None] * self._root[columns][None, :])
        same = (rows[:, None] == columns[None, :]) & (rows[:, None] >= 0)
        return np.where(same, 1.0, scaled)

    def partners(self, number: int) -> tuple[Ints, Floats]:
        """Numbers of items taken with this one, and their similarity to it."""
        numbers, weights = self.pairs.row(number)
        other = numbers != number
        numbers = numbers[other]
        return numbers, weights[other] / (self._root[number] * self._root[numbers])


class ItemToItem:
    """Sum over the choices of similarity x 0.5 ** (steps back / half_life)."""

    name = "item-to-item"

    def __init__(self, config: ItemToItemConfig, table: Together) -> None:
        self._config = config
        self._table = table

    def __call__(self, query: Query, items: ItemList) -> ItemList:
        if not query.chosen:
            return items.scored(np.full(len(items.items), np.nan), STRANGER)
        chosen = self._table.vocabulary.numbers(query.chosen)
        numbers = self._table.vocabulary.numbers([i.id for i in items.items])
        back = np.arange(len(chosen))[::-1]
        scores = 0.5 ** (back / self._config.half_life) @ self._table.similarity(chosen, numbers)
        return items.scored(np.where(numbers >= 0, scores, np.nan))
