"""Candidates of each city, scored by importance, wish and learnt taste; a model may re-order the ids that it was given."""

from collections.abc import Iterable, Mapping
from typing import Any

from langgraph.runtime import Runtime

from ...domain.place import Place
from ...domain.request import AvoidKind, AvoidPlace, MustSee, Request
from ..context import Context
from ..language.texts import say
from ..state import State
from .reranking import reranked
from .taste import Learnt, learnt, score

#: Candidates a city that a model is shown.
RERANKED = 24
#: Candidates a city that go to the solver: the best by score, and always what was asked for by name.
MOST = 120


def attractions(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Score every place of the route's cities; keep the best."""
    context, request = runtime.context, state["request"]
    assert request is not None
    cities = dict.fromkeys(c for stop in state["route"] for c in stop.cities)
    taught = {city: taught_of(city, context) for city in cities}
    scores = {city: scored(city, request, context, taught[city]) for city in cities}
    told = {"request": _told(request, taught.values()), "moved": moved_of(scores, taught)}
    if context.model is None:
        return {"scores": scores, **told}
    chosen = [city for stop in state["route"] for city in stop.cities[: stop.count]]
    for city in chosen:
        scores[city] = _reranked(scores[city], request, context)
    return {"scores": scores, **told}


def taught_of(city: str, context: Context) -> Learnt:
    """What the person's memories teach of the places of a city."""
    return learnt(context.catalog.places(city), context.memory, context.catalog, context.now)


def _told(request: Request, taught: Iterable[Learnt]) -> Request:
    """Without a wish and without a memory of taste, the plan says that it goes by importance alone."""
    if request.interests or any(t.known for t in taught):
        return request
    said = say(request.language, "taste_unknown")
    return request.model_copy(update={"assumptions": tuple(dict.fromkeys((*request.assumptions, said)))})


def moved_of(
    scores: Mapping[str, list[tuple[str, float]]], taught: Mapping[str, Learnt]
) -> dict[str, list[tuple[str, float]]]:
    """Of the candidates: place id -> the memories that moved its score, and by how much."""
    pairs = ((i, taught[city].moved.get(i)) for city, rows in scores.items() for i, _ in rows)
    return {i: list(moved) for i, moved in pairs if moved}


def _reranked(rows: list[tuple[str, float]], request: Request, context: Context) -> list[tuple[str, float]]:
    """The best again in the model's order, mixed with the keyless score. It sees names and kinds; it adds nothing."""
    top = dict(rows[:RERANKED])
    most = max(top.values(), default=1.0) or 1.0
    places = {i: context.catalog.place(i) for i in top}
    texts = {i: f"{p.name}; {p.kind.value}" + ("; heritage" if p.heritage else "") for i, p in places.items() if p}
    ranked = reranked("attractions", texts, {i: s / most for i, s in top.items()}, request, context)
    again = [(i, round(ranked.scores.get(i, top[i] / most) * most, 6)) for i in top]
    return sorted(again, key=lambda row: (-row[1], row[0])) + rows[RERANKED:]


def scored(city: str, request: Request, context: Context, taught: Learnt | None = None) -> list[tuple[str, float]]:
    """(place id, score), best first."""
    factors, musts = (taught or taught_of(city, context)).factors, _musts(request)
    ranked = sorted(
        ((p, score(p, request, factors)) for p in context.catalog.places(city) if _allowed(p, request, musts)),
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
