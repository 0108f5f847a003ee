"""How much one place is worth to this person: importance x taste. The model may re-rank what comes out, never add to it."""

from collections.abc import Mapping

from ...domain.parameters import INTERESTS
from ...domain.place import Kind, Place
from ...domain.request import Request

FLOOR = 0.15  # a place of no known importance is still a place
MATCHED = 1.5  # taste of a kind that was asked for with weight 1
UNMATCHED = 0.6  # of another kind, when something was asked for
DISLIKED = 0.05


def score(place: Place, request: Request, learnt: Mapping[Kind, float]) -> float:
    """0 to about 2. `learnt`: kind -> factor around 1, from what the person accepted and removed before."""
    return round((FLOOR + place.importance) * taste(place.kind, request) * learnt.get(place.kind, 1.0), 6)


def taste(kind: Kind, request: Request) -> float:
    """1 with no stated interests; else by the best interest that the kind answers."""
    weights = [i.weight for i in request.interests if kind in INTERESTS.get(i.name, ())]
    if any(w < 0 for w in weights):
        return DISLIKED
    if weights:
        return UNMATCHED + (MATCHED - UNMATCHED) * max(weights)
    return UNMATCHED if any(i.weight > 0 for i in request.interests) else 1.0
