"""What the person asked for: every hard condition is judged on the plan, three-valued, and their own words are said."""

from collections.abc import Iterable, Iterator
from datetime import date

from ...domain.claim import ClaimKind
from ...domain.offers import Mode
from ...domain.parameters import PACES, Pace, PaceRule
from ...domain.plan import Day, Leg, Rest, Visit
from ...domain.request import (
    AccessRequired,
    All,
    AllergyNeed,
    Any,
    AvoidCity,
    AvoidKind,
    AvoidPlace,
    BudgetCap,
    Constraint,
    Cuisines,
    DayHours,
    DietNeed,
    HouseRuleNeeded,
    KnownHoursOnly,
    MaxVisits,
    MustSee,
    Not,
    PaceWish,
    PlaceRef,
    Request,
    RoomRequired,
    Stop,
    TransportBan,
    VisitKinds,
)
from ...domain.truth import Truth, Verdict
from . import people
from .caps import cap_truth
from .case import Broken, Case, Checked, Label, Saying
from .clocks import span
from .opening import minute_of

_VERDICTS = {Truth.YES: Verdict.SUPPORTED, Truth.NO: Verdict.CONTRADICTED, Truth.UNKNOWN: Verdict.UNKNOWN}


def every_condition(constraints: Iterable[Constraint]) -> Iterator[Constraint]:
    """The conditions that all hold at once: those inside "all of" too, and none inside "any of" or "not"."""
    for constraint in constraints:
        if isinstance(constraint, All):
            yield from every_condition(constraint.parts)
        else:
            yield constraint


def banned_modes(request: Request) -> frozenset[Mode]:
    return frozenset(m for c in every_condition(request.hard) if isinstance(c, TransportBan) for m in c.modes)


def hard_conditions_hold(case: Case) -> Saying:
    """Each hard condition is met. One that is not proven is said so; one that concerns a person's need must be proven."""
    for i, constraint in enumerate(case.plan.request.constraints):
        if not constraint.hard:
            continue
        truth = truth_of(case, constraint)
        note = {
            Truth.YES: "",
            Truth.NO: f'The plan breaks "{constraint.words}".',
            Truth.UNKNOWN: f'"{constraint.words}": not proven',
        }[truth]
        where = f"request.constraints[{i}]"
        subject = f"request:{constraint.type}"
        yield Checked(ClaimKind.SUM, subject, constraint.words, truth.value, _VERDICTS[truth], note=note, where=where)


def truth_of(case: Case, constraint: Constraint) -> Truth:
    """Whether the plan meets a condition; an "any of" with a yes is a yes, a "not" of unknown is unknown."""
    if isinstance(constraint, Not) and isinstance(constraint.part, VisitKinds):
        # "Not these kinds" is as AvoidKind: what was asked for by name is exempt from both.
        unnamed = [v for _, _, v in case.visits if v.place_id not in _named(case)]
        return _yes(sum(v.kind in constraint.part.kinds for v in unnamed) < constraint.part.count)
    if isinstance(constraint, Not) and isinstance(constraint.part, AvoidKind):
        # "Not: none of these" asks for one of them, and one that was asked for by name is one.
        return _yes(any(v.kind in constraint.part.kinds for _, _, v in case.visits))
    if isinstance(constraint, Not):
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(truth_of(case, constraint.part), Truth.UNKNOWN)
    if isinstance(constraint, All | Any):
        parts = [truth_of(case, part) for part in constraint.parts]
        deciding, other = (Truth.NO, Truth.YES) if isinstance(constraint, All) else (Truth.YES, Truth.NO)
        if deciding in parts:
            return deciding
        return Truth.UNKNOWN if Truth.UNKNOWN in parts else other
    return _leaf(case, constraint)


def _leaf(case: Case, constraint: Constraint) -> Truth:
    match constraint:
        case BudgetCap():
            return cap_truth(case, constraint)
        case MustSee():
            return _sees(case, constraint.place_id)
        case AvoidPlace():
            seen = _sees(case, constraint.place_id)
            return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(seen, Truth.UNKNOWN)
        case AvoidCity():
            return _yes(not any(_lies_in(case, stop.city_id, constraint) for stop in case.plan.stops))
        case AvoidKind():
            return _yes(
                not any(v.kind in constraint.kinds for _, _, v in case.visits if v.place_id not in _named(case))
            )
        case TransportBan():
            return _yes(not any(leg.mode in constraint.modes for _, _, leg in case.legs))
        case Cuisines():
            return _cuisines(case, constraint)
        case VisitKinds():
            return _yes(sum(v.kind in constraint.kinds for _, _, v in case.visits) >= constraint.count)
        case KnownHoursOnly():
            return _yes(all(v.open is Truth.YES for _, _, v in case.visits))
        case DayHours() | MaxVisits() | PaceWish():
            return _yes(not list(_day_breaks(case, constraint)))
    return _personal(case, constraint)


