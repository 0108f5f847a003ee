"""One-change edits of a plan: the words, the typed change, what it may touch, and how one sees that it was done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from ..domain.catalog import Catalog
from ..domain.dates import DateRange
from ..domain.money import Money
from ..domain.parameters import INDOOR_KINDS, PACES, Pace
from ..domain.party import AccessNeed
from ..domain.place import Kind, Place
from ..domain.plan import Day, Plan, Visit
from ..domain.request import Change, When
from ..domain.truth import Truth

Honoured = Callable[[Plan, Plan], bool]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Edit:
    """`days` (0-based) and `ids` (places) are what the change is about: all else should stand as it did.

    `shift`: days by which the whole trip moves. `money`: beds, tables and prices are what it is about, not visits.
    """

    kind: str
    words: str
    change: Change
    honoured: Honoured
    days: frozenset[int] = frozenset()
    ids: frozenset[str] = frozenset()
    shift: int = 0
    money: bool = False


def edits_of(plan: Plan, catalog: Catalog) -> Iterator[Edit]:
    """Every edit of the suite that this plan has the items for."""
    yield from _paces(plan)
    yield from _visits(plan, catalog)
    yield from _times(plan)
    yield from _weather(plan, catalog)
    yield from _people(plan, catalog)
    yield from _lengths(plan)
    yield from _money(plan)


def seen(day: Day) -> list[Visit]:
    return [i for i in day.items if isinstance(i, Visit)]


def _ids(plan: Plan) -> set[str]:
    return {v.place_id for v in plan.visits}


# Pace and hours


def _paces(plan: Plan) -> Iterator[Edit]:
    number = len(plan.days) // 2
    rule = PACES[Pace.SLOW]

    def slow(before: Plan, after: Plan) -> bool:
        here = seen(after.days[number])
        late = all(v.start.hour * 60 + v.start.minute >= rule.day_start for v in here)
        return late and len(here) <= min(rule.max_visits, len(seen(before.days[number])))

    said = f"make day {number + 1} slower"
    change = Change(operation="pace", words=said, day=number + 1, pace=Pace.SLOW)
    yield Edit("slower day", said, change, slow, days=frozenset({number}))


def _times(plan: Plan) -> Iterator[Edit]:
    def later(before: Plan, after: Plan) -> bool:
        return all(v.start.hour >= 11 for v in seen(after.days[1]))

    said = "start day 2 at 11:00"
    yield Edit(
        "later start", said, Change(operation="start", words=said, day=2, minute_of_day=660), later, days=frozenset({1})
    )

    def delayed(before: Plan, after: Plan) -> bool:
        landed = next((leg.arrive for leg in before.legs if leg.scope == "intercity"), None)
        if landed is None or landed.date() != before.dates.start:
            return landed is not None or _first(after.days[0]) >= _first(before.days[0]) + 120
        return _first(after.days[0]) >= landed.hour * 60 + landed.minute + 120

    said = "the flight is two hours late"
    yield Edit(
        "late flight", said, Change(operation="late_arrival", words=said, day=1, minutes=120), delayed,
        days=frozenset({0}),
    )  # fmt: skip


def _first(day: Day) -> int:
    """Minute of the day at which anything but a move between cities begins; a day with nothing begins late."""
    for item in day.items:
        if item.type in ("visit", "meal"):
            return item.start.hour * 60 + item.start.minute
    return 24 * 60


# Visits


def _visits(plan: Plan, catalog: Catalog) -> Iterator[Edit]:
    every = list(plan.visits)
    for visit in every[:: max(1, len(every) // 2)][:2]:
        yield _removed(visit)
        yield _swapped(visit)
    yield from _kind_swapped(plan)
    fresh = _missing(plan, catalog)
    if fresh is not None:
        said = f"add {fresh.name}"
        yield Edit(
            "add a place", said, Change(operation="add", words=said, place=fresh.name), lambda b, a: fresh.id in _ids(a)
        )
    number = len(plan.days) - 1

    def fewer(before: Plan, after: Plan) -> bool:
        return len(seen(after.days[number])) == len(seen(before.days[number])) - 1

    if seen(plan.days[number]):
        last = min(seen(plan.days[number]), key=lambda v: _importance(v, catalog))
        said = f"remove {last.name} from day {number + 1}"
        yield Edit(
            "remove from a day", said, Change(operation="remove", words=said, place=last.name, day=number + 1), fewer,
            ids=frozenset({last.place_id}),
        )  # fmt: skip


def _importance(visit: Visit, catalog: Catalog) -> float:
    place = catalog.place(visit.place_id)
    return place.importance if place else 0.0


def _removed(visit: Visit) -> Edit:
    said = f"remove {visit.name}"
    change = Change(operation="remove", words=said, place=visit.name)
    return Edit("remove", said, change, lambda b, a: visit.place_id not in _ids(a), ids=frozenset({visit.place_id}))


def _swapped(visit: Visit) -> Edit:
    said = f"swap {visit.name} for something else"

    def done(before: Plan, after: Plan) -> bool:
        gone = visit.place_id not in _ids(after)
        return gone and (len(after.visits) == len(before.visits) or any("went out" in a for a in after.assumptions))

    change = Change(operation="swap", words=said, place=visit.name)
    return Edit("swap", said, change, done, ids=frozenset({visit.place_id}))


def _kind_swapped(plan: Plan) -> Iterator[Edit]:
    for kind in (Kind.MUSEUM, Kind.TEMPLE, Kind.PARK, Kind.CHURCH):
        found = [v for v in plan.visits if v.kind is kind]
        if len(found) == 1:
            said = f"swap the {kind.value}"
            one = found[0]

            def done(before: Plan, after: Plan, one: Visit = one) -> bool:
                return one.place_id not in _ids(after)

            change = Change(operation="swap", words=said, kinds=(kind,))
            yield Edit("swap by kind", said, change, done, ids=frozenset({one.place_id}))
            return


def _missing(plan: Plan, catalog: Catalog) -> Place | None:
    """The best place of the first city that the plan does not see, under a name that is its own."""
    have = _ids(plan)
    for place in catalog.places(plan.stops[0].city_id):
        named = catalog.find_places(place.name, place.city_id, 3)
        if place.id not in have and named and named[0].id == place.id and "," not in place.name:
            return place
    return None


# Weather


def _weather(plan: Plan, catalog: Catalog) -> Iterator[Edit]:
    number = len(plan.days) // 2
    weekday = WEEKDAYS[plan.days[number].date.weekday()]
    if sum(d.date.weekday() == plan.days[number].date.weekday() for d in plan.days) > 1:
        return
    wet = frozenset(v.place_id for v in seen(plan.days[number]) if not _roofed(v.place_id, catalog))

    def dry(before: Plan, after: Plan) -> bool:
        return all(_roofed(v.place_id, catalog) for v in seen(after.days[number]))

    said = f"it rains on {weekday}"
    yield Edit("rain", said, Change(operation="rain", words=said, day=number + 1), dry, ids=wet)


def _roofed(place_id: str, catalog: Catalog) -> bool:
    place = catalog.place(place_id)
    assert place is not None
    return place.indoor is Truth.YES or (place.indoor is Truth.UNKNOWN and place.kind in INDOOR_KINDS)


# People


def _people(plan: Plan, catalog: Catalog) -> Iterator[Edit]:
    said = "my friend is joining"
    yield Edit(
        "one more person", said, Change(operation="add_traveller", words=said, number=1),
        lambda b, a: a.request.party.size == b.request.party.size + 1,
    )  # fmt: skip
    steps = frozenset(
        v.place_id for v in plan.visits if (p := catalog.place(v.place_id)) and p.wheelchair is not Truth.YES
    )

    def rolls(before: Plan, after: Plan) -> bool:
        open_to_her = all((p := catalog.place(v.place_id)) and p.wheelchair is Truth.YES for v in after.visits)
        return open_to_her and AccessNeed.WHEELCHAIR in after.request.party.access

    said = "add my mother, she uses a wheelchair"
    change = Change(operation="add_traveller", words=said, number=1, access=(AccessNeed.WHEELCHAIR,))
    yield Edit("a wheelchair", said, change, rolls, ids=steps)


# Length and dates


def _lengths(plan: Plan) -> Iterator[Edit]:
    days = len(plan.days)
    for said in ("one day longer", "add one more day"):
        yield Edit(
            "one day longer", said, Change(operation="add_days", words=said, number=1), lambda b, a: len(a.days) == days + 1,
            days=frozenset({days - 1}) if any(leg.scope == "intercity" for leg in plan.legs) else frozenset(),
        )  # fmt: skip
    said = "make it one day shorter"
    yield Edit(
        "one day shorter", said, Change(operation="remove_days", words=said, number=1),
        lambda b, a: len(a.days) == days - 1,
        days=frozenset({days - 2, days - 1}) if any(leg.scope == "intercity" for leg in plan.legs) else frozenset({days - 1}),
    )  # fmt: skip
    start, end = (d + timedelta(days=7) for d in (plan.dates.start, plan.dates.end))
    said = f"move it to {start.day} {start:%B %Y} to {end.day} {end:%B %Y}"
    change = Change(operation="dates", words=said, when=When(dates=DateRange(start=start, end=end), words=said))
    yield Edit("a week later", said, change, lambda b, a: a.dates == DateRange(start=start, end=end), shift=7)


# Money


def _money(plan: Plan) -> Iterator[Edit]:
    spent = plan.budget.observed + plan.budget.estimated

    def less(before: Plan, after: Plan) -> bool:
        now = after.budget
        return (now.observed + now.estimated) < (before.budget.observed + before.budget.estimated)

    said = "make it cheaper"
    yield Edit("cheaper", said, Change(operation="budget_delta", words=said), less, money=True)
    if plan.budget.unknown_lines == 0:
        cut = Money(amount=(spent.amount / 10).quantize(Decimal(1)), currency=spent.currency)
        said = f"{cut.amount} {cut.currency} less"
        taken = Change(operation="budget_delta", words=said, amount=Money(amount=-cut.amount, currency=cut.currency))

        def enough(before: Plan, after: Plan) -> bool:
            now = after.budget
            return (now.observed + now.estimated) <= spent - cut

        yield Edit("so much less", said, taken, enough, money=True)
