"""Dates, and the cities that can be planned from this catalog."""

from typing import Any

from langgraph.runtime import Runtime

from ...domain.catalog import Coverage
from ...domain.errors import Infeasible
from ...domain.request import PlaceRef, Request
from ..context import Context
from ..language.texts import say
from ..state import State
from .dating import choose_dates

#: A city needs this many places a day to fill a normal day's choice; fewer, and a plan would be padding.
PLACES_A_DAY = 3


def candidates(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Resolve the dates; keep the cities that hold enough places, or say which do."""
    context, request = runtime.context, state["request"]
    assert request is not None
    dates, assumptions = choose_dates(request, context.now.date(), context.catalog)
    coverage = {c.city_id: c for c in context.catalog.coverage()}
    needed = 1 if context.catalog.as_of else PLACES_A_DAY * min(dates.days, 5)
    options: list[str] = []
    for stop in request.stops or ():
        found = [c for ref in stop.options for c in cities_of(ref, coverage) if c in coverage]
        good = [c for c in found if coverage[c].enough or coverage[c].places >= needed]
        if not good:
            raise _too_thin(request, stop.options[0], coverage)
        options.extend(good)
    if not request.stops:
        options = [c.city_id for c in coverage.values() if c.enough]
    if not options:
        raise Infeasible(say(request.language, "no_answer"))
    request = request.model_copy(update={"assumptions": (*request.assumptions, *assumptions)})
    return {"dates": dates, "options": list(dict.fromkeys(options)), "request": request}


def cities_of(ref: PlaceRef, coverage: dict[str, Coverage]) -> list[str]:
    """City ids that a named place stands for: itself, a region's cities, or a country's."""
    if ref.level == "country":
        return [c.city_id for c in coverage.values() if c.country in ref.ids]
    return list(ref.ids)


def _too_thin(request: Request, ref: PlaceRef, coverage: dict[str, Coverage]) -> Infeasible:
    held = sum(coverage[c].places for c in cities_of(ref, coverage) if c in coverage)
    enough = sorted((c for c in coverage.values() if c.enough), key=lambda c: -c.places)[:12]
    names = ", ".join(c.name for c in enough)
    text = say(request.language, "too_thin", count=held, city=ref.name, cities=names)
    return Infeasible(text, conflict=(ref.words,))
