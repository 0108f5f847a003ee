"""Stops of a request as city ids."""

from datetime import date

from tripwright.domain.dates import DateRange
from tripwright.domain.request import PlaceRef, Request, Stop
from tripwright.tools.optimise.problem import stops_of

WEEK = DateRange(start=date(2026, 5, 4), end=date(2026, 5, 10))
PLAINS = PlaceRef(words="the Plains", level="region", name="Plains", ids=("t:Alder", "t:Birch", "t:Cedar"))
ALDER = PlaceRef(words="Alder", level="city", name="Alder", ids=("t:Alder",))


def request(*stops, **more):
    return Request(text="a trip", stops=stops, **more)


def test_a_named_city_is_one_stop(sandbox):
    (stop,) = stops_of(request(Stop(options=(ALDER,), nights=2)), WEEK, sandbox)
    assert (stop.cities, stop.count, stop.nights) == (("t:Alder",), 1, 2)


def test_a_region_stands_for_as_many_cities_as_were_asked(sandbox):
    (stop,) = stops_of(request(Stop(options=(PLAINS,)), cities_wanted=2), WEEK, sandbox)
    assert stop.count == 2


def test_a_region_without_a_number_gets_a_city_for_three_nights(sandbox):
    (stop,) = stops_of(request(Stop(options=(PLAINS,))), WEEK, sandbox)
    assert stop.count == 2
    weekend = DateRange(start=WEEK.start, end=date(2026, 5, 6))
    assert stops_of(request(Stop(options=(PLAINS,))), weekend, sandbox)[0].count == 1


def test_a_country_stands_for_its_cities_that_hold_places(lisbon):
    portugal = PlaceRef(words="Portugal", level="country", name="Portugal", ids=("PT",))
    (stop,) = stops_of(request(Stop(options=(portugal,)), cities_wanted=1), WEEK, lisbon)
    assert set(stop.cities) == {"t:Lisbon", "t:Porto"}


def test_nobody_travels_to_where_they_start_unless_they_named_it(sandbox):
    (stop,) = stops_of(request(Stop(options=(PLAINS,)), cities_wanted=2, origin=ALDER), WEEK, sandbox)
    assert "t:Alder" not in stop.cities
    (named,) = stops_of(request(Stop(options=(ALDER,)), origin=ALDER), WEEK, sandbox)
    assert named.cities == ("t:Alder",)
