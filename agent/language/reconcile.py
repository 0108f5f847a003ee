"""The model's reading and the rules' reading to one request: ids from the catalog, words from the person, nothing lost."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ...domain.catalog import Catalog
from ...domain.dates import DateRange
from ...domain.errors import InputError, UnknownPlace
from ...domain.parameters import INTERESTS
from ...domain.party import Party, Traveller
from ...domain.plan import Plan
from ...domain.request import Change, Constraint, Interest, Language, PlaceRef, Question, Request, Stop, When
from .allergies import allergen_of
from .dates import check_not_past
from .gazetteer import Gazetteer
from .lexicon.conditions import CUISINES
from .model_reading import ChangeReading, ConditionReading, ModelReading
from .sights import best_place

_CONSTRAINT: TypeAdapter[Constraint] = TypeAdapter(Constraint)


@dataclass(frozen=True)
class Reconciled:
    request: Request
    notes: tuple[str, ...]

    def explains(self, error: InputError) -> bool:
        """Whether the model's reading has what the rules could not make out: a place, and nothing about dates or money."""
        return isinstance(error, UnknownPlace) and (bool(self.request.stops) or self.request.kind != "plan")


def reconciled(
    reading: ModelReading,
    rules: Request | None,
    text: str,
    language: Language,
    catalog: Catalog,
    today: date,
    previous: Plan | None,
) -> Reconciled:
    """Raises UnknownPlace, AmbiguousPlace and BadDates for what the model read out of the message."""
    return _Merge(reading, rules, text, language, catalog, catalog.as_of or today, previous).result()


