"""Edits to the plan before: "make day 2 slower", "swap the museum", "150 less", "둘째 날은 쉬고 싶어", "再加一天"."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from ...domain.catalog import Catalog
from ...domain.dates import DateRange
from ...domain.errors import InputError
from ...domain.money import Money
from ...domain.parameters import Pace
from ...domain.plan import Plan
from ...domain.request import Change, Stop, When
from .allergies import take_allergies
from .conditions import person_needs, take_access, take_diets
from .dates import take_dates
from .gazetteer import Gazetteer
from .lexicon.calendar import WEEKDAYS
from .lexicon.changes import CHANGES, DATES, DESTINATION, DESTINATION_AFTER, FEWER, SHIFT
from .lexicon.interests import PACES
from .lexicon.ordinals import DAY, day_number
from .money import amounts
from .numbers import number, small
from .phrases import Rule, any_of, compiled, looked_up, table_pattern
from .places import find_mentions
from .plan_visits import PlanVisits
from .questions import LENGTH, is_planning
from .reading import TAKEN, Reading
from .relative import take_relative

_PACE, _PACE_KEYS = table_pattern(PACES)
_REST = compiled(
    r"\b(?:rest|day off|take a break|relax|free day|less busy|easier|lighter|calmer)\b|\bday \d{1,2} (?:free|off|empty)\b|비워\S{0,3}|쉬고|쉬는|쉬었으면|쉴|휴식|쉬게|休息|歇|空出来|空着|空一天"
)
_DAY = compiled(DAY)
_WEEKDAY = compiled(any_of(WEEKDAYS))
#: Of these a delay is an arrival's, and no date is moved.
_ARRIVES = compiled(
    r"\b(?:flight|train|plane|arriv\w+|land|hours?|minutes?)\b|비행기|기차|도착|시간|飞机|航班|火车|小时"
)
_KO_CLAUSE = compiled(r"(?:은데|는데|지만|그리고|하고|근데|그런데|말고는)\s+")
_DATES, _FEWER, _SHIFT = compiled(DATES), compiled(FEWER), compiled(SHIFT)
_KO_DAYS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "일주일": 7}
_WORD_AMOUNT = compiled(
    r"\d[\d,.]*\s*[百千万百천만]?|[一二两三四五六七八九十]+[百千万][一二三四五六七八九十百千万]*|[일이삼사오육칠팔구십]+[백천만]+"
)


@cache
def _patterns() -> tuple[tuple[str, Rule], ...]:
    return tuple((name, compiled(source)) for name, source in CHANGES)


def take_changes(
    reading: Reading, catalog: Catalog, gazetteer: Gazetteer, today: date, previous: Plan | None
) -> tuple[Change, ...]:
    """The edits, in the order of the text. None for a message that is a request of its own."""
    if previous is None and (is_planning(reading) or len(reading.low) > 80 or _names_a_trip(reading, gazetteer)):
        return ()
    if previous is not None and _whole_request(reading, gazetteer):
        return ()
    found = _Changes(reading, catalog, gazetteer, today, previous)
    return found.take()


def _names_a_trip(reading: Reading, gazetteer: Gazetteer) -> bool:
    """ "首尔三天，第二天留白" with no plan before: a length and a place ask for a trip, whatever is said of its days."""
    if not LENGTH.search(reading.low):
        return False
    return bool(find_mentions(Reading(reading.text, reading.language), gazetteer))


def _whole_request(reading: Reading, gazetteer: Gazetteer) -> bool:
    """ "Plan 4 days in Rome from May 3" is a new trip, even in the middle of a conversation."""
    length = re.search(
        r"\b\d{1,2}[\s-]*(?:days?|nights?)\s+(?:in|trip)|\b(?:plan|itinerary)\b.{0,30}\b(?:in|to|for)\s|\d\s*박|\d\s*일\s*(?:일정|여행|간)|[\d一二三四五六七]天(?:的)?(?:行程|旅行|游)|짜\s*줘|(?:安排|规划)",
        reading.low,
    )
    if not length:
        return False
    probe = Reading(reading.text, reading.language)
    return bool(find_mentions(probe, gazetteer)) and not re.search(
        r"\b(?:instead|longer|shorter|more)\b|더|再|多", reading.low
    )


class _Changes:
    def __init__(
        self, reading: Reading, catalog: Catalog, gazetteer: Gazetteer, today: date, previous: Plan | None
    ) -> None:
        self.reading, self.catalog, self.gazetteer, self.today, self.previous = (
            reading,
            catalog,
            gazetteer,
            today,
            previous,
        )
        self.days = previous.dates.days if previous else None
        self.visits = PlanVisits(previous, catalog)
        self.found: list[tuple[int, Change]] = []

    def take(self) -> tuple[Change, ...]:
        self._paces()
        if self.previous is not None:
            self._shift(self.previous)
        for name, pattern in _patterns():
            if self.previous is None and name not in ("undo", "add_days", "remove_days"):
                continue
            for match in list(self.reading.find(pattern)):
                self._one(name, match)
        if self.previous is not None:
            self._destination()
            self._dates()
        return tuple(change for _, change in sorted(self.found, key=lambda f: f[0]))

    def _add(self, start: int, end: int, operation: str, **fields: object) -> None:
        words = self.reading.take(start, end)
        change = Change.model_validate({"operation": operation, "words": words, **fields})
        self.found.append((start, change))

    def _day(self, start: int, end: int) -> int | None:
        """The day of the clause, or of the sentence: by number, or by a weekday of the plan before."""
        near = self._day_in(self.reading.low[slice(*self._clause_span(start, end))])
        return near or self._day_in(self.reading.clause(start, end).lower())

    def _day_in(self, clause: str) -> int | None:
        match = _DAY.search(clause)
        if match:
            return day_number(match, self.days)
        weekday = _WEEKDAY.search(clause)
        if weekday and self.previous:
            wanted = WEEKDAYS[weekday.group()]
            return next((i for i, d in enumerate(self.previous.dates, 1) if d.weekday() == wanted), None)
        return None

    def _paces(self) -> None:
        for pattern in (_PACE, _REST, _FEWER):
            for match in list(self.reading.find(pattern)):
                start, end = match.span()
                day = self._day(start, end)
                if self.previous is None and day is None:
                    continue
                pace = Pace.SLOW if pattern is not _PACE else Pace(looked_up(_PACE_KEYS, match.group()))
                left, right = self._clause_span(start, end)
                self._add(left, right, "pace", pace=pace, day=day)

    def _shift(self, plan: Plan) -> None:
        """ "A week later", "일주일 뒤로", "推迟一周": the dates of the plan, all moved."""
        match = self.reading.first(_SHIFT)
        if match is None or _ARRIVES.search(self.reading.clause(*match.span()).lower()):
            return
        said = match.groupdict()
        text = next(said[k] for k in ("n1", "n2", "k1", "z1") if said[k])
        unit = said["u1"] or said["u2"] or said["u3"] or text
        number_of = re.sub(r"\s*(?:주일?|일)$", "", text)
        count = 1 if number_of in ("a", "an", "일") else _KO_DAYS.get(text) or small(number_of) or 1
        days = count * (
            7 if re.search(r"week|주|周|星期|礼拜", unit) and text not in _KO_DAYS or text == "일주일" else 1
        )
        early = (
            said["e4"] or said["e6"] or (said["e1"] or said["e2"] or "") in ("earlier", "sooner", "forward", "ahead")
        )
        start = plan.dates.start + timedelta(days=-days if early else days)
        words = self.reading.words(*match.span())
        dates = DateRange(start=start, end=start + timedelta(days=plan.dates.days - 1))
        self._add(*match.span(), "dates", when=When(dates=dates, words=words))

    def _clause_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch around a word up to commas and conjunctions."""
        cut = compiled(r"[,.;!?\n。，；]|\band\b|\bbut\b|" + TAKEN)
        lefts = [m.end() for m in cut.finditer(self.reading.open, 0, start)]
        right = cut.search(self.reading.open, end)
        return max(lefts, default=0), right.start() if right else len(self.reading.open)

    def _one(self, name: str, match: "re.Match[str]") -> None:
        maker: Callable[[re.Match[str]], None] | None = {
            "budget_delta": self._delta, "budget": self._budget, "add_days": self._length, "remove_days": self._length,
            "add_traveller": self._traveller, "late_arrival": self._late, "start": self._start,
        }.get(name)  # fmt: skip
        if name in ("add_days", "remove_days"):
            self._length(match, name)
        elif maker is not None:
            maker(match)
        elif name == "cheaper":  # less, and how much is the planner's to find
            self._add(*match.span(), "budget_delta")
        elif name in ("undo", "rain"):
            self._add(*match.span(), name, day=self._day(*match.span()))
        else:
            self._thing(name, match)

    def _length(self, match: "re.Match[str]", name: str = "add_days") -> None:
        text = next((v for k, v in match.groupdict().items() if v and k[0] in "nkz"), "1")
        text = re.sub(r"\s*일$", "", text) if text not in _KO_DAYS else text
        count = _KO_DAYS.get(text) or small(text) or 1
        if re.search(r"week|주일", match.group()) and text not in _KO_DAYS:
            count *= 7
        self._add(*match.span(), name, number=count)

    def _money(self, match: "re.Match[str]") -> tuple[Money | None, int | None]:
        """An amount with a currency; without one the currency of the plan's budget."""
        probe = Reading(self.reading.words(*match.span()), self.reading.language)
        own = self._currency()
        for amount in amounts(probe, self.catalog):
            currency = own if amount.assumed and own else amount.currency or own
            if currency:
                return Money(amount=abs(amount.value), currency=currency), None
        plain = _WORD_AMOUNT.search(probe.low)
        value = number(plain.group().strip().rstrip(".,")) if plain else None
        if value is None:
            return None, None
        return (Money(amount=value, currency=own), None) if own else (None, int(value))

    def _currency(self) -> str | None:
        if self.previous is None:
            return None
        caps = [c for c in self.previous.request.constraints if c.type == "budget_cap"]
        return caps[0].limit.currency if caps else self.previous.budget.currency

    def _delta(self, match: "re.Match[str]") -> None:
        money, count = self._money(match)
        if money is None and count is None:
            return
        more = any(v for k, v in match.groupdict().items() if v and k.startswith("more"))
        if money is not None:
            money = Money(amount=money.amount if more else -money.amount, currency=money.currency)
        self._add(*match.span(), "budget_delta", amount=money, number=count if count is None or more else -count)

    def _budget(self, match: "re.Match[str]") -> None:
        money, count = self._money(match)
        if money is not None or count is not None:
            self._add(*match.span(), "budget", amount=money, number=count)

    def _traveller(self, match: "re.Match[str]") -> None:
        probe = Reading(self.reading.clause(*match.span()), self.reading.language)
        found = [*take_allergies(probe), *take_diets(probe), *take_access(probe)]
        diets, _, access = person_needs(found)
        who = next((v for k, v in match.groupdict().items() if v), "")
        end = self._sentence_end(match.end()) if found else match.end()
        self._add(match.start(), end, "add_traveller", place=who or None, number=1, diet=diets, access=access)

    def _sentence_end(self, at: int) -> int:
        stops = [i for c in ".!?\n。" if (i := self.reading.low.find(c, at)) >= 0]
        return min(stops, default=len(self.reading.low))

    def _late(self, match: "re.Match[str]") -> None:
        text = match.group()
        hours = re.search(
            r"(?P<n>\d{1,2}(?:\.5)?|one|two|three|four|five|a|an|한|두|세|[一二两三四])\s*(?P<u>hours?|minutes?|mins?|시간|분|个?小时|分钟)",
            text,
        )
        clock = re.search(
            r"(?:at|after|around)\s+(\d{1,2})(?::(\d{2}))?\s*(a\.?m|p\.?m)?|(\d{1,2})\s*시|(\d{1,2})点", text
        )
        minutes = None
        if hours:
            unit = 1 if hours["u"].startswith(("min", "분", "分")) else 60
            minutes = int(float(number(hours["n"]) or 0) * unit)
        at = None
        if clock and not hours:
            hour = int(next(g for g in (clock[1], clock[4], clock[5]) if g))
            hour += 12 if (clock[3] or "").startswith("p") and hour < 12 else 0
            at = min(hour * 60 + int(clock[2] or 0), 1439)
        if minutes is None and at is None and not re.search(r"delayed|late|늦|지연|연착|晚|延误|迟", text):
            return
        self._add(*match.span(), "late_arrival", minutes=minutes, minute_of_day=at, day=self._day(*match.span()) or 1)

    def _start(self, match: "re.Match[str]") -> None:
        text = match["clock"] or match["clockk"] or match["clockz"]
        day = self._day(*match.span())
        if text is None:
            self._add(*match.span(), "start", minutes=60 if match["later"] == "later" else -60, day=day)
            return
        hour = re.match(r"(\d{1,2}|[一二两三四五六七八九十]{1,2})", text)
        value = small(hour.group()) if hour else None
        if value is None or value > 23:
            return
        value += 12 if "p" in text and value < 12 else 0
        minute = re.search(r":(\d{2})|(\d{1,2})\s*(?:분|分)|点(\d{1,2})|(반|半)", text)
        extra = 30 if minute and minute[4] else int(minute[1] or minute[2] or minute[3]) if minute else 0
        self._add(*match.span(), "start", minute_of_day=value * 60 + extra, day=day)

    def _thing(self, name: str, match: "re.Match[str]") -> None:
        """Operations on a place or a kind of place; `y` is what comes instead."""
        begins, what = self._last_clause(match, self._group(match, "x") or "")
        instead = self._group(match, "y")
        never = re.match(r"\s*(?:no|without|不要|不去)\b", match.group()) is not None
        day = self._day_in(match.group()) if never else self._day(*match.span())
        kinds = self.visits.kinds(what)
        if name == "swap" and self._is_city(instead or what):
            return
        place = self.visits.named(what, day) if name not in ("more", "less", "add") else self._known(what, day)
        if name in ("more", "less") and not kinds and place is None:
            return
        if name == "remove" and never and not (kinds or place):
            return  # "no flights" is a condition, not an item of the plan
        if name in ("remove", "add", "lock", "unlock", "swap") and not (kinds or place or day) and not self._name(what):
            return
        self._add(
            begins,
            match.end(),
            name,
            place=place or (None if kinds or day and not self._name(what) else self._name(what)),
            kinds=self.visits.kinds(instead or "") or kinds,
            day=day,
        )

    def _last_clause(self, match: "re.Match[str]", what: str) -> tuple[int, str]:
        """Where the edit begins, and what it is about: "박물관은 좋은데 미술관은 빼줘" is about the gallery alone."""
        ends = [m.end() for m in _KO_CLAUSE.finditer(what)]
        if not ends or not what[ends[-1] :].strip():
            return match.start(), what
        return match.start() + match.group().lower().find(what.lower()) + ends[-1], what[ends[-1] :].strip()

    def _group(self, match: "re.Match[str]", first: str) -> str | None:
        """The filled group of that letter, in the person's own spelling."""
        name = next((k for k, v in match.groupdict().items() if v and k.startswith(first)), None)
        return self.reading.text[match.start(name) : match.end(name)].strip() if name else None

    def _known(self, text: str, day: int | None) -> str | None:
        """A visit of the plan, where a kind alone means others of the kind."""
        return self.visits.named(text, day) if not self.visits.kinds(text) else None

    def _is_city(self, text: str) -> bool:
        text = re.sub(r"^(?:아니|아냐|그냥|그럼|no|actually)[\s,]+|(?:로|으로)$", "", text.strip(), flags=re.IGNORECASE)
        return bool(text) and self.gazetteer.known(text) and self._known(text, None) is None

    def _name(self, text: str) -> str | None:
        """The words as a name, without articles and days; nothing when only function words are left."""
        text = _DAY.sub(
            "", re.sub(r"^(?:the|a|an|that|this|it|one)\b\s*", "", text.strip(), flags=re.IGNORECASE)
        ).strip()
        return (
            text
            if len(text) > 1 and not re.fullmatch(r"(?:it|that|this|one|them|on|in|그거|그것|이거|那个|这个|它)", text)
            else None
        )

    def _destination(self) -> None:
        before, after = compiled(DESTINATION), compiled(DESTINATION_AFTER)
        probe = Reading(self.reading.text, self.reading.language)
        probe.open = self.reading.open
        for mention in find_mentions(probe, self.gazetteer):
            left, right = (
                self.reading.low[max(0, mention.start - 40) : mention.start],
                self.reading.after(mention.end, 24),
            )
            alone = not re.sub(r"[\s,.!?]|please|로|으로|요", "", self.reading.low[: mention.start] + right)
            if mention.role == "stop" and (before.search(left) or after.match(right) or alone):
                tail = after.match(right)
                head = before.search(left)
                start = mention.start - (len(left) - head.start() if head else 0)
                self._add(
                    start, mention.end + (tail.end() if tail else 0), "destination", stop=Stop(options=(mention.ref,))
                )

    def _dates(self) -> None:
        if not _DATES.search(self.reading.low):
            return
        dates = take_dates(self.reading, self.today)
        if dates:
            when = (
                When(dates=DateRange(start=dates[0], end=dates[1]), words=dates[2])
                if dates[1]
                else When(earliest=dates[0], words=dates[2])
            )
            self.found.append((0, Change(operation="dates", words=dates[2], when=when)))
            return
        frame = take_relative(self.reading, self.today)
        if frame:
            self.found.append(
                (
                    0,
                    Change(
                        operation="dates",
                        words=frame.words,
                        when=When(earliest=frame.start, latest=frame.end, words=frame.words),
                    ),
                )
            )


def no_plan_yet() -> InputError:
    """For callers: a change was asked for and there is nothing to change."""
    return InputError("there is no plan to change yet: ask for a trip first")
