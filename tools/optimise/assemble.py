"""From a choice and its schedule to the parts of a plan: stops, stays, and days with their items at aware local times."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from itertools import islice
from zoneinfo import ZoneInfo

from ...domain.offers import Restaurant
from ...domain.parameters import LOCAL_MODEL_ERROR_PCT
from ...domain.place import City, Point
from ...domain.plan import CityStop, Day, Item, Leg, Meal, Rest, Stay, Visit
from ...domain.truth import Truth
from .agenda import Agenda, base_of, under_roof
from .alternatives import alternatives
from .choice import Choice, Desk
from .instance import Candidate, Placed, Schedule
from .shifts import MEAL_NAMES, MealName, Shift
from .transport import DELAY, Ride

#: The end of a local leg that is no catalog record: where the day starts and ends.
BASE = "base"
#: Most alternatives of a stretch of a day.
MOST_OTHERS = 2
#: What one falls back on may be a shorter visit than one would plan: these parts of its minutes, the whole first.
PARTS = (1.0, 0.8, 0.65)


def local(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The moment when the wall clock of `zone` is `minute` minutes after midnight of `day`, with its offset fixed."""
    return fixed((datetime.combine(day, time()) + timedelta(minutes=minute)).replace(tzinfo=zone))


def fixed(moment: datetime) -> datetime:
    """The same moment with a plain offset, as it is written to a file."""
    return moment.astimezone(timezone(moment.utcoffset() or timedelta()))


def stops_and_stays(desk: Desk, choice: Choice) -> tuple[tuple[CityStop, ...], tuple[Stay, ...]]:
    """One stop a city; a stay where there is a night."""
    moves = choice.route.arrivals(desk.problem.dates.start)
    stops, stays = [], []
    for i, (city_id, bed) in enumerate(zip(choice.route.cities, choice.beds, strict=True)):
        city = _city(desk, city_id)
        stops.append(
            CityStop(city_id=city_id, name=city.name, country=city.country, arrive=moves[i], leave=moves[i + 1])
        )
        if bed.nights:
            stays.append(
                Stay(
                    city_id=city_id,
                    check_in=moves[i],
                    check_out=moves[i + 1],
                    rooms=bed.rooms,
                    lodging_id=bed.lodging.id if bed.lodging else None,
                    name=bed.lodging.name if bed.lodging else None,
                )
            )
    return tuple(stops), tuple(stays)


def days(desk: Desk, choice: Choice, plan: Agenda, schedule: Schedule) -> tuple[Day, ...]:
    """Every date of the trip, moves between cities at their place in time."""
    written: list[Day] = []
    write = redone(desk, choice, plan, schedule)
    for number in range(desk.problem.dates.days):
        written.append(write(number, spare_of(written)))
    return tuple(written)


def spare_of(written: Iterable[Day]) -> frozenset[str]:
    """Places that days already fall back on."""
    return frozenset(v.place_id for d in written for v in d.plan_b)


def redone(desk: Desk, choice: Choice, plan: Agenda, schedule: Schedule) -> Callable[[int, Collection[str]], Day]:
    """Writes one day (0-based) of a schedule; the places given are not used as its alternatives."""
    return _Writer(desk, choice, plan, schedule).day


