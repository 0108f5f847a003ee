"""One way to make the trip: route, rides, beds and dishes, chosen together so that every cap on money holds.

Money has a price, in points for a unit of currency. At a given price rides, beds and dishes are chosen apart, each exactly.
Where a cap is broken its price is raised until the cap holds, then lowered as far as it still holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from time import monotonic
from zoneinfo import ZoneInfo

from ...domain.catalog import Catalog
from ...domain.parameters import PaceRule
from ...domain.plan import Category
from ...domain.request import BudgetCap
from .conditions import Conditions
from .exchange import Exchange
from .lodging import Bed, Lodgings
from .meals import Dish, Kitchen
from .problem import Problem
from .shifts import Route, Shift, minute_of, rule_of, shifts
from .tables import Service, sittings
from .transport import EARLY, Family, Ride, Timetable

#: A typical visit with the way to it, in minutes: how many of them a stay has room for.
VISIT_AND_WAY = 130
#: What a further day in the same city is worth, of the day before it.
FATIGUE = 0.85
#: A meal out of three a day counts a third of a night's quality.
MEAL_SHARE = 1 / 3
#: Points lost when one arrives after midnight.
NIGHT_ARRIVAL = 150.0
#: Minutes cut from the night after which it is lost anyway.
NIGHT_LOST = 180
#: A schedule is given this long even when the time for the whole is over.
LEAST_SECONDS = 0.05
_DOUBLINGS, _HALVINGS = 16, 6

Prices = Mapping[Category, float]


@dataclass(frozen=True)
class Choice:
    """`rides[i]` leads into city i and the last one home; None: not known. `costs` are what is known, by category."""

    route: Route
    rides: tuple[Ride | None, ...]
    beds: tuple[Bed, ...]
    shifts: tuple[Shift, ...]
    dishes: Mapping[str, tuple[Dish, ...]]
    costs: Mapping[Category, float]
    worth: float  # at the plain price of money


@dataclass(frozen=True)
class Ceiling:
    """A cap in the trip's currency for the whole party and trip."""

    cap: BudgetCap
    limit: float

    def covers(self, category: Category) -> bool:
        return self.cap.category in (None, category)

    def broken_by(self, costs: Mapping[Category, float]) -> bool:
        return sum(v for c, v in costs.items() if self.covers(c)) > self.limit + 1e-6


