"""A plan under another budget: dearer beds, tables and tickets give way to cheaper ones, and everything else stays."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from ...domain.catalog import Catalog
from ...domain.errors import Infeasible
from ...domain.money import Money
from ...domain.offers import Restaurant
from ...domain.plan import Day, Item, Meal, Plan, Visit
from ...domain.request import MustSee
from ...domain.truth import Truth
from .alternatives import alternatives
from .bed_edits import rebedded
from .choice import Desk
from .day_edits import days_changed
from .edit import Edit
from .lodging import Bed
from .pricing import price
from .problem import Problem
from .reread import Reread, reread
from .tables import Sitting

#: What "cheaper" without an amount is to save, and the swaps that it may take.
SAVES = Decimal("0.1")
MOST_SWAPS = 12

#: (points: money saved for a point of quality lost, then an id to break ties), and the plan with the swap made.
Swap = tuple[tuple[float, str], Callable[[], Plan]]


def cheaper(plan: Plan, problem: Problem, catalog: Catalog) -> Plan | None:
    """The plan with as few beds, tables and tickets changed as bring it under its caps; None when that is not enough.

    Swaps are taken one after another, the one that saves most for what it loses in quality first.
    """
    current = _repriced(plan, problem, catalog)
    for _ in range(len(plan.stays) + len(plan.meals) + len(plan.visits) + 1):
        if all(cap.met is not Truth.NO for cap in current.budget.caps):
            return current
        following = _next(current, problem, catalog)
        if following is None:
            return None
        current = following
    return None


#: Said where money could not be saved on what is known.
AS_IT_WAS = (
    "Nothing in this plan is known to have a cheaper choice, so it was kept as it was: where prices are not known here, compare "
    "them before you book."
)


def thriftier(plan: Plan, problem: Problem, catalog: Catalog) -> tuple[Plan, tuple[str, ...]]:
    """The plan for about a tenth less, or as much of that as swaps save; as it was, and a note, when none is known to save."""
    current = _repriced(plan, problem, catalog)
    start = _known(current)
    for _ in range(MOST_SWAPS):
        if _known(current) <= start * (1 - SAVES):
            break
        following = _next(current, problem, catalog)
        if following is None:
            break
        current = following
    return (current, ()) if _known(current) < start else (plan, (AS_IT_WAS,))


def worth_it(before: Plan, anew: Plan, problem: Problem, catalog: Catalog) -> Plan:
    """A plan made anew for a limit, if it keeps the limit or is known to cost less; else the one before, under the limit."""
    kept = _repriced(before, problem, catalog)
    met = all(c.met is Truth.YES for c in anew.budget.caps)
    return anew if met or _known(anew) < _known(kept) else kept


def unproven(before: Plan, after: Plan, problem: Problem, catalog: Catalog) -> tuple[str, ...]:
    """The note for a new limit that changed nothing and is not proven, where no line that is known could be cut for it."""
    same = (before.days, before.stays) == (after.days, after.stays)
    open_ = same and any(c.met is Truth.UNKNOWN for c in after.budget.caps)
    return (AS_IT_WAS,) if open_ and _next(after, problem, catalog) is None else ()


def _known(plan: Plan) -> Decimal:
    return (plan.budget.observed + plan.budget.estimated).amount


def _repriced(plan: Plan, problem: Problem, catalog: Catalog) -> Plan:
    budget = price(plan.stops, plan.stays, plan.days, problem.request, catalog, plan.budget.currency, plan.needs)
    return plan.model_copy(update={"request": problem.request, "budget": budget})


def _next(plan: Plan, problem: Problem, catalog: Catalog) -> Plan | None:
    """The best single swap that can be made and saves: most money saved for a point of quality lost."""
    read = reread(plan, problem, catalog)
    options = [
        *_bed_swaps(plan, read.desk, problem, catalog),
        *_table_swaps(plan, read.desk),
        *_ticket_swaps(plan, read, problem, catalog),
    ]
    for _, made in sorted(options, key=lambda option: option[0], reverse=True):
        try:
            changed = _repriced(made(), problem, catalog)
        except Infeasible:  # something locked is in the way of this one
            continue
        if _known(changed) < _known(plan):
            return changed
    return None


def _gain(saved: float, lost: float) -> float:
    return saved / max(lost, 0.01)


def _bed_swaps(plan: Plan, desk: Desk, problem: Problem, catalog: Catalog) -> Iterator[Swap]:
    for index, stay in enumerate(plan.stays):
        now = desk.catalog.lodging(stay.lodging_id) if stay.lodging_id else None
        cost = desk.exchange.value(now.price, stay.rooms * stay.nights) if now else None
        if now is None or cost is None or stay.locked:
            continue
        quality = desk.weights.quality * stay.nights * (now.rating or 0.0) / 5
        for bed in desk.lodgings.beds(stay.city_id, stay.nights):
            if bed.lodging is not None and bed.cost is not None and bed.cost < cost:
                lost = quality - desk.weights.quality * bed.nights * bed.quality

                def made(index: int = index, bed: Bed = bed) -> Plan:
                    return rebedded(plan, index, bed, problem, catalog)

                yield (_gain(cost - bed.cost, lost), bed.lodging.id), made


def _ticket_swaps(plan: Plan, read: Reread, problem: Problem, catalog: Catalog) -> Iterator[Swap]:
    """A visit with a price for another one at its time that is known to cost less, or for free time."""
    prizes = {c.id: c.prize for c in read.agenda.candidates}
    musts = {c.place_id for c in problem.request.constraints if isinstance(c, MustSee)}
    for number, day in enumerate(plan.days):
        for visit in (i for i in day.items if isinstance(i, Visit)):
            cost = read.desk.exchange.value(visit.price, problem.people)
            if not cost or visit.locked or visit.place_id in musts:
                continue
            other = _cheaper_visit(visit, number, read)
            saved = cost - (
                read.desk.exchange.value(_price_of(other, catalog), problem.people) or 0.0 if other else 0.0
            )
            lost = prizes.get(visit.place_id, 0.0) - (prizes.get(other, 0.0) if other else 0.0)

            def made(number: int = number, visit: Visit = visit, other: str | None = other) -> Plan:
                edit = Edit(
                    problem, (number,), out=frozenset({visit.place_id}), must=frozenset({other} if other else ()),
                    settled=other is None, same_count=True,
                )  # fmt: skip
                return days_changed(plan, edit, problem, catalog)

            yield (_gain(saved, lost), visit.place_id), made


def _price_of(place_id: str, catalog: Catalog) -> Money | None:
    place = catalog.place(place_id)
    return place.price if place else None


def _cheaper_visit(visit: Visit, number: int, read: Reread) -> str | None:
    """The best place that is known to cost less and can be visited at the same time with nothing else moved."""
    cost = read.desk.exchange.value(visit.price) or 0.0
    offered = []
    for candidate in read.agenda.candidates:
        known = read.desk.exchange.value(read.agenda.places[candidate.id].price)
        if known is not None and known < cost:
            offered.append(candidate)
    for frame in read.frames_of(number):
        if any(p.id == visit.place_id for p in read.schedule.visits(frame)):
            agenda = read.agenda
            found = alternatives(read.schedule, frame, visit.place_id, agenda.frames, offered, agenda.travel, most=1)
            return found[0].id if found else None
    return None


def _table_swaps(plan: Plan, desk: Desk) -> Iterator[Swap]:
    """Tables without a place on the map can be swapped without moving anything; their cuisines must stay served."""
    used = {m.restaurant_id for m in plan.meals}
    for number, day in enumerate(plan.days):
        for item in day.items:
            now = desk.catalog.restaurant(item.restaurant_id) if isinstance(item, Meal) and item.restaurant_id else None
            if now is None or not isinstance(item, Meal) or item.locked or now.point is not None:
                continue
            minute = item.start.hour * 60 + item.start.minute
            best = _cheaper_table(now, Sitting(number, item.meal, minute, minute), plan, used, desk)
            if best is not None:
                gain, restaurant = best

                def made(n: int = number, d: Day = day, meal: Meal = item, r: Restaurant = restaurant) -> Plan:
                    return _with_table(plan, n, d, meal, r)

                yield (gain, restaurant.id), made


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
