"""What the itinerary scheduler is given and what it returns. Plain frozen records; all times are whole minutes.

A minute is counted from local midnight of the day it belongs to; over 1440 is past midnight. The unit is free as long as
one instance keeps to one (the benchmark uses tenths).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Literal

from ...domain.place import Kind, Point
from ...domain.settings import Weights


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch in which a visit must lie whole: starts at `start` or later, ends by `end`, begins by `last_entry`."""

    start: int
    end: int
    last_entry: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be visited, at most once on the trip.

    `windows[d]` are its openings on day d, empty when it cannot be visited that day; where hours are unknown, give one
    window as long as the day. `price`: one person's, in the plan's currency, 0 when free or unknown. At most one
    candidate of a `group` is chosen. A `must` goes before every prize.
    """

    id: str
    point: Point
    minutes: int
    prize: float
    windows: tuple[tuple[Window, ...], ...]
    price: float = 0.0
    kind: Kind = Kind.SIGHT
    must: bool = False
    group: str | None = None


@dataclass(frozen=True, slots=True)
class MealSlot:
    """A meal that starts between `earliest` and `latest`. With `point` None it is eaten wherever one is."""

    name: str
    earliest: int
    latest: int
    minutes: int
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class FixedItem:
    """Something locked in time and place; the day is planned around it."""

    id: str
    start: int
    end: int
    point: Point


@dataclass(frozen=True, slots=True)
class DayFrame:
    """One day: leave `origin` at `start` or later, be at `destination` by `end`.

    `buffer`: rest after each visit, before moving on. `max_visits` counts candidates, not fixed items.
    `max_of_kind`: most visits of one kind on the day.
    """

    start: int
    end: int
    origin: Point
    destination: Point
    meals: tuple[MealSlot, ...] = ()
    max_visits: int = 99
    buffer: int = 0
    fixed: tuple[FixedItem, ...] = ()
    max_of_kind: int | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to search, and what the objective weighs.

    `iterations` decides the result: same input, seed and iterations give the same schedule, unless the guard `seconds`
    ends the search first. `iterations` None searches until the guard. `price_cap`: the sum of one person's prices.
    `clock` counts the seconds (a measure on a shared machine counts those of the processor). `sooner`: points for each minute that a visit begins earlier, by which days are
    ordered once their visits are chosen. `musts`: the search ends when every must is in.
    """

    iterations: int | None = 1000
    seconds: float = 5.0
    seed: int = 0
    price_cap: float | None = None
    sooner: float = 0.0
    weights: Weights = field(default_factory=Weights)
    clock: Callable[[], float] = perf_counter
    musts: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """An item at its time. One arrives at `arrive`, begins at `start` (waiting between) and is done at `end`.

    `id` is a candidate's or fixed item's id, or the meal's name; `point` is where it happens, for a meal without a place
    of its own that of the item before it. The way here began at `arrive` minus its travel minutes, or earlier.
    """

    id: str
    type: Literal["visit", "meal", "fixed"]
    arrive: int
    start: int
    end: int
    point: Point


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something that had to be in and is not, and why: a must, a meal, or a locked item."""

    id: str
    reason: Literal["closed", "too_far_or_long", "over_budget", "no_room", "clash"]
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """Days of items in time order. `score` is what was maximised, without the musts' precedence.

    `bound`: no schedule of these candidates scores more (a relaxation, often loose). `iterations`: done, all restarts.
    """

    days: tuple[tuple[Placed, ...], ...]
    score: float
    bound: float
    unplaced: tuple[Unplaced, ...] = ()
    iterations: int = 0

    def visits(self, day: int) -> tuple[Placed, ...]:
        """The chosen candidates of one day, in order, without meals and fixed items."""
        return tuple(item for item in self.days[day] if item.type == "visit")

    @property
    def chosen(self) -> frozenset[str]:
        return frozenset(item.id for day in self.days for item in day if item.type == "visit")
