"""Change the plan as little as the words ask for. Another place or other dates are planned anew; undo goes one plan back."""

from typing import Any

from langgraph.runtime import Runtime

from ...domain.errors import Infeasible, InputError
from ...domain.plan import Plan, PlanDiff
from ...domain.request import Change, Request
from ...tools.optimise.diff import compared
from ...tools.optimise.infeasible import relax
from ...tools.optimise.problem import Problem
from ...tools.optimise.revise import revise as revised
from ..context import Context
from ..language.texts import say
from ..state import RouteStop, State
from .attractions import scored
from .itinerary import offered, problem_of

#: Operations after which the trip is another one.
ANEW = ("destination",)


def revise(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """The new draft with its difference; or a question when the change cannot be made."""
    context, request, key = runtime.context, state["request"], state.get("plan")
    assert request is not None
    if key is None:
        raise InputError(say(request.language, "no_plan_yet"))
    plan = context.desk.get(key)
    if any(c.operation == "undo" for c in request.changes):
        return _undone(plan, state, request, context)
    if any(c.operation in ANEW for c in request.changes):
        return _anew(plan, request)
    return _changed(plan, request.changes, request, context)


def _changed(plan: Plan, changes: tuple[Change, ...], request: Request, context: Context) -> dict[str, Any]:
    spoken = plan.request.model_copy(update={"language": request.language})
    state = _state_of(plan, spoken, context)
    problem: Problem = problem_of(state, context)
    try:
        done = revised(plan, changes, problem, context.catalog)
    except Infeasible as failure:
        return {**offered(failure, relax(problem, context.catalog), spoken, context), "request": spoken}
    asked = done.request.model_copy(update={"language": request.language, "not_understood": request.not_understood})
    new = plan.model_copy(
        update={
            "request": asked,
            "dates": done.problem.dates,
            "made_at": context.now,
            "stops": done.solution.stops,
            "stays": done.solution.stays,
            "days": done.solution.days,
            "budget": done.solution.budget,
            "assumptions": (*done.solution.assumptions, *done.notes),
            "unknowns": done.solution.unknowns,
            "score": done.solution.score,
            "bound": done.solution.bound,
            "receipt": None,
        }
    )
    kept = {"scores": state["scores"], "route": state["route"], "dates": done.problem.dates}
    return {**kept, "request": asked, "draft": context.desk.put(new), "diff": done.diff}


def _state_of(plan: Plan, request: Request, context: Context) -> State:
    """What the nodes before the solver would have put together for this plan."""
    route = [RouteStop(cities=(s.city_id,), nights=(s.leave - s.arrive).days or None, why=s.why) for s in plan.stops]
    scores = {s.city_id: scored(s.city_id, request, context) for s in plan.stops}
    return {"request": request, "dates": plan.dates, "route": route, "scores": scores, "lookups": [], "gathered": []}


def _undone(plan: Plan, state: State, request: Request, context: Context) -> dict[str, Any]:
    history = state.get("history", [])
    if len(history) < 2:
        raise InputError(say(request.language, "no_undo"))
    old = context.desk.get(history[-2])
    back = old.model_copy(update={"receipt": None, "made_at": context.now})
    diff: PlanDiff = compared(plan, back)
    kept = _state_of(back, back.request, context)
    return {**kept, "draft": context.desk.put(back), "diff": diff}


def _anew(plan: Plan, request: Request) -> dict[str, Any]:
    """The same wishes for another place: travellers, needs, budget and tastes survive."""
    stops = tuple(c.stop for c in request.changes if c.stop is not None)
    place_bound = ("must_see", "avoid_place")
    kept = tuple(c for c in plan.request.constraints if c.type not in place_bound)
    fresh = plan.request.model_copy(
        update={
            "stops": stops,
            "constraints": kept,
            "language": request.language,
            "assumptions": (),
            "text": f"{plan.request.text}. {request.text}",
        }
    )
    return {"request": fresh, "settled": True}
