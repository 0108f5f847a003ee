"""Space: one is where the plan says. Each move starts where one is, leads where one goes, and takes as long as it must."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from ...domain import parameters as p
from ...domain.offers import Lodging, Mode
from ...domain.place import Point
from ...domain.plan import Day, Item, Leg, Meal, Rest, Visit
from .case import Broken, Case, Saying
from .clocks import span
from .geometry import great_circle_km

#: Points closer than this are one spot: no move is needed between them.
SAME_SPOT_KM = 0.06
#: A base belongs to a city when it is at most this far from the city's own point.
CITY_REACH_KM = 80.0

_BEFORE = {Mode.FLIGHT: p.AIRPORT_BEFORE_MIN, Mode.TRAIN: p.STATION_BEFORE_MIN, Mode.BUS: p.STATION_BEFORE_MIN}
_AFTER = {Mode.FLIGHT: p.AIRPORT_AFTER_MIN, Mode.TRAIN: p.STATION_AFTER_MIN, Mode.BUS: p.STATION_AFTER_MIN}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one is. `home`: the lodging, base or middle of the city. No points: it is not known where that is."""

    token: str
    city_id: str | None
    points: tuple[Point, ...]
    home: bool = False


def spot_of(case: Case, token: str, day: Day, city_id: str | None) -> Spot:
    """What an id of a leg or item stands for, on `day`, when one is in `city_id`."""
    if token == "base" or case.city(token) is not None:
        city = city_id if token == "base" else token
        return Spot(token, city, home_points(case, day, city), True)
    lodging = case.lodging(token)
    if lodging is not None:
        return Spot(token, lodging.city_id, (lodging.point,) if lodging.point else (), True)
    found = case.place(token) or case.restaurant(token)
    if found is None:
        return Spot(token, None, ())
    return Spot(token, found.city_id, (found.point,) if found.point else ())


def home_points(case: Case, day: Day, city_id: str | None) -> tuple[Point, ...]:
    """Where one may start from or come back to in a city on a day: its lodgings then, the day's base, else its middle."""
    city = case.city(city_id) if city_id else None
    points = [x.point for x in _lodgings_about(case, day, city_id) if x is not None and x.point is not None]
    for near in case.plan.days:
        if near.base is not None and abs((near.date - day.date).days) <= 1:
            points.append(near.base)
    if city is not None:
        points = [x for x in points if great_circle_km(x, city.point) <= CITY_REACH_KM]
    return tuple(points) or ((city.point,) if city is not None else ())


def _lodgings_about(case: Case, day: Day, city_id: str | None) -> Iterator[Lodging | None]:
    for stay in case.plan.stays:
        if stay.city_id == city_id and stay.lodging_id and stay.check_in <= day.date <= stay.check_out:
            yield case.lodging(stay.lodging_id)


def _apart(a: Spot, b: Spot) -> bool:
    """Whether a move is needed from `a` to `b`, as far as is known."""
    if a.token == b.token or (a.home and b.home and a.city_id == b.city_id):
        return False
    if a.city_id != b.city_id and a.city_id is not None and b.city_id is not None:
        return True
    if not a.points or not b.points:
        return False
    return min(great_circle_km(x, y) for x in a.points for y in b.points) > SAME_SPOT_KM


def _is(here: Spot, origin: Spot) -> bool:
    """Whether a move from `origin` starts `here`."""
    if here.token == origin.token or (here.home and origin.home):
        return here.city_id == origin.city_id
    return bool(here.points and origin.points) and not _apart(here, origin)


