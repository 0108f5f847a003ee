"""Opening hours of one date. The verifier derives the same on its own; only `domain.hours` says what the data means."""

from datetime import date, timedelta

from ...domain.catalog import Catalog
from ...domain.hours import WEEKDAYS, DayOpening, Interval, OpeningHours, Weekly
from ...domain.truth import Truth

_ALL_DAY = (Interval(start=0, end=1440),)


def opening_on(hours: OpeningHours | None, day: date, holidays_on: tuple[Truth, Truth]) -> DayOpening:
    """Whether and when a place is open on `day`.

    `holidays_on`: whether `day` and the day before it are public holidays there.
    """
    if hours is None:
        return DayOpening(open=Truth.UNKNOWN, why="no hours are published")
    if day in hours.closed_dates or (day.month, day.day) in hours.closed_month_days:
        return DayOpening(open=Truth.NO, why="closed on this date")
    if hours.always_open:
        return DayOpening(open=Truth.YES, intervals=_ALL_DAY, why="always open")
    table = _table(hours, day)
    if table is None:
        return DayOpening(open=Truth.UNKNOWN, why="no hours are published for this season")
    moved = _moved_closing(hours, day, holidays_on[1])
    return moved if moved is not None else _by_table(hours, table, day, holidays_on[0])


def _table(hours: OpeningHours, day: date) -> Weekly | None:
    return next((week for week in hours.weekly if week.season is None or week.season.covers(day)), None)


def _moved_closing(hours: OpeningHours, day: date, holiday_before: Truth) -> DayOpening | None:
    """Closed today because yesterday, a closing day, was a holiday and so was open."""
    yesterday = day - timedelta(days=1)
    table = _table(hours, yesterday) if hours.holiday_opens_then_closes_next else None
    if table is None or table.days.get(WEEKDAYS[yesterday.weekday()]) != () or holiday_before is Truth.NO:
        return None
    if holiday_before is Truth.YES:
        return DayOpening(open=Truth.NO, why="closed in place of yesterday, which was a holiday")
    return DayOpening(open=Truth.UNKNOWN, why="closed if yesterday was a public holiday, which is not known")


def _by_table(hours: OpeningHours, table: Weekly, day: date, holiday: Truth) -> DayOpening:
    usual = table.days.get(WEEKDAYS[day.weekday()])
    special = table.days.get("holiday")
    if hours.holiday_opens_then_closes_next and usual == () and not special:
        special = None  # open, the rule says, at hours that it does not
    if holiday is Truth.YES:
        return _answer(special, "public holiday: hours are not published")
    if holiday is Truth.UNKNOWN and usual != special:
        return DayOpening(open=Truth.UNKNOWN, why="hours depend on whether it is a public holiday, which is not known")
    return _answer(usual, "no hours are published for this weekday")


def _answer(intervals: tuple[Interval, ...] | None, unknown: str) -> DayOpening:
    if intervals is None:
        return DayOpening(open=Truth.UNKNOWN, why=unknown)
    if not intervals:
        return DayOpening(open=Truth.NO, why="closed on this day")
    return DayOpening(open=Truth.YES, intervals=intervals)


def holiday_truth(catalog: Catalog, country: str, region: str | None, day: date) -> Truth:
    """Whether `day` is a public holiday there. A holiday of some region only, where ours is not known, is unknown."""
    if not catalog.holidays_known(country, day.year):
        return Truth.UNKNOWN
    found = catalog.holidays(country, day, day, region)
    if any(holiday.region is None or holiday.region == region for holiday in found):
        return Truth.YES
    return Truth.UNKNOWN if found else Truth.NO


def place_opening(catalog: Catalog, place_id: str, on: date) -> DayOpening:
    """The opening of a place of `catalog`, by the public holidays of its city."""
    place = catalog.place(place_id)
    if place is None:
        return DayOpening(open=Truth.UNKNOWN, why="the place is not in the catalog")
    city = catalog.city(place.city_id)
    if city is None:
        return opening_on(place.hours, on, (Truth.UNKNOWN, Truth.UNKNOWN))
    days = (on, on - timedelta(days=1))
    today, before = (holiday_truth(catalog, city.country, city.region, day) for day in days)
    return opening_on(place.hours, on, (today, before))
