"""A trip written by hand over the invented world: two cities, a timetable into another time zone, a hostile name, old prices."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tripwright.domain.claim import Claim, ClaimKind, Receipt
from tripwright.domain.dates import DateRange
from tripwright.domain.goods import Need
from tripwright.domain.hours import OpeningHours
from tripwright.domain.money import Money
from tripwright.domain.offers import Lodging, Mode, Restaurant, Transport
from tripwright.domain.party import Party, Traveller
from tripwright.domain.place import City, Kind, Place, Point
from tripwright.domain.plan import (
    Advice,
    Budget,
    BudgetLine,
    CapCheck,
    CityStop,
    Day,
    Leg,
    LineStatus,
    Meal,
    Plan,
    Stay,
    Visit,
)
from tripwright.domain.request import Request
from tripwright.domain.truth import Truth, Verdict

EASTPORT, HARBOURTON = "geonames:9", "geonames:1"
HOSTILE = 'Fish & "Chips" <script>alert(1)</script>, Market; 50% | =2+2 \x1b[31m\u202e [link](http://x.invalid)'
VIENNA, SEOUL = ZoneInfo("Europe/Vienna"), ZoneInfo("Asia/Seoul")
#: Clocks go back in Vienna in the night before the second day.
FIRST = date(2026, 10, 24)


def money(amount: str, currency: str = "EUR") -> Money:
    return Money(amount=Decimal(amount), currency=currency)


def at(day: int, hour: int, minute: int = 0, zone: ZoneInfo = VIENNA) -> datetime:
    """A time on a day (1-based) of the trip, with the fixed offset that plans carry."""
    local = datetime.combine(FIRST + timedelta(days=day - 1), datetime.min.time(), zone).replace(
        hour=hour, minute=minute
    )
    return datetime.fromisoformat(local.isoformat())


def visit(place_id: str, name: str, kind: Kind, start: datetime, minutes: int, **more: Any) -> Visit:
    given = {"open": Truth.UNKNOWN, **more}
    return Visit(place_id=place_id, name=name, kind=kind, start=start, end=start + timedelta(minutes=minutes), **given)


def leg(mode: Mode, origin: str, destination: str, start: datetime, minutes: int, km: float) -> Leg:
    end = start + timedelta(minutes=minutes)
    return Leg(
        mode=mode, origin=origin, destination=destination, depart=start, arrive=end, distance_km=km, error_pct=30
    )


def days() -> tuple[Day, ...]:
    middle = Point(lat=48.208, lon=16.38)
    first = Day(date=FIRST, city_id=HARBOURTON, timezone="Europe/Vienna", base=middle, base_name="Harbourton", holidays=("Lantern Day",), items=(
        leg(Mode.TRANSIT, "base", "world:13", at(1, 9, 30), 12, 1.4),
        visit("world:13", "Salt Palace", Kind.PALACE, at(1, 9, 45), 105, open=Truth.YES, interval="09:00-17:00"),
        Meal(meal="lunch", start=at(1, 12), end=at(1, 13)),
        leg(Mode.WALK, "world:13", "world:19", at(1, 13), 9, 0.6),
        visit("world:19", HOSTILE, Kind.MARKET, at(1, 13, 10), 75, price=money("0")),
        leg(Mode.WALK, "world:19", "base", at(1, 14, 25), 9, 0.6),
    ), plan_b=(visit("world:0", "Clock Museum", Kind.MUSEUM, at(1, 13, 10), 60),))  # fmt: skip
    depart, arrive = at(2, 13, 5), at(3, 7, 40, SEOUL)
    second = Day(date=FIRST + timedelta(days=1), city_id=EASTPORT, timezone="Asia/Seoul", items=(
        leg(Mode.WALK, "base", "world:6", at(2, 9), 8, 0.5),
        visit("world:6", "Willow Park", Kind.PARK, at(2, 9, 10), 75, open=Truth.YES, interval="00:00-00:00", price=money("0")),
        leg(Mode.WALK, "world:6", "base", at(2, 10, 30), 8, 0.5),
        Leg(scope="intercity", mode=Mode.FLIGHT, origin=HARBOURTON, destination=EASTPORT, depart=depart, arrive=arrive,
            basis="timetable", offer_id="world:f1", number="XA 12"),
    ))  # fmt: skip
    third = Day(date=FIRST + timedelta(days=2), city_id=EASTPORT, timezone="Asia/Seoul", items=(
        leg(Mode.TAXI, "world:inn", "world:40", at(3, 10, 0, SEOUL), 15, 4.2),
        visit("world:40", "East Tower", Kind.VIEWPOINT, at(3, 10, 15, SEOUL), 45, open=Truth.YES, interval="10:00-22:00", price=money("12000", "KRW")),
        Meal(meal="dinner", start=at(3, 18, 0, SEOUL), end=at(3, 19, 15, SEOUL), restaurant_id="world:soup", name="Soup House", price=money("9000", "KRW")),
    ))  # fmt: skip
    return first, second, third


def budget() -> Budget:
    lines = (
        BudgetLine(category="transport", label="Local transport", status=LineStatus.UNKNOWN, advice="See the city's transit fares; a day pass often costs less than single rides."),
        BudgetLine(category="tickets", label="Ticket: Salt Palace", status=LineStatus.UNKNOWN, subject="world:13"),
        BudgetLine(category="tickets", label="Ticket: Willow Park", status=LineStatus.OBSERVED, unit=money("0"), people=3, amount=money("0"), subject="world:6", field="price", source="world"),
        BudgetLine(category="tickets", label="=HYPERLINK(1)", status=LineStatus.OBSERVED, unit=money("12000", "KRW"), people=3, amount=money("36000", "KRW"), converted=money("22.50"), rate=Decimal("0.000625"), rate_date=date(2026, 10, 20), subject="world:40", field="price", source="world", observed_at=date(2024, 5, 1)),
        BudgetLine(category="lodging", label="Lodging in Eastport, 1 room x 2 nights", status=LineStatus.ESTIMATE, unit=money("150"), units=2, amount=money("300"), low=money("0"), high=money("300"), subject=EASTPORT, field="per_diem", source="world", observed_at=date(2026, 4, 1)),
    )  # fmt: skip
    caps = (
        CapCheck(words="under 500 EUR", limit=money("500"), met=Truth.UNKNOWN, known=money("322.50")),
        CapCheck(words="tickets under 50", limit=money("50"), met=Truth.YES, known=money("22.50")),
    )
    return Budget(
        currency="EUR",
        lines=lines,
        observed=money("22.50"),
        estimated=money("300"),
        low=money("22.50"),
        high=money("322.50"),
        unknown_lines=2,
        caps=caps,
    )


def claim(number: int, kind: ClaimKind, subject: str, field: str, verdict: Verdict, observed: date | None) -> Claim:
    return Claim(
        id=f"c{number}",
        kind=kind,
        subject=subject,
        field=field,
        value="x",
        verdict=verdict,
        source="world",
        licence="CC0-1.0",
        observed_at=observed,
    )


def receipt(now: datetime) -> Receipt:
    old = date(2024, 5, 1)
    claims = (
        claim(1, ClaimKind.EXISTENCE, "world:13", "name", Verdict.SUPPORTED, date(2026, 6, 1)),
        claim(2, ClaimKind.OPENING, "world:40", "opening.2026-10-26", Verdict.STALE, old),
        claim(3, ClaimKind.PRICE, "world:40", "price", Verdict.STALE, old),
        claim(4, ClaimKind.PRICE, EASTPORT, "per_diem", Verdict.ESTIMATE, date(2026, 4, 1)),
        claim(5, ClaimKind.OPENING, "world:19", "opening.2026-10-24", Verdict.UNKNOWN, None),
    )
    return Receipt(catalog=("a" * 64,), verified_at=now, verifier="1", claims=claims, digest="d" * 64)


def need() -> Need:
    because = "Salt Palace is in the plan (palace)."
    return Need(id="n1", rule="walking-shoes", label="Comfortable walking shoes", action="pack", trigger_subject="world:13", trigger_field="kind", trigger_value="palace", because=because)  # fmt: skip


@pytest.fixture
def trip_catalog(make_world: Any) -> Any:
    """The world, with Eastport far in the east, an inn, a restaurant and a flight."""
    base = make_world()
    east = Point(lat=37.57, lon=126.98)
    tower = Place(id="world:40", city_id=EASTPORT, name="East Tower", names={"ko": "동탑", "zh": "东塔", "ja": "東塔"}, kind=Kind.VIEWPOINT, point=Point(lat=37.55, lon=126.99), synthetic=True, hours=OpeningHours(always_open=True))  # fmt: skip
    cities = [base.city(HARBOURTON), City(id=EASTPORT, name="Eastport", names={"ko": "동항", "zh": "东港"}, country="XA", point=east, timezone="Asia/Seoul")]  # fmt: skip
    return make_world(
        cities=cities,
        places=[
            *(p.model_copy(update={"name": HOSTILE}) if p.id == "world:19" else p for p in base.places(HARBOURTON)),
            tower,
        ],
        lodgings=[Lodging(id="world:inn", city_id=EASTPORT, name="The Inn", point=Point(lat=37.58, lon=126.97))],
        restaurants=[
            Restaurant(id="world:soup", city_id=EASTPORT, name="Soup House", point=Point(lat=37.56, lon=127.0))
        ],
        transports=[Transport(id="world:f1", mode=Mode.FLIGHT, origin=HARBOURTON, destination=EASTPORT, minutes=600)],
    )


@pytest.fixture
def trip(now: datetime) -> Callable[..., Plan]:
    """The plan of the trip in a language; `changes` replace its fields."""

    def made(language: Any = "en", **changes: Any) -> Plan:
        party = Party(members=(Traveller(), Traveller(), Traveller(age=7)))
        fields: dict[str, Any] = {
            "id": "trip-1",
            "request": Request(text=f"Three days, {HOSTILE}", language=language, party=party, not_understood=("by <b>sled</b>",)),
            "made_at": now,
            "catalog": ("a" * 64,),
            "dates": DateRange(start=FIRST, end=FIRST + timedelta(days=2)),
            "stops": (
                CityStop(city_id=HARBOURTON, name="Harbourton", country="XA", arrive=FIRST, leave=FIRST + timedelta(days=1)),
                CityStop(city_id=EASTPORT, name="Eastport", country="XA", arrive=FIRST + timedelta(days=1), leave=FIRST + timedelta(days=2), why="far in the east"),
            ),
            "stays": (
                Stay(city_id=HARBOURTON, check_in=FIRST, check_out=FIRST + timedelta(days=1)),
                Stay(city_id=EASTPORT, check_in=FIRST + timedelta(days=1), check_out=FIRST + timedelta(days=2), lodging_id="world:inn", name="The Inn"),
            ),
            "days": days(),
            "budget": budget(),
            "advice": (
                Advice(topic="weather", text="Mild and dry.", known=Truth.YES, subject=HARBOURTON, field="climate.10"),
                Advice(topic="entry", text="Entry rules: unknown.", known=Truth.UNKNOWN),
            ),
            "needs": (need(),),
            "assumptions": ("No lodging is known here: days start and end in the middle of the city.",),
            "unknowns": ("Some meals are times without a restaurant: none that fits is known here.",),
            "receipt": receipt(now),
            **changes,
        }  # fmt: skip
        return Plan(**fields)

    return made


@pytest.fixture
def hostile() -> str:
    """A name with markup, controls, a formula and signs of every format."""
    return HOSTILE
