"""Tables of MyHelsinki with their Finnish remarks."""

from typing import Any

import pytest
from tripwright.domain.hours import OpeningHours, Season
from tripwright.tools.catalog.importers.hours_fi import hours_fi

SUMMER = Season(start_month=6, start_day=1, end_month=8, end_day=31)


def table(*hours: str) -> list[dict[str, Any]]:
    """Seven days, "11:00-18:00" or "" for no entry."""
    return [
        {
            "weekday_id": number,
            "opens": f"{text.split('-')[0]}:00" if text else None,
            "closes": f"{text.split('-')[1]}:00" if text else None,
            "open24h": False,
        }
        for number, text in enumerate(hours, start=1)
    ]


MUSEUM = table("", *["11:00-18:00"] * 6)
EMPTY = table(*[""] * 7)


def found(hours: OpeningHours | None) -> dict[Season | None, dict[str, str]]:
    assert hours is not None
    return {
        week.season: {rule: ",".join(map(str, times)) or "x" for rule, times in week.days.items()}
        for week in hours.weekly
    }


def test_a_day_without_an_entry_is_closed() -> None:
    assert found(hours_fi(MUSEUM, ""))[None]["mon"] == "x"


def test_seven_days_without_an_entry_are_unknown() -> None:
    assert hours_fi(EMPTY, "") is None


def test_closing_after_midnight() -> None:
    assert found(hours_fi(table(*["16:00-02:00"] * 7), None))[None]["mon"] == "16:00-02:00"


def test_open_all_hours_is_always_open() -> None:
    day = {"opens": None, "closes": None, "open24h": True}
    assert hours_fi([{**day, "weekday_id": n} for n in range(1, 8)], None) == OpeningHours(always_open=True)


def test_an_open_season_bounds_the_table() -> None:
    assert list(found(hours_fi(MUSEUM, "Avoinna kesä-elokuussa, muina aikoina tilauksesta"))) == [SUMMER]


def test_a_summer_table_of_its_own() -> None:
    weeks = found(hours_fi(MUSEUM, "Kesä-elokuussa ma-su 10-18"))
    assert weeks[SUMMER]["mon"] == "10:00-18:00" and weeks[None]["mon"] == "x"


def test_tables_that_only_the_remark_has() -> None:
    weeks = found(hours_fi(EMPTY, "Touko-elokuussa ti-su 11-18, syys-huhtikuussa ti-su 12-17"))
    assert [str(week["tue"]) for week in weeks.values()] == ["11:00-18:00", "12:00-17:00"]


def test_a_closed_month() -> None:
    july = Season(start_month=7, start_day=1, end_month=7, end_day=31)
    assert set(found(hours_fi(MUSEUM, "Suljettu heinäkuussa"))[july].values()) == {"x"}


def test_closing_dates_without_the_moving_ones() -> None:
    hours = hours_fi(MUSEUM, "Suljettu: 1.1., 19.4., 24.-25.12.")
    assert hours is not None and hours.closed_month_days == ((1, 1), (12, 24), (12, 25))


@pytest.mark.parametrize(
    "remark",
    ["Suljettu kesällä", "Torstaisin 11-15 & 17-19", "Avoinna sopimuksen mukaan", "Ajalla 1.13.-2.14. ma-su 10-12"],
)
def test_a_remark_that_is_not_understood_gives_no_hours(remark: str) -> None:
    assert hours_fi(MUSEUM, remark) is None
