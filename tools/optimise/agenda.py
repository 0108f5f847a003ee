"""What the itinerary scheduler is given for a choice: frames from shifts, candidates with their openings, meals, travel."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from ...domain.offers import Mode, Restaurant
from ...domain.parameters import (
    INDOOR_KINDS,
    LIKELY_OPEN,
    LITTLE_WALK_LIMIT_KM,
    MEALS,
    OPEN_AIR_KINDS,
    VISIT_MINUTES,
    WALK_DETOUR,
    WALK_KMH,
    WALK_LIMIT_KM,
)
from ...domain.party import AccessNeed
from ...domain.place import Place, Point
from ...domain.request import TransportBan
from ...domain.truth import Truth
from .choice import Choice, Desk
from .instance import Candidate, DayFrame, Limits, MealSlot, Window
from .meals import Dish
from .shifts import MealName, Shift
from .tables import Seating, Sitting, sitting, sittings
from .travel import TravelModel, TravelOptions, nearest_km

#: Candidates given to the scheduler: this many for a city, and this many more for each day in it, best first; and then the
#: next best of those that are near, each as many as half of these and more: one that is on the way costs little.
BASE_CANDIDATES, DAY_CANDIDATES = 30, 15
NEAR_SHARE = 0.5
#: Points for each minute that a visit begins sooner: a visit four hours earlier is worth a way of fourteen minutes more.
SOONER = 0.02
#: Enough to find a place for a few musts, or to know that there is none.
BARE_ITERATIONS = 200
#: Children younger than this walk little.
SMALL_CHILD = 6
#: Cuisines that are eaten in the morning.
MORNING_CUISINES = frozenset({"cafe", "bakery", "tea", "coffee", "breakfast"})


@dataclass(frozen=True)
class Agenda:
    """One frame a shift. `menu` says which restaurant a shift's meal is eaten at; absent, none is known."""

    shifts: tuple[Shift, ...]
    frames: tuple[DayFrame, ...]
    candidates: tuple[Candidate, ...]
    places: Mapping[str, Place]
    menu: Mapping[tuple[int, MealName], Restaurant]  # (0-based day, meal)
    travel: TravelModel
    limits: Limits


Menu = Mapping[tuple[int, MealName], Restaurant]


def agenda(
    desk: Desk,
    choice: Choice,
    menu: Menu | None = None,
    held: Collection[str] = (),
    hopeless: Collection[str] = (),
    *,
    pruned: bool = True,
    bare: bool = False,
) -> Agenda:
    """The scheduling instance of a choice. `menu` instead of one made from the choice's dishes; `held` places are in it.

    Only the best candidates of a city are in it, as many as its days can use and more; all of them unless `pruned`, and none but
    those that must be in when `bare`.
    `hopeless` places are not what a wanted kind is met with: they were tried and found no time.
    """
    menu = dict(_menu(desk, choice)) if menu is None else menu
    bases = [base_of(desk, choice, stop) for stop in range(len(choice.route.cities))]
    frames = tuple(_frames(desk, choice.shifts, bases, menu))
    places = {
        p.id: p for city_id in dict.fromkeys(choice.route.cities) for p in _places(desk, choice, city_id, held, pruned)
    }
    candidates = _with_musts(desk, tuple(_candidate(desk, choice, p) for p in places.values()), hopeless)
    if bare:
        candidates = tuple(c for c in candidates if c.must)
        places = {c.id: places[c.id] for c in candidates}
    points = [*bases, *(p.point for p in places.values()), *(r.point for r in menu.values() if r.point)]
    travel = TravelModel.between(points, travel_options(desk))
    limits = _limits(desk, choice)
    if bare:
        limits = replace(limits, iterations=BARE_ITERATIONS, musts=True)
    return Agenda(choice.shifts, frames, candidates, places, menu, travel, limits)


def base_of(desk: Desk, choice: Choice, stop: int) -> Point:
    """Where days start and end: the lodging where its point is known, else the middle of the city."""
    lodging = choice.beds[stop].lodging
    city = desk.timetable.city(choice.route.cities[stop])
    if lodging is not None and lodging.point is not None:
        return lodging.point
    assert city is not None
    return city.point


def travel_options(desk: Desk) -> TravelOptions:
    """How the party moves in town."""
    banned = desk.conditions.banned - _needed(desk)
    party = desk.problem.request.party
    little = bool(desk.conditions.access) or any(age < SMALL_CHILD for age in party.child_ages)
    return TravelOptions(
        walk_limit_km=LITTLE_WALK_LIMIT_KM if little else WALK_LIMIT_KM,
        transit=Mode.TRANSIT not in banned,
        taxi=Mode.TAXI not in banned,
        walk=Mode.WALK not in banned,
    )


