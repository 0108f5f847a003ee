"""What is packed comes back the same."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.hours import WEEKDAYS, Interval, OpeningHours, Season, Weekly
from tripwright.domain.logistics import Climate
from tripwright.domain.money import Money
from tripwright.domain.offers import PerDiem
from tripwright.tools.catalog.packing import pack_hours, pack_rows, unpack_hours, unpack_rows
from tripwright.tools.catalog.unpack import names_of
from tripwright.tools.catalog.write_rows import names_text

intervals = st.builds(
    lambda start, length, last: Interval(start=start, end=start + length, last_entry=last),
    st.integers(0, 1400),
    st.integers(1, 1400),
    st.none() | st.integers(0, 1440),
)
seasons = st.builds(
    Season, start_month=st.integers(1, 12), start_day=st.just(1), end_month=st.integers(1, 12), end_day=st.just(28)
)
weeks = st.builds(
    Weekly,
    season=st.none() | seasons,
    days=st.dictionaries(st.sampled_from([*WEEKDAYS, "holiday"]), st.lists(intervals, max_size=3).map(tuple)),
)
hours = st.builds(
    OpeningHours,
    weekly=st.lists(weeks, max_size=3).map(tuple),
    closed_dates=st.lists(st.dates(), max_size=2).map(tuple),
    closed_month_days=st.sampled_from([(), ((1, 1),), ((12, 25), (1, 1))]),
    holiday_opens_then_closes_next=st.booleans(),
    always_open=st.booleans(),
    text=st.none() | st.just("월요일 휴관"),
)


@given(hours)
def test_hours_come_back(value: OpeningHours) -> None:
    assert unpack_hours(pack_hours(value)) == value


def test_rows_of_logistics_come_back() -> None:
    money = Money(amount=Decimal("245.50"), currency="USD")
    season = {"season_start": date(2026, 1, 1), "season_end": date(2026, 12, 31), "observed_at": date(2026, 4, 1)}
    per_diems = [PerDiem(city_id="c", lodging=money, meals=money, area="x", source="s", **season)]
    assert unpack_rows(PerDiem, pack_rows(per_diems)) == tuple(per_diems)
    months = [Climate(city_id="c", month=m, high=m * 1.5, source="s", observed_at=date(2015, 1, 1)) for m in (1, 2)]
    assert unpack_rows(Climate, pack_rows(months)) == tuple(months)


names = st.dictionaries(st.sampled_from(["en", "ko", "ja", "zh-TW"]), st.sampled_from(["Seoul", "서울", "a:b", "京都"]))


@given(st.sampled_from(["Seoul", "서울"]), names)
def test_names_come_back(name: str, languages: dict[str, str]) -> None:
    assert names_of(name, names_text(name, languages)) == languages
