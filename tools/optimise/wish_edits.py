"""New conditions that come with a change of plan: only what breaks one of them changes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ...domain.catalog import Catalog
from ...domain.errors import Infeasible
from ...domain.place import Place
from ...domain.plan import Leg, Plan, Visit
from ...domain.request import (
    AccessRequired,
    All,
    AvoidKind,
    AvoidPlace,
    BudgetCap,
    Constraint,
    DayHours,
    HouseRuleNeeded,
    KnownHoursOnly,
    MaxVisits,
    MustSee,
    PaceWish,
    Request,
    RoomRequired,
    TransportBan,
    VisitKinds,
)
from ...domain.truth import Truth
from .bed_edits import refitted
from .day_edits import days_changed, short_of
from .edit import Edit
from .money_edits import cheaper
from .party_edits import days_with
from .problem import Problem, ScoredPlace

#: Makes the whole trip anew, where a condition is about more than days can mend.
Anew = Callable[[Plan, Problem], Plan]


def new_conditions(plan: Plan, request: Request) -> tuple[Constraint, ...]:
    """What `request` asks that the plan was not made for, each "all of" taken apart."""
    return tuple(_flat(c for c in request.constraints if c not in plan.request.constraints))


def _flat(conditions: Iterator[Constraint]) -> Iterator[Constraint]:
    for condition in conditions:
        if isinstance(condition, All) and condition.hard:
            yield from _flat(iter(condition.parts))
        else:
            yield condition


def heeded(
    plan: Plan, conditions: Sequence[Constraint], problem: Problem, catalog: Catalog, anew: Anew
) -> tuple[Plan, list[str]]:
    """The plan with these conditions kept too, one after the other, and what could not be replaced."""
    notes: list[str] = []
    for condition in conditions:
        request = plan.request.model_copy(update={"constraints": (*plan.request.constraints, condition)})
        asked = replace(problem, request=request, dates=plan.dates)
        after, edit = _kept(plan, condition, asked, catalog, anew)
        notes += short_of(plan, after, edit, catalog)
        plan = after.model_copy(update={"request": request})
    return plan, notes


def _kept(plan: Plan, condition: Constraint, problem: Problem, catalog: Catalog, anew: Anew) -> tuple[Plan, Edit]:
    nothing = Edit(problem)
    if not condition.hard:
        return plan, nothing
    if isinstance(condition, BudgetCap):
        return cheaper(plan, problem, catalog) or anew(plan, problem), nothing
    if isinstance(condition, RoomRequired | HouseRuleNeeded | AccessRequired):
        fitted = refitted(plan, problem, catalog)
        plan = anew(plan, problem) if fitted is None else fitted
        if not isinstance(condition, AccessRequired):
            return plan, nothing
    edit = _edit(plan, condition, problem, catalog)
    if edit is None:
        return anew(plan, problem), nothing
    if not edit.days:
        return plan, edit
    return days_changed(plan, edit, edit.problem, catalog), edit


def _edit(plan: Plan, condition: Constraint, problem: Problem, catalog: Catalog) -> Edit | None:
    """What has to change; None when it is more than days."""
    if isinstance(condition, AvoidPlace | AvoidKind | KnownHoursOnly | AccessRequired):
        out = frozenset(v.place_id for v in plan.visits if _against(v, condition, plan, catalog))
        days = tuple(range(len(plan.days))) if isinstance(condition, AccessRequired) else days_with(plan, out)
        return Edit(problem, days, out=out, more=True, same_count=True)
    if isinstance(condition, MustSee | VisitKinds):
        return _wanted(plan, condition, problem, catalog)
    if isinstance(condition, MaxVisits):
        out = frozenset(_too_many(plan, condition, problem))
        return Edit(problem, days_with(plan, out), out=out, settled=True)
    if isinstance(condition, PaceWish | DayHours):
        days = tuple(n for n in range(len(plan.days)) if condition.day in (None, n + 1))
        return Edit(problem, days, reshapes=isinstance(condition, PaceWish))
    if isinstance(condition, TransportBan):
        if any(leg.scope == "intercity" and leg.mode in condition.modes for leg in plan.legs):
            return None
        ridden = (
            n for n, d in enumerate(plan.days) if any(isinstance(i, Leg) and i.mode in condition.modes for i in d.items)
        )
        return Edit(problem, tuple(ridden))
    return None


def _too_many(plan: Plan, condition: MaxVisits, problem: Problem) -> Iterator[str]:
    """The least wanted visits over the number. Raises Infeasible when what is locked or was asked for is too many."""
    scores = {p.place_id: p.score for rows in problem.places.values() for p in rows}
    musts = {c.place_id for c in plan.request.constraints if isinstance(c, MustSee)}
    for number, day in enumerate(plan.days, 1):
        visits = [i for i in day.items if isinstance(i, Visit)]
        over = len(visits) - condition.count
        if condition.day not in (None, number) or over <= 0:
            continue
        free = sorted(
            (v for v in visits if not v.locked and v.place_id not in musts), key=lambda v: scores.get(v.place_id, 0.0)
        )
        if len(free) < over:
            text = f"day {number} holds more than {condition.count} visits that are locked or were asked for"
            raise Infeasible(f"{text}: let one of them go", conflict=(condition.words,))
        yield from (v.place_id for v in free[:over])


def _against(visit: Visit, condition: Constraint, plan: Plan, catalog: Catalog) -> bool:
    named = {c.place_id for c in plan.request.hard if isinstance(c, MustSee)}
    if isinstance(condition, AvoidPlace):
        return visit.place_id == condition.place_id
    if isinstance(condition, AvoidKind):
        return visit.kind in condition.kinds and visit.place_id not in named
    if isinstance(condition, KnownHoursOnly):
        return visit.open is not Truth.YES
    place = catalog.place(visit.place_id)
    return place is None or place.wheelchair is not Truth.YES


def _wanted(plan: Plan, condition: MustSee | VisitKinds, problem: Problem, catalog: Catalog) -> Edit:
    """The place, or the best of the kinds, as many as are missing, on whichever days they fit."""
    seen = {v.place_id for v in plan.visits}
    if isinstance(condition, MustSee):
        missing = [condition.place_id] if condition.place_id and condition.place_id not in seen else []
        places = [p for p in map(catalog.place, missing) if p is not None]
    else:
        short = condition.count - sum(v.kind in condition.kinds for v in plan.visits)
        places = list(_best(plan, condition, problem, catalog, seen))[: max(0, short)]
        if len(places) < short:
            raise Infeasible(f'the catalog has not enough for "{condition.words}" here', conflict=(condition.words,))
    for place in places:
        rows = problem.places.get(place.city_id, ())
        if place.id not in {r.place_id for r in rows}:
            merged = {**problem.places, place.city_id: (*rows, ScoredPlace(place.id, place.importance))}
            problem = replace(problem, places=merged)
    if not places:
        return Edit(problem)
    days = tuple(range(len(plan.days)))
    return Edit(problem, days, one_of=len(places) == 1, must=frozenset(p.id for p in places))


def _best(plan: Plan, condition: VisitKinds, problem: Problem, catalog: Catalog, seen: set[str]) -> Iterator[Place]:
    rows = [r for s in plan.stops for r in problem.places.get(s.city_id, ())]
    for row in sorted(rows, key=lambda r: (-r.score, r.place_id)):
        place = catalog.place(row.place_id)
        if place is not None and place.kind in condition.kinds and place.id not in seen:
            yield place
