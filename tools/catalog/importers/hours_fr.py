"""Opening texts of French museums as data: "Ouvert du mercredi au lundi de 10h à 17h", "fermé 1er mai".

The whole text must be understood, sentence by sentence, or there are no hours (None). A weekday with an exception that the
domain cannot hold ("le premier jeudi jusqu'à 20h") is left out of the table: unknown. Sentences about groups, parts of the
house or evening openings for a temporary exhibition change nothing of the usual hours and may be skipped.
"""

import re

from ....domain.hours import WEEKDAYS, Interval, OpeningHours, Rule, Weekly
from .kind_words import folded
from .weekdays import Days, closed_otherwise, interval, merged, minutes, span

_DAY: dict[str, Rule] = {
    "lundi": "mon",
    "mardi": "tue",
    "mercredi": "wed",
    "jeudi": "thu",
    "vendredi": "fri",
    "samedi": "sat",
    "dimanche": "sun",
}
_MONTH = {
    name: number
    for number, name in enumerate(
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(), start=1
    )
}
_FIXED_FEASTS = frozenset({(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 24), (12, 25), (12, 31)})
_NAMED_DAYS = {"noel": (12, 25), "jour de l'an": (1, 1)}
_D = "(?:" + "|".join(_DAY) + ")s?"
_DAY_ITEM = rf"(?:du {_D} au {_D}|{_D}(?: au |-){_D}|le week-end|week-end|(?:le |les )?{_D}|jours feries)"
_DAYS = rf"{_DAY_ITEM}(?:(?:, (?:et )?| et ){_DAY_ITEM})*"
_CLOCK = r"\d{1,2}(?: ?h(?: ?\d{2})?)?"
_TIME = rf"(?:de )?{_CLOCK}(?: a |-){_CLOCK}"
_TIMES = rf"{_TIME}(?:(?:, | et ){_TIME})*"
_DAYS_THEN_TIMES = re.compile(rf"({_DAYS}),? ({_TIMES})")
_TIMES_THEN_DAYS = re.compile(rf"({_TIMES}) ({_DAYS})")
_EVERY_DAY = re.compile(rf"(?:tous les jours,? )?({_TIMES})(?: tous les jours| toute l'annee)?")
_JOINT = re.compile(r"(?:, | - | et )(?:le |la |les )?")
_NTH = re.compile(r"\b(?:premiers?|1ere?|deuxieme|dernier|second)s? (?:et \w+ )?(" + "|".join(_DAY) + ")")
_UNTIL = re.compile(rf"(?:le )?({_DAYS}) jusqu'a ({_CLOCK})(?: pour les individuels)?")
_SKIPPED = re.compile(
    r"(nocturnes? .*expositions? temporaires?.*|nocturne jusqu'a .*expositions temporaires|groupes .*|accessible .* groupes .*"
    r"|le hall \w+ est ouvert .*)"
)


def hours_fr(text: str | None, closures: str | None = None, evenings: str | None = None) -> OpeningHours | None:
    """The hours of a published text; None where any of it is not understood.

    `closures`: days of the year that are closed ("1er janvier, 1er mai"). `evenings`: a late opening ("Jeudi jusqu'à 21h").
    """
    week = _week(_normal(text)) if text else None
    closed = _closures(_normal(closures)) if closures else ((), None)
    if week is None or closed is None:
        return None
    days = _with_evenings(week, _normal(evenings)) if evenings else week
    if days is None:
        return None
    dates, holidays = closed
    if holidays is not None:
        days = {**days, "holiday": ()} if holidays else {rule: t for rule, t in days.items() if rule != "holiday"}
    return OpeningHours(weekly=(Weekly(days=days),), closed_month_days=dates, text=" ".join((text or "").split()))


def _normal(text: str) -> str:
    plain = re.sub(r"\s+", " ", folded(text)).strip(" .")
    plain = re.sub(r"nocturnele\b", "nocturne le", plain)
    return re.sub(r"(\d) h\b", r"\1h", plain).replace(" ,", ",")


def _week(text: str) -> Days | None:
    """The week's table of the opening sentence; None if it, or another sentence, is not understood."""
    first, *others = re.split(r"\. (?=[a-z])", text)
    unknown: set[Rule] = set()
    for sentence in others:
        nth = _NTH.search(sentence)
        if nth:
            unknown.add(_DAY[nth[1]])
        elif exceptional := re.fullmatch(rf"ouverture exceptionnelle les ({_D}) .*", sentence):
            unknown.add(_DAY[exceptional[1].rstrip("s")])
        elif not _SKIPPED.fullmatch(sentence):
            return None
    days = _clauses(re.sub(r"^ouvert (?:de (?=\w+di au))?", "", first), unknown)
    return closed_otherwise(days, unknown) if days else None


