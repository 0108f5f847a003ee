"""Change a plan as little as a request for a change allows. Days that need not change stay as they were, byte for byte.

Each operation turns into an `Edit`: the request as it is now, the days that may change, and which candidates those days may
take. Locked items stay at their exact times. What no edit of days can do (another destination, other dates, a budget that the
beds and tables cannot meet) is solved anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...domain.catalog import Catalog
from ...domain.errors import Infeasible, InputError
from ...domain.plan import Item, Leg, Plan, PlanDiff, Rest
from ...domain.request import Change, Request
from .bed_edits import refitted
from .day_edits import days_changed, short_of
from .diff import compared, locked_again
from .edit import Edit
from .edits import edit_of
from .length_edits import lengthened
from .money_edits import cheaper, thriftier, unproven, worth_it
from .party_edits import eats_everywhere
from .problem import Problem, Solution
from .reread import reread
from .trip import assumptions_of, solve
from .wish_edits import heeded, new_conditions
from .wishing import rescored

#: Notes that are said of one change, and no more after the next.
OF_THEIR_CHANGE = ("Nothing in this plan is known", "Nothing came in")


@dataclass(frozen=True)
class Revision:
    """The changed parts of a plan, the request that they now answer, and what is different."""

    request: Request
    problem: Problem
    solution: Solution
    diff: PlanDiff
    notes: tuple[str, ...] = field(default=())


def revise(plan: Plan, changes: Sequence[Change], problem: Problem, catalog: Catalog) -> Revision:
    """Apply `changes` in order. `problem` holds the candidates; its request is the plan's, or the plan's with more conditions
    and other tastes: the conditions are kept first, with nothing changed that does not break one.

    Raises InputError for a change that names nothing in the plan, Infeasible when the change cannot be made.
    """
    added = new_conditions(plan, problem.request)
    if not changes and not added:
        raise InputError("there is no change to make: say what should be different")
    before = plan
    notes: list[str] = []
    plan = plan.model_copy(update={"request": plan.request.model_copy(update={"interests": problem.request.interests})})
    if added:
        plan, notes = heeded(plan, added, problem, catalog, lambda p, asked: _solved_again(p, asked, catalog))
    for change in changes:
        problem = replace(problem, request=plan.request, dates=plan.dates)
        plan, problem, said = _changed(plan, change, problem, catalog)
        notes += said
    problem = replace(problem, request=plan.request, dates=plan.dates)
    plan = _restated(before, plan, problem, catalog)
    solution = rescored(_parts(plan), problem, catalog)
    return Revision(plan.request, problem, solution, compared(before, plan), tuple(dict.fromkeys(notes)))


def _restated(before: Plan, plan: Plan, problem: Problem, catalog: Catalog) -> Plan:
    """With what is taken for granted as it is now: when the first day starts, say."""
    was = set(_taken_for_granted(before, problem, catalog))
    kept = [a for a in plan.assumptions if a not in was and not a.startswith(OF_THEIR_CHANGE)]
    stated = dict.fromkeys([*kept, *_taken_for_granted(plan, problem, catalog)])
    return plan.model_copy(update={"assumptions": tuple(stated)})


def _taken_for_granted(plan: Plan, problem: Problem, catalog: Catalog) -> tuple[str, ...]:
    read = reread(plan, replace(problem, request=plan.request, dates=plan.dates), catalog)
    return tuple(assumptions_of(read.desk, read.choice))


def _parts(plan: Plan) -> Solution:
    return Solution(
        plan.stops, plan.stays, plan.days, plan.budget, plan.score or 0.0, plan.bound, plan.assumptions, plan.unknowns
    )


def _changed(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> tuple[Plan, Problem, list[str]]:
    if change.operation in ("lock", "unlock"):
        return _locks(plan, change), problem, []
    if change.operation == "undo":
        raise InputError("there is nothing to undo here: the plan before is kept by the conversation")
    edit = edit_of(plan, change, problem, catalog)
    problem = replace(edit.problem, settings=problem.settings)
    plan = edit.base or plan
    if edit.length:
        longer = lengthened(plan, problem, catalog)
        return longer or _solved_again(plan, problem, catalog), problem, list(edit.notes)
    if edit.joins:
        joined = _joined(plan, edit, problem, catalog)
        return joined, problem, [*edit.notes, *short_of(plan, joined, edit, catalog)]
    if edit.again:
        return _solved_again(plan, problem, catalog), problem, list(edit.notes)
    if edit.thrift:
        thrifty, said = thriftier(plan, problem, catalog)
        return thrifty, problem, [*edit.notes, *said]
    if edit.money:
        changed = cheaper(plan, problem, catalog) or worth_it(
            plan, _solved_again(plan, problem, catalog), problem, catalog
        )
        return changed, problem, [*edit.notes, *unproven(plan, changed, problem, catalog)]
    after = days_changed(plan, edit, problem, catalog)
    return after, problem, [*edit.notes, *short_of(plan, after, edit, catalog)]


def _solved_again(plan: Plan, problem: Problem, catalog: Catalog) -> Plan:
    """A new plan for the changed request; refuses when something locked would be lost."""
    solution = solve(problem, catalog)
    after = {i.place_id for d in solution.days for i in d.items if i.type == "visit"}
    lost = [v.name for v in plan.visits if v.locked and v.place_id not in after]
    if lost:
        raise Infeasible(f"{', '.join(lost)} is locked and does not fit any more: unlock it, or keep the trip as it is")
    return plan.model_copy(
        update={
            "request": problem.request,
            "dates": problem.dates,
            "stops": solution.stops,
            "stays": solution.stays,
            "days": locked_again(plan, solution.days),
            "budget": solution.budget,
            "score": solution.score,
            "bound": solution.bound,
            "assumptions": solution.assumptions,
            "unknowns": solution.unknowns,
        }
    )


def _joined(plan: Plan, edit: Edit, problem: Problem, catalog: Catalog) -> Plan:
    """The same trip for more people: more rooms and seats, nothing that one of them cannot enter, sleep in or eat."""
    if not eats_everywhere(plan, problem, catalog):
        return _solved_again(plan, problem, catalog)
    wider = refitted(plan, problem, catalog)
    if wider is None:
        return _solved_again(plan, problem, catalog)
    if edit.days:
        wider = days_changed(wider, edit, problem, catalog)
    return cheaper(wider, problem, catalog) or _solved_again(plan, problem, catalog)


def _locks(plan: Plan, change: Change) -> Plan:
    """Lock or unlock the named item, or every item of the day, or of the trip."""
    locked = change.operation == "lock"
    wanted = (change.place or "").casefold()
    days = []
    for number, day in enumerate(plan.days, 1):
        here = change.day is None or change.day == number
        items = tuple(_locked(i, locked) if here and _named(i, wanted) else i for i in day.items)
        days.append(day if items == day.items else day.model_copy(update={"items": items}))
    if tuple(days) == plan.days:
        raise InputError(
            f'nothing in the plan is called "{change.place or change.words}": use a name that stands in it'
        )
    return plan.model_copy(update={"days": tuple(days)})


def _locked(item: Item, locked: bool) -> Item:
    return item if isinstance(item, Rest) else item.model_copy(update={"locked": locked})


def _named(item: Item, wanted: str) -> bool:
    if isinstance(item, Rest | Leg):
        return not wanted and isinstance(item, Leg) and item.scope == "intercity"
    return not wanted or wanted in (item.name or "").casefold()
