"""In which city each part of a day happens: the word "base" in a plan means where one lives in the city that one is in."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...domain.catalog import Catalog
from ...domain.place import Point
from ...domain.plan import Day, Item, Leg, Plan


@dataclass(frozen=True)
class Home:
    """Where one starts from and comes back to in a city. `name` "" is its middle; no point: it is not known where."""

    name: str
    point: Point | None


def placed(day: Day) -> Iterator[tuple[Item, str]]:
    """Each item with the id of the city that it happens in; a move between cities, with the city that it leaves."""
    first = next((item for item in day.items if isinstance(item, Leg) and item.scope == "intercity"), None)
    here = first.origin if first else day.city_id
    for item in day.items:
        yield item, here
        if isinstance(item, Leg) and item.scope == "intercity":
            here = item.destination


def cities(day: Day) -> list[str]:
    """The day's cities in order: one, but for a day that changes the city."""
    moves = [item for item in day.items if isinstance(item, Leg) and item.scope == "intercity"]
    seen = [moves[0].origin, *(leg.destination for leg in moves)] if moves else [day.city_id]
    return list(dict.fromkeys(seen))


def home(plan: Plan, catalog: Catalog, day: Day, city_id: str) -> Home:
    """The lodging of a stay in the city about that day, else the base of a day nearby in that city, else the city's middle."""
    for stay in plan.stays:
        if stay.city_id == city_id and stay.lodging_id and stay.check_in <= day.date <= stay.check_out:
            lodging = catalog.lodging(stay.lodging_id)
            return Home(stay.name or (lodging.name if lodging else ""), lodging.point if lodging else None)
    city = catalog.city(city_id)
    middle = city.point if city else None
    near = [d for d in plan.days if d.city_id == city_id and d.base is not None and abs((d.date - day.date).days) <= 1]
    base = min(near, key=lambda d: abs((d.date - day.date).days), default=None)
    if base is None or base.base == middle:
        return Home("", middle)
    return Home(base.base_name or "", base.base)
