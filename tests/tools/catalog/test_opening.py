"""Opening hours of a date, claim by claim."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.hours import WEEKDAYS, Interval, OpeningHours, Season, Weekly
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.opening import opening_on

MONDAY, TUESDAY = date(2026, 5, 4), date(2026, 5, 5)
PLAIN, UNSURE = (Truth.NO, Truth.NO), (Truth.UNKNOWN, Truth.UNKNOWN)
DAY = (Interval(start=540, end=1020),)
SHORT = (Interval(start=600, end=720),)


def hours(**days: tuple[Interval, ...]) -> OpeningHours:
    return OpeningHours(weekly=(Weekly(days=days),))


def test_nothing_known_is_unknown() -> None:
    assert opening_on(None, MONDAY, PLAIN).open is Truth.UNKNOWN
    assert opening_on(OpeningHours(), MONDAY, PLAIN).open is Truth.UNKNOWN


def test_an_absent_weekday_is_unknown_and_an_empty_one_is_closed() -> None:
    assert opening_on(hours(mon=()), MONDAY, PLAIN).open is Truth.NO
    assert opening_on(hours(mon=()), TUESDAY, PLAIN).open is Truth.UNKNOWN


def test_lunch_breaks_and_closing_after_midnight_are_kept() -> None:
    split = (Interval(start=540, end=720), Interval(start=1080, end=1560))
    assert opening_on(hours(mon=split), MONDAY, PLAIN).intervals == split


def test_closed_dates_come_before_the_table_and_before_always_open() -> None:
    new_year = OpeningHours(always_open=True, closed_month_days=((1, 1),))
    assert opening_on(new_year, date(2027, 1, 1), PLAIN).open is Truth.NO
    assert opening_on(new_year, date(2027, 1, 2), UNSURE).intervals == (Interval(start=0, end=1440),)
    once = OpeningHours(weekly=(Weekly(days={"mon": DAY}),), closed_dates=(MONDAY,))
    assert opening_on(once, MONDAY, PLAIN).open is Truth.NO


def test_the_first_table_whose_season_holds_the_date_counts() -> None:
    winter = Weekly(season=Season(start_month=11, start_day=1, end_month=3, end_day=31), days={"mon": SHORT})
    both = OpeningHours(weekly=(winter, Weekly(days={"mon": DAY})))
    assert opening_on(both, date(2026, 1, 5), PLAIN).intervals == SHORT
    assert opening_on(both, date(2026, 6, 1), PLAIN).intervals == DAY
    assert opening_on(OpeningHours(weekly=(winter,)), date(2026, 6, 1), PLAIN).open is Truth.UNKNOWN


def test_a_holiday_has_its_own_table_or_is_unknown() -> None:
    holiday = (Truth.YES, Truth.NO)
    assert opening_on(hours(mon=DAY, holiday=SHORT), MONDAY, holiday).intervals == SHORT
    assert opening_on(hours(mon=DAY, holiday=()), MONDAY, holiday).open is Truth.NO
    assert opening_on(hours(mon=DAY), MONDAY, holiday).open is Truth.UNKNOWN


def test_not_knowing_the_holidays_matters_only_where_they_differ() -> None:
    assert opening_on(hours(mon=DAY, holiday=DAY), MONDAY, UNSURE).open is Truth.YES
    assert opening_on(hours(mon=DAY, holiday=()), MONDAY, UNSURE).open is Truth.UNKNOWN
    assert opening_on(hours(mon=DAY), MONDAY, UNSURE).open is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("before", "expected"), [(Truth.YES, Truth.NO), (Truth.NO, Truth.YES), (Truth.UNKNOWN, Truth.UNKNOWN)]
)
def test_a_closing_day_that_is_a_holiday_moves_to_the_next_day(before: Truth, expected: Truth) -> None:
    moving = OpeningHours(
        weekly=(Weekly(days={"mon": (), "tue": DAY, "holiday": DAY}),), holiday_opens_then_closes_next=True
    )
    assert opening_on(moving, MONDAY, (Truth.YES, Truth.NO)).open is Truth.YES
    assert opening_on(moving, TUESDAY, (Truth.NO, before)).open is expected


def test_a_moved_closing_without_holiday_hours_is_open_at_unknown_hours() -> None:
    moving = OpeningHours(weekly=(Weekly(days={"mon": (), "tue": DAY}),), holiday_opens_then_closes_next=True)
    assert opening_on(moving, MONDAY, (Truth.YES, Truth.NO)).open is Truth.UNKNOWN


tables = st.dictionaries(st.sampled_from([*WEEKDAYS, "holiday"]), st.sampled_from([(), DAY, SHORT]))
truths = st.tuples(st.sampled_from(Truth), st.sampled_from(Truth))


@given(tables, st.booleans(), st.integers(0, 400), truths)
def test_open_always_comes_with_intervals_and_knowing_less_never_opens(
    days: dict[str, tuple[Interval, ...]], moves: bool, offset: int, holidays: tuple[Truth, Truth]
) -> None:
    place = OpeningHours(weekly=(Weekly(days=days),), holiday_opens_then_closes_next=moves)
    day = MONDAY + timedelta(days=offset)
    answer = opening_on(place, day, holidays)
    assert (answer.open is Truth.YES) == bool(answer.intervals)
    if opening_on(place, day, UNSURE).open is Truth.YES:
        assert answer.open is Truth.YES
