"""Invented worlds for the solver and the checker to disagree on: small, odd on purpose, and the same for the same seed.

Two regimes. "open": places, some hours and prices, ceilings, no offers, as in the shipped pack. "sandbox": a closed world with
beds, tables and a timetable, rides that arrive after midnight or the next day included.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from ..domain.hours import WEEKDAYS, Interval, OpeningHours, Rule, Weekly
from ..domain.logistics import Holiday
from ..domain.money import Money
from ..domain.offers import HouseRule, Lodging, Mode, PerDiem, Restaurant, RoomType, Transport
from ..domain.party import Diet
from ..domain.place import City, Country, Kind, Place, Point
from ..domain.truth import Truth
from ..tools.catalog.memory import InMemoryCatalog

START = date(2026, 5, 4)
CUISINES = ("Korean", "French", "Cafe", "Indian", "Tea")
DIETS = (Diet.VEGETARIAN, Diet.HALAL, Diet.GLUTEN_FREE)
CURRENCY = "USD"
#: Near each other (a car is an option) and far (one flies), over three zones.
TOWNS = (
    ("Home", 41.9, -87.6, "America/Chicago"),
    ("Alder", 40.4, -86.9, "America/New_York"),
    ("Birch", 39.8, -89.6, "America/Chicago"),
    ("Cedar", 34.1, -118.2, "America/Los_Angeles"),
)
RULES: tuple[Rule, ...] = (*WEEKDAYS, "holiday")


def usd(amount: int) -> Money:
    return Money(amount=Decimal(amount), currency=CURRENCY)


def towns() -> tuple[City, ...]:
    """Home first."""
    return tuple(
        City(id=f"x:{name}", name=name, country="US", region="Plains", point=Point(lat=lat, lon=lon), timezone=zone)
        for name, lat, lon, zone in TOWNS
    )


def world(chance: Random, *, sandbox: bool, tiny: bool = False) -> InMemoryCatalog:
    """A catalog of Home and three towns. `tiny`: few enough beds and rides that all trips can be tried."""
    cities = towns()
    places = [p for c in cities[1:] for p in _places(chance, c, 3 if tiny else chance.randint(2, 14))]
    country = Country(code="US", name="United States", currency=CURRENCY)
    feast = Holiday(country="US", day=START + timedelta(days=chance.randint(0, 3)), name="Feast", source="memory")
    years = [("US", START.year)] if chance.random() < 0.7 else []
    if not sandbox:
        return InMemoryCatalog(
            cities=cities, countries=[country], places=places, holidays=[feast] if years else [], holiday_years=years,
            per_diems=[_ceiling(c) for c in cities[1:] if chance.random() < 0.7], observed_at=START - timedelta(days=30),
        )  # fmt: skip
    return InMemoryCatalog(
        cities=cities, countries=[country], places=places, holidays=[feast] if years else [], holiday_years=years,
        lodgings=[x for c in cities[1:] for x in _beds(chance, c, 2 if tiny else chance.randint(1, 5))],
        restaurants=[x for c in cities[1:] for x in _tables(chance, c, 4 if tiny else chance.randint(2, 18))],
        transports=list(_rides(chance, cities, 1 if tiny else 2)),
        as_of=START - timedelta(days=3), currency=CURRENCY, closed_world=True,
    )  # fmt: skip


def _near(chance: Random, town: City, spread: float = 0.03) -> Point:
    return Point(
        lat=town.point.lat + chance.uniform(-spread, spread), lon=town.point.lon + chance.uniform(-spread, spread)
    )


def _hours(chance: Random, spans: Sequence[tuple[int, int]]) -> OpeningHours | None:
    """None, all day, or a week of these spans with closed and unknown days in it."""
    roll = chance.random()
    if roll < 0.25:
        return None
    if roll < 0.35:
        return OpeningHours(always_open=True)
    days: dict[Rule, tuple[Interval, ...]] = {}
    for rule in RULES:
        if chance.random() < 0.1:
            continue
        start, end = chance.choice(spans)
        last = end - 60 if chance.random() < 0.2 and end - start > 120 else None
        days[rule] = () if chance.random() < 0.15 else (Interval(start=start, end=end, last_entry=last),)
    return OpeningHours(weekly=(Weekly(days=days),), holiday_opens_then_closes_next=chance.random() < 0.15)


def _places(chance: Random, town: City, count: int) -> Iterator[Place]:
    for i in range(count):
        price = chance.choice((None, usd(0), usd(chance.randint(5, 40))))
        yield Place(
            id=f"{town.id}:sight{i}",
            city_id=town.id,
            name=f"{town.name} sight {i}",
            kind=chance.choice(list(Kind)),
            point=_near(chance, town),
            hours=_hours(chance, ((540, 1020), (600, 1080), (780, 1200), (1080, 1560), (480, 720))),
            price=price,
            child_price=usd(3) if price and price.amount and chance.random() < 0.4 else None,
            wheelchair=chance.choice((Truth.YES, Truth.YES, Truth.NO, Truth.UNKNOWN)),
            indoor=chance.choice(list(Truth)),
            importance=round(chance.random(), 3),
            synthetic=True,
        )


def _ceiling(town: City) -> PerDiem:
    first, last = date(START.year, 1, 1), date(START.year, 12, 31)
    return PerDiem(
        city_id=town.id, lodging=usd(200), meals=usd(90), season_start=first, season_end=last, area=town.name,
        source="memory", observed_at=START - timedelta(days=30),
    )  # fmt: skip


def _beds(chance: Random, town: City, count: int) -> Iterator[Lodging]:
    for i in range(count):
        yield Lodging(
            id=f"{town.id}:bed{i}",
            city_id=town.id,
            name=f"{town.name} bed {i}",
            point=_near(chance, town) if chance.random() < 0.6 else None,
            room_type=chance.choice((*RoomType, None)),
            price=usd(chance.randint(30, 250)) if chance.random() < 0.9 else None,
            occupancy=chance.choice((None, 1, 2, 4)),
            min_nights=chance.choice((1, 1, 1, 2, 3)),
            forbids=chance.choice((None, (), (HouseRule.PETS,), (HouseRule.CHILDREN_UNDER_10, HouseRule.SMOKING))),
            rating=chance.choice((None, 3.1, 4.4)),
            step_free=chance.choice(list(Truth)),
        )


def _tables(chance: Random, town: City, count: int) -> Iterator[Restaurant]:
    for i in range(count):
        yield Restaurant(
            id=f"{town.id}:table{i}",
            city_id=town.id,
            name=f"{town.name} table {i}",
            point=_near(chance, town) if chance.random() < 0.6 else None,
            cuisines=tuple(chance.sample(CUISINES, chance.randint(1, 2))),
            price=usd(chance.randint(5, 60)) if chance.random() < 0.9 else None,
            rating=chance.choice((None, 2.5, 4.8)),
            diets={d.value: chance.choice((Truth.YES, Truth.YES, Truth.UNKNOWN)) for d in DIETS},
            hours=_hours(chance, ((660, 1320), (420, 660), (1020, 1380), (690, 870), (1080, 1560))),
        )


def _rides(chance: Random, cities: Sequence[City], most: int) -> Iterator[Transport]:
    for a in cities:
        for b in cities:
            if a is b:
                continue
            if chance.random() < 0.6:
                for mode, rate in ((Mode.SELF_DRIVE, 40), (Mode.TAXI, 300)):
                    yield Transport(
                        id=f"x:{mode}:{a.name}:{b.name}", mode=mode, origin=a.id, destination=b.id,
                        minutes=chance.randint(60, 900), distance_km=200.0, price=usd(rate), per="vehicle",
                        seats=5 if mode is Mode.SELF_DRIVE else 4,
                    )  # fmt: skip
            for day in range(10):
                for number in range(chance.randint(0, most)):
                    yield _ride(chance, a, b, START + timedelta(days=day), number)


def _ride(chance: Random, a: City, b: City, on: date, number: int) -> Transport:
    mode = chance.choice((Mode.FLIGHT, Mode.TRAIN, Mode.BUS, Mode.FERRY))
    minutes = chance.choice((75, 140, 320, 560, 1300, 1560))
    depart = datetime.combine(on, time(chance.randint(0, 23), chance.choice((0, 25, 50))), ZoneInfo(a.timezone))
    arrive = (depart.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(ZoneInfo(b.timezone))
    return Transport(
        id=f"x:{a.name}:{b.name}:{on}:{number}", mode=mode, number=f"{mode[0].upper()}{number}{on.day}", origin=a.id,
        destination=b.id, depart=depart, arrive=arrive, minutes=minutes,
        price=usd(chance.randint(20, 400)) if chance.random() < 0.9 else None,
    )  # fmt: skip
