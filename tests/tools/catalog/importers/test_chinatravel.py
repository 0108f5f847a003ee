"""An invented sandbox of the same layout: two cities, a few places, a timetable."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.errors import CatalogMissing
from tripwright.domain.offers import Mode, RoomType
from tripwright.domain.place import City, Kind, Point
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.importers.chinatravel import AS_OF, DAYS, holdings, hours, import_chinatravel
from tripwright.tools.catalog.importers.chinatravel_timetable import clock, lasting
from tripwright.tools.catalog.importers.chinatravel_words import KINDS, cuisines, room_type
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.catalog.reader import SqliteCatalog

BEIJING, SHANGHAI = "geonames:1816670", "geonames:1796236"
ATTRACTIONS = "id,name,type,lat,lon,opentime,endtime,price,recommendmintime,recommendmaxtime\n"
HOTELS = "id,name,hotelname_en,featurehoteltype,lat,lon,price,numbed\n"
EATERIES = "id,name,lat,lon,price,cuisine,opentime,endtime,recommendedfood\n"
TABLES = {
    "attractions/{}/attractions.csv": ATTRACTIONS
    + "0,甲乙山,自然风光,39.9,116.4,00:00,24:00,0.0,1.0,2.5\n"
    + "1,甲乙夜市,商业街区,39.91,116.41,17:00,02:00,10.0,0.5,1.0\n"
    + "2,丙丁馆,博物馆/纪念馆,39.92,116.42,09:00,17:00,60.5,2.0,3.0\n"
    + "3,天外,其它,0.0,0.0,09:00,17:00,0.0,1.0,1.0\n",
    "accommodations/{}/accommodations.csv": HOTELS
    + "0,甲乙饭店,Jiayi Hotel,泳池,39.9,116.4,300,2\n"
    + "1,甲乙饭店,Jiayi Hotel,泳池,39.9,116.4,310,2\n"
    + "2,甲乙饭店,Jiayi Hotel,,39.9,116.4,280,1\n"
    + "3,丙丁小院,Bingding,民宿,39.9,116.4,150,1\n",
    "restaurants/{}/restaurants_{}.csv": EATERIES
    + '0,甲乙素斋,39.9,116.4,88.0,素食,11:00,21:00,"甲,乙"\n'
    + "1,丙丁屋,39.9,-0.006,120.0,日本料理,17:30,01:30, \n"
    + "2,戊己店,39.9,116.4,20.0, ,06:00,09:00, \n",
}
NIGHT_TRAIN = {
    "TrainID": "Z1", "TrainType": "直达特快", "From": "北京站", "To": "上海站", "BeginTime": "20:00", "EndTime": "09:30",
    "Duration": 37.5, "Cost": 180.5,
}  # fmt: skip
NO_PRICE = NIGHT_TRAIN | {"TrainID": "G2", "BeginTime": "07:00", "EndTime": "11:36", "Duration": 4.6, "Cost": None}
FLIGHT = {
    "FlightID": "FL1", "From": "上海甲国际机场", "To": "北京乙国际机场", "BeginTime": "23:29", "EndTime": "00:48", "Duration": 1.33,
    "Cost": 562.59,
}  # fmt: skip


@pytest.fixture
def database(tmp_path: Path) -> Path:
    root = tmp_path / "database"
    for folder in ("beijing", "shanghai"):
        for name, text in TABLES.items():
            path = root / name.format(folder, folder)
            path.parent.mkdir(parents=True)
            path.write_text(text if folder == "beijing" else text.splitlines()[0] + "\n", encoding="utf-8")
    trains = root / "intercity_transport" / "train"
    trains.mkdir(parents=True)
    (trains / "from_北京_to_上海.json").write_text(json.dumps([NIGHT_TRAIN, NO_PRICE]), encoding="utf-8")
    (trains / "from_上海_to_北京.json").write_text("[]", encoding="utf-8")
    (trains / "from_北京_to_天边.json").write_text(json.dumps([NIGHT_TRAIN]), encoding="utf-8")
    (trains.parent / "airplane.jsonl").write_text(json.dumps(FLIGHT, ensure_ascii=False) + "\n", encoding="utf-8")
    return root


@pytest.fixture
def core() -> InMemoryCatalog:
    zone = {"country": "CN", "timezone": "Asia/Shanghai"}
    north, south = Point(lat=39.9, lon=116.4), Point(lat=31.2, lon=121.5)
    return InMemoryCatalog(
        cities=[
            City(id=BEIJING, name="Beijing", names={"zh": "北京"}, point=north, **zone),
            City(id=SHANGHAI, name="Shanghai", point=south, **zone),
        ]
    )


@pytest.fixture
def world(database: Path, core: InMemoryCatalog) -> InMemoryCatalog:
    return InMemoryCatalog(**holdings(database, core))


def test_cities_are_the_core_catalogs_and_answer_to_their_chinese_names(world):
    assert [c.id for c in world.find_cities("上海")] == [SHANGHAI]
    assert (world.currency, world.as_of, world.closed_world) == ("CNY", AS_OF, True)


def test_an_attraction_keeps_its_hours_price_type_and_recommended_visit(world):
    hill, market, museum = sorted(world.places(BEIJING), key=lambda p: p.id)
    assert (hill.kind, market.kind, museum.kind) == (Kind.NATURE, Kind.SHOPPING, Kind.MUSEUM)
    assert hill.price is not None and hill.price.amount == 0
    assert museum.price is not None and museum.price.amount == Decimal("60.5")
    assert all(p.synthetic for p in (hill, market, museum))
    assert world.fact(hill.id, "visit_minutes").value == [60, 150]
    assert world.fact(museum.id, "type").value == "博物馆/纪念馆"


def test_a_market_that_closes_after_midnight_is_open_past_midnight_of_its_day(world):
    opening = world.opening("chinatravel:attraction:beijing:1", AS_OF)
    assert [(i.start, i.end) for i in opening.intervals] == [(17 * 60, 26 * 60)]


def test_one_opening_stands_for_every_weekday_and_for_holidays():
    known = hours("09:00", "17:00")
    assert known is not None and set(known.weekly[0].days) == {
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "holiday",
    }


def test_a_day_and_night_opening_is_always_open_and_an_empty_one_unknown():
    always = hours("00:00", "24:00")
    assert always is not None and always.always_open
    assert hours("00:00", "00:00") is None
    assert hours("", "17:00") is None


def test_a_point_far_from_its_city_is_no_point(world):
    assert "天外" not in {p.name for p in world.places(BEIJING)}
    (sushi,) = (r for r in world.restaurants(BEIJING) if r.name == "丙丁屋")
    assert sushi.point is None


def test_a_hotel_is_told_apart_by_its_beds_and_only_so(world):
    known = {x.id: x for x in world.lodgings(BEIJING)}
    assert sorted(known) == [f"chinatravel:accommodation:beijing:{i}" for i in (0, 2, 3)]
    assert [world.fact(key, "lodging.beds").value for key in sorted(known)] == [2, 1, 1]
    assert all(x.occupancy is None for x in known.values())  # beds are not people
    assert [known[key].room_type for key in sorted(known)] == [RoomType.HOTEL, RoomType.HOTEL, None]


def test_a_feature_is_a_fact_where_the_source_has_one(world):
    assert world.fact("chinatravel:accommodation:beijing:0", "lodging.feature").value == "泳池"
    assert world.fact("chinatravel:accommodation:beijing:2", "lodging.feature") is None


def test_a_cuisine_is_found_in_chinese_and_english_and_a_blank_one_is_unknown(world):
    vegetarian, sushi, stall = sorted(world.restaurants(BEIJING), key=lambda r: r.id)
    assert vegetarian.diets == {"vegetarian": Truth.YES}
    assert sushi.cuisines == ("日本料理", "Japanese")
    assert (stall.cuisines, stall.diets) == ((), {})


def test_trains_and_flights_leave_on_every_day_of_the_range_and_on_none_after_it(world):
    for day in (0, DAYS - 1):
        on = AS_OF + timedelta(days=day)
        assert [t.number for t in world.transports(BEIJING, SHANGHAI, on)] == ["G2", "Z1"]
        assert {t.depart.date() for t in world.transports(BEIJING, SHANGHAI, on)} == {on}
    assert not world.transports(BEIJING, SHANGHAI, AS_OF + timedelta(days=DAYS))
    assert not world.transports(BEIJING, SHANGHAI, AS_OF - timedelta(days=1))


def test_the_range_covers_five_days_from_the_friday_two_weeks_ahead():
    friday = AS_OF + timedelta(days=14)
    friday += timedelta(days=(4 - friday.weekday()) % 7)
    assert friday + timedelta(days=4) < AS_OF + timedelta(days=DAYS)


def test_a_train_of_37_hours_arrives_two_days_later_and_a_price_that_is_missing_stays_unknown(world):
    quick, night = world.transports(BEIJING, SHANGHAI, AS_OF)
    assert quick.price is None and quick.minutes == 276
    assert (night.arrive.date(), night.minutes, night.mode) == (AS_OF + timedelta(days=2), 2250, Mode.TRAIN)
    assert night.depart.utcoffset() == timedelta(hours=8)


def test_a_flight_belongs_to_the_cities_that_its_airports_are_named_for(world):
    (flight,) = world.transports(SHANGHAI, BEIJING, AS_OF)
    assert (flight.mode, flight.number, flight.minutes) == (Mode.FLIGHT, "FL1", 79)
    assert flight.arrive.date() == AS_OF + timedelta(days=1)


def test_the_snapshot_holds_the_same_world(database, core, tmp_path, world):
    out = import_chinatravel(database, tmp_path / "sandbox.sqlite", core, days=2)
    held = SqliteCatalog(out)
    assert (held.as_of, held.currency) == (AS_OF, "CNY")
    assert {p.id for p in held.places(BEIJING)} == {p.id for p in world.places(BEIJING)}
    assert held.transports(BEIJING, SHANGHAI, AS_OF) == world.transports(BEIJING, SHANGHAI, AS_OF)
    assert not held.transports(BEIJING, SHANGHAI, AS_OF + timedelta(days=2))
    assert held.fact("chinatravel:accommodation:beijing:0", "lodging.beds").licence == "CC BY-NC-SA"


@pytest.mark.parametrize("missing", ["attractions", "restaurants", "intercity_transport"])
def test_a_folder_that_is_missing_is_said(database, core, missing):
    (database / missing).rename(database / "gone")
    with pytest.raises(CatalogMissing, match="ChinaTravel release"):
        holdings(database, core)


def test_every_type_of_the_sandbox_has_a_kind_and_unknown_words_do_not_fail():
    assert len(KINDS) == 14
    assert cuisines("某菜") == ("某菜",)
    assert room_type("私汤房") is RoomType.HOTEL
    assert room_type("酒店公寓") is RoomType.ENTIRE


@given(st.integers(0, 1439), st.integers(1, 3 * 1440))
def test_a_duration_is_recovered_from_the_clock_times_when_the_statement_is_near(leaves, minutes):
    assert lasting(leaves, (leaves + minutes) % 1440, minutes + 90) == minutes


@given(st.integers(0, 23), st.integers(0, 59))
def test_clock_times_are_minutes_after_midnight(hour, minute):
    assert clock(f"{hour:02d}:{minute:02d}") == hour * 60 + minute


def test_what_is_no_clock_time_is_none():
    assert [clock(t) for t in ("24:00", "25:00", "全天", "")] == [1440, None, None, None]
    assert date(2025, 3, 25) == AS_OF
