"""The hours that a trip leaves in each city: a shift is one stretch of one day in one city, between moves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from ...domain.parameters import MEALS, PACES, PaceRule
from .conditions import Conditions, firm
from .problem import Problem
from .transport import Ride

MealName = Literal["breakfast", "lunch", "dinner"]
MEAL_NAMES: tuple[MealName, ...] = ("breakfast", "lunch", "dinner")
#: Who leaves early or arrives late eats outside the hours of the pace: from the first breakfast to the last dinner.
EARLY_MEAL = MEALS["breakfast"].earliest
LATE_MEAL = MEALS["dinner"].latest + MEALS["dinner"].minutes
TIGHT = 120  # minutes in town, or fewer


@dataclass(frozen=True)
class Route:
    """Cities in order with the nights in each, and the date of arrival in each."""

    cities: tuple[str, ...]
    nights: tuple[int, ...]

    def arrivals(self, start: date) -> tuple[date, ...]:
        """The date of each move: into each city, and away from the last one."""
        days = [start]
        for nights in self.nights:
            days.append(days[-1] + timedelta(days=nights))
        return tuple(days)


@dataclass(frozen=True)
class Shift:
    """From `start` to `end`, minutes after local midnight of day `day` (0-based), with the meals that fall into it."""

    day: int
    stop: int
    city_id: str
    start: int
    end: int
    rule: PaceRule
    meals: tuple[MealName, ...] = ()

    @property
    def minutes(self) -> int:
        """Left for visits when the meals are eaten."""
        return self.end - self.start - sum(MEALS[m].minutes for m in self.meals)


def minute_of(moment: datetime, day: date, zone: ZoneInfo) -> int:
    """Minutes on the wall clock of `zone` since midnight of `day`; may be negative or over 1440."""
    wall = moment.astimezone(zone).replace(tzinfo=None)
    return int((wall - datetime.combine(day, time())).total_seconds() // 60)


def rule_of(problem: Problem, conditions: Conditions, day: int) -> PaceRule:
    """Pace, hours and most visits of a day (0-based): the request's pace, then what was said of that day.

    A pace or hours out of an "any of" come on top of what holds in any case.
    """
    mine, always = _rule(problem, conditions, day), _rule(problem, firm(problem.request), day)
    start = max(mine.day_start, always.day_start)
    return replace(
        mine,
        max_visits=min(mine.max_visits, always.max_visits),
        day_start=start,
        day_end=max(start, min(mine.day_end, always.day_end)),
    )


def _rule(problem: Problem, conditions: Conditions, day: int) -> PaceRule:
    pace = problem.request.pace
    for wish in sorted(conditions.paces, key=lambda w: w.day is not None):
        if wish.day is None or wish.day == day + 1:
            pace = wish.pace
    counts = [m.count for m in conditions.max_visits if m.day is None or m.day == day + 1]
    rule = replace(PACES[pace], max_visits=min([PACES[pace].max_visits, *counts]))
    starts, ends = _asked_hours(conditions, day)
    first, last = max(starts, default=rule.day_start), min(ends, default=rule.day_end)
    return replace(rule, day_start=first, day_end=max(first, last))


def _asked_hours(conditions: Conditions, day: int) -> tuple[list[int], list[int]]:
    """Starts and ends that were asked for a day (0-based): they go before the pace's."""
    asked = [h for h in conditions.day_hours if h.day is None or h.day == day + 1]
    starts = [h.start.hour * 60 + h.start.minute for h in asked if h.start]
    return starts, [h.end.hour * 60 + h.end.minute for h in asked if h.end]


def shifts(
    problem: Problem, conditions: Conditions, route: Route, rides: Sequence[Ride | None], zones: Sequence[ZoneInfo]
) -> tuple[Shift, ...]:
    """All shifts in time order. `rides[i]` leads into city i, the last one home; None is not known and bounds nothing."""
    found = sorted(_bare(problem, conditions, route, rides, zones), key=lambda s: (s.day, s.stop))
    return tuple(_with_meals(found))


def _bare(
    problem: Problem, conditions: Conditions, route: Route, rides: Sequence[Ride | None], zones: Sequence[ZoneInfo]
) -> Iterator[Shift]:
    moves = route.arrivals(problem.dates.start)
    for stop, city_id in enumerate(route.cities):
        into, away = rides[stop], rides[stop + 1]
        for offset in range((moves[stop + 1] - moves[stop]).days + 1):
            on = moves[stop] + timedelta(days=offset)
            day = (on - problem.dates.start).days
            rule = rule_of(problem, conditions, day)
            start, end = rule.day_start, rule.day_end
            starts, ends = _asked_hours(conditions, day)
            if into is not None:
                arrives = minute_of(into.in_town, on, zones[stop])
                end = max(end, LATE_MEAL) if end - arrives < TIGHT and not ends else end
                start = max(start, arrives)
            if away is not None:
                leaves = minute_of(away.leave_town, on, zones[stop])
                early = leaves - start < TIGHT and not starts
                there = minute_of(into.in_town, on, zones[stop]) if into is not None else EARLY_MEAL
                start = min(start, max(EARLY_MEAL, there)) if early else start
                end = min(end, leaves)
            if end > start:
                yield Shift(day, stop, city_id, start, end, rule)


def _with_meals(found: Sequence[Shift]) -> Iterator[Shift]:
    """Each meal of a day goes to the first shift of that day that has the time for it."""
    eaten: dict[int, set[str]] = {}
    for shift in found:
        had = eaten.setdefault(shift.day, set())
        meals: list[MealName] = []
        clock = shift.start
        for name in MEAL_NAMES:
            begin = max(clock, MEALS[name].earliest)
            if name not in had and begin <= MEALS[name].latest and begin + MEALS[name].minutes <= shift.end:
                meals.append(name)
                clock = begin + MEALS[name].minutes
        had.update(meals)
        yield replace(shift, meals=tuple(meals))
