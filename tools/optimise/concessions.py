"""What a person may give up so that a trip becomes possible: one condition eased or taken back, or the trip itself changed a little.

How much a concession asks is told in points, from which comes the order in which they are offered ("cheapest first"). One more
percent of money is a point; the others are as many percent as we think a traveller would pay to be spared them: see `POINTS`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta
from decimal import ROUND_CEILING, Decimal
from types import MappingProxyType
from typing import Any as Anything

from ...domain.dates import DateRange
from ...domain.money import Money
from ...domain.offers import RoomType
from ...domain.parameters import PACES, Pace
from ...domain.request import (
    AccessRequired,
    All,
    AllergyNeed,
    AvoidCity,
    AvoidKind,
    BudgetCap,
    Constraint,
    Cuisines,
    DayHours,
    DietNeed,
    HouseRuleNeeded,
    KnownHoursOnly,
    MaxVisits,
    MustSee,
    PaceWish,
    RoomRequired,
    Stop,
    TransportBan,
    VisitKinds,
)
from .exchange import Exchange
from .infeasible import SHIFTS, dated, from_anywhere, moved, one_way
from .problem import Problem
from .trial import Trial

#: What one needs is not up for trade.
NEEDS = (DietNeed, AllergyNeed, AccessRequired)

#: Points of each concession; those of money are the percent by which the limit rises, and those of dates are for each day moved.
POINTS = MappingProxyType(
    {
        "date": 5.0,
        "one less": 6.0,
        "one more a day": 7.0,
        "hour": 8.0,
        "dish": 8.0,
        "pace": 9.0,
        "room": 10.0,
        "any room": 11.0,
        "mode": 12.0,
        "kind": 12.0,
        "unknown hours": 12.0,
        "taken back": 14.0,
        "together": 12.0,
        "city": 15.0,
        "day less": 16.0,
        "day more": 17.0,
        "no way home": 40.0,
        "no way there": 50.0,
        "uncapped": 60.0,
    }
)
#: Conditions that bear on the time there is.
TIMED = (MustSee, VisitKinds, MaxVisits, DayHours, PaceWish, KnownHoursOnly, Cuisines)
HOURS = 2


@dataclass(frozen=True)
class Asked:
    """A concession made in a problem: what it says to the person, what it asks of them, and the problem that it leaves."""

    text: str
    words: str
    pain: float
    problem: Problem
    parts: tuple[str, ...] = ()  # the texts that are joined in `text`


Caps = Sequence[BudgetCap]
Make = Callable[[Problem, Trial, Caps], Asked | None]


@dataclass(frozen=True)
class Concession:
    """`key`: what it changes; two of one key are never joined. `level`: of one key, a higher one gives up all that a lower one does.

    `least`: no fewer points than this. `make` answers for a problem that others may have changed before; None: it cannot help.
    `cap`: it raises this one. The caps that are still to be raised are given to `make`, to be left out of account.
    """

    key: str
    level: int
    least: float
    make: Make
    cap: BudgetCap | None = None
    shift: int = 0  # of other dates: later, or sooner


def of_condition(condition: Constraint, index: int) -> Iterator[Concession]:
    """What can be given up of one hard condition, the index-th. Nothing of what a person needs."""
    if isinstance(condition, NEEDS):
        return
    key = f"condition {index}"
    if isinstance(condition, BudgetCap):
        yield Concession(key, 0, 0.0, lambda p, trial, caps: _more_money(p, condition, trial, caps), condition)
        return
    for level, points, text, eased in _eased(condition):
        yield Concession(key, level, points, _swapping(condition, eased, text, points))


def _swapping(old: Constraint, new: Constraint | None, text: str, points: float) -> Make:
    return lambda problem, trial, caps: Asked(text, old.words, points, swapped(problem, old, new))


_Eased = Iterator[tuple[int, float, str, Constraint | None]]


def _eased(condition: Constraint) -> _Eased:
    """Level, points, words and the condition that is left (None: none)."""
    partly = _PARTLY.get(type(condition))
    least = list(partly(condition)) if partly else []
    yield from least
    if isinstance(condition, RoomRequired):
        yield 1, POINTS["any room"], "allow any room", None
    elif isinstance(condition, KnownHoursOnly):
        yield 0, POINTS["unknown hours"], "allow places whose hours are not known", None
    else:
        yield 1, POINTS["taken back"] + (2.0 if least else 0.0), _taken_back(condition), None


def _dishes(condition: Cuisines) -> _Eased:
    for name in condition.names if len(condition.names) > 1 else ():
        rest = tuple(n for n in condition.names if n != name)
        yield 0, POINTS["dish"], f"go without {name} food", condition.model_copy(update={"names": rest})


def _rooms(condition: RoomRequired) -> _Eased:
    others = [t for t in RoomType if t not in condition.types]
    for kind in others if len(others) > 1 else ():
        text = f"allow {kind.value.replace('_', ' ')} rooms too"
        yield 0, POINTS["room"], text, condition.model_copy(update={"types": (*condition.types, kind)})


def _visits(condition: VisitKinds) -> _Eased:
    if condition.count > 1:
        text = (
            f"one {condition.kinds[0].value} less" if len(condition.kinds) == 1 else f'one less of "{condition.words}"'
        )
        yield 0, POINTS["one less"], text, condition.model_copy(update={"count": condition.count - 1})


def _counts(condition: MaxVisits) -> _Eased:
    most = max(PACES.values(), key=lambda rule: rule.max_visits).max_visits
    for more in range(condition.count + 1, min(condition.count + 3, most)):
        points = POINTS["one more a day"] * (more - condition.count)
        where = f" on day {condition.day}" if condition.day else " a day"
        yield (
            more - condition.count - 1, points, f"allow {more} visits{where}", condition.model_copy(update={"count": more}),
        )  # fmt: skip


def _modes(condition: TransportBan) -> _Eased:
    for mode in condition.modes if len(condition.modes) > 1 else ():
        rest = tuple(m for m in condition.modes if m != mode)
        text = f"allow {mode.value.replace('_', '-')}"
        yield 0, POINTS["mode"], text, condition.model_copy(update={"modes": rest})


def _kinds(condition: AvoidKind) -> _Eased:
    for kind in condition.kinds if len(condition.kinds) > 1 else ():
        rest = tuple(k for k in condition.kinds if k != kind)
        yield 0, POINTS["kind"], f"allow {kind.value}", condition.model_copy(update={"kinds": rest})


def _hours(condition: DayHours) -> _Eased:
    """An hour sooner, an hour later, or two."""
    for hours in range(1, HOURS + 1):
        points, unit = POINTS["hour"] * hours, "an hour" if hours == 1 else f"{hours} hours"
        if condition.start is not None and condition.start.hour - hours >= 5:
            sooner = time(condition.start.hour - hours, condition.start.minute)
            text = f"start {unit} sooner, at {sooner:%H:%M}"
            yield hours - 1, points, text, condition.model_copy(update={"start": sooner})
        if condition.end is not None and condition.end.hour + hours <= 23:
            later = time(condition.end.hour + hours, condition.end.minute)
            text = f"end {unit} later, at {later:%H:%M}"
            yield hours - 1, points, text, condition.model_copy(update={"end": later})


def _parts(condition: All) -> _Eased:
    for part in condition.parts:
        if not isinstance(part, NEEDS):
            rest = tuple(p for p in condition.parts if p is not part)
            left = condition.model_copy(update={"parts": rest}) if rest else None
            yield 0, POINTS["taken back"], _taken_back(part), left


_PARTLY: dict[type[Anything], Callable[[Anything], _Eased]] = {
    Cuisines: _dishes,
    RoomRequired: _rooms,
    VisitKinds: _visits,
    MaxVisits: _counts,
    TransportBan: _modes,
    AvoidKind: _kinds,
    DayHours: _hours,
    All: _parts,
}


def _taken_back(condition: Constraint) -> str:
    if isinstance(condition, MustSee):
        return f"leave out {condition.name}"
    if isinstance(condition, AvoidCity):
        return f"allow {condition.area.name}"
    if isinstance(condition, Cuisines):
        return f"go without {', '.join(condition.names)} food"
    if isinstance(condition, HouseRuleNeeded):
        return f"do without the house rule on {condition.rule.value.replace('_', ' ')}"
    if isinstance(condition, TransportBan):
        return f"allow {', '.join(m.value.replace('_', '-') for m in condition.modes)}"
    if isinstance(condition, AvoidKind):
        return f"allow {', '.join(k.value for k in condition.kinds)}"
    return f'take back "{condition.words}"'


def swapped(problem: Problem, old: Constraint, new: Constraint | None) -> Problem:
    """The problem with one condition (that very one) put in another's place, or taken out."""
    changed = (new if c is old else c for c in problem.request.constraints)
    constraints = tuple(c for c in changed if c is not None)
    return problem.asking(problem.request.model_copy(update={"constraints": constraints}))


