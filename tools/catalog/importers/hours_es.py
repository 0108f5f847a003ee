"""Opening texts of the city of Madrid as data: "De martes a sábado, de 9:30 a 20 horas. Cerrado: lunes, 1 de enero".

Read sentence by sentence with the season that the last heading named. Every sentence must be understood or be one that
changes nothing of the opening (tickets, groups, clearing the rooms); otherwise there are no hours (None). What the domain
cannot hold becomes unknown, not usual: Madrid's San Isidro week, days off on unnamed local feasts.
"""

import re
from dataclasses import dataclass, field

from ....domain.hours import WEEKDAYS, Interval, OpeningHours, Rule, Season, Weekly
from .kind_words import folded
from .weekdays import Days, closed_otherwise, interval, merged, minutes, span

_DAY: dict[str, Rule] = {
    "lunes": "mon",
    "martes": "tue",
    "miercoles": "wed",
    "jueves": "thu",
    "viernes": "fri",
    "sabado": "sat",
    "domingo": "sun",
}
_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
_MONTH = {name: number for number, name in enumerate(_MONTHS, start=1)}
_LAST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_D = "(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)"
_M = "(?:" + "|".join(_MONTHS) + ")"
_N = r"(?:3[01]|[12]\d|0?[1-9])"  # a day of a month
_ITEM = rf"(?:(?:de )?{_D} a {_D}|{_D}|festivos|fin(?:es)? de semana)"
_DAYS = rf"(?:los )?{_ITEM}(?:(?:, y |, | y (?:de )?){_ITEM})*"
_CLOCK = r"\d{1,2}(?:[:.]\d{2})?(?: h\b)?"
_TIME = rf"(?:de )?{_CLOCK} a {_CLOCK}"
_TIMES = rf"{_TIME}(?:(?: y |, ){_TIME})*"
_OPEN = re.compile(
    rf"({_DAYS})(?: ininterrumpidamente)?[,:]? (?:ininterrumpidamente )?({_TIMES})(?: horas?)?(?: ininterrumpidamente)?"
    rf"(?P<feasts>, incluyendo festivos)?(?:,? \(?(?:ultima entrada|acceso hasta las) {_CLOCK}(?: horas)?\)?)?"
)
_TIMES_ONLY = re.compile(rf"(?:horario reducido )?({_TIMES})(?: horas?)?(?: ininterrumpidamente)?")
_INSTEAD = re.compile(rf"({_DAYS}), apertura continuada ({_TIMES}) horas")
_IN_ADDITION = re.compile(rf"({_DAYS}) (?:por la )?tarde(?: \(excepto festivos\))?:? ({_TIMES}) horas")
_LATE = re.compile(rf"({_D}) horario de cierre a las ({_CLOCK}) horas")
_SOME_WEEKS = re.compile(rf"primer(?:os)? ({_D}) del? mes .*")
_EVERY_DAY = re.compile(rf"todos los dias(?: del ano)?,? ({_TIMES})(?: horas?)?(?:,? excepto (.*))?")
_SHUT = re.compile(rf"({_DAYS})[,:]? cerrad[oa]s?(?: \(incluso festivos\))?(?: (y .*))?")
_SHUT_DATES = re.compile(r"(\d.*) cerrad[oa]s?")
_MORE_CLOSED = re.compile(r"(?:dias )?\d|(?:todos )?(?:los )?lunes")
_CLOSED = re.compile(
    r"cerrad[oa]s?\b(?: al publico)?(?: en)?:?|dias (?:cerrados|de cierre):?|cierre semanal:|el museo cierra:"
)
_SEASON_DATES = re.compile(rf"del? ({_N})(?: de ({_M}))? al? ({_N}) de ({_M})")
_SEASON_MONTHS = re.compile(rf"de ({_M}) a ({_M})")
_ONE_MONTH = re.compile(rf"durante el mes de ({_M}), ")
_SEASON_WORDS = re.compile(r"\b(horario|de|verano|invierno|periodo|ambos inclusive|general|y|del?)\b|[():,]")
_SHORT_DAYS = re.compile(
    rf"horarios? (?:reducido|especiales)[:,] (?:(.*?),? (?:de )?({_CLOCK}) a ({_CLOCK}) horas|de ({_CLOCK}) a ({_CLOCK}) horas \((.*)\))"
    rf"|(los dias .*?) el museo permanecera abierto de ({_CLOCK}) a ({_CLOCK}) horas"
)
_DATES = re.compile(rf"(?:dias? )?((?:{_N}(?:, | y ))*{_N}) (?:de )?({_M})\b")
_FEAST_UNKNOWN = re.compile(r"(?:un )?festivos? locale?s?|jueves y viernes santos?|fiestas de precepto")
_FREE = re.compile(r"horarios? (?:gratuitos?|de gratuidad):?.*|acceso gratuito.*")
_SAYS_NOTHING = re.compile(
    r"(general|horario general|exposicion permanente.*|coleccion(es)? permanentes?:?|el museo abre:?|horario (de )?(la )?sala"
    r"( de exposiciones)?:?|horario del centro:?|monasterio|ultim[oa]s? (pase|acceso|entrada).*|el desalojo .*|la taquilla .*|las salas se"
    r" desalojan .*|cierre de salas .*|la venta de entradas .*|acceso (al museo|por la manana) .*|\*?el acceso al museo finaliza .*"
    r"|este horario .* modificaciones|el horario y la apertura .* modificaciones|exposiciones temporales: consultar.*"
    r"|avisos y horarios especiales:.*|consultar? .*|visitas (en grupo|guiadas concertadas).*|visitas para grupos.*|reservas?.*"
    r"|por favor, .*|los perros .*|ver condiciones aqui|horario de proyecciones|las oficinas .*|entrada libre|cerrada fines de"
    r" semana y dias festivos|jardines .*|dias de cierre|previa reserva.*|solo visitas guiadas:?|\d+ de mayo, festivo|coleccion(es)? permanentes?: ?)"
)
_ALWAYS = re.compile(r".*abierto 24 horas al dia los 365 dias del ano")
#: A closing day that holds on feasts too, while feasts have hours: which of the two holds, the domain cannot ask for.
_SHUT_ON_FEASTS = re.compile(
    r"\(inclu(idos|so) (lunes )?festivos|todos (los )?lunes|lunes (del ano|durante todo el ano)"
)
_SAN_ISIDRO = re.compile(r"(?:horario )?(?:durante la )?semana de san isidro(?: \([^)]*\))?(?: y (?=de verano))?:?")
_FEAST_WEEK = Season(start_month=5, start_day=9, end_month=5, end_day=21)  # any week that holds 15 May


