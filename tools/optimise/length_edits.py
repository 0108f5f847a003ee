"""Days added to the end of a trip, or taken from it, or all moved to other dates: what can stay as it was does."""

from collections.abc import Sequence
from dataclasses import replace

from ...domain.catalog import Catalog
from ...domain.errors import Infeasible
from ...domain.plan import Day, Plan
from .agenda import Agenda, Menu, agenda
from .assemble import redone, spare_of, stops_and_stays
from .choice import Choice, Desk
from .conditions import alternatives
from .instance import Candidate, DayFrame, Placed, Schedule
from .lodging import Bed
from .money_edits import cheaper
from .pricing import price
from .problem import Problem
from .reread import Reread, reread
from .schedule import schedule_from
from .shifts import MealName, Route, Shift, shifts
from .tables import sitting
from .transport import Ride

#: What a visit of the plan before is worth on top.
KEEP = 1000.0


def lengthened(plan: Plan, problem: Problem, catalog: Catalog) -> Plan | None:
    """The plan over `problem.dates`: the same cities, the last one as long as the dates make it, all else where it can stand.

    None when that needs another trip altogether. Raises Infeasible when the dates move and something is locked to them.
    """
    moved = problem.dates.start != plan.dates.start
    if moved:
        _check_locks(plan)
    old = reread(plan, replace(problem, dates=plan.dates, request=plan.request), catalog)
    problem = replace(problem, places=old.desk.problem.places)
    desk = Desk(problem, alternatives(problem.request)[0], catalog)
    new = _choice(old, desk, moved)
    if new is None:
        return None
    instance = agenda(desk, new, _menu(old, new, desk), [v.place_id for v in plan.visits])
    before = {(s.day, s.stop): items for s, items in zip(old.agenda.shifts, old.schedule.days, strict=True)}
    previous = replace(old.schedule, days=tuple(before.get((s.day, s.stop), ()) for s in instance.shifts))
    changing = [i for i, s in enumerate(instance.shifts) if moved or s not in old.agenda.shifts]
    found = previous
    if changing:
        locked = _standing(instance, previous, changing) if moved else _locked(plan, previous.days, changing)
        found = _rescheduled(previous, instance, changing, locked)
    write = redone(desk, new, instance, found)
    same = set() if moved else {s.day for s in instance.shifts} - {instance.shifts[i].day for i in changing}
    last = problem.dates.days - 1
    if new.rides[-1] is not None:
        same.discard(last)
    spare = spare_of(plan.days)
    days = tuple(plan.days[i] if i in same and i < len(plan.days) else write(i, spare) for i in range(last + 1))
    return _written(plan, desk, new, days, found.score)


def _check_locks(plan: Plan) -> None:
    held = [i.name or i.meal for d in plan.days for i in d.items if i.type in ("visit", "meal") and i.locked]  # type: ignore[union-attr]
    if held:
        raise Infeasible(f"{', '.join(held)} is locked to its date: unlock it before the trip moves")


def _rescheduled(previous: Schedule, instance: Agenda, changing: Sequence[int], locked: set[str]) -> Schedule:
    return schedule_from(
        previous, instance.frames, instance.candidates, instance.travel, instance.limits,
        changing=changing, locked=locked, keep=KEEP,
    )  # fmt: skip


def _standing(instance: Agenda, previous: Schedule, changing: Sequence[int]) -> set[str]:
    """Visits that are open at their old time on the new date, inside the hours of the day."""
    known = {c.id: c for c in instance.candidates}
    return {
        item.id
        for i in changing
        for item in previous.visits(i)
        if item.id in known and _fits(item, known[item.id], i, instance.frames[i], instance)
    }


def _fits(item: Placed, candidate: Candidate, number: int, frame: DayFrame, instance: Agenda) -> bool:
    way = instance.travel.between_points(frame.origin, item.point)
    if item.start - way < frame.start or item.end > frame.end:
        return False
    return any(
        w.start <= item.start and item.end <= w.end and (w.last_entry is None or item.start <= w.last_entry)
        for w in candidate.windows[number]
    )


