"""Dates and clocks of a plan."""

from collections.abc import Callable
from typing import Any

Found = Callable[[Callable[[Any], None]], set[str]]


def item(plan: Any, day: int, position: int) -> Any:
    return plan["days"][day]["items"][position]


def test_a_day_too_many_is_found(found: Found) -> None:
    assert "days_are_the_dates" in found(lambda p: p["dates"].update(end="2027-03-29"))


def test_a_trip_before_it_was_planned_is_found(found: Found) -> None:
    assert "days_are_the_dates" in found(lambda p: p.update(made_at="2027-06-01T09:00:00Z"))


def test_a_day_in_another_zone_is_found(found: Found) -> None:
    assert found(lambda p: p["days"][0].update(timezone="Europe/London")) == {"days_have_their_zone"}


def test_forgetting_summer_time_is_found(found: Found) -> None:
    edit = {"start": "2027-03-28T10:40:00+01:00", "end": "2027-03-28T11:25:00+01:00"}
    assert "offsets_are_local" in found(lambda p: item(p, 2, 1).update(edit))


def test_an_hour_that_summer_time_skips_is_found(found: Found) -> None:
    edit = {"start": "2027-03-28T02:30:00+01:00", "end": "2027-03-28T11:25:00+02:00"}
    assert "offsets_are_local" in found(lambda p: item(p, 2, 1).update(edit))


def test_items_in_the_wrong_order_are_found(found: Found) -> None:
    assert "items_do_not_overlap" in found(lambda p: p["days"][0]["items"].reverse())


def test_two_things_at_once_are_found(found: Found) -> None:
    assert "items_do_not_overlap" in found(lambda p: item(p, 0, 1).update(end="2027-03-26T11:55:00+01:00"))


def test_a_thing_on_another_date_is_found(found: Found) -> None:
    edit = {"start": "2027-03-25T10:00:00+01:00", "end": "2027-03-25T11:45:00+01:00"}
    assert "items_are_on_their_day" in found(lambda p: item(p, 0, 1).update(edit))


def test_an_end_before_the_start_is_found(found: Found) -> None:
    assert "items_are_on_their_day" in found(lambda p: item(p, 0, 1).update(end="2027-03-26T09:00:00+01:00"))


def test_a_night_without_a_bed_is_found(found: Found) -> None:
    assert "nights_are_covered_once" in found(lambda p: p["stays"].pop(0))


def test_a_night_that_is_paid_twice_is_found(found: Found) -> None:
    assert "nights_are_covered_once" in found(lambda p: p["stays"][0].update(check_out="2027-03-28"))


def test_a_stop_outside_the_trip_is_found(found: Found) -> None:
    assert "stops_follow_each_other" in found(lambda p: p["stops"][1].update(leave="2027-03-30"))


def test_a_plan_without_a_stop_is_found(found: Found) -> None:
    assert "stops_follow_each_other" in found(lambda p: p.update(stops=[]))


def test_an_invented_holiday_is_found(found: Found) -> None:
    assert "holidays_are_listed" in found(lambda p: p["days"][0].update(holidays=["Feast of the Moon"]))


def test_a_holiday_of_a_region_may_be_named_where_one_is_near(found: Found) -> None:
    assert found(lambda p: p["days"][0].update(holidays=["Good Friday"])) == set()
