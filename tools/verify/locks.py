"""What the person locked in the plan before is in this one, unmoved."""

from ...domain.plan import Item, Leg, Meal, Plan, Rest, Stay, Visit
from .case import Broken, Case, Saying


def locked_items_stay(case: Case) -> Saying:
    """Each locked visit, meal, leg and stay of the previous plan stands as it did: subject, times, and still locked."""
    if case.previous is None:
        return
    now = {_key(i) for d in case.plan.days for i in d.items if not isinstance(i, Rest) and i.locked}
    for item in _locked(case.previous):
        if _key(item) not in now:
            yield Broken(f"{_name(item)} was locked and has been moved, changed or unlocked.", "days")
    stays = {_stay(s) for s in case.plan.stays if s.locked}
    for stay in case.previous.stays:
        if stay.locked and _stay(stay) not in stays:
            yield Broken(f"The stay at {stay.name or stay.city_id} was locked and has changed.", "stays")


def _locked(plan: Plan) -> list[Visit | Meal | Leg]:
    return [i for d in plan.days for i in d.items if not isinstance(i, Rest) and i.locked]


def _key(item: Item) -> tuple[str, ...]:
    if isinstance(item, Visit):
        return ("visit", item.place_id, item.start.isoformat(), item.end.isoformat())
    if isinstance(item, Meal):
        return ("meal", item.restaurant_id or item.meal, item.start.isoformat(), item.end.isoformat())
    if isinstance(item, Leg):
        ends = (item.origin, item.destination)
        return ("leg", item.mode, *ends, item.offer_id or "", item.depart.isoformat(), item.arrive.isoformat())
    return ("rest", item.start.isoformat(), item.end.isoformat())


def _stay(stay: Stay) -> tuple[str, ...]:
    return (stay.city_id, stay.lodging_id or "", str(stay.check_in), str(stay.check_out), str(stay.rooms))


def _name(item: Visit | Meal | Leg) -> str:
    if isinstance(item, Leg):
        return f"The {item.mode} to {item.destination}"
    return item.name or f"The {item.type}"
