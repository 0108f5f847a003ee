"""What came next for others after what you took last."""

from collections.abc import Sequence
from typing import Annotated

import numpy as np
from pydantic import Field

from ...domain.model import Model
from .content import STRANGER
from .items import History, ItemList, Query, Vocabulary
from .pairs import Pairs


class TransitionsConfig(Model):
    """`fade`: what each further step between two items leaves of their weight, up to `reach` steps. `last`: of your choices, so
    many are looked at. `smooth` and `power` keep a rare and a popular item from winning by count alone."""

    fade: Annotated[float, Field(gt=0, lt=1)] = 0.8
    reach: Annotated[int, Field(ge=1, le=100)] = 10
    last: Annotated[int, Field(ge=1, le=100)] = 10
    smooth: Annotated[float, Field(ge=0)] = 5.0
    power: Annotated[float, Field(ge=0, le=1)] = 0.5


class Transitions:
    """Sum over the last choices of fade ** (steps back) x weight(choice, item later) / (own weights + smooth) ** power."""

    name = "transitions"

    def __init__(self, config: TransitionsConfig, histories: Sequence[History], vocabulary: Vocabulary) -> None:
        self._config = config
        self._vocabulary = vocabulary
        fade, reach = config.fade, config.reach
        self._pairs = Pairs.count(
            histories, vocabulary, lambda steps: np.where((steps > 0) & (steps <= reach), fade ** (steps - 1.0), 0.0)
        )
        counts = np.zeros(len(vocabulary) + 1)
        for history in histories:
            np.add.at(counts, vocabulary.numbers(history.items), 1.0)
        self._scale = (
            (counts + config.smooth) ** -config.power if config.smooth else np.maximum(counts, 1) ** -config.power
        )

    def __call__(self, query: Query, items: ItemList) -> ItemList:
        if not query.chosen:
            return items.scored(np.full(len(items.items), np.nan), STRANGER)
        last = self._vocabulary.numbers(query.chosen[-self._config.last :])
        numbers = self._vocabulary.numbers([i.id for i in items.items])
        weights = self._config.fade ** np.arange(len(last))[::-1] * self._scale[last]
        scores = weights @ self._pairs.at(last, numbers) * self._scale[numbers]
        return items.scored(np.where(numbers >= 0, scores, np.nan))
