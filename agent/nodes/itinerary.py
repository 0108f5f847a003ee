"""The solver: cities, nights, days, times. What it returns is a draft; nothing is published from here."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from time import monotonic
from typing import Any

from langgraph.runtime import Runtime

from ...domain.errors import Infeasible
from ...domain.place import City
from ...domain.plan import Advice, Plan, Relaxation
from ...domain.request import AvoidKind, AvoidPlace, BudgetCap, Request
from ...tools.optimise.infeasible import blamed
from ...tools.optimise.problem import Problem, ScoredPlace, Solution, StopOptions
from ...tools.optimise.relaxing import relax
from ...tools.optimise.trial import Trial
from ...tools.optimise.trip import solve
from ...tools.verify import verify
from ..context import Context
from ..language.concession_texts import conceded, shown
from ..language.phrasebook import translated
from ..language.texts import say
from ..language.wording import worded
from ..state import Ask, RouteStop, State
from .attractions import scored
from .review import by_ease, reviewed

#: Of the time that is left, what one search may take.
SHARE = 0.5
#: Korean is spoken in one country with one currency; English and Chinese say nothing of the purse.
SPOKEN = {"ko": "KRW"}
DEFAULT_CURRENCY = "USD"


def itinerary(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Solve. When nothing fits, find what conflicts and what would help, and let `clarify` offer it."""
    context = runtime.context
    problem = problem_of(state, context)
    try:
        solution = solve(problem, context.catalog)
    except Infeasible as failure:
        failure = _with_the_unwanted(failure, problem, context)
        return offered(failure, relaxed(problem, state, context), problem.request, context)
    plan = reviewed(draft_of(problem, solution, state, context), problem, context)
    return {"draft": context.desk.put(plan), "relaxations": [], "conflict": []}


def seconds_for(context: Context) -> float:
    """Of the time that is left a share, so that what is found can still be checked and told; the far guard at most."""
    return max(0.1, min(context.settings.solve_seconds, SHARE * context.deadline.left))


def relaxed(problem: Problem, state: State, context: Context) -> tuple[Relaxation, ...]:
    """The cheapest changes that make it possible, each solved again, and passed by the checker before it is offered."""

    def passes(asked: Problem, solution: Solution) -> bool:
        return verify(draft_of(asked, solution, state, context), context.catalog, context.now).passed

    return relax(widened(problem, context), context.catalog, seconds_for(context), passes)


def widened(problem: Problem, context: Context) -> Problem:
    """With the places that conditions keep out: a change may let them in again. The solver keeps them out till then."""
    kept = tuple(c for c in problem.request.constraints if not isinstance(c, AvoidKind | AvoidPlace))
    if kept == problem.request.constraints:
        return problem
    free = problem.request.model_copy(update={"constraints": kept})
    places = {}
    for city, rows in problem.places.items():
        there = {p.place_id for p in rows}
        places[city] = (*rows, *(ScoredPlace(i, s) for i, s in scored(city, free, context) if i not in there))
    return replace(problem, places=places)


def _with_the_unwanted(failure: Infeasible, problem: Problem, context: Context) -> Infeasible:
    """The conflict as it is when what is not wanted could be: "four museums" alone is none where "no museums" was said too."""
    wide = widened(problem, context)
    words = (
        blamed(wide, context.catalog, Trial(context.catalog, monotonic() + seconds_for(context)))
        if wide is not problem
        else ()
    )
    return Infeasible(str(failure), conflict=words, relaxations=failure.relaxations) if words else failure


def offered(failure: Infeasible, offers: Sequence[Relaxation], request: Request, context: Context) -> dict[str, Any]:
    """The conflict in the person's words; with offers and somebody to choose, a question."""
    conflict = [translated(words, request.language) for words in failure.conflict] or [str(failure)]
    offers = tuple(conceded(o, request.language) for o in by_ease(offers, conflict, request, context))
    ask = None
    if offers and context.settings.ask:
        words, choices = "; ".join(conflict), tuple(map(shown, offers))
        plain = say(request.language, "ask_relax", conflict=words)
        examples = context.settings.model_examples
        text = worded(plain, "infeasible", words, choices, request.language, request.text, context.model, examples)
        ask = Ask(text=text, choices=choices, about="infeasible")
    return {"relaxations": list(offers), "conflict": conflict, "draft": None, "ask": ask}


def problem_of(state: State, context: Context) -> Problem:
    """The typed problem that the nodes before have put together."""
    request, dates = state["request"], state["dates"]
    assert request is not None
    assert dates is not None
    origin = request.origin.ids[0] if request.origin and request.origin.level == "city" else None
    seconds = seconds_for(context)
    return Problem(
        request=request,
        dates=dates,
        stops=tuple(StopOptions(s.cities, s.count, s.nights, s.words) for s in state["route"]),
        places={c: tuple(ScoredPlace(i, s) for i, s in rows) for c, rows in state["scores"].items()},
        currency=currency_of(request, state["route"], context),
        settings=context.settings.model_copy(update={"solve_seconds": seconds}),
        now=context.now,
        origin=origin,
    )


def currency_of(request: Request, route: list[RouteStop], context: Context) -> str:
    """The budget's currency, else the origin's, the catalog's, the language's, the destination's. Said with every amount."""
    caps = [c.limit.currency for c in request.constraints if isinstance(c, BudgetCap)]
    if caps:
        return caps[0]
    home = context.catalog.city(request.origin.ids[0]) if request.origin and request.origin.level == "city" else None
    there = context.catalog.city(route[0].cities[0]) if route and route[0].cities else None
    own = _pays(home, context) or context.catalog.currency or SPOKEN.get(request.language)
    local = _pays(there, context)
    # Per diems are in dollars: where no rate leads from them to the local money, nights and meals would all be unknown.
    usable = local if local and context.catalog.rate(DEFAULT_CURRENCY, local) else None
    return own or usable or DEFAULT_CURRENCY


def _pays(city: City | None, context: Context) -> str | None:
    country = context.catalog.country(city.country) if city else None
    return country.currency if country else None


def draft_of(problem: Problem, solution: Solution, state: State, context: Context) -> Plan:
    """The solver's decision with everything around it that a plan holds."""
    whys = {c: stop.why for stop in state["route"] for c in stop.cities}
    return Plan(
        id=str(uuid.uuid5(uuid.NAMESPACE_URL, f"{problem.request.model_dump_json()}{context.catalog.hashes}")),
        request=problem.request,
        made_at=context.now,
        catalog=context.catalog.hashes,
        dates=problem.dates,
        stops=tuple(s.model_copy(update={"why": s.why or whys.get(s.city_id, "")}) for s in solution.stops),
        stays=solution.stays,
        days=solution.days,
        budget=solution.budget,
        advice=advice_of(state),
        assumptions=solution.assumptions,
        unknowns=solution.unknowns,
        score=solution.score,
        bound=solution.bound,
        seed=context.settings.seed,
    )


def advice_of(state: State) -> tuple[Advice, ...]:
    """What the providers found, in the order of the look-ups."""
    rows = {(g.provider, g.subject): g.advice for g in state.get("gathered", [])}
    ordered = [rows.get((look.provider, look.key), ()) for look in state["lookups"]]
    return tuple(dict.fromkeys(a for group in ordered for a in group))