def _needed(desk: Desk) -> frozenset[Mode]:
    """A ride that is banned by a wish alone, where no other is left: far is walked only when rides are ruled out for good."""
    rides = (Mode.TRANSIT, Mode.TAXI)
    if not desk.conditions.banned.issuperset(rides):
        return frozenset()
    firm = {m for c in desk.problem.request.hard if isinstance(c, TransportBan) for m in c.modes}
    wished = {m for c in desk.problem.wished if isinstance(c, TransportBan) for m in c.modes} - firm
    return frozenset([m for m in rides if m in wished][:1])


def _limits(desk: Desk, choice: Choice) -> Limits:
    settings = desk.problem.settings
    left = [
        c.limit - (sum(choice.costs.values()) if c.cap.category is None else 0.0)
        for c in desk.ceilings
        if c.covers("tickets")
    ]
    cap = max(0.0, min(left)) / desk.problem.people if left else None
    return Limits(seconds=desk.seconds_left, seed=settings.seed, price_cap=cap, sooner=SOONER, weights=settings.weights)


# Frames and meals


def _frames(desk: Desk, shifts: Sequence[Shift], bases: Sequence[Point], menu: Menu) -> Iterator[DayFrame]:
    shares = _visit_shares(shifts)
    for shift, most in zip(shifts, shares, strict=True):
        slots = tuple(_slot(desk, shift, name, menu.get((shift.day, name))) for name in shift.meals)
        base = bases[shift.stop]
        yield DayFrame(shift.start, shift.end, base, base, slots, most, shift.rule.buffer)


def _slot(desk: Desk, shift: Shift, name: MealName, restaurant: Restaurant | None) -> MealSlot:
    """When the restaurant serves. One that does not (in a plan that was made elsewhere) is left to be found out."""
    at = sitting(shift, name)
    span = desk.service.span(restaurant, at) if restaurant is not None else None
    first, last = span or (at.earliest, at.latest)
    return MealSlot(name, first, last, MEALS[name].minutes, restaurant.point if restaurant else None)


