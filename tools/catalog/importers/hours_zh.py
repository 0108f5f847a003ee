"""Taiwanese opening texts ("週二~週日 09:00-17:00，週一休館") into OpeningHours.

A text is read to its last word or not at all: one word that is not known may be a closing day or another house of the
same ground, and leaves the hours unknown. Texts that open "all year" or "daily" without hours say nothing of hours.
A bare pair of times without a word on days is not read either: it does not say on which days.

平日 is Monday to Friday; 假日 and 例假日 are Saturday, Sunday and public holidays; 國定假日 is a public holiday. 每日,
全年無休 and Monday to Sunday are every day, holidays too. Where the text names only weekdays, holidays stay unknown.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from ....domain.hours import WEEKDAYS, Interval, OpeningHours, Rule, Season, Weekly
from .moving_days import MovingDays, nth_weekdays
from .words_zh import Token, clocks, normal, tokens

SHORT_TEXT = 60

_DAYS = "一二三四五六日"
_ORDER: tuple[Rule, ...] = (*WEEKDAYS, "holiday")
_WORKDAYS, _WEEKEND = WEEKDAYS[:5], WEEKDAYS[5:]
_ALL_DAY: dict[Rule, tuple[Interval, ...]] = dict.fromkeys(_ORDER, (Interval(start=0, end=1440),))
_WORDS: dict[str, tuple[Rule, ...]] = {
    "平日": _WORKDAYS,
    "平常日": _WORKDAYS,
    "非假日": _WORKDAYS,
    "週末": _WEEKEND,
    "假日": (*_WEEKEND, "holiday"),
    "例假日": (*_WEEKEND, "holiday"),
    "國定例假日": (*_WEEKEND, "holiday"),
    "國定及例假日": (*_WEEKEND, "holiday"),
    "國定假日": ("holiday",),
}
_NUMBERS = str.maketrans("一二三四", "1234")
_AFTERNOON, _LATE = 14 * 60, 6 * 60  # who opens after the one and closes before the other closes past midnight


@dataclass(slots=True)
class _Reading:
    """What was read so far. `days` waits for its hours; `bare` are hours that no day was named for."""

    days: list[Rule] = field(default_factory=list)
    table: dict[Rule, tuple[Interval, ...]] = field(default_factory=dict)
    closed: set[Rule] = field(default_factory=set)
    bare: tuple[Interval, ...] = ()
    feasts: set[date] = field(default_factory=set)
    waiting_feasts: set[date] = field(default_factory=set)
    nth: set[date] = field(default_factory=set)
    waiting_nth: set[date] = field(default_factory=set)
    new_year: bool = False  # closed on 1 January
    daily: bool = False
    always: bool = False
    closing: bool = False  # days named now are closing days
    rule: str | None = None  # a closing weekday that is a holiday "opens", or opens and "next" closes
    answered: bool = False  # the waiting days have had their hours


def opening(text: str, days: MovingDays) -> OpeningHours | None:
    """The hours of a text; None where it is not understood as a whole or says no hours."""
    found = tokens(text)
    if not found:
        return None
    parts = _by_season(found)
    if parts is None:
        return None
    every = [reading for _, part in parts if (reading := _read(part, days)) is not None]
    if len(every) != len(parts):
        return None
    _share(every)
    if any(reading.always for reading in every):
        only = every[0]
        said = only.table or only.bare or only.closed or only.feasts or parts[0][0]
        return OpeningHours(always_open=True, text=_short(text)) if len(every) == 1 and not said else None
    weeks = [week for reading in every if (week := _week(reading)) is not None]
    if len(weeks) != len(parts):
        return None
    if weeks == [_ALL_DAY]:
        return OpeningHours(always_open=True, text=_short(text))
    return OpeningHours(
        weekly=tuple(Weekly(season=season, days=week) for (season, _), week in zip(parts, weeks, strict=True)),
        closed_dates=tuple(sorted({day for reading in every for day in reading.feasts})),
        closed_month_days=((1, 1),) if any(reading.new_year for reading in every) else (),
        holiday_opens_then_closes_next=any(reading.rule == "next" for reading in every),
        text=_short(text),
    )


def _share(readings: list[_Reading]) -> None:
    """Closing days are named once for all seasons, before the first or after the last."""
    closed = {day for reading in readings for day in reading.closed}
    rule = next((reading.rule for reading in readings if reading.rule), None)
    for reading in readings:
        reading.closed, reading.rule = closed, rule


def _short(text: str) -> str | None:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= SHORT_TEXT else None


def _by_season(found: list[Token]) -> list[tuple[Season | None, list[Token]]] | None:
    """Cuts at the seasons: each stands before its hours ("夏季(4~9月) 09:00-18:00"), or each behind ("08:00-17:00(3~10月)").

    None where a season is not one.
    """
    places = [at for at, token in enumerate(found) if token.kind == "season"]
    if not places:
        return [(None, found)]
    before = not any(token.kind in ("hours", "days") for token in found[: places[0]])
    parts: list[tuple[Season | None, list[Token]]] = []
    for number, at in enumerate(places):
        if (season := _season(found[at].text)) is None:
            return None
        if before:
            end = places[number + 1] if number + 1 < len(places) else len(found)
            parts.append((season, found[at + 1 : end]))
        else:
            start = places[number - 1] + 1 if number else 0
            parts.append((season, found[start:at]))
    rest = [] if before else found[places[-1] + 1 :]
    return [(season, part + rest) for season, part in parts]


def _season(text: str) -> Season | None:
    """None where the months are not months."""
    start = re.findall(r"(\d{1,2})(?:月(\d{1,2})日)?", text)[0]
    end = re.findall(r"(\d{1,2})月(?:(\d{1,2})日)?", text)[-1]
    numbers = (int(start[0]), int(start[1] or 1), int(end[0]), int(end[1] or 31))
    if not all(1 <= month <= 12 for month in numbers[::2]) or not all(1 <= day <= 31 for day in numbers[1::2]):
        return None
    return Season(start_month=numbers[0], start_day=numbers[1], end_month=numbers[2], end_day=numbers[3])


def _read(found: list[Token], days: MovingDays) -> _Reading | None:
    reading = _Reading()
    for token in found:
        if not _STEPS[token.kind](reading, token, days):
            return None
    if reading.closing:
        _close(reading)
    if reading.bare and reading.days and not reading.answered and not reading.table:  # "08:30-17:00 (週二~週日)"
        reading.table, reading.bare, reading.answered = dict.fromkeys(reading.days, reading.bare), (), True
    whole = not reading.waiting_feasts and not reading.waiting_nth and (reading.answered or not reading.days)
    if not whole or (reading.rule and not reading.closed and not reading.nth):
        return None
    _settle_nth(reading, days)
    return reading


def _settle_nth(reading: _Reading, days: MovingDays) -> None:
    """The n-th weekdays of the months that are closed, moved where they are holidays and the text says so."""
    for day in reading.nth:
        if reading.rule is None or day not in days.public:
            reading.feasts.add(day)
        elif reading.rule == "next":
            reading.feasts.add(day + timedelta(days=1))
    if reading.nth and not reading.closed:
        reading.rule, reading.daily = None, True


def _close(reading: _Reading) -> None:
    reading.closed.update(day for day in reading.days if reading.closing or not reading.answered)
    reading.feasts |= reading.waiting_feasts
    reading.days, reading.waiting_feasts, reading.answered = [], set(), False


def _on_days(reading: _Reading, token: Token, days: MovingDays) -> bool:
    if reading.answered:
        reading.days, reading.answered = [], False
    if token.text.startswith(("每日", "每天", "天天")):
        if reading.days:  # "週二至週日每日": the days are named already
            return True
        reading.daily = True
        reading.days += [*WEEKDAYS, "holiday"]
        return True
    named = named_days(token.text)
    reading.days += named
    reading.daily = reading.daily or len(named) == 8
    return bool(named)


def named_days(text: str) -> list[Rule]:
    """ "週二~週五、週日" -> tue to fri, and sun. Monday to Sunday takes in the holidays."""
    if text in _WORDS:
        return list(_WORDS[text])
    found: list[Rule] = []
    for first, last in re.findall(rf"([{_DAYS}])(?:~週?([{_DAYS}]))?", text):
        start, end = _DAYS.index(first), _DAYS.index(last or first)
        found += [WEEKDAYS[(start + step) % 7] for step in range((end - start) % 7 + 1)]
    return [*found, "holiday"] if (set(found) == set(WEEKDAYS) and len(found) == 7 and "~" in text) else found


def _on_hours(reading: _Reading, token: Token, days: MovingDays) -> bool:
    reading.closing = False
    found = _interval(token.text)
    if found is None or reading.waiting_feasts or reading.waiting_nth:
        return False
    if not reading.days:
        reading.bare = (*reading.bare, found)
        return True
    for day in reading.days:
        before = reading.table.get(day, ()) if reading.answered else ()
        if any(found.start < other.end for other in before):
            return False
        reading.table[day] = (*before, found)
    reading.answered = True
    return True


def _interval(text: str) -> Interval | None:
    start, end = clocks(text)
    if start is None or end is None:
        return None
    if end == 0 or (end <= _LATE and start >= _AFTERNOON):
        end += 1440
    return Interval(start=start, end=end) if start < end <= 2880 else None


def _on_closed(reading: _Reading, token: Token, days: MovingDays) -> bool:
    reading.nth |= reading.waiting_nth
    reading.waiting_nth = set()
    if reading.answered or not (reading.days or reading.waiting_feasts):
        return bool(reading.nth or reading.feasts)
    reading.closing = True
    _close(reading)
    reading.closing = False
    return True


def _on_nth(reading: _Reading, token: Token, days: MovingDays) -> bool:
    """ "每月第一個週一": nothing but a closing day is named so."""
    if re.match(r"每個?月(?:的)?週", token.text):
        return False
    last = "最後" in token.text
    number = -1 if last else int(re.sub(r"\D", "", token.text.translate(_NUMBERS).split("週")[0]) or 0)
    if number == 0:
        return False
    weekday = _DAYS.index(token.text[-1])
    found = nth_weekdays(days.years(), range(1, 13), weekday, [number])
    (reading.nth if reading.closing else reading.waiting_nth).update(found)
    return True


def _on_closing(reading: _Reading, token: Token, days: MovingDays) -> bool:
    """ "公休日：" and then the days."""
    if reading.days and not reading.answered:
        return False
    reading.days, reading.answered, reading.closing = [], False, True
    return True


def _on_feast(reading: _Reading, token: Token, days: MovingDays) -> bool:
    if reading.answered:
        reading.days, reading.answered = [], False
    if "元旦" in token.text:
        reading.new_year = True
        return True
    reading.waiting_feasts |= set(_feast_dates(token.text, days))
    if reading.closing:
        _close_feasts(reading)
    return True


def _close_feasts(reading: _Reading) -> None:
    reading.feasts |= reading.waiting_feasts
    reading.waiting_feasts = set()


def _feast_dates(text: str, days: MovingDays) -> tuple[date, ...]:
    for name, key in (("清明", "tombs"), ("端午", "dragon_boat"), ("中秋", "mid_autumn")):
        if name in text:
            return days.on(key)
    numbers = re.findall(r"初([一二三四五])", text)
    last = _DAYS.index(numbers[-1]) if numbers else -1
    if "小年夜" in text:
        return tuple(day for day in days.on("new_year", before=2) if day not in days.on("new_year", before=1))
    if "除夕" in text:
        return days.on("new_year", before=1, after=max(last, 0)) if numbers else _only(days, before=1)
    if numbers:
        return _only(days, after=last)
    return days.on("new_year", before=1, after=2)  # 春節: by law the eve and three days


def _only(days: MovingDays, before: int = 0, after: int = 0) -> tuple[date, ...]:
    """The one day so far before or after New Year's Day."""
    whole = set(days.on("new_year", before, after))
    near = set(days.on("new_year", max(before - 1, 0), after - 1)) if after else set(days.on("new_year", before - 1))
    return tuple(sorted(whole - near)) if before or after else tuple(sorted(whole))


