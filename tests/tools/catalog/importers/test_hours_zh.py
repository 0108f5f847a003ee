"""Golden readings of Taiwanese opening texts, written in the manner of the sources."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.hours import WEEKDAYS
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.importers.hours_zh import is_always, named_days, opening
from tripwright.tools.catalog.importers.moving_days import MovingDays
from tripwright.tools.catalog.importers.words_zh import minutes
from tripwright.tools.catalog.opening import opening_on

NEW_YEAR = date(2026, 2, 17)
DAYS = MovingDays(
    feasts={
        "new_year": (NEW_YEAR,),
        "tombs": (date(2026, 4, 5),),
        "dragon_boat": (date(2026, 6, 19),),
        "mid_autumn": (date(2026, 9, 25),),
    },
    public=frozenset({date(2026, 2, 16), NEW_YEAR, date(2026, 10, 5)}),
)
NO_HOLIDAY, HOLIDAY = (Truth.NO, Truth.NO), (Truth.YES, Truth.NO)


def week(text):
    """Each day that is known, as written: "mon" -> "x" (closed) or "09:00-17:00"."""
    hours = opening(text, DAYS)
    assert hours is not None, text
    (table,) = hours.weekly
    return {day: ",".join(map(str, intervals)) or "x" for day, intervals in table.days.items()}


def days(names, value):
    return dict.fromkeys(names.split(), value)


TUE_TO_SUN = "tue wed thu fri sat sun"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每日09:00-17:00", days("mon " + TUE_TO_SUN + " holiday", "09:00-17:00")),
        ("週一~週日 9:00～17:30", days("mon " + TUE_TO_SUN + " holiday", "09:00-17:30")),
        ("全年無休，08：30~17：00", days("mon " + TUE_TO_SUN + " holiday", "08:30-17:00")),
        ("星期二至星期日 上午9時至下午5時", days(TUE_TO_SUN, "09:00-17:00")),
        ("週二～週日 10:00–18:00（週一休館）", days("mon", "x") | days(TUE_TO_SUN, "10:00-18:00")),
        ("09:00~17:00，週一公休", days("mon", "x") | days(TUE_TO_SUN, "09:00-17:00")),
        ("09:00-17:00 公休日：週一及國定假日", days("mon holiday", "x") | days(TUE_TO_SUN, "09:00-17:00")),
        (
            "平日：10:00–18:00 假日：09:00–19:00",
            days("mon tue wed thu fri", "10:00-18:00") | days("sat sun holiday", "09:00-19:00"),
        ),
        ("週一、三、五 13:00-16:00", days("mon wed fri", "13:00-16:00")),
        ("週六日10:00~17:00", days("sat sun", "10:00-17:00")),
        ("每日09:00-12:00、13:30-17:00", days("mon " + TUE_TO_SUN + " holiday", "09:00-12:00,13:30-17:00")),
        ("08:30-17:00 (週二~週日)", days(TUE_TO_SUN, "08:30-17:00")),
        ("週五至週日17:00~01:00", days("fri sat sun", "17:00-01:00")),
    ],
)
def test_weeks(text, expected):
    assert week(text) == expected


@pytest.mark.parametrize(
    "text",
    ["全天開放", "24小時", "24H", "無時間限制", "開放空間", "每日00:00~24:00", "全日開放，依各店家營業時間為主。"],
)
def test_always(text):
    hours = opening(text, DAYS)
    assert hours is not None
    assert hours.always_open


def test_the_machine_form_of_always():
    assert is_always("；".join(f"{day} 24 hours" for day in "Sun Mon Tue Wed Thu Fri Sat".split()))
    assert not is_always("Sun 24 hours；Mon 24 hours")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "全年開放",  # says no hours
        "每日開放",
        "09:00-17:00",  # says no days
        "請電話洽詢",
        "園區 09:00-17:00，展館 10:00-16:00",  # two houses
        "每日09:00-17:00，餐廳另計",
        "平日09:00-17:00（採預約制）",
        "每月第二個週六10:00–16:30",  # open on that day only
        "每日8:30-5:00",  # the end has two readings
        "週一公休",
        "13月~15月 每日09:00-17:00",
    ],
)
def test_a_text_that_is_not_understood_as_a_whole_leaves_the_hours_unknown(text):
    assert opening(text, DAYS) is None


def test_a_closing_monday_that_is_a_holiday_opens_and_the_next_day_closes():
    hours = opening("09:30~17:00，休館日：每週一（逢國定假日照常開放，翌日休館）", DAYS)
    monday = date(2026, 11, 23)
    assert opening_on(hours, monday, NO_HOLIDAY).open is Truth.NO
    assert opening_on(hours, monday, HOLIDAY).open is Truth.YES
    assert opening_on(hours, date(2026, 11, 24), (Truth.NO, Truth.YES)).open is Truth.NO


def test_a_closing_weekday_without_a_word_on_holidays_leaves_holidays_unknown():
    hours = opening("每日09:00-17:00（週一休館）", DAYS)
    assert opening_on(hours, date(2026, 11, 25), HOLIDAY).open is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("除夕休館", [date(2026, 2, 16)]),
        ("農曆除夕至初二休館", [date(2026, 2, 16), NEW_YEAR, date(2026, 2, 18)]),
        ("除夕、年初一休館", [date(2026, 2, 16), NEW_YEAR]),
        ("小年夜休館", [date(2026, 2, 15)]),
        ("端午節、中秋節休館", [date(2026, 6, 19), date(2026, 9, 25)]),
        ("農曆除夕或公告停止上班日等特殊狀況，停止開放", [date(2026, 2, 16)]),
    ],
)
def test_feasts_become_dates(text, dates):
    hours = opening(f"每日08:30-17:00（{text}）", DAYS)
    assert hours is not None
    assert list(hours.closed_dates) == dates


def test_the_first_monday_of_the_month_moves_where_it_is_a_holiday():
    hours = opening("每日09:00-17:00【公休日】每月第一個星期一（若逢國定假日照常開放，隔日休館）", DAYS)
    assert hours is not None
    assert date(2026, 11, 2) in hours.closed_dates
    assert date(2026, 10, 5) not in hours.closed_dates and date(2026, 10, 6) in hours.closed_dates


@pytest.mark.parametrize(
    "text",
    [
        "週二至週日10:00~18:00(最後入館時間17:00)",
        "週二至週日10:00~18:00，17:00停止售票",
        "週二至週日10:00~18:00(售票至17:00止)",
    ],
)
def test_last_entry(text):
    hours = opening(text, DAYS)
    assert hours is not None
    assert hours.weekly[0].days["tue"][0].last_entry == 17 * 60


@pytest.mark.parametrize(
    "text",
    [
        "夏令時間(4月~10月)：每日09:00~18:00、冬令時間(11月~隔年3月)：每日09:00~17:00",
        "每日09:00~18:00(4月~10月) 每日09:00~17:00(11月~3月)",
    ],
)
def test_seasons(text):
    hours = opening(text, DAYS)
    assert str(opening_on(hours, date(2026, 7, 1), NO_HOLIDAY).intervals[0]) == "09:00-18:00"
    assert str(opening_on(hours, date(2027, 1, 13), NO_HOLIDAY).intervals[0]) == "09:00-17:00"


def test_a_closing_day_named_once_holds_in_all_seasons():
    hours = opening("4月~9月：06:00-18:00 10月~3月：06:00-17:30 週一公休", DAYS)
    assert hours is not None
    assert [table.days["mon"] for table in hours.weekly] == [(), ()]


@pytest.mark.parametrize(
    ("clock", "value"),
    [
        ("下午5:30", 1050),
        ("9時", 540),
        ("pm7:00", 1140),
        ("0930", 570),
        ("24:00", 1440),
        ("下午17:30", 1050),
        ("pm12:00", None),
    ],
)
def test_clock_times(clock, value):
    assert minutes(clock) == value


@given(st.integers(0, 6), st.integers(0, 6))
def test_every_span_of_weekdays_runs_from_its_first_to_its_last(first, last):
    names = "一二三四五六日"
    found = [day for day in named_days(f"週{names[first]}~週{names[last]}") if day != "holiday"]
    assert (found[0], found[-1]) == (WEEKDAYS[first], WEEKDAYS[last])
    assert len(found) == (last - first) % 7 + 1


@given(st.text(alphabet="每週一二六日平假休館公~、,：:(0912345)月第個最後除夕初至時下午開放", max_size=40))
def test_no_text_makes_the_reader_fail(text):
    hours = opening(text, DAYS)
    assert hours is None or hours.always_open or hours.weekly
