"""Korean opening columns and closing-day text (the public data standard for museums) into OpeningHours.

The closing text is read to its last character or not at all: one word that is not understood leaves all hours unknown,
because the word may be a closing day. What is read: weekdays ("월요일", "토+일", "주말"), n-th weekdays of the month,
dates ("1월 1일", "신정", "12/25"), Seollal and Chuseok (the day, or 연휴: three days), public holidays, and what happens
to a closing weekday on a holiday ("월요일이 공휴일인 경우 그 다음날 휴관").

The standard has hours for 평일 (weekdays) and for 공휴일 (holidays) and none for weekends, and publishers differ in
which of the two they mean for them. Where both columns agree it makes no difference; where they differ, Saturday and
Sunday stay unknown. 00:00-00:00 in the holiday columns is "not filled": a holiday is then closed only where the text
says so. A closing weekday without a word on holidays may or may not hold on one: all holidays are then unknown.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from ....domain.hours import WEEKDAYS, Interval, OpeningHours, Rule, Season, Weekly
from .moving_days import MovingDays, nth_weekdays

SHORT_TEXT = 60  # a closing text up to this length is kept as it was published

_DAYS = "월화수목금토일"
_HOLIDAY = r"(?:관공서의?|법정|법적|국정|국가|국)?,?(?:대체)?공휴일"
_FEAST = r"설날?|구정|추석|명절"
_ORDINAL = {"첫": 1, "둘": 2, "셋": 3, "넷": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NATIONAL_DAYS = {(3, 1), (7, 17), (8, 15), (10, 3), (10, 9)}  # 국경일에 관한 법률
_FEAST_KEYS = {"설": ("seollal",), "구": ("seollal",), "추": ("chuseok",), "명": ("seollal", "chuseok")}
#: (days before, days after) that a word after the feast's name adds
_SPANS = {"연휴": (1, 1), "전일및당일": (1, 0), "전일": (1, 0), "다음날": (0, 1)}


@dataclass(slots=True)
class Closing:
    """What a closing text says."""

    weekdays: set[Rule] = field(default_factory=set)
    month_days: set[tuple[int, int]] = field(default_factory=set)
    dates: set[date] = field(default_factory=set)
    holidays: bool = False  # closed on public holidays
    on_holiday: str | None = None  # a closing weekday that is a holiday: "opens", "next" day or next "workday" closes


def opening(
    weekday: tuple[str, str], holiday: tuple[str, str], closing: str, days: MovingDays, season: Season | None = None
) -> OpeningHours | None:
    """Hours from the two pairs of columns ("09:00", "18:00") and the closing text; None where they cannot be told."""
    usual, special = interval(*weekday), interval(*holiday)
    read = read_closing(closing, days)
    if usual is None or read is None:
        return None
    table: dict[Rule, tuple[Interval, ...]] = dict.fromkeys(WEEKDAYS[:5], (usual,))
    if special == usual:
        table |= dict.fromkeys(WEEKDAYS[5:], (usual,))
    table |= dict.fromkeys(read.weekdays, ())
    if read.holidays:
        table["holiday"] = ()
    elif special is not None and (read.on_holiday or not read.weekdays):
        table["holiday"] = (special,)
    table = {day: table[day] for day in (*WEEKDAYS, "holiday") if day in table}
    if read.on_holiday == "workday":
        read.dates.update(day for name in read.weekdays for day in days.late_substitutes(WEEKDAYS.index(name)))
    return OpeningHours(
        weekly=(Weekly(season=season, days=table),),
        closed_dates=tuple(sorted(read.dates)),
        closed_month_days=tuple(sorted(read.month_days)),
        holiday_opens_then_closes_next=read.on_holiday in ("next", "workday"),
        text=closing if 0 < len(closing) <= SHORT_TEXT else None,
    )


def interval(start: str, end: str) -> Interval | None:
    """ "09:30", "18:00". Midnight as the end, and 23:59, is the end of the day. None: not filled or not sensible."""
    first, last = _minutes(start), _minutes(end)
    if first is None or last is None or (first, last) == (0, 0):
        return None
    last = 1440 if last in (0, 1439) else last
    return Interval(start=first, end=last) if first < last else None


def read_closing(text: str, days: MovingDays) -> Closing | None:
    """The whole text, or None. "연중무휴" is a Closing that closes never; an empty text says nothing: None."""
    rest = re.sub(r"\s+", "", text)
    if not rest or rest == "-":
        return None
    closing = Closing()
    rest = _take_holiday_clause(rest, closing)
    while rest := re.sub(r"^(?:[+,/·ㆍ・.;*&]|및|와|과(?=[추설]))+", "", rest):
        for pattern, act in _RULES:
            if found := pattern.match(rest):
                act(found, closing, days)
                rest = rest[found.end() :]
                break
        else:
            return None
    return closing


def _take_holiday_clause(rest: str, closing: Closing) -> str:
    """Cuts out what is said of a closing weekday that is a holiday."""
    for pattern in _CLAUSES:
        for found in pattern.finditer(rest):
            rest = rest.replace(found[0], "+" if not found[0].startswith("(") else "", 1)
            if re.search(r"평일|비공휴일|공휴일다음의?첫|연휴다음날", found[0]):
                closing.on_holiday = "workday"
            elif re.search(r"다음|익일|[월화수목금]요일(?:에|대체)?휴관|화요일\)", found[0]):
                closing.on_holiday = closing.on_holiday or "next"
            else:
                closing.on_holiday = closing.on_holiday or "opens"
    return rest


_WHEN = r"(?:인경우|일경우|인날|인월|이면|일때|경우|겹치|겹칠|해당|때|월요일은)"
_SETTLED = r"(?:다음|익일|개관|운영|제외|않|휴관|평일|화요일)"
_CLAUSES = (
    re.compile(rf"\([^()]*(?:공휴일|휴일){_WHEN}?[^()]*{_SETTLED}[^()]*\)"),
    re.compile(
        rf"(?:단|다만)?,?(?:매주)?월요일(?:이|과)?(?:국가|법정)?(?:공휴일|휴일){_WHEN}[^+,()]*{_SETTLED}[^+,()]*\)?"
    ),
    re.compile(rf"(?:단|다만),?(?:국가|법정)?공휴일(?:과월요일)?이?{_WHEN}[^+,()]*{_SETTLED}[^+,()]*"),
    re.compile(r"\(월요일포함연휴(?:때|시)는?연휴다음날\)"),
    re.compile(rf"공휴일이월요일인경우[^+,()]*{_SETTLED}[^+,()]*"),
)


def _never(found: re.Match[str], closing: Closing, days: MovingDays) -> None:
    """Nothing to note: open all year, or words that any house may add."""


def _weekdays(found: re.Match[str], closing: Closing, days: MovingDays) -> None:
    names = re.sub(r"매주|요일|휴관|휴무", "", found[0])
    if names.startswith("주말"):
        names = "토일"
    if span := re.fullmatch(rf"([{_DAYS}])[~-]([{_DAYS}])", names):
        first, last = _DAYS.index(span[1]), _DAYS.index(span[2])
        names = _DAYS[first : last + 1]
    closing.weekdays.update(WEEKDAYS[_DAYS.index(name)] for name in names)


def _ordinals(found: re.Match[str], closing: Closing, days: MovingDays) -> None:
    months = [int(month) for month in re.findall(r"\d+(?=월)", found["months"] or "")]
    months += [int(month) for month in re.findall(r"\d+(?=[,·]\d*월)", found["months"] or "")]
    months = [month for month in months if 1 <= month <= 12]
    numbers = [_ORDINAL[name] for name in re.findall(r"[첫둘셋넷]", found["nth"])]
    weekday = _DAYS.index(found["day"])
    closing.dates.update(nth_weekdays(days.years(), months or range(1, 13), weekday, numbers))


def _feast(found: re.Match[str], closing: Closing, days: MovingDays) -> None:
    word = (found["span"] or "").replace("연휴당일", "당일")
    before, after = next((span for start, span in _SPANS.items() if word.startswith(start)), (0, 0))
    for name in re.findall(_FEAST, found["names"]):
        for key in _FEAST_KEYS[name[0]]:
            closing.dates.update(days.on(key, before, after))


def _new_year_and_feasts(found: re.Match[str], closing: Closing, days: MovingDays) -> None:
    closing.month_days.add((1, 1))
    _feast(found, closing, days)


def _month_day(found: re.Match[str], closing: Closing, days: MovingDays) -> None:
    month, day = int(found["month"]), int(found["day"])
    if 1 <= month <= 12 and 1 <= day <= 31:
        closing.month_days.add((month, day))


def _month_day_of(month: int, day: int) -> "Callable[[re.Match[str], Closing, MovingDays], None]":
    def act(found: re.Match[str], closing: Closing, days: MovingDays) -> None:
        closing.month_days.add((month, day))

    return act


def _holidays(found: re.Match[str], closing: Closing, days: MovingDays) -> None:
    closing.holidays = True


def _national_days(found: re.Match[str], closing: Closing, days: MovingDays) -> None:
    closing.month_days.update(_NATIONAL_DAYS)


_CHIEF = r"(?:시장|군수|도지사|관장|구청장)"
_NTH = r"(?:첫|둘|셋|넷)번?째?주?"
_END = r"(?=$|[+,/·ㆍ・.;*&()]|및|와|과|매|[0-9]|[설추명신공법국월화수목금토일])"
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Closing, MovingDays], None]], ...] = tuple(
    (re.compile(pattern), act)
    for pattern, act in (
        (r"연중무휴|없음$|상시운영|무휴$", _never),
        (
            rf"(?:기타|그밖에?의?|그외)?(?:[가-힣]{{0,3}}{_CHIEF}|관리운영상)(?:이|가)?(?:필요하다고)?(?:인정|정하)[가-힣]*(?:\(관장에게위임\))?",
            _never,
        ),
        (r"(?:정부지정)?임시공휴일|기타임시휴관일", _never),
        (rf"매월(?P<months>)(?P<nth>{_NTH}(?:[,·]{_NTH})*)(?P<day>[{_DAYS}])요일", _ordinals),
        (rf"(?P<months>(?:\d+월?[,·])*\d+월)?(?P<nth>{_NTH}(?:[,·]{_NTH})*)(?P<day>[{_DAYS}])요일", _ordinals),
        (rf"(?P<months>)(?P<day>[{_DAYS}])(?:요일)?\((?:매월)?(?P<nth>{_NTH}(?:[,·+]{_NTH})*)\)", _ordinals),
        (r"명절\(1\.1,(?P<names>설날,추석)(?P<span>당일)?\)", _new_year_and_feasts),
        (
            rf"(?P<names>(?:{_FEAST})(?:[·ㆍ・]|및|와|과)?(?:설날?|추석)?)(?P<span>\(당일\)|당일|하루|날|연휴(?:기간)?(?:당일)?|명절당일|전일및당일|전일|다음날)?(?:휴관)?{_END}",
            _feast,
        ),
        (
            r"(?:매년)?(?P<month>\d{1,2})월(?P<day>\d{1,2})일(?:\((?:신정|근로자의?날|창사기념일)\))?(?:휴관)?",
            _month_day,
        ),
        (
            r"(?:근로자의?날|창립기념일|창사기념일|[가-힣]*개교기념일|[가-힣]*창학기념일|개원기념일|성탄절)?\(?(?P<month>\d{1,2})[./](?P<day>\d{1,2})일?\.?\)?(?:휴관)?",
            _month_day,
        ),
        (r"[가-힣]*(?:개교기념일|창학기념일|창립기념일)\((?P<month>\d{1,2})월(?P<day>\d{1,2})일\)", _month_day),
        (r"신정(?:당일)?", _month_day_of(1, 1)),
        (r"근로자의?날", _month_day_of(5, 1)),
        (r"성탄절(?:휴무)?|크리스마스", _month_day_of(12, 25)),
        (rf"{_HOLIDAY}(?:휴관)?{_END}(?!다음|익일)", _holidays),
        (r"국경일", _national_days),
        (rf"(?:매주)?(?:주말|[{_DAYS}](?:요일)?[~-][{_DAYS}](?:요일)?)(?:휴관|휴무)?{_END}", _weekdays),
        (rf"(?:매주)?(?:[{_DAYS}]요일|[{_DAYS}])(?:휴관|휴무)?{_END}", _weekdays),
    )
)


def _minutes(clock: str) -> int | None:
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", clock.strip())
    if not found or int(found[1]) > 24 or int(found[2]) > 59:
        return None
    return int(found[1]) * 60 + int(found[2])


def merged(parts: Iterable[OpeningHours]) -> OpeningHours | None:
    """One OpeningHours of several seasons of one place; None where they do not agree on what they close."""
    found = list(parts)
    if len({(part.closed_dates, part.closed_month_days, part.holiday_opens_then_closes_next) for part in found}) != 1:
        return None
    return found[0].model_copy(update={"weekly": tuple(week for part in found for week in part.weekly)})
