"""Opening hours by the record alone, and the catalog's own evaluation as a second opinion."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tripwright.domain.hours import WEEKDAYS, Interval, OpeningHours, Season, Weekly
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.opening import opening_on
from tripwright.tools.verify.opening import evaluate, fitting

MONDAY = date(2027, 3, 29)
NINE_TO_FIVE = (Interval(start=540, end=1020),)


def holidays(*days: date):  # type: ignore[no-untyped-def]
    return lambda day: Truth.YES if day in days else Truth.NO


def weekly(**days: tuple[Interval, ...]) -> OpeningHours:
    return OpeningHours(weekly=(Weekly(days=days),))  # type: ignore[arg-type]


def test_no_hours_are_unknown_and_not_closed() -> None:
    assert evaluate(None, MONDAY, holidays()) == (Truth.UNKNOWN, ())


def test_a_weekday_that_is_not_mentioned_is_unknown() -> None:
    assert evaluate(weekly(tue=NINE_TO_FIVE), MONDAY, holidays())[0] is Truth.UNKNOWN


def test_a_weekday_with_no_interval_is_closed() -> None:
    assert evaluate(weekly(mon=()), MONDAY, holidays())[0] is Truth.NO


def test_a_holiday_that_the_source_does_not_mention_is_unknown() -> None:
    assert evaluate(weekly(mon=NINE_TO_FIVE), MONDAY, holidays(MONDAY))[0] is Truth.UNKNOWN


def test_the_new_year_closing_goes_before_the_week() -> None:
    hours = weekly(mon=NINE_TO_FIVE).model_copy(update={"closed_month_days": ((3, 29),)})
    assert evaluate(hours, MONDAY, holidays())[0] is Truth.NO


def test_a_winter_season_may_wrap_the_new_year() -> None:
    winter = Season(start_month=11, start_day=1, end_month=3, end_day=31)
    hours = OpeningHours(weekly=(Weekly(season=winter, days={"mon": ()}), Weekly(days={"mon": NINE_TO_FIVE})))
    assert evaluate(hours, MONDAY, holidays())[0] is Truth.NO
    assert evaluate(hours, date(2027, 4, 5), holidays())[0] is Truth.YES


def test_a_closing_day_moves_to_the_day_after_a_holiday() -> None:
    hours = weekly(mon=(), tue=NINE_TO_FIVE, holiday=NINE_TO_FIVE)
    hours = hours.model_copy(update={"holiday_opens_then_closes_next": True})
    assert evaluate(hours, MONDAY, holidays())[0] is Truth.NO
    assert evaluate(hours, MONDAY, holidays(MONDAY))[0] is Truth.YES
    assert evaluate(hours, MONDAY + timedelta(days=1), holidays(MONDAY))[0] is Truth.NO


def test_the_last_entry_bounds_the_arrival() -> None:
    opening = (Truth.YES, (Interval(start=540, end=1020, last_entry=990),))
    assert fitting(opening, 990, 1020) is not None
    assert fitting(opening, 991, 1020) is None


@pytest.mark.parametrize(("start", "end", "fits"), [(600, 700, True), (700, 850, False), (850, 900, True)])
def test_a_visit_fits_before_or_after_the_midday_break(start: int, end: int, fits: bool) -> None:
    opening = (Truth.YES, (Interval(start=540, end=720), Interval(start=840, end=1020)))
    assert (fitting(opening, start, end) is not None) is fits


intervals = st.lists(
    st.tuples(st.integers(0, 1400), st.integers(1, 600)).map(lambda x: Interval(start=x[0], end=x[0] + x[1])),
    max_size=2,
).map(tuple)
weeks = st.dictionaries(st.sampled_from([*WEEKDAYS, "holiday"]), intervals)
records = st.builds(
    lambda days, moves, always: OpeningHours(
        weekly=(Weekly(days=days),), holiday_opens_then_closes_next=moves, always_open=always
    ),
    weeks,
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(records, st.integers(0, 20), st.sampled_from(list(Truth)), st.sampled_from(list(Truth)))
def test_the_catalog_evaluates_alike(hours: OpeningHours, offset: int, today: Truth, before: Truth) -> None:
    day = MONDAY + timedelta(days=offset)
    theirs = opening_on(hours, day, (today, before))
    ours = evaluate(hours, day, lambda d: today if d == day else before)
    assert ours == (theirs.open, theirs.intervals)
