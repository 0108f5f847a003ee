"""What the community takes, the recent more than the old; for items that nobody took, the importance that the catalog knows."""

from collections.abc import Sequence
from typing import Annotated

import numpy as np
from pydantic import Field

from ...domain.model import Model
from .items import Floats, History, ItemList, Query, Vocabulary

NEW = "Some items are new here: they are ranked by what the catalog says of them."


class PopularityConfig(Model):
    """`half_life`: how far back a choice counts half, in days where histories know them, else in steps from their end; None: all
    count alike. `importance`: what full importance in the catalog counts, in choices."""

    half_life: Annotated[float, Field(gt=0)] | None = None
    importance: Annotated[float, Field(ge=0)] = 1.0


class Popularity:
    """log(1 + decayed count + importance). Unknown for an item without choices and without importance."""

    name = "popularity"

    def __init__(self, config: PopularityConfig, histories: Sequence[History], vocabulary: Vocabulary) -> None:
        self._config = config
        self._vocabulary = vocabulary
        self._counts = self._counted(histories)

    def _counted(self, histories: Sequence[History]) -> Floats:
        counts = np.zeros(len(self._vocabulary) + 1)  # the last is read by cold items (-1): it stays 0
        for history in histories:
            ages = np.array(history.days) if history.days else np.arange(len(history.items))[::-1]
            half = self._config.half_life
            np.add.at(counts, self._vocabulary.numbers(history.items), 0.5 ** (ages / half) if half else 1.0)
        return counts

    def count(self, item_id: str) -> float:
        """Decayed number of choices."""
        return float(self._counts[self._vocabulary.number(item_id)])

    def __call__(self, query: Query, items: ItemList) -> ItemList:
        counts = self._counts[self._vocabulary.numbers([i.id for i in items.items])]
        known = np.array([i.importance if i.importance is not None else np.nan for i in items.items], dtype=float)
        held = counts + self._config.importance * np.nan_to_num(known)
        scores = np.where((counts > 0) | ~np.isnan(known), np.log1p(held), np.nan)
        return items.scored(scores, *([NEW] if (counts == 0).any() else []))
