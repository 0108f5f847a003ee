"""What a trip is worth, in points that a person can read. The weights are `domain.settings.Weights`, and nothing else counts.

visits    each visit: weight x score (importance x taste)
quality   each night and a third for each meal: weight x rating over five
money     weight for each percent of the tightest cap on the whole that is known to be spent
transit   weight for each minute on the way, at airports and stations too
pace      weight for each day without a visit, and for the third and further visits of a kind on a day
wishes    weight x the wish's own, for each wish that is met
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields

from ...domain.catalog import Catalog
from ...domain.plan import Budget, CityStop, Day, Leg, Stay, Visit
from ...domain.request import BudgetCap
from ...domain.truth import Truth
from .choice import MEAL_SHARE, Desk
from .exchange import Exchange
from .fulfilment import Trip, met
from .lodging import BEST_RATING
from .problem import Problem
from .transport import after, before


@dataclass(frozen=True)
class Value:
    """Points, costs negative."""

    visits: float
    quality: float
    money: float
    transit: float
    pace: float
    wishes: float

    @property
    def total(self) -> float:
        return float(sum(getattr(self, f.name) for f in fields(self)))


def value_of(
    stops: Sequence[CityStop],
    stays: Sequence[Stay],
    days: Sequence[Day],
    budget: Budget,
    problem: Problem,
    catalog: Catalog,
) -> Value:
    """The value of a trip's parts to who asks `problem`."""
    weights = problem.settings.weights
    trip = Trip(stops, stays, days, budget, problem.request, catalog)
    scores = {p.place_id: p.score for rows in problem.places.values() for p in rows}
    return Value(
        visits=weights.visit * sum(_score(v, scores, catalog) for v in trip.visits),
        quality=weights.quality * _quality(trip),
        money=-weights.money * 100 * _share(budget, problem, catalog),
        transit=-weights.transit_minute * sum(_minutes(leg) for leg in trip.legs),
        pace=-weights.empty_day * sum(not _seen(d) for d in days) - weights.repeat_kind * sum(map(_repeats, days)),
        wishes=weights.wish
        * sum(c.weight for c in problem.request.constraints if not c.hard and met(c, trip) is Truth.YES),
    )


def _score(visit: Visit, scores: dict[str, float], catalog: Catalog) -> float:
    if visit.place_id in scores:
        return scores[visit.place_id]
    place = catalog.place(visit.place_id)
    return place.importance if place else 0.0


def _quality(trip: Trip) -> float:
    nights = sum(
        s.nights * min(1.0, (b.rating or 0.0) / BEST_RATING)
        for s, b in zip(trip.stays, trip.beds, strict=True)
        if b is not None
    )
    tables = sum(min(1.0, (t.rating or 0.0) / BEST_RATING) for t in trip.tables if t is not None)
    return nights + MEAL_SHARE * tables


def _share(budget: Budget, problem: Problem, catalog: Catalog) -> float:
    """Of the tightest hard cap on everything: what is known to be spent. None: no cap, and money does not count."""
    exchange = Exchange(catalog, budget.currency)
    days, people = problem.dates.days, problem.people
    times = {"trip": 1, "person": people, "day": days, "person_day": people * days}
    caps = [
        exchange.value(c.limit, times[c.scope])
        for c in problem.request.hard
        if isinstance(c, BudgetCap) and c.category is None
    ]
    limits = [c for c in caps if c]
    return float((budget.observed + budget.estimated).amount) / min(limits) if limits else 0.0


def _minutes(leg: Leg) -> float:
    minutes = (leg.arrive - leg.depart).total_seconds() / 60
    return minutes + (before(leg.mode) + after(leg.mode) if leg.scope == "intercity" else 0)


def _seen(day: Day) -> list[Visit]:
    return [i for i in day.items if isinstance(i, Visit)]


def _repeats(day: Day) -> int:
    return sum(max(0, n - 2) for n in Counter(v.kind for v in _seen(day)).values())


def ceiling(desk: Desk, scheduled: float, only: bool) -> float:
    """No trip scores more: the best visits that the days have room for, beds and tables of full marks, every wish met.

    `scheduled`: bound of the schedule of the days; it counts where that choice of cities and beds was the `only` one.
    """
    problem, weights = desk.problem, desk.weights
    room = sum(desk.rule(day).max_visits for day in range(problem.dates.days))
    scores = sorted((max(0.0, p.score) for rows in problem.places.values() for p in rows), reverse=True)
    visits = weights.visit * sum(scores[:room])
    meals = 3 * problem.dates.days if any(desk.kitchen.any_known(c) for s in problem.stops for c in s.cities) else 0
    nights = problem.dates.nights if any(desk.lodgings.any_known(c) for s in problem.stops for c in s.cities) else 0
    quality = weights.quality * (nights + MEAL_SHARE * meals)
    wishes = weights.wish * sum(c.weight for c in problem.request.constraints if not c.hard)
    return (min(visits, scheduled) if only else visits) + quality + wishes
