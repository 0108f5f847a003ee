"""From what was said about time to the dates of the trip. What was not said is a stated assumption."""

from datetime import date, timedelta

from ...domain.catalog import Catalog
from ...domain.dates import DateRange
from ...domain.errors import BadDates
from ...domain.request import Request
from ..language import formats
from ..language.texts import say

DEFAULT_DAYS = 3
LEAD_DAYS = 14  # the earliest start when none is given: time to book
FRIDAY = 4


def choose_dates(request: Request, today: date, catalog: Catalog) -> tuple[DateRange, tuple[str, ...]]:
    """The dates and the sentences that say what was assumed. A sandbox catalog's `as_of` is its today."""
    when, language = request.when, request.language
    if when.dates is not None:
        if when.dates.start < today:
            raise BadDates(f"{when.dates.start} is in the past (today is {today}): give a later start.")
        return when.dates, ()
    days = _days(request)
    start = _start(request, days, today)
    dates = DateRange(start=start, end=start + timedelta(days=days - 1))
    said = [
        say(language, "assume_dates", start=formats.day(dates.start, language), end=formats.day(dates.end, language))
    ]
    if when.days is None and not _nights(request):
        said.append(say(language, "assume_days", days=days))
    return dates, tuple(said)


def _nights(request: Request) -> int:
    return sum(stop.nights or 0 for stop in request.stops)


def _days(request: Request) -> int:
    if request.when.days:
        return request.when.days
    if _nights(request):
        return _nights(request) + 1
    when = request.when
    if when.earliest and when.latest and (when.latest - when.earliest).days < 10:
        return (when.latest - when.earliest).days + 1
    return DEFAULT_DAYS


def _start(request: Request, days: int, today: date) -> date:
    when = request.when
    first = max(when.earliest or today + timedelta(days=LEAD_DAYS), today)
    latest = when.latest
    if latest is not None and first + timedelta(days=days - 1) > latest:
        if latest < today:
            raise BadDates(f"{latest} is in the past (today is {today}): give a later time.")
        raise BadDates(f"{days} days do not fit between {first} and {latest}: shorten the trip or widen the dates.")
    friday = first + timedelta(days=(FRIDAY - first.weekday()) % 7)
    fits = latest is None or friday + timedelta(days=days - 1) <= latest
    return friday if fits else first
