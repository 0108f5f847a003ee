"""The whole trip: cities, moves, beds, meals and money first, then the days in time, then the parts of a plan."""

from collections.abc import Iterator, Sequence
from datetime import date
from time import monotonic

from ...domain.catalog import Catalog
from ...domain.errors import Infeasible
from ...domain.offers import Mode
from ...domain.party import AccessNeed
from ...domain.request import AccessRequired, AvoidCity, AvoidKind, AvoidPlace, Constraint, MustSee
from ...domain.truth import Truth
from .agenda import accessible
from .assemble import days as assembled
from .assemble import stops_and_stays
from .choice import Choice, Desk, Prices
from .cities import BEAM, routes
from .conditions import alternatives, firm
from .objective import ceiling, value_of
from .pricing import price
from .problem import Problem, Solution
from .shifts import MEAL_NAMES, Route
from .transport import Family
from .wishing import granted
from .work import Worked, lost, work

FAMILIES: tuple[Family, ...] = ("public", "car")
STEPS = frozenset({AccessNeed.WHEELCHAIR, AccessNeed.STEP_FREE})
#: Routes worked out in full for each family and price of money, and how much dearer money gets when none fits.
ROUTES, DEARER = 6, (12.0, 150.0, 2000.0)
#: Choices worked out in full, and how much less than the best, in parts of its worth, one may promise for that.
WORKED, NEAR = 2, 0.02
#: The last look, before saying that there is no way, is this wide, and money counts before all else.
LAST_ROUTES, LAST_BEAM, CHEAP_ENOUGH = 40, 80, 10


def solve(problem: Problem, catalog: Catalog) -> Solution:
    """The best trip found. Raises Infeasible, with a minimal set of the conditions in conflict, when there is none."""
    deadline = monotonic() + problem.settings.solve_seconds
    try:
        return attempt(problem, catalog)
    except Infeasible as refused:
        from .infeasible import blamed  # which is built on what is here
        from .trial import Trial

        words = blamed(problem, catalog, Trial(catalog, deadline))
        if not words or set(words) == set(refused.conflict):
            raise
        raise Infeasible(f"these conditions cannot all be met: {'; '.join(words)}", conflict=words) from refused


def attempt(problem: Problem, catalog: Catalog) -> Solution:
    """The best trip found, wishes weighed. Raises Infeasible with every condition that bears on it."""
    deadline = monotonic() + problem.settings.solve_seconds
    best = _firmly(problem, catalog, deadline)
    return granted(problem, catalog, best, lambda asked: _firmly(asked, catalog, deadline), deadline)


def _firmly(problem: Problem, catalog: Catalog, deadline: float) -> Solution:
    """The best trip found that meets what is hard."""
    best: Solution | None = None
    refused: Infeasible | None = None
    for conditions in alternatives(problem.request):
        if best is not None and monotonic() >= deadline:
            break  # the best so far, rather than late
        try:
            found = _solved(Desk(problem, conditions, catalog, deadline=deadline))
        except Infeasible as error:
            refused = refused or error
            continue
        if best is None or found.score > best.score:
            best = found
    if best is None:
        raise refused or Infeasible("the conditions contradict each other: take one of them back")
    return best


def _solved(desk: Desk) -> Solution:
    """The first feasible choice in full; and the next ones, while there is time and they may be worth more."""
    check_musts(desk)
    first: Worked | None = None
    best: Solution | None = None
    found = choices(desk)
    for number, choice in enumerate(found):
        if best is not None and (desk.late or number >= WORKED or not _near(choice, found[0])):
            break
        worked = work(desk, choice)
        if not lost(desk, worked):
            made = solution(desk, worked, len(found) == 1 and _bare(choice))
            best = made if best is None or made.score > best.score + 1e-9 else best
        first = first or worked
    if best is not None:
        return best
    if first is None:
        raise refusal(desk)
    last = cheapest(desk)
    if last is not None and last not in found and not lost(desk, worked := work(desk, last)):
        return solution(desk, worked)  # what the others lose it has the time for
    raise _lost_refused(desk, lost(desk, first))


def _bare(choice: Choice) -> bool:
    """Whether there was nothing to choose but visits: no ride, bed or table is known."""
    return not any(choice.rides) and not any(choice.dishes.values()) and all(b.lodging is None for b in choice.beds)


def _near(choice: Choice, best: Choice) -> bool:
    """Whether a choice may come out the better one: what the days bring is only estimated before."""
    return choice.worth >= best.worth - NEAR * abs(best.worth)


