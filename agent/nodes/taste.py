"""How much one place is worth to this person: importance x wish x what past choices taught. The published ranking of places:

    score = (FLOOR + importance) x wish x (1 + LEARNT x taste)

`importance` is the catalog's (0 to 1); `wish` what this message, or the profile, asks of the place's kind; `taste` (-1 to 1) is
learnt online from the person's own feedback and trips. The model may re-rank what comes out, never add to it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from ...domain.catalog import Catalog
from ...domain.parameters import INTERESTS
from ...domain.place import Kind, Place
from ...domain.request import Request
from ...memory.store import Memory
from ...memory.taste import Signal, signals
from ...tools.recommend.content import Content, ContentConfig
from ...tools.recommend.items import Choice, Item
from ...tools.recommend.places import place_item, topic_item
from ...tools.recommend.taste import Taste
from ...tools.recommend.worth import PERSONAL

FLOOR = 0.15  # a place of no known importance is still a place
MATCHED = 1.5  # wish for a kind that was asked for with weight 1
UNMATCHED = 0.6  # for another kind, when something was asked for
DISLIKED = 0.05
LEARNT = 0.5
TOLD = 0.01  # what moved a score by less is not worth telling


@dataclass(frozen=True)
class Learnt:
    """What past choices make of each place: a factor around 1, and the memories that moved it, the strongest first, each with what
    it added to the factor. `known` is False for a person of whom nothing is known: the order is then by importance and wish."""

    factors: Mapping[str, float]
    moved: Mapping[str, tuple[tuple[str, float], ...]]
    known: bool


NOTHING = Learnt({}, {}, False)


def score(place: Place, request: Request, learnt: Mapping[str, float]) -> float:
    """0 to about 2. `learnt`: place id -> factor around 1; 1 for a place that is not in it."""
    return round((FLOOR + place.importance) * wish(place.kind, request) * learnt.get(place.id, 1.0), 6)


def wish(kind: Kind, request: Request) -> float:
    """1 with no stated interests; else by the best interest that the kind answers."""
    weights = [i.weight for i in request.interests if kind in INTERESTS.get(i.name, ())]
    if any(w < 0 for w in weights):
        return DISLIKED
    if weights:
        return UNMATCHED + (MATCHED - UNMATCHED) * max(weights)
    return UNMATCHED if any(i.weight > 0 for i in request.interests) else 1.0


def learnt(places: Sequence[Place], memory: Memory, catalog: Catalog, now: datetime) -> Learnt:
    """The taste that the person's memories teach, at these places. Stated interests are the message's part, not this one's."""
    choices = tuple(chosen(memory, catalog, now))
    if not choices or not places:
        return NOTHING
    items = [place_item(p) for p in places]
    leaning = Taste(PERSONAL, Content(ContentConfig(), items)).leaning(choices, items)
    factors = 1 + LEARNT * np.clip(leaning.mean, -1, 1)
    return Learnt(
        {p.id: round(float(f), 6) for p, f in zip(places, factors, strict=True)},
        {p.id: m for n, p in enumerate(places) if (m := _moved(choices, LEARNT * leaning.parts[:, n]))},
        True,
    )


def chosen(memory: Memory, catalog: Catalog, now: datetime) -> list[Choice]:
    """Feedback and trips as choices, oldest first; what is said of things that this catalog does not hold is passed over."""
    rows = [r for r in memory.rows() if r.kind != "profile"]
    pairs = ((s, _item(s, catalog)) for s in signals(rows, now))
    return [Choice(item, s.value, s.days, s.confidence, s.row) for s, item in pairs if item is not None]


def _item(signal: Signal, catalog: Catalog) -> Item | None:
    place = catalog.place(signal.item) if signal.item else None
    if place is not None:
        return place_item(place)
    return topic_item(signal.topic) if signal.topic else None


def _moved(
    choices: Sequence[Choice], parts: np.ndarray[tuple[int, ...], np.dtype[np.float64]]
) -> tuple[tuple[str, float], ...]:
    """By memory: several choices may come from one."""
    totals: dict[str, float] = {}
    for choice, part in zip(choices, parts, strict=True):
        totals[choice.source] = totals.get(choice.source, 0.0) + float(part)
    told = [(row, round(part, 4)) for row, part in totals.items() if abs(part) >= TOLD]
    return tuple(sorted(told, key=lambda pair: (-abs(pair[1]), pair[0])))
