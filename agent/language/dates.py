"""When: calendar dates, ranges and months, absolute. Relative ones are in `relative`."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from ...domain.dates import DateRange
from ...domain.errors import BadDates
from .lexicon.calendar import MONTHS, ZH_MONTHS
from .numbers import small
from .phrases import compiled
from .reading import Reading

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s*(?:of\s+)?(?P<%s>(?:19|20)\d{2})(?!\d))?"
_ATOMS = compiled(
    r"(?<![\d.])(?P<y1>(?:19|20)\d{2})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?!\d)"
    rf"|\b(?P<m2>{_MONTH})\.?\s+(?:the\s+)?(?P<d2>{_ORDINAL})(?!\d|\s*(?:days|nights|people|adults))(?![,.]\d{{3}}){_YEAR % 'y2'}"
    rf"|(?<![\d.,$])(?P<d3>{_ORDINAL})\s+(?:of\s+)?(?P<m3>{_MONTH})\b\.?{_YEAR % 'y3'}"
    r"|(?:(?P<y4>(?:19|20)\d{2}|내년|올해)\s*년?\s*)?(?<!\d)(?P<m4>\d{1,2})\s*월\s*(?P<d4>\d{1,2})\s*일"
    r"|(?:(?P<y5>(?:19|20)\d{2}|明年|今年)\s*年?\s*)?(?<!\d)(?P<m5>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(?P<d5>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号]"
    r"|(?<![\d/.])(?P<m6>\d{1,2})/(?P<d6>\d{1,2})(?:/(?P<y6>20\d{2}))?(?![\d/]|\s*(?:stars?|people))"
)
#: A day that takes its month from the date beside it.
_TAIL = compiled(
    r"^\s*(?:to|through|thru|until|till|and|-|–|—|~|부터|에서|到|至)\s*(?:the\s+)?(?P<d>\d{1,2})(?!\d)(?:st|nd|rd|th)?(?:\s*(?:일|日|号)(?!\s*(?:간|동안|짜리|정도|일정|여행)))?(?:\s*까지)?"
    r"(?!\d|\s*(?:days|nights|people|adults|박|명|인|%|:|월|月|일|天|晚|[a-z]{3,}\s*\d))(?:,?\s*(?P<y>20\d{2}))?"
)
#: "12월 6일부터 2일": without 까지 so many days, and no last day.
_LENGTH = compiled(r"^\s*부터\s*\d{1,2}\s*일(?!\s*까지)")
_HEAD = compiled(
    r"(?:from\s+|between\s+)?(?:the\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th)?\s*(?:to|through|until|till|and|-|–|—|~)\s*(?:the\s+)?$"
)
_JOIN = compiled(
    r"^\s*,?\s*(?:\([^)]{0,12}\))?\s*(?:to|through|thru|until|till|and|-|–|—|~|부터|에서|到|至|,)?\s*(?:and\s+)?"
    r"(?:\w+\s+){0,4}?(?:to|through|until|till|on|by|-|–|—|~|부터|到|至)?\s*(?:the\s+)?$"
)
_LEAD = compiled(r"(?:\b(?:from|between|on|starting|start|begin(?:ning)?|leaving|for|of|the|dates?:?)\s+){1,3}$")
_KO_TAIL = compiled(r"^\s*(?:부터|까지|에|출발|이고|일|开始|起|出发)?(?:\s*까지)?")
_MONTHS_ONLY = compiled(
    rf"(?P<week>\b(?:the\s+)?(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+week\s+(?:of|in)\s+)?(?P<part>\b(?:early|mid|late|(?:the )?(?:beginning|start|middle|end) of)[\s-]+)?\b(?:in |during |this |next )?(?P<en>{_MONTH})\b(?:\s+(?P<y>20\d{{2}})\b)?"
    r"|(?:(?P<yk>20\d{2}|내년|올해)\s*년?\s*)?(?<!\d)(?P<ko>\d{1,2})\s*월(?:\s*(?P<partk>(?:초순|초|중하순|중순|하순|말)(?=[^\uac00-\ud7a3]|$|에|쯤|경|부터|까지|로|이|께))|\s*(?P<nthk>첫째|둘째|셋째|넷째|마지막|첫|1|2|3|4)\s*주)?(?:\s*(?:쯤|경)(?=에|부터|[^\uac00-\ud7a3]|$))?(?:에)?"
    r"|(?:(?P<yz>20\d{2}|明年|今年)\s*年?\s*)?(?<!\d)(?P<zh>\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?(?:(?P<partz>初|中下旬|中旬|底|下旬|上旬|末)|的?(?P<nthz>第[一二三四]|最后一)周)?"
)
_AMBIGUOUS_MONTHS = ("may", "march", "mar", "sun", "jan", "dec", "sat")


@dataclass(frozen=True)
class Atom:
    """A calendar date as written, perhaps without a year."""

    start: int
    end: int
    month: int
    day: int
    year: int | None


def year_of(text: str | None, today: date) -> int | None:
    if not text:
        return None
    if text in ("내년", "明年"):
        return today.year + 1
    return today.year if text in ("올해", "今年") else int(text)


def _atoms(reading: Reading, today: date) -> list[Atom]:
    found = []
    for match in reading.find(_ATOMS):
        g = match.groupdict()
        n = next(i for i in "123456" if g[f"m{i}"])
        month_word, day_word = g[f"m{n}"] or "", (g[f"d{n}"] or "").rstrip("stndrh")
        month = MONTHS.get(month_word) or small(month_word) or 0
        day = small(day_word) or 0
        if n == "6" and month > 12 >= day:
            month, day = day, month
        if n == "6" and g["y6"] is None and reading.language == "en" and not _slash_is_date(reading, match.start()):
            continue
        found.append(Atom(match.start(), match.end(), month, day, year_of(g[f"y{n}"], today)))
    return found


def _slash_is_date(reading: Reading, at: int) -> bool:
    return bool(compiled(r"(?:from|on|to|until|till|by|-|–|~|starting)\s*$").search(reading.before(at, 12)))


def a_date(year: int, month: int, day: int) -> date:
    """Raises BadDates for a day that no calendar has."""
    try:
        return date(year, month, day)
    except ValueError as error:
        raise BadDates(f"{year}-{month:02}-{day:02} is not a date: check the month and the day") from error


def _next(atom: Atom, today: date, year: int | None) -> date:
    """The date meant: the stated year, else the next time that the calendar has this day."""
    if atom.year or year:
        return a_date(atom.year or year or today.year, atom.month, atom.day)
    for candidate in range(today.year, today.year + 9):
        if atom.month == 2 and atom.day == 29 and not calendar.isleap(candidate):
            continue
        found = a_date(candidate, atom.month, atom.day)
        if found >= today:
            return found
    raise BadDates(f"month {atom.month}, day {atom.day} is not a date: check it")


def take_dates(reading: Reading, today: date) -> tuple[date, date | None, str] | None:
    """First and (if stated) last date with the words. Raises BadDates for the past, the reversed and the impossible."""
    atoms = _atoms(reading, today)
    if not atoms:
        return None
    first, last, start, end = _pair(reading, atoms)
    begin = _next(first, today, last.year if last else None)
    finish = None
    if last is not None:
        finish = _next(last, today, last.year or first.year)
        if last.year is None and first.year is None:
            finish = _after(last, begin)
    lead = _LEAD.search(reading.before(start))
    start = start - len(lead.group()) if lead else start
    tail = _KO_TAIL.match(reading.low[end : end + 12])
    words = reading.take(start, end + (tail.end() if tail else 0))
    check_not_past(begin, today)
    if finish is not None:
        DateRange(start=begin, end=finish)
    return begin, finish, words


def _after(atom: Atom, begin: date) -> date:
    found = a_date(begin.year, atom.month, atom.day)
    if found < begin and begin.month - atom.month >= 6:  # December to January
        return a_date(begin.year + 1, atom.month, atom.day)
    return found


def _pair(reading: Reading, atoms: list[Atom]) -> tuple[Atom, Atom | None, int, int]:
    """The first date, and the last when the words between them join them; the span of both."""
    first = atoms[0]
    if (
        len(atoms) > 1
        and _JOIN.match(reading.low[first.end : atoms[1].start][:40])
        and atoms[1].start - first.end <= 40
    ):
        return first, atoms[1], first.start, atoms[1].end
    tail = _TAIL.match(reading.low[first.end : first.end + 24])
    if tail and not _LENGTH.match(reading.low[first.end : first.end + 24]):
        year = int(tail["y"]) if tail["y"] else first.year
        last = Atom(first.end, first.end + tail.end(), first.month, int(tail["d"]), year)
        return Atom(first.start, first.end, first.month, first.day, year), last, first.start, last.end
    head = _HEAD.search(reading.low[max(0, first.start - 30) : first.start])
    if head:
        begin = Atom(first.start - len(head.group()), first.start, first.month, int(head["d"]), first.year)
        return begin, first, begin.start, first.end
    return first, None, first.start, first.end


def check_not_past(day: date, today: date) -> None:
    """Raises BadDates."""
    if day < today:
        raise BadDates(f"{day} is in the past (today is {today}): give a date that is still to come")


#: Weeks of a month by their number; the last is the fifth slot from the end.
_WEEKS = {
    "first": 0, "1st": 0, "첫째": 0, "첫": 0, "1": 0, "第一": 0, "second": 1, "2nd": 1, "둘째": 1, "2": 1, "第二": 1, "third": 2, "3rd": 2, "셋째": 2, "3": 2, "第三": 2,
    "fourth": 3, "4th": 3, "넷째": 3, "4": 3, "第四": 3, "last": -1, "마지막": -1, "最后一": -1,
}  # fmt: skip


def take_month(reading: Reading, today: date) -> tuple[date, date, str] | None:
    """ "in May", "5월 초", "十月": the next such month as a frame. "may" and "march" count only where they are clearly months."""
    for match in reading.find(_MONTHS_ONLY):
        word = match["en"]
        if word in _AMBIGUOUS_MONTHS and not _clearly_month(reading, match.start("en"), match):
            continue
        if match["zh"] and reading.low[match.end() : match.end() + 1] in ("球", "亮", "饼"):
            continue
        month = (
            MONTHS.get(word)
            if word
            else ZH_MONTHS.get(match["zh"] + "月" if match["zh"] else "") or small(match["ko"] or match["zh"])
        )
        if not month or month > 12:
            continue
        year = year_of(match["y"] or match["yk"] or match["yz"], today)
        part = match["part"] or match["partk"] or match["partz"] or ""
        early, late = _frame(month, year, part, today)
        nth = match["nth"] or match["nthk"] or match["nthz"]
        if nth:
            early, late = _week(early, late, _WEEKS[nth])
        return early, late, reading.take(*match.span())
    return None


def _week(early: date, late: date, index: int) -> tuple[date, date]:
    """Seven days of a month: its 1st to 7th, 8th to 14th and so on; the last seven for -1."""
    first = late - timedelta(days=6) if index < 0 else early.replace(day=1 + 7 * index)
    return first, first + timedelta(days=6)


def _clearly_month(reading: Reading, at: int, match: "object") -> bool:
    cue = r"(?:\b(?:in|during|for|of|next|this|early|mid|late|until|till|by|around|end of|start of)[\s-]+)$"
    return bool(compiled(cue).search(reading.before(at, 16))) or reading.text[at].isupper()


def _frame(month: int, year: int | None, part: str, today: date) -> tuple[date, date]:
    if year is None:
        year = today.year if month >= today.month else today.year + 1
        if part_of_month(year, month, part)[1] < today:
            year += 1  # "early November" at the end of November is next year's
    early, late = part_of_month(year, month, part)
    if late < today:
        raise BadDates(f"{early:%Y-%m} is in the past (today is {today}): give a month that is still to come")
    return max(early, today), late


def part_of_month(year: int, month: int, part: str) -> tuple[date, date]:
    """First and last day of "early", "중순", "下旬" of a month; of the whole month for no part."""
    last = calendar.monthrange(year, month)[1]
    low, high = 1, last
    if any(w in part for w in ("early", "beginning", "start", "초", "初", "上旬")):
        high = 10
    elif any(w in part for w in ("중하순", "中下旬")):
        low = 11
    elif any(w in part for w in ("mid", "중순", "中旬")):
        low, high = 11, 20
    elif any(w in part for w in ("late", "end", "말", "하순", "底", "下旬", "末")):
        low = 21
    return date(year, month, low), date(year, month, high)
