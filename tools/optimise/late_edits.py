"""A flight or train that is late: it stands as the timetable has it, the delay comes after it, and the day begins later."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from ...domain.catalog import Catalog
from ...domain.errors import Infeasible, InputError
from ...domain.plan import Leg, Meal, Plan, Rest, Visit
from ...domain.request import Change, DayHours
from .edit import Edit
from .problem import Problem
from .transport import DELAY, after, before

LAST_MINUTE = 23 * 60 + 59


def late(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Edit:
    """`minutes` later than planned, or there by `minute_of_day`; on the named day, else on the first.

    Raises InputError when it does not say how late, Infeasible when what follows on the timetable would be missed.
    """
    if not change.minutes and change.minute_of_day is None:
        raise InputError("how late? Say the delay in hours or minutes")
    number = (change.day or 1) - 1
    if not 0 <= number < len(plan.days):
        raise InputError(f"the trip has {len(plan.days)} days, and no day {change.day}: name one of them")
    leg = next(_arrivals(plan, number), None)
    if leg is None:
        return _later(plan, change, problem, number)
    minutes = _minutes(change, leg.arrive)
    there = leg.arrive + timedelta(minutes=minutes + after(leg.mode))
    missed = next((x for x in _between(plan) if x.depart > leg.depart), None)
    if missed is not None and missed.depart - timedelta(minutes=before(missed.mode)) < there:
        raise Infeasible(
            f"the {missed.mode} of {missed.depart:%H:%M} would be missed: ask the carrier for a later one",
            conflict=(change.words,),
        )
    days = tuple(_with_delay(day.items, leg, minutes) for day in plan.days)
    delayed = plan.model_copy(
        update={"days": tuple(d.model_copy(update={"items": i}) for d, i in zip(plan.days, days, strict=True))}
    )
    here = (there.date() - plan.dates.start).days
    note = f"The {leg.mode} stands as the timetable has it: the delay that you told comes after it."
    return Edit(problem, (min(here, len(plan.days) - 1),), base=delayed, notes=(note,))


def _between(plan: Plan) -> list[Leg]:
    return [leg for leg in plan.legs if leg.scope == "intercity"]


def _arrivals(plan: Plan, number: int) -> Iterator[Leg]:
    """Moves that arrive on a day (0-based) in a city of the trip; of the first day also one that arrives after it."""
    cities = {s.city_id for s in plan.stops}
    for leg in _between(plan):
        on = plan.days[number].date
        if leg.destination in cities and (leg.arrive.date() == on or (number == 0 and leg.depart.date() == on)):
            yield leg


def _minutes(change: Change, arrive: datetime) -> int:
    if change.minutes:
        return change.minutes
    assert change.minute_of_day is not None
    minutes = change.minute_of_day - arrive.hour * 60 - arrive.minute
    if minutes <= 0:
        raise InputError(f"it arrives at {arrive:%H:%M} in the plan already: say a later time")
    return minutes


def _with_delay(
    items: tuple[Visit | Meal | Rest | Leg, ...], leg: Leg, minutes: int
) -> tuple[Visit | Meal | Rest | Leg, ...]:
    """The delay after the move; one that was told before is replaced."""
    if leg not in items:
        return items
    at = items.index(leg)
    rest = items[at + 1 :]
    rest = rest[1:] if rest and isinstance(rest[0], Rest) and rest[0].note == DELAY else rest
    delay = Rest(start=leg.arrive, end=leg.arrive + timedelta(minutes=minutes), note=DELAY)
    return (*items[: at + 1], delay, *rest)


def _later(plan: Plan, change: Change, problem: Problem, number: int) -> Edit:
    """Where no move is known, the day itself begins later."""
    starts = [i.depart if isinstance(i, Leg) else i.start for i in plan.days[number].items]
    first = min((s.hour * 60 + s.minute for s in starts), default=9 * 60)
    minute = change.minute_of_day if not change.minutes else first + change.minutes
    assert minute is not None
    minute = min(LAST_MINUTE, minute)
    hours = DayHours(words=change.words, start=time(minute // 60, minute % 60), day=number + 1)

    def same(c: object) -> bool:
        return isinstance(c, DayHours) and c.day == number + 1 and c.end is None

    kept = tuple(c for c in problem.request.constraints if not same(c))
    request = problem.request.model_copy(update={"constraints": (*kept, hours)})
    return Edit(replace(problem, request=request), (number,))