class Walker:
    """Follows the items of a plan and knows where one is after each."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.here: Spot | None = None
        self.seen: Spot | None = None  # the last spot whose point is known
        self.free: datetime | None = None  # from when one is in town, after an arrival
        self.busy: datetime | None = None  # until when the last thing lasts
        self.bound: str | None = None  # what the last move led to, until something happens there

    def follow(self) -> Saying:
        for d, day in enumerate(self.case.plan.days):
            self._wake(day)
            for i, item in enumerate(day.items):
                where = f"days[{d}].items[{i}]"
                yield from self._in_town(where, item)
                yield from self._leg(where, day, item) if isinstance(item, Leg) else self._at(where, day, item)
                self.busy = span(item)[1]
            yield from self._sleep(d, day)

    def _wake(self, day: Day) -> None:
        self.bound = None
        if self.here is None:
            first = next((i for i in day.items if isinstance(i, Leg) and i.scope == "intercity"), None)
            located = next((i for i in day.items if isinstance(i, Visit | Leg | Meal)), None)
            city = day.city_id if first is None or first is not located else self.case.spot_city(first.origin)
            if first is not None and first is not located and _before(day, first):
                city = self.case.spot_city(first.origin)
            self._be(spot_of(self.case, "base", day, city))
        elif self.here.home:
            self._be(spot_of(self.case, "base", day, self.here.city_id))

    def _be(self, spot: Spot) -> None:
        self.here = spot
        if spot.points:
            self.seen = spot

    def _in_town(self, where: str, item: Item) -> Saying:
        """After an arrival there is the way into town."""
        start = span(item)[0]
        onward = isinstance(item, Rest) or (isinstance(item, Leg) and item.scope == "intercity")
        if self.free is not None and start < self.free and not onward:
            yield Broken("The plan goes on before one can be in town after the arrival.", where)
        if self.free is not None and start >= self.free:
            self.free = None

    def _at(self, where: str, day: Day, item: Item) -> Saying:
        token = item.place_id if isinstance(item, Visit) else item.restaurant_id if isinstance(item, Meal) else None
        if token is None or self.here is None:
            return
        target = spot_of(self.case, token, day, self.here.city_id)
        if target.city_id is not None and self.here.city_id is not None and target.city_id != self.here.city_id:
            yield Broken(f"The plan is in another city than {item_name(item)} on {day.date}.", where)
        elif not self._reached(target):
            yield Broken(f"There is no move to {item_name(item)} on {day.date}.", where)
        elif self.bound not in (None, token):  # next door is near enough to be walked to, and not what was said
            yield Broken(f"The move before {item_name(item)} on {day.date} leads somewhere else.", where)
        self.bound = None
        self._be(target)

    def _reached(self, target: Spot) -> bool:
        """Whether one is at `target` already; where a point is not known, the last known one counts."""
        assert self.here is not None
        if not self.here.points and self.here.token != target.token and self.seen is not None and target.points:
            return not _apart(self.seen, target)
        return not _apart(self.here, target)

    def _leg(self, where: str, day: Day, leg: Leg) -> Saying:
        assert self.here is not None
        self.bound = None
        origin = spot_of(self.case, leg.origin, day, self.here.city_id)
        if leg.scope == "intercity":
            yield from self._leave_town(where, leg, origin)
            self._be(spot_of(self.case, leg.destination, day, self.here.city_id))
            self.free = leg.arrive + timedelta(minutes=_AFTER.get(leg.mode, 0))
            return
        if not self._starts_here(origin):
            yield Broken(f"A move on {day.date} starts where one is not: at {leg.origin}.", where)
        target = spot_of(self.case, leg.destination, day, self.here.city_id)
        if target.city_id != origin.city_id and None not in (target.city_id, origin.city_id):
            yield Broken("A local move leads to another city.", where)
        self.bound = None if target.home else leg.destination
        self._be(target)

    def _last_known(self) -> Spot:
        """Where one is, or was last when nobody knows where the last thing happened."""
        assert self.here is not None
        return self.here if self.here.points or self.seen is None else self.seen

    def _starts_here(self, origin: Spot) -> bool:
        assert self.here is not None
        if not self.here.points and self.seen is not None and self.here.token != origin.token:
            return _is(self.seen, origin)  # the last thing happened nobody knows where
        return _is(self.here, origin)

    def _leave_town(self, where: str, leg: Leg, origin: Spot) -> Saying:
        assert self.here is not None
        if self.here.city_id is not None and origin.city_id != self.here.city_id:
            yield Broken("The plan leaves a city that it is not in.", where)
        elif not self.here.home and _apart(self._last_known(), origin):
            yield Broken("There is no move from the last place to where the journey starts.", where)
        ready = leg.depart - timedelta(minutes=_BEFORE.get(leg.mode, 0))
        if self.busy is not None and self.busy > ready:
            margin = _BEFORE.get(leg.mode, 0)
            text = f"There are less than {margin} minutes before the {leg.mode} leaves."
            yield Broken(text if margin else f"The {leg.mode} leaves before one is ready.", where)

    def _sleep(self, d: int, day: Day) -> Saying:
        """A day ends where one sleeps; only the last one may end anywhere."""
        if self.here is None or d == len(self.case.plan.days) - 1 or day.items == ():
            return
        last = day.items[-1]
        if isinstance(last, Leg) and last.arrive.date() > day.date:
            return  # on the way over night
        home = spot_of(self.case, "base", day, day.city_id)
        if self.here.city_id is not None and self.here.city_id != day.city_id:
            yield Broken(f"{day.date} ends in another city than the plan says.", f"days[{d}]")
        elif not self.here.home and _apart(self._last_known(), home):
            yield Broken(f"There is no way back to where one sleeps on {day.date}.", f"days[{d}]")
        self._be(home)


def _before(day: Day, leg: Leg) -> bool:
    """Whether anything but a rest happens on the day before the leg leaves."""
    return any(span(i)[0] < leg.depart and not isinstance(i, Rest) for i in day.items)


def item_name(item: Item) -> str:
    """A name for people."""
    return item.name or item.meal if isinstance(item, Meal) else getattr(item, "name", item.type)


def moves_connect(case: Case) -> Saying:
    """Each thing happens where one is then: moves join what follows each other, in the city that one is in, in time."""
    yield from Walker(case).follow()