def check_musts(desk: Desk) -> None:
    """A must that someone who travels cannot get into, as far as is known, is not planned silently."""
    named = firm(desk.problem.request).must_see  # what one names is not meant by "none of that kind"
    for must in desk.conditions.of(MustSee):
        place = desk.catalog.place(must.place_id) if must.place_id else None
        if place is not None and not accessible(desk, place):
            needs = [c.words for c in desk.conditions.of(AccessRequired)]
            state = "is not" if place.wheelchair is Truth.NO else "is not known to be"
            text = f"{place.name} {state} step-free: leave it out, or ask there first"
            raise Infeasible(text, conflict=tuple(dict.fromkeys([must.words, *needs])))
        if place is not None and place.kind in desk.conditions.avoided_kinds and place.id not in named:
            against = [c.words for c in desk.conditions.of(AvoidKind) if place.kind in c.kinds]
            text = f"{place.name} is of a kind that is not wanted: take one of the two back"
            raise Infeasible(text, conflict=tuple(dict.fromkeys([must.words, *against])))
        if place is not None and place.id in desk.conditions.avoided:
            against = [c.words for c in desk.conditions.of(AvoidPlace) if c.place_id == place.id]
            text = f"{place.name} is both wanted and not wanted: take one of the two back"
            raise Infeasible(text, conflict=tuple(dict.fromkeys([must.words, *against])))


def choices(desk: Desk, most: int = 3) -> list[Choice]:
    """The best feasible choices, best first; empty when none meets the conditions."""
    found = []
    for choice in _fitting(desk, 1.0, ROUTES, BEAM):
        found.append(choice)
        if desk.late:
            break
    if not found:
        last = cheapest(desk)
        if last is None:
            return []
        found = next(filter(None, (list(_fitting(desk, d, ROUTES, BEAM)) for d in DEARER)), [last])
    return _different(sorted(found, key=_rank))[:most]


def _different(found: Sequence[Choice]) -> list[Choice]:
    """Without those that only another family of rides made, where there are no rides."""
    return list({(c.route, c.rides, c.beds): c for c in reversed(found)}.values())[::-1]


def cheapest(desk: Desk, limit: int = LAST_ROUTES, beam: int = LAST_BEAM) -> Choice | None:
    """The cheapest choice found that meets the conditions, when money counts before all else; None when there is none."""
    found: list[Choice] = []
    for family in FAMILIES:
        if family == "car" and Mode.SELF_DRIVE in desk.conditions.banned:
            continue
        survey = Survey(desk, family, DEARER[-1])
        for _, route in routes(desk.problem, survey.leg, survey.stay, limit, beam):
            choice = desk.at(route, family, survey.prices) if _goes_right(desk, route) else None
            if choice is not None and not desk.breaks(choice):
                found.append(choice)
            if len(found) >= CHEAP_ENOUGH or (found and desk.late):
                break
    return min(found, key=lambda c: (sum(c.costs.values()), _rank(c)), default=None)


def _rank(choice: Choice) -> tuple[float, tuple[str, ...], tuple[int, ...]]:
    return (-choice.worth, choice.route.cities, choice.route.nights)


def _fitting(desk: Desk, dearer: float, limit: int, beam: int) -> Iterator[Choice]:
    """Choices of the best routes, when money is `dearer` times its plain price."""
    for family in FAMILIES:
        if family == "car" and Mode.SELF_DRIVE in desk.conditions.banned:
            continue
        survey = Survey(desk, family, dearer)
        for _, route in routes(desk.problem, survey.leg, survey.stay, limit, beam):
            choice = desk.fit(route, family) if _goes_right(desk, route) else None
            if choice is not None:
                yield choice


def _goes_right(desk: Desk, route: Route) -> bool:
    """Through the cities of what must be seen, and through none that is left out."""
    out = {i for c in desk.conditions.of(AvoidCity) for i in c.area.ids}
    return _sees_musts(desk, route) and not any(
        c in out or ((city := desk.catalog.city(c)) is not None and city.country in out) for c in route.cities
    )


def _sees_musts(desk: Desk, route: Route) -> bool:
    places = (desk.catalog.place(m) for m in desk.conditions.must_see)
    return all(p is None or p.city_id in route.cities for p in places)


class Survey:
    """What moves and stays are worth, remembered, for choosing routes."""

    def __init__(self, desk: Desk, family: Family, dearer: float) -> None:
        self._desk, self._family = desk, family
        self.prices: Prices = (
            {c: max(rate, 1e-2) * dearer for c, rate in desk.plain_prices().items()}
            if dearer > 1
            else desk.plain_prices()
        )
        self._legs: dict[tuple[str | None, str | None, date], float | None] = {}
        self._stays: dict[tuple[str, int], float | None] = {}

    def leg(self, a: str | None, b: str | None, on: date) -> float | None:
        key = (a, b, on)
        if key not in self._legs:
            self._legs[key] = self._leg(a, b, on)
        return self._legs[key]

    def _leg(self, a: str | None, b: str | None, on: date) -> float | None:
        desk = self._desk
        ride = desk.best_ride(a, b, on, self._family, self.prices)
        if ride is None:
            return None if desk.needs_ride(a, b) else 0.0
        return desk.ride_worth(ride, self.prices, b == desk.problem.origin)

    def stay(self, city_id: str, nights: int) -> float | None:
        key = (city_id, nights)
        if key not in self._stays:
            self._stays[key] = self._stay(city_id, nights)
        return self._stays[key]

    def _stay(self, city_id: str, nights: int) -> float | None:
        desk = self._desk
        beds = desk.lodgings.beds(city_id, nights)
        if not beds:
            return None
        bed = max(desk.bed_worth(b, self.prices) for b in beds)
        points = desk.weights.quality / 3
        meals = sorted((d.worth(points, self.prices["meals"]) for d in desk.kitchen.dishes(city_id)), reverse=True)
        return bed + sum(meals[: 3 * nights]) + desk.visits_worth(city_id, max(nights, 1))


