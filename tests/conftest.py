"""A small invented world, marked synthetic in every place: Harbourton in Arcadia, and Milltown next door."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from tripwright.domain.fact import Source
from tripwright.domain.hours import WEEKDAYS, Interval, OpeningHours, Weekly
from tripwright.domain.logistics import Advisory, CabinBag, Climate, EntryRule, Holiday, Plugs
from tripwright.domain.money import Money
from tripwright.domain.offers import PerDiem, Rate
from tripwright.domain.place import City, Country, Kind, Place, Point
from tripwright.domain.settings import Settings
from tripwright.tools.catalog.memory import InMemoryCatalog

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
OBSERVED = date(2026, 6, 1)
SOURCE = Source(id="world", name="The invented world", publisher="the tests", licence="CC0-1.0")
HARBOURTON, MILLTOWN, HOMETOWN = "geonames:1", "geonames:2", "geonames:3"


def weekly(opens: int, closes: int, closed: tuple[str, ...] = ()) -> OpeningHours:
    """The same hours each day in minutes, but for the closed weekdays; on holidays as on any day."""
    interval = (Interval(start=opens, end=closes),)
    days: dict[Any, tuple[Interval, ...]] = {d: () if d in closed else interval for d in WEEKDAYS}
    return OpeningHours(weekly=(Weekly(days={**days, "holiday": interval}),))


def euros(amount: str) -> Money:
    return Money(amount=Decimal(amount), currency="EUR")


def place(number: int, name: str, kind: Kind, importance: float, city: str = HARBOURTON, **more: Any) -> Place:
    """A place on a small grid around the centre of its city."""
    point = Point(lat=48.20 + 0.004 * (number % 5), lon=16.37 + 0.006 * (number // 5))
    return Place(
        id=f"world:{number}",
        city_id=city,
        name=name,
        kind=kind,
        point=point,
        importance=importance,
        synthetic=True,
        **more,
    )


def harbourton() -> list[Place]:
    """Twenty-four places: museums closed on Mondays, parks always open, some hours unknown, some prices known."""
    museums = [
        place(n, f"{word} Museum", Kind.MUSEUM, 0.5 - n * 0.02, hours=weekly(600, 1080, ("mon",)), hours_observed=OBSERVED,
              price=euros(f"{8 + n}"), price_observed=OBSERVED)
        for n, word in enumerate(["Clock", "Rope", "Lantern", "Glass", "Amber", "Tide"])
    ]  # fmt: skip
    parks = [
        place(6 + n, f"{word} Park", Kind.PARK, 0.3, hours=OpeningHours(always_open=True), hours_observed=OBSERVED, price=euros("0"))
        for n, word in enumerate(["Willow", "Heron", "Juniper", "Otter"])
    ]  # fmt: skip
    churches = [
        place(10 + n, f"Saint {word} Church", Kind.CHURCH, 0.25) for n, word in enumerate(["Alma", "Bede", "Cuthbert"])
    ]
    palaces = [
        place(13, "Salt Palace", Kind.PALACE, 0.8, heritage=True, hours=weekly(540, 1020), hours_observed=OBSERVED)
    ]
    views = [place(14 + n, f"{word} Hill", Kind.VIEWPOINT, 0.35) for n, word in enumerate(["Beacon", "Gull"])]
    temples = [
        place(16 + n, f"{word} Temple", Kind.TEMPLE, 0.4, hours=weekly(480, 1020))
        for n, word in enumerate(["Dawn", "Dusk", "Noon"])
    ]
    markets = [
        place(19 + n, f"{word} Market", Kind.MARKET, 0.3)
        for n, word in enumerate(["Fish", "Wool", "Spice", "Iron", "Silk"])
    ]
    return museums + parks + churches + palaces + views + temples + markets


def world(**changes: Any) -> InMemoryCatalog:
    """The catalog; `changes` replace whole record lists."""
    year = {"season_start": date(2026, 1, 1), "season_end": date(2027, 12, 31)}
    records: dict[str, Any] = {
        "observed_at": OBSERVED,
        "sources": [SOURCE],
        "countries": [
            Country(code="XA", name="Arcadia", names={"ko": "아르카디아", "zh": "阿卡迪亚"}, currency="EUR"),
            Country(code="XB", name="Borealia", currency="GBP"),
        ],
        "cities": [
            City(id=HARBOURTON, name="Harbourton", names={"ko": "하버턴", "zh": "港城"}, country="XA", point=Point(lat=48.208, lon=16.38), timezone="Europe/Vienna", population=900_000),
            City(id=MILLTOWN, name="Milltown", country="XA", point=Point(lat=48.9, lon=17.0), timezone="Europe/Vienna", population=80_000),
            City(id=HOMETOWN, name="Hometown", country="XB", point=Point(lat=51.5, lon=-0.1), timezone="Europe/London", population=400_000),
        ],
        "places": harbourton() + [place(30, "Mill Museum", Kind.MUSEUM, 0.2, city=MILLTOWN)],
        "per_diems": [PerDiem(city_id=HARBOURTON, lodging=Money(amount=Decimal(150), currency="USD"), meals=Money(amount=Decimal(80), currency="USD"), area="Harbourton", source="world", observed_at=date(2026, 4, 1), **year)],
        "climates": [Climate(city_id=HARBOURTON, month=m, high=10.0 + m, low=2.0 + m, rain_mm=50, dry_days=18, source="world", observed_at=date(2015, 1, 1)) for m in range(1, 13)],
        "holidays": [Holiday(country="XA", day=date(2026, 12, 8), name="Lantern Day", source="world")],
        "holiday_years": [("XA", 2026), ("XA", 2027)],
        "entry_rules": [EntryRule(passport="XB", destination="XA", requirement="visa free", days=90, source="world", observed_at=date(2026, 10, 1))],
        "plugs": [Plugs(country="XA", types=("C", "F"), volts=(230,), hertz=(50,), source="world", observed_at=date(2017, 1, 1)), Plugs(country="XB", types=("G",), volts=(230,), hertz=(50,), source="world", observed_at=date(2017, 1, 1))],
        "cabin_bags": [CabinBag(airline="arcadian", name="Arcadian Air", sides_cm=(55.0, 40.0, 20.0), weight_kg=8.0, source="world", observed_at=date(2026, 5, 1))],
        "advisories": [Advisory(country="XA", publisher="Borealia", level=1, text="Take normal precautions", url="https://example.invalid/xa", observed_at=date(2026, 10, 15), source="world")],
        "rates": [Rate(base="USD", quote="EUR", rate=Decimal("0.90"), observed_at=date(2026, 11, 23), source="world"), *(Rate(base="EUR", quote=q, rate=Decimal(r), observed_at=date(2026, 11, 23), source="world") for q, r in (("GBP", "0.85"), ("KRW", "1700"))), *(Rate(base="USD", quote=q, rate=Decimal(r), observed_at=date(2026, 11, 23), source="world") for q, r in (("GBP", "0.77"), ("KRW", "1530")))],
        **changes,
    }  # fmt: skip
    return InMemoryCatalog(**records)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def catalog() -> InMemoryCatalog:
    return world()


@pytest.fixture
def make_world() -> Any:
    """The world, with whole record lists replaced."""
    return world


@pytest.fixture
def planner(catalog: InMemoryCatalog) -> Iterator[Any]:
    """A planner over the world, with a fixed clock, that keeps nothing and asks nothing."""
    from tripwright.agent.planner import Planner

    with Planner(Settings(ask=False), catalog=catalog, clock=lambda: NOW) as made:
        yield made


@pytest.fixture
def asking(catalog: InMemoryCatalog) -> Iterator[Any]:
    """The same, that may ask."""
    from tripwright.agent.planner import Planner

    with Planner(Settings(), catalog=catalog, clock=lambda: NOW) as made:
        yield made