def _visit_shares(shifts: Sequence[Shift]) -> list[int]:
    """Most visits of each shift: a day that is split by a move shares its number by the minutes."""
    totals: dict[int, int] = {}
    for shift in shifts:
        totals[shift.day] = totals.get(shift.day, 0) + max(1, shift.minutes)
    left = {shift.day: shift.rule.max_visits for shift in shifts}
    shares = []
    for shift in shifts:
        share = min(left[shift.day], -(-shift.rule.max_visits * max(1, shift.minutes) // totals[shift.day]))
        left[shift.day] -= share
        shares.append(share)
    return shares


def _menu(desk: Desk, choice: Choice) -> Iterator[tuple[tuple[int, MealName], Restaurant]]:
    """Who is eaten at when: morning cuisines for breakfast where there are any, the best for dinner, all while they serve."""
    for city_id in dict.fromkeys(choice.route.cities):
        at = sittings(choice.shifts, city_id)
        left = sorted(choice.dishes.get(city_id, ()), key=lambda d: (-d.quality, d.cost or 0.0, d.restaurant.id))
        free = list(at)
        for meal in (s for name in ("breakfast", "dinner", "lunch") for s in at if s.meal == name):
            free.remove(meal)
            fitting = [
                d
                for d in left
                if desk.service.serves(d.restaurant, meal) and _seatable(desk, [x for x in left if x is not d], free)
            ]
            if fitting:
                dish = min(fitting, key=lambda d: (meal.meal == "breakfast" and not _morning(d), left.index(d)))
                left.remove(dish)
                yield (meal.day, meal.meal), dish.restaurant


def _seatable(desk: Desk, dishes: Sequence[Dish], free: Sequence[Sitting]) -> bool:
    """Whether all these can still be eaten somewhere (as many as there are meals for)."""
    if all(d.restaurant.hours is None for d in dishes):
        return True
    seating = Seating[Dish](lambda d: [i for i, s in enumerate(free) if desk.service.serves(d.restaurant, s)])
    return sum(map(seating.add, dishes)) == min(len(dishes), len(free))


def _morning(dish: Dish) -> bool:
    return any(c.casefold() in MORNING_CUISINES for c in dish.restaurant.cuisines)


# Candidates


def _places(desk: Desk, choice: Choice, city_id: str, held: Collection[str], pruned: bool) -> Iterable[Place]:
    """The best candidates of a city that no condition keeps out, its musts, and those that are held."""
    conditions = desk.conditions
    musts = {*conditions.must_see, *held}
    days = len({s.day for s in choice.shifts if s.city_id == city_id})
    ranked = sorted(desk.problem.places.get(city_id, ()), key=lambda p: (-p.score, p.place_id))
    kinds = {k for wish in conditions.visit_kinds for k in wish.kinds}
    known = ((p.place_id, desk.catalog.place(p.place_id)) for p in (ranked if kinds else ()))
    asked = [i for i, place in known if place is not None and place.kind in kinds][:BASE_CANDIDATES]
    wanted = [*conditions.must_see, *sorted(held), *asked, *(p.place_id for p in ranked)]
    open_to = (p for i in dict.fromkeys(wanted) if (p := _open_to(desk, i, city_id, i in musts)) is not None)
    if not pruned:
        yield from open_to
        return
    best: list[Place] = []
    rest: list[Place] = []
    most = BASE_CANDIDATES + DAY_CANDIDATES * days
    for place in open_to:
        (best if len(best) < most or place.id in musts else rest).append(place)
    yield from best
    yield from _nearest(desk, choice, city_id, best, rest, int(most * NEAR_SHARE))


def _open_to(desk: Desk, place_id: str, city_id: str, must: bool) -> Place | None:
    """The place where it is of the city and may be visited."""
    place = desk.catalog.place(place_id)
    if place is None or place.city_id != city_id:
        return None
    return place if must or allowed(desk, place) else None


def _nearest(
    desk: Desk, choice: Choice, city_id: str, best: Sequence[Place], rest: Sequence[Place], most: int
) -> Sequence[Place]:
    """Of the rest, those whose score less their way is most: the way is that from the nearest of the best, or the base."""
    if not rest or not best:
        return ()
    base = base_of(desk, choice, choice.route.cities.index(city_id))
    scores = {p.place_id: p.score for p in desk.problem.places.get(city_id, ())}
    ways = nearest_km([p.point for p in rest], [base, *(p.point for p in best)])
    cost = desk.weights.transit_minute * 2 * WALK_DETOUR / WALK_KMH * 60
    worth = [desk.weights.visit * scores.get(p.id, p.importance) - cost * km for p, km in zip(rest, ways, strict=True)]
    order = sorted(range(len(rest)), key=lambda i: (-worth[i], rest[i].id))
    return [rest[i] for i in order[:most]]


def allowed(desk: Desk, place: Place) -> bool:
    """Whether no condition keeps it out, and everyone is known to get in."""
    conditions = desk.conditions
    if place.id in conditions.avoided or place.kind in conditions.avoided_kinds:
        return False
    return accessible(desk, place)


def accessible(desk: Desk, place: Place) -> bool:
    """Known to be so where someone needs it: what is not known is not met."""
    step_free = desk.conditions.access & {AccessNeed.WHEELCHAIR, AccessNeed.STEP_FREE}
    return not step_free or place.wheelchair is Truth.YES


def _candidate(desk: Desk, choice: Choice, place: Place) -> Candidate:
    scores = {p.place_id: p.score for p in desk.problem.places.get(place.city_id, ())}
    windows = tuple(_windows(desk, place, shift) for shift in choice.shifts)
    return Candidate(
        id=place.id,
        point=place.point,
        minutes=VISIT_MINUTES[place.kind],
        prize=desk.weights.visit * scores.get(place.id, place.importance),
        windows=windows,
        price=desk.exchange.value(place.price) or 0.0,
        kind=place.kind,
        must=place.id in desk.conditions.must_see,
    )


def _windows(desk: Desk, place: Place, shift: Shift) -> tuple[Window, ...]:
    """Openings in a shift of its own city. Where nothing is known it may be visited all day, unless that was ruled out."""
    if shift.city_id != place.city_id:
        return ()
    opening = desk.catalog.opening(place.id, desk.problem.dates.start + timedelta(days=shift.day))
    if opening.open is Truth.NO:
        return ()
    first, last = max(shift.start, shift.rule.day_start), min(shift.end, shift.rule.day_end)
    if opening.open is Truth.YES and opening.intervals:
        inside = (Window(max(i.start, first), min(i.end, last), i.last_entry) for i in opening.intervals)
        return tuple(w for w in inside if w.start < w.end)
    unknown = opening.open is Truth.UNKNOWN
    if last <= first or (unknown and desk.conditions.known_hours_only):
        return ()
    return (_likely(place, first, last) if unknown else Window(first, last),)


def _likely(place: Place, first: int, last: int) -> Window:
    """By day, where nothing says when a door closes and the shift leaves time for it."""
    start, end = max(first, LIKELY_OPEN[0]), min(last, LIKELY_OPEN[1])
    by_day = place.kind not in OPEN_AIR_KINDS and end - start >= VISIT_MINUTES[place.kind]
    return Window(start, end) if by_day else Window(first, last)


def under_roof(place: Place) -> bool:
    """Known to be indoors, or of a kind that is where nothing is known."""
    return place.indoor is Truth.YES or (place.indoor is Truth.UNKNOWN and place.kind in INDOOR_KINDS)


def _with_musts(desk: Desk, candidates: tuple[Candidate, ...], hopeless: Collection[str]) -> tuple[Candidate, ...]:
    """The best of each kind that was asked for go in before every prize."""
    needed: set[str] = set()
    for wish in desk.conditions.visit_kinds:
        able = (c for c in candidates if c.kind in wish.kinds and any(c.windows) and c.id not in hopeless)
        needed.update(c.id for c in sorted(able, key=lambda c: (not c.must, -c.prize, c.id))[: wish.count])
    return tuple(replace(c, must=True) if c.id in needed else c for c in candidates)