class _Merge:
    def __init__(
        self,
        reading: ModelReading,
        rules: Request | None,
        text: str,
        language: Language,
        catalog: Catalog,
        today: date,
        previous: Plan | None,
    ) -> None:
        self.reading, self.rules, self.text, self.language = reading, rules, text, language
        self.catalog, self.today, self.previous = catalog, today, previous
        self.gazetteer = Gazetteer(catalog)
        self.folded = _folded(text)
        self.notes: list[str] = []

    def result(self) -> Reconciled:
        kind = self._kind()
        base = self.rules or Request(text=self.text, language=self.language)
        fields: dict[str, Any] = {"kind": kind, "language": self.language}
        if kind == "answer":
            fields["question"] = base.question or self._question()
        elif kind == "revise":
            fields["changes"] = base.changes or self._changes()
        elif kind in ("plan", "shop"):
            fields |= self._trip(base)
        if kind == "shop":
            fields["shopping"] = self.text
        fields["not_understood"] = self._left(base, fields.get("constraints", base.constraints))
        return Reconciled(base.model_copy(update=fields), tuple(dict.fromkeys(self.notes)))

    def _kind(self) -> str:
        """The model's, unless the rules saw an explicit memory operation, or a revision has no plan to revise."""
        if self.rules and self.rules.kind == "memory":
            return "memory"
        if self.reading.kind == "revise" and self.previous is None:
            return self.rules.kind if self.rules else "plan"
        if self.reading.kind == "memory":  # only the person's own explicit words change the memory
            return self.rules.kind if self.rules else "plan"
        return self.reading.kind

    def _said(self, words: str) -> bool:
        return bool(words.strip()) and _folded(words) in self.folded

    def _trip(self, base: Request) -> dict[str, Any]:
        stops = base.stops or self._stops()
        constraints = self._constraints(base, stops)
        when = base.when if base.when != When() else self._when()
        return {
            "origin": base.origin or self._place(self.reading.origin),
            "stops": stops,
            "cities_wanted": base.cities_wanted or self.reading.cities_wanted,
            "climate": base.climate or (self.reading.climate if not stops else None),
            "when": when,
            "party": base.party if base.party_stated else self._party(base.party),
            "party_stated": base.party_stated or self.reading.adults is not None or bool(self.reading.child_ages),
            "interests": self._interests(base),
            "pace": self.reading.pace or base.pace,
            "constraints": constraints,
        }

    def _stops(self) -> tuple[Stop, ...]:
        found = []
        for stop in self.reading.stops:
            options = tuple(ref for name in stop.names if (ref := self._place(name, stop.words)))
            if options:
                found.append(Stop(options=options, nights=stop.nights))
        return tuple(found)

    def _place(self, name: str | None, words: str = "") -> PlaceRef | None:
        """Raises UnknownPlace for a name in the person's words that the catalog does not hold; an invented one is noted and dropped."""
        if not name:
            return None
        ref = self.gazetteer.resolve(name)
        if not self._said(words or name):
            self.notes.append(f"the model named {name}, which is not in your words: it was left out")
            return None
        if ref is None:
            ref, close = self.gazetteer.near(name)
            if ref is None:
                raise UnknownPlace(
                    f"I do not know a place called “{name}”: "
                    + (f"did you mean {' or '.join(close)}?" if close else "name a larger town nearby")
                )
        return ref.model_copy(update={"words": words or name})

    def _when(self) -> When:
        r = self.reading
        for day in (r.start, r.earliest if r.latest is None else r.latest):
            if day:
                check_not_past(day, self.today)
        if r.start and r.end:
            dates = DateRange(start=r.start, end=r.end)
            return When(dates=dates, days=dates.days, words=f"{r.start} to {r.end}")
        words = str(r.days) if r.days else None
        return When(days=r.days, earliest=r.start or r.earliest, latest=r.latest, words=words)

    def _party(self, party: Party) -> Party:
        adults, ages = self.reading.adults, self.reading.child_ages
        if adults is None and not ages:
            return party
        first = party.members[0]
        members = [first] + [Traveller() for _ in range(max((adults or 1) - 1, 0))] + [Traveller(age=a) for a in ages]
        return Party(members=tuple(members))

    def _interests(self, base: Request) -> tuple[Interest, ...]:
        known = {i.name: i for i in base.interests}
        for item in self.reading.interests:
            if item.name in INTERESTS and self._said(item.words):
                known.setdefault(item.name, Interest(name=item.name, weight=item.weight, words=item.words))
        return tuple(known.values())

    def _constraints(self, base: Request, stops: Sequence[Stop]) -> tuple[Constraint, ...]:
        """The rules' conditions, and those of the model that are of another type or words and quote the person."""
        found = list(base.constraints)
        types = {c.type for c in found}
        cities = [i for s in stops for o in s.options if o.level == "city" for i in o.ids]
        for item in self.reading.conditions:
            if not self._said(item.words):
                self.notes.append(f"the model stated a condition ({item.type}) without your words: it was left out")
                continue
            if item.type in types and item.type not in ("must_see", "avoid_place"):
                continue
            constraint = self._constraint(item, cities)
            if constraint is not None and constraint not in found:
                found.append(constraint)
        return tuple(found)

    def _constraint(self, item: ConditionReading, cities: Sequence[str]) -> Constraint | None:
        try:
            return _CONSTRAINT.validate_python(
                {"type": item.type, "words": item.words, "hard": item.hard, **self._values(item, cities)}
            )
        except (ValidationError, ValueError, IndexError):
            self.notes.append(f"“{item.words}” could not be made a condition")
            return None

    def _values(self, item: ConditionReading, cities: Sequence[str]) -> dict[str, Any]:
        """The fields of one condition; raises ValueError or IndexError for what is missing."""
        values = [v.strip().lower().replace(" ", "_").replace("-", "_") for v in item.values]
        match item.type:
            case "budget_cap":
                return self._cap(item)
            case "must_see" | "avoid_place":
                place = best_place(self.catalog, item.values[0], cities)
                return {"name": item.values[0], "place_id": place.id if place else None}
            case "avoid_kind":
                return {"kinds": values}
            case "visit_kinds":
                return {"kinds": values, "count": item.count or 1}
            case "transport_ban":
                return {"modes": values}
            case "cuisines":
                return {"names": [_cuisine(v) for v in item.values]}
            case "diet":
                return {"diet": values[0]}
            case "allergy":
                return {"allergen": allergen_of(item.values[0])}
            case "access":
                return {"need": values[0]}
            case "room":
                return {"types": values}
            case "house_rule":
                return {"rule": values[0]}
            case "day_hours":
                return {"start": _time(item.start), "end": _time(item.end), "day": item.day}
            case "pace":
                return {"pace": values[0], "day": item.day}
            case "max_visits":
                return {"count": item.count, "day": item.day}
            case "known_hours":
                return {}

    def _cap(self, item: ConditionReading) -> dict[str, Any]:
        """An amount counts only if the same number stands in the words that the model quotes."""
        from .money import amounts
        from .reading import Reading

        seen = list(amounts(Reading(f"budget {item.words}", self.language), self.catalog))
        stated = next((a for a in seen if a.value == item.amount), None)
        if stated is None or item.amount is None or item.amount <= 0:
            raise ValueError("the amount is not in the words")
        currency = stated.currency or item.currency
        return {"limit": {"amount": item.amount, "currency": currency}, "scope": item.scope, "category": item.category}

    def _question(self) -> Question:
        asked = self.reading.question
        if asked is None:
            return Question(topic="unknown")
        refs = [ref for name in asked.places if (ref := self._place(name))]
        ids = [r.ids[0] for r in refs]
        if asked.passport:
            countries = self.catalog.find_countries(asked.passport)
            ids += [countries[0].code] if countries else []
        return Question(topic=asked.topic, subjects=tuple(ids), names=tuple(r.name for r in refs), on=asked.on)

    def _changes(self) -> tuple[Change, ...]:
        return tuple(change for item in self.reading.changes if (change := self._change(item)))

    def _change(self, item: ChangeReading) -> Change | None:
        if not self._said(item.words):
            self.notes.append(f"the model proposed a change ({item.operation}) without your words: it was left out")
            return None
        fields: dict[str, Any] = item.model_dump(exclude={"amount", "currency"}, exclude_none=True)
        currency = item.currency or (self.previous.budget.currency if self.previous else None)
        if item.amount is not None and currency:
            fields["amount"] = {"amount": item.amount, "currency": currency}
        if item.operation == "destination" and item.place:
            ref = self._place(item.place)
            if ref is None:
                return None
            fields["stop"] = Stop(options=(ref,))
        return Change.model_validate(fields)

    def _left(self, base: Request, constraints: Sequence[Constraint]) -> tuple[str, ...]:
        """What the rules did not understand, but for what a condition of the model now quotes; and what the model left."""
        quoted = [_folded(c.words) for c in constraints] + [
            _folded(i.words) for i in self.reading.interests if i.name in INTERESTS
        ]
        quoted += [_folded(s.words) for s in self.reading.stops]
        left = [w for w in base.not_understood if not any(q and q in _folded(w) for q in quoted)]
        said = [w for w in self.reading.not_understood if self._said(w)]
        return tuple(dict.fromkeys((*left, *said)))


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[\s.,;:!?\"'“”，。！？、]+", " ", text.casefold()).split())


def _cuisine(word: str) -> str:
    """The lexicon's spelling where it has one."""
    return next((name for name, words in CUISINES.items() if word.casefold() in (name.casefold(), *words)), word)


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
