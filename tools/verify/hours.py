"""Opening: each visit fits the hours of its date, which are evaluated here from the record."""

from datetime import date, timedelta

from ...domain.claim import ClaimKind
from ...domain.hours import Interval
from ...domain.parameters import MEALS, OPEN_AIR_KINDS, VISIT_MINUTES
from ...domain.place import Place
from ...domain.plan import Visit
from ...domain.truth import Truth, Verdict
from .case import Broken, Case, Checked, Label, Saying
from .freshness import dated, of_fact
from .opening import fitting, minute_of

#: A visit shorter than this part of the minutes planned for its kind is no visit.
SHORTEST_PART = 0.5


def visits_are_open(case: Case) -> Saying:
    """Each visit, and each alternative, lies inside an opening interval; unknown hours are said to be unknown."""
    for where, day, visit in case.visits:
        yield from _is_open(case, where, day.date, visit)
    for d, day in enumerate(case.plan.days):
        for i, visit in enumerate(day.plan_b):
            yield from _is_open(case, f"days[{d}].plan_b[{i}]", day.date, visit)


def _is_open(case: Case, where: str, on: date, visit: Visit) -> Saying:
    place = case.place(visit.place_id)
    if place is None:
        return  # said by the rule on existence
    truth, interval = _judged(case, place, visit)
    fact = case.fact(place.id, "hours")
    field = f"opening.{visit.start.date()}"
    value = str(interval) if interval else truth.value
    if truth is Truth.NO:
        note = f"{visit.name} is closed at {visit.start:%H:%M}-{visit.end:%H:%M} on {on}."
        yield Checked(ClaimKind.OPENING, place.id, field, value, Verdict.CONTRADICTED, fact, note=note, where=where)
    elif truth is Truth.UNKNOWN:
        note = "" if place.kind in OPEN_AIR_KINDS else f"{visit.name}: hours unknown on {on}, check"
        yield Checked(ClaimKind.OPENING, place.id, field, value, Verdict.UNKNOWN, fact, note=note, where=where)
    else:
        verdict = of_fact("hours", fact, case.clock)
        note = "" if verdict is Verdict.SUPPORTED else dated(f"{visit.name}, hours", fact.observed_at if fact else None)
        yield Checked(ClaimKind.OPENING, place.id, field, value, verdict, fact, note=note, where=where)
    if truth is not Truth.NO and (visit.open is not truth or visit.interval != (str(interval) if interval else None)):
        yield Broken(f"The plan does not say the opening of {visit.name} on {on} as the catalog has it.", where)


def _judged(case: Case, place: Place, visit: Visit) -> tuple[Truth, Interval | None]:
    """Open at the visit, by the hours of its date, or of the evening before where they run past midnight."""
    day = visit.start.date()
    opening = case.opening(place, day)
    interval = fitting(opening, minute_of(visit.start, day), minute_of(visit.end, day))
    if interval is None:
        eve = day - timedelta(days=1)
        night = case.opening(place, eve)
        if any(i.end > 1440 for i in night[1]):
            interval = fitting(night, minute_of(visit.start, eve), minute_of(visit.end, eve))
    if interval is not None:
        return Truth.YES, interval
    return (Truth.UNKNOWN, None) if opening[0] is Truth.UNKNOWN else (Truth.NO, None)


def visits_are_long_enough(case: Case) -> Saying:
    """A visit lasts at least half of the minutes planned for its kind."""
    for where, _, visit in case.visits:
        minutes = (visit.end - visit.start).total_seconds() / 60
        if minutes < VISIT_MINUTES[visit.kind] * SHORTEST_PART:
            yield Broken(f"{minutes:.0f} minutes are too few for {visit.name}.", where)


def restaurants_are_open(case: Case) -> Saying:
    """A meal at a restaurant whose hours are known fits them; unknown hours are said to be unknown."""
    for where, day, meal in case.meals:
        found = case.restaurant(meal.restaurant_id) if meal.restaurant_id else None
        if found is None:
            continue
        opening = case.hours_of(found.id, found.hours, case.city(found.city_id), meal.start.date())
        minutes = minute_of(meal.start, meal.start.date()), minute_of(meal.end, meal.start.date())
        if opening[0] is Truth.UNKNOWN:
            yield Label(f"{found.name}: hours unknown, check")
        elif opening[0] is Truth.NO or fitting(opening, *minutes) is None:
            yield Broken(f"{found.name} is closed at {meal.start:%H:%M} on {day.date}.", where)


def meals_are_at_their_time(case: Case) -> Saying:
    """Each meal of a day once, starting when it is eaten, for at least half of its minutes."""
    for day in {d.date: d for _, d, _ in case.meals}.values():
        names = [m.meal for _, d, m in case.meals if d.date == day.date]
        if len(set(names)) != len(names):
            yield Broken(f"A meal is eaten twice on {day.date}.", "days")
    for where, day, meal in case.meals:
        rule, start = MEALS[meal.meal], minute_of(meal.start, day.date)
        if not rule.earliest <= start <= rule.latest:
            yield Broken(f"{meal.meal} on {day.date} is at {meal.start:%H:%M}.", where)
        if (meal.end - meal.start).total_seconds() / 60 < rule.minutes * SHORTEST_PART:
            yield Broken(f"{meal.meal} on {day.date} is too short.", where)