@dataclass(frozen=True)
class _Writer:
    desk: Desk
    choice: Choice
    plan: Agenda
    schedule: Schedule

    def day(self, number: int, spare: Collection[str]) -> Day:
        on = self.desk.problem.dates.start + timedelta(days=number)
        stop = self.stop_of_night(number)
        city = _city(self.desk, self.choice.route.cities[stop])
        parts: list[tuple[datetime, Sequence[Item]]] = []
        for shift, placed in zip(self.plan.shifts, self.schedule.days, strict=True):
            if shift.day == number and placed:
                items = tuple(_ShiftWriter(self, shift, on).items(placed))
                parts.append((_begins(items[0]), items))
        others = tuple(v for i, s in enumerate(self.plan.shifts) if s.day == number for v in self._others(i, on, spare))
        parts += [(r.depart, tuple(moved(r))) for r in self.choice.rides if r and _leaves_on(r, on)]
        items = tuple(item for _, group in sorted(parts, key=lambda p: p[0]) for item in group)
        return self._dressed(on, stop, city, items).model_copy(update={"plan_b": others})

    def _others(self, frame: int, on: date, spare: Collection[str]) -> Iterator[Visit]:
        """Places under a roof at the time of visits in the open air, the first few of the day; with none of those, one at the time
        of a visit whose door may be closed, else of any. Surely open where one is known to be, else with hours that are unknown and
        said to be.
        """
        shift, taken = self.plan.shifts[frame], set(spare)
        writer = _ShiftWriter(self, shift, on)
        visits = self.schedule.visits(frame)
        outdoors = [p for p in visits if not under_roof(self.plan.places[p.id])]
        doors = [p for p in visits if p not in outdoors and self._opening(p.id, on) is Truth.UNKNOWN]
        for doubted, most in ((outdoors, MOST_OTHERS), (doors, 1), (visits, 1)):
            found = (other for p in doubted for other in self._instead(frame, p, on, taken))
            others = list(islice(found, most))
            if others:
                yield from map(writer.visit, others)
                return

    def _instead(self, frame: int, placed: Placed, on: date, taken: set[str]) -> Iterator[Placed]:
        """One place at the time of a visit, and it is taken: one that is known to be open, where there is one."""
        plan = self.plan
        for open_ in (Truth.YES, Truth.UNKNOWN):
            offered = [c for c in plan.candidates if c.id not in taken and self._dry(c, frame, on, open_)]
            for other in alternatives(
                self.schedule, frame, placed.id, plan.frames, offered, plan.travel, most=1, parts=PARTS
            ):
                if placed.start <= other.start < placed.end:
                    taken.add(other.id)
                    yield other
                    return

    def _dry(self, candidate: Candidate, frame: int, on: date, open_: Truth) -> bool:
        place = self.plan.places[candidate.id]
        return bool(candidate.windows[frame]) and under_roof(place) and self._opening(candidate.id, on) is open_

    def _opening(self, place_id: str, on: date) -> Truth:
        return self.desk.catalog.opening(place_id, on).open

    def _dressed(self, on: date, stop: int, city: City, items: tuple[Item, ...]) -> Day:
        bed = self.choice.beds[stop].lodging
        named = bed.name if bed is not None and bed.point is not None else city.name
        found = self.desk.catalog.holidays(city.country, on, on, city.region)
        return Day(
            date=on,
            city_id=city.id,
            timezone=city.timezone,
            items=items,
            holidays=tuple(dict.fromkeys(h.name for h in found if h.region in (None, city.region))),
            base=base_of(self.desk, self.choice, stop),
            base_name=named,
        )

    def stop_of_night(self, number: int) -> int:
        """The stop whose night follows this day; the last stop for the last day."""
        moves = self.choice.route.arrivals(self.desk.problem.dates.start)
        on = self.desk.problem.dates.start + timedelta(days=number)
        last = len(self.choice.route.cities) - 1
        return next((i for i in range(last + 1) if moves[i] <= on < moves[i + 1]), last)


