"""A small invented world of two towns, and one plan in it that is right in every respect."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from tripwright.domain import goods
from tripwright.domain.dates import DateRange
from tripwright.domain.fact import Source
from tripwright.domain.hours import Interval, OpeningHours, Season, Weekly
from tripwright.domain.logistics import CabinBag, Climate, EntryRule, Holiday, Plugs
from tripwright.domain.money import Money
from tripwright.domain.offers import HouseRule, Lodging, Mode, PerDiem, Rate, Restaurant, RoomType, Transport
from tripwright.domain.party import Party, Traveller
from tripwright.domain.place import City, Country, Kind, Place, Point
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
from tripwright.domain.request import BudgetCap, MustSee, PlaceRef, Request, Stop, When
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.verify.geometry import local_minutes, street_km

PARIS = ZoneInfo("Europe/Paris")
SEEN = date(2026, 12, 1)
#: The Sunday of the trip is the day on which summer time begins.
FRIDAY, SATURDAY, SUNDAY = date(2027, 3, 26), date(2027, 3, 27), date(2027, 3, 28)
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)

ALBA, BREVA = "t:alba", "t:breva"


def eur(amount: str) -> Money:
    return Money(amount=Decimal(amount), currency="EUR")


def week(start: int, end: int, closed: tuple[str, ...] = (), **more: object) -> OpeningHours:
    days = {d: () if d in closed else (Interval(start=start, end=end),) for d in "mon tue wed thu fri sat sun".split()}
    return OpeningHours(weekly=(Weekly(days=days),), **more)


def place(key: str, city: str, name: str, kind: Kind, lat: float, lon: float, **more: object) -> Place:
    return Place(
        id=f"t:{key}",
        city_id=city,
        name=name,
        kind=kind,
        point=Point(lat=lat, lon=lon),
        hours_observed=SEEN,
        price_observed=SEEN,
        synthetic=True,
        **more,
    )


MUSEUM_HOURS = OpeningHours(
    weekly=(
        Weekly(
            days={
                "mon": (),
                **{d: (Interval(start=600, end=1080, last_entry=1050),) for d in "tue wed thu fri sat sun".split()},
                "holiday": (Interval(start=600, end=900),),
            }
        ),
    ),
    holiday_opens_then_closes_next=True,
)

PLACES = [
    place(
        "museum", ALBA, "Alba Museum", Kind.MUSEUM, 45.003, 5.003,
        names={"ko": "알바 박물관", "zh": "阿尔巴博物馆"}, hours=MUSEUM_HOURS, price=eur("12.00"), child_price=eur("5.00"),
        wheelchair=Truth.YES, importance=0.8,
    ),
    place("tower", ALBA, "Old Tower", Kind.MONUMENT, 45.006, 5.001, importance=0.6, price=eur("0"), wheelchair=Truth.NO,
          hours=OpeningHours(always_open=True)),
    place("market", ALBA, "Fish Market", Kind.MARKET, 45.001, 5.006, importance=0.5),
    place("garden", ALBA, "Winter Garden", Kind.GARDEN, 45.008, 5.004, price=eur("4.50"),
          hours=OpeningHours(weekly=(
              Weekly(season=Season(start_month=11, start_day=1, end_month=2, end_day=28),
                     days=dict.fromkeys("mon tue wed thu fri sat sun".split(), ())),
              Weekly(days={d: (Interval(start=480, end=720), Interval(start=840, end=1140))
                           for d in "mon tue wed thu fri sat sun".split()})))),
    place("castle", BREVA, "Breva Castle", Kind.CASTLE, 45.404, 5.404, hours=week(540, 1080), price=eur("9.00"),
          child_price=eur("4.00"), importance=0.9),
    place("club", BREVA, "Night Club", Kind.NIGHTLIFE, 45.402, 5.402, hours=week(1200, 1560), price=eur("15.00")),
    place("far", BREVA, "Far Abbey", Kind.CHURCH, 45.45, 5.5, hours=week(540, 1080), price=eur("3.00")),
]  # fmt: skip

LODGINGS = [
    Lodging(id="t:inn", city_id=ALBA, name="Alba Inn", point=Point(lat=45.002, lon=5.002), room_type=RoomType.PRIVATE,
            price=eur("80.00"), occupancy=2, forbids=(HouseRule.SMOKING,), step_free=Truth.YES),
    Lodging(id="t:villa", city_id=BREVA, name="Breva Villa", point=Point(lat=45.401, lon=5.401),
            room_type=RoomType.ENTIRE, price=eur("100.00"), occupancy=4, min_nights=1, forbids=()),
]  # fmt: skip
RESTAURANTS = [
    Restaurant(id="t:bistro", city_id=ALBA, name="Bistro Blu", point=Point(lat=45.004, lon=5.004),
               cuisines=("Italian",), price=eur("20.00"), diets={"vegetarian": Truth.YES, "nuts_free": Truth.YES}),
    Restaurant(id="t:grill", city_id=BREVA, name="River Grill", cuisines=("Grill",), price=eur("30.00")),
]  # fmt: skip
TRAINS = [
    Transport(id="t:train1", mode=Mode.TRAIN, number="IC 12", origin=ALBA, destination=BREVA,
              depart=datetime(2027, 3, 27, 12, 0, tzinfo=PARIS), arrive=datetime(2027, 3, 27, 12, 50, tzinfo=PARIS),
              minutes=50, price=eur("18.00")),
]  # fmt: skip


@pytest.fixture
def records() -> dict[str, object]:
    """The words of the world, to be changed before `world` is made of them."""
    return {
        "cities": [
            City(id=ALBA, name="Alba", names={"ko": "알바", "zh": "阿尔巴"}, country="FR", region="South", point=Point(lat=45.0, lon=5.0),
                 timezone="Europe/Paris", population=500_000),
            City(id=BREVA, name="Breva", country="FR", region="South", point=Point(lat=45.4, lon=5.4), timezone="Europe/Paris"),
        ],
        "countries": [Country(code="FR", name="France", currency="EUR"), Country(code="KR", name="South Korea")],
        "places": PLACES,
        "lodgings": LODGINGS,
        "restaurants": RESTAURANTS,
        "transports": TRAINS,
        "per_diems": [
            PerDiem(city_id=city, lodging=Money(amount=Decimal(150), currency="USD"),
                    meals=Money(amount=Decimal(90), currency="USD"), season_start=date(2026, 10, 1),
                    season_end=date(2027, 9, 30), area="Alba", source="gov", observed_at=SEEN)
            for city in (ALBA, BREVA)
        ],
        "rates": [Rate(base="USD", quote="EUR", rate=Decimal("0.9"), observed_at=date(2027, 2, 27), source="bank")],
        "holidays": [Holiday(country="FR", day=FRIDAY, name="Good Friday", region="Alsace", source="hol"),
                     Holiday(country="FR", day=date(2027, 3, 29), name="Easter Monday", source="hol")],
        "holiday_years": [("FR", 2027)],
        "entry_rules": [EntryRule(passport="KR", destination="FR", requirement="visa free", days=90, source="visa",
                                  observed_at=SEEN)],
        "plugs": [Plugs(country="FR", types=("C", "E"), volts=(230,), hertz=(50,), source="plugs", observed_at=SEEN),
                  Plugs(country="KR", types=("C", "F"), volts=(220,), hertz=(60,), source="plugs", observed_at=SEEN)],
        "climates": [Climate(city_id=ALBA, month=3, high=14.0, low=5.0, rain_mm=60.0, source="norm", observed_at=SEEN)],
        "cabin_bags": [CabinBag(airline="ZZ", name="Zed Air", sides_cm=(55, 40, 20), weight_kg=8, source="bag",
                                observed_at=SEEN)],
        "sources": [Source(id="test", name="Test records", publisher="tests", licence="CC0")],
        "currency": "EUR",
        "observed_at": SEEN,
    }  # fmt: skip


@pytest.fixture
def make_world(records: dict[str, object]) -> Callable[..., InMemoryCatalog]:
    def make(**changes: object) -> InMemoryCatalog:
        return InMemoryCatalog(**(records | changes))

    return make


@pytest.fixture
def world(make_world: Callable[..., InMemoryCatalog]) -> InMemoryCatalog:
    return make_world()


# The plan


def at(day: date, clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=PARIS)
    return datetime.fromisoformat(moment.isoformat())


def point_of(token: str) -> Point:
    held = {x.id: x.point for x in (*PLACES, *LODGINGS, *RESTAURANTS)}
    found = held[token]
    assert found is not None
    return found


def leg(day: date, clock: str, origin: str, destination: str, mode: Mode = Mode.WALK) -> Leg:
    a, b = point_of(origin), point_of(destination)
    depart = at(day, clock)
    return Leg(
        mode=mode, origin=origin, destination=destination, depart=depart,
        arrive=depart + timedelta(minutes=local_minutes(a, b, mode)),
        distance_km=round(street_km(a, b, mode), 2), error_pct=30,
    )  # fmt: skip


def visit(key: str, day: date, start: str, end: str, interval: str | None) -> Visit:
    found = next(p for p in PLACES if p.id == f"t:{key}")
    return Visit(
        place_id=found.id, name=found.name, kind=found.kind, start=at(day, start), end=at(day, end),
        open=Truth.YES if interval else Truth.UNKNOWN, interval=interval, price=found.price,
    )  # fmt: skip


def train() -> Leg:
    record = TRAINS[0]
    assert record.depart and record.arrive
    return Leg(
        scope="intercity", mode=record.mode, origin=ALBA, destination=BREVA, basis="timetable", offer_id=record.id,
        number=record.number, depart=at(SATURDAY, "12:00"), arrive=at(SATURDAY, "12:50"),
    )  # fmt: skip


def days() -> tuple[Day, ...]:
    friday = (
        leg(FRIDAY, "09:50", "t:inn", "t:museum"),
        visit("museum", FRIDAY, "10:00", "11:45", "10:00-18:00"),
        leg(FRIDAY, "11:50", "t:museum", "t:bistro"),
        Meal(meal="lunch", start=at(FRIDAY, "12:00"), end=at(FRIDAY, "13:00"), restaurant_id="t:bistro",
             name="Bistro Blu", price=eur("20.00")),
        leg(FRIDAY, "13:10", "t:bistro", "t:market"),
        visit("market", FRIDAY, "14:00", "15:15", None),
        leg(FRIDAY, "15:20", "t:market", "t:inn"),
        Meal(meal="dinner", start=at(FRIDAY, "18:00"), end=at(FRIDAY, "19:15")),
    )  # fmt: skip
    saturday = (
        leg(SATURDAY, "09:10", "t:inn", "t:tower"),
        visit("tower", SATURDAY, "09:30", "10:00", "00:00-00:00"),
        leg(SATURDAY, "10:05", "t:tower", "t:inn"),
        train(),
        leg(SATURDAY, "13:20", "t:villa", "t:castle"),
        visit("castle", SATURDAY, "14:00", "15:45", "09:00-18:00"),
        leg(SATURDAY, "15:50", "t:castle", "t:villa"),
        Meal(meal="dinner", start=at(SATURDAY, "18:30"), end=at(SATURDAY, "19:45"), restaurant_id="t:grill",
             name="River Grill", price=eur("30.00")),
    )  # fmt: skip
    sunday = (
        leg(SUNDAY, "09:40", "t:villa", "t:far", Mode.TRANSIT),
        visit("far", SUNDAY, "10:40", "11:25", "09:00-18:00"),
        leg(SUNDAY, "11:30", "t:far", "t:villa", Mode.TRANSIT),
    )
    return (
        Day(date=FRIDAY, city_id=ALBA, timezone="Europe/Paris", items=friday, base_name="Alba Inn"),
        Day(date=SATURDAY, city_id=BREVA, timezone="Europe/Paris", items=saturday, base_name="Breva Villa"),
        Day(date=SUNDAY, city_id=BREVA, timezone="Europe/Paris", items=sunday, base_name="Breva Villa"),
    )


def line(category: str, label: str, unit: str, people: int, units: int, subject: str, field: str) -> BudgetLine:
    price = eur(unit)
    return BudgetLine(
        category=category, label=label, status=LineStatus.OBSERVED, unit=price, people=people, units=units,
        amount=price.times(people * units), subject=subject, field=field, source="test", observed_at=SEEN,
    )  # fmt: skip


def unknown(category: str, label: str, subject: str = "") -> BudgetLine:
    return BudgetLine(category=category, label=label, status=LineStatus.UNKNOWN, subject=subject, advice="Ask there.")


def meals_estimate() -> BudgetLine:
    unit = Money(amount=Decimal(90), currency="USD")
    return BudgetLine(
        category="meals", label="Meals in Alba, 1 day", status=LineStatus.ESTIMATE, unit=unit, people=3, units=1,
        amount=unit.times(3), converted=eur("243.00"), rate=Decimal("0.9"), rate_date=date(2027, 2, 27),
        low=eur("0"), high=eur("243.00"), subject=ALBA, field="per_diem", source="gov", observed_at=SEEN,
    )  # fmt: skip


LINES = (
    line("transport", "train Alba to Breva", "18.00", 3, 1, "t:train1", "price"),
    unknown("transport", "Local transport"),
    line("lodging", "Alba Inn, 2 rooms x 1 night", "80.00", 1, 2, "t:inn", "lodging.price"),
    line("lodging", "Breva Villa, 1 room x 1 night", "100.00", 1, 1, "t:villa", "lodging.price"),
    line("meals", "lunch at Bistro Blu", "20.00", 3, 1, "t:bistro", "restaurant.price"),
    line("meals", "dinner at River Grill", "30.00", 3, 1, "t:grill", "restaurant.price"),
    meals_estimate(),
    line("tickets", "Ticket: Alba Museum", "12.00", 2, 1, "t:museum", "price"),
    line("tickets", "Ticket, children: Alba Museum", "5.00", 1, 1, "t:museum", "child_price"),
    unknown("tickets", "Ticket: Fish Market", "t:market"),
    line("tickets", "Ticket: Breva Castle", "9.00", 2, 1, "t:castle", "price"),
    line("tickets", "Ticket, children: Breva Castle", "4.00", 1, 1, "t:castle", "child_price"),
    line("tickets", "Ticket: Far Abbey", "3.00", 2, 1, "t:far", "price"),
    unknown("tickets", "Ticket, children: Far Abbey", "t:far"),
)
#: 54 + 160 + 100 + 60 + 90 + 24 + 5 + 18 + 4 + 6
OBSERVED, ESTIMATED = "521.00", "243.00"
CAP = BudgetCap(words="at most 2000 euros", limit=eur("2000"))


def budget() -> Budget:
    return Budget(
        currency="EUR", lines=LINES, observed=eur(OBSERVED), estimated=eur(ESTIMATED), low=eur(OBSERVED),
        high=eur("764.00"), unknown_lines=3,
        caps=(CapCheck(words=CAP.words, limit=CAP.limit, met=Truth.UNKNOWN, known=eur("764.00")),),
    )  # fmt: skip


def request() -> Request:
    return Request(
        text="Alba and Breva, 26 to 28 March, two adults and a child of 8, at most 2000 euros, the castle",
        stops=tuple(Stop(options=(PlaceRef(words=n, level="city", name=n, ids=(i,)),)) for n, i in
                    (("Alba", ALBA), ("Breva", BREVA))),
        when=When(dates=DateRange(start=FRIDAY, end=SUNDAY)),
        party=Party(members=(Traveller(passport="KR"), Traveller(), Traveller(age=8))),
        party_stated=True,
        constraints=(CAP, MustSee(words="the castle", name="Breva Castle", place_id="t:castle")),
    )  # fmt: skip


@pytest.fixture
def plan(world: InMemoryCatalog) -> Plan:
    """Three days in two towns for two adults and a child; every rule holds."""
    return Plan(
        id="plan-1",
        request=request(),
        made_at=NOW,
        catalog=world.hashes,
        dates=DateRange(start=FRIDAY, end=SUNDAY),
        stops=(CityStop(city_id=ALBA, name="Alba", country="FR", arrive=FRIDAY, leave=SATURDAY),
               CityStop(city_id=BREVA, name="Breva", country="FR", arrive=SATURDAY, leave=SUNDAY)),
        stays=(Stay(city_id=ALBA, check_in=FRIDAY, check_out=SATURDAY, rooms=2, lodging_id="t:inn", name="Alba Inn"),
               Stay(city_id=BREVA, check_in=SATURDAY, check_out=SUNDAY, rooms=1, lodging_id="t:villa",
                    name="Breva Villa")),
        days=days(),
        budget=budget(),
        advice=(Advice(topic="entry", text="Korean passport: visa free for 90 days (as of 2026-12-01)", known=Truth.YES,
                       subject="entry:KR:FR", field="entry"),),
        needs=(goods.Need(id="n1", rule="plug", label="Plug adapter", action="pack", requirement={"plug_types": ["C", "E"]},
                          trigger_subject="country:FR", trigger_field="plugs.types", trigger_value=["C", "E"],
                          because="France has plugs C and E"),),
    )  # fmt: skip


Edit = Callable[[dict[str, object]], None]


@pytest.fixture
def broken(plan: Plan) -> Callable[[Edit], Plan]:
    """The plan after an edit of its JSON; the edit is checked against the schema, not against the rules."""

    def make(edit: Edit) -> Plan:
        content = json.loads(plan.model_dump_json())
        edit(content)
        return Plan.model_validate(content)

    return make


@pytest.fixture
def found(broken: Callable[[Edit], Plan], world: InMemoryCatalog) -> Callable[[Edit], set[str]]:
    """The names of the rules that find an edit of the right plan."""
    from tripwright.tools.verify import verify

    def rules(edit: Edit) -> set[str]:
        report = verify(broken(edit), world)
        assert not report.reason
        return {f.rule for f in report.findings if f.blocking}

    return rules
