"""A plan as one person reads it: names, labels and sentences in their language, each from the plan or the catalog."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ...domain.catalog import Catalog
from ...domain.claim import Claim
from ...domain.goods import Need
from ...domain.place import City, Place, Point
from ...domain.plan import Day, Leg, Meal, Plan, Stay, Visit
from ...domain.policy import TIME_TO_LIVE
from ...domain.request import Language
from ...domain.truth import Truth, Verdict
from ..shopping.labels import label
from . import formats
from .clean import one_line
from .whereabouts import home
from .words import say

#: Turns an English sentence of the planner into the reader's language: (sentence, language, names) -> sentence.
Phrase = Callable[[str, Language, Mapping[str, str]], str]
#: Midnight to midnight, as the domain prints it.
ALL_DAY = "00:00-00:00"
READ_BY_US = frozenset({"en", "ko", "zh"})


def as_written(text: str, language: Language, names: Mapping[str, str]) -> str:
    """The sentence as the planner wrote it."""
    return text


@dataclass(frozen=True)
class Reader:
    """Reads `plan` with `catalog` for names and points. Without `phrase` the planner's own sentences stay English."""

    plan: Plan
    catalog: Catalog
    phrase: Phrase = as_written

    @property
    def language(self) -> Language:
        return self.plan.request.language

    def say(self, key: str, **values: object) -> str:
        return say(self.language, key, **values)

    def sentence(self, text: str) -> str:
        """A sentence of the planner, translated where the phrase book has it; the name of a need, as that need is called."""
        if text in self._needs:
            return one_line(label(self._needs[text], self.language))
        return one_line(self.phrase(text, self.language, self.names))

    @cached_property
    def _needs(self) -> dict[str, Need]:
        return {need.label: need for need in self.plan.needs}

    @cached_property
    def names(self) -> dict[str, str]:
        """Names as the plan writes them -> as the reader reads them."""
        found = {s.name: self.city(s.city_id, s.name) for s in self.plan.stops}
        for visit in self.plan.visits:
            found[visit.name] = self.place(visit)
        return found

    def city(self, city_id: str, fallback: str = "") -> str:
        city = self.catalog.city(city_id)
        return one_line(city.names.get(self.language, city.name) if city else fallback or city_id)

    def place(self, visit: Visit) -> str:
        """The place's name in the reader's language, else as the plan has it."""
        place = self.catalog.place(visit.place_id)
        return one_line(place.names.get(self.language, place.name) if place else visit.name)

    def native(self, visit: Visit) -> str:
        """The name on the door, where it differs from `place`; else ""."""
        place = self.catalog.place(visit.place_id)
        if place is None:
            return ""
        own = self.place(visit)
        others = (one_line(name) for code, name in place.names.items() if code not in READ_BY_US)
        return next((name for name in others if name.casefold() != own.casefold()), "")

    def end(self, end: str, day: Day, here: str) -> str:
        """What a leg's end is called, when one is in the city `here`."""
        if end == "base":
            return self.home(day, here)
        thing: Place | City | None = self.catalog.place(end) or self.catalog.city(end)
        if thing is not None:
            return one_line(thing.names.get(self.language, thing.name))
        other = self.catalog.lodging(end) or self.catalog.restaurant(end)
        return one_line(other.name) if other else one_line(end)

    def home(self, day: Day, here: str) -> str:
        """Where one starts from in a city: the lodging, a named base, or "the middle of Kyoto"."""
        found = home(self.plan, self.catalog, day, here)
        if not found.name:
            return self.say("middle", city=self.city(here))
        return one_line(self.names.get(found.name, found.name))

    def point(self, end: str, day: Day, here: str) -> Point | None:
        """Where a leg's end is; None where the catalog does not know."""
        if end == "base":
            return home(self.plan, self.catalog, day, here).point
        for look in (self.catalog.place, self.catalog.lodging, self.catalog.restaurant, self.catalog.city):
            thing = look(end)
            if thing is not None:
                return thing.point
        return None

    def stay_of(self, day: Day) -> Stay | None:
        """Where the night after the day is spent."""
        return next((s for s in self.plan.stays if s.check_in <= day.date < s.check_out), None)

    def lodging_known(self, day: Day) -> bool:
        return any(s.lodging_id for s in self.plan.stays if s.check_in <= day.date <= s.check_out)

    @cached_property
    def _stale(self) -> dict[tuple[str, str], date]:
        claims = self.plan.receipt.claims if self.plan.receipt else ()
        return {(c.subject, c.field): c.observed_at for c in claims if c.verdict is Verdict.STALE and c.observed_at}

    def old(self, subject: str, field: str) -> date | None:
        """The date of a fact that the receipt calls stale; None when it is fresh."""
        return self._stale.get((subject, field))

    def hours_of(self, visit: Visit) -> str:
        """What is known of the opening: "Open 09:00-17:00", "Hours unknown, check"; an old fact with its date."""
        if visit.open is not Truth.YES:
            return self.say("hours_unknown")
        shown = self.say("open_all_day")
        if visit.interval not in (None, ALL_DAY):
            shown = self.say("open", interval=one_line(str(visit.interval)).replace("-", "–"))
        old = self.hours_old(visit)
        return f"{shown} ({self.say('hours_old', date=formats.short_day(old, self.language))})" if old else shown

    def hours_old(self, visit: Visit) -> date | None:
        """When the hours were observed, if that is too long ago to rely on."""
        said = self.old(visit.place_id, f"opening.{visit.start.date().isoformat()}")
        if said or self.plan.receipt:
            return said
        place, limit = self.catalog.place(visit.place_id), TIME_TO_LIVE["hours"]
        seen = place.hours_observed if place else None
        return seen if seen and limit and (self.plan.made_at.date() - seen).days > limit else None

    def certain(self, visit: Visit) -> bool:
        """Whether the opening rests on a fact that is fresh."""
        return visit.open is Truth.YES and self.hours_old(visit) is None

    def price_of(self, visit: Visit) -> str:
        """One adult's admission, or that it is unknown."""
        if visit.price is None:
            return self.say("price_unknown")
        if visit.price.amount == 0:
            return self.say("free")
        return self.say("per_adult", amount=formats.money(visit.price, self.language))

    def meal_of(self, meal: Meal) -> tuple[str, str]:
        """(what, note): the venue and its price, or that none is known."""
        if meal.name is None:
            return self.say(meal.meal), self.say("no_venue")
        price = self.say("per_person", amount=formats.money(meal.price, self.language)) if meal.price else ""
        return f"{self.say(meal.meal)}: {one_line(meal.name)}", price

    def leg_of(self, leg: Leg, day: Day, here: str) -> tuple[str, str]:
        """(what, note): the move, and how long and far; "about" where it is a model."""
        mode = " ".join(part for part in (self.say(leg.mode.value), one_line(leg.number or "")) if part)
        key = "leg" if leg.scope == "local" else "leg_between"
        what = self.say(
            key, mode=mode, name=self.end(leg.destination, day, here), origin=self.end(leg.origin, day, here)
        )
        spent = formats.length(leg.arrive - leg.depart, self.language)
        notes = [self.say("about", length=spent) if leg.basis == "model" else spent]
        if leg.distance_km:
            notes.append(formats.distance(leg.distance_km, self.language))
        if leg.basis == "timetable":
            notes.append(self.say("timetable"))
        return what, " · ".join(notes)

    def plan_b_for(self, visit: Visit, day: Day) -> str:
        """The alternative at the time of a visit; "" without one."""
        other = next((b for b in day.plan_b if visit.start <= b.start < visit.end), None)
        if other is None:
            return ""
        hours = f" ({self.say('hours_unknown')})" if other.open is Truth.UNKNOWN else ""
        return self.say("plan_b", name=self.place(other) + hours)

    def night_of(self, day: Day) -> str:
        """Where the night is spent; "" after the last day."""
        stay = self.stay_of(day)
        if stay is None:
            return ""
        return (
            self.say("night", name=one_line(stay.name))
            if stay.name
            else self.say("night_unknown", city=self.city(stay.city_id))
        )

    @property
    def title(self) -> str:
        """The cities."""
        return formats.joined((self.city(s.city_id, s.name) for s in self.plan.stops), self.language)

    @property
    def subtitle(self) -> tuple[str, str, str]:
        """(how long, when, who)."""
        dates, party = self.plan.dates, self.plan.request.party
        long = self.say("one_day") if dates.days == 1 else self.say("days", count=dates.days)
        start, end = formats.day(dates.start, self.language), formats.day(dates.end, self.language)
        when = start if dates.days == 1 else self.say("span", start=start, end=end)
        who = [self.say("adult" if party.adults == 1 else "adults", count=party.adults)] if party.adults else []
        if party.children:
            ages = formats.joined((str(a) for a in party.child_ages), self.language)
            who.append(self.say("child" if party.children == 1 else "children", count=party.children, ages=ages))
        return long, when, formats.joined(who, self.language)

    def knowns(self) -> Iterator[str]:
        """Advice that rests on a fact; an old fact with its date."""
        for advice in self.plan.advice:
            if advice.known is not Truth.UNKNOWN:
                old = self.old(advice.subject, advice.field)
                dated = self.say("old", date=formats.short_day(old, self.language)) if old else ""
                yield f"{self.sentence(advice.text)} ({dated})" if dated else self.sentence(advice.text)

    def unknowns(self) -> Iterator[str]:
        yield from (self.sentence(a.text) for a in self.plan.advice if a.known is Truth.UNKNOWN)
        yield from (self.sentence(text) for text in self.plan.unknowns)

    def assumed(self) -> Iterator[str]:
        every = (*self.plan.assumptions, *self.plan.request.assumptions)
        yield from (self.sentence(text) for text in dict.fromkeys(every))
        yield from (self.say("ignored", words=one_line(words)) for words in self.plan.request.not_understood)

    def errors(self) -> str:
        """What is said of modelled moves, with their errors; "" when there are none."""
        percents = sorted({leg.error_pct for leg in self.plan.legs if leg.basis == "model" and leg.error_pct})
        if not percents:
            return ""
        return self.say("model", error=formats.joined((self.say("error", percent=p) for p in percents), self.language))

    def claims_by_source(self) -> dict[str, list[Claim]]:
        """The receipt's claims, by the id of the source that they rest on, in the order of the ids."""
        claims = self.plan.receipt.claims if self.plan.receipt else ()
        found: dict[str, list[Claim]] = {}
        for claim in claims:
            if claim.source:
                found.setdefault(claim.source, []).append(claim)
        return dict(sorted(found.items()))
