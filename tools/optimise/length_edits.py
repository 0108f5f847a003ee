"""Days added to the end of a trip, or taken from it: the days before stay as they are."""

from collections.abc import Sequence
from dataclasses import replace

from ...domain.catalog import Catalog
from ...domain.plan import Day, Plan
from .agenda import Menu, agenda
from .assemble import redone, spare_of, stops_and_stays
from .choice import Choice, Desk
from .conditions import alternatives
from .instance import Placed
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
    """The plan with its last stop as long as `problem.dates` make it; None when that needs another trip altogether."""
    old = reread(plan, replace(problem, dates=plan.dates, request=plan.request), catalog)
    problem = replace(problem, places=old.desk.problem.places)
    desk = Desk(problem, alternatives(problem.request)[0], catalog)
    new = _choice(old, desk)
    if new is None:
        return None
    instance = agenda(desk, new, _menu(old, new, desk), [v.place_id for v in plan.visits])
    before = {(s.day, s.stop): items for s, items in zip(old.agenda.shifts, old.schedule.days, strict=True)}
    previous = replace(old.schedule, days=tuple(before.get((s.day, s.stop), ()) for s in instance.shifts))
    changing = [i for i, s in enumerate(instance.shifts) if s not in old.agenda.shifts]
    found = previous
    if changing:
        locked = _locked(plan, previous.days, changing)
        found = schedule_from(
            previous, instance.frames, instance.candidates, instance.travel, instance.limits,
            changing=changing, locked=locked, keep=KEEP,
        )  # fmt: skip
    write = redone(desk, new, instance, found)
    same = {s.day for s in instance.shifts} - {instance.shifts[i].day for i in changing}
    last = problem.dates.days - 1
    if new.rides[-1] is not None:
        same.discard(last)
    spare = spare_of(plan.days)
    days = tuple(plan.days[i] if i in same and i < len(plan.days) else write(i, spare) for i in range(last + 1))
    return _written(plan, desk, new, days, found.score)


def _choice(old: Reread, desk: Desk) -> Choice | None:
    """The same trip with more or fewer nights in its last city, and another way home on the new date."""
    route = old.choice.route
    nights = route.nights[-1] + desk.problem.dates.nights - sum(route.nights)
    if nights < (1 if len(route.cities) > 1 else 0):
        return None
    longer = Route(route.cities, (*route.nights[:-1], nights))
    bed = _bed(old.choice.beds[-1], route.cities[-1], nights, desk)
    home = old.choice.rides[-1]
    back = _back(home, desk)
    if bed is None or (home is not None and back is None):
        return None
    rides = (*old.choice.rides[:-1], back)
    hours = shifts(desk.problem, desk.conditions, longer, rides, [desk.zone(c) for c in route.cities])
    return Choice(longer, rides, (*old.choice.beds[:-1], bed), hours, {}, {}, 0.0)


def _bed(bed: Bed, city_id: str, nights: int, desk: Desk) -> Bed | None:
    """The same lodging for the new number of nights where it takes that many, else the best one that does."""
    lodging = bed.lodging
    if nights == 0 or lodging is None or lodging.min_nights <= nights:
        cost = desk.exchange.value(lodging.price, bed.rooms * nights) if lodging else None
        return replace(bed, nights=nights, cost=cost)
    prices = desk.plain_prices()
    return max(desk.lodgings.beds(city_id, nights), key=lambda b: desk.bed_worth(b, prices), default=None)


def _back(ride: Ride | None, desk: Desk) -> Ride | None:
    if ride is None:
        return None
    return desk.best_ride(ride.origin, ride.destination, desk.problem.dates.end, ride.family, desk.plain_prices())


def _menu(old: Reread, new: Choice, desk: Desk) -> Menu:
    """Tables of the days before; for the new days the best ones that are not taken."""
    menu = {key: r for key, r in old.agenda.menu.items() if key[0] < desk.problem.dates.days}
    slots: list[tuple[Shift, MealName]] = [(s, m) for s in new.shifts for m in s.meals]
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
