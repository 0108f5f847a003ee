"""Small named worlds for the trip level: an embedded-like Lisbon and a priced sandbox of three towns. All invented."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tripwright.domain.dates import DateRange
from tripwright.domain.hours import Interval, OpeningHours, Weekly
from tripwright.domain.money import Money
from tripwright.domain.offers import HouseRule, Lodging, Mode, PerDiem, Restaurant, RoomType, Transport
from tripwright.domain.party import Party, Traveller
from tripwright.domain.place import City, Kind, Place, Point
from tripwright.domain.plan import Plan
from tripwright.domain.request import Constraint, PlaceRef, Request, Stop, When
from tripwright.domain.settings import Settings
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.optimise.problem import Problem, ScoredPlace, stops_of
from tripwright.tools.optimise.trip import solve
from tripwright.tools.verify.door import verify

START = date(2026, 5, 4)  # a Monday
KINDS = (Kind.MUSEUM, Kind.CHURCH, Kind.PARK, Kind.VIEWPOINT, Kind.GALLERY, Kind.MARKET)


def usd(amount: str | int) -> Money:
    return Money(amount=Decimal(str(amount)), currency="USD")


def open_daily(start: int = 540, end: int = 1080) -> OpeningHours:
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday")
    return OpeningHours(weekly=(Weekly(days={d: (Interval(start=start, end=end),) for d in days}),))


def city(name: str, lat: float, lon: float, region: str | None = None, zone: str = "America/Chicago") -> City:
    return City(id=f"t:{name}", name=name, country="US", region=region, point=Point(lat=lat, lon=lon), timezone=zone)


def sights(town: City, count: int, price: Money | None = None, hours: OpeningHours | None = None) -> list[Place]:
    """`count` places in a grid around the middle, most important first."""
    return [
        Place(
            id=f"{town.id}:sight{i}",
            city_id=town.id,
            name=f"{town.name} sight {i}",
            kind=KINDS[i % len(KINDS)],
            point=Point(lat=town.point.lat + 0.004 * (i % 4), lon=town.point.lon + 0.004 * (i // 4)),
            price=price,
            hours=hours,
            importance=round(0.9 - 0.02 * i, 3),
            synthetic=True,
        )
        for i in range(count)
    ]


@pytest.fixture(scope="session")
def lisbon() -> InMemoryCatalog:
    """Like the embedded pack: places, some hours and prices, per-diem ceilings, no offers."""
    town = City(id="t:Lisbon", name="Lisbon", country="PT", point=Point(lat=38.71, lon=-9.14), timezone="Europe/Lisbon")
    porto = City(id="t:Porto", name="Porto", country="PT", point=Point(lat=41.15, lon=-8.61), timezone="Europe/Lisbon")
    ceiling = PerDiem(
        city_id=town.id, lodging=usd(200), meals=usd(100), season_start=date(2026, 1, 1), season_end=date(2026, 12, 31),
        area="Lisbon", source="memory", observed_at=date(2026, 4, 1),
    )  # fmt: skip
    places = [*sights(town, 14, usd(10), open_daily()), *sights(porto, 12)]
    return InMemoryCatalog(cities=[town, porto], places=places, per_diems=[ceiling], observed_at=date(2026, 4, 1))


def _flight(number: str, a: City, b: City, on: date, leave: int, minutes: int, price: int) -> Transport:
    from zoneinfo import ZoneInfo

    depart = datetime.combine(on, datetime.min.time(), ZoneInfo(a.timezone)) + timedelta(minutes=leave)
    arrive = (depart.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(ZoneInfo(b.timezone))
    return Transport(
        id=f"t:{number}:{on}", mode=Mode.FLIGHT, number=number, origin=a.id, destination=b.id, depart=depart,
        arrive=arrive, minutes=minutes, price=usd(price),
    )  # fmt: skip


def _drive(a: City, b: City, km: float, minutes: int) -> list[Transport]:
    shared = {"origin": a.id, "destination": b.id, "minutes": minutes, "distance_km": km, "per": "vehicle"}
    car = Transport(id=f"t:car:{a.name}:{b.name}", mode=Mode.SELF_DRIVE, price=usd(km * 0.05), seats=5, **shared)
    taxi = Transport(id=f"t:taxi:{a.name}:{b.name}", mode=Mode.TAXI, price=usd(km), seats=4, **shared)
    return [car, taxi]


@pytest.fixture(scope="session")
def sandbox() -> InMemoryCatalog:
    """A closed world with prices: home, and three towns of one region that are flown or driven to."""
    home = city("Home", 41.9, -87.6, "Lakeland")
    towns = [
        city("Alder", 32.8, -96.8, "Plains"),
        city("Birch", 29.8, -95.4, "Plains"),
        city("Cedar", 30.3, -97.7, "Plains"),
    ]
    flights, drives = [], []
    for day in (START + timedelta(days=i) for i in range(8)):
        for i, town in enumerate(towns):
            flights.append(_flight(f"H{i}", home, town, day, 7 * 60 + 30, 150, 200 + 20 * i))
            flights.append(_flight(f"R{i}", town, home, day, 18 * 60, 150, 190 + 20 * i))
    for a in (home, *towns):
        for b in (home, *towns):
            if a is not b:
                far = home in (a, b)
                drives += _drive(a, b, 1500 if far else 300, 860 if far else 190)
    lodgings, meals, places = [], [], []
    for town in towns:
        places += sights(town, 9, usd(0))
        rooms = ((RoomType.ENTIRE, 180, 4, 4.5), (RoomType.PRIVATE, 70, 2, 3.0), (RoomType.SHARED, 30, 1, 2.0))
        for k, (kind, cost, sleeps, rating) in enumerate(rooms):
            forbids = (HouseRule.PETS,) if k == 0 else (HouseRule.SMOKING,)
            lodgings.append(
                Lodging(
                    id=f"{town.id}:bed{k}",
                    city_id=town.id,
                    name=f"{town.name} bed {k}",
                    room_type=kind,
                    price=usd(cost),
                    occupancy=sleeps,
                    min_nights=2 if k == 0 else 1,
                    forbids=forbids,
                    rating=rating,
                )  # fmt: skip
            )
        for k in range(14):
            served = ("Cafe",) if k % 3 == 0 else ("French", "Tea") if k == 4 else ("Mexican",)
            meals.append(
                Restaurant(
                    id=f"{town.id}:eat{k}",
                    city_id=town.id,
                    name=f"{town.name} table {k}",
                    cuisines=served,
                    price=usd(12 + 6 * k),
                    rating=2.0 + 0.2 * k,
                )  # fmt: skip
            )
    return InMemoryCatalog(
        cities=[home, *towns], places=places, lodgings=lodgings, restaurants=meals, transports=[*flights, *drives],
        as_of=date(2026, 5, 1), currency="USD", closed_world=True,
    )  # fmt: skip


Asking = Callable[..., Problem]


@pytest.fixture(scope="session")
def asking() -> Asking:
    """`asking(catalog, ["t:Lisbon"], days=3, people=2, constraints=[...])` is a problem over all places of the cities."""

    def make(
        catalog: InMemoryCatalog,
        cities: Sequence[str],
        *,
        days: int = 3,
        people: int = 2,
        origin: str | None = None,
        count: int | None = None,
        constraints: Sequence[Constraint] = (),
        currency: str = "USD",
        start: date = START,
        **request: Any,
    ) -> Problem:
        dates = DateRange(start=start, end=start + timedelta(days=days - 1))
        region = PlaceRef(words="the towns", level="region", name="the towns", ids=tuple(cities))
        named = [PlaceRef(words=c, level="city", name=c, ids=(c,)) for c in cities]
        asked = Request(
            text="a trip",
            stops=(Stop(options=(region,)),) if count else tuple(Stop(options=(n,)) for n in named),
            cities_wanted=count,
            origin=PlaceRef(words=origin, level="city", name=origin, ids=(origin,)) if origin else None,
            when=When(dates=dates),
            party=Party(members=tuple(Traveller() for _ in range(people))),
            constraints=tuple(constraints),
            **request,
        )
        places = {c: tuple(ScoredPlace(p.id, p.importance) for p in catalog.places(c)) for c in cities}
        return Problem(
            request=asked,
            dates=dates,
            stops=stops_of(asked, dates, catalog),
            places=places,
            currency=currency,
            settings=Settings(solve_seconds=300.0),  # the same plan on a busy machine too
            now=datetime(2026, 5, 1, 12, tzinfo=UTC),
            origin=origin,
        )

    return make


@pytest.fixture(scope="session")
def monday() -> date:
    return START


@pytest.fixture(scope="session")
def money() -> Callable[[str | int], Money]:
    """US dollars."""
    return usd


@pytest.fixture(scope="session")
def planned() -> Callable[[Problem, InMemoryCatalog], Plan]:
    """`planned(problem, catalog)` solves and puts the parts into a plan."""

    def make(problem: Problem, catalog: InMemoryCatalog) -> Plan:
        found = solve(problem, catalog)
        return Plan(
            id="plan", request=problem.request, made_at=problem.now, catalog=catalog.hashes, dates=problem.dates,
            stops=found.stops, stays=found.stays, days=found.days, budget=found.budget, score=found.score,
            assumptions=found.assumptions, unknowns=found.unknowns, bound=found.bound,
        )  # fmt: skip

    return make


@pytest.fixture(scope="session")
def passes() -> Callable[..., list[str]]:
    """`passes(plan, catalog, previous)` is what the independent checker has against it: nothing."""

    def check(plan: Plan, catalog: InMemoryCatalog, previous: Plan | None = None) -> list[str]:
        report = verify(plan, catalog, now=plan.made_at, previous=previous)
        return [*(f"{f.rule}: {f.text}" for f in report.findings if f.blocking), *filter(None, [report.reason])]

    return check


@pytest.fixture(scope="session")
def roomy() -> InMemoryCatalog:
    """Lisbon with more sights than four days can hold, half of them known to be step-free."""
    town = City(id="t:Lisbon", name="Lisbon", country="PT", point=Point(lat=38.71, lon=-9.14), timezone="Europe/Lisbon")
    ceiling = PerDiem(
        city_id=town.id, lodging=usd(200), meals=usd(100), season_start=date(2026, 1, 1), season_end=date(2026, 12, 31),
        area="Lisbon", source="memory", observed_at=date(2026, 4, 1),
    )  # fmt: skip
    found = sights(town, 30, usd(10), open_daily())
    places = [p.model_copy(update={"wheelchair": Truth.YES if i % 2 else Truth.UNKNOWN}) for i, p in enumerate(found)]
    return InMemoryCatalog(cities=[town], places=places, per_diems=[ceiling], observed_at=date(2026, 4, 1))