def _clauses(text: str, unknown: set[Rule]) -> Days | None:
    """ "du mardi au vendredi de 11h a 18h, samedi de 10h a 18h": each clause, a later one over an earlier one."""
    every = _EVERY_DAY.fullmatch(text)
    if every and ("tous les jours" in text or "toute l'annee" in text):
        times = _intervals(every[1])
        return dict.fromkeys(WEEKDAYS, times) if times else None
    days: Days = {}
    while text:
        match, names, times_text = _clause(text, unknown)
        if match is None:
            return None
        times = _intervals(times_text) if times_text else None
        if times_text and times is None:
            return None
        days.update({name: times for name in names if times is not None})
        text = text[match.end() :]
        joint = _JOINT.match(text)
        if text and joint is None:
            return None
        text = text[joint.end() :] if joint else ""
    return days


def _clause(text: str, unknown: set[Rule]) -> tuple[re.Match[str] | None, tuple[Rule, ...], str]:
    """One clause at the start of `text`: the match, its days, its times ("" for one that only makes a day unknown)."""
    if match := re.match(rf"(?:et )?(?:le )?(?:nocturne )?{_NTH.pattern}.*$", text):
        unknown.add(_DAY[match[1]])
        return match, (), ""
    if match := re.match(rf"(?:nocturne )?(?:le )?({_D}) jusqu'a {_CLOCK}$", text):
        unknown.add(_DAY[match[1].rstrip("s")])
        return match, (), ""
    if match := _DAYS_THEN_TIMES.match(text):
        return match, _rules(match[1]), match[2]
    if match := _TIMES_THEN_DAYS.match(text):
        return match, _rules(match[2]), match[1]
    return None, (), ""


def _rules(text: str) -> tuple[Rule, ...]:
    found: list[Rule] = []
    for item in re.split(r", et |, | et ", text):
        names = [_DAY[name.rstrip("s")] for name in re.findall(_D, item)]
        if "feries" in item:
            found.append("holiday")
        elif "week-end" in item:
            found += ["sat", "sun"]
        else:
            found += span(names[0], names[-1])
    return tuple(found)


def _intervals(text: str) -> tuple[Interval, ...] | None:
    found = []
    for start, end in re.findall(rf"({_CLOCK})(?: a |-)({_CLOCK})", text):
        first, last = _minute(start), _minute(end)
        opening = interval(first, last) if first is not None and last is not None else None
        if opening is None:
            return None
        found.append(opening)
    return merged(found)


def _minute(clock: str) -> int | None:
    hour, _, minute = clock.replace(" ", "").partition("h")
    return minutes(hour, minute or 0)


def _with_evenings(week: Days, text: str) -> Days | None:
    """The week with a late evening. Contradicting the text makes the day unknown; an exhibition's evening is skipped."""
    if "exposition" in text:
        return week
    if nth := _NTH.search(text):
        return {rule: times for rule, times in week.items() if rule != _DAY[nth[1]]}
    match = _UNTIL.fullmatch(text.replace(" h ", "h"))
    until = _minute(match[2]) if match else None
    if match is None or until is None:
        return None
    late = dict(week)
    for rule in _rules(match[1]):
        times = late.get(rule)
        if times and times[-1].end < until:
            late[rule] = (*times[:-1], times[-1].model_copy(update={"end": until}))
        elif times is not None and not (times and times[-1].end == until):
            late.pop(rule)
    return late


def _closures(text: str) -> tuple[tuple[tuple[int, int], ...], bool | None] | None:
    """(days of the year, whether closed on public holidays or None for not said); None when not understood."""
    dates: list[tuple[int, int]] = []
    holidays: bool | None = None
    of_one_year = re.search(
        r"\b20\d\d\b", text
    )  # then a date that is no fixed feast moves: 24 March 2008 was Easter Monday
    text = re.sub(r"\ble (?=1|2|3|\d)|\b20\d\d\b", "", text)
    for item in re.split(r", | et ", re.sub(r"\s+", " ", text).strip()):
        item = item.strip()
        match = re.fullmatch(r"(3[01]|[12]\d|[1-9])(?:er)? (\w+)", item)
        if match and match[2] in _MONTH:
            dates.append((_MONTH[match[2]], int(match[1])))
        elif item in _NAMED_DAYS:
            dates.append(_NAMED_DAYS[item])
        elif item == "jours feries":
            holidays = True
        elif item == "certains jours feries":
            holidays = False
        else:
            return None
    if of_one_year and not _FIXED_FEASTS.issuperset(dates):
        return None
    return tuple(dates), holidays