def _on_rule(reading: _Reading, token: Token, days: MovingDays) -> bool:
    reading.rule = "next" if re.search(r"順延|翌日|隔日|次日", token.text) else "opens"
    return True


def _on_last(reading: _Reading, token: Token, days: MovingDays) -> bool:
    """The latest arrival: of the last hours named."""
    last = clocks(token.text)[0]
    where = reading.days if reading.answered else []
    if last is None or not (where or reading.bare):
        return False
    for day in where:
        if not _may_enter(reading.table[day], last):
            return False
        reading.table[day] = _entered(reading.table[day], last)
    if not where:
        if not _may_enter(reading.bare, last):
            return False
        reading.bare = _entered(reading.bare, last)
    return True


def _may_enter(intervals: tuple[Interval, ...], last: int) -> bool:
    return intervals[-1].start < last <= intervals[-1].end


def _entered(intervals: tuple[Interval, ...], last: int) -> tuple[Interval, ...]:
    return (*intervals[:-1], intervals[-1].model_copy(update={"last_entry": last}))


def _on_daily(reading: _Reading, token: Token, days: MovingDays) -> bool:
    reading.daily = True
    return True


def _on_always(reading: _Reading, token: Token, days: MovingDays) -> bool:
    reading.always = True
    return not reading.table and not reading.bare


