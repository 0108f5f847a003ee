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
    cities = dict.fromkeys(c for stop in state["route"] for c in stop.cities)
    return {"scores": {city: scored(city, request, context) for city in cities}}


def scored(city: str, request: Request, context: Context) -> list[tuple[str, float]]:
    """(place id, score), best first."""
    learnt, musts = learnt_kinds(context.memory), _musts(request)
    ranked = sorted(
        ((p, score(p, request, learnt)) for p in context.catalog.places(city) if _allowed(p, request, musts)),
        key=lambda row: (-row[1], row[0].id),
    )
    return [(p.id, s) for n, (p, s) in enumerate(ranked) if n < MOST or p.id in musts]


def _musts(request: Request) -> set[str]:
    return {c.place_id for c in request.constraints if isinstance(c, MustSee) and c.place_id}


def _allowed(place: Place, request: Request, musts: set[str]) -> bool:
    if place.id in musts:
        return True
    avoided = {c.place_id for c in request.constraints if isinstance(c, AvoidPlace)}
    kinds = {k for c in request.constraints if isinstance(c, AvoidKind) and c.hard for k in c.kinds}
    return place.id not in avoided and place.kind not in kinds
