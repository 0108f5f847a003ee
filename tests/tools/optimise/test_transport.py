"""Rides: the timetable where there is one, a labelled model where there is none."""

from datetime import timedelta

import pytest
from tripwright.domain.offers import Mode
from tripwright.domain.parameters import AIRPORT_AFTER_MIN, AIRPORT_BEFORE_MIN, FLIGHT_MODEL_ERROR_PCT
from tripwright.domain.place import City, Point
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.optimise.exchange import Exchange
from tripwright.tools.optimise.transport import Timetable, road_minutes, vehicles


def town(name, lat, lon, country="FR", zone="Europe/Paris"):
    return City(id=f"t:{name}", name=name, country=country, point=Point(lat=lat, lon=lon), timezone=zone)


WORLD = InMemoryCatalog(
    cities=[
        town("Lyon", 45.75, 4.85),
        town("Paris", 48.86, 2.35),
        town("Athens", 37.98, 23.73, "GR", "Europe/Athens"),
        town("Fukuoka", 33.59, 130.4, "JP", "Asia/Tokyo"),
        town("Busan", 35.18, 129.08, "KR", "Asia/Seoul"),
    ]
)


def table(catalog, people=1, banned=()):
    return Timetable(catalog, Exchange(catalog, "USD"), people, frozenset(banned))


def test_recorded_flights_keep_their_times_and_cost_each_person(sandbox, monday):
    flights = [r for r in table(sandbox, people=3).rides("t:Home", "t:Alder", monday) if r.mode is Mode.FLIGHT]
    assert [(f.depart.hour, f.cost) for f in flights] == [(7, 600.0)]


def test_a_car_costs_for_each_five_and_a_taxi_for_each_four(sandbox, monday):
    rides = table(sandbox, people=5).between("t:Alder", "t:Birch", monday, "car")
    assert {r.cost for r in rides} == {15.0}
    taxis = [r for r in table(sandbox, people=5).rides("t:Alder", "t:Birch", monday) if r.mode is Mode.TAXI]
    assert {t.cost for t in taxis} == {600.0}


def test_a_banned_mode_is_not_offered(sandbox, monday):
    modes = {r.mode for r in table(sandbox, banned=[Mode.FLIGHT]).rides("t:Home", "t:Alder", monday)}
    assert modes == {Mode.SELF_DRIVE, Mode.TAXI}


def test_a_sandbox_has_no_way_that_it_does_not_record(sandbox, monday):
    assert table(sandbox).between("t:Alder", "t:Alder", monday, "public") == ()


def test_a_long_drive_starts_early_enough_to_be_there_by_night(sandbox, monday):
    drives = table(sandbox).between("t:Home", "t:Alder", monday, "car")
    assert all(d.arrive.date() == monday for d in drives)
    assert min(d.depart.hour for d in drives) < 6


def test_one_is_in_town_an_hour_after_landing_and_leaves_two_before(sandbox, monday):
    (flight,) = [r for r in table(sandbox).rides("t:Home", "t:Alder", monday) if r.mode is Mode.FLIGHT]
    assert flight.in_town - flight.arrive == timedelta(minutes=AIRPORT_AFTER_MIN)
    assert flight.depart - flight.leave_town == timedelta(minutes=AIRPORT_BEFORE_MIN)


def test_without_a_timetable_a_short_way_is_modelled_by_land_and_says_its_error(monday):
    rides = table(WORLD).between("t:Lyon", "t:Paris", monday, "public")
    assert {(r.mode, r.offer, r.error_pct) for r in rides} == {(Mode.TRAIN, None, 12)}
    assert rides[0].minutes == pytest.approx(road_minutes(rides[0].distance_km), abs=1)


def test_a_far_way_is_modelled_by_air_across_time_zones(monday):
    ride = table(WORLD).between("t:Paris", "t:Athens", monday, "public")[0]
    assert (ride.mode, ride.error_pct) == (Mode.FLIGHT, FLIGHT_MODEL_ERROR_PCT)
    wall = ride.arrive.replace(tzinfo=None) - ride.depart.replace(tzinfo=None)
    assert wall == timedelta(minutes=ride.minutes + 60)


def test_no_road_leads_from_an_island(monday):
    modes = {r.mode for r in table(WORLD).between("t:Fukuoka", "t:Busan", monday, "public")}
    assert modes == {Mode.FLIGHT}
    assert table(WORLD, banned=[Mode.FLIGHT]).between("t:Fukuoka", "t:Busan", monday, "public") == ()


def test_nobody_is_given_a_car_that_they_did_not_ask_for(monday):
    assert table(WORLD).between("t:Lyon", "t:Paris", monday, "car") == ()
    rides = table(WORLD, banned=[Mode.TRAIN, Mode.BUS]).between("t:Lyon", "t:Paris", monday, "car")
    assert {r.mode for r in rides} == {Mode.SELF_DRIVE}


@pytest.mark.parametrize(
    ("mode", "people", "expected"), [(Mode.TAXI, 4, 1), (Mode.TAXI, 5, 2), (Mode.SELF_DRIVE, 5, 1)]
)
def test_vehicles_are_counted_by_their_seats(mode, people, expected):
    assert vehicles(mode, people, 1) == expected


def test_a_ride_that_another_beats_is_left_out(sandbox, monday):
    rides = table(sandbox).rides("t:Alder", "t:Birch", monday)
    keys = [(r.family, r.cost, r.depart) for r in rides]
    assert len(keys) == len(set(keys))
