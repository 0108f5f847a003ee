from datetime import date

import pytest
from tripwright.tools.catalog.importers.moving_days import MovingDays, korean_days, nth_weekdays, taiwanese_days


def test_a_feast_with_the_days_around_it():
    days = MovingDays(feasts={"seollal": (date(2026, 2, 17),)})
    assert days.on("seollal", before=1, after=1) == (date(2026, 2, 16), date(2026, 2, 17), date(2026, 2, 18))


def test_the_last_weekday_of_a_month_and_a_fifth_that_is_not_there():
    assert nth_weekdays([2026], [2], 0, [-1]) == (date(2026, 2, 23),)
    assert nth_weekdays([2026], [2], 0, [5]) == ()


def test_only_holidays_in_a_row_move_a_substitute_further_than_the_next_day():
    days = MovingDays(feasts={}, public=frozenset({date(2026, 2, 16), date(2026, 2, 17), date(2026, 3, 2)}))
    assert days.late_substitutes(0) == (date(2026, 2, 18),)


def test_lunar_feasts_of_2026_are_on_their_published_dates():
    pytest.importorskip("holidays")
    korea, taiwan = korean_days([2026]), taiwanese_days([2026])
    assert korea.on("seollal") == (date(2026, 2, 17),) and korea.on("chuseok") == (date(2026, 9, 25),)
    assert taiwan.on("new_year") == (date(2026, 2, 17),) and taiwan.on("dragon_boat") == (date(2026, 6, 19),)
