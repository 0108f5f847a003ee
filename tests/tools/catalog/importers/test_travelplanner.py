"""The sandbox's tables as a closed world, from a small database of the same shape with invented rows."""

from datetime import UTC, date

import pytest
from tripwright.domain.errors import CatalogMissing
from tripwright.domain.money import Money
from tripwright.domain.offers import HouseRule, Mode, RoomType
from tripwright.domain.place import City, Kind, Point
from tripwright.tools.catalog import open_catalog
from tripwright.tools.catalog.importers.travelplanner import (
    AS_OF,
    SOURCE,
    Rows,
    cities_of,
    duration,
    import_travelplanner,
    kilometres,
    read,
)
from tripwright.tools.catalog.memory import InMemoryCatalog

TABLES = {
    "attractions/attractions.csv": """Name,Latitude,Longitude,Address,Phone,Website,City
Zinc Museum,32.80,-96.80,x,x,x,Dallas
Zinc Museum,32.81,-96.81,x,x,x,Dallas
Nameless Corner,32.79,-96.79,x,x,x,Dallas
Ice Palace,45.56,-84.78,x,x,x,Pellston
Old Mill,53.48,-2.24,x,x,x,Manchester
""",
    "restaurants/clean_restaurant_2022.csv": """,Name,City,Cuisines,Average Cost,Aggregate Rating
0,Blue Spoon,Dallas,"Tea, French, Tea",21,4.1
1,Blue Spoon,Dallas,Pizza,99,1.0
2,Red Fork,Dallas,BBQ,30,0.0
""",
    "accommodations/clean_accommodations_2022.csv": """,NAME,room type,price,minimum nights,review rate number,house_rules,maximum occupancy,city
0,Loft,Entire home/apt,150.0,2.0,4.0,No pets & No smoking,3,Dallas
1,Nook,Shared room,20.0,1.0,3.0,,1,Dallas
2,,Private room,20.0,1.0,3.0,No parties,1,Dallas
3,Den,Private room,55.0,1.0,,No parties,2,Dallas
4,Bunk,Shared room,25.0,1.0,2.0,No children under 10,1,Dallas
""",
    "googleDistanceMatrix/distance.csv": """origin,destination,cost,duration,distance
Dallas,Denver,,12 hours 30 mins,"1,270 km"
Dallas,Denver,,99 hours,9 km
Denver,Dallas,,1 day 2 hours,"1,275 km"
Dallas,Pellston,,,
""",
    "flights/clean_Flights_2022.csv": """Flight Number,Price,DepTime,ArrTime,ActualElapsedTime,FlightDate,OriginCityName,DestCityName,Distance
F1,208,07:19,08:20,2 hours 1 minutes,2022-03-01,Dallas,Denver,660.0
""",
    "flights/flights_2022_extra.csv": """Flight Number,Price,DepTime,ArrTime,ActualElapsedTime,FlightDate,OriginCityName,DestCityName,Distance
F1,208,07:19,08:20,2 hours 1 minutes,2022-03-01,Dallas,Denver,660.0
F2,99,23:30,02:31,2 hours 1 minutes,2022-03-02,Denver,Dallas,660.0
""",
    "background/citySet_with_states.txt": "Dallas\tTexas\nDenver\tColorado\nPellston\tMichigan\nDetroit\tMichigan\nManchester\tEngland\nNowhere\tUtah\n",
}


def town(number, name, region, lat, lon, zone, country="US", population=1000):
    return City(
        id=f"geonames:{number}", name=name, country=country, region=region, point=Point(lat=lat, lon=lon),
        timezone=zone, population=population,
    )  # fmt: skip


CORE = InMemoryCatalog(
    cities=[
        town(1, "Dallas", "Texas", 32.78, -96.8, "America/Chicago"),
        town(2, "Dallas", "Oregon", 44.9, -123.3, "America/Los_Angeles", population=9000),
        town(3, "Denver", "Colorado", 39.74, -104.98, "America/Denver"),
        town(4, "Manchester", "England", 53.48, -2.24, "Europe/London", "GB", 500_000),
        town(5, "Manchester", "New Hampshire", 42.99, -71.46, "America/New_York"),
        town(6, "Detroit", "Michigan", 42.33, -83.04, "America/Detroit"),
    ]
)


@pytest.fixture
def database(tmp_path):
    for name, text in TABLES.items():
        path = tmp_path / "database" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "database"


@pytest.fixture
def catalog(database, tmp_path):
    return open_catalog([import_travelplanner(database, tmp_path / "sandbox.sqlite", CORE)], core=False, packs=())


def test_it_is_a_dated_closed_world_in_dollars_that_says_what_it_is(catalog):
    assert (catalog.as_of, catalog.currency, catalog.closed_world) == (AS_OF, "USD", True)
    assert "not true" in catalog.source(SOURCE.id).name
    assert catalog.fact("travelplanner:restaurant:0", "restaurant.price").observed_at == AS_OF
    assert all(p.synthetic for p in catalog.places("geonames:1"))


def test_cities_are_told_apart_by_their_listed_state(catalog):
    assert {c.id for c in catalog.find_cities("Dallas")} == {"geonames:1"}


