"""Routes: checked against brute force where everything can be tried."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tripwright.domain.errors import Infeasible
from tripwright.tools.optimise.cities import legs_of, routes
from tripwright.tools.optimise.problem import StopOptions

TOWNS = ["t:Alder", "t:Birch", "t:Cedar"]


def free(*_):
    return 0.0


def test_cities_of_a_region_come_in_the_best_order(sandbox, asking):
    problem = asking(sandbox, TOWNS, days=5, count=2, origin="t:Home")

    def leg(a, b, on):
        return 5.0 if (a, b) == ("t:Cedar", "t:Alder") else 0.0

    (_, best), *_ = routes(problem, leg, free, 3)
    assert best.cities == ("t:Cedar", "t:Alder")


def test_nights_go_where_they_are_worth_most(sandbox, asking):
    problem = asking(sandbox, TOWNS[:2], days=6)

    def stay(city, nights):
        return nights**0.5 * (3 if city == "t:Alder" else 1)

    (_, best), *_ = routes(problem, free, stay, 1)
    assert best.nights == (4, 1)


def test_fixed_nights_are_kept_and_what_is_left_goes_to_the_last(sandbox, asking):
    problem = asking(sandbox, TOWNS[:2], days=6)
    fixed = replace(problem, stops=tuple(replace(s, nights=2) for s in problem.stops))
    assert routes(fixed, free, free, 1)[0][1].nights == (2, 3)


def test_an_impossible_move_is_not_made(sandbox, asking):
    problem = asking(sandbox, TOWNS, days=5, count=2)

    def leg(a, b, on):
        return None if b == "t:Birch" else 0.0

    assert all("t:Birch" not in r.cities for _, r in routes(problem, leg, free, 10))


def test_the_way_home_has_to_exist(sandbox, asking):
    problem = asking(sandbox, TOWNS, days=3, count=1, origin="t:Home")

    def leg(a, b, on):
        return None if b == "t:Home" and a != "t:Cedar" else 0.0

    assert [r.cities for _, r in routes(problem, leg, free, 10)] == [("t:Cedar",)]


def test_more_stops_than_nights_is_refused_with_the_words(sandbox, asking):
    problem = asking(sandbox, TOWNS, days=2)
    with pytest.raises(Infeasible) as refused:
        legs_of(problem)
    assert refused.value.conflict == tuple(TOWNS)


def test_a_stop_without_a_city_is_refused(sandbox, asking):
    problem = replace(asking(sandbox, TOWNS), stops=(StopOptions((), words="Atlantis"),))
    with pytest.raises(Infeasible, match="no city"):
        legs_of(problem)


def test_a_day_trip_has_no_night(sandbox, asking):
    problem = asking(sandbox, TOWNS[:1], days=1)
    assert routes(problem, free, free, 1)[0][1].nights == (0,)


@settings(max_examples=30, deadline=None)
@given(data=st.data(), count=st.integers(1, 3), days=st.integers(4, 6))
def test_the_beam_finds_the_optimum_of_brute_force(sandbox, asking, data, count, days):
    problem = asking(sandbox, TOWNS, days=days, count=count, origin="t:Home")
    worth = {
        key: data.draw(st.integers(-9, 9))
        for key in [
            *((a, b) for a in ("t:Home", *TOWNS) for b in ("t:Home", *TOWNS)),
            *((t, n) for t in TOWNS for n in range(7)),
        ]
    }
    best = max(
        sum(worth[pair] for pair in zip(("t:Home", *order), (*order, "t:Home"), strict=True))
        + sum(worth[stay] for stay in zip(order, nights, strict=True))
        for order in permutations(TOWNS, count)
        for nights in _splits(days - 1, count)
    )
    (found, route), *_ = routes(problem, lambda a, b, on: worth[a, b], lambda c, n: worth[c, n], 1, beam=1000)
    assert found == best
    assert route.arrivals(problem.dates.start)[-1] == problem.dates.start + timedelta(days=days - 1)


def _splits(nights, count):
    if count == 1:
        return [(nights,)]
    return [(n, *rest) for n in range(1, nights - count + 2) for rest in _splits(nights - n, count - 1)]