# Money


def without(problem: Problem, caps: Caps) -> Problem:
    """The problem without these caps."""
    for cap in caps:
        problem = swapped(problem, cap, None)
    return problem


def _more_money(problem: Problem, cap: BudgetCap, trial: Trial, caps: Caps) -> Asked | None:
    """The smallest raise that is found to be enough: what the cheapest trip without this cap costs."""
    found = trial.feasible(without(problem, [cap, *caps]))
    if found is None:
        return None
    known = sum(v for c, v in found.choice.costs.items() if cap.category in (None, c))
    if cap.category in (None, "tickets"):
        known += found.tickets * problem.people
    goods = problem.goods if problem.goods and cap.category is None else None
    days, people = problem.dates.days, problem.people
    times = {"trip": 1, "person": people, "day": days, "person_day": days * people}[cap.scope]
    exchange = Exchange(trial.catalog, problem.currency)
    one = exchange.value(Money(amount=Decimal(1), currency=cap.limit.currency))
    if not one:
        return Asked(_taken_back(cap), cap.words, POINTS["uncapped"], swapped(problem, cap, None))
    needed = Decimal(str((known + (exchange.value(goods) or 0.0)) / one / times)).quantize(Decimal(1), ROUND_CEILING)
    limit = Money(amount=needed, currency=cap.limit.currency)
    if limit <= cap.limit:
        return None  # money is not what is short
    pain = 100 * float((limit - cap.limit).amount / cap.limit.amount)
    text = f"raise the budget by {limit - cap.limit} to {limit}"
    return Asked(text, cap.words, pain, swapped(problem, cap, cap.model_copy(update={"limit": limit})))


