"""Whose figure it is: a time, date or amount that stands beside a name must be that one's, not merely somewhere in the plan."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from ...domain.catalog import Catalog
from ...domain.money import Money
from ...domain.parameters import PACES
from ...domain.plan import Day, Item, Leg, Meal, Plan, PlanDiff, Rest, Visit
from ...domain.request import DayHours, PaceWish
from .cover import near, own_names
from .mentions import Mention, mentions
from .wishes import every_condition
from .words import SENTENCE

#: A row of a timetable: it begins with the moment when something starts.
_ROW = re.compile(r"^[ \t]*(\d{1,2}):(\d{2})[ \t]+(\S.*)$", re.MULTILINE)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_DAY_NUMBER = re.compile(r"\b[Dd]ay\s+(\d{1,2})\b|(\d{1,2})\s*일(?:째|차)|第\s*(\d{1,2})\s*天")

Clock = tuple[int, int]
Amount = tuple[str, Decimal]


@dataclass
class Own:
    """What may be said beside one name (or beside any: the whole plan's). `days`: dates of the trip; `numbers`: of days."""

    times: set[Clock] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    amounts: set[Amount] = field(default_factory=set)

    def at(self, item: Item) -> None:
        start, end = _span(item)
        self.times |= {(start.hour, start.minute), (end.hour, end.minute)}

    def money(self, *amounts: Money | None) -> None:
        for amount in amounts:
            if amount is not None:
                for form in (amount.amount, amount.rounded().amount):
                    self.amounts.add((amount.currency, abs(form.normalize())))

    def also(self, other: "Own") -> None:
        self.times |= other.times
        self.days |= other.days
        self.numbers |= other.numbers
        self.amounts |= other.amounts


def misplaced(text: str, plan: Plan, catalog: Catalog, diff: PlanDiff | None = None) -> Iterator[tuple[str, str, int]]:
    """(rule, sentence for people, position) of each figure in a sentence with names, that is not one of theirs.

    What a revision moved or took away may be spoken of with the days that it was on, so its names bind nothing; nor does the name
    of a sight that is the name of a city of the trip too.
    """
    loose = {name for d in (diff,) if d for name in (*d.added, *d.removed, *d.moved)}
    towns = _towns(plan, catalog)
    owned = {
        name: own
        for name, own in _owned(plan, catalog).items()
        if name not in towns and not any(name in said for said in loose)
    }
    general = _general(plan)
    names = sorted(owned, key=len, reverse=True)
    for start, sentence in _sentences(text):
        found, rest = _named(sentence, names)
        if not found:
            continue
        own = Own()
        for one in (general, *(owned[name] for name in found)):
            own.also(one)
        for rule, said, at in _strangers(rest, own, plan):
            yield rule, f"{said!r} is not that of {', '.join(found)}.", start + at


def rows(text: str, plan: Plan) -> Iterator[tuple[str, str, int]]:
    """As `misplaced`, of rows: nothing starts then, or it lasts or leads as long as something else of the plan does."""
    starting: dict[Clock, list[Item]] = {}
    for item in (i for day in plan.days for i in day.items):
        start, _ = _span(item)
        starting.setdefault((start.hour, start.minute), []).append(item)
    for row in _ROW.finditer(text):
        items = starting.get((int(row[1]), int(row[2])))
        if not items:
            yield "time_is_its_own", f"Nothing of the plan starts at {row[1]}:{row[2]}.", row.start(1)
            continue
        minutes = [Decimal(int((end - start).total_seconds() // 60)) for start, end in map(_span, items)]
        km = [Decimal(str(i.distance_km)) for i in items if isinstance(i, Leg) and i.distance_km is not None]
        times = {clock for item in items for clock in _moments(item)}
        for mention in mentions(row[3])[0]:
            value = cast(Any, mention.value)
            known = {"duration": minutes, "distance": km}.get(mention.kind)
            right = value in times if mention.kind == "time" else known is None or near(value, known)
            if not right:
                said = f"{mention.text!r} is not that of what starts at {row[1]}:{row[2]}."
                yield f"{mention.kind}_is_its_own", said, row.start(3) + mention.start


def _moments(item: Item) -> Iterator[Clock]:
    """When it begins and ends, and the opening interval that it lies in."""
    yield from ((moment.hour, moment.minute) for moment in _span(item))
    if isinstance(item, Visit) and item.interval:
        for hour, minute in _CLOCK.findall(item.interval):
            yield from ((int(hour), int(minute)), (int(hour) % 24, int(minute)))


def _span(item: Item) -> tuple[datetime, datetime]:
    return (item.depart, item.arrive) if isinstance(item, Leg) else (item.start, item.end)


def _towns(plan: Plan, catalog: Catalog) -> set[str]:
    """Every name of every city that the trip touches."""
    ids = {*(stop.city_id for stop in plan.stops), *(day.city_id for day in plan.days)}
    legs = (i for day in plan.days for i in day.items if isinstance(i, Leg) and i.scope == "intercity")
    ids |= {end for leg in legs for end in (leg.origin, leg.destination)}
    return {stop.name for stop in plan.stops} | {name for i in ids for name in own_names(catalog, i)}


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in SENTENCE.finditer(text):
        yield start, text[start : end.start()]
        start = end.end()
    yield start, text[start:]


def _named(sentence: str, names: list[str]) -> tuple[list[str], str]:
    """(names in the sentence, longest first; the sentence without them)."""
    found = []
    for name in names:
        if name in sentence:
            found.append(name)
            sentence = sentence.replace(name, "\x00" * len(name))
    return found, sentence


def _strangers(rest: str, own: Own, plan: Plan) -> Iterator[tuple[str, str, int]]:
    for match in _DAY_NUMBER.finditer(rest):
        number = int(next(g for g in match.groups() if g))
        if 1 <= number <= plan.dates.days and number not in own.numbers:
            yield "day_is_its_own", match[0].strip(), match.start()
    for mention in mentions(rest)[0]:
        if _strange(mention, own, plan):
            yield f"{mention.kind}_is_its_own", mention.text, mention.start


def _strange(mention: Mention, own: Own, plan: Plan) -> bool:
    value = cast(Any, mention.value)
    if mention.kind == "time":
        return value not in own.times and (value[0] % 24, value[1]) not in own.times
    if mention.kind == "amount":
        codes, amount, _ = value
        return not any((code, abs(amount.normalize())) in own.amounts for code in codes)
    if mention.kind == "date":
        dates = [d for d in plan.dates if (d.month, d.day) == value[1:3] and value[0] in (0, d.year)]
        return bool(dates) and not any(d in own.days for d in dates)
    return False


def _owned(plan: Plan, catalog: Catalog) -> dict[str, Own]:
    """What belongs to each visit, alternative and restaurant, by each of its names."""
    owned: dict[str, Own] = {}
    for number, day in enumerate(plan.days, 1):
        for item in (*_with_names(day), *day.plan_b):
            own = _own(plan, catalog, day, number, item)
            for name in {item.name or "", *own_names(catalog, _subject(item))} - {""}:
                owned.setdefault(name, Own()).also(own)
    return owned


def _with_names(day: Day) -> Iterator[Visit | Meal]:
    yield from (i for i in day.items if isinstance(i, Visit) or (isinstance(i, Meal) and i.restaurant_id))


def _subject(item: Visit | Meal) -> str:
    return item.place_id if isinstance(item, Visit) else item.restaurant_id or ""


def _own(plan: Plan, catalog: Catalog, day: Day, number: int, item: Visit | Meal) -> Own:
    own = Own(days={day.date}, numbers={number})
    own.at(item)
    if isinstance(item, Visit) and item.interval:
        own.times |= {(int(h), int(m)) for h, m in _CLOCK.findall(item.interval)}
    for leg in day.items:
        if isinstance(leg, Leg) and _subject(item) in (leg.origin, leg.destination):
            own.at(leg)
    own.money(item.price)
    place = catalog.place(item.place_id) if isinstance(item, Visit) else None
    if place is not None:
        own.money(place.price, place.child_price)
    for line in plan.budget.lines:
        if line.subject == _subject(item):
            own.money(line.unit, line.amount, line.converted, line.low, line.high)
    return own


def _general(plan: Plan) -> Own:
    """What belongs to no name: sums and caps, meals and rests without a name, journeys, the hours of a day."""
    own = Own()
    budget = plan.budget
    own.money(budget.observed, budget.estimated, budget.low, budget.high)
    for cap in budget.caps:
        own.money(cap.limit, cap.known)
    for line in budget.lines:
        if line.category in ("lodging", "transport", "goods") or not line.subject:
            own.money(line.unit, line.amount, line.converted, line.low, line.high)
    rule = PACES[plan.request.pace]
    own.times |= {divmod(rule.day_start, 60), divmod(rule.day_end, 60)}
    for condition in every_condition(plan.request.constraints):
        if isinstance(condition, DayHours):
            own.times |= {(t.hour, t.minute) for t in (condition.start, condition.end) if t is not None}
        if isinstance(condition, PaceWish):
            own.times |= {divmod(PACES[condition.pace].day_start, 60), divmod(PACES[condition.pace].day_end, 60)}
    for item in (i for day in plan.days for i in day.items):
        nameless = isinstance(item, Rest) or (isinstance(item, Meal) and item.restaurant_id is None)
        if nameless or (isinstance(item, Leg) and item.scope == "intercity"):
            own.at(item)
    return own
