"""The hours that a trip leaves in each city: a shift is one stretch of one day in one city, between moves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from ...domain.parameters import MEALS, PACES, PaceRule
from .conditions import Conditions
from .problem import Problem
from .transport import Ride

MealName = Literal["breakfast", "lunch", "dinner"]
MEAL_NAMES: tuple[MealName, ...] = ("breakfast", "lunch", "dinner")


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
    """Pace, hours and most visits of a day (0-based): the request's pace, then what was said of that day."""
    pace = problem.request.pace
    for wish in sorted(conditions.paces, key=lambda w: w.day is not None):
        if wish.day is None or wish.day == day + 1:
            pace = wish.pace
    rule = PACES[pace]
    for hours in conditions.day_hours:
        if hours.day is None or hours.day == day + 1:
            rule = _narrowed(rule, hours.start, hours.end)
    counts = [m.count for m in conditions.max_visits if m.day is None or m.day == day + 1]
    return replace(rule, max_visits=min([rule.max_visits, *counts]))


def _narrowed(rule: PaceRule, start: time | None, end: time | None) -> PaceRule:
    first = max(rule.day_start, start.hour * 60 + start.minute) if start else rule.day_start
    last = min(rule.day_end, end.hour * 60 + end.minute) if end else rule.day_end
    return replace(rule, day_start=first, day_end=max(first, last))


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
            if into is not None:
                start = max(start, minute_of(into.in_town, on, zones[stop]))
            if away is not None:
                end = min(end, minute_of(away.leave_town, on, zones[stop]))
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