class Desk:
    """Everything the choices of one alternative are made from. `goods` is kept aside under every total cap."""

    def __init__(
        self,
        problem: Problem,
        conditions: Conditions,
        catalog: Catalog,
        timetable: Timetable | None = None,
        deadline: float | None = None,
    ) -> None:
        """`timetable` may be another desk's, of the same party, currency and bans. `deadline`: on the monotonic clock."""
        self._deadline = deadline if deadline is not None else monotonic() + problem.settings.solve_seconds
        self.problem, self.conditions, self.catalog = problem, conditions, catalog
        self.exchange = Exchange(catalog, problem.currency)
        people = problem.people
        self.timetable = timetable or Timetable(catalog, self.exchange, people, conditions.banned)
        self.lodgings = Lodgings(catalog, self.exchange, people, conditions)
        self.kitchen = Kitchen(catalog, self.exchange, people, conditions)
        self.service = Service(catalog, problem.dates.start)
        self.weights = problem.settings.weights
        self.ceilings = self._ceilings()
        self._zones: dict[str, ZoneInfo] = {}
        self._scores: dict[str, tuple[float, ...]] = {}
        self._burdens: dict[tuple[int, bool], float] = {}
        self._rules: dict[int, PaceRule] = {}

    @property
    def seconds_left(self) -> float:
        """Until the guard on the whole solve; never quite none, so that there is always a first plan."""
        return max(LEAST_SECONDS, self._deadline - monotonic())

    @property
    def late(self) -> bool:
        return monotonic() >= self._deadline

    def _ceilings(self) -> tuple[Ceiling, ...]:
        days, people = self.problem.dates.days, self.problem.people
        times = {"trip": 1, "person": people, "day": days, "person_day": people * days}
        goods = self.exchange.value(self.problem.goods) or 0.0
        found = []
        for cap in self.conditions.caps:
            limit = self.exchange.value(cap.limit, times[cap.scope])
            if limit is not None and cap.category != "goods":
                found.append(Ceiling(cap, limit - (goods if cap.category is None else 0.0)))
        return tuple(found)

    def plain_prices(self) -> Prices:
        """Points for a unit of money before any cap presses: `weights.money` for one percent of the budget."""
        totals = [c.limit for c in self.ceilings if c.cap.category is None and c.limit > 0]
        rate = self.weights.money * 100 / min(totals) if totals else 0.0
        return {"transport": rate, "lodging": rate, "meals": rate}

    def zone(self, city_id: str) -> ZoneInfo:
        if city_id not in self._zones:
            city = self.timetable.city(city_id)
            self._zones[city_id] = ZoneInfo(city.timezone if city else "UTC")
        return self._zones[city_id]

    def scores(self, city_id: str) -> tuple[float, ...]:
        """Candidates' scores, best first."""
        if city_id not in self._scores:
            found = sorted((p.score for p in self.problem.places.get(city_id, ())), reverse=True)
            self._scores[city_id] = tuple(found)
        return self._scores[city_id]

    # What things are worth

    def visits_worth(self, city_id: str, days: float) -> float:
        """What the visits of `days` full days are worth, by the best candidates alone, each further day a little less."""
        a_day = self._visits_a_day
        scores = self.scores(city_id)[: round(days * a_day)]
        empty = max(0.0, days - len(scores)) * self.weights.empty_day
        worth = sum(s * FATIGUE ** (i // a_day) for i, s in enumerate(scores))
        return self.weights.visit * worth * self._evened(city_id) - empty

    @cached_property
    def _visits_a_day(self) -> int:
        rule = self.rule(0)
        return max(1, round(min(rule.max_visits, (rule.day_end - rule.day_start - 165) / VISIT_AND_WAY)))

    def _evened(self, city_id: str) -> float:
        """Factor that makes a first day worth the same in each city that was named: the person wants to see them all."""
        firsts = {c: sum(self.scores(c)[: self._visits_a_day]) for c in self._named}
        mine = firsts.get(city_id, 0.0)
        return sum(firsts.values()) / len(firsts) / mine if mine else 1.0

    @cached_property
    def _named(self) -> tuple[str, ...]:
        """Cities that are the only option of their stop, where there are several stops."""
        found = dict.fromkeys(s.cities[0] for s in self.problem.stops if len(s.cities) == 1)
        return tuple(found) if len(found) > 1 else ()

    def minute_worth(self, city_id: str) -> float:
        """What a minute in town is worth."""
        best = self.scores(city_id)[:8]
        visit = self.weights.visit * sum(best) / len(best) / VISIT_AND_WAY if best else 0.0
        return visit + self.weights.quality * MEAL_SHARE / 240

    def ride_worth(self, ride: Ride, prices: Prices, home: bool) -> float:
        """Less its money, its minutes, and the hours in town that it takes away. `home`: it ends the trip."""
        key = (id(ride), home)  # the timetable keeps its rides, so an id stays one ride's
        if key not in self._burdens:
            self._burdens[key] = self._burden(ride, home)
        return -prices["transport"] * (ride.cost or 0.0) - self._burdens[key]

    def _burden(self, ride: Ride, home: bool) -> float:
        on = ride.depart.date()
        rule = self.rule((on - self.problem.dates.start).days)
        burden = self.weights.transit_minute * ride.door_to_door
        leaves = minute_of(ride.leave_town, on, self.zone(ride.origin))
        if ride.origin != self.problem.origin:
            burden += self.minute_worth(ride.origin) * max(0, rule.day_end - max(leaves, rule.day_start))
        burden += self.weights.transit_minute * min(max(0, EARLY - leaves), NIGHT_LOST)  # as tiring as travelling
        if not home:
            arrives = minute_of(ride.in_town, on, self.zone(ride.destination))
            burden += self.minute_worth(ride.destination) * max(0, min(arrives, rule.day_end) - rule.day_start)
        late = minute_of(ride.arrive, on, self.zone(ride.destination)) - 1440
        return burden + (NIGHT_ARRIVAL + max(0, late - 120) if late >= 0 else 0.0)

    def rule(self, day: int) -> PaceRule:
        """Pace and hours of a day (0-based)."""
        if day not in self._rules:
            self._rules[day] = rule_of(self.problem, self.conditions, day)
        return self._rules[day]

    def bed_worth(self, bed: Bed, prices: Prices) -> float:
        return self.weights.quality * bed.quality * bed.nights - prices["lodging"] * (bed.cost or 0.0)

    # What is best at given prices

    def best_ride(self, a: str | None, b: str | None, on: date, family: Family, prices: Prices) -> Ride | None:
        """None when there is none, or when either end is not known."""
        if a is None or b is None:
            return None
        home = b == self.problem.origin
        ours = self._options(a, b, on, family)
        return max(ours, key=lambda r: (self.ride_worth(r, prices, home), r.depart), default=None)

    def _options(self, a: str | None, b: str | None, on: date, family: Family) -> list[Ride]:
        """Rides of a family: from and to home only what is recorded, between stops also a model."""
        if a is None or b is None:
            return []
        rides = (
            self.timetable.rides(a, b, on)
            if self.problem.origin in (a, b)
            else self.timetable.between(a, b, on, family)
        )
        return [r for r in rides if r.family == family]

    def needs_ride(self, a: str | None, b: str | None) -> bool:
        """Between stops always; from and to home only in a sandbox, where no other way exists."""
        if a is None or b is None:
            return False
        return self.timetable.closed_world or self.problem.origin not in (a, b)

    def at(self, route: Route, family: Family, prices: Prices) -> Choice | None:
        """The best choice of a route at given prices, caps or not; None when a move, bed or cuisine is not to be had."""
        rides = self._rides(route, family, prices)
        if rides is None:
            return None
        beds = []
        for city_id, nights in zip(route.cities, route.nights, strict=True):
            offered = self.lodgings.beds(city_id, nights)
            if not offered:
                return None
            beds.append(max(offered, key=lambda b: self.bed_worth(b, prices)))
        return self.with_parts(route, rides, tuple(beds), prices)

    def _rides(self, route: Route, family: Family, prices: Prices) -> tuple[Ride | None, ...] | None:
        """The best moves that follow each other: one is in town before one leaves it again."""
        moves = route.arrivals(self.problem.dates.start)
        home = self.problem.origin if self.problem.request.round_trip else None
        points = (self.problem.origin, *route.cities, home)
        best = [self.best_ride(points[i], points[i + 1], on, family, prices) for i, on in enumerate(moves)]
        for i, ride in enumerate(best):
            if ride is None and self.needs_ride(points[i], points[i + 1]):
                return None
        if self.in_order(best, route):
            return tuple(best)
        every = [
            self._options(points[i], points[i + 1], on, family) if best[i] else [None] for i, on in enumerate(moves)
        ]
        return self._ordered(route, every, prices)

    def _ordered(
        self, route: Route, every: Sequence[Sequence[Ride | None]], prices: Prices
    ) -> tuple[Ride | None, ...] | None:
        """The best sequence out of the rides of each move, one move after the other; None when no two fit."""
        last = len(every) - 1
        layer: dict[Ride | None, tuple[float, tuple[Ride | None, ...]]] = {None: (0.0, ())}
        for i, rides in enumerate(every):
            step: dict[Ride | None, tuple[float, tuple[Ride | None, ...]]] = {}
            for ride in rides:
                more = self.ride_worth(ride, prices, i == last) if ride else 0.0
                before = [v for v in layer.values() if self.in_order((*v[1], ride), route)]
                if before:
                    worth, path = max(before, key=lambda v: v[0])
                    step[ride] = (worth + more, (*path, ride))
            layer = step
        return max(layer.values(), key=lambda v: v[0], default=(0.0, None))[1]

    def in_order(self, rides: Sequence[Ride | None], route: Route) -> bool:
        """Whether one is in each city before one leaves it, and by its last date. `rides` may be the first few."""
        moves = route.arrivals(self.problem.dates.start)
        for i, into in enumerate(rides[: len(route.cities)]):
            if into is None:
                continue
            away = rides[i + 1] if i + 1 < len(rides) else None
            if into.in_town.date() > moves[i + 1] or (away is not None and into.in_town > away.leave_town):
                return False
        return True

    def with_parts(
        self, route: Route, rides: tuple[Ride | None, ...], beds: tuple[Bed, ...], prices: Prices
    ) -> Choice | None:
        """These rides and beds, with the best dishes for the meals that they leave time for."""
        zones = [self.zone(c) for c in route.cities]
        hours = shifts(self.problem, self.conditions, route, rides, zones)
        at = {c: sittings(hours, c) for c in route.cities}
        counts = {c: len(meals) for c, meals in at.items()}
        points = self.weights.quality * MEAL_SHARE
        dishes = self.kitchen.choose(counts, points, prices["meals"], at, self.service.serves)
        if dishes is None:
            return None
        costs: dict[Category, float] = {
            "transport": sum(r.cost or 0.0 for r in rides if r),
            "lodging": sum(b.cost or 0.0 for b in beds),
            "meals": sum(d.cost or 0.0 for picks in dishes.values() for d in picks),
        }
        choice = Choice(route, rides, beds, hours, dishes, costs, 0.0)
        return replace(choice, worth=self._worth(choice))

    def _worth(self, choice: Choice) -> float:
        prices = self.plain_prices()
        home = len(choice.rides) - 1
        worth = sum(self.ride_worth(r, prices, i == home) for i, r in enumerate(choice.rides) if r)
        worth += sum(self.bed_worth(b, prices) for b in choice.beds)
        worth += sum(self.visits_worth(c, n) for c, n in zip(choice.route.cities, choice.route.nights, strict=True))
        points = self.weights.quality * MEAL_SHARE
        return worth + sum(d.worth(points, prices["meals"]) for picks in choice.dishes.values() for d in picks)

    # Under the caps

    def fit(self, route: Route, family: Family) -> Choice | None:
        """The best choice found that breaks no cap; None when even the cheapest breaks one."""
        extra = [0.0] * len(self.ceilings)
        choice = self.at(route, family, self._prices(extra))
        for _ in range(_DOUBLINGS):
            broken = self._broken(choice)
            if choice is None or not broken:
                break
            for k in broken:
                extra[k] = extra[k] * 3 if extra[k] else self.weights.money * 100 / max(self.ceilings[k].limit, 1.0)
            choice = self.at(route, family, self._prices(extra))
        if choice is None or self._broken(choice):
            return None
        return self._eased(route, family, extra, choice)

    def _eased(self, route: Route, family: Family, extra: list[float], choice: Choice) -> Choice:
        """Lower the price of each cap as far as all caps still hold."""
        for k, high in enumerate(extra):
            low = high / 3 if high else high
            for _ in range(_HALVINGS if high else 0):
                middle = (low + high) / 2
                tried = self.at(route, family, self._prices([*extra[:k], middle, *extra[k + 1 :]]))
                if tried is not None and not self._broken(tried):
                    high = middle
                    choice = tried if tried.worth >= choice.worth else choice
                else:
                    low = middle
            extra[k] = high
        return choice

    def _prices(self, extra: Sequence[float]) -> Prices:
        plain = self.plain_prices()
        return {
            c: rate + sum(more for more, ceiling in zip(extra, self.ceilings, strict=True) if ceiling.covers(c))
            for c, rate in plain.items()
        }

    def breaks(self, choice: Choice) -> bool:
        """Whether a cap is broken."""
        return bool(self._broken(choice))

    def _broken(self, choice: Choice | None) -> list[int]:
        return [k for k, c in enumerate(self.ceilings) if choice is not None and c.broken_by(choice.costs)]
