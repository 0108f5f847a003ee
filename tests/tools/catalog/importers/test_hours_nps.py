"""Structured hours of the US parks, as their interface gives them."""

from typing import Any

import pytest
from tripwright.domain.hours import OpeningHours, Season
from tripwright.tools.catalog.importers.hours_nps import day_nps, hours_nps

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def hours(name: str, text: str, *exceptions: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "standardHours": dict.fromkeys(DAYS, text), "exceptions": list(exceptions)}


def exception(name: str, first: str, last: str, text: str) -> dict[str, Any]:
    return {"name": name, "startDate": first, "endDate": last, "exceptionHours": dict.fromkeys(DAYS, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9:00AM - 5:00PM", ["09:00-17:00"]),
        ("12:00PM - 4:30PM", ["12:00-16:30"]),
        ("6:00AM - 1:00AM", ["06:00-01:00"]),
        ("All Day", ["00:00-00:00"]),
        ("Closed", []),
    ],
)
def test_a_day_that_is_a_clock_time(text: str, expected: list[str]) -> None:
    times = day_nps(text)
    assert times is not None and [str(each) for each in times] == expected


@pytest.mark.parametrize(
    "text", ["Sunrise to Sunset", "7:00AM - Sunset", "Opens at 6:00AM", "unknown", "", "13:00AM - 5:00PM"]
)
def test_a_day_without_clock_times_is_unknown(text: str) -> None:
    assert day_nps(text) is None


def test_open_all_day_every_day_is_always_open() -> None:
    assert hours_nps(("A",), [hours("A", "All Day")]) == OpeningHours(always_open=True)


def test_sunrise_to_sunset_keeps_its_text_and_no_times() -> None:
    assert hours_nps(("A",), [hours("A", "Sunrise to Sunset")]) == OpeningHours(text="Sunrise to Sunset")


def test_of_several_sets_the_parks_own_is_taken() -> None:
    found = hours_nps(
        ("Fort A National Monument", "Fort A"),
        [hours("Visitor Center", "9:00AM - 5:00PM"), hours("Fort A", "8:00AM - 6:00PM")],
    )
    assert found is not None and str(found.weekly[0].days["mon"][0]) == "08:00-18:00"


def test_several_sets_of_which_none_is_the_parks_are_no_hours() -> None:
    assert hours_nps(("Grand A",), [hours("South Rim", "All Day"), hours("North Rim", "Closed")]) is None


def test_christmas_closes_each_year_but_a_moving_feast_does_not() -> None:
    found = hours_nps(
        ("A",),
        [
            hours(
                "A",
                "9:00AM - 5:00PM",
                exception("Christmas Day", "2024-12-25", "2024-12-25", "Closed"),
                exception("Park is Closed", "2025-01-01", "2025-01-01", ""),
                exception("Thanksgiving", "2024-11-28", "2024-11-28", "Closed"),
            )
        ],
    )
    assert found is not None and found.closed_month_days == ((12, 25), (1, 1)) and found.closed_dates == ()


def test_a_long_exception_is_a_season() -> None:
    found = hours_nps(
        ("A",), [hours("A", "9:00AM - 5:00PM", exception("Winter", "2023-11-01", "2024-03-31", "10:00AM - 4:00PM"))]
    )
    assert found is not None
    assert found.weekly[0].season == Season(start_month=11, start_day=1, end_month=3, end_day=31)
    assert found.weekly[1].season is None
