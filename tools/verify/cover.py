"""What a text may state: everything that a verified plan or verified claims hold, and the sums and counts of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from ...domain.catalog import Catalog
from ...domain.claim import Claim
from ...domain.money import Money
from ...domain.parameters import PACES
from ...domain.place import City, Country, Place
from ...domain.plan import Leg, Meal, Plan, PlanDiff, Rest, Visit
from ...domain.request import DayHours, PaceWish
from ...domain.truth import Verdict
from .wishes import every_condition

#: Keys of a climate that are temperatures.
_DEGREES = frozenset({"high", "low"})
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})\b")
_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_NUMBER = re.compile(r"(?<![\d.:-])\d+(?:\.\d+)?(?![\d:]|-\d)")


@dataclass
class Cover:
    """Sets of what is covered. `quotes`: texts that may stand as they are, since they are checked elsewhere or are the
    person's own words. `ordinals`: numbers of days."""

    catalog: Catalog
    amounts: set[tuple[str, Decimal]] = field(default_factory=set)
    dates: set[date] = field(default_factory=set)
    travel: set[date] = field(default_factory=set)  # the days that it is about: a weekday alone must be one of theirs
    months: set[int] = field(default_factory=set)
    times: set[tuple[int, int]] = field(default_factory=set)
    minutes: set[Decimal] = field(default_factory=set)
    km: set[Decimal] = field(default_factory=set)
    counts: set[Decimal] = field(default_factory=set)
    lengths: set[tuple[Decimal, str]] = field(default_factory=set)  # (3, "day"), (2, "night")
    things: set[tuple[Decimal, str]] = field(default_factory=set)  # (2, "adult"), (1, "room")
    degrees: set[tuple[Decimal, str]] = field(default_factory=set)  # (-3, "low")
    numbers: set[Decimal] = field(default_factory=set)  # values of facts, which may be rounded
    names: set[str] = field(default_factory=set)
    quotes: set[str] = field(default_factory=set)
    cities: set[str] = field(default_factory=set)
    ordinals: int = 0
    rankings: list[Claim] = field(default_factory=list)

    # Adding

    def money(self, *amounts: Money | None) -> None:
        for amount in amounts:
            if amount is not None:
                self.amounts.add((amount.currency, abs(amount.amount.normalize())))
                self.amounts.add((amount.currency, abs(amount.rounded().amount.normalize())))

    def day(self, *days: date | None) -> None:
        for day in days:
            if day is not None:
                plain = day.date() if isinstance(day, datetime) else day
                self.dates.add(plain)
                self.counts.add(Decimal(plain.year))
                self.months.add(plain.month)

    def span(self, start: datetime, end: datetime) -> None:
        self.times |= {(start.hour, start.minute), (end.hour, end.minute)}
        self.minutes.add(Decimal(int((end - start).total_seconds() // 60)))

    def count(self, *numbers: int) -> None:
        self.counts |= {Decimal(n) for n in numbers}

    def length(self, number: int, unit: str) -> None:
        self.lengths.add((Decimal(number), unit))

    def thing(self, number: int, unit: str) -> None:
        self.things.add((Decimal(number), unit))

    def called(self, *names: str | None) -> None:
        self.names |= {n for n in names if n and any(c.isalpha() for c in n)}

    def quote(self, *texts: str) -> None:
        self.quotes |= {t for t in texts if len(t) > 1 and any(c.isalpha() for c in t)}

    def subject(self, subject: str) -> None:
        """All names of whatever an id stands for, and of its city and country."""
        for part in re.split(r"\|", subject):
            self._named(part)

    def _named(self, subject: str) -> None:
        self.called(*own_names(self.catalog, subject))
        place, city = self.catalog.place(subject), self.catalog.city(subject)
        offer = self.catalog.lodging(subject) or self.catalog.restaurant(subject)
        home = city or self.catalog.city(getattr(place or offer, "city_id", ""))
        if home is not None:
            self.home(home)
        for code in re.findall(r"\b[A-Z]{2}\b", subject):
            self.land(code)

    def home(self, city: City) -> None:
        self.cities.add(city.id)
        self.called(city.name, *city.names.values(), city.region, city.timezone)
        self.land(city.country)

    def land(self, code: str) -> None:
        country: Country | None = self.catalog.country(code)
        if country is not None:
            self.called(country.name, *country.names.values())

    def fact(self, name: str, value: Any) -> None:
        """The value of a field; "climate.5.low" is a temperature."""
        self.value({name.rpartition(".")[2]: value})

    def value(self, value: Any) -> None:
        """Everything that a JSON value holds."""
        if isinstance(value, dict):
            if value.keys() >= {"amount", "currency"}:
                self.money(Money(amount=value["amount"], currency=value["currency"]))
            for key, inner in value.items():
                self.value(inner)
                if key in _DEGREES and isinstance(inner, int | float):
                    self.degrees.add((Decimal(str(inner)), key))
        elif isinstance(value, list | tuple):
            for inner in value:
                self.value(inner)
        elif isinstance(value, bool) or value is None:
            return
        elif isinstance(value, int | float | Decimal):
            self.numbers.add(Decimal(str(value)))
        else:
            self.words(str(value))

    def words(self, text: str) -> None:
        """A text of a fact: it may be quoted, and what it states may be stated."""
        self.quote(text)
        self.called(text)
        self.times |= {(int(h), int(m)) for h, m in _CLOCK.findall(text)}
        for found in _DATE.findall(text):
            self.day(_date(*found))
        self.numbers |= {Decimal(n) for n in _NUMBER.findall(text)}


def own_names(catalog: Catalog, subject: str) -> tuple[str, ...]:
    """What a place, city, lodging or restaurant is called."""
    for found in (catalog.place(subject), catalog.city(subject)):
        if found is not None:
            return (found.name, *found.names.values())
    offer = catalog.lodging(subject) or catalog.restaurant(subject)
    return (offer.name,) if offer is not None else ()


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


#: The heading under which stock is told; the rest only where a claim of it holds.
_STOCK = {"title": ("재고",), "yes": ("in stock", "재고 있음", "有货"), "no": ("out of stock", "품절", "缺货")}
_CONDITIONS = ("condition", "read_as")
_SAID = frozenset({Verdict.SUPPORTED, Verdict.STALE, Verdict.ESTIMATE})


def add_claims(cover: Cover, claims: Iterable[Claim]) -> None:
    """Claims that were verified; one that is contradicted covers nothing, and one that is unknown only names."""
    for claim in claims:
        if claim.verdict is Verdict.CONTRADICTED:
            continue
        cover.subject(claim.subject)
        cover.words(claim.field)
        cover.travel |= {d for found in _DATE.findall(claim.field) if (d := _date(*found)) is not None}
        _, _, other = claim.field.partition(":")
        cover.subject(other)
        _month(cover, claim.field)
        _stock(cover, claim)
        if claim.verdict not in _SAID:
            continue
        cover.fact(claim.field, claim.value)
        cover.day(claim.observed_at)
        if isinstance(claim.value, str):
            cover.subject(claim.value)
        if claim.field.startswith(("distance_km", "fact.walk_km")) and isinstance(claim.value, int | float):
            cover.km.add(Decimal(str(claim.value)))
        if claim.field.startswith(("most:", "least:")) and claim.verdict is Verdict.SUPPORTED:
            cover.rankings.append(claim)
        source = cover.catalog.source(claim.source) if claim.source else None
        if source is not None:
            cover.called(source.name, source.publisher, source.licence, source.id)


def _stock(cover: Cover, claim: Claim) -> None:
    """A record's stock, and being in stock where the person made it a condition that was judged."""
    if claim.field == "availability":
        cover.quote(*_STOCK["title"])
        cover.quote(*_STOCK.get(str(claim.value) if claim.verdict in _SAID else "", ()))
    elif claim.field in _CONDITIONS and isinstance(claim.value, dict) and claim.value.get("name") == "size":
        size = str(claim.value.get("limit")).upper().replace("MM", " mm")
        cover.quote(f"size {size}", f"사이즈 {size}", f"尺码{size}")
    elif claim.field in _CONDITIONS and isinstance(claim.value, dict) and claim.value.get("name") == "in_stock":
        cover.quote(*_STOCK["title"], *_STOCK["yes"])


def _month(cover: Cover, name: str) -> None:
    found = re.match(r"climate\.(\d{1,2})", name)
    if found:
        cover.months.add(int(found[1]))


def add_plan(cover: Cover, plan: Plan) -> None:
    """A plan's own fields, and sums and counts of them."""
    cover.ordinals = plan.dates.days
    cover.day(*plan.dates, plan.made_at)
    cover.travel |= set(plan.dates)
    cover.length(plan.dates.days, "day")
    cover.length(plan.dates.nights, "night")
    for stop in plan.stops:
        cover.subject(stop.city_id)
        cover.called(stop.name)
        nights = (stop.leave - stop.arrive).days
        cover.length(nights, "night")
        cover.length(nights + 1, "day")
    for stay in plan.stays:
        cover.count(stay.rooms)
        cover.thing(stay.rooms, "room")
        cover.length(stay.nights, "night")
        cover.subject(stay.lodging_id or stay.city_id)
        cover.called(stay.name)
    _party(cover, plan)
    _request(cover, plan)
    for city, number in Counter(day.city_id for day in plan.days).items():
        cover.length(number, "day")
        eaten = [[i for i in d.items if isinstance(i, Meal)] for d in plan.days if d.city_id == city]
        cover.length(sum(bool(meals) for meals in eaten), "day")
        cover.length(sum(any(m.restaurant_id is None for m in meals) for meals in eaten), "day")
    for day in plan.days:
        cover.called(day.base_name, *day.holidays)
        for item in day.items:
            _item(cover, item)
        for other in day.plan_b:
            _item(cover, other)
        _day_sums(cover, [i for i in day.items if isinstance(i, Leg)])
        cover.count(sum(isinstance(i, Visit) for i in day.items))
    cover.count(len(plan.visits), len(plan.stops), len(plan.meals), *Counter(v.kind for v in plan.visits).values())
    _budget(cover, plan)
    _texts(cover, plan)


def _party(cover: Cover, plan: Plan) -> None:
    party = plan.request.party
    cover.count(party.size, party.adults, party.children, *party.child_ages)
    for number, unit in ((party.adults, "adult"), (party.children, "child"), (party.size, "person")):
        cover.thing(number, unit)
    for passport in party.passports:
        cover.called(passport)
        cover.land(passport)


def _request(cover: Cover, plan: Plan) -> None:
    request = plan.request
    cover.quote(request.text, *request.not_understood, *request.assumptions, *(c.words for c in request.constraints))
    cover.quote(*(c.words for c in every_condition(request.constraints)))
    refs = [request.origin, *(o for s in request.stops for o in s.options)]
    for ref in refs:
        if ref is not None:
            cover.called(ref.name, ref.words)
            for identity in ref.ids:
                cover.subject(identity)
    for condition in every_condition(request.constraints):
        if isinstance(condition, DayHours):
            cover.times |= {(t.hour, t.minute) for t in (condition.start, condition.end) if t is not None}
        if isinstance(condition, PaceWish):
            cover.times |= {divmod(PACES[condition.pace].day_start, 60), divmod(PACES[condition.pace].day_end, 60)}
    rule = PACES[request.pace]
    cover.times |= {divmod(rule.day_start, 60), divmod(rule.day_end, 60)}


def _item(cover: Cover, item: Visit | Meal | Rest | Leg) -> None:
    if isinstance(item, Leg):
        cover.span(item.depart, item.arrive)
        cover.called(item.number)
        for end in (item.origin, item.destination):
            cover.subject(end)
        if item.distance_km is not None:
            cover.km.add(Decimal(str(item.distance_km)))
        if item.error_pct is not None:
            cover.count(item.error_pct)
        return
    cover.span(item.start, item.end)
    if isinstance(item, Rest):
        cover.quote(item.note)
        return
    cover.called(item.name)
    cover.money(item.price)
    subject = item.place_id if isinstance(item, Visit) else item.restaurant_id
    if subject is not None:
        cover.subject(subject)
    if isinstance(item, Visit):
        _opening(cover, cover.catalog.place(item.place_id), item)


def _opening(cover: Cover, place: Place | None, visit: Visit) -> None:
    if visit.interval is not None:
        cover.times |= {(int(h), int(m)) for h, m in _CLOCK.findall(visit.interval)}
    if place is not None:
        cover.day(place.hours_observed, place.price_observed)
        cover.money(place.price, place.child_price)


def _day_sums(cover: Cover, legs: list[Leg]) -> None:
    """Minutes and kilometres of a day, in all and by mode."""
    minutes: dict[str, timedelta] = defaultdict(timedelta)
    km: dict[str, Decimal] = defaultdict(Decimal)
    for leg in legs:
        for key in ("all", leg.mode.value):
            minutes[key] += leg.arrive - leg.depart
            km[key] += Decimal(str(leg.distance_km or 0))
    cover.minutes |= {Decimal(int(m.total_seconds() // 60)) for m in minutes.values()}
    cover.km |= set(km.values())


def _budget(cover: Cover, plan: Plan) -> None:
    budget = plan.budget
    cover.money(budget.observed, budget.estimated, budget.low, budget.high)
    cover.count(budget.unknown_lines, len(budget.lines))
    by_category: dict[str, Decimal] = defaultdict(Decimal)
    for line in budget.lines:
        cover.money(line.unit, line.amount, line.converted, line.low, line.high)
        cover.count(line.people, line.units)
        cover.thing(line.people, "person")
        cover.length(line.units, "night" if line.category == "lodging" else "day")
        cover.day(line.observed_at, line.rate_date)
        if line.rate is not None:
            cover.numbers.add(line.rate)
        value = line.converted or line.amount
        if value is not None:
            by_category[line.category] += value.amount
        source = cover.catalog.source(line.source) if line.source else None
        cover.called(line.source, *((source.name, source.publisher) if source else ()))
    for total in (*by_category.values(), budget.observed.amount + budget.estimated.amount):
        whole = Money(amount=total, currency=budget.currency)
        share = Money(amount=round(total / plan.request.party.size, 6), currency=budget.currency)
        cover.money(whole, share)
    for cap in budget.caps:
        cover.money(cap.limit, cap.known)
        if cap.limit.currency == cap.known.currency:
            cover.money(cap.limit - cap.known)


def _texts(cover: Cover, plan: Plan) -> None:
    """Free texts of a plan: the rule on texts checks them, so they may be quoted as they stand."""
    cover.quote(*(text for _, text in free_texts(plan)))
    for advice in plan.advice:
        cover.subject(advice.subject)


def free_texts(plan: Plan) -> list[tuple[str, str]]:
    """(JSON path, text) of every field of a plan that is written for people and is no name."""
    found = [(f"advice[{i}].text", a.text) for i, a in enumerate(plan.advice)]
    for d, day in enumerate(plan.days):
        found.append((f"days[{d}].note", day.note))
        for i, item in enumerate(day.items):
            if isinstance(item, Rest):
                found.append((f"days[{d}].items[{i}].note", item.note))
            elif isinstance(item, Visit):
                found.append((f"days[{d}].items[{i}].why", item.why))
    for i, need in enumerate(plan.needs):
        found += [(f"needs[{i}].label", need.label), (f"needs[{i}].because", need.because)]
    for i, line in enumerate(plan.budget.lines):
        found += [(f"budget.lines[{i}].label", line.label), (f"budget.lines[{i}].advice", line.advice)]
    found += [(f"budget.caps[{i}].note", c.note) for i, c in enumerate(plan.budget.caps)]
    found += [(f"stops[{i}].why", s.why) for i, s in enumerate(plan.stops)]
    found += [(f"assumptions[{i}]", t) for i, t in enumerate(plan.assumptions)]
    found += [(f"unknowns[{i}]", t) for i, t in enumerate(plan.unknowns)]
    return [(where, text) for where, text in found if text]


def add_diff(cover: Cover, diff: PlanDiff) -> None:
    """What a revision says that it changed."""
    cover.called(*diff.added, *diff.removed, *diff.moved)
    for name in (*diff.added, *diff.removed, *diff.moved):
        cover.subject(name)
        cover.quote(name)
    cover.count(diff.unchanged, *diff.days_touched)
    cover.money(diff.cost_delta)
    cover.minutes.add(Decimal(abs(diff.minutes_delta)))


def near(value: tuple[Decimal, Decimal], known: Iterable[Decimal]) -> bool:
    """Equal, or equal once rounded to the digits that are written (only what has more digits is rounded)."""
    number, step = value
    return any(number == k or (abs(number - k) <= step / 2 and k % step != 0) for k in known)


def covers_time(cover: Cover, clock: tuple[int, int]) -> bool:
    hour, minute = clock
    return clock in cover.times or (hour == 24 and (0, minute) in cover.times) or clock == (24, 0)