@dataclass
class _Reading:
    """What has been read: a table per season (None: the year), what is closed, and what must stay unknown."""

    season: Season | None = None
    tables: dict[Season | None, Days] = field(default_factory=dict)
    shut: set[Rule] = field(default_factory=set)
    closed: list[tuple[int, int]] = field(default_factory=list)
    shut_months: list[int] = field(default_factory=list)
    short: list[Weekly] = field(default_factory=list)
    unknown: set[Rule] = field(default_factory=set)
    closing: bool = False  # the sentence before was about closing, and dates alone go on with it
    free: bool = False  # the sentence before was a heading for free hours, and openings may be its list

    def opened(self, rules: tuple[Rule, ...], times: tuple[Interval, ...]) -> bool:
        """Whether the opening fits: a day that is named twice in one table contradicts itself."""
        if self.season is _FEAST_WEEK:
            return True
        table = self.tables.setdefault(self.season, {})
        if any(table.get(rule, times) != times for rule in rules):
            return False
        table.update(dict.fromkeys(rules, times))
        return True


def hours_es(text: str | None) -> OpeningHours | None:
    """The hours of a published text; None where any of it is not understood, or it names no opening."""
    plain = _normal(text or "")
    if _ALWAYS.fullmatch(plain.replace(". ", " ").rstrip(".")):
        return OpeningHours(always_open=True)
    reading = _Reading()
    for sentence in _sentences(plain):
        if not _read(sentence, reading):
            return None
    if _SHUT_ON_FEASTS.search(plain):
        reading.unknown.add("holiday")
    return _hours(reading) if reading.tables else None


def _normal(text: str) -> str:
    marked = re.sub(r"https?://\S+|\S+@\S+|\b[\w-]+\.(?:es|org|com)\b", "web", folded(text).replace("?", " "))
    marked = re.sub(r"(,|\bde|\bexcepto|\by|\d)\s{2,}(?=\S)", r"\1 ", marked)  # two blanks inside a phrase are a slip
    marked = re.sub(r"[ \t]{2,}|\n|\r", ". ", marked)
    marked = re.sub(r"(\d{1,2}) ?h\b(\.?)", r"\1 horas\2", marked).replace("*", ". ")
    return re.sub(r"\s+", " ", re.sub(r"\.(?!\d)[. ]*", ". ", marked)).strip()


def _sentences(plain: str) -> list[str]:
    """Split at full stops, and before a "cerrado" that no stop parts from the sentence before it."""
    plain = re.sub(r"(?<=horas) (?=cerrad|sabado|durante|primeros|colec|las mananas)", ". ", plain)
    plain = re.sub(
        r"(?<=diciembre) (?=el desalojo)|(?<=festivos) (?=exposiciones)|(?<=concertadas) (?=agosto)", ". ", plain
    )
    found = [part.strip(" .,*") for part in re.split(r"\.(?!\d)|;", plain)]
    return [part for part in found if part]


