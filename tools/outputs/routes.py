"""What a day looks like on a map: numbered stops and straight lines between known points. Unknown points are left out, and named."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from ...domain.offers import Mode
from ...domain.place import Point
from ...domain.plan import Day, Leg, Meal, Visit
from .reader import Reader
from .whereabouts import placed


@dataclass(frozen=True)
class Stop:
    """A visit (numbered), a meal with a known venue, or the base of a day (both without a number)."""

    name: str
    point: Point
    number: int | None = None
    start: datetime | None = None
    end: datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class Line:
    mode: Mode
    start: Point
    end: Point


@dataclass
class Route:
    """One day inside one city."""

    city_id: str
    stops: list[Stop] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    base: Stop | None = None
    lost: list[str] = field(default_factory=list)  # names without a known point

    def points(self) -> list[Point]:
        return [stop.point for stop in ([self.base] if self.base else []) + self.stops]


def numbers(day: Day) -> dict[int, int]:
    """Index of a visit in the day's items -> its number on the map, from 1."""
    visits = (index for index, item in enumerate(day.items) if isinstance(item, Visit))
    return {index: number for number, index in enumerate(visits, 1)}


def routes(day: Day, reader: Reader) -> list[Route]:
    """The day's routes: one a city, in the order of the day; a day that names no stop has none."""
    found: dict[str, Route] = {}
    numbered = numbers(day)
    for index, (item, here) in enumerate(placed(day)):
        route = found.setdefault(here, Route(here))
        if isinstance(item, Visit):
            _visit(route, item, numbered[index], reader)
        elif isinstance(item, Meal) and item.restaurant_id:
            _meal(route, item, reader)
        elif isinstance(item, Leg) and item.scope == "local":
            _leg(route, item, day, reader)
    return [route for route in found.values() if route.stops or route.lost]


def _visit(route: Route, visit: Visit, number: int, reader: Reader) -> None:
    place = reader.catalog.place(visit.place_id)
    name = reader.place(visit)
    if place is None:
        route.lost.append(name)
    else:
        route.stops.append(Stop(name, place.point, number, visit.start, visit.end, reader.hours_of(visit)))


def _meal(route: Route, meal: Meal, reader: Reader) -> None:
    venue = reader.catalog.restaurant(meal.restaurant_id) if meal.restaurant_id else None
    what, note = reader.meal_of(meal)
    if venue is None or venue.point is None:
        route.lost.append(what)
    else:
        route.stops.append(Stop(what, venue.point, None, meal.start, meal.end, note))


def _leg(route: Route, leg: Leg, day: Day, reader: Reader) -> None:
    start, end = (reader.point(name, day, route.city_id) for name in (leg.origin, leg.destination))
    for name, point in ((leg.origin, start), (leg.destination, end)):
        if route.base is None and point is not None and _is_home(name, reader):
            route.base = Stop(reader.end(name, day, route.city_id), point)
    if start is not None and end is not None and start != end:
        route.lines.append(Line(leg.mode, start, end))


def _is_home(end: str, reader: Reader) -> bool:
    return end == "base" or reader.catalog.lodging(end) is not None


def trip_lines(reader: Reader) -> Iterator[Line]:
    """Moves between cities, between the middles of the cities."""
    for day in reader.plan.days:
        for leg in day.items:
            if isinstance(leg, Leg) and leg.scope == "intercity":
                start, end = (
                    reader.point(leg.origin, day, leg.origin),
                    reader.point(leg.destination, day, leg.destination),
                )
                if start is not None and end is not None and start != end:
                    yield Line(leg.mode, start, end)


def trip_stops(reader: Reader) -> Iterator[Stop]:
    """The cities, numbered in the order of the trip."""
    for number, stop in enumerate(reader.plan.stops, 1):
        city = reader.catalog.city(stop.city_id)
        if city is not None:
            yield Stop(reader.city(stop.city_id, stop.name), city.point, number)
