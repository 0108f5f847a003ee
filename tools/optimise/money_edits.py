"""A plan under another budget: dearer beds and tables give way to cheaper ones, and everything else stays."""

from collections.abc import Mapping

from ...domain.catalog import Catalog
from ...domain.offers import Restaurant
from ...domain.plan import Day, Item, Meal, Plan, Stay
from ...domain.truth import Truth
from .choice import Desk
from .lodging import Bed
from .pricing import price
from .problem import Problem
from .reread import Reread, reread
from .tables import Sitting


def cheaper(plan: Plan, problem: Problem, catalog: Catalog) -> Plan | None:
    """The plan with as few beds and tables changed as bring it under its caps; None when that is not enough.

    Swaps are taken one after another, the one that saves most for what it loses in quality first.
    """
    current = _repriced(plan, problem, catalog)
    read = reread(plan, problem, catalog)
    for _ in range(len(plan.stays) + len(plan.meals) + 1):
        if all(cap.met is not Truth.NO for cap in current.budget.caps):
            return current
        following = _next(current, read, problem, catalog)
        if following is None:
            return None
        current = following
    return None


def _repriced(plan: Plan, problem: Problem, catalog: Catalog) -> Plan:
    budget = price(plan.stops, plan.stays, plan.days, problem.request, catalog, plan.budget.currency, plan.needs)
    return plan.model_copy(update={"request": problem.request, "budget": budget})


def _next(plan: Plan, read: Reread, problem: Problem, catalog: Catalog) -> Plan | None:
    """The best single swap: most money saved for a point of quality lost."""
    options = [*_bed_swaps(plan, read.desk), *_table_swaps(plan, read.desk)]
    if not options:
        return None
    _, changed = max(options, key=lambda option: option[0])
    return _repriced(changed, problem, catalog)


def _gain(saved: float, lost: float) -> float:
    return saved / max(lost, 0.01)


def _bed_swaps(plan: Plan, desk: Desk) -> list[tuple[tuple[float, str], Plan]]:
    found = []
    for index, stay in enumerate(plan.stays):
        now = desk.catalog.lodging(stay.lodging_id) if stay.lodging_id else None
        cost = desk.exchange.value(now.price, stay.rooms * stay.nights) if now else None
        if now is None or cost is None or stay.locked:
            continue
        quality = desk.weights.quality * stay.nights * (now.rating or 0.0) / 5
        for bed in desk.lodgings.beds(stay.city_id, stay.nights):
            if bed.lodging is not None and bed.cost is not None and bed.cost < cost:
                lost = quality - desk.weights.quality * bed.nights * bed.quality
                changed = plan.model_copy(update={"stays": _with_stay(plan, index, stay, bed)})
                found.append(((_gain(cost - bed.cost, lost), bed.lodging.id), changed))
    return found


def _with_stay(plan: Plan, index: int, stay: Stay, bed: Bed) -> tuple[Stay, ...]:
    assert bed.lodging is not None
    other = stay.model_copy(update={"lodging_id": bed.lodging.id, "name": bed.lodging.name, "rooms": bed.rooms})
    return (*plan.stays[:index], other, *plan.stays[index + 1 :])


def _table_swaps(plan: Plan, desk: Desk) -> list[tuple[tuple[float, str], Plan]]:
    """Tables without a place on the map can be swapped without moving anything; their cuisines must stay served."""
    used = {m.restaurant_id for m in plan.meals}
    found = []
    for number, day in enumerate(plan.days):
        for item in day.items:
            now = desk.catalog.restaurant(item.restaurant_id) if isinstance(item, Meal) and item.restaurant_id else None
            if now is None or not isinstance(item, Meal) or item.locked or now.point is not None:
                continue
            minute = item.start.hour * 60 + item.start.minute
            best = _cheaper_table(now, Sitting(number, item.meal, minute, minute), plan, used, desk)
            if best is not None:
                gain, restaurant = best
                found.append(((gain, restaurant.id), _with_table(plan, number, day, item, restaurant)))
    return found


def _cheaper_table(
    now: Restaurant, at: Sitting, plan: Plan, used: set[str | None], desk: Desk
) -> tuple[float, Restaurant] | None:
    served = _served(plan, desk, without=now.id)
    cost = desk.exchange.value(now.price, desk.problem.people)
    options = []
    for dish in desk.kitchen.dishes(now.city_id):
        restaurant = dish.restaurant
        if restaurant.id in used or restaurant.point is not None or dish.cost is None or cost is None:
            continue
        if not desk.service.serves(restaurant, at):
            continue
        if dish.cost < cost and desk.kitchen.wanted & ~(served | dish.serves) == 0:
            lost = desk.weights.quality / 3 * ((now.rating or 0.0) / 5 - dish.quality)
            options.append((_gain(cost - dish.cost, lost), restaurant))
    return max(options, key=lambda o: (o[0], o[1].id), default=None)


def _served(plan: Plan, desk: Desk, without: str) -> int:
    dishes: Mapping[str, int] = {d.restaurant.id: d.serves for s in plan.stops for d in desk.kitchen.dishes(s.city_id)}
    bits = 0
    for meal in plan.meals:
        if meal.restaurant_id and meal.restaurant_id != without:
            bits |= dishes.get(meal.restaurant_id, 0)
    return bits


def _with_table(plan: Plan, number: int, day: Day, meal: Meal, restaurant: Restaurant) -> Plan:
    other: Item = meal.model_copy(
        update={"restaurant_id": restaurant.id, "name": restaurant.name, "price": restaurant.price}
    )
    items = tuple(other if i is meal else i for i in day.items)
    days = (*plan.days[:number], day.model_copy(update={"items": items}), *plan.days[number + 1 :])
    return plan.model_copy(update={"days": days})
