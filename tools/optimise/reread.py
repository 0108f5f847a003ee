"""A plan that was made before, read back into what it was made from, so that a part of it can be changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from ...domain.catalog import Catalog
from ...domain.plan import Item, Leg, Meal, Plan, Rest, Stay, Visit
from .agenda import Agenda, Menu, agenda
from .assemble import BASE
from .choice import Choice, Desk
from .conditions import alternatives
from .instance import Placed, Schedule
from .lodging import BEST_RATING, Bed
from .problem import Problem, ScoredPlace
from .shifts import MealName, Route, Shift, minute_of, shifts
from .transport import DELAY, Ride


@dataclass(frozen=True)
class Reread:
    """A plan's problem, choice and schedule. `schedule.days` has one entry a shift of `agenda`."""

    desk: Desk
    choice: Choice
    agenda: Agenda
    schedule: Schedule

    def frames_of(self, day: int) -> tuple[int, ...]:
        """Numbers of the frames of a day (0-based)."""
        return tuple(i for i, s in enumerate(self.agenda.shifts) if s.day == day)


def reread(plan: Plan, problem: Problem, catalog: Catalog) -> Reread:
    """`problem` may ask for something else than the plan was made for: its hours and paces shape the frames."""
    problem = replace(problem, places=_with_visited(problem.places, plan, catalog))
    desk = Desk(problem, alternatives(problem.request)[0], catalog)
    route = Route(tuple(s.city_id for s in plan.stops), tuple((s.leave - s.arrive).days for s in plan.stops))
    rides = _rides(desk, plan, route)
    zones = [desk.zone(c) for c in route.cities]
    hours = shifts(problem, desk.conditions, route, rides, zones)
    beds = tuple(_bed(desk, plan, i) for i in range(len(route.cities)))
    choice = Choice(route, rides, beds, hours, {}, {}, 0.0)
    instance = agenda(desk, choice, _menu(plan, catalog), [v.place_id for v in plan.visits])
    return Reread(desk, choice, instance, _schedule(plan, hours, instance, zones))


def _with_visited(
    places: Mapping[str, tuple[ScoredPlace, ...]], plan: Plan, catalog: Catalog
) -> Mapping[str, tuple[ScoredPlace, ...]]:
    """The candidates, and whatever the plan visits that is not among them."""
    known = {p.place_id for rows in places.values() for p in rows}
    merged = dict(places)
    for visit in plan.visits:
        place = catalog.place(visit.place_id)
        if place is not None and place.id not in known:
            merged[place.city_id] = (*merged.get(place.city_id, ()), ScoredPlace(place.id, place.importance))
    return merged


def _rides(desk: Desk, plan: Plan, route: Route) -> tuple[Ride | None, ...]:
    """The moves between cities in their place: into each city, and home."""
    moves = [leg for leg in plan.legs if leg.scope == "intercity"]
    rides: list[Ride | None] = []
    for i in range(len(route.cities) + 1):
        into = route.cities[i] if i < len(route.cities) else None
        out_of = route.cities[i - 1] if i else None
        found = (m for m in moves if (m.destination == into or into is None) and (m.origin == out_of or out_of is None))
        leg = next(found, None)
        rides.append(_ride(desk, leg, _delay(plan, leg)) if leg is not None else None)
    return tuple(rides)


def _delay(plan: Plan, leg: Leg) -> int:
    """Minutes of the delay that stands after a move."""
    for day in plan.days:
        for item, following in zip(day.items, day.items[1:], strict=False):
            if item is leg and isinstance(following, Rest) and following.note == DELAY:
                return round((following.end - following.start).total_seconds() / 60)
    return 0


def _ride(desk: Desk, leg: Leg, late: int = 0) -> Ride:
    offer = desk.catalog.transport(leg.offer_id) if leg.offer_id else None
    return Ride(
        mode=leg.mode,
        origin=leg.origin,
        destination=leg.destination,
        depart=leg.depart,
        arrive=leg.arrive,
        minutes=round((leg.arrive - leg.depart).total_seconds() / 60),
        distance_km=leg.distance_km,
        offer=offer,
        error_pct=leg.error_pct,
        late=late,
    )


