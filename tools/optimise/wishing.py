"""Wishes are bought: each is tried as a firm condition, and kept where the trip is worth more with it than without."""

from collections.abc import Callable
from dataclasses import replace
from time import monotonic

from ...domain.catalog import Catalog
from ...domain.errors import Infeasible
from ...domain.request import Any, Constraint
from ...domain.truth import Truth
from .conditions import alternatives
from .fulfilment import Trip, met
from .objective import value_of
from .pricing import price
from .problem import Problem, Solution

#: Wishes that are tried, the heaviest first, and solves that they may take: each wish is one for every alternative.
MOST_WISHES, MOST_SOLVES = 6, 12


def granted(
    problem: Problem, catalog: Catalog, best: Solution, solve: Callable[[Problem], Solution], deadline: float
) -> Solution:
    """`best`, or a trip that is worth more by wishes that it meets. `deadline` on the monotonic clock ends the search."""
    kept: list[Constraint] = []
    wishes = [c for c in problem.request.constraints if not c.hard]
    most = min(MOST_WISHES, max(1, MOST_SOLVES // max(1, len(alternatives(problem.request)))))
    for wish in sorted(wishes, key=lambda c: -c.weight)[:most]:
        if monotonic() >= deadline:
            break
        if met(wish, _trip(best, problem, catalog)) is Truth.YES:
            continue
        try:
            found = solve(_firm(problem, [*kept, wish]))
        except Infeasible:
            continue
        again = price(found.stops, found.stays, found.days, problem.request, catalog, problem.currency)
        found = rescored(replace(found, budget=again), problem, catalog)
        if found.score > best.score + 1e-9:
            best, kept = found, [*kept, wish]
    return best


def _trip(solution: Solution, problem: Problem, catalog: Catalog) -> Trip:
    return Trip(solution.stops, solution.stays, solution.days, solution.budget, problem.request, catalog)


def _firm(problem: Problem, wishes: list[Constraint]) -> Problem:
    """The problem with these wishes as hard conditions. As the one way of an "any of" they never widen what holds anyway: hours
    and paces that are wished for come on top of the others.
    """
    changed = tuple(
        Any(words=c.words, parts=(c.model_copy(update={"hard": True}),)) if any(c is w for w in wishes) else c
        for c in problem.request.constraints
    )
    asked = problem.request.model_copy(update={"constraints": changed})
    return replace(problem, request=asked, wished=tuple(wishes))


def rescored(solution: Solution, problem: Problem, catalog: Catalog) -> Solution:
    """The solution with what it is worth to who asks `problem`."""
    total = value_of(solution.stops, solution.stays, solution.days, solution.budget, problem, catalog).total
    bound = None if solution.bound is None else max(solution.bound, total)
    return replace(solution, score=total, bound=bound)