def _choice(old: Reread, desk: Desk, moved: bool) -> Choice | None:
    """The same trip with more or fewer nights in its last city, and the ways of its new dates."""
    route = old.choice.route
    nights = route.nights[-1] + desk.problem.dates.nights - sum(route.nights)
    if nights < (1 if len(route.cities) > 1 else 0):
        return None
    longer = Route(route.cities, (*route.nights[:-1], nights))
    bed = _bed(old.choice.beds[-1], route.cities[-1], nights, desk)
    rides = _rides(old.choice.rides, longer, desk, moved)
    if bed is None or rides is None or not desk.in_order(rides, longer):
        return None
    hours = shifts(desk.problem, desk.conditions, longer, rides, [desk.zone(c) for c in route.cities])
    return Choice(longer, rides, (*old.choice.beds[:-1], bed), hours, {}, {}, 0.0)


def _rides(before: Sequence[Ride | None], route: Route, desk: Desk, moved: bool) -> tuple[Ride | None, ...] | None:
    """The way home on its new date; where all dates move, every way. None when one of them does not go then."""
    rides: list[Ride | None] = []
    for i, (ride, on) in enumerate(zip(before, route.arrivals(desk.problem.dates.start), strict=True)):
        if ride is None or (not moved and i < len(before) - 1):
            rides.append(ride)
            continue
        found = desk.best_ride(ride.origin, ride.destination, on, ride.family, desk.plain_prices())
        if found is None:
            return None
        rides.append(found)
    return tuple(rides)


def _bed(bed: Bed, city_id: str, nights: int, desk: Desk) -> Bed | None:
    """The same lodging for the new number of nights where it takes that many, else the best one that does."""
    lodging = bed.lodging
    if nights == 0 or lodging is None or lodging.min_nights <= nights:
        cost = desk.exchange.value(lodging.price, bed.rooms * nights) if lodging else None
        return replace(bed, nights=nights, cost=cost)
    prices = desk.plain_prices()
    return max(desk.lodgings.beds(city_id, nights), key=lambda b: desk.bed_worth(b, prices), default=None)


def _menu(old: Reread, new: Choice, desk: Desk) -> Menu:
    """Tables of the days before, where they serve; for the new days the best ones that are not taken."""
    slots: list[tuple[Shift, MealName]] = [(s, m) for s in new.shifts for m in s.meals]
    was = old.agenda.menu
    menu = {
        (s.day, m): was[s.day, m]
        for s, m in slots
        if (s.day, m) in was and desk.service.serves(was[s.day, m], sitting(s, m))
    }
    prices = desk.plain_prices()
    for shift, meal in slots:
        taken = {r.id for r in menu.values()}
        if (shift.day, meal) not in menu:
            at = sitting(shift, meal)
            dishes = [
                d
                for d in desk.kitchen.dishes(shift.city_id)
                if d.restaurant.id not in taken and desk.service.serves(d.restaurant, at)
            ]
            best = max(
                dishes,
                key=lambda d: (d.worth(desk.weights.quality / 3, prices["meals"]), d.restaurant.id),
                default=None,
            )
            if best is not None:
                menu[shift.day, meal] = best.restaurant
    return menu


def _locked(plan: Plan, before: Sequence[Sequence[Placed]], changing: Sequence[int]) -> set[str]:
    locked = {v.place_id for v in plan.visits if v.locked}
    return {item.id for i in changing for item in before[i] if item.id in locked}


def _written(plan: Plan, desk: Desk, new: Choice, days: tuple[Day, ...], score: float) -> Plan | None:
    """With cheaper beds and tables where a cap asks for it; None when that is not enough, or something locked is gone."""
    stops, stays = stops_and_stays(desk, new)
    whys = {s.city_id: s.why for s in plan.stops}
    stops = tuple(s.model_copy(update={"why": whys.get(s.city_id, "")}) for s in stops)
    request, currency = desk.problem.request, plan.budget.currency
    budget = price(stops, stays, days, request, desk.catalog, currency, plan.needs)
    visited = {i.place_id for d in days for i in d.items if i.type == "visit"}
    if any(v.locked and v.place_id not in visited for v in plan.visits):
        return None
    changed = {
        "request": request, "dates": desk.problem.dates, "stops": stops, "stays": stays, "days": days,
        "budget": budget, "score": score, "bound": None,
    }  # fmt: skip
    return cheaper(plan.model_copy(update=changed), desk.problem, desk.catalog)
