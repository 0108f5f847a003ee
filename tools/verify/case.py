"""The case before the checker: a plan, the catalog that it is judged by, and what rules say of it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from ...domain.catalog import Catalog
from ...domain.claim import ClaimKind
from ...domain.errors import LimitReached
from ...domain.fact import Fact
from ...domain.hours import OpeningHours
from ...domain.offers import Lodging, PerDiem, Rate, Restaurant, Transport
from ...domain.party import AccessNeed
from ...domain.place import City, Place
from ...domain.plan import Day, Item, Leg, Meal, Plan, Stay, Visit
from ...domain.request import AccessRequired
from ...domain.truth import Truth, Verdict
from .opening import Opening, evaluate, holiday_truth


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule is broken. `where`: a JSON path into the plan."""

    text: str
    where: str = ""
    blocking: bool = True


@dataclass(frozen=True, slots=True)
class Label:
    """Something that must be said beside the published plan."""

    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement of the plan with its verdict; `note` says for people why it is not simply supported."""

    kind: ClaimKind
    subject: str
    field: str
    value: Any
    verdict: Verdict
    fact: Fact | None = None
    unit: str | None = None
    note: str = ""
    where: str = ""


Said = Broken | Label | Checked
Saying = Iterator[Said]


@dataclass
class Case:
    """`clock` is the date that freshness is told by. Look-ups are remembered: one question a subject."""

    plan: Plan
    catalog: Catalog
    now: datetime
    previous: Plan | None = None
    deadline: float = float("inf")
    _memo: dict[tuple[str, Any], Any] = field(default_factory=dict)

    @property
    def clock(self) -> date:
        return self.catalog.as_of or self.now.date()

    def tick(self) -> None:
        """Bounded work: every look-up passes here."""
        if time.monotonic() > self.deadline:
            raise LimitReached("the check took longer than it may: verify a smaller plan, or give it more seconds")

    def _once(self, name: str, key: Any, *arguments: Any) -> Any:
        slot = (name, key)
        if slot not in self._memo:
            self.tick()
            self._memo[slot] = getattr(self.catalog, name)(*(arguments or (key,)))
        return self._memo[slot]

    def place(self, place_id: str) -> Place | None:
        found: Place | None = self._once("place", place_id)
        return found

    def city(self, city_id: str) -> City | None:
        found: City | None = self._once("city", city_id)
        return found

    def lodging(self, lodging_id: str) -> Lodging | None:
        found: Lodging | None = self._once("lodging", lodging_id)
        return found

    def restaurant(self, restaurant_id: str) -> Restaurant | None:
        found: Restaurant | None = self._once("restaurant", restaurant_id)
        return found

    def transport(self, transport_id: str) -> Transport | None:
        found: Transport | None = self._once("transport", transport_id)
        return found

    def fact(self, subject: str, name: str) -> Fact | None:
        found: Fact | None = self._once("fact", (subject, name), subject, name)
        return found

    def per_diem(self, city_id: str, on: date) -> PerDiem | None:
        found: PerDiem | None = self._once("per_diem", (city_id, on), city_id, on)
        return found

    def rate(self, base: str, quote: str) -> Rate | None:
        found: Rate | None = self._once("rate", (base, quote), base, quote)
        return found

    def zone(self, city_id: str) -> ZoneInfo | None:
        city = self.city(city_id)
        return ZoneInfo(city.timezone) if city else None

    def holiday(self, city: City, day: date) -> Truth:
        """Whether `day` is a public holiday in `city`, remembered."""
        slot = ("holiday", (city.id, day))
        if slot not in self._memo:
            self._memo[slot] = holiday_truth(self.catalog, city, day)
        truth: Truth = self._memo[slot]
        return truth

    def opening(self, place: Place, on: date) -> Opening:
        """Our own evaluation of a place's hours, remembered by date."""
        return self.hours_of(place.id, place.hours, self.city(place.city_id), on)

    def hours_of(self, subject: str, hours: OpeningHours | None, city: City | None, on: date) -> Opening:
        """Our own evaluation of a record's hours in `city`, remembered by subject and date."""
        slot = ("hours", (subject, on))
        if slot not in self._memo:
            self._memo[slot] = evaluate(hours, on, lambda d: self.holiday(city, d) if city else Truth.UNKNOWN)
        answer: Opening = self._memo[slot]
        return answer

    @cached_property
    def items(self) -> tuple[tuple[str, Day, Item], ...]:
        """(JSON path, day, item), in the plan's order."""
        return tuple(
            (f"days[{d}].items[{i}]", day, item)
            for d, day in enumerate(self.plan.days)
            for i, item in enumerate(day.items)
        )

    @cached_property
    def visits(self) -> tuple[tuple[str, Day, Visit], ...]:
        return tuple((w, d, i) for w, d, i in self.items if isinstance(i, Visit))

    @cached_property
    def meals(self) -> tuple[tuple[str, Day, Meal], ...]:
        return tuple((w, d, i) for w, d, i in self.items if isinstance(i, Meal))

    @cached_property
    def legs(self) -> tuple[tuple[str, Day, Leg], ...]:
        return tuple((w, d, i) for w, d, i in self.items if isinstance(i, Leg))

    def stay_of_night(self, night: date) -> Stay | None:
        """The stay that covers the night from `night` to the next date."""
        return next((s for s in self.plan.stays if s.check_in <= night < s.check_out), None)

    def cities_of(self, day: Day) -> frozenset[str]:
        """The cities that one may be in on `day`: of the night before, of the night after, and of the legs between."""
        slot = ("cities", day.date)
        if slot not in self._memo:
            before = [d.city_id for d in self.plan.days if (day.date - d.date).days == 1]
            moves = [c for i in day.items if isinstance(i, Leg) and i.scope == "intercity" for c in self.leg_cities(i)]
            self._memo[slot] = frozenset(c for c in (day.city_id, *before, *moves) if c is not None)
        cities: frozenset[str] = self._memo[slot]
        return cities

    def leg_cities(self, leg: Leg) -> tuple[str | None, str | None]:
        """The cities of both ends of an intercity leg; None where an end is not known."""
        return self.spot_city(leg.origin), self.spot_city(leg.destination)

    def spot_city(self, token: str) -> str | None:
        """The city of a place, lodging, restaurant or city id; None for "base" and for ids that nobody knows."""
        if self.city(token) is not None:
            return token
        found = self.place(token) or self.lodging(token) or self.restaurant(token)
        return found.city_id if found is not None else None

    def restaurants_known(self, city_id: str) -> bool:
        """Whether the catalog knows any restaurant of the city."""
        return bool(self._once("restaurants", city_id))

    @cached_property
    def access(self) -> frozenset[AccessNeed]:
        """Access needs of the party, and those that were made a condition."""
        asked = frozenset(c.need for c in self.plan.request.hard if isinstance(c, AccessRequired))
        return self.plan.request.party.access | asked

    @cached_property
    def people(self) -> int:
        return self.plan.request.party.size
