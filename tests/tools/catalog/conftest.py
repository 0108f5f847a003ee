"""A small named world: two cities that share a name with others, three places, one sandbox."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from tripwright.domain.fact import Fact, Source
from tripwright.domain.hours import Interval, OpeningHours, Weekly
from tripwright.domain.logistics import CabinBag, Climate, EntryRule, Holiday, ItemRule, Plugs
from tripwright.domain.money import Money
from tripwright.domain.offers import Lodging, Mode, PerDiem, Rate, Restaurant, Transport
from tripwright.domain.place import City, Country, Kind, Place, Point
from tripwright.tools.catalog.holdings import Holdings

SEEN = date(2026, 5, 1)
OPEN_TEN_TO_SIX = (Interval(start=600, end=1080),)


def open_but_monday() -> OpeningHours:
    days = dict.fromkeys(("tue", "wed", "thu", "fri", "sat", "sun", "holiday"), OPEN_TEN_TO_SIX)
    return OpeningHours(weekly=(Weekly(days={"mon": (), **days}),))


def city(number: int, name: str, country: str, population: int, **more: object) -> City:
    fields = {"point": Point(lat=35.0, lon=135.0 + number / 100), "timezone": "Asia/Tokyo", **more}
    return City(id=f"geonames:{number}", name=name, country=country, population=population, **fields)


def place(key: str, city_id: str, name: str, **more: object) -> Place:
    fields = {"kind": Kind.MUSEUM, "point": Point(lat=35.0, lon=135.0), "synthetic": True, **more}
    return Place(id=key, city_id=city_id, name=name, **fields)


@pytest.fixture
def world() -> Holdings:
    east = timezone(timedelta(hours=9))
    train = {"mode": Mode.TRAIN, "origin": "geonames:1", "destination": "geonames:2", "minutes": 150}
    return Holdings(
        cities=[
            city(1, "Norport", "JP", 900_000, names={"en": "Norport", "ja": "北港", "ko": "북항"}, region="Norland"),
            city(2, "Springvale", "JP", 200_000, region="Sudland"),
            city(3, "Springvale", "CA", 50_000, region="Ontario", timezone="America/Toronto"),
        ],
        alternates={"geonames:1": ["New Port"]},
        countries=[
            Country(code="JP", name="Japan", names={"ko": "일본"}, currency="JPY"),
            Country(code="CA", name="Canada", currency="CAD"),
        ],
        places=[
            place(
                "wd:Q1",
                "geonames:1",
                "Golden Hall",
                names={"en": "Golden Hall", "ja": "金閣", "ko": "금각사"},
                hours=open_but_monday(),
                hours_observed=SEEN,
                price=Money(amount=Decimal("500"), currency="JPY"),
                price_observed=date(2025, 1, 1),
                importance=0.9,
                heritage=True,
            ),
            place("wd:Q2", "geonames:1", "Musée de l'Été", kind=Kind.GALLERY, importance=0.4),
            place("wd:Q3", "geonames:2", "Harbour Walk", kind=Kind.VIEWPOINT, importance=0.2),
        ],
        lodgings=[
            Lodging(
                id="inn:1",
                city_id="geonames:1",
                name="Inn",
                price=Money(amount=Decimal(9000), currency="JPY"),
                occupancy=2,
            )
        ],
        restaurants=[Restaurant(id="eat:1", city_id="geonames:1", name="Noodles", cuisines=("Japanese",))],
        transports=[
            Transport(
                id="t:1",
                depart=datetime(2026, 5, 2, 9, tzinfo=east),
                arrive=datetime(2026, 5, 2, 11, 30, tzinfo=east),
                **train,
            ),
            Transport(id="t:2", **{**train, "mode": Mode.SELF_DRIVE}),
        ],
        per_diems=[
            PerDiem(
                city_id="geonames:1",
                lodging=Money(amount=Decimal(lodging), currency="USD"),
                meals=Money(amount=Decimal(90), currency="USD"),
                season_start=date(2026, *start),
                season_end=date(2026, *end),
                area="Norport",
                source="gov",
                observed_at=SEEN,
            )
            for lodging, start, end in ((150, (1, 1), (5, 31)), (220, (6, 1), (12, 31)))
        ],
        climates=[Climate(city_id="geonames:1", month=5, high=22.0, low=13.0, source="gov", observed_at=SEEN)],
        holidays=[
            Holiday(country="JP", day=date(2026, 5, 4), name="Greenery Day", source="gov"),
            Holiday(country="JP", day=date(2026, 6, 1), name="Norland Day", region="Norland", source="gov"),
        ],
        holiday_years=[("JP", 2026)],
        entry_rules=[
            EntryRule(passport="KR", destination="JP", requirement="visa free", days=90, source="gov", observed_at=SEEN)
        ],
        plugs=[Plugs(country="JP", types=("A", "B"), volts=(100,), hertz=(50, 60), source="gov", observed_at=SEEN)],
        cabin_bags=[CabinBag(airline="KE", name="Korean Air", sides_cm=(55, 40, 20), source="gov", observed_at=SEEN)],
        item_rules=[
            ItemRule(
                id="i1", name="Power bank", carry_on="allowed", checked="forbidden", source="gov", observed_at=SEEN
            )
        ],
        rates=[
            Rate(base="EUR", quote="USD", rate=Decimal("1.25"), observed_at=SEEN, source="gov"),
            Rate(base="EUR", quote="JPY", rate=Decimal("150"), observed_at=date(2026, 4, 30), source="gov"),
        ],
        facts=[
            Fact(
                subject="wd:Q1",
                field="price",
                value={"amount": "500", "currency": "JPY"},
                source="gov",
                licence="public domain",
                observed_at=date(2025, 1, 1),
            ),
            Fact(
                subject="wd:Q1",
                field="price",
                value={"amount": "600", "currency": "JPY"},
                source="blog",
                licence="CC0",
                observed_at=date(2024, 1, 1),
            ),
        ],
        sources=[
            Source(id="gov", name="Registry", publisher="Government", licence="public domain"),
            Source(id="blog", name="List", publisher="Walker", licence="CC0"),
        ],
    )