def _lies_in(case: Case, city_id: str, left_out: AvoidCity) -> bool:
    city = case.city(city_id)
    return city_id in left_out.area.ids or (city is not None and city.country in left_out.area.ids)


def _personal(case: Case, constraint: Constraint) -> Truth:
    match constraint:
        case DietNeed():
            return people.all_of(t for _, t in people.diet_truths(case, constraint.diet))
        case AllergyNeed():
            return people.all_of(t for _, t in people.allergy_truths(case, constraint.allergen))
        case AccessRequired():
            return people.all_of(t for _, _, t in people.access_truths(case, constraint.need))
        case RoomRequired():
            return people.all_of(t for _, t in people.room_truths(case, constraint.types))
        case HouseRuleNeeded():
            return people.all_of(t for _, t in people.house_truths(case, constraint.rule))
    return Truth.UNKNOWN


def _yes(holds: bool) -> Truth:
    return Truth.YES if holds else Truth.NO


def _sees(case: Case, place_id: str | None) -> Truth:
    if place_id is None:
        return Truth.UNKNOWN
    return _yes(any(v.place_id == place_id for _, _, v in case.visits))


def _named(case: Case) -> frozenset[str]:
    """Places that the person asked for by name: what one names is not meant by "none of that kind"."""
    wishes = every_condition(case.plan.request.hard)
    return frozenset(c.place_id for c in wishes if isinstance(c, MustSee) and c.place_id)


def _cuisines(case: Case, wanted: Cuisines) -> Truth:
    """Each cuisine at a restaurant of the plan; unknown only where the catalog knows no restaurant at all."""
    named = [r for _, _, m in case.meals if m.restaurant_id and (r := case.restaurant(m.restaurant_id)) is not None]
    served = {c.casefold() for r in named for c in r.cuisines}
    if all(name.casefold() in served for name in wanted.names):
        return Truth.YES
    known = any(case.restaurants_known(stop.city_id) for stop in case.plan.stops)
    return Truth.NO if known else Truth.UNKNOWN


def _day_breaks(case: Case, constraint: DayHours | MaxVisits | PaceWish) -> Iterator[Day]:
    """The days that break a condition on days."""
    for number, day in enumerate(case.plan.days, 1):
        if constraint.day not in (None, number):
            continue
        count = sum(isinstance(i, Visit) for i in day.items)
        if isinstance(constraint, MaxVisits):
            broken = count > constraint.count
        elif isinstance(constraint, PaceWish):
            pace = (
                constraint.pace if constraint.day else pace_of(case.plan.request, number)
            )  # a day's own wish goes first
            broken = count > PACES[pace].max_visits
        else:
            broken = not _inside(day, *_window(constraint))
        if broken:
            yield day


def _window(hours: DayHours) -> tuple[int, int]:
    start = hours.start.hour * 60 + hours.start.minute if hours.start else 0
    end = hours.end.hour * 60 + hours.end.minute if hours.end else 2880
    return start, end


def _inside(day: Day, start: int, end: int) -> bool:
    """All that is done on a day, but journeys and rests, lies between two minutes of it."""
    for item in day.items:
        if isinstance(item, Rest) or (isinstance(item, Leg) and item.scope == "intercity"):
            continue
        first, last = span(item)
        if minute_of(first, day.date) < start or minute_of(last, day.date) > end:
            return False
    return True


def pace_of(request: Request, number: int) -> Pace:
    """The pace of a day (1-based): the last hard wish for that day, else for the trip, else the request's."""
    wishes = [c for c in every_condition(request.hard) if isinstance(c, PaceWish)]
    for day in (number, None):
        chosen = [w.pace for w in wishes if w.day == day]
        if chosen:
            return chosen[-1]
    return request.pace


