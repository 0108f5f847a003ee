"""OpenStreetMap `opening_hours` into OpeningHours: the part of the grammar that sights use.

Read are months and dates ("Mar 16-Sep 15", "Dec-Feb:"), weekdays ("Tu-Su,PH"), hours, "off", "24/7" and the comment
"last admission 16:30". A value with anything else (nth weekdays, sunset, years, "+", "||") is not read: None.

By the grammar a weekday that no rule names is closed, hours without weekdays are of every day, and later rules win.
It says also that a public holiday without a rule of its own is as its weekday; sights that close on a weekday often do
otherwise, so holidays are known here only where PH is named, or where every weekday has the same hours.
"""

import re
from dataclasses import dataclass, field

from ....domain.hours import WEEKDAYS, Interval, OpeningHours, Rule, Season, Weekly

SHORT_TEXT = 60

_DAYS: dict[str, Rule] = dict(zip(("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"), WEEKDAYS, strict=True))
_MONTHS = dict(zip("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), range(1, 13), strict=True))
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH = "|".join(_MONTHS)
_DAY = "|".join(_DAYS)
_RULE = re.compile(
    rf"(?P<season>(?:{_MONTH})(?: \d{{1,2}})?(?:-(?:{_MONTH})?(?: ?\d{{1,2}})?)?)?:? ?"
    rf"(?P<days>(?:(?:{_DAY}|PH)(?:-(?:{_DAY}))?)(?:, ?(?:{_DAY}|PH)(?:-(?:{_DAY}))?)*)?:? ?"
    r"(?P<hours>off|closed|\d{1,2}:\d{2} ?- ?\d{1,2}:\d{2}(?:, ?\d{1,2}:\d{2} ?- ?\d{1,2}:\d{2})*)?"
    r"(?: ?\"last admission (?P<last>\d{1,2}:\d{2})\")?"
)


@dataclass(slots=True)
class _Table:
    season: Season | None
    days: dict[Rule, tuple[Interval, ...]] = field(default_factory=dict)


def opening(value: str) -> OpeningHours | None:
    """The hours of a tag value; None where it is not understood as a whole."""
    text = value.strip().rstrip(";")
    short = text if len(text) <= SHORT_TEXT else None
    if text == "24/7":
        return OpeningHours(always_open=True, text=short)
    tables: list[_Table] = []
    closed: set[tuple[int, int]] = set()
    general: dict[Rule, tuple[Interval, ...]] = {}
    for part in text.split(";"):
        found = _RULE.fullmatch(part.strip())
        if found is None or not found["hours"] or not _apply(found, tables, closed, general):
            return None
    if not tables:
        return None
    weeks = tuple(Weekly(season=table.season, days=_whole(table.days | general)) for table in tables)
    return OpeningHours(weekly=weeks, closed_month_days=tuple(sorted(closed)), text=short)


def _apply(
    found: re.Match[str],
    tables: list[_Table],
    closed: set[tuple[int, int]],
    general: dict[Rule, tuple[Interval, ...]],
) -> bool:
    """One rule into the tables. `general` are closing days that are named without a season."""
    season = _season(found["season"]) if found["season"] else None
    if found["season"] and season is None:
        return False
    days = _rule_days(found["days"]) if found["days"] else [*WEEKDAYS, "holiday"]
    if found["hours"] in ("off", "closed"):
        if season is not None and not found["days"]:
            closed.update(_each_day(season))
            return True
        general.update(dict.fromkeys(days, ()))
        return season is None
    intervals = _intervals(found["hours"], found["last"])
    if intervals is None:
        return False
    table = next((table for table in tables if table.season == season), None)
    if table is None:
        tables.append(table := _Table(season))
    table.days.update(dict.fromkeys(days, intervals))
    return True


def _rule_days(text: str) -> list[Rule]:
    found: list[Rule] = []
    for part in re.split(r", ?", text):
        if part == "PH":
            found.append("holiday")
            continue
        first, last = (part.split("-") + [part])[:2]
        start, end = WEEKDAYS.index(_DAYS[first]), WEEKDAYS.index(_DAYS[last])
        found += [WEEKDAYS[(start + step) % 7] for step in range((end - start) % 7 + 1)]
    return found


def _intervals(text: str, last: str | None) -> tuple[Interval, ...] | None:
    found = []
    for part in re.split(r", ?", text):
        start, end = (_minutes(clock) for clock in part.split("-"))
        end += 1440 if end <= start else 0
        if start >= 1440 or end > 2880:
            return None
        found.append(Interval(start=start, end=end))
    if last is not None:
        entry = _minutes(last)
        if not found[-1].start < entry <= found[-1].end:
            return None
        found[-1] = found[-1].model_copy(update={"last_entry": entry})
    return tuple(found)


def _season(text: str) -> Season | None:
    first, _, last = text.partition("-")
    start_month, start_day = _date(first, None, 1)
    end_month, end_day = _date(last or first, start_month, None)
    if not 1 <= start_day <= 31 or not 1 <= end_day <= 31:
        return None
    return Season(start_month=start_month, start_day=start_day, end_month=end_month, end_day=end_day)


def _date(text: str, month: int | None, day: int | None) -> tuple[int, int]:
    """ "Mar 16", "Mar", or "31" of the month before the dash. Without a day: the given, else the month's last."""
    name = re.match(_MONTH, text)
    number = re.search(r"\d+", text)
    found = _MONTHS[name[0]] if name else (month or 1)
    return found, int(number[0]) if number else (day or _LENGTHS[found - 1])


def _each_day(season: Season) -> list[tuple[int, int]]:
    every = [(month + 1, day) for month, length in enumerate(_LENGTHS) for day in range(1, length + 1)]
    start, end = (season.start_month, season.start_day), (season.end_month, season.end_day)
    if start <= end:
        return [day for day in every if start <= day <= end]
    return [day for day in every if day >= start or day <= end]


def _whole(days: dict[Rule, tuple[Interval, ...]]) -> dict[Rule, tuple[Interval, ...]]:
    """All weekdays: those that no rule names are closed. The holiday where it is named, or is as every day."""
    week: dict[Rule, tuple[Interval, ...]] = {day: days.get(day, ()) for day in WEEKDAYS}
    if "holiday" in days:
        week["holiday"] = days["holiday"]
    elif len(set(week.values())) == 1:
        week["holiday"] = week["mon"]
    return week


def _minutes(clock: str) -> int:
    hour, minute = clock.strip().split(":")
    return int(hour) * 60 + int(minute)
