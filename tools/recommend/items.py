"""What goes between the components: items, what a person chose before, and one scored list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Item:
    """A place or a product, as far as ranking may know it.

    `terms` are typed facts ("kind:museum", "category:luggage", "brand:acme"), never prose. `importance` is 0 to 1, None when not
    known. `seller` is for reports of exposure: no component reads it but the exposure re-ranker, which balances by it.
    """

    id: str
    terms: tuple[str, ...] = ()
    importance: float | None = None
    seller: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that the person chose, liked or refused. `value` is 1 for a like, -1 for a dislike, or between; `age` counts in
    steps or days (0: just now), as the component that reads it says; `confidence` is below 1 for what was inferred; `source` is
    the id of the memory behind it."""

    item: Item
    value: float = 1.0
    age: float = 0.0
    confidence: float = 1.0
    source: str = ""


@dataclass(frozen=True)
class Query:
    """Who asks: their choices, oldest first. None at all is a cold start."""

    choices: tuple[Choice, ...] = ()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of what was chosen or liked, oldest first."""
        return tuple(c.item.id for c in self.choices if c.value > 0)


@dataclass(frozen=True)
class History:
    """What one person of the community took, oldest first; `days` is how long ago each was, where that is known."""

    items: tuple[str, ...]
    days: tuple[float, ...] | None = None


@dataclass(frozen=True, eq=False)
class ItemList:
    """Items and a score each (higher is better). A score of NaN is *not known*: the component had nothing to go by.

    `notes` say in whole sentences what a component had to do without.
    """

    items: tuple[Item, ...]
    scores: Floats
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, items: Sequence[Item]) -> "ItemList":
        """Unscored: every score unknown."""
        return cls(tuple(items), np.full(len(items), np.nan))

    def scored(self, scores: Floats, *notes: str) -> "ItemList":
        """The same items with other scores; the notes are added."""
        return replace(self, scores=scores, notes=tuple(dict.fromkeys((*self.notes, *notes))))

    def order(self) -> list[int]:
        """Positions, best first. Unknown scores last; equal scores by id, so that the order of the input never matters."""
        keyed = [
            (np.isnan(s), -s if not np.isnan(s) else 0.0, item.id)
            for s, item in zip(self.scores, self.items, strict=True)
        ]
        return sorted(range(len(self.items)), key=keyed.__getitem__)

    def ranked(self) -> "ItemList":
        """Best first."""
        order = self.order()
        return replace(self, items=tuple(self.items[i] for i in order), scores=self.scores[order])


class Component(Protocol):
    """One typed call: scores for the items, for the one who asks. It adds no item, removes none and moves none."""

    @property
    def name(self) -> str: ...
    def __call__(self, query: Query, items: ItemList) -> ItemList: ...


class Vocabulary:
    """Ids as row numbers. An id that the community never took has none: it is a cold item."""

    def __init__(self, histories: Sequence[History]) -> None:
        self._number = {i: n for n, i in enumerate(sorted({i for h in histories for i in h.items}))}

    def __len__(self) -> int:
        return len(self._number)

    def number(self, item_id: str) -> int:
        """-1 when it is cold."""
        return self._number.get(item_id, -1)

    def numbers(self, ids: Sequence[str]) -> NDArray[np.int64]:
        return np.array([self._number.get(i, -1) for i in ids], dtype=np.int64)
