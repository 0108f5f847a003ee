"""When there is no trip: which of the person's own conditions cannot hold together, or what of the trip itself is in the way."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations
from time import monotonic
from typing import TypeVar

from ...domain.catalog import Catalog
from ...domain.dates import DateRange
from ...domain.party import Party, Traveller
from ...domain.request import Constraint, Request
from .problem import Problem, StopOptions
from .trial import Trial

#: Days by which a trip is moved, nearest first.
SHIFTS = (1, -1, 2, -2, 3, -3, 7)
#: Where the conditions are few, small sets in conflict are looked for first: up to two of this many, tried each.
FEW, SMALL = 12, 2

_T = TypeVar("_T")


@dataclass(frozen=True)
class Part:
    """Something of the trip that was asked for beside conditions, in words; and the problems without it, any of which will do."""

    words: str
    without: Callable[[Problem], Iterator[Problem]]


def conflict(
    problem: Problem, catalog: Catalog, trial: Trial | None = None, *, small: bool = True
) -> tuple[Constraint, ...]:
    """A minimal set of hard conditions that cannot hold together: take any one back and the others can.

    Empty when no plan exists even without them, or when one does exist with them all. One condition alone, or two, are looked
    for first (`small`); then a deletion filter: one feasibility check for each condition, again until nothing more can go. When time is
    over, what is left is in conflict, but may not be minimal.
    """
    trial = trial or Trial(catalog, monotonic() + problem.settings.solve_seconds)
    hard = problem.request.hard
    if not hard or trial.feasible(asked(problem, ())) is None or trial.feasible(problem) is not None:
        return ()
    few = _small(problem, hard, trial) if small and len(hard) <= FEW else None
    if few is not None:
        return few
    return tuple(_filtered(hard, lambda rest: trial.feasible(asked(problem, rest)) is None, trial))


def _small(problem: Problem, hard: Sequence[Constraint], trial: Trial) -> tuple[Constraint, ...] | None:
    for size in range(1, SMALL + 1):
        for some in combinations(hard, size):
            if trial.late:
                return None
            if trial.feasible(asked(problem, some)) is None:
                return some
    return None


def _filtered(parts: Sequence[_T], impossible: Callable[[list[_T]], bool], trial: Trial) -> list[_T]:
    """A part of `parts` that is impossible, and of which no smaller part is, as far as there is time."""
    kept = list(parts)
    while True:
        before = len(kept)
        for part in tuple(kept):
            if trial.late:
                return kept
            rest = [p for p in kept if p is not part]
            if impossible(rest):
                kept = rest
        if len(kept) == before:
            return kept


def blamed(problem: Problem, catalog: Catalog, trial: Trial | None = None) -> tuple[str, ...]:
    """The words of a minimal conflict: of conditions, or where they are not to blame, of cities, dates and the way there and back.

    Empty when a trip is found. All parts of the trip when none is even without some of them.
    """
    trial = trial or Trial(catalog, monotonic() + problem.settings.solve_seconds)
    found = conflict(problem, catalog, trial)
    if found:
        return tuple(dict.fromkeys(c.words for c in found if c.words))
    bare = asked(problem, ())
    if trial.feasible(problem) is not None or trial.feasible(bare) is not None:
        return ()
    parts = tuple(parts_of(problem, catalog))
    if _possible(bare, (), parts, trial):
        parts = tuple(_filtered(parts, lambda rest: not _possible(bare, rest, parts, trial), trial))
    return tuple(dict.fromkeys(p.words for p in parts if p.words))


def _possible(problem: Problem, kept: Sequence[Part], parts: Sequence[Part], trial: Trial) -> bool:
    """Whether a trip is found when all parts but the kept ones are taken back."""
    ways = [problem]
    for part in parts:
        if not any(part is k for k in kept):
            ways = [changed for way in ways for changed in part.without(way)] or ways
    return any(trial.feasible(way) is not None for way in ways if not trial.late)


def parts_of(problem: Problem, catalog: Catalog) -> Iterator[Part]:
    """What the trip itself asks: each city beside another one, the way there, the way home, what travellers need, and the dates."""
    for stop in problem.stops:
        if len(problem.stops) > 1 or stop.count > 1:
            yield Part(_called(stop, catalog), lambda p, stop=stop: _leaving_out(p, stop))  # type: ignore[misc]
    home = catalog.city(problem.origin) if problem.origin else None
    if home is not None:
        origin = problem.request.origin
        yield Part((origin and origin.words) or home.name, lambda p: iter([from_anywhere(p)]))
        if problem.request.round_trip:
            yield Part(f"back to {home.name}", lambda p: iter([one_way(p)]))
    needs = problem.request.party.access | problem.request.party.diets
    if needs or problem.request.party.allergies:
        words = ", ".join(sorted([*(n.value.replace("_", " ") for n in needs), *problem.request.party.allergies]))
        yield Part(words, lambda p: iter([p.asking(_without_needs(p.request))]))
    first, last = problem.dates.start, problem.dates.end
    words = problem.request.when.words or f"{first.isoformat()} – {last.isoformat()}"
    yield Part(words, lambda p: (p if s == 0 else moved(p, s) for s in (0, *SHIFTS)))


def _called(stop: StopOptions, catalog: Catalog) -> str:
    names = (c.name for i in stop.cities if (c := catalog.city(i)) is not None)
    return stop.words or " or ".join(names)


def _leaving_out(problem: Problem, stop: StopOptions) -> Iterator[Problem]:
    fewer = (replace(stop, count=stop.count - 1),) if stop.count > 1 else ()
    rest = tuple(x for s in problem.stops for x in (fewer if s is stop else (s,)))
    if rest:
        yield replace(problem, stops=rest)


def _without_needs(request: Request) -> Request:
    members = tuple(Traveller(age=m.age, passport=m.passport) for m in request.party.members)
    return request.model_copy(update={"party": Party(members=members)})


def from_anywhere(problem: Problem) -> Problem:
    """The way there and back left to the traveller."""
    return replace(problem.asking(problem.request.model_copy(update={"origin": None})), origin=None)


def one_way(problem: Problem) -> Problem:
    """Without the way home."""
    return problem.asking(problem.request.model_copy(update={"round_trip": False}))


def moved(problem: Problem, days: int) -> Problem:
    """The same trip so many days later."""
    shift = timedelta(days=days)
    return dated(problem, DateRange(start=problem.dates.start + shift, end=problem.dates.end + shift))


def dated(problem: Problem, dates: DateRange) -> Problem:
    """The same trip on other dates."""
    when = problem.request.when.model_copy(update={"dates": dates, "earliest": None, "latest": None, "days": None})
    return replace(problem, dates=dates).asking(problem.request.model_copy(update={"when": when}))


def asked(problem: Problem, hard: Iterable[Constraint]) -> Problem:
    """The problem with these hard conditions; wishes stay."""
    kept = list(hard)
    constraints = tuple(c for c in problem.request.constraints if not c.hard or any(c is k for k in kept))
    return problem.asking(problem.request.model_copy(update={"constraints": constraints}))
