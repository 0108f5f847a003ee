"""Which table at which meal: a restaurant has hours, and a meal lies inside them or is eaten elsewhere."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from ...domain.catalog import Catalog
from ...domain.hours import DayOpening
from ...domain.offers import Restaurant
from ...domain.parameters import MEALS
from ...domain.truth import Truth
from ..catalog.opening import holiday_truth, opening_on
from .shifts import MealName, Shift

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True)
class Sitting:
    """A meal of one day (0-based) that may start from `earliest` to `latest`, minutes after local midnight."""

    day: int
    meal: MealName
    earliest: int
    latest: int


def sittings(shifts: Iterable[Shift], city_id: str) -> tuple[Sitting, ...]:
    """The meals that are eaten in a city, in time order."""
    return tuple(sitting(s, m) for s in shifts if s.city_id == city_id for m in s.meals)


def sitting(shift: Shift, meal: MealName) -> Sitting:
    """When a meal of a shift may start."""
    rule = MEALS[meal]
    return Sitting(shift.day, meal, max(rule.earliest, shift.start), min(rule.latest, shift.end - rule.minutes))


class Service:
    """When restaurants serve on the days of a trip that starts on `start`, remembered."""

    def __init__(self, catalog: Catalog, start: date) -> None:
        self._catalog, self._start = catalog, start
        self._openings: dict[tuple[str, int], DayOpening] = {}
        self._holidays: dict[tuple[str, date], Truth] = {}

    def span(self, restaurant: Restaurant, at: Sitting) -> tuple[int, int] | None:
        """Earliest and latest start of the meal there; None when it is closed then. Unknown hours close nothing."""
        if restaurant.hours is None:
            return (at.earliest, at.latest)
        opening = self._opening(restaurant, at.day)
        if opening.open is not Truth.YES:
            return (at.earliest, at.latest) if opening.open is Truth.UNKNOWN else None
        minutes, spans = MEALS[at.meal].minutes, []
        for i in opening.intervals:
            last = i.end - minutes if i.last_entry is None else min(i.end - minutes, i.last_entry)
            spans.append((max(at.earliest, i.start), min(at.latest, last)))
        longest = max(spans, key=lambda s: (s[1] - s[0], -s[0]), default=(1, 0))
        return longest if longest[0] <= longest[1] else None

    def serves(self, restaurant: Restaurant, at: Sitting) -> bool:
        return self.span(restaurant, at) is not None

    def _opening(self, restaurant: Restaurant, day: int) -> DayOpening:
        key = (restaurant.id, day)
        if key not in self._openings:
            on = self._start + timedelta(days=day)
            holidays = (
                self._holiday(restaurant.city_id, on),
                self._holiday(restaurant.city_id, on - timedelta(days=1)),
            )
            self._openings[key] = opening_on(restaurant.hours, on, holidays)
        return self._openings[key]

    def _holiday(self, city_id: str, on: date) -> Truth:
        key = (city_id, on)
        if key not in self._holidays:
            city = self._catalog.city(city_id)
            self._holidays[key] = (
                Truth.UNKNOWN if city is None else holiday_truth(self._catalog, city.country, city.region, on)
            )
        return self._holidays[key]


class Seating(Generic[T]):
    """Guests at seats, at most one a seat. A guest that is let in keeps a seat, though maybe not the same one.

    Whoever comes in order of worth makes the worthiest company that can be seated (a transversal matroid).
    """

    def __init__(self, seats: Callable[[T], Sequence[int]]) -> None:
        self._seats = seats
        self.taken: dict[int, T] = {}
        self._full: set[tuple[int, ...]] = set()

    def add(self, guest: T) -> bool:
        """Let a guest in if all can still be seated."""
        wanted = tuple(self._seats(guest))
        if wanted in self._full:
            return False
        if self._seat(guest, set()):
            return True
        self._full.add(wanted)  # and so is everyone's who wants the same
        return False

    def _seat(self, guest: T, tried: set[int]) -> bool:
        for seat in self._seats(guest):
            if seat in tried:
                continue
            tried.add(seat)
            if seat not in self.taken or self._seat(self.taken[seat], tried):
                self.taken[seat] = guest
                return True
        return False
