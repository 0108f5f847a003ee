"""Opening hours of MyHelsinki: a table of seven days, and a Finnish remark that may change it.

The table is structured; seven empty days mean that nothing was entered, not that the place never opens. The remark is read
sentence by sentence ("Avoinna touko-syyskuussa", "Kesä-elokuussa ma-su 10-18", "Suljettu: 1.1., 24.-25.12."); one that is
not understood might be about the very hours of the table, so then there are none (None).
"""

import re
from typing import Any

from ....domain.hours import WEEKDAYS, Interval, OpeningHours, Rule, Season, Weekly
from .kind_words import folded
from .weekdays import Days, closed_otherwise, interval, minutes, span

_DAY: dict[str, Rule] = {"ma": "mon", "ti": "tue", "ke": "wed", "to": "thu", "pe": "fri", "la": "sat", "su": "sun"}
_STEMS = "tammi helmi maalis huhti touko kesa heina elo syys loka marras joulu".split()
_MONTH = {stem: number for number, stem in enumerate(_STEMS, start=1)}
_LAST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_M = rf"(?:{'|'.join(_STEMS)})"
_D = "(?:ma|ti|ke|to|pe|la|su)"
_DATE = r"(?:3[01]|[12]\d|0?[1-9])\.(?:1[0-2]|0?[1-9])\.?"
_SEASON = rf"(?:({_M})(?:kuu)?-({_M})kuu(?:ssa)?|({_M})kuussa|(?:ajalla )?({_DATE}) ?- ?({_DATE}))"
_HOURS = r"\d{1,2}(?:[.:]\d{2})?-\d{1,2}(?:[.:]\d{2})?"
_ITEM = rf"{_D}(?:-{_D})?(?: ?(?:&|ja|,) ?{_D}(?:-{_D})?)* (?:suljettu|(?:klo )?{_HOURS})"
_WEEK = rf"{_ITEM}(?:,? {_ITEM})*"
_ALL_WEEK = re.compile(rf"{_SEASON}:? (?:klo )?({_HOURS})")
_PLAIN_WEEK = re.compile(_WEEK)
#: Feasts with a date of their own. Others move (19.4. was Good Friday of 2019) or are days of one year.
_FIXED_FEASTS = frozenset({(1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26), (12, 31)})
_SEASON_WEEK = re.compile(rf"(?:avoinna |auki )?{_SEASON}:? ({_WEEK})")
_OPEN_SEASON = re.compile(rf"(?:luontokeskus )?avoinna {_SEASON}")
_SHUT_SEASON = re.compile(rf"suljettu {_SEASON}|{_SEASON} suljettu")
_SHUT_DATES = re.compile(
    rf"suljettu:? ((?:{_DATE}|\d{{1,2}}\.-{_DATE})(?:,? (?:& |ja )?(?:{_DATE}|\d{{1,2}}\.-{_DATE}))*)"
)
_SAYS_NOTHING = re.compile(
    r"(muina aikoina (tilauksesta|sopimuksen mukaan|ryhmille.*)|kirkollisten toimitusten aikana suljettu|ks\.? .*"
    r"|katso .*|yleisoopastukset .*|tarkista aukioloajat.*|viikonloppuisin tilaisuuksien .*|asiakaspalvelu .*"
    r"|suljettu talvikaudella|(saunomisaika|kylpyaika|saunoa voi) .*|(bar-ravintola|ravintola|kahvila|myymala):? .*)"
)


def hours_fi(table: list[dict[str, Any]], remark: str | None) -> OpeningHours | None:
    """The hours of a table and its remark; None where there are none, or the remark is not understood."""
    usual = _table(table)
    if not (remark or "").strip():
        return _plain(usual)
    seasons: list[Weekly] = []
    dates: list[tuple[int, int]] = []
    for sentence in _sentences(remark or ""):
        if not _read(sentence, usual, seasons, dates):
            return None
    seasons.sort(key=lambda week: week.season is None)
    only_in_season = any(week.days == usual for week in seasons)
    weekly = tuple(seasons) if only_in_season or usual is None else (*seasons, Weekly(days=usual))
    return (
        OpeningHours(weekly=weekly, closed_month_days=tuple(dict.fromkeys(dates)))
        if any(w.days for w in weekly)
        else None
    )


def _plain(usual: Days | None) -> OpeningHours | None:
    if usual is None:
        return None
    if all(times == (Interval(start=0, end=1440),) for times in usual.values()):
        return OpeningHours(always_open=True)
    return OpeningHours(weekly=(Weekly(days=usual),))


def _table(table: list[dict[str, Any]]) -> Days | None:
    """The week; None when nothing is entered, or a day has an opening without an end."""
    found: Days = {}
    for day in table:
        rule = WEEKDAYS[day["weekday_id"] - 1]
        if day["open24h"]:
            found[rule] = (Interval(start=0, end=1440),)
        elif day["opens"] and day["closes"]:
            opening = interval(_of_clock(day["opens"]), _of_clock(day["closes"]))
            if opening is None:
                return None
            found[rule] = (*found.get(rule, ()), opening)
        elif day["opens"] or day["closes"]:
            return None
    return closed_otherwise(found) if found else None


