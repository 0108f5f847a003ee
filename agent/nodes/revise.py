"""Change the plan as little as the words ask for. Another place is planned anew; undo goes one plan back."""

from collections.abc import Iterator
from typing import Any

from langgraph.runtime import Runtime

from ...domain.catalog import Catalog
from ...domain.errors import Infeasible, InputError
from ...domain.plan import Plan, PlanDiff
from ...domain.request import AvoidKind, Change, Constraint, Request
from ...tools.optimise.diff import compared
from ...tools.optimise.problem import Problem
from ...tools.optimise.revise import revise as revised
from ...tools.optimise.trip import solve
from ...tools.verify import verify
from ..context import Context
from ..language.followup import added
from ..language.phrasebook import translated
from ..language.refusals import refused
from ..language.texts import say
from ..state import State
from .attractions import moved_of, scored, taught_of
from .itinerary import offered, problem_of, relaxed
from .judging import judgements
from .retelling import retold, route_of

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
        return _undone(plan, state, request, runtime)
    if any(c.operation in ANEW for c in request.changes):
        return _anew(plan, request)
    return _changed(plan, request, runtime)


def _changed(plan: Plan, request: Request, runtime: Runtime[Context]) -> dict[str, Any]:
    """The edits first; then what was said beside them, which the plan may meet already."""
    context = runtime.context
    spoken = (
        request.model_copy(update={"follows": False}) if request.follows else added(plan.request, _lasting(request))
    )
    said = tuple(c for c in spoken.constraints if c not in plan.request.constraints)
    state = _state_of(plan, spoken, context)
    problem: Problem = problem_of(state, context)
    begun = plan.model_copy(update={"request": spoken})
    try:
        new, notes = _edited(begun, tuple(edits(plan, request, said)), problem, context.catalog)
        new = _meeting(new, said, problem, context, anew=_other_trip(plan.request, spoken) and not request.changes)
    except Infeasible as failure:
        told = Infeasible(translated(str(failure), request.language), failure.conflict, failure.relaxations)
        return {**offered(told, relaxed(problem, state, context), spoken, context), "request": spoken}
    except InputError as failure:
        raise refused(failure, request.language) from failure
    asked = new.request.model_copy(
        update={
            "language": request.language,
            "not_understood": request.not_understood,
            "assumptions": request.assumptions,
        }
    )
    new = new.model_copy(
        update={"request": asked, "made_at": context.now, "assumptions": (*new.assumptions, *notes), "receipt": None}
    )
    new = retold(new, plan, runtime)
    kept = {"scores": state["scores"], "moved": state["moved"], "route": state["route"], "dates": new.dates}
    kept["judged"] = judgements(request, plan, new)
    return {**kept, "request": new.request, "draft": context.desk.put(new), "diff": compared(plan, new)}


def _lasting(request: Request) -> Request:
    """With "no museums" as a condition too, so that no later change brings one back."""
    gone = [c for c in request.changes if c.operation == "remove" and c.kinds and not c.place and c.day is None]
    avoided = tuple(AvoidKind(words=c.words, kinds=c.kinds) for c in gone)
    return request.model_copy(update={"constraints": (*request.constraints, *avoided)})


def _edited(
    plan: Plan, changes: tuple[Change, ...], problem: Problem, catalog: Catalog
) -> tuple[Plan, tuple[str, ...]]:
    if not changes:
        return plan, ()
    done = revised(plan, changes, problem, catalog)
    new = _with(plan, done.problem, done.solution)
    return new.model_copy(update={"request": done.request}), done.notes


def _with(plan: Plan, problem: Problem, solution: Any) -> Plan:
    return plan.model_copy(
        update={
            "request": problem.request,
            "dates": problem.dates,
            "stops": solution.stops,
            "stays": solution.stays,
            "days": solution.days,
            "budget": solution.budget,
            "assumptions": solution.assumptions,
            "unknowns": solution.unknowns,
            "score": solution.score,
            "bound": solution.bound,
        }
    )


def _other_trip(old: Request, new: Request) -> bool:
    """Whether tastes, pace or travellers are others, which no single edit answers. What they need is the checker's to judge."""
    ages = [[m.age for m in request.party.members] for request in (old, new)]
    return (old.interests, old.pace, ages[0]) != (new.interests, new.pace, ages[1])


def _meeting(plan: Plan, said: tuple[Constraint, ...], problem: Problem, context: Context, anew: bool) -> Plan:
    """The plan as it is when it meets the conditions; else solved anew under them, without losing what is locked."""
    if not anew and (not said or verify(plan, context.catalog, context.now).passed):
        return plan
    problem = problem.asking(plan.request)
    solution = solve(problem, context.catalog)
    there = {i.place_id for d in solution.days for i in d.items if i.type == "visit"}
    lost = [v.name for v in plan.visits if v.locked and v.place_id not in there]
    if lost:
        raise Infeasible(f"{', '.join(lost)} is locked and does not fit any more: unlock it, or keep the trip as it is")
    return _with(plan, problem, solution)


def edits(plan: Plan, request: Request, said: tuple[Constraint, ...]) -> Iterator[Change]:
    """The changes, one a visit: "no museums" takes out each of them; a sight that is to be left out or seen, too."""
    kinds = {k for c in said if c.type == "avoid_kind" and c.hard for k in c.kinds}
    out = {c.place_id for c in said if c.type == "avoid_place" and c.hard}
    done = {c.place for c in request.changes} | {k for c in request.changes if not c.place for k in c.kinds}
    for change in request.changes:
        many = change.operation == "remove" and change.kinds and not change.place
        yield from _each(plan, change, set(change.kinds)) if many else (change,)
    for visit in plan.visits:
        if (visit.kind in kinds or visit.place_id in out) and not {visit.kind, visit.name} & done:
            yield Change(operation="remove", words=visit.name, place=visit.name)
    there = {v.place_id for v in plan.visits}
    for wish in said:
        if wish.type == "must_see" and wish.place_id and wish.place_id not in there:
            yield Change(operation="add", words=wish.words, place=wish.place_id)


def _each(plan: Plan, change: Change, kinds: set[Any]) -> Iterator[Change]:
    """Of the day, where one is named; where that day has none, the change is left to be refused in words."""
    days = plan.days if change.day is None else plan.days[change.day - 1 : change.day]
    names = [i.name for d in days for i in d.items if i.type == "visit" and i.kind in kinds]
    yield from (change.model_copy(update={"place": n, "kinds": ()}) for n in names)
    if not names and change.day is not None:
        yield change


def _state_of(plan: Plan, request: Request, context: Context) -> State:
    """What the nodes before the solver would have put together for this plan."""
    taught = {s.city_id: taught_of(s.city_id, context) for s in plan.stops}
    scores = {city: scored(city, request, context, t) for city, t in taught.items()}
    return {
        "request": request,
        "dates": plan.dates,
        "route": route_of(plan),
        "scores": scores,
        "moved": moved_of(scores, taught),
        "lookups": [],
        "gathered": [],
    }


def _undone(plan: Plan, state: State, request: Request, runtime: Runtime[Context]) -> dict[str, Any]:
    history, context = state.get("history", []), runtime.context
    if len(history) < 2:
        raise InputError(say(request.language, "no_undo"))
    old = context.desk.get(history[-2])
    spoken = old.request.model_copy(update={"language": request.language})
    back = retold(old.model_copy(update={"request": spoken, "receipt": None, "made_at": context.now}), old, runtime)
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