# The trip itself


def of_trip(problem: Problem, timed: bool) -> Iterator[Concession]:
    """Other dates, a day less, one city less, the ways to and from home; and, where it is about time (`timed`), a day or pace more."""
    yield Concession("dates", 0, POINTS["date"], lambda p, trial, caps: _leaving(p, trial, caps, 1), shift=1)
    yield Concession("dates", 0, POINTS["date"], lambda p, trial, caps: _leaving(p, trial, caps, -1), shift=-1)
    if problem.dates.days > 1:
        yield Concession("days", 0, POINTS["day less"], lambda p, *_: _days(p, -1))
    yield Concession("days", 0, POINTS["day more"], lambda p, *_: _days(p, 1))
    if timed and problem.request.pace is not Pace.FAST:
        yield Concession("pace", 0, POINTS["pace"], lambda p, *_: _faster(p))
    for index, stop in enumerate(problem.stops):
        if stop.count > 1 or len(problem.stops) > 1:
            yield Concession(f"stop {index}", 0, POINTS["city"], _fewer(stop.cities))
    if problem.origin:
        yield Concession("way", 0, POINTS["no way home"], lambda p, *_: _ending_there(p))
    if problem.origin and problem.request.origin:
        yield Concession("way", 1, POINTS["no way there"], lambda p, *_: _starting_there(p))


