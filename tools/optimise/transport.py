"""Ways to go from city to city: the catalog's timetable and drives, else a labelled model."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import asin, ceil, cos, radians, sin, sqrt
from typing import Literal
from zoneinfo import ZoneInfo

from ...domain.catalog import Catalog
from ...domain.islands import land_of
from ...domain.offers import Mode, Transport
from ...domain.parameters import (
    AIRPORT_AFTER_MIN,
    AIRPORT_BEFORE_MIN,
    CAR_SEATS,
    EARTH_KM,
    FERRY_KMH,
    FERRY_MODEL_ERROR_PCT,
    FERRY_OVERHEAD_MIN,
    FLIGHT_KMH,
    FLIGHT_MODEL_ERROR_PCT,
    FLIGHT_OVERHEAD_MIN,
    ROAD_DETOUR,
    ROAD_KMH,
    ROAD_MODEL_ERROR_PCT,
    STATION_AFTER_MIN,
    STATION_BEFORE_MIN,
    TAXI_SEATS,
)
from ...domain.place import City, Point
from .exchange import Exchange

#: Further than this, great-circle, one flies where nothing is known.
LAND_KM = 700.0
#: One leaves in the morning, after an early breakfast or after lunch, and is there by the end of the evening. A long way starts
#: as early as six, and before that only to be there for dinner.
MORNING, BREAKFASTED, AFTERNOON, EARLY = 9 * 60 + 30, 7 * 60 + 45, 14 * 60 + 30, 6 * 60
DINNER, EVENING = 19 * 60 + 30, 23 * 60
LONG_MIN = 300  # nobody gets up at six for less
#: Up to here one crosses water by ferry where there is no airport at both ends; further than that nothing is modelled.
FERRY_KM = 150.0
NEAR_SEA_KM = 60.0

#: The note of a rest that is a delay of the move before it.
DELAY = "delay"

Family = Literal["public", "car"]  # a car of one's own is not left behind for a flight or a taxi


@dataclass(frozen=True)
class Ride:
    """One move between cities. `depart` and `arrive` are local and aware; `cost` is for the party, None unknown.

    `late`: minutes that it is known to come later than it should.
    """

    mode: Mode
    origin: str
    destination: str
    depart: datetime
    arrive: datetime
    minutes: int
    distance_km: float | None = None
    cost: float | None = None
    offer: Transport | None = None
    error_pct: int | None = None
    late: int = 0

    @property
    def family(self) -> Family:
        return "car" if self.mode is Mode.SELF_DRIVE else "public"

    @property
    def leave_town(self) -> datetime:
        """When one must be on the way to the airport or station."""
        return self.depart - timedelta(minutes=before(self.mode))

    @property
    def in_town(self) -> datetime:
        return self.arrive + timedelta(minutes=self.late + after(self.mode))

    @property
    def door_to_door(self) -> int:
        return self.minutes + self.late + before(self.mode) + after(self.mode)


def before(mode: Mode) -> int:
    """Minutes at the airport or station before it leaves."""
    return {Mode.FLIGHT: AIRPORT_BEFORE_MIN, Mode.TRAIN: STATION_BEFORE_MIN, Mode.BUS: STATION_BEFORE_MIN}.get(mode, 0)


def after(mode: Mode) -> int:
    """Minutes from arriving to being in town."""
    return {Mode.FLIGHT: AIRPORT_AFTER_MIN, Mode.TRAIN: STATION_AFTER_MIN, Mode.BUS: STATION_AFTER_MIN}.get(mode, 0)


def kilometres(a: Point, b: Point) -> float:
    """Great-circle distance (haversine)."""
    lat = sin(radians(b.lat - a.lat) / 2) ** 2
    lon = sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, lat + cos(radians(a.lat)) * cos(radians(b.lat)) * lon)))


def road_minutes(km: float) -> int:
    """Driving time of `km` of road, by the measured mean speed of such distances."""
    speed = next(kmh for limit, kmh in ROAD_KMH if km <= limit)
    return max(1, ceil(round(km / speed * 60, 6)))


def vehicles(mode: Mode, people: int, seats: int) -> int:
    """How many vehicles a party needs."""
    return ceil(people / (seats if seats > 1 else CAR_SEATS if mode is Mode.SELF_DRIVE else TAXI_SEATS))


class Timetable:
    """Rides between two cities on a date, remembered. `people` is the size of the party."""

    def __init__(self, catalog: Catalog, exchange: Exchange, people: int, banned: frozenset[Mode]) -> None:
        self._catalog, self._exchange, self._people, self._banned = catalog, exchange, people, banned
        self._known: dict[tuple[str, str, date], tuple[Ride, ...]] = {}
        self._models: dict[tuple[str, str, date, Family], tuple[Ride, ...]] = {}
        self._cities: dict[str, City | None] = {}

    @property
    def closed_world(self) -> bool:
        """In a sandbox (it has a date of its own) a way that is not recorded does not exist."""
        return self._catalog.as_of is not None

    def rides(self, origin: str, destination: str, on: date) -> tuple[Ride, ...]:
        """Recorded rides that leave on `on` and are not banned."""
        key = (origin, destination, on)
        if key not in self._known:
            offers = (t for t in self._catalog.transports(*key) if t.mode not in self._banned)
            self._known[key] = tuple(_useful([ride for offer in offers for ride in self._of(offer, on)]))
        return self._known[key]

    def between(self, origin: str, destination: str, on: date, family: Family) -> tuple[Ride, ...]:
        """Recorded rides of the family; in the open world a model stands in where none is recorded."""
        recorded = tuple(r for r in self.rides(origin, destination, on) if r.family == family)
        if recorded or self.closed_world:
            return recorded
        key = (origin, destination, on, family)
        if key not in self._models:
            self._models[key] = tuple(self._modelled(*key))
        return self._models[key]

    def city(self, city_id: str) -> City | None:
        if city_id not in self._cities:
            self._cities[city_id] = self._catalog.city(city_id)
        return self._cities[city_id]

    def _of(self, offer: Transport, on: date) -> Iterator[Ride]:
        count = vehicles(offer.mode, self._people, offer.seats) if offer.per == "vehicle" else self._people
        cost = self._exchange.value(offer.price, count)
        if offer.depart and offer.arrive:
            times = iter([(offer.depart, offer.arrive)])
        else:
            times = self._times(offer.origin, offer.destination, offer.minutes, on)
        for depart, arrive in times:
            yield Ride(
                mode=offer.mode,
                origin=offer.origin,
                destination=offer.destination,
                depart=depart,
                arrive=arrive,
                minutes=offer.minutes,
                distance_km=offer.distance_km,
                cost=cost,
                offer=offer,
            )

    def _times(self, origin: str, destination: str, minutes: int, on: date) -> Iterator[tuple[datetime, datetime]]:
        """Departures of something that leaves when one likes: morning, afternoon, or as early as it takes."""
        a, b = self.city(origin), self.city(destination)
        if a is None or b is None:
            return
        early = max(0, min(EARLY, DINNER - minutes))
        latest = max(early, min(EVENING - minutes, 20 * 60))
        wanted = (early, BREAKFASTED, MORNING, AFTERNOON) if minutes > LONG_MIN else (MORNING, AFTERNOON)
        for minute in dict.fromkeys(min(m, latest) for m in wanted):
            depart = datetime.combine(on, time(minute // 60, minute % 60), ZoneInfo(a.timezone))
            arrive = depart.astimezone(ZoneInfo("UTC")) + timedelta(minutes=minutes)
            yield depart, arrive.astimezone(ZoneInfo(b.timezone))

    def _modelled(self, origin: str, destination: str, on: date, family: Family) -> Iterator[Ride]:
        a, b = self.city(origin), self.city(destination)
        if a is None or b is None:
            return
        km = kilometres(a.point, b.point)
        mode = self._model_mode(a, b, km, family)
        if mode is None:
            return
        road, minutes, error = _model(mode, km)
        for depart, arrive in self._times(origin, destination, minutes, on):
            yield Ride(mode, origin, destination, depart, arrive, minutes, round(road, 1), None, None, error)

    def _model_mode(self, a: City, b: City, km: float, family: Family) -> Mode | None:
        """The likeliest mode that is not banned: by land where there may be land, else by air, or by sea where nothing flies."""
        by_land = land_of(a) == land_of(b)
        by_rail = not {Mode.TRAIN, Mode.BUS} <= self._banned
        if family == "car" and (by_rail or not by_land):
            return None  # nobody said that they have a car
        land = (Mode.SELF_DRIVE,) if family == "car" else (Mode.TRAIN, Mode.BUS, Mode.TAXI)
        air = () if family == "car" else (Mode.FLIGHT,)
        order: Sequence[Mode] = (*land, *air) if km <= LAND_KM else (*air, *land)
        if not by_land:
            order = self._over_water(a, b, km)
        return next((m for m in order if m not in self._banned), None)

    def _over_water(self, a: City, b: City, km: float) -> Sequence[Mode]:
        """One flies where both ends have an airport or it is far, else sails; near, one sails in any case."""
        flown = all(self._catalog.airports(c.id) for c in (a, b)) or km > FERRY_KM
        sailed = (Mode.FERRY,) if km <= FERRY_KM else ()
        return (Mode.FLIGHT, *sailed) if flown and km > NEAR_SEA_KM else (*sailed, Mode.FLIGHT)


def _model(mode: Mode, km: float) -> tuple[float, int, int]:
    """Kilometres, minutes and error in percent of `km` great-circle kilometres."""
    if mode is Mode.FLIGHT:
        return km, ceil(round(km / FLIGHT_KMH * 60, 6)) + FLIGHT_OVERHEAD_MIN, FLIGHT_MODEL_ERROR_PCT
    if mode is Mode.FERRY:
        return km, ceil(round(km / FERRY_KMH * 60, 6)) + FERRY_OVERHEAD_MIN, FERRY_MODEL_ERROR_PCT
    return km * ROAD_DETOUR, road_minutes(km * ROAD_DETOUR), ROAD_MODEL_ERROR_PCT


def _useful(rides: Sequence[Ride]) -> list[Ride]:
    """Without rides that another one beats: not earlier away, not later there, not dearer."""
    kept: list[Ride] = []
    for ride in sorted(rides, key=_order):
        if not any(_beats(other, ride) for other in kept):
            kept.append(ride)
    return kept


def _order(ride: Ride) -> tuple[float, datetime, str, str]:
    return (
        ride.cost if ride.cost is not None else float("inf"),
        ride.arrive,
        ride.mode,
        ride.offer.id if ride.offer else "",
    )


def _beats(other: Ride, ride: Ride) -> bool:
    if other.family != ride.family or (other.cost is None) != (ride.cost is None):
        return False
    cheaper = (other.cost or 0.0) <= (ride.cost or 0.0)
    return cheaper and other.leave_town >= ride.leave_town and other.in_town <= ride.in_town
