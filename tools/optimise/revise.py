"""Change a plan as little as a request for a change allows. Days that need not change stay as they were, byte for byte.

Each operation turns into an `Edit`: the request as it is now, the days that may change, and which candidates those days may
take. Locked items stay at their exact times. What no edit of days can do (another destination, other dates, a budget that the
beds and tables cannot meet) is solved anew.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from ...domain.catalog import Catalog
from ...domain.errors import Infeasible, InputError
from ...domain.plan import Day, Item, Leg, Meal, Plan, PlanDiff, Rest, Visit
from ...domain.request import Change, Request
from .assemble import redone, spare_of
from .diff import compared, locked_again
from .edits import Edit, eats_everywhere, edit_of, rooms_for, with_room
from .instance import Schedule
from .length_edits import lengthened
from .money_edits import cheaper
from .pricing import price
from .problem import Problem, Solution
from .reread import Reread, reread
from .schedule import schedule_from
from .trip import assumptions_of, solve

#: What a visit that is already in the plan is worth on top: no other visit is worth breaking it.
KEEP = 1000.0


@dataclass(frozen=True)
class Revision:
    """The changed parts of a plan, the request that they now answer, and what is different."""

    request: Request
    problem: Problem
    solution: Solution
    diff: PlanDiff
    notes: tuple[str, ...] = field(default=())


def revise(plan: Plan, changes: Sequence[Change], problem: Problem, catalog: Catalog) -> Revision:
    """Apply `changes` in order. `problem` holds the candidates; its request is the plan's, or the plan's with new wishes.

    Raises InputError for a change that names nothing in the plan, Infeasible when the change cannot be made.
    """
    if not changes:
        raise InputError("there is no change to make: say what should be different")
    before, notes = plan, []
    for change in changes:
        problem = replace(problem, request=plan.request, dates=plan.dates)
        plan, problem, said = _changed(plan, change, problem, catalog)
        notes += said
    plan = _restated(before, plan, problem, catalog)
    solution = _parts(plan)
    return Revision(plan.request, problem, solution, compared(before, plan), tuple(notes))


def _restated(before: Plan, plan: Plan, problem: Problem, catalog: Catalog) -> Plan:
    """With what is taken for granted as it is now: when the first day starts, say."""
    was = set(_taken_for_granted(before, problem, catalog))
    kept = [a for a in plan.assumptions if a not in was]
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
    if edit.length:
        longer = lengthened(plan, problem, catalog)
        return longer or _solved_again(plan, problem, catalog), problem, list(edit.notes)
    if edit.joins:
        return _joined(plan, edit, problem, catalog), problem, list(edit.notes)
    if edit.again:
        return _solved_again(plan, problem, catalog), problem, list(edit.notes)
    if edit.money:
        changed = cheaper(plan, problem, catalog)
        return changed or _solved_again(plan, problem, catalog), problem, list(edit.notes)
    return _days_changed(plan, edit, problem, catalog), problem, list(edit.notes)


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
    """The same trip for more people: more rooms and seats, nothing that one of them cannot enter or eat."""
    stays = tuple(s.model_copy(update={"rooms": rooms_for(s, problem, catalog)}) for s in plan.stays)
    wider = plan.model_copy(update={"stays": stays})
    if not eats_everywhere(plan, problem, catalog):
        return _solved_again(plan, problem, catalog)
    if edit.days:
        wider = _days_changed(wider, edit, problem, catalog)
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


def _days_changed(plan: Plan, edit: Edit, problem: Problem, catalog: Catalog) -> Plan:
    """Schedule the days of the edit again and put them into the plan; the other days are the same objects."""
    read = reread(plan, problem, catalog)
    groups = [(day,) for day in edit.days] if edit.one_of else [edit.days]
    tried = [(days, _best(plan, read, edit, days)) for days in groups if any(read.frames_of(d) for d in days)]
    if not tried:
        raise InputError("that day is not in the plan, or has no time in it: count the days from 1")
    days, schedule = max(tried, key=lambda t: (_worth(t[1], edit), -t[0][0]))
    missing = edit.must - schedule.chosen
    if missing:
        names = ", ".join(read.agenda.places[i].name for i in sorted(missing))
        raise Infeasible(f"there is no time for {names} without giving up something locked: choose another day")
    return _rewritten(plan, read, schedule, days, problem, catalog)


def _best(plan: Plan, read: Reread, edit: Edit, days: Sequence[int]) -> Schedule:
    """First with everything at its very time, then with the meals free, then all free: the first that loses nothing."""
    numbers = [f for d in days for f in read.frames_of(d)]
    asked = _locked_by_person(plan, days)
    ways = [asked] if edit.reshapes else [*_stillness(read, edit, numbers, asked), asked]
    tried = [_rescheduled(read, edit, numbers, locked) for locked in ways[:1]]
    for locked in ways[1:]:
        if _whole(read, edit, tried[-1], numbers):
            return tried[-1]
        tried.append(_rescheduled(read, edit, numbers, locked))
    kept = [found for found in tried if _stays(read, found, numbers, asked)]
    if not kept or (edit.reshapes and _stretched(read, numbers, asked)):
        raise Infeasible("something locked is in the way of this change: unlock it, or name another day")
    return max(kept, key=lambda found: _count(found, edit))


def _stillness(read: Reread, edit: Edit, numbers: Sequence[int], asked: Collection[str]) -> list[set[str]]:
    """What may be held: all that can stay; and of that only the visits."""
    can = {item for n in numbers for item in read.schedule.days[n] if edit.leaves(item, read, n)}
    return [{*asked, *(i.id for i in can)}, {*asked, *(i.id for i in can if i.type == "visit")}]


def _locked_by_person(plan: Plan, days: Sequence[int]) -> set[str]:
    """Scheduler ids of what is locked on those days: places, and names of meals."""
    items = [i for d in days for i in plan.days[d].items]
    visits = {i.place_id for i in items if isinstance(i, Visit) and i.locked}
    return visits | {i.meal for i in items if isinstance(i, Meal) and i.locked}


def _stays(read: Reread, found: Schedule, numbers: Sequence[int], locked: Collection[str]) -> bool:
    """Whether every locked item is where it was."""
    return all(
        any(new.id == old.id and new.start == old.start for new in found.days[n])
        for n in numbers
        for old in read.schedule.days[n]
        if old.id in locked
    )


def _whole(read: Reread, edit: Edit, found: Schedule, numbers: Sequence[int]) -> bool:
    """Nothing was lost that could have stayed, and what was asked for is in."""
    could = [(n, i.id) for n in numbers for i in read.schedule.days[n] if edit.leaves(i, read, n)]
    there = {(n, i.id) for n in numbers for i in found.days[n]}
    full = sum(len(found.days[n]) for n in numbers) >= sum(len(read.schedule.days[n]) for n in numbers)
    enough = full or not (edit.same_count or edit.wants_more)
    return enough and edit.must <= found.chosen and all(item in there for item in could)


def _count(found: Schedule, edit: Edit) -> tuple[int, int]:
    """What was asked for and is in; visits and meals."""
    return (len(edit.must & found.chosen), sum(len(items) for items in found.days))


def _stretched(read: Reread, numbers: Sequence[int], locked: Collection[str]) -> bool:
    """Whether what is locked needs longer hours or more visits than the day now has."""
    for n in numbers:
        frame = read.agenda.frames[n]
        room = with_room(frame, read.schedule.days[n], locked, read.agenda.travel)
        if (room.start, room.end, room.max_visits) != (frame.start, frame.end, frame.max_visits):
            return True
    return False


def _rescheduled(read: Reread, edit: Edit, numbers: Sequence[int], locked: Collection[str]) -> Schedule:
    before = read.schedule.days
    frames = tuple(
        with_room(edit.frame(frame, before[i]), before[i], locked, read.agenda.travel) if i in numbers else frame
        for i, frame in enumerate(read.agenda.frames)
    )
    pinned = {m.name for i in numbers for m in frames[i].meals if m.point is None}
    offered = tuple(edit.candidate(c, read.agenda.places[c.id], locked) for c in read.agenda.candidates)
    chosen = read.schedule.chosen
    kept = tuple(c for c in offered if c.id not in edit.out and (c.id in chosen or c.id in edit.must or edit.more))
    return schedule_from(
        read.schedule,
        frames,
        kept,
        read.agenda.travel,
        read.agenda.limits,
        changing=numbers,
        locked=set(locked) - pinned,
        keep=KEEP,
    )


def _worth(found: Schedule, edit: Edit) -> float:
    """First what had to come in, then that nothing else is lost, then the score."""
    return KEEP * KEEP * len(edit.must & found.chosen) + KEEP * len(found.chosen) + found.score


def _if_moved(old: Day, new: Day) -> Day:
    """The old day where everything on the new one is what it was, when it was."""
    return old if _moments(old) == _moments(new) else new


def _moments(day: Day) -> list[tuple[str, datetime]]:
    return [(i.place_id if isinstance(i, Visit) else i.meal, i.start) for i in day.items if isinstance(i, Visit | Meal)]


def _rewritten(
    plan: Plan, read: Reread, schedule: Schedule, touched: Collection[int], problem: Problem, catalog: Catalog
) -> Plan:
    written = redone(read.desk, read.choice, read.agenda, schedule)
    spare = spare_of(d for i, d in enumerate(plan.days) if i not in touched)
    days = tuple(_if_moved(day, written(i, spare)) if i in touched else day for i, day in enumerate(plan.days))
    days = locked_again(plan, days)
    needs, currency = plan.needs, plan.budget.currency
    return plan.model_copy(
        update={
            "request": problem.request,
            "days": days,
            "budget": price(plan.stops, plan.stays, days, problem.request, catalog, currency, needs),
            "score": schedule.score,
            "bound": None,
        }
    )