def _pass(reading: _Reading, token: Token, days: MovingDays) -> bool:
    return True


_STEPS = {
    "days": _on_days,
    "nth": _on_nth,
    "hours": _on_hours,
    "closed": _on_closed,
    "closing": _on_closing,
    "feast": _on_feast,
    "rule": _on_rule,
    "last": _on_last,
    "season": _pass,
    "daily": _on_daily,
    "always": _on_always,
    "stop": _pass,
    "open": _pass,
}


def _week(reading: _Reading) -> dict[Rule, tuple[Interval, ...]] | None:
    """The week's table. Hours without days are of every day that is not closed, if the text says which those are."""
    table = dict(reading.table)
    if reading.bare:
        if table or not (reading.daily or reading.closed):
            return None
        table = dict.fromkeys(WEEKDAYS, reading.bare)
        if reading.daily and not reading.closed or reading.rule:
            table["holiday"] = reading.bare
    if not table:
        return None
    if reading.rule and "holiday" not in table and len({value for value in table.values() if value}) == 1:
        table["holiday"] = next(value for value in table.values() if value)
    if reading.closed - {"holiday"} and not reading.rule and reading.daily:
        table.pop("holiday", None)
    table |= dict.fromkeys(reading.closed, ())
    return {day: table[day] for day in _ORDER if day in table}


def is_always(text: str) -> bool:
    """The source's machine form of "always": "Sun 24 hours；Mon 24 hours；..."."""
    bare = normal(text).lower()
    return bare.count("24hours") == 7 or bare.count("24小時") == 7
