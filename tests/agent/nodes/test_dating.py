"""Dates from what was said; what was not said is a stated assumption."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.agent.nodes.dating import LEAD_DAYS, choose_dates
from tripwright.domain.dates import DateRange
from tripwright.domain.errors import BadDates
from tripwright.domain.request import PlaceRef, Request, Stop, When
from tripwright.tools.catalog.memory import InMemoryCatalog

TODAY = date(2026, 11, 24)
CATALOG = InMemoryCatalog()


def _dates(**when: object) -> tuple[DateRange, tuple[str, ...]]:
    return choose_dates(Request(text="x", when=When(**when)), TODAY, CATALOG)


def test_stated_dates_are_taken_as_they_are() -> None:
    asked = DateRange(start=date(2026, 12, 1), end=date(2026, 12, 3))
    assert _dates(dates=asked) == (asked, ())


def test_a_start_in_the_past_is_refused() -> None:
    with pytest.raises(BadDates, match="in the past"):
        _dates(dates=DateRange(start=date(2026, 11, 20), end=date(2026, 11, 26)))


def test_a_month_gives_a_friday_in_it_and_says_so() -> None:
    dates, said = _dates(days=4, earliest=date(2027, 5, 1), latest=date(2027, 5, 31))
    assert dates == DateRange(start=date(2027, 5, 7), end=date(2027, 5, 10))
    assert len(said) == 1
    assert "7 May 2027" in said[0]


def test_days_that_do_not_fit_the_frame_are_refused() -> None:
    with pytest.raises(BadDates, match="do not fit"):
        _dates(days=12, earliest=date(2027, 5, 1), latest=date(2027, 5, 9))


def test_nights_of_the_stops_make_the_length() -> None:
    ref = PlaceRef(words="a", level="city", name="a", ids=("geonames:1",))
    stops = (Stop(options=(ref,), nights=3), Stop(options=(ref,), nights=2))
    dates, said = choose_dates(Request(text="x", stops=stops), TODAY, CATALOG)
    assert dates.days == 6
    assert len(said) == 1


@given(days=st.integers(1, 30), ahead=st.integers(0, 300), width=st.integers(0, 90))
def test_chosen_dates_lie_in_the_frame_and_not_in_the_past(days: int, ahead: int, width: int) -> None:
    earliest = TODAY + timedelta(days=ahead)
    latest = earliest + timedelta(days=width)
    try:
        dates, _ = _dates(days=days, earliest=earliest, latest=latest)
    except BadDates:
        assert days > width + 1
        return
    assert dates.days == days
    assert earliest <= dates.start <= dates.end <= latest


def test_without_any_word_of_time_there_is_time_to_book() -> None:
    dates, said = _dates()
    assert dates.start >= TODAY + timedelta(days=LEAD_DAYS)
    assert dates.start.weekday() == 4
    assert len(said) == 2
