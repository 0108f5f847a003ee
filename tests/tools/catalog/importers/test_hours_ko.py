"""Golden readings of Korean opening columns and closing texts, written in the manner of the public data standard."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.hours import WEEKDAYS, Season
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.importers.hours_ko import interval, merged, opening, read_closing
from tripwright.tools.catalog.importers.moving_days import MovingDays
from tripwright.tools.catalog.opening import opening_on

SEOLLAL, CHUSEOK = date(2026, 2, 17), date(2026, 9, 25)
HOLIDAYS = frozenset({date(2026, 2, 16), SEOLLAL, date(2026, 2, 18), date(2026, 3, 2), date(2026, 12, 25)})
DAYS = MovingDays(feasts={"seollal": (SEOLLAL,), "chuseok": (CHUSEOK,)}, public=HOLIDAYS)
NINE_TO_SIX, TEN_TO_FIVE, BLANK = ("09:00", "18:00"), ("10:00", "17:00"), ("00:00", "00:00")
WEDNESDAY, MONDAY, SATURDAY = date(2026, 11, 25), date(2026, 11, 23), date(2026, 11, 28)
NO_HOLIDAY, HOLIDAY = (Truth.NO, Truth.NO), (Truth.YES, Truth.NO)


@pytest.mark.parametrize(
    ("text", "weekdays", "month_days"),
    [
        ("월요일", {"mon"}, set()),
        ("매주 월요일, 1월 1일", {"mon"}, {(1, 1)}),
        ("토+일", {"sat", "sun"}, set()),
        ("주말", {"sat", "sun"}, set()),
        ("매주 월요일~수요일", {"mon", "tue", "wed"}, set()),
        ("신정+화요일 휴관", {"tue"}, {(1, 1)}),
        ("일요일+근로자의 날(5/1)+12월 25일", {"sun"}, {(5, 1), (12, 25)}),
        ("1.1 휴관매주 월요일 휴관", {"mon"}, {(1, 1)}),
        ("연중무휴", set(), set()),
    ],
)
def test_weekdays_and_dates_of_a_closing_text(text, weekdays, month_days):
    read = read_closing(text, DAYS)
    assert read is not None
    assert (read.weekdays, read.month_days) == (weekdays, month_days)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("설날 당일, 추석 당일", {SEOLLAL, CHUSEOK}),
        ("설·추석 당일", {SEOLLAL, CHUSEOK}),
        ("명절 당일", {SEOLLAL, CHUSEOK}),
        ("설 연휴", {date(2026, 2, 16), SEOLLAL, date(2026, 2, 18)}),
        ("추석 전일", {date(2026, 9, 24), CHUSEOK}),
        ("설 연휴 당일", {SEOLLAL}),
    ],
)
def test_feasts_become_dates(text, dates):
    read = read_closing(text, DAYS)
    assert read is not None
    assert read.dates == dates


def test_the_first_monday_of_two_months_becomes_two_dates():
    read = read_closing("3월,11월 첫 번째 월요일", DAYS)
    assert read is not None
    assert read.dates == {date(2026, 3, 2), date(2026, 11, 2)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("월(단, 월요일이 공휴일인 경우 개관하고 다음날 휴관)", "next"),
        ("매주 월요일, 단 월요일이 공휴일인 경우 다음날 휴관", "next"),
        ("월(월요일이 공휴일이면 그 다음 첫번째 평일)", "workday"),
        ("월요일(공휴일인 월요일은 운영)", "opens"),
        ("월요일", None),
    ],
)
def test_what_happens_to_a_closing_monday_on_a_holiday(text, rule):
    read = read_closing(text, DAYS)
    assert read is not None
    assert (read.weekdays, read.on_holiday) == ({"mon"}, rule)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "토+일+방학기간",
        "월+전시 준비기간",
        "휴관",
        "월+설날 오전",
        "개교기념일",
        "변동",
        "월+공휴일 다음날",
        "매주 토요일 13:00 이후",
    ],
)
def test_a_text_with_one_word_that_is_not_understood_leaves_the_hours_unknown(text):
    assert read_closing(text, DAYS) is None
    assert opening(NINE_TO_SIX, NINE_TO_SIX, text, DAYS) is None


def test_equal_columns_hold_for_weekends_too():
    hours = opening(NINE_TO_SIX, NINE_TO_SIX, "연중무휴", DAYS)
    assert hours is not None
    assert str(opening_on(hours, SATURDAY, NO_HOLIDAY).intervals[0]) == "09:00-18:00"


def test_different_columns_leave_the_weekend_unknown_but_not_a_holiday():
    hours = opening(NINE_TO_SIX, TEN_TO_FIVE, "연중무휴", DAYS)
    assert opening_on(hours, SATURDAY, NO_HOLIDAY).open is Truth.UNKNOWN
    assert str(opening_on(hours, WEDNESDAY, HOLIDAY).intervals[0]) == "10:00-17:00"


def test_blank_holiday_columns_close_a_holiday_only_where_the_text_says_so():
    silent, said = (opening(NINE_TO_SIX, BLANK, text, DAYS) for text in ("일요일", "일요일+공휴일"))
    assert opening_on(silent, WEDNESDAY, HOLIDAY).open is Truth.UNKNOWN
    assert opening_on(said, WEDNESDAY, HOLIDAY).open is Truth.NO


def test_a_closing_weekday_without_a_word_on_holidays_leaves_holidays_unknown():
    hours = opening(NINE_TO_SIX, NINE_TO_SIX, "월요일", DAYS)
    assert opening_on(hours, MONDAY, NO_HOLIDAY).open is Truth.NO
    assert opening_on(hours, MONDAY, HOLIDAY).open is Truth.UNKNOWN


def test_a_monday_holiday_opens_and_the_day_after_closes():
    hours = opening(NINE_TO_SIX, NINE_TO_SIX, "월(월요일이 공휴일인 경우 다음날 휴관)", DAYS)
    assert opening_on(hours, MONDAY, HOLIDAY).open is Truth.YES
    assert opening_on(hours, date(2026, 11, 24), (Truth.NO, Truth.YES)).open is Truth.NO


def test_the_first_working_day_after_a_run_of_holidays_is_a_date_of_its_own():
    hours = opening(NINE_TO_SIX, NINE_TO_SIX, "월(월요일이 공휴일인 경우 다음 첫번째 평일)", DAYS)
    assert hours is not None
    assert hours.closed_dates == (date(2026, 2, 19),)


def test_two_seasons_of_one_house_are_one_table_each():
    summer = opening(NINE_TO_SIX, NINE_TO_SIX, "월", DAYS, Season(start_month=3, start_day=1, end_month=10, end_day=31))
    winter = opening(TEN_TO_FIVE, TEN_TO_FIVE, "월", DAYS, Season(start_month=11, start_day=1, end_month=2, end_day=31))
    hours = merged([summer, winter])
    assert str(opening_on(hours, date(2026, 7, 1), NO_HOLIDAY).intervals[0]) == "09:00-18:00"
    assert str(opening_on(hours, WEDNESDAY, NO_HOLIDAY).intervals[0]) == "10:00-17:00"


def test_seasons_that_close_on_different_days_are_not_merged():
    one, other = (opening(NINE_TO_SIX, NINE_TO_SIX, text, DAYS) for text in ("월", "월+1월 1일"))
    assert merged([one, other]) is None


@pytest.mark.parametrize(
    ("clocks", "text"),
    [
        (("10:00", "24:00"), "10:00-00:00"),
        (("20:30", "23:59"), "20:30-00:00"),
        (BLANK, None),
        (("18:00", "09:00"), None),
        (("", ""), None),
    ],
)
def test_a_pair_of_clock_times(clocks, text):
    found = interval(*clocks)
    assert (None if found is None else str(found)) == text


def test_a_long_text_is_not_kept():
    hours = opening(NINE_TO_SIX, NINE_TO_SIX, "월요일+" * 20 + "화요일", DAYS)
    assert hours is not None
    assert hours.text is None


@given(st.lists(st.sampled_from("월화수목금토일"), min_size=1, unique=True))
def test_every_list_of_weekdays_closes_just_those(names):
    read = read_closing("+".join(names), DAYS)
    assert read is not None
    assert read.weekdays == {WEEKDAYS["월화수목금토일".index(name)] for name in names}


@given(st.text(alphabet="월화일요매주설추석당연휴공첫째번1239 .,/()+~단이인경우다음날", max_size=40))
def test_no_text_makes_the_reader_fail(text):
    read = read_closing(text, DAYS)
    assert read is None or read.weekdays <= set(WEEKDAYS)
