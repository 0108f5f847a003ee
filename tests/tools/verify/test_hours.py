"""Visits and meals at their times."""

from collections.abc import Callable
from typing import Any

Found = Callable[[Callable[[Any], None]], set[str]]


def item(plan: Any, day: int, position: int) -> Any:
    return plan["days"][day]["items"][position]


def times(day: str, start: str, end: str) -> dict[str, str]:
    return {"start": f"{day}T{start}:00+01:00", "end": f"{day}T{end}:00+01:00"}


def test_a_visit_that_ends_a_minute_after_closing_is_found(found: Found) -> None:
    assert "visits_are_open" in found(lambda p: item(p, 1, 5).update(times("2027-03-27", "16:16", "18:01")))


def test_an_arrival_after_the_last_entry_is_found(found: Found) -> None:
    assert "visits_are_open" in found(lambda p: item(p, 0, 1).update(times("2027-03-26", "17:31", "18:00")))


def test_unknown_hours_may_stand_when_they_are_called_unknown(found: Found) -> None:
    assert found(lambda p: None) == set()


def test_unknown_hours_that_are_called_known_are_found(found: Found) -> None:
    assert found(lambda p: item(p, 0, 5).update(open="yes", interval="09:00-18:00")) == {"visits_are_open"}


def test_known_hours_that_are_called_unknown_are_found(found: Found) -> None:
    assert found(lambda p: item(p, 1, 5).update(open="unknown", interval=None)) == {"visits_are_open"}


def test_a_visit_in_a_closed_season_is_found(found: Found) -> None:
    garden = {"place_id": "t:garden", "name": "Winter Garden", "kind": "garden", "interval": "08:00-12:00"}

    def edit(plan: Any) -> None:
        item(plan, 0, 1).update(garden, **times("2027-03-26", "12:10", "13:30"))

    assert "visits_are_open" in found(edit)


def test_a_glance_is_no_visit(found: Found) -> None:
    assert found(lambda p: item(p, 0, 1).update(end="2027-03-26T10:10:00+01:00")) == {"visits_are_long_enough"}


def test_lunch_in_the_evening_is_found(found: Found) -> None:
    assert found(lambda p: item(p, 0, 7).update(meal="lunch")) == {"meals_are_at_their_time"}