def pace_is_kept(case: Case) -> Saying:
    """No more visits on a day than its pace allows, inside the day that it runs, unless other hours were asked for."""
    hours = [c for c in every_condition(case.plan.request.hard) if isinstance(c, DayHours)]
    for d, day in enumerate(case.plan.days):
        rule = PACES[pace_of(case.plan.request, d + 1)]
        visits = [i for i in day.items if isinstance(i, Visit)]
        if len(visits) > rule.max_visits:
            yield Broken(f"{len(visits)} visits on {day.date} are more than the pace allows.", f"days[{d}]")
        start, end = _day_window(rule, [h for h in hours if h.day in (None, d + 1)])
        for visit in visits:
            if minute_of(visit.start, day.date) < start or minute_of(visit.end, day.date) > end:
                yield Broken(f"{visit.name} on {day.date} is outside the hours of the day.", f"days[{d}]")


def _day_window(rule: PaceRule, asked: list[DayHours]) -> tuple[int, int]:
    starts = [_window(h)[0] for h in asked if h.start]
    ends = [_window(h)[1] for h in asked if h.end]
    return (max(starts) if starts else rule.day_start), (min(ends) if ends else rule.day_end)


def nothing_is_done_twice(case: Case) -> Saying:
    """Each place once, each restaurant once."""
    for what, ids in (
        ("place", [v.place_id for _, _, v in case.visits]),
        ("restaurant", [m.restaurant_id for _, _, m in case.meals if m.restaurant_id]),
    ):
        for again in sorted({i for i in ids if ids.count(i) > 1}):
            yield Broken(f"The plan goes to the same {what} ({again}) more than once.", "days")


def dates_are_those_asked(case: Case) -> Saying:
    """Fixed dates, a number of days, or a frame: as the person asked."""
    when, dates = case.plan.request.when, case.plan.dates
    if when.dates is not None and when.dates != dates:
        yield Broken(f"The person asked for {when.dates.start} to {when.dates.end}.", "dates")
    elif when.days is not None and when.days != dates.days:
        yield Broken(f"The person asked for {when.days} days, and the plan has {dates.days}.", "dates")
    if when.dates is None and when.earliest is not None and dates.start < when.earliest:
        yield Broken(f"The trip begins before {when.earliest}.", "dates")
    if when.dates is None and when.latest is not None and dates.end > when.latest:
        yield Broken(f"The trip ends after {when.latest}.", "dates")


def stops_are_those_asked(case: Case) -> Saying:
    """Each stop that was asked for is in the plan, for the nights asked for, and no stop is another place."""
    wanted = case.plan.request.stops
    if not wanted:
        return
    for i, stop in enumerate(case.plan.stops):
        if not any(_is_one_of(case, stop.city_id, asked) for asked in wanted):
            yield Broken(f"Nobody asked to go to {stop.name}.", f"stops[{i}]")
    for asked in wanted:
        found = [s for s in case.plan.stops if _is_one_of(case, s.city_id, asked)]
        words = " / ".join(o.words for o in asked.options)
        if not found:
            yield Broken(f"The plan does not go to {words}.", "stops")
        elif asked.nights is not None and _nights(case, {s.city_id for s in found}) < asked.nights:
            yield Broken(f"The plan does not stay {asked.nights} nights in {words}.", "stops")
    count = case.plan.request.cities_wanted
    if count is not None and len({s.city_id for s in case.plan.stops}) != count:
        yield Broken(f"The person asked for {count} cities.", "stops")


def _is_one_of(case: Case, city_id: str, stop: Stop) -> bool:
    return any(_within(case, city_id, option) for option in stop.options)


def _within(case: Case, city_id: str, ref: PlaceRef) -> bool:
    if ref.level != "country":
        return city_id in ref.ids
    city = case.city(city_id)
    return city is not None and city.country in ref.ids


def _nights(case: Case, cities: set[str]) -> int:
    nights: set[date] = {d.date for d in case.plan.days[:-1] if d.city_id in cities}
    return len(nights)


def unknown_wishes_are_said(case: Case) -> Saying:
    """What was not understood, and a must-see that the catalog does not hold, is said beside the plan."""
    for text in case.plan.request.not_understood:
        yield Label(f'"{text}": not understood')
    for constraint in every_condition(case.plan.request.hard):
        if isinstance(constraint, MustSee) and constraint.place_id is None:
            yield Label(f"{constraint.name}: not in the catalog")
