"""What each kind of change means: the request as it is now, the days that may change, and what those days may take."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal

from ...domain.catalog import Catalog
from ...domain.dates import DateRange
from ...domain.errors import BadBudget, BadDates, InputError, UnknownPlace
from ...domain.money import Money
from ...domain.parameters import Pace
from ...domain.place import Place
from ...domain.plan import Leg, Plan, Visit
from ...domain.request import AvoidPlace, BudgetCap, Change, Constraint, DayHours, MustSee, PaceWish, Request
from .edit import Edit
from .exchange import Exchange
from .late_edits import late
from .party_edits import traveller
from .problem import Problem, ScoredPlace, stops_of

#: "Start later" without an hour.
LATER = 60
_FASTER = {Pace.SLOW: Pace.NORMAL, Pace.NORMAL: Pace.FAST, Pace.FAST: Pace.FAST}
_SLOWER = {Pace.FAST: Pace.NORMAL, Pace.NORMAL: Pace.SLOW, Pace.SLOW: Pace.SLOW}


def edit_of(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Edit:
    """Raises InputError when the change does not say enough, UnknownPlace for a name that nothing bears."""
    return _EDITS[change.operation](plan, change, problem, catalog)


def _asking(problem: Problem, drop: Callable[[Constraint], bool], *new: Constraint) -> Problem:
    kept = (c for c in problem.request.constraints if not drop(c))
    return problem.asking(problem.request.model_copy(update={"constraints": (*kept, *new)}))


def _days(plan: Plan, change: Change) -> tuple[int, ...]:
    if change.day is None:
        return tuple(range(len(plan.days)))
    if not 1 <= change.day <= len(plan.days):
        raise InputError(f"the trip has {len(plan.days)} days, and no day {change.day}: name one of them")
    return (change.day - 1,)


# Pace and hours


def _pace(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Edit:
    now = _pace_of(plan.request, change.day)
    return _at_pace(plan, change, problem, change.pace or _SLOWER[now])


def _pace_of(request: Request, day: int | None) -> Pace:
    wishes = [c for c in request.constraints if isinstance(c, PaceWish) and c.hard and c.day in (None, day)]
    return max(wishes, key=lambda w: w.day is not None).pace if wishes else request.pace


def _at_pace(plan: Plan, change: Change, problem: Problem, pace: Pace, more: bool = False) -> Edit:
    wish = PaceWish(words=change.words, pace=pace, day=change.day)
    replaced = _asking(problem, lambda c: isinstance(c, PaceWish) and c.day == change.day, wish)
    return Edit(replaced, _days(plan, change), more=more, wants_more=more, reshapes=not more)


def _start(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Edit:
    days = _days(plan, change)
    minute = (
        change.minute_of_day
        if change.minute_of_day is not None
        else _first_minute(plan, days) + (change.minutes or LATER)
    )
    minute = max(0, min(23 * 60, minute))
    hours = DayHours(words=change.words, start=time(minute // 60, minute % 60), day=change.day)

    def same(c: Constraint) -> bool:
        return isinstance(c, DayHours) and c.day == change.day and c.end is None

    return Edit(_asking(problem, same, hours), days)


def _first_minute(plan: Plan, days: Sequence[int]) -> int:
    starts = []
    for number in days:
        for item in plan.days[number].items:
            moment = item.depart if isinstance(item, Leg) else item.start
            starts.append(moment.hour * 60 + moment.minute)
            break
    return min(starts, default=9 * 60)


# Visits


def _visit_named(plan: Plan, change: Change) -> Visit:
    """The visit of the plan that a name or a kind means; on the named day where a day is named."""
    days = [plan.days[i] for i in _days(plan, change)]
    visits = [i for d in days for i in d.items if isinstance(i, Visit)]
    wanted = (change.place or "").casefold()
    named = [v for v in visits if wanted and (wanted == v.place_id.casefold() or wanted in v.name.casefold())]
    found = sorted(named, key=lambda v: closeness(wanted, v.name)) or [
        v for v in visits if not wanted and v.kind in change.kinds
    ]
    if not found:
        raise UnknownPlace(
            f'no visit of the plan is called "{change.place or change.words}": use a name that stands in it'
        )
    return _free(found[0])


def closeness(wanted: str, name: str) -> tuple[bool, int]:
    """For ordering names that hold the wanted words: as whole words first, then the shortest."""
    whole = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", name.casefold()) is not None
    return (not whole, len(name))


def _free(visit: Visit) -> Visit:
    if visit.locked:
        raise InputError(f"{visit.name} is locked: unlock it first")
    return visit


def _day_of(plan: Plan, place_id: str) -> int:
    return next(n for n, d in enumerate(plan.days) for i in d.items if isinstance(i, Visit) and i.place_id == place_id)


def _without(problem: Problem, change: Change, visit: Visit) -> Problem:
    avoided = AvoidPlace(words=change.words, name=visit.name, place_id=visit.place_id)
    return _asking(problem, lambda c: isinstance(c, MustSee) and c.place_id == visit.place_id, avoided)


def _remove(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Edit:
    visit = _visit_named(plan, change)
    return Edit(
        _without(problem, change, visit),
        (_day_of(plan, visit.place_id),),
        out=frozenset({visit.place_id}),
        settled=True,
    )


def _swap(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Edit:
    visit = _visit_named(plan, change)
    out = frozenset({visit.place_id})
    day = _day_of(plan, visit.place_id)
    wanted = frozenset(change.kinds) if change.place else frozenset()
    return Edit(_without(problem, change, visit), (day,), out=out, more=True, same_count=True, kinds=wanted)


def _less(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Edit:
    """The least wanted visit that is not locked goes: of the day, or of each day."""
    scores = {p.place_id: p.score for rows in problem.places.values() for p in rows}
    musts = {c.place_id for c in plan.request.constraints if isinstance(c, MustSee)}
    out = []
    for number in _days(plan, change):
        visits = [
            i for i in plan.days[number].items if isinstance(i, Visit) and not i.locked and i.place_id not in musts
        ]
        out += sorted(visits, key=lambda v: (scores.get(v.place_id, 0.0), v.place_id))[:1]
    if not out:
        raise InputError("nothing can be left out: what is left is locked or was asked for")
    days = tuple(dict.fromkeys(_day_of(plan, v.place_id) for v in out))
    return Edit(problem, days, out=frozenset(v.place_id for v in out), settled=True)


def _add(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Edit:
    """The named place, or the best of the named kinds, on the day or on the day where it fits best."""
    place = _wanted(plan, change, problem, catalog)
    must = MustSee(words=change.words, name=place.name, place_id=place.id)
    changed = _asking(problem, lambda c: isinstance(c, AvoidPlace) and c.place_id == place.id, must)
    rows = changed.places.get(place.city_id, ())
    if place.id not in {p.place_id for p in rows}:
        merged = {**changed.places, place.city_id: (*rows, ScoredPlace(place.id, place.importance))}
        changed = replace(changed, places=merged)
    return Edit(changed, _days(plan, change), one_of=True, must=frozenset({place.id}))


def _wanted(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Place:
    visited = {v.place_id for v in plan.visits}
    cities = [s.city_id for s in plan.stops]
    if change.place:
        direct = catalog.place(change.place)
        found = [direct] if direct else [p for c in cities for p in catalog.find_places(change.place, c, 3)]
        fresh = [p for p in found if p.id not in visited]
        if not fresh:
            raise UnknownPlace(f'the catalog has no "{change.place}" that is not in the plan yet: check the name')
        return fresh[0]
    rows = sorted((p for c in cities for p in problem.places.get(c, ())), key=lambda p: (-p.score, p.place_id))
    for row in rows:
        place = catalog.place(row.place_id)
        if place is not None and place.id not in visited and (not change.kinds or place.kind in change.kinds):
            return place
    known = [p for c in cities for p in catalog.places(c, change.kinds) if p.id not in visited] if change.kinds else []
    if known:  # of a kind that nobody asked for before, and so no candidate
        return max(known, key=lambda p: (p.importance, p.id))
    raise UnknownPlace(f'nothing that fits "{change.words}" is left in the catalog: name a place')


def _more(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Edit:
    """One more of the kinds that were named, whatever it takes the place of; without a kind, more of anything."""
    if change.kinds:
        return _add(plan, change, problem, catalog)
    return _at_pace(plan, change, problem, _FASTER[_pace_of(plan.request, change.day)], more=True)


def _rain(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Edit:
    """What is outdoors on those days goes under a roof; what is indoors stays."""
    return Edit(problem, _days(plan, change), more=True, dry=True, same_count=True)


# Money, people, dates


def _budget(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Edit:
    if change.operation == "budget_delta" and change.amount is None and not change.number:
        return Edit(problem, thrift=True)
    limit = _new_limit(plan, change, Exchange(catalog, plan.budget.currency))
    if limit.amount <= 0:
        raise BadBudget(f"a budget of {limit} is not possible: name an amount above zero")
    cap = BudgetCap(words=change.words, limit=limit)
    return Edit(_asking(problem, lambda c: isinstance(c, BudgetCap) and c.category is None, cap), money=True)


def _new_limit(plan: Plan, change: Change, exchange: Exchange) -> Money:
    """The amount, or the amount added to the cap (to what the plan costs where there is no cap); less is negative."""
    if change.amount is None and change.number is None:
        raise BadBudget("how much? Name an amount of money")
    amount = change.amount or Money(amount=Decimal(change.number or 0), currency=plan.budget.currency)
    if change.operation == "budget":
        return amount
    caps = [c for c in plan.request.constraints if isinstance(c, BudgetCap) and c.category is None]
    spent = plan.budget.observed + plan.budget.estimated
    trip = [c.limit for c in caps if c.scope == "trip"]
    base = min([spent, *(m for m in trip if m.currency == spent.currency)], key=lambda m: m.amount)
    ours = amount if amount.currency == base.currency else exchange.money(amount)
    if ours is None or ours.currency != base.currency:
        raise BadBudget(f"the catalog has no rate from {amount.currency}: say the amount in {base.currency}")
    return base + ours


def _longer(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Edit:
    count = change.number or 1
    end = plan.dates.end + timedelta(days=count if change.operation == "add_days" else -count)
    if end < plan.dates.start:
        raise BadDates(f"the trip has only {plan.dates.days} days: take fewer away")
    return Edit(_on(problem, DateRange(start=plan.dates.start, end=end)), length=True)


def _dates(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Edit:
    when = change.when
    dates = when.dates if when else None
    if dates is None and when is not None and when.earliest is not None:
        dates = DateRange(start=when.earliest, end=when.earliest + timedelta(days=plan.dates.days - 1))
    if dates is None:
        raise BadDates("which dates? Say the first and the last day")
    if dates.start < (catalog.as_of or problem.now.date()):
        raise BadDates(f"{dates.start} is past: name a date that is still to come")
    return Edit(_on(problem, dates), length=True)


def _on(problem: Problem, dates: DateRange) -> Problem:
    when = problem.request.when.model_copy(update={"dates": dates, "days": None, "earliest": None, "latest": None})
    request = problem.request.model_copy(update={"when": when})
    loose = tuple(replace(s, nights=None) for s in problem.stops)
    return replace(problem, request=request, dates=dates, stops=loose)


def _destination(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Edit:
    if change.stop is None:
        raise InputError("where to? Name a city")
    request = problem.request.model_copy(update={"stops": (change.stop,), "cities_wanted": None})
    stops = stops_of(request, problem.dates, catalog)
    return Edit(replace(problem, request=request, stops=stops), again=True)


_EDITS: dict[str, Callable[[Plan, Change, Problem, Catalog], Edit]] = {
    "pace": _pace,
    "start": _start,
    "late_arrival": late,
    "remove": _remove,
    "swap": _swap,
    "less": _less,
    "add": _add,
    "more": _more,
    "rain": _rain,
    "budget": _budget,
    "budget_delta": _budget,
    "add_traveller": traveller,
    "add_days": _longer,
    "remove_days": _longer,
    "dates": _dates,
    "destination": _destination,
}
