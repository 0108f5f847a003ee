"""Golden readings of `opening_hours` values."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.importers.hours_osm import opening
from tripwright.tools.catalog.opening import opening_on

NO_HOLIDAY, HOLIDAY = (Truth.NO, Truth.NO), (Truth.YES, Truth.NO)
MONDAY, TUESDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 27)


def on(value, day, holidays=NO_HOLIDAY):
    found = opening_on(opening(value), day, holidays)
    return ",".join(map(str, found.intervals)) if found.open is Truth.YES else found.open


@pytest.mark.parametrize(
    ("value", "day", "answer"),
    [
        ("Mo-Su 09:00-17:00", MONDAY, "09:00-17:00"),
        ("10:00-16:30", MONDAY, "10:00-16:30"),
        ("Tu-Su 09:00-16:30", MONDAY, Truth.NO),
        ("We-Mo 09:00-16:30; Tu off", TUESDAY, Truth.NO),
        ("We-Mo 09:00-16:30; Tu off", MONDAY, "09:00-16:30"),
        ("Mo-Fr 09:00-12:00,13:00-17:00", FRIDAY, "09:00-12:00,13:00-17:00"),
        ("Mo-Su 17:00-02:00", FRIDAY, "17:00-02:00"),
        ("24/7", MONDAY, "00:00-00:00"),
        ("Mo-Su 09:00-17:00; Dec 29-Jan 03 off", date(2027, 1, 2), Truth.NO),
        ("Mo-Su 09:00-17:00; Dec 29-31 off", date(2026, 12, 30), Truth.NO),
        ("Mar 16-Sep 15 09:00-18:00; Sep 16-Mar 15 09:00-17:00", date(2026, 7, 1), "09:00-18:00"),
        ("Mar 16-Sep 15 09:00-18:00; Sep 16-Mar 15 09:00-17:00", MONDAY, "09:00-17:00"),
        ("Aug: Mo-Su 08:30-19:00", MONDAY, Truth.UNKNOWN),
    ],
)
def test_a_value_on_a_day(value, day, answer):
    assert on(value, day) == answer


def test_holidays_are_known_where_they_are_named_or_where_every_day_is_alike():
    assert on("Mo-Su 09:00-17:00", MONDAY, HOLIDAY) == "09:00-17:00"
    assert on("Tu-Su 09:00-17:00; Mo,PH off", FRIDAY, HOLIDAY) is Truth.NO
    assert on("Tu-Su,PH 09:00-17:00", MONDAY, HOLIDAY) == "09:00-17:00"
    assert on("Tu-Su 09:00-17:00", MONDAY, HOLIDAY) is Truth.UNKNOWN


def test_the_last_admission_of_a_comment():
    hours = opening('Tu-Su 09:00-17:00 "last admission 16:30"; Mo,PH off')
    assert hours is not None
    assert hours.weekly[0].days["tue"][0].last_entry == 16 * 60 + 30


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Mo[1] off",
        "sunrise-sunset",
        "2024 Mo-Su 09:00-17:00",
        "Mo-Su 09:00+",
        "by appointment",
        "Mo-Fr",
        "Jan 40 09:00-10:00",
        "99:00-99:30",
    ],
)
def test_what_is_not_read_is_unknown(value):
    assert opening(value) is None


@given(st.text(alphabet='MoTuWeSPHanDec 0123456789:-,;"off', max_size=40))
def test_no_value_makes_the_reader_fail(value):
    hours = opening(value)
    assert hours is None or hours.always_open or hours.weekly
