"""Which cities, in which order, for how many nights: a beam over prefixes of the route, best first."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ...domain.errors import Infeasible
from .problem import Problem, StopOptions
from .shifts import Route

#: Prefixes kept for each (cities so far, nights used). All of them are kept while there are no more than this.
BEAM = 12

#: Points of going from one city (None: not known) to another on a date, and of a stay; None: impossible.
LegWorth = Callable[[str | None, str | None, date], float | None]
StayWorth = Callable[[str, int], float | None]


@dataclass(frozen=True)
class Leg:
    """One place in the route: a city out of `cities`, with `nights` if they are fixed."""

    cities: tuple[str, ...]
    nights: int | None
    stop: int


@dataclass(frozen=True, order=True)
class _Prefix:
    cost: float  # negative worth: smallest first
    cities: tuple[str, ...] = field(default=())
    nights: tuple[int, ...] = field(default=())


def legs_of(problem: Problem) -> tuple[Leg, ...]:
    """Stops taken apart into single cities. Raises Infeasible when the nights cannot add up."""
    legs = tuple(
        Leg(stop.cities, stop.nights, i) for i, stop in enumerate(problem.stops) for _ in range(max(1, stop.count))
    )
    _check(problem.stops, legs, problem.dates.nights)
    fixed = sum(leg.nights or 0 for leg in legs)
    if legs and all(leg.nights is not None for leg in legs) and fixed < problem.dates.nights:
        last = legs[-1]
        return (*legs[:-1], Leg(last.cities, (last.nights or 0) + problem.dates.nights - fixed, last.stop))
    return legs


def _check(stops: Sequence[StopOptions], legs: Sequence[Leg], nights: int) -> None:
    words = tuple(s.words for s in stops if s.words)
    if not legs or any(not leg.cities for leg in legs):
        raise Infeasible("no city to go to is known here: name a city that the catalog holds", conflict=words)
    least = sum(max(1, leg.nights or 0) for leg in legs)
    if least > max(nights, 1):
        text = (
            f"{len(legs)} stops need at least {least} nights, and the trip has {nights}: add nights or leave a stop out"
        )
        raise Infeasible(text, conflict=words)


def routes(
    problem: Problem, leg_worth: LegWorth, stay_worth: StayWorth, limit: int, beam: int = BEAM
) -> list[tuple[float, Route]]:
    """Up to `limit` routes with their worth, best first; empty when no route exists."""
    legs = legs_of(problem)
    home = problem.origin if problem.request.round_trip else None
    layer = [_Prefix(0.0)]
    for index, leg in enumerate(legs):
        layer = _kept(_grown(problem, layer, leg, legs[index + 1 :], leg_worth, stay_worth), beam)
    found = []
    for prefix in layer:
        back = leg_worth(prefix.cities[-1], home, problem.dates.end)
        if back is not None:
            found.append((back - prefix.cost, Route(prefix.cities, prefix.nights)))
    found.sort(key=lambda item: (-item[0], item[1].cities, item[1].nights))
    return found[:limit]


def _grown(
    problem: Problem,
    layer: Sequence[_Prefix],
    leg: Leg,
    rest: Sequence[Leg],
    leg_worth: LegWorth,
    stay_worth: StayWorth,
) -> Iterator[_Prefix]:
    for prefix in layer:
        used = sum(prefix.nights)
        on = problem.dates.start + timedelta(days=used)
        before = prefix.cities[-1] if prefix.cities else problem.origin
        for city_id in leg.cities:
            if city_id in prefix.cities:
                continue
            move = leg_worth(before, city_id, on)
            if move is None:
                continue
            for nights in _nights(leg, rest, problem.dates.nights - used):
                stay = stay_worth(city_id, nights)
                if stay is not None:
                    yield _Prefix(prefix.cost - move - stay, (*prefix.cities, city_id), (*prefix.nights, nights))


def _nights(leg: Leg, rest: Sequence[Leg], left: int) -> Sequence[int]:
    """Nights that this city can have so that the cities after it can have theirs."""
    least = sum(max(1, r.nights) if r.nights is not None else 1 for r in rest)
    most = left - least
    if leg.nights is not None:
        return [leg.nights] if leg.nights <= most else []
    if not rest:
        return [left]
    if any(r.nights is None for r in rest):
        return range(1, most + 1)
    return [most] if most >= 1 else []


def _kept(prefixes: Iterator[_Prefix], beam: int) -> list[_Prefix]:
    """The best of each number of nights used: prefixes of different length are not compared."""
    buckets: dict[int, list[_Prefix]] = defaultdict(list)
    for prefix in prefixes:
        buckets[sum(prefix.nights)].append(prefix)
    return [prefix for used in sorted(buckets) for prefix in sorted(buckets[used])[:beam]]
