"""Two or three trips that differ in a way a person cares about: cheaper, balanced, more to see, calmer. None is dominated.

They are compared on money that is known and on what the trip is worth. Where prices are not known nothing is called cheaper:
then trips differ by their pace, and so by how much they hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from ...domain.catalog import Catalog
from ...domain.errors import Infeasible
from ...domain.money import Money
from ...domain.parameters import Pace
from ...domain.plan import Visit
from ...domain.request import BudgetCap, Request
from .objective import value_of
from .pricing import price
from .problem import Problem, Solution
from .trip import attempt

Name = Literal["cheaper", "balanced", "more to see", "calmer"]

#: Parts of the money that a cheaper trip may cost, the least first; and the least that it must save.
SHARES = (Decimal("0.7"), Decimal("0.8"), Decimal("0.9"))
SAVES = Decimal("0.05")
PACES = (Pace.SLOW, Pace.NORMAL, Pace.FAST)


@dataclass(frozen=True)
class Alternative:
    """`request`: what the solution answers; it differs from what was asked by the pace at most."""

    name: Name
    solution: Solution
    request: Request


@dataclass(frozen=True)
class Worth:
    """What alternatives are compared on. `money` None: some line of the budget is not known."""

    money: Decimal | None
    value: float
    visits: int


def alternatives(problem: Problem, catalog: Catalog, solution: Solution) -> tuple[Alternative, ...]:
    """The solution as "balanced", and up to two more on either side of it. One alone when nothing else is different."""
    found = [Alternative("balanced", solution, problem.request)]
    thrifty = _cheaper(problem, catalog, solution)
    if thrifty is not None:
        found.insert(0, Alternative("cheaper", thrifty, problem.request))
    found += _fuller(problem, catalog, solution)
    if thrifty is None:
        found += _calmer(problem, catalog, solution)
    worths = [worth(a.solution, problem, catalog) for a in found]
    return tuple(a for a, w in zip(found, worths, strict=True) if a.name == "balanced" or not _beaten(w, worths))


def worth(solution: Solution, problem: Problem, catalog: Catalog) -> Worth:
    """Money where every line is known; and the points of the trip without its money."""
    budget = solution.budget
    known = None if budget.unknown_lines else (budget.observed + budget.estimated).amount
    value = value_of(solution.stops, solution.stays, solution.days, budget, problem, catalog)
    return Worth(known, value.total - value.money, len(_visits(solution)))


def _beaten(mine: Worth, all_of_them: Sequence[Worth]) -> bool:
    """Whether another costs no more and is worth more, or as much for less. Money that is not known cannot be compared."""
    return any(
        mine.money is not None
        and w.money is not None
        and w.money <= mine.money
        and w.value >= mine.value
        and (w.money < mine.money or w.value > mine.value)
        for w in all_of_them
    )


def _visits(solution: Solution) -> list[Visit]:
    return [i for d in solution.days for i in d.items if isinstance(i, Visit)]


def _cheaper(problem: Problem, catalog: Catalog, solution: Solution) -> Solution | None:
    """The trip under a cap that saves something worth speaking of; only where all of the money is known."""
    budget = solution.budget
    known = budget.observed + budget.estimated
    if budget.unknown_lines or known.amount <= 0:
        return None
    for share in SHARES:
        limit = Money(amount=(known.amount * share).quantize(Decimal("0.01")), currency=known.currency)
        cap = BudgetCap(words="cheaper", limit=limit)
        asked = problem.request.model_copy(update={"constraints": (*problem.request.constraints, cap)})
        found = _attempted(problem.asking(asked), catalog)
        if found is not None:
            again = price(found.stops, found.stays, found.days, problem.request, catalog, problem.currency)
            cheap = replace(found, budget=again)
            spent = (again.observed + again.estimated).amount
            return cheap if not again.unknown_lines and spent <= known.amount * (1 - SAVES) else None
    return None


def _fuller(problem: Problem, catalog: Catalog, solution: Solution) -> Iterator[Alternative]:
    """The next faster pace, where more is seen by it."""
    found = _at_pace(problem, catalog, 1)
    if found is not None and len(_visits(found[1])) > len(_visits(solution)):
        yield Alternative("more to see", found[1], found[0])


def _calmer(problem: Problem, catalog: Catalog, solution: Solution) -> Iterator[Alternative]:
    """The next slower pace, with fewer visits a day."""
    found = _at_pace(problem, catalog, -1)
    if found is not None and 0 < len(_visits(found[1])) < len(_visits(solution)):
        yield Alternative("calmer", found[1], found[0])


def _at_pace(problem: Problem, catalog: Catalog, step: int) -> tuple[Request, Solution] | None:
    number = PACES.index(problem.request.pace) + step
    if not 0 <= number < len(PACES):
        return None
    request = problem.request.model_copy(update={"pace": PACES[number]})
    found = _attempted(problem.asking(request), catalog)
    return None if found is None else (request, found)


def _attempted(problem: Problem, catalog: Catalog) -> Solution | None:
    try:
        return attempt(problem, catalog)
    except Infeasible:
        return None
