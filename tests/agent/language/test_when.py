"""When a trip is: absolute, relative, by month, by holiday; and what no calendar allows."""

from collections.abc import Callable
from datetime import date

import pytest
from tripwright.domain.errors import BadDates
from tripwright.domain.request import Request

Read = Callable[..., Request]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Rome from March 3rd to March 5th, 2027", date(2027, 3, 3), date(2027, 3, 5)),
        ("Rome between March 9th and 13th, 2027", date(2027, 3, 9), date(2027, 3, 13)),
        ("Rome from the 23rd of March to the 29th of March, 2027", date(2027, 3, 23), date(2027, 3, 29)),
        ("Rome, the trip begins on May 8th and concludes on May 14th, 2027", date(2027, 5, 8), date(2027, 5, 14)),
        ("Rome 2026-10-01 to 2026-10-04", date(2026, 10, 1), date(2026, 10, 4)),
        ("Rome, July 20-26", date(2026, 7, 20), date(2026, 7, 26)),
        ("Rome, 28 December to 2 January", date(2026, 12, 28), date(2027, 1, 2)),
        ("3 days in Rome from October 8", date(2026, 10, 8), date(2026, 10, 10)),
        ("Rome next weekend", date(2026, 6, 27), date(2026, 6, 28)),
        ("Rome this weekend", date(2026, 6, 20), date(2026, 6, 21)),
        ("4 days in Rome from next Friday", date(2026, 6, 26), date(2026, 6, 29)),
        ("로마 11월 27일부터 3일간", date(2026, 11, 27), date(2026, 11, 29)),
        ("로마 10월 12일부터 15일까지", date(2026, 10, 12), date(2026, 10, 15)),
        ("다음주 금요일부터 로마 2박 3일", date(2026, 6, 26), date(2026, 6, 28)),
        ("추석 연휴에 로마", date(2026, 9, 24), date(2026, 9, 26)),
        ("罗马3天，10月1日出发", date(2026, 10, 1), date(2026, 10, 3)),
        ("罗马，7月8日到12日", date(2026, 7, 8), date(2026, 7, 12)),
        ("下周五去罗马三天", date(2026, 6, 26), date(2026, 6, 28)),
    ],
)
def test_fixed_dates_are_read(read: Read, text: str, start: date, end: date) -> None:
    dates = read(text).when.dates
    assert dates is not None
    assert (dates.start, dates.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "days", "earliest", "latest"),
    [
        ("five days in Rome in May", 5, date(2027, 5, 1), date(2027, 5, 31)),
        ("a week in Rome next month", 7, date(2026, 7, 1), date(2026, 7, 31)),
        ("Rome in early September, 4 nights", 5, date(2026, 9, 1), date(2026, 9, 10)),
        ("로마 나흘, 9월 중순", 4, date(2026, 9, 11), date(2026, 9, 20)),
        ("罗马一周，十二月", 7, date(2026, 12, 1), date(2026, 12, 31)),
    ],
)
def test_a_month_is_a_frame(read: Read, text: str, days: int, earliest: date, latest: date) -> None:
    when = read(text).when
    assert (when.dates, when.days, when.earliest, when.latest) == (None, days, earliest, latest)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("a long weekend in Rome", 3),
        ("Rome for a fortnight", 14),
        ("week-long trip to Rome", 7),
        ("로마 2박3일", 3),
        ("로마 일주일", 7),
        ("罗马5天4晚", 5),
    ],
)
def test_lengths_are_read(read: Read, text: str, days: int) -> None:
    assert read(text).when.days == days


@pytest.mark.parametrize(
    "text",
    [
        "0 days in Rome",
        "400 days in Rome",
        "Rome 3 days from 2025-01-01",
        "Rome from 2026-10-05 to 2026-10-01",
        "Rome 2026-02-30 to 2026-03-02",
    ],
)
def test_impossible_dates_are_refused_with_a_sentence(read: Read, text: str) -> None:
    with pytest.raises(BadDates, match=r".{20,}"):
        read(text)


def test_dates_that_contradict_the_length_win_and_it_is_said(read: Read) -> None:
    request = read("7 days in Rome from October 5 to October 7")
    assert request.when.dates is not None and request.when.dates.days == 3
    assert any("3 days, not 7" in a for a in request.assumptions)


def test_may_and_march_are_months_only_where_they_are_meant(read: Read) -> None:
    assert read("4 days in Rome, we may want to march a lot").when.earliest is None


def test_an_unknown_holiday_is_said(read: Read) -> None:
    assert "over Thanksgiving" in read("3 days in Rome over Thanksgiving").not_understood


def test_a_sandbox_sets_the_clock(sandbox: object) -> None:
    from tripwright.agent.language.keyless import understand

    request = understand("3 days in Houston from March 3rd, 2022", sandbox, date(2026, 6, 15))  # type: ignore[arg-type]
    assert request.when.dates is not None and request.when.dates.start == date(2022, 3, 3)


@pytest.mark.parametrize(
    ("text", "days"),
    [("Rome in one day", 1), ("20 museums in Rome in one day", 1), ("Rome in 4 days, museums", 4), ("going to Rome in 3 days", None),
     ("2 days in Rome, we leave in 3 days", 2)],
)  # fmt: skip
def test_in_so_many_days_is_how_long_unless_somebody_leaves_then(read: Read, text: str, days: int | None) -> None:
    assert read(text).when.days == days
