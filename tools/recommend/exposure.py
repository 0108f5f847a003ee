"""Who is seen: the share of attention of each group, and a re-ranker that gives each group its due.

Attention at place k is 1 / log2(k + 1), as in the discount of NDCG. A group's due is its share of the list's worth, not of its
length: so a seller of poor goods gains nothing by listing many (Singh and Joachims 2018, "Fairness of exposure in rankings").
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

import numpy as np
from pydantic import Field

from ...domain.model import Model
from .diversity import reordered, scaled
from .items import Floats, Item, ItemList, Query

Group = Callable[[Item], str]


def by_seller(item: Item) -> str:
    return item.seller or "unknown"


def attention(places: int) -> Floats:
    """Of places 1 to `places`."""
    return np.asarray(1 / np.log2(np.arange(places) + 2.0))


def shares(lists: Sequence[Sequence[Item]], group: Group = by_seller) -> dict[str, float]:
    """Share of all attention over some ranked lists, by group; the shares sum to 1."""
    seen: defaultdict[str, float] = defaultdict(float)
    for items in lists:
        for item, weight in zip(items, attention(len(items)), strict=True):
            seen[group(item)] += float(weight)
    total = sum(seen.values()) or 1.0
    return {name: seen[name] / total for name in sorted(seen)}


class ExposureConfig(Model):
    """`weight` 0: the order stays. `most_loss`: an item may pass another only if its score is at most so much lower, where the
    list's scores span 1: fairness decides between near equals, and never lifts a bad item over a good one."""

    weight: Annotated[float, Field(ge=0, le=1)] = 0.5
    most_loss: Annotated[float, Field(ge=0, le=1)] = 0.1


class Exposure:
    """Greedy: each place goes to the best item, or to one within `most_loss` of it whose group is furthest below its due."""

    name = "exposure"

    def __init__(self, config: ExposureConfig, group: Group = by_seller) -> None:
        self._config = config
        self._group = group

    def __call__(self, query: Query, items: ItemList) -> ItemList:
        order, worth = items.order(), scaled(items)
        due = self._due(items, worth)
        seen: defaultdict[str, float] = defaultdict(float)
        left, placed = list(order), []
        for weight in attention(len(order)):
            near = [n for n in left if worth[n] >= worth[left[0]] - self._config.most_loss]
            best = max(near, key=lambda n: (worth[n] + self._lag(items.items[n], due, seen), -order.index(n)))
            placed.append(best)
            left.remove(best)
            seen[self._group(items.items[best])] += float(weight)
        return reordered(items, placed)

    def _lag(self, item: Item, due: Mapping[str, float], seen: Mapping[str, float]) -> float:
        """How far its group is behind its due, scaled by `weight`."""
        name, total = self._group(item), sum(seen.values())
        return self._config.weight * (due[name] - (seen.get(name, 0.0) / total if total else 0.0))

    def _due(self, items: ItemList, worth: Floats) -> dict[str, float]:
        due: defaultdict[str, float] = defaultdict(float)
        for item, value in zip(items.items, worth, strict=True):
            due[self._group(item)] += float(value)
        total = sum(due.values()) or 1.0
        return {name: value / total for name, value in due.items()}
