"""Candidates of each city, scored by taste and importance; a model may re-order the ids that it was given."""

from typing import Any

from langgraph.runtime import Runtime

from ...domain.place import Place
from ...domain.request import AvoidKind, AvoidPlace, MustSee, Request
from ..context import Context
from ..state import State
from .learning import learnt_kinds
from .taste import score

#: Candidates a city that go to the solver: the best by score, and always what was asked for by name.
MOST = 120


def attractions(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Score every place of the route's cities; keep the best."""
    context, request = runtime.context, state["request"]
    assert request is not None
    learnt = learnt_kinds(context.memory)
    scores = {}
    for city in dict.fromkeys(c for stop in state["route"] for c in stop.cities):
        ranked = sorted(
            ((p, score(p, request, learnt)) for p in context.catalog.places(city) if _allowed(p, request)),
            key=lambda row: (-row[1], row[0].id),
        )
        scores[city] = [(p.id, s) for p, s in ranked[:MOST]]
        scores[city] += [(p.id, s) for p, s in ranked[MOST:] if p.id in _musts(request)]
    return {"scores": scores}


def _musts(request: Request) -> set[str]:
    return {c.place_id for c in request.constraints if isinstance(c, MustSee) and c.place_id}


def _allowed(place: Place, request: Request) -> bool:
    if place.id in _musts(request):
        return True
    avoided = {c.place_id for c in request.constraints if isinstance(c, AvoidPlace)}
    kinds = {k for c in request.constraints if isinstance(c, AvoidKind) and c.hard for k in c.kinds}
    return place.id not in avoided and place.kind not in kinds