def _of_clock(text: str) -> int:
    hour, minute, _ = text.split(":")
    return int(hour) * 60 + int(minute)


def _sentences(remark: str) -> list[str]:
    """Split at stops that end a sentence: not the ones of "24.12." or "klo 10.30"."""
    plain = re.sub(r"\s+", " ", folded(remark).replace("–", "-")).strip()
    plain = re.sub(r"(\d\.\d{1,2}\.)(?:19|20)\d\d\b", r"\1", plain)
    plain = re.sub(rf"\b(?:talvi|kesa)(?:kaudella|ajalla) \(?({_DATE}-{_DATE})\)?", r"ajalla \1", plain)
    parts = re.split(
        r"(?<=[a-z])\. |(?<=\d)\. (?=ajalla|suljettu|kesa|kirkoll)|, (?=muina aikoina|avoinna muina)|(?<=\d) (?=ajalla)"
        rf"|, (?=\d{{1,2}}\.\d{{1,2}}\.-|{_M}(?:kuu)?-{_M}kuu)",
        plain,
    )
    found = [re.sub(r"(?<=[a-z])\.$|(?<=-\d\d)\.$", "", part.strip(" ,")) for part in parts]
    return [part.removeprefix("avoinna ") if part.startswith("avoinna muina") else part for part in found if part]


def _read(sentence: str, usual: Days | None, seasons: list[Weekly], dates: list[tuple[int, int]]) -> bool:
    """Take one sentence in; False when it is not understood."""
    if _SAYS_NOTHING.fullmatch(sentence):
        return True
    if match := _SHUT_DATES.fullmatch(sentence):
        dates += [day for day in _listed(match[1]) if day in _FIXED_FEASTS]
        return True
    if match := _SHUT_SEASON.fullmatch(sentence):
        season = _season([group for group in match.groups() if group])
        seasons.append(Weekly(season=season, days=dict.fromkeys((*WEEKDAYS, "holiday"), ())))
        return season is not None
    if match := _OPEN_SEASON.fullmatch(sentence):
        season = _season([group for group in match.groups() if group])
        if season is None or usual is None:
            return False
        seasons.append(Weekly(season=season, days=usual))
        return True
    if usual is None and _PLAIN_WEEK.fullmatch(sentence) and (days := _week(sentence)):
        seasons.append(Weekly(days=days))
        return True
    if match := _ALL_WEEK.fullmatch(sentence):
        sentence = (
            sentence[: match.start(match.lastindex or 0)].removesuffix("klo ") + "ma-su " + match[match.lastindex or 0]
        )
    match = _SEASON_WEEK.fullmatch(sentence)
    season = _season([group for group in match.groups()[:-1] if group]) if match else None
    week = _week(match[match.lastindex or 0]) if match else None
    if season is None or week is None:
        return False
    seasons.append(Weekly(season=season, days=week))
    return True


def _season(named: list[str]) -> Season | None:
    """["touko", "syys"], ["heina"] or ["2.5.", "30.9."] as a season; None when it is no date."""
    if named[0] in _MONTH:
        first, last = _MONTH[named[0]], _MONTH[named[-1]]
        return Season(start_month=first, start_day=1, end_month=last, end_day=_LAST[last - 1])
    (day, month), (last_day, last_month) = (map(int, re.findall(r"\d+", text)) for text in named)
    if not (1 <= month <= 12 and 1 <= last_month <= 12):
        return None
    return Season(start_month=month, start_day=day, end_month=last_month, end_day=last_day)


def _listed(text: str) -> list[tuple[int, int]]:
    """ "1.1., 24.-25.12." as (month, day) each."""
    found = []
    for first, last, month in re.findall(r"(\d{1,2})\.(?:-(\d{1,2})\.)?(\d{1,2})\.?", text):
        found += [(int(month), day) for day in range(int(first), int(last or first) + 1)]
    return found


def _week(text: str) -> Days | None:
    """ "ti-pe 10-17, la-su 11-16" as a week in which the other days are closed."""
    found: Days = {}
    for days, hours in re.findall(rf"((?:{_D}|[-&, ]|ja)+) (?:klo )?(suljettu|{_HOURS})", text):
        clock = re.findall(r"(\d{1,2})(?:[.:](\d{2}))?", hours)
        ends = [minutes(hour, minute or 0) for hour, minute in clock]
        times: tuple[Interval, ...] = ()
        if ends:
            opening = interval(ends[0] or 0, ends[1] or 0)
            if opening is None or None in ends:
                return None
            times = (opening,)
        for first, last in re.findall(rf"({_D})(?:-({_D}))?", days):
            found.update(dict.fromkeys(span(_DAY[first], _DAY[last or first]), times))
    return closed_otherwise(found) if found else None
