"""Opening hours on a date, evaluated here from the record itself: the catalog's own evaluation is not trusted."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from ...domain.catalog import Catalog
from ...domain.hours import WEEKDAYS, Interval, OpeningHours, Weekly
from ...domain.place import City
from ...domain.truth import Truth

#: (open, intervals in minutes after local midnight of the date). UNKNOWN and NO have no intervals.
Opening = tuple[Truth, tuple[Interval, ...]]
#: Whether a date is a public holiday where the place is; UNKNOWN where the holidays of that year are not known.
Holidays = Callable[[date], Truth]

_UNKNOWN: Opening = (Truth.UNKNOWN, ())
_CLOSED: Opening = (Truth.NO, ())
_ALL_DAY: Opening = (Truth.YES, (Interval(start=0, end=1440),))


def evaluate(hours: OpeningHours | None, on: date, holiday: Holidays) -> Opening:
    """What the record says of `on`: the first that matches of closed dates, closed days of the year, a week's table."""
    if hours is None:
        return _UNKNOWN
    if on in hours.closed_dates or (on.month, on.day) in hours.closed_month_days:
        return _CLOSED
    if hours.always_open:
        return _ALL_DAY
    table = _table(hours, on)
    if table is None:
        return _UNKNOWN
    if _usually_closed(hours, on - timedelta(days=1)):
        match holiday(on - timedelta(days=1)):
            case Truth.YES:
                return _CLOSED  # in place of yesterday
            case Truth.UNKNOWN:
                return _UNKNOWN
    return _on(hours, table, on, holiday(on))


def _usually_closed(hours: OpeningHours, day: date) -> bool:
    """A weekday whose closing moves to the next day when it is a holiday."""
    table = _table(hours, day) if hours.holiday_opens_then_closes_next else None
    return table is not None and table.days.get(WEEKDAYS[day.weekday()]) == ()


def _on(hours: OpeningHours, table: Weekly, on: date, holiday: Truth) -> Opening:
    usual, special = table.days.get(WEEKDAYS[on.weekday()]), table.days.get("holiday")
    if not special and _usually_closed(hours, on):
        special = None  # it opens on the holiday, at hours that nobody says
    if holiday is Truth.YES:
        return _said(special)
    if holiday is Truth.NO or usual == special:
        return _said(usual)
    return _UNKNOWN


def _table(hours: OpeningHours, on: date) -> Weekly | None:
    return next((w for w in hours.weekly if w.season is None or w.season.covers(on)), None)


def _said(intervals: tuple[Interval, ...] | None) -> Opening:
    if intervals is None:
        return _UNKNOWN
    return (Truth.YES, intervals) if intervals else _CLOSED


def minute_of(moment: datetime, day: date) -> int:
    """Minutes on the wall clock after the midnight that begins `day`; over 1440 on the next date."""
    return (moment.date() - day).days * 1440 + moment.hour * 60 + moment.minute


def fitting(opening: Opening, start: int, end: int) -> Interval | None:
    """The interval that a visit from `start` to `end` fits in, its last entry kept."""
    return next((i for i in opening[1] if _holds(i, start, end)), None)


def _holds(interval: Interval, start: int, end: int) -> bool:
    latest = interval.end if interval.last_entry is None else interval.last_entry
    return interval.start <= start <= latest and end <= interval.end


def holiday_truth(catalog: Catalog, city: City, day: date) -> Truth:
    """Whether `day` is a public holiday in `city`. One that only some region keeps is unknown where ours is not known."""
    if not catalog.holidays_known(city.country, day.year):
        return Truth.UNKNOWN
    found = catalog.holidays(city.country, day, day, city.region)
    if any(h.region is None or h.region == city.region for h in found):
        return Truth.YES
    return Truth.UNKNOWN if found else Truth.NO
