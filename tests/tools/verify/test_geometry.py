"""Distances and times against figures worked out by hand."""

import pytest
from tripwright.domain.offers import Mode
from tripwright.domain.place import Point
from tripwright.tools.verify.geometry import great_circle_km, local_minutes, road_minutes

PARIS, LONDON = Point(lat=48.8566, lon=2.3522), Point(lat=51.5074, lon=-0.1278)
#: One degree of latitude is 111.195 km on the mean sphere.
HERE, TENTH = Point(lat=10.0, lon=20.0), Point(lat=10.01, lon=20.0)


def test_paris_to_london_is_344_km() -> None:
    assert great_circle_km(PARIS, LONDON) == pytest.approx(343.6, abs=0.5)


def test_a_distance_is_the_same_both_ways_and_zero_to_itself() -> None:
    assert great_circle_km(PARIS, LONDON) == great_circle_km(LONDON, PARIS)
    assert great_circle_km(PARIS, PARIS) == 0


def test_the_antipodes_are_half_way_round() -> None:
    assert great_circle_km(Point(lat=0, lon=0), Point(lat=0, lon=180)) == pytest.approx(20015.1, abs=0.1)


def test_a_walk_of_1112_metres_as_the_crow_flies_takes_20_minutes() -> None:
    assert local_minutes(HERE, TENTH, Mode.WALK) == 20  # 1.4455 km at 4.5 km/h is 19.3 minutes


def test_the_same_by_transit_takes_13_minutes() -> None:
    assert local_minutes(HERE, TENTH, Mode.TRANSIT) == 13  # 4.8 minutes and 8


@pytest.mark.parametrize(("km", "minutes"), [(50, 41), (100, 64), (300, 177), (800, 453), (1100, 600)])
def test_longer_roads_are_faster(km: float, minutes: int) -> None:
    assert road_minutes(km) == minutes
