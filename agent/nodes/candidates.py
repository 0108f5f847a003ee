"""Dates, and the cities that can be planned from this catalog."""

from typing import Any

from langgraph.runtime import Runtime

from ...domain.catalog import Catalog
from ...domain.errors import Infeasible
from ...domain.request import PlaceRef, Request
from ...tools.catalog.pick import ENOUGH_PLACES
from ..context import Context
from ..language.texts import say
from ..state import State
from .dating import choose_dates

#: A city needs this many places a day to fill a normal day's choice; fewer, and a plan would be padding.
PLACES_A_DAY = 3
NAMED = 12  # cities with enough places that a refusal names


def candidates(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Resolve the dates; keep the cities that hold enough places, or say which do."""
    context, request = runtime.context, state["request"]
    assert request is not None
    dates, assumptions = choose_dates(request, context.now.date(), context.catalog)
    needed = 1 if context.catalog.as_of else min(ENOUGH_PLACES, PLACES_A_DAY * min(dates.days, 5))
    options = [c for stop in request.stops for c in _usable(stop.options, needed, request, context.catalog)]
    if not request.stops:
        options = [c.city_id for c in context.catalog.coverage() if c.enough]
    if not options:
        raise Infeasible(say(request.language, "no_answer"))
    request = request.model_copy(update={"assumptions": (*request.assumptions, *assumptions)})
    return {"dates": dates, "options": list(dict.fromkeys(options)), "request": request}


def _usable(refs: tuple[PlaceRef, ...], needed: int, request: Request, catalog: Catalog) -> list[str]:
    """Cities of a stop with at least `needed` places. Raises Infeasible when there is none."""
    found = [c for ref in refs for c in cities_of(ref, catalog)]
    held = {c: len(catalog.places(c)) for c in found}
    good = [c for c in found if held[c] >= needed]
    if not good:
        raise _too_thin(request, refs[0], sum(held.values()), catalog)
    return good


def cities_of(ref: PlaceRef, catalog: Catalog) -> list[str]:
    """City ids that a named place stands for: itself, a region's cities, or a country's that hold places."""
    if ref.level == "country":
        return [c.city_id for c in catalog.coverage() if c.country in ref.ids]
    return list(ref.ids)


def _too_thin(request: Request, ref: PlaceRef, held: int, catalog: Catalog) -> Infeasible:
    enough = sorted((c for c in catalog.coverage() if c.enough), key=lambda c: -c.places)[:NAMED]
    names = ", ".join(c.name for c in enough)
    text = say(request.language, "too_thin", count=held, city=ref.name, cities=names)
    return Infeasible(text, conflict=(ref.words,))