def _read(sentence: str, reading: _Reading) -> bool:
    """Take one sentence in; False when it is not understood."""
    if _FREE.fullmatch(sentence):
        reading.free = sentence.endswith((":", "gratuidad", "gratuito"))
        return True
    if reading.free and _OPEN.fullmatch(sentence):
        return True
    reading.free = False
    if match := _SHORT_DAYS.fullmatch(sentence):
        return _read_short_days(match, reading)
    if _SAN_ISIDRO.match(sentence):
        reading.short.append(Weekly(season=_FEAST_WEEK, days={}))
        reading.season, sentence = _FEAST_WEEK, _SAN_ISIDRO.sub("", sentence, count=1).strip()
    sentence = _take_season(sentence, reading)
    if not sentence or (_SAYS_NOTHING.fullmatch(sentence) and "cerrado" not in sentence):
        return True
    if reading.closing and _MORE_CLOSED.match(sentence) and not _OPEN.fullmatch(sentence):
        return _read_closures(re.sub(r" cerrad[oa]s?$", "", sentence), reading)
    reading.closing = _CLOSED.match(sentence) is not None
    if reading.closing:
        return _read_closures(_CLOSED.sub("", sentence, count=1).strip(), reading)
    return _read_opening(re.sub(r"^(coleccion(es)? permanentes?|horario del centro): ", "", sentence), reading)


def _take_season(sentence: str, reading: _Reading) -> str:
    """The sentence without a heading of dates or months, which is noted; a heading of its own leaves nothing."""
    if match := _ONE_MONTH.match(sentence):
        only = _MONTH[match[1]]
        reading.season = _season(only, 1, only, _LAST[only - 1])
        return sentence[match.end() :]
    match = _SEASON_DATES.search(sentence) or _SEASON_MONTHS.search(sentence)
    if match is None or _SEASON_WORDS.sub("", sentence[: match.start()]).strip():
        return sentence
    if match.re is _SEASON_DATES:
        day, month, last_day, last_month = match.groups()
        reading.season = _season(_MONTH[month or last_month], int(day), _MONTH[last_month], int(last_day))
    else:
        first, last = _MONTH[match[1]], _MONTH[match[2]]
        reading.season = _season(first, 1, last, _LAST[last - 1])
    return re.sub(r"^(, ambos inclusive)?\)?[:,]? ?", "", sentence[match.end() :])


def _season(first_month: int, first_day: int, last_month: int, last_day: int) -> Season:
    return Season(start_month=first_month, start_day=first_day, end_month=last_month, end_day=last_day)


def _read_opening(sentence: str, reading: _Reading) -> bool:
    """ "de martes a viernes, de 10 a 14 horas (acceso hasta las 13 horas) y de 16 a 18:30 horas", "lunes cerrado"."""
    if match := _SHUT.fullmatch(sentence):
        reading.shut.update(_rules(match[1]))
        reading.closing = True
        return match[2] is None or _read_closures(match[2].removeprefix("y "), reading)
    if match := re.fullmatch(rf"({_M}) cerrado", sentence):
        reading.shut_months.append(_MONTH[match[1]])
        return True
    if match := _SHUT_DATES.fullmatch(sentence):
        return _read_closures(match[1], reading)
    if match := _SOME_WEEKS.fullmatch(sentence):
        reading.unknown.update(_rules(match[1]))
        return True
    if _changes_a_day(sentence, reading):
        return True
    if match := _EVERY_DAY.fullmatch(sentence):
        times = _intervals(match[1])
        fits = times is not None and reading.opened(WEEKDAYS, times)
        return fits and (match[2] is None or _read_closures(match[2], reading))
    if (match := _TIMES_ONLY.fullmatch(sentence)) and reading.season and None in reading.tables:
        times = _intervals(match[1])
        return times is not None and reading.opened(tuple(reading.tables[None]), times)
    plain = re.sub(r" \((?:acceso|ultima entrada)[^)]*\)", "", sentence)
    plain = re.sub(r"(?<=\d) horas(?= y de \d)", "", plain).removeprefix("abierto ").replace(": monasterio, ", ", ")
    match = _OPEN.fullmatch(plain.replace(" e ", " y "))
    times = _intervals(match[2]) if match else None
    if match is None or times is None:
        return False
    return reading.opened(_rules(match[1]) + (("holiday",) if match["feasts"] else ()), times)


