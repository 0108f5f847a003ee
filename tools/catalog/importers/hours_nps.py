"""Operating hours of the US National Park Service as data: structured fields, of which each day is a short text.

"9:00AM - 5:00PM", "All Day" and "Closed" are understood; "Sunrise to Sunset", "7:00AM - Sunset" and "Opens at 6:00AM" have no
clock time for one end, so such a day stays unknown and the text is kept. A park with one set of hours has that; of several
sets the one that is named after the park, for hours of a visitor centre or of one unit are not the park's.
"""

import re
from datetime import date
from typing import Any

from ....domain.hours import OpeningHours, Rule, Season, Weekly
from .kind_words import same_words
from .weekdays import Days, interval, minutes

_DAY: dict[str, Rule] = {
    "monday": "mon",
    "tuesday": "tue",
    "wednesday": "wed",
    "thursday": "thu",
    "friday": "fri",
    "saturday": "sat",
    "sunday": "sun",
}
_SPAN = re.compile(r"(\d{1,2}):(\d{2})(AM|PM) - (\d{1,2}):(\d{2})(AM|PM)")
_WHOLE_PARK = frozenset(
    "operational hours|operating hours|park hours|hours of operation|standard hours|always open|park operating hours"
    "|park grounds|open hours|general hours|parkwide hours of operation|operating hours and seasons".split("|")
)
_FIXED = frozenset({(1, 1), (7, 4), (11, 11), (12, 24), (12, 25), (12, 31)})
_SEASON_DAYS = 21  # a shorter exception is an event of its year


def hours_nps(park_names: tuple[str, ...], published: list[dict[str, Any]]) -> OpeningHours | None:
    """The hours of the park as a whole; None when no set is the park's own, or nothing in it is a clock time."""
    chosen = _chosen(park_names, published)
    if chosen is None:
        return None
    usual = _days(chosen["standardHours"])
    texts = sorted({text.strip() for text in chosen["standardHours"].values() if text.strip()})
    if not usual:
        kept = texts[0] if len(texts) == 1 and texts[0].lower() != "unknown" else None
        return OpeningHours(text=kept) if kept else None
    seasons, closed = _exceptions(chosen["exceptions"])
    if texts == ["All Day"] and not seasons:
        return OpeningHours(always_open=True, closed_month_days=closed)
    return OpeningHours(weekly=(*seasons, Weekly(days=usual)), closed_month_days=closed)


def _chosen(park_names: tuple[str, ...], published: list[dict[str, Any]]) -> dict[str, Any] | None:
    names = {same_words(name) for name in park_names}
    own = [each for each in published if same_words(each["name"]) in names]
    if not own and len(published) > 1:
        own = [each for each in published if same_words(each["name"]) in _WHOLE_PARK]
    if len(published) == 1:
        return published[0]
    return own[0] if len(own) == 1 else None


def _days(table: dict[str, str]) -> Days:
    """The days whose text is understood; the others are absent."""
    found = {_DAY[name]: day_nps(text) for name, text in table.items()}
    return {rule: times for rule, times in found.items() if times is not None}


def day_nps(text: str) -> tuple[Any, ...] | None:
    """One day's intervals; () is closed; None is not understood, and an empty text says nothing."""
    text = text.strip()
    if text == "Closed":
        return ()
    if text == "All Day":
        whole = interval(0, 1440)
        return (whole,) if whole else None
    match = _SPAN.fullmatch(text)
    start = _clock(match[1], match[2], match[3]) if match else None
    end = _clock(match[4], match[5], match[6]) if match else None
    opening = interval(start, end) if start is not None and end is not None else None
    return (opening,) if opening else None


def _clock(hour: str, minute: str, half: str) -> int | None:
    return minutes(int(hour) % 12 + (12 if half == "PM" else 0), minute) if 1 <= int(hour) <= 12 else None


def _exceptions(exceptions: list[dict[str, Any]]) -> tuple[tuple[Weekly, ...], tuple[tuple[int, int], ...]]:
    """(seasons with hours of their own, days of each year that are closed). Feasts that move are left to "unknown"."""
    seasons, closed = [], []
    for exception in exceptions:
        first, last = date.fromisoformat(exception["startDate"]), date.fromisoformat(exception["endDate"])
        table = _days(exception["exceptionHours"])
        if (last - first).days >= _SEASON_DAYS:
            season = Season(start_month=first.month, start_day=first.day, end_month=last.month, end_day=last.day)
            seasons.append(Weekly(season=season, days=table))
        elif first == last and (first.month, first.day) in _FIXED and _is_closure(exception, table):
            closed.append((first.month, first.day))
    return tuple(seasons), tuple(dict.fromkeys(closed))


def _is_closure(exception: dict[str, Any], table: Days) -> bool:
    said = bool(table) and all(times == () for times in table.values())
    return said or (not table and "clos" in exception["name"].lower())
