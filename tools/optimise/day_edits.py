"""Days of a plan scheduled again: what may stay stays, at its very time; the other days are the same objects."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from ...domain.catalog import Catalog
from ...domain.errors import Infeasible, InputError
from ...domain.plan import Day, Leg, Meal, Plan, Visit
from .assemble import redone, spare_of
from .diff import locked_again
from .edit import Edit, with_room
from .instance import Schedule
from .party_edits import enterable
from .pricing import price
from .problem import Problem
from .reread import Reread, reread
from .schedule import schedule_from

#: What a visit that is already in the plan is worth on top: no other visit is worth breaking it.
KEEP = 1000.0
#: What an item is worth for standing at its very time.
STILL = 10.0
#: Times that what clashes is let go before all is.
FREED = 2


def days_changed(plan: Plan, edit: Edit, problem: Problem, catalog: Catalog) -> Plan:
    """Schedule the days of the edit again and put them into the plan; the other days are the same objects."""
    read = reread(plan, problem, catalog)
    groups = [(day,) for day in edit.days] if edit.one_of else [edit.days]
    tried = [(days, _best(plan, read, edit, days)) for days in groups if any(read.frames_of(d) for d in days)]
    if not tried:
        raise InputError("that day is not in the plan, or has no time in it: count the days from 1")
    days, schedule = max(tried, key=lambda t: (_worth(t[1], edit, read), -t[0][0]))
    if edit.kinds and edit.same_count and len(schedule.chosen) < len(read.schedule.chosen):
        return days_changed(plan, replace(edit, kinds=frozenset()), problem, catalog)  # nothing of those kinds fits
    missing = edit.must - schedule.chosen
    if missing:
        names = ", ".join(read.agenda.places[i].name for i in sorted(missing))
        raise Infeasible(f"there is no time for {names} without giving up something locked: choose another day")
    return _rewritten(plan, read, schedule, days, problem, catalog)


def short_of(before: Plan, after: Plan, edit: Edit, catalog: Catalog) -> Iterator[str]:
    """Why fewer visits came in than went out, where each was to be replaced."""
    if not edit.same_count or len(after.visits) >= len(before.visits):
        return
    seen = {v.place_id for v in after.visits}
    cities = {s.city_id for s in after.stops}
    others = [p for c in cities for p in catalog.places(c) if p.id not in seen and p.id not in edit.out]
    party = edit.problem.request.party
    if others and not any(enterable(p.id, party, catalog) for p in others):
        yield "Nothing came in for what went out: no other place here is known to be step-free."
    elif others:
        yield "Nothing came in for what went out: no other place here is open and near enough at that time."
    else:
        yield "Nothing came in for what went out: the catalog has no other place here."


def _best(plan: Plan, read: Reread, edit: Edit, days: Sequence[int]) -> Schedule:
    """First with everything at its very time, then with what clashes freed, then with the meals free, then all free.

    The first that loses nothing; where all lose something, the one that holds most.
    """
    numbers = [f for d in days for f in read.frames_of(d)]
    asked = _locked_by_person(plan, days)
    ways = [asked] if edit.reshapes else [*_stillness(read, edit, numbers, asked), asked]
    tried = [_rescheduled(read, edit, numbers, ways[0])]
    for locked in [*_freed(read, tried, ways[0], numbers, asked), *ways[1:]]:
        if _whole(read, edit, tried[-1], numbers):
            return tried[-1]
        tried.append(_rescheduled(read, edit, numbers, locked))
    kept = [found for found in tried if _stays(read, found, numbers, asked)]
    if not kept or (edit.reshapes and _stretched(read, numbers, asked)):
        raise Infeasible("something locked is in the way of this change: unlock it, or name another day")
    return max(kept, key=lambda found: (*_count(found, edit), _still(read, found)))


def _freed(
    read: Reread, tried: Sequence[Schedule], held: Collection[str], numbers: Sequence[int], asked: Collection[str]
) -> Iterator[set[str]]:
    """The same held items without those that the last try could not keep, as long as that frees any."""
    left = set(held)
    for _ in range(FREED):
        lost = {i.id for n in numbers for i in read.schedule.days[n] if i.id in left}
        lost -= {i.id for n in numbers for i in tried[-1].days[n]} | set(asked)
        if not lost:
            return
        left -= lost
        yield set(left)


def _still(read: Reread, found: Schedule) -> int:
    """Items that stand at their very time."""
    was = {(n, i.id, i.start) for n, items in enumerate(read.schedule.days) for i in items}
    return sum((n, i.id, i.start) in was for n, items in enumerate(found.days) for i in items)


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
    chosen = read.schedule.chosen
    offered = tuple(edit.candidate(c, read.agenda.places[c.id], locked, chosen) for c in read.agenda.candidates)
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


def _worth(found: Schedule, edit: Edit, read: Reread) -> float:
    """First what had to come in, then that nothing else is lost, then that little moves, then the score."""
    return (
        KEEP * KEEP * len(edit.must & found.chosen)
        + KEEP * len(found.chosen)
        + STILL * _still(read, found)
        + found.score
    )


def _if_moved(old: Day, new: Day) -> Day:
    """The old day where everything on the new one is what it was, when it was, and reached from where it was."""
    return old if _moments(old) == _moments(new) and _ends(old) == _ends(new) else new


def _moments(day: Day) -> list[tuple[str, datetime]]:
    return [(i.place_id if isinstance(i, Visit) else i.meal, i.start) for i in day.items if isinstance(i, Visit | Meal)]


def _ends(day: Day) -> list[tuple[str, str, str]]:
    return [(i.origin, i.destination, i.mode) for i in day.items if isinstance(i, Leg)]


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