# Writing it down


def solution(desk: Desk, worked: Worked, only: bool = False) -> Solution:
    """The parts of the plan, its budget and worth, and what was assumed and is not known. `only`: there was no other choice."""
    problem, choice = desk.problem, worked.choice
    stops, stays = stops_and_stays(desk, choice)
    days = assembled(desk, choice, worked.agenda, worked.schedule)
    budget = price(stops, stays, days, problem.request, desk.catalog, problem.currency)
    worth = value_of(stops, stays, days, budget, problem, desk.catalog).total
    return Solution(
        stops=stops,
        stays=stays,
        days=days,
        budget=budget,
        score=worth,
        bound=max(worth, ceiling(desk, worked.schedule.bound, only)),
        assumptions=(*problem.assumptions, *assumptions_of(desk, worked.choice)),
        unknowns=tuple(_unknowns(desk, worked)),
    )


def assumptions_of(desk: Desk, choice: Choice) -> Iterator[str]:
    """What a trip takes for granted about the way there and back, moves and beds."""
    cities = choice.route.cities
    first, last = desk.timetable.city(cities[0]), desk.timetable.city(cities[-1])
    assert first is not None and last is not None
    if choice.rides[0] is None:
        start = choice.shifts[0] if choice.shifts else None
        at = f" at {start.start // 60:02d}:{start.start % 60:02d}" if start else ""
        yield f"Day 1 starts in {first.name}{at}: how you get there is not known here."
    if choice.rides[-1] is None and desk.problem.request.round_trip:
        yield f"The last day ends in {last.name}: when you leave is not known here."
    if any(r is not None and r.offer is None for r in choice.rides):
        yield "Moves between cities without a timetable are modelled from the distance: check them before you book."
    if any(b.lodging is None and b.nights for b in choice.beds):
        yield "No lodging is known here: days start and end in the middle of the city."


def _unknowns(desk: Desk, worked: Worked) -> Iterator[str]:
    conditions, choice = desk.conditions, worked.choice
    if (conditions.room_stated or conditions.house_rules) and any(b.lodging is None and b.nights for b in choice.beds):
        yield "No lodging is known here, so room type and house rules could not be checked."
    fed = set(worked.agenda.menu)
    if any((s.day, m) not in fed for s in worked.agenda.shifts for m in s.meals):
        yield "Some meals are times without a restaurant: none that fits is known here."
    if conditions.access & STEPS and not worked.schedule.chosen:
        yield "No place here is known to be step-free, so no visits are planned: ask the places that you would like to see."
    if conditions.not_encoded:
        yield f"Not planned for: {', '.join(conditions.not_encoded)}."
    if conditions.cuisines and not any(desk.kitchen.any_known(c) for c in choice.route.cities):
        yield "No restaurants are known here, so the food that was asked for could not be planned."
    for gone in worked.schedule.unplaced:
        if gone.id in MEAL_NAMES and gone.day is not None:
            yield f"No time was found for {gone.id} on day {worked.agenda.shifts[gone.day].day + 1}."


# When there is no way


def refusal(desk: Desk) -> Infeasible:
    """What to say when no choice fits: the conditions that bear on it. `relax` finds out which of them conflict."""
    words = tuple(dict.fromkeys(c.words for c in desk.conditions.leaves if c.words))
    text = "no trip in this catalog meets all of these conditions: " + "; ".join(words)
    return Infeasible(text if words else "no trip can be made in this catalog between these cities", conflict=words)


def _lost_refused(desk: Desk, gone: tuple[Constraint, ...]) -> Infeasible:
    words = tuple(dict.fromkeys(c.words for c in gone))
    places = [desk.catalog.place(c.place_id) for c in gone if isinstance(c, MustSee) and c.place_id]
    names = ", ".join(p.name for p in places if p is not None)
    if names:
        return Infeasible(
            f"there is no time at which {names} can be visited: choose other dates or leave it out", words
        )
    return Infeasible(f"there is no time for this: {'; '.join(words)}", words)