def test_a_city_of_a_foreign_namesake_keeps_its_american_clock_and_stands_among_its_sights(catalog):
    (city,) = catalog.find_cities("Manchester")
    assert (city.id, city.timezone, city.region) == ("geonames:5", "America/New_York", "England")
    assert round(city.point.lat) == 53


def test_the_clocks_of_its_flights_go_before_the_listed_state():
    flight = {"Flight Number": "F1", "DepTime": "07:00", "ArrTime": "10:00", "ActualElapsedTime": "2 hours 0 minutes"}
    flight |= {"FlightDate": "2022-03-01", "OriginCityName": "Dallas", "DestCityName": "Detroit", "Price": 1}
    rows = Rows(flights=[flight], states={"Dallas": "Texas", "Detroit": "Michigan"})
    assert cities_of(rows, CORE)["Dallas"].id == "geonames:1"
    odd = {**flight, "ArrTime": "12:00"}  # five hours on the wall are two in the air only from the west coast
    assert cities_of(Rows(flights=[odd], states=rows.states), CORE)["Dallas"].id == "geonames:2"


def test_a_small_town_is_placed_by_its_sights_with_the_zone_of_its_neighbours(database):
    cities = cities_of(read(database), CORE)
    assert cities["Pellston"].id == "travelplanner:city:pellston"
    assert cities["Pellston"].timezone == "America/Detroit"
    assert cities["Pellston"].region == "Michigan"


def test_a_town_that_nothing_places_is_left_out(database):
    assert "Nowhere" not in cities_of(read(database), CORE)


def test_sights_are_free_once_each_and_named_by_kind(catalog):
    museum, corner = sorted(catalog.places("geonames:1"), key=lambda p: p.id)
    assert (museum.name, museum.kind) == ("Zinc Museum", Kind.MUSEUM)
    assert corner.kind is Kind.SIGHT
    assert museum.price == Money(amount=0, currency="USD")


def test_the_first_restaurant_of_a_name_counts_and_no_rating_is_not_zero(catalog):
    spoon, fork = sorted(catalog.restaurants("geonames:1"), key=lambda r: r.id)
    assert (spoon.price.amount, spoon.cuisines) == (21, ("Tea", "French"))
    assert fork.rating is None


def test_lodgings_with_an_empty_field_are_not_part_of_it(catalog):
    loft, bunk = sorted(catalog.lodgings("geonames:1"), key=lambda x: x.id)
    assert (loft.name, loft.room_type, loft.min_nights, loft.occupancy) == ("Loft", RoomType.ENTIRE, 2, 3)
    assert set(loft.forbids) == {HouseRule.PETS, HouseRule.SMOKING}
    assert bunk.forbids == (HouseRule.CHILDREN_UNDER_10,)


def test_a_flight_in_both_files_is_one_and_its_times_are_local(catalog):
    (flight,) = [t for t in catalog.transports("geonames:1", "geonames:3", date(2022, 3, 1)) if t.mode is Mode.FLIGHT]
    assert (flight.depart.isoformat(), flight.arrive.isoformat()) == (
        "2022-03-01T07:19:00-06:00",
        "2022-03-01T08:20:00-07:00",
    )
    assert flight.minutes == 121


def test_a_night_flight_arrives_the_next_day(catalog):
    (flight,) = [t for t in catalog.transports("geonames:3", "geonames:1", date(2022, 3, 2)) if t.mode is Mode.FLIGHT]
    assert flight.arrive.date() == date(2022, 3, 3)
    assert flight.arrive.astimezone(UTC) > flight.depart.astimezone(UTC)


def test_roads_are_a_car_and_a_taxi_in_whole_dollars(catalog):
    car, taxi = sorted(
        (t for t in catalog.transports("geonames:1", "geonames:3", date(2022, 3, 9))), key=lambda t: t.mode
    )
    assert (car.mode, car.price.amount, car.per, car.seats) == (Mode.SELF_DRIVE, 63, "vehicle", 5)
    assert (taxi.mode, taxi.price.amount, taxi.seats, taxi.minutes) == (Mode.TAXI, 1270, 4, 750)


def test_a_road_without_a_distance_does_not_exist(catalog):
    assert catalog.transports("geonames:1", "travelplanner:city:pellston", date(2022, 3, 9)) == ()


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("1 day 2 hours", 1560), ("10 hours 55 mins", 655), ("0 hours 57 minutes", 57), ("1 min", 1), ("", None)],
)
def test_durations(text, minutes):
    assert duration(text) == minutes


@pytest.mark.parametrize(("text", "km"), [("1,144 km", 1144), ("3.5 km", 3.5), ("850 m", 0.85), ("", None)])
def test_distances(text, km):
    found = kilometres(text)
    assert (float(found) if found is not None else None) == km


def test_a_missing_table_is_named(database, tmp_path):
    (database / "attractions" / "attractions.csv").unlink()
    with pytest.raises(CatalogMissing, match="attractions.csv"):
        import_travelplanner(database, tmp_path / "out.sqlite", CORE)


def test_no_rows_make_an_empty_world():
    assert cities_of(Rows(), CORE) == {}
