"""Dates, lengths and frames of a message, put together into one `When`."""

from dataclasses import dataclass
from datetime import date, timedelta

from ...domain.catalog import Catalog
from ...domain.dates import DateRange
from ...domain.errors import BadDates
from ...domain.request import When
from .dates import take_dates, take_month
from .durations import take_both, take_days
from .reading import Reading
from .relative import Frame, take_holiday, take_relative, take_season, take_weekdays


@dataclass(frozen=True)
class Stated:
    """What the message says of time, before nights of stops are added up."""

    start: date | None = None
    end: date | None = None
    frame: Frame | None = None
    days: int | None = None
    words: str = ""


def take_when(reading: Reading, catalog: Catalog, today: date, home: str | None) -> Stated:
    """Take everything about time but nights. `home` is a country for holidays that have none."""
    both = take_both(reading)
    dates = take_dates(reading, today)
    frame = None
    weekdays = take_weekdays(reading) if dates is None else None
    if dates is None:
        frame = take_relative(reading, today) or take_holiday(reading, catalog, today, home)
        frame = frame or _month(reading, today) or take_season(reading, today)
    if weekdays is not None and (frame is None or (frame.end - frame.start).days >= weekdays.days):
        frame = weekdays.within(frame, today)
    days = both or take_days(reading)
    start, end, words = dates if dates else (None, None, frame.words if frame else "")
    return Stated(start, end, frame, days, words)


def _month(reading: Reading, today: date) -> Frame | None:
    found = take_month(reading, today)
    if found is None:
        return None
    week = (found[1] - found[0]).days == 6 and "week" in found[2].lower() or "주" in found[2] or "周" in found[2]
    return Frame(found[0], found[1], bool(week), found[2])


def settled(stated: Stated, nights: int | None, reading: Reading) -> When:
    """Fixed dates where they are known, else days and a frame."""
    days = stated.days or (nights + 1 if nights else None)
    if stated.start is not None:
        return _fixed(stated.start, stated.end, days, stated.words, reading)
    frame = stated.frame
    if frame is None:
        return When(days=days, words=str(days) if days else None)
    if frame.point and days:
        return _fixed(frame.start, None, days, frame.words, reading)
    if frame.exact and days in (None, (frame.end - frame.start).days + 1):
        return When(dates=DateRange(start=frame.start, end=frame.end), words=frame.words)
    if frame.exact and days:  # "a long weekend next weekend", "five days over the holiday": from its first day
        return _fixed(frame.start, None, days, frame.words, reading)
    return When(days=days, earliest=frame.start, latest=None if frame.point else frame.end, words=frame.words)


def _fixed(start: date, end: date | None, days: int | None, words: str, reading: Reading) -> When:
    if end is None and days is None:
        return When(earliest=start, words=words)
    if end is None:
        return When(dates=DateRange(start=start, end=start + timedelta(days=(days or 1) - 1)), days=days, words=words)
    dates = DateRange(start=start, end=end)
    if days is not None and days != dates.days:
        reading.assumptions.append(
            f"the dates {start} to {end} are {dates.days} days, not {days}: the dates were taken"
        )
    return When(dates=dates, days=dates.days, words=words)


def check_frame(when: When) -> None:
    """Raises BadDates when the days do not fit into the frame."""
    if when.days and when.earliest and when.latest and (when.latest - when.earliest).days + 1 < when.days:
        raise BadDates(
            f"{when.days} days do not fit between {when.earliest} and {when.latest}: give another month or length"
        )
