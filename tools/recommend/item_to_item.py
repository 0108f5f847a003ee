"""What was taken together with what you took, near each other and lately, and rather after than before."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import numpy as np
from pydantic import Field

from ...domain.model import Model
from .content import STRANGER
from .items import Floats, History, ItemList, Query, Vocabulary
from .pairs import Ints, Pairs


class ItemToItemConfig(Model):
    """Two items of a history count as together by (1 + steps apart) ** -`fading`; what came before, by `backward` of that.
    `half_life`: steps back at which a choice of yours counts half. `shrink`: choices that nobody made, so that a rare pair is not
    taken for a sure one. `common`: power of what is taken in any case; above a half, what everybody takes says a little less. `saturates`:
    a weight from which on more of it tells less and less, so that one strong pair does not drown many."""

    fading: Annotated[float, Field(gt=0, le=5)] = 0.7
    backward: Annotated[float, Field(ge=0, le=1)] = 0.25
    half_life: Annotated[float, Field(gt=0)] = 3.0
    shrink: Annotated[float, Field(gt=0)] = 1.0
    common: Annotated[float, Field(ge=0.5, le=1)] = 0.55
    saturates: Annotated[float, Field(gt=0)] = 0.01


class Together:
    """The shared table: similarity of one item to another is the weight of the other near it, rather after it, over the roots of both
    their own.

    The mean of both directions is positive semi-definite but for the power `common` (a convex falling kernel over positions is, by
    Polya's criterion, and so is a sum of such over people), so `taste` can use it as a covariance.
    """

    def __init__(self, config: ItemToItemConfig, histories: Sequence[History], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.pairs = Pairs.count(histories, vocabulary, partial(_weight, config))
        own = np.append(self.pairs.diagonal(), 0.0) + config.shrink  # the last is read by cold items (-1)
        self._root, self._common = np.sqrt(own), np.maximum(own, 1.0) ** config.common
        self._saturates = config.saturates

    def similarity(self, rows: Ints, columns: Ints) -> Floats:
        """Of each row to each column, shape (rows, columns), 0 to 1; 1 for an item with itself, 0 where one is cold."""
        scaled = self.pairs.at(rows, columns) / (self._root[rows][:, None] * self._common[columns][None, :])
        same = (rows[:, None] == columns[None, :]) & (rows[:, None] >= 0)
        return np.where(same, 1.0, scaled)

    def reach(self, rows: Ints, columns: Ints) -> Floats:
        """How far a choice of each row speaks for each column: the similarity, saturated; 0 to 1."""
        known = self.similarity(rows, columns) / self._saturates
        return np.asarray(np.log1p(known) / np.log1p(1 / self._saturates))

    def partners(self, number: int) -> tuple[Ints, Floats]:
        """Numbers of items taken with this one, and their similarity to it."""
        numbers, weights = self.pairs.row(number)
        other = numbers != number
        numbers = numbers[other]
        return numbers, weights[other] / (self._root[number] * self._common[numbers])


def _weight(config: ItemToItemConfig, steps: Ints) -> Floats:
    return np.where(steps >= 0, 1.0, config.backward) * (1.0 + np.abs(steps)) ** -config.fading


class ItemToItem:
    """Sum over the choices of reach x 0.5 ** (steps back / half_life)."""

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
        scores = 0.5 ** (back / self._config.half_life) @ self._table.reach(chosen, numbers)
        return items.scored(np.where(numbers >= 0, scores, np.nan))
