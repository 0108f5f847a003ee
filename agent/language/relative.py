""" "Next weekend", "다음 주 금요일", "下周五", "in two weeks", seasons and holidays: dates relative to the run's clock."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ...domain.catalog import Catalog
from ...domain.logistics import Holiday
from ...domain.request import Language
from .dates import part_of_month
from .lexicon.calendar import FIXED_HOLIDAYS, HOLIDAYS, SEASONS, WEEKDAYS
from .numbers import EN_COUNT, KO_COUNT, ZH_COUNT, small
from .phrases import any_of, compiled
from .reading import Reading

_DAYS = {
    "today": 0,
    "tonight": 0,
    "오늘": 0,
    "今天": 0,
    "tomorrow": 1,
    "내일": 1,
    "明天": 1,
    "the day after tomorrow": 2,
    "모레": 2,
    "后天": 2,
}
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_ZH_DAY = "一二三四五六日天"
_PATTERN = compiled(
    r"(?P<weekend>\b(?P<we>this|next|the|coming|this coming|upcoming)\s+(?:weekend|wkend)\b|(?P<wk>이번|다음|담|다다음)\s*주\s*주말|(?P<wk2>이번|다음|담)\s*주말"
    r"|(?P<wz>这个?|本|下下?个?)周末)"
    rf"|(?P<weekday>\b(?P<de>this|next|on|coming|this coming|from|starting)\s+(?P<en>{_WEEKDAY})\b"
    rf"|(?:(?P<dk>이번|다음|담|다다음)\s*주\s*)?(?P<ko>[월화수목금토일](?:요일|욜))|(?P<dz>这|本|下下?)?个?(?:周|星期|礼拜)(?P<zh>[{_ZH_DAY}]))"
    r"|(?P<week>\b(?P<ke>this|next)\s+week\b|(?P<kk>이번|다음|담|다다음)\s*주(?!말)|(?P<kz>这|本|下下?)个?(?:周|星期|礼拜)(?![一二三四五六日天末]))"
    r"|(?P<month>(?:\b(?:the\s+)?(?P<pe>early|mid|late|beginning of|start of|middle of|end of)[\s-]+)?\b(?P<me>this|next)\s+month\b"
    r"|(?P<mk>이번|요번|다음|담|다다음)\s*달(?:\s*(?P<pk>초|중순|말))?|(?P<mz>这|本|下下?)个?月(?P<pz>月?底|初|中旬|上旬|下旬|末)?)"
    rf"|(?P<ahead>\bin\s+(?P<ne>{EN_COUNT}|a)\s+(?P<ue>days?|weeks?|months?)\b(?:'? time)?|(?P<nk>{KO_COUNT})\s*(?P<uk>일|주|달|개월)\s*(?:뒤|후)(?:에)?"
    rf"|(?P<nz>{ZH_COUNT})个?(?P<uz>天|周|星期|月)(?:以?后|之后))"
    rf"|(?P<day>{any_of(_DAYS)})"
)
_SEASON = compiled(
    rf"(?:\b(?:in|during|for|over|this|next|the)\s+)*(?P<en>\b(?:spring break|summer (?:break|holidays)|winter break|spring|summer|autumn|winter)\b|\b(?:in|this|next)\s+(?:the\s+)?fall\b)|(?P<ko>(?<![\uac00-\ud7a3])(?:(?:봄|여름|겨울)\s?방학|(?:봄|여름|가을|겨울)(?=에|철|\s|$|,|\.|이나)))|(?P<zh>{'|'.join(w for w in SEASONS if not w.isascii() and w > '一')})"
)


_EN_DAY = "|".join(sorted((w for w in WEEKDAYS if w.isascii()), key=len, reverse=True))
_TO = r"\s*(?:-|–|~|to|thru|through|till|until)\s*"
#: "Thurs-Sun", "next Friday to Sunday", "금요일부터 일요일까지", "금토일", "下周五到周日".
_SPAN = compiled(
    rf"\b(?:(?P<se>this|next|coming|on|from)\s+)?(?P<a>{_EN_DAY}){_TO}(?:(?:the\s+)?(?:next|following|this)?\s+)?(?P<b>{_EN_DAY})\b"
    r"|(?:(?P<sk>이번|다음|담|다다음)\s*주\s*)?(?:(?P<ka>[월화수목금토일])(?:요일|욜)\s*(?:부터|에서|-|~)\s*(?P<kb>[월화수목금토일])(?:요일|욜)(?:\s*까지)?|(?<![\uac00-\ud7a3])(?P<ka2>[월화수목금토일])\s*[-~]\s*(?P<kb2>[월화수목금토일])(?![\uac00-\ud7a3])|(?<![\uac00-\ud7a3])(?P<run>금토일|목금토일?|토일월?)(?![\uac00-\ud7a3]))"
    r"|(?P<sz>这|本|下下?)?个?(?:周|星期|礼拜)(?P<za>[一二三四五六日天])\s*(?:到|至|-|~)\s*(?:下?个?(?:周|星期|礼拜))?(?P<zb>[一二三四五六日天])"
)


@dataclass(frozen=True)
class Weekdays:
    """Two weekdays that begin and end a trip (Monday is 0), and how many weeks ahead they were said to be."""

    first: int
    last: int
    weeks: int
    words: str

    @property
    def days(self) -> int:
        return (self.last - self.first) % 7 + 1

    def within(self, frame: "Frame | None", today: date) -> "Frame":
        """The first such days of the frame; without one of the week that was said, or the next to come."""
        if frame is not None and not frame.point:
            start = frame.start + timedelta(days=(self.first - frame.start.weekday()) % 7)
        else:
            start = today + timedelta(days=self.first - today.weekday() + 7 * self.weeks)
            start += timedelta(days=7 * (start < today))
        return Frame(start, start + timedelta(days=self.days - 1), True, self.words)


def take_weekdays(reading: Reading) -> Weekdays | None:
    match = reading.first(_SPAN)
    if match is None:
        return None
    g = match.groupdict()
    run = g["run"] or ""
    a = g["a"] or (f"{g['ka'] or g['ka2'] or run[:1]}요일" if g["za"] is None else f"周{g['za']}")
    b = g["b"] or (f"{g['kb'] or g['kb2'] or run[-1:]}요일" if g["zb"] is None else f"周{g['zb']}")
    weeks = _shift(g["se"] or g["sk"] or g["sz"])
    return Weekdays(WEEKDAYS[a], WEEKDAYS[b], weeks, reading.take(*match.span()))


@dataclass(frozen=True)
class Frame:
    """First and last day of what was said. `exact`: the trip is these days; else the trip begins on `start` or lies inside."""

    start: date
    end: date
    exact: bool
    words: str
    point: bool = False  # one day: the trip starts then


_LASTS = compiled(r"\b(?:do|see|cover|visit|fit|squeeze|tour|explore)\b[^.;,!?]{1,36}$")
_LEAVES = compiled(
    r"\b(?:leav\w*|depart\w*|fly\w*|flight|start\w*|begin\w*|go|going|arriv\w*|land|travel\w*|trip|vacation|holiday|set off|weekend|move|push)\b"
)
_LENGTH = compiled(
    r"\b(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten)[\s-]*(?:days?|nights?|weeks?)\b"
)
_BEFORE_IT, _AFTER_IT = compiled(r"\bbefore\s+(?:the\s+)?$"), compiled(r"^\s*(?:이?전(?:에|으로)|직전|前|之前|以前)")


def take_relative(reading: Reading, today: date) -> Frame | None:
    """The first relative date; "on Friday" needs no other word. None when there is none."""
    for match in reading.find(_PATTERN):
        if match["ne"] and (_LASTS.search(reading.before(match.start(), 44)) or _how_long(reading, match)):
            continue  # "can we do Japan in 10 days", "Vienna in one day"
        frame = _frame(match.groupdict(), today)
        if frame is None:
            continue
        start, end, exact, point = frame
        return Frame(start, end, exact, reading.take(*match.span()), point)
    return None


def _how_long(reading: Reading, match: "re.Match[str]") -> bool:
    """Days that tell the length: nobody leaves then, and no other length is said. A few days only: "in two weeks" is when."""
    if not re.search(r"\bdays?\b", match.group()) or _LEAVES.search(reading.clause(*match.span()).lower()):
        return False
    return not _LENGTH.search(reading.low[: match.start()] + " " + reading.low[match.end() :])


def _shift(word: str | None) -> int:
    """Weeks or months from now."""
    if not word:
        return 0
    if word.startswith(("다다음", "下下")):
        return 2
    return 1 if word.startswith(("next", "다음", "담", "下")) else 0


def _frame(g: dict[str, str | None], today: date) -> tuple[date, date, bool, bool] | None:
    monday = today - timedelta(days=today.weekday())
    if g["weekend"]:
        saturday = monday + timedelta(days=5 + 7 * _shift(g["we"] or g["wk"] or g["wk2"] or g["wz"]))
        return max(saturday, today), saturday + timedelta(days=1), True, False
    if g["weekday"]:
        return _weekday(g, today, monday)
    if g["week"]:
        start = monday + timedelta(days=7 * _shift(g["ke"] or g["kk"] or g["kz"]))
        return max(start, today), start + timedelta(days=6), False, False
    if g["month"]:
        year, month = divmod(today.year * 12 + today.month - 1 + _shift(g["me"] or g["mk"] or g["mz"]), 12)
        first, last = part_of_month(year, month + 1, g["pe"] or g["pk"] or g["pz"] or "")
        return (max(first, today), last, False, False) if last >= today else None
    if g["ahead"]:
        return _ahead(g, today)
    day = today + timedelta(days=_DAYS[" ".join((g["day"] or "").split())])
    return day, day, False, True


def _weekday(g: dict[str, str | None], today: date, monday: date) -> tuple[date, date, bool, bool]:
    word = g["en"] or (g["ko"] or "").replace("욜", "요일") or "周" + (g["zh"] or "")
    index, shift = WEEKDAYS[word], _shift(g["de"] or g["dk"] or g["dz"])
    day = monday + timedelta(days=index + 7 * shift)
    if day < today:
        day += timedelta(days=7)
    return day, day, False, True


def _ahead(g: dict[str, str | None], today: date) -> tuple[date, date, bool, bool] | None:
    count, unit = small(g["ne"] or g["nk"] or g["nz"] or ""), g["ue"] or g["uk"] or g["uz"] or ""
    if count is None or count > 400:
        return None
    days = count * (1 if unit[0] in "d일天" else 7 if unit[0] in "w주周星" else 30)
    day = today + timedelta(days=days)
    return day, day, False, True


def take_season(reading: Reading, today: date) -> Frame | None:
    """A season of the northern hemisphere, said as an assumption."""
    match = reading.first(_SEASON)
    if match is None:
        return None
    word = (match["ko"] or "").replace(" ", "") or match["zh"] or max((w for w in SEASONS if w in match["en"]), key=len)
    first, last = SEASONS[word]
    year = today.year if (first >= today.month or last >= today.month) else today.year + 1
    start = date(year, first, 1)
    end_year = year + (last < first)
    end = date(end_year, last, calendar.monthrange(end_year, last)[1])
    words = reading.take(*match.span())
    reading.assumptions.append(_taken_as(words, start, end, reading.language))
    return Frame(max(start, today), end, False, words)


def _taken_as(words: str, first: date, last: date, language: Language) -> str:
    """The months that a season was taken for, said as the language names months."""
    if language == "ko":
        return f"“{words}” 기간을 {first.year}년 {first.month}월부터 {last.year}년 {last.month}월까지로 봄"
    if language == "zh":
        return f"“{words}”按{first.year}年{first.month}月至{last.year}年{last.month}月理解"
    return f"“{words}” was taken as {first:%B} {first.year} to {last:%B} {last.year}"


def take_holiday(reading: Reading, catalog: Catalog, today: date, home: str | None) -> Frame | None:
    """A named holiday: its days from the catalog, or its fixed date. An unknown one stays in the text and is said."""
    for names, country, needles in HOLIDAYS.values():
        match = reading.first(
            compiled(
                rf"(?:\b(?:over|during|for|at)\s+)?{any_of(names)}\s*(?:연휴|holidays?|假期|期间|연휴\s*때|때)?(?:에|에는|동안)?"
            )
        )
        if match is None:
            continue
        if _BEFORE_IT.search(reading.before(match.start(), 14)) or _AFTER_IT.match(reading.after(match.end(), 6)):
            reading.said.append(reading.take(*match.span()))  # how long before is not said
            return None
        days = _easter(today) if "easter" in names else _cluster(catalog, country or home, needles, today)
        words = reading.take(*match.span())
        if days:
            return Frame(days[0], days[-1], True, words)
        reading.said.append(words)
        return None
    return _fixed(reading, today)


def _easter(today: date) -> list[date]:
    """Good Friday to Easter Monday of the next Western Easter that is not over: no catalog of one country is needed for it."""
    for year in (today.year, today.year + 1):
        sunday = easter_sunday(year)
        if sunday + timedelta(days=1) >= today:
            break
    return [sunday + timedelta(days=n) for n in range(-2, 2)]


def easter_sunday(year: int) -> date:
    """By the Gregorian rule of the anonymous computus (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _cluster(catalog: Catalog, country: str | None, needles: Sequence[str], today: date) -> list[date]:
    """The next run of days in a row whose name has one of the needles."""
    if country is None:
        return []
    rows = catalog.holidays(country, today, today + timedelta(days=420))
    days = sorted({h.day for h in rows if _named(h, needles)})
    run: list[date] = []
    for day in days:
        if run and (day - run[-1]).days > 1:
            break
        run.append(day)
    return run


def _named(holiday: Holiday, needles: Sequence[str]) -> bool:
    return any(n in holiday.name.casefold() for n in needles)


def _fixed(reading: Reading, today: date) -> Frame | None:
    for names, (month, day) in FIXED_HOLIDAYS.values():
        match = reading.first(
            compiled(
                rf"(?:\b(?:over|during|for|at|on)\s+)?{any_of(names)}\s*(?:day|연휴|holidays?|假期|期间)?(?:에|에는)?"
            )
        )
        if match:
            on = date(today.year, month, day)
            on = on if on >= today else date(today.year + 1, month, day)
            return Frame(on, on, False, reading.take(*match.span()), True)
    return None