@dataclass(frozen=True)
class _ShiftWriter:
    """Writes one shift. Legs join items that are not at one point; a meal without a point is eaten where one is."""

    writer: _Writer
    shift: Shift
    on: date

    def items(self, placed: Sequence[Placed]) -> Iterator[Item]:
        desk = self.writer.desk
        base = base_of(desk, self.writer.choice, self.shift.stop)
        bed = self.writer.choice.beds[self.shift.stop].lodging
        last = self.shift.stop == self.writer.stop_of_night(self.shift.day)
        nowhere = BASE if last else self.shift.city_id  # the day's base is that of the city where it ends
        home = bed.id if bed is not None and bed.point is not None else nowhere
        here, at, free = home, base, self.shift.start
        for thing in placed:
            there = self._id(thing)
            if thing.point != at and there is not None:
                yield self._leg(here, there, at, thing.point, thing.arrive)
                here, at = there, thing.point
            yield self._item(thing)
            free = thing.end
        if at != base:
            minutes = self.writer.plan.travel.between_points(at, base)
            rest = self.shift.rule.buffer if placed[-1].type == "visit" else 0
            arrive = min(free + rest + minutes, max(self.shift.end, free + minutes))
            yield self._leg(here, home, at, base, arrive)

    def _id(self, thing: Placed) -> str | None:
        if thing.type != "meal":
            return thing.id
        restaurant = self._restaurant(thing)
        return restaurant.id if restaurant is not None and restaurant.point is not None else None

    def _leg(self, origin: str, destination: str, a: Point, b: Point, arrive: int) -> Leg:
        travel = self.writer.plan.travel
        minutes = travel.between_points(a, b)
        return Leg(
            mode=travel.mode(a, b),
            origin=origin,
            destination=destination,
            depart=self._at(arrive - minutes),
            arrive=self._at(arrive),
            distance_km=round(travel.distance_km(a, b), 2),
            error_pct=LOCAL_MODEL_ERROR_PCT,
        )

    def _item(self, thing: Placed) -> Item:
        if thing.type == "meal":
            return self._meal(thing)
        return self.visit(thing)

    def _meal(self, thing: Placed) -> Meal:
        restaurant = self._restaurant(thing)
        return Meal(
            meal=_meal_name(thing.id),
            start=self._at(thing.start),
            end=self._at(thing.end),
            restaurant_id=restaurant.id if restaurant else None,
            name=restaurant.name if restaurant else None,
            price=restaurant.price if restaurant else None,
        )

    def _restaurant(self, thing: Placed) -> Restaurant | None:
        return self.writer.plan.menu.get((self.shift.day, _meal_name(thing.id)))

    def visit(self, thing: Placed) -> Visit:
        """A visit with what the catalog says of its opening."""
        place = self.writer.plan.places[thing.id]
        opening = self.writer.desk.catalog.opening(place.id, self.on)
        fits = [i for i in opening.intervals if i.start <= thing.start and thing.end <= i.end]
        known = opening.open is Truth.YES
        return Visit(
            place_id=place.id,
            name=place.name,
            kind=place.kind,
            start=self._at(thing.start),
            end=self._at(thing.end),
            open=Truth.YES if known else Truth.UNKNOWN,
            interval=str(fits[0]) if known and fits else None,
            price=place.price,
        )

    def _at(self, minute: int) -> datetime:
        return local(self.on, minute, self.writer.desk.zone(self.shift.city_id))


def moved(ride: Ride) -> Iterator[Item]:
    """The move, and the delay that it is known to have."""
    yield move(ride)
    if ride.late:
        yield Rest(start=fixed(ride.arrive), end=fixed(ride.arrive + timedelta(minutes=ride.late)), note=DELAY)


def move(ride: Ride) -> Leg:
    """A move between cities as an item."""
    return Leg(
        scope="intercity",
        mode=ride.mode,
        origin=ride.origin,
        destination=ride.destination,
        depart=fixed(ride.depart),
        arrive=fixed(ride.arrive),
        distance_km=ride.distance_km,
        basis="timetable" if ride.offer else "model",
        offer_id=ride.offer.id if ride.offer else None,
        number=ride.offer.number if ride.offer else None,
        error_pct=ride.error_pct,
    )


def _meal_name(name: str) -> MealName:
    return next(m for m in MEAL_NAMES if m == name)


def _leaves_on(ride: Ride, on: date) -> bool:
    return ride.depart.date() == on


def _begins(item: Item) -> datetime:
    return item.depart if isinstance(item, Leg) else item.start


def _city(desk: Desk, city_id: str) -> City:
    city = desk.timetable.city(city_id)
    assert city is not None
    return city