def _bed(desk: Desk, plan: Plan, stop: int) -> Bed:
    city_id, arrive = plan.stops[stop].city_id, plan.stops[stop].arrive
    stay = next((s for s in plan.stays if s.city_id == city_id and s.check_in == arrive), None)
    if stay is None:
        return Bed(None, 1, 0, None, 0.0)
    return bed_of(desk, stay)


def bed_of(desk: Desk, stay: Stay) -> Bed:
    """The stay as a choice, priced."""
    lodging = desk.catalog.lodging(stay.lodging_id) if stay.lodging_id else None
    cost = desk.exchange.value(lodging.price, stay.rooms * stay.nights) if lodging else None
    return Bed(
        lodging, stay.rooms, stay.nights, cost, min(1.0, (lodging.rating or 0.0) / BEST_RATING) if lodging else 0.0
    )


def _menu(plan: Plan, catalog: Catalog) -> Menu:
    menu = {}
    for number, day in enumerate(plan.days):
        for item in day.items:
            if isinstance(item, Meal) and item.restaurant_id:
                restaurant = catalog.restaurant(item.restaurant_id)
                if restaurant is not None:
                    menu[number, item.meal] = restaurant
    return menu


def _schedule(plan: Plan, hours: Sequence[Shift], instance: Agenda, zones: Sequence[ZoneInfo]) -> Schedule:
    """Items of each day, put into the shift of their city that they lie in (or nearest to)."""
    found: list[list[Placed]] = [[] for _ in hours]
    for number, day in enumerate(plan.days):
        mine = [i for i, s in enumerate(hours) if s.day == number]
        for index, item in _visits_and_meals(day.items):
            at = _shift_of(item, index, day.items, [hours[i] for i in mine], instance)
            if at is not None:
                shift = mine[at]
                placed = _placed(item, day.date, zones[hours[shift].stop], found[shift], instance, shift)
                found[shift].append(
                    _reached(placed, day.items[index - 1] if index else None, day.date, zones[hours[shift].stop])
                )
    days = tuple(tuple(sorted(items, key=lambda p: p.start)) for items in found)
    return Schedule(days=days, score=plan.score or 0.0, bound=plan.bound or 0.0)


def _visits_and_meals(items: Sequence[Item]) -> Sequence[tuple[int, Visit | Meal]]:
    return [(i, item) for i, item in enumerate(items) if isinstance(item, Visit | Meal)]


def _shift_of(
    item: Visit | Meal, index: int, items: Sequence[Item], here: Sequence[Shift], instance: Agenda
) -> int | None:
    """A visit by its city; a meal by whether a move to another city came before it."""
    if not here:
        return None
    if isinstance(item, Visit):
        place = instance.places.get(item.place_id)
        return next((i for i, s in enumerate(here) if place is not None and s.city_id == place.city_id), None)
    moved = sum(isinstance(i, Leg) and i.scope == "intercity" for i in items[:index])
    return min(moved, len(here) - 1) if len(here) > 1 else 0


def _reached(placed: Placed, before: Item | None, on: date, zone: ZoneInfo) -> Placed:
    """With the time at which one gets there, where a local move leads to it."""
    if isinstance(before, Leg) and before.scope == "local" and before.destination != BASE:
        return replace(placed, arrive=min(placed.start, minute_of(before.arrive, on, zone)))
    return placed


def _placed(
    item: Visit | Meal, on: date, zone: ZoneInfo, before: Sequence[Placed], instance: Agenda, shift: int
) -> Placed:
    start, end = minute_of(item.start, on, zone), minute_of(item.end, on, zone)
    if isinstance(item, Visit):
        point = instance.places[item.place_id].point
        return Placed(item.place_id, "visit", start, start, end, point)
    name: MealName = item.meal
    restaurant = instance.menu.get((instance.shifts[shift].day, name))
    here = before[-1].point if before else instance.frames[shift].origin
    point = restaurant.point if restaurant is not None and restaurant.point is not None else here
    return Placed(name, "meal", start, start, end, point)
