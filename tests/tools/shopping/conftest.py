from datetime import date

import pytest
from tripwright.domain.dates import DateRange
from tripwright.domain.logistics import Advisory, CabinBag, Climate, EntryRule, Holiday, ItemRule, Plugs
from tripwright.domain.place import City, Country, Kind, Place, Point
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.shopping.context import CityStay, TripContext

ALL_PLAN_FACTS = frozenset({"nights", "children", "walk_km", "access", "allergies", "diets", "longest_leg_min"})
OBSERVED = date(2026, 1, 1)
HERE = Point(lat=0, lon=0)


def city(number, name, country, zone):
    return City(id=f"geonames:{number}", name=name, country=country, point=HERE, timezone=zone)


def place(number, kind):
    return Place(
        id=f"wd:Q{number}", city_id="geonames:2", name=f"Somewhere {number}", kind=kind, point=HERE, synthetic=True
    )


def plugs(country, types, volts, hertz):
    return Plugs(country=country, types=types, volts=volts, hertz=hertz, source="s", observed_at=OBSERVED)


def climate(number, month, **values):
    return Climate(city_id=f"geonames:{number}", month=month, source="s", observed_at=OBSERVED, **values)


def item(number, name, carry_on, checked):
    return ItemRule(id=str(number), name=name, carry_on=carry_on, checked=checked, source="s", observed_at=OBSERVED)


def bag(airline, name, **values):
    return CabinBag(airline=airline, name=name, source="s", observed_at=OBSERVED, **values)


@pytest.fixture(scope="session")
def world():
    """Korea, Japan, Germany and Britain with a few true-looking records, all invented."""
    return InMemoryCatalog(
        observed_at=OBSERVED,
        cities=[
            city(1, "Seoul", "KR", "Asia/Seoul"),
            city(2, "Tokyo", "JP", "Asia/Tokyo"),
            city(3, "Berlin", "DE", "Europe/Berlin"),
            city(4, "London", "GB", "Europe/London"),
        ],
        countries=[
            Country(code="KR", name="South Korea", names={"ko": "대한민국"}, currency="KRW", driving_side="right"),
            Country(code="JP", name="Japan", names={"ko": "일본", "zh": "日本"}, currency="JPY", driving_side="left"),
            Country(code="DE", name="Germany", currency="EUR"),
            Country(code="GB", name="United Kingdom", currency="GBP"),
        ],
        places=[place(n, kind) for n, kind in enumerate(Kind)],
        plugs=[
            plugs("KR", ("C", "F"), (220,), (60,)),
            plugs("JP", ("A", "B"), (100,), (50, 60)),
            plugs("DE", ("C", "F"), (230,), (50,)),
            plugs("GB", ("G",), (230,), (50,)),
        ],
        climates=[
            climate(2, 1, high=9, low=-6, rain_mm=20, dry_days=27, snow_days=4),
            climate(2, 6, high=26, low=20, rain_mm=260, dry_days=14),
            climate(2, 8, high=34, low=25),
        ],
        entry_rules=[
            EntryRule(
                passport="KR", destination="JP", requirement="visa free", days=90, source="s", observed_at=OBSERVED
            ),
            EntryRule(
                passport="IN", destination="JP", requirement="visa required", source="s", observed_at=OBSERVED
            ),
            EntryRule(
                passport="BR", destination="JP", requirement="visa free", days=3, source="s", observed_at=OBSERVED
            ),
        ],
        cabin_bags=[
            bag("AA", "Air A", sides_cm=(55, 40, 20), weight_kg=7),
            bag("BB", "Air B", sides_cm=(56, 45, 25), weight_kg=10, personal_cm=(40, 30, 15)),
        ],
        item_rules=[
            item(1, "Water Bottle (Full - over 100ml)", "forbidden", "allowed"),
            item(2, "Power Bank / Portable Charger", "allowed", "forbidden"),
            item(3, "Shampoo / Conditioner", "restricted", "allowed"),
            item(4, "Stroller", "allowed", "allowed"),
            item(5, "Baby Formula (Powder/Liquid)", "allowed", "allowed"),
            item(7, "Pocket Knife", "forbidden", "allowed"),
            item(8, "Prescription Medication (General)", "allowed", "allowed"),
            item(6, "Wheelchair (Wet Cell Battery)", "restricted", "restricted"),
        ],
        advisories=[
            Advisory(
                country="GB", publisher="Anywhere", level=2, text="care", url="https://example.org", observed_at=OBSERVED,
                source="s",
            )
        ],
        holidays=[Holiday(country="JP", day=date(2026, 1, 1), name="New Year's Day", source="s")],
    )  # fmt: skip


@pytest.fixture
def trip():
    """A maker of contexts: `trip("JP", month=6, home="KR")`."""

    def make(country="JP", month=6, home="KR", days=4, **more):
        number = {"KR": 1, "JP": 2, "DE": 3, "GB": 4}[country]
        start = date(2026, month, 1)
        end = date(2026, month, days)
        stay = CityStay(f"geonames:{number}", country, start, end)
        dates = DateRange(start=start, end=end)
        return TripContext(dates=dates, cities=(stay,), home=home, **{"provable": ALL_PLAN_FACTS, **more})

    return make