def _changes_a_day(sentence: str, reading: _Reading) -> bool:
    """A sentence that changes a day of the table: other hours, hours in addition, a later end. False for any other."""
    table = reading.tables.get(reading.season, {})
    if match := _INSTEAD.fullmatch(sentence) or _IN_ADDITION.fullmatch(sentence):
        times = _intervals(match[2])
        for rule in _rules(match[1]) if times else ():
            before = table.get(rule, ()) if match.re is _IN_ADDITION else ()
            table[rule] = merged((*before, *(times or ()))) or ()
        return times is not None and all(table.get(rule) for rule in _rules(match[1]))
    if match := _LATE.fullmatch(sentence):
        rule, until = _rules(match[1])[0], _minute(match[2])
        if until is None or not table.get(rule) or table[rule][-1].end >= until:
            return False
        table[rule] = (*table[rule][:-1], table[rule][-1].model_copy(update={"end": until}))
        return True
    return False


def _read_closures(text: str, reading: _Reading) -> bool:
    """ "todos los lunes del ano, 1 y 6 de enero, 24, 25 y 31 de diciembre y un festivo local": each item, or False."""
    text = re.sub(
        r"\(incluidos (lunes )?festivos\)|\(incluso festivos\)|durante todo el ano|del ano\b|\btodos\b", "", text
    )
    text = re.sub(r"\b(los|el|dias?)\b(?= (?:\d|lunes|dias|los|el|martes|domingo|todos))", "", text)
    text = re.sub(r"\s+", " ", text).replace(" ,", ",")
    while text := text.strip(" ,.:"):
        text = text.removeprefix("y ").strip()
        if match := _DATES.match(text):
            reading.closed += [(_MONTH[match[2]], int(day)) for day in re.findall(r"\d+", match[1])]
        elif match := re.match(rf"(?:el |los )?({_DAYS})(?! \(excepto)", text):
            reading.shut.update(_rules(match[1]))
        elif match := re.match(rf"({_DAYS}) \(excepto los festivos\)", text):
            reading.shut.update(_rules(match[1]))
            reading.unknown.add("holiday")
        elif match := re.match(rf"mes de ({_M})", text):
            reading.shut_months.append(_MONTH[match[1]])
        elif match := _FEAST_UNKNOWN.match(text):
            reading.unknown.add("holiday")
        else:
            return False
        text = text[match.end() :]
    return True


def _read_short_days(match: re.Match[str], reading: _Reading) -> bool:
    """Single days with hours of their own ("24 y 31 de diciembre, de 10 a 15 horas"): a season of a day each."""
    listed = match[1] or match[6] or match[7]
    start, end = next((match[i], match[i + 1]) for i in (2, 4, 8) if match[i])
    times = _intervals(f"{start} a {end}")
    rest = _DATES.sub("", listed.removeprefix("los "))
    if times is None or re.sub(r"\by\b|,", "", rest).strip():
        return False
    for found in _DATES.finditer(listed):
        for day in re.findall(r"\d+", found[1]):
            season = _season(_MONTH[found[2]], int(day), _MONTH[found[2]], int(day))
            reading.short.append(Weekly(season=season, days=dict.fromkeys((*WEEKDAYS, "holiday"), times)))
    return True


def _rules(text: str) -> tuple[Rule, ...]:
    found: list[Rule] = []
    for item in re.split(r", y |, | y (?:de )?", text.removeprefix("los ")):
        names = [_DAY[_singular(name)] for name in re.findall(_D, item)]
        if item == "festivos":
            found.append("holiday")
        elif "semana" in item:
            found += ["sat", "sun"]
        else:
            found += span(names[0], names[-1])
    return tuple(found)


def _singular(day: str) -> str:
    return day if day in _DAY else day.removesuffix("s")


def _intervals(text: str) -> tuple[Interval, ...] | None:
    found = []
    for start, end in re.findall(rf"({_CLOCK}) a ({_CLOCK})", text):
        first, last = _minute(start), _minute(end)
        opening = interval(first, last) if first is not None and last is not None else None
        if opening is None:
            return None
        found.append(opening)
    return merged(found)


def _minute(clock: str) -> int | None:
    hour, _, minute = clock.replace(" h", "").replace(".", ":").partition(":")
    return minutes(hour, minute or 0)


def _hours(reading: _Reading) -> OpeningHours | None:
    """The tables, single days and seasons before the year's; None when a day is both open and closed."""
    weekly = [
        week.model_copy(update={"days": {r: t for r, t in week.days.items() if r not in reading.shut}})
        for week in reading.short
    ]
    for month in reading.shut_months:
        weekly.append(
            Weekly(season=_season(month, 1, month, _LAST[month - 1]), days=dict.fromkeys((*WEEKDAYS, "holiday"), ()))
        )
    for season, table in sorted(reading.tables.items(), key=lambda item: item[0] is None):
        if any(table.get(rule) for rule in reading.shut):
            return None
        shut: Days = dict.fromkeys(reading.shut, ())
        weekly.append(Weekly(season=season, days=closed_otherwise({**table, **shut}, reading.unknown)))
    return OpeningHours(weekly=tuple(weekly), closed_month_days=tuple(dict.fromkeys(reading.closed)))