def _leaving(problem: Problem, trial: Trial, caps: Caps, sign: int) -> Asked | None:
    """The nearest move of the dates in one direction that is possible, not into the past."""
    today = trial.catalog.as_of or problem.now.date()
    for shift in (s for s in SHIFTS if s * sign > 0):
        start = problem.dates.start + timedelta(days=shift)
        if start < today:
            continue
        tried = moved(problem, shift)
        if trial.feasible(without(tried, caps)) is not None:
            text = f"leave on {start.isoformat()} instead of {problem.dates.start.isoformat()}"
            return Asked(text, problem.request.when.words or "", POINTS["date"] * abs(shift), tried)
    return None


def _days(problem: Problem, more: int) -> Asked | None:
    """One day less or more at the end; nights that were fixed give or take it in the longest stay."""
    dates = problem.dates
    if dates.days + more < 1:
        return None
    tried = dated(problem, DateRange(start=dates.start, end=dates.end + timedelta(days=more)))
    fixed = [s.nights for s in tried.stops]
    if fixed and all(n is not None for n in fixed) or (more < 0 and any(n is not None for n in fixed)):
        longest = max((i for i, n in enumerate(fixed) if n is not None), key=lambda i: fixed[i] or 0)
        nights = (fixed[longest] or 0) + more
        if nights < 1:
            return None
        tried = _with_nights(tried, longest, nights)
    text = f"{dates.days + more} {'day' if dates.days + more == 1 else 'days'} instead of {dates.days}"
    points = POINTS["day less"] if more < 0 else POINTS["day more"]
    return Asked(text, problem.request.when.words or "", points, tried)


def _with_nights(problem: Problem, index: int, nights: int) -> Problem:
    stops = tuple(replace(s, nights=nights) if i == index else s for i, s in enumerate(problem.stops))
    named = problem.request.stops
    if len(named) == len(stops):
        named = tuple(s.model_copy(update={"nights": nights}) if i == index else s for i, s in enumerate(named))
    return replace(problem, stops=stops).asking(problem.request.model_copy(update={"stops": named}))


def _faster(problem: Problem) -> Asked:
    paces = list(PACES)
    faster = paces[paces.index(problem.request.pace) + 1]
    asked = problem.asking(problem.request.model_copy(update={"pace": faster}))
    return Asked(f"a {faster.value} pace", "", POINTS["pace"], asked)


def _fewer(cities: Sequence[str]) -> Make:
    """One city less of a stop with several; or a stop left out."""

    def make(problem: Problem, trial: Trial, caps: Caps) -> Asked | None:
        index = next((i for i, s in enumerate(problem.stops) if s.cities == cities), None)
        if index is None:
            return None
        stop = problem.stops[index]
        if stop.count > 1:
            fewer = replace(stop, count=stop.count - 1)
            wanted = problem.request.cities_wanted
            request = problem.request.model_copy(update={"cities_wanted": wanted - 1 if wanted else fewer.count})
            text = f"visit {fewer.count} {'city' if fewer.count == 1 else 'cities'} instead of {stop.count}"
            stops = tuple(fewer if i == index else s for i, s in enumerate(problem.stops))
            return Asked(text, stop.words, POINTS["city"], replace(problem, request=request, stops=stops))
        if len(problem.stops) == 1 or len(problem.request.stops) != len(problem.stops):
            return None
        named: tuple[Stop, ...] = tuple(s for i, s in enumerate(problem.request.stops) if i != index)
        stops = tuple(s for i, s in enumerate(problem.stops) if i != index)
        names = " or ".join(c.name for i in stop.cities if (c := trial.catalog.city(i)) is not None)
        request = problem.request.model_copy(update={"stops": named})
        return Asked(f"leave out {names}", stop.words, POINTS["city"], replace(problem, request=request, stops=stops))

    return make


def _ending_there(problem: Problem) -> Asked | None:
    if not problem.request.round_trip:
        return None
    return Asked("leave the way home open", "", POINTS["no way home"], one_way(problem))


def _starting_there(problem: Problem) -> Asked:
    words = problem.request.origin.words if problem.request.origin else ""
    return Asked("leave the ways there and back open", words, POINTS["no way there"], from_anywhere(problem))
