"""The cheapest concessions that make a trip possible, alone or together, each solved again in full."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import combinations, count
from time import monotonic

from ...domain.catalog import Catalog
from ...domain.errors import Infeasible, InputError
from ...domain.plan import Relaxation
from ...domain.request import BudgetCap, Constraint
from .concessions import NEEDS, POINTS, TIMED, Asked, Concession, of_condition, of_trip, without
from .infeasible import asked as asked_of
from .infeasible import conflict, moved
from .problem import Problem, Solution
from .trial import Trial
from .trip import attempt

#: How many changes are offered; how many concessions are joined in one; and how many are solved in full for them.
OFFERS, DEEPEST, SOLVED = 3, 3, 8
#: Problems that are tried: the bound on the work, so that the same request gets the same offers on a slow machine.
MOST_TRIALS = 300
#: Seconds that an offer is solved for at least, when time is over.
LEAST = 0.2

Passes = Callable[[Problem, Solution], bool]


def relax(
    problem: Problem, catalog: Catalog, seconds: float | None = None, passes: Passes | None = None
) -> tuple[Relaxation, ...]:
    """Up to three changes, the least painful first, each solved again in full; none for what can be met as it is.

    `passes`: what a solution must stand before it is offered (the caller's checker). `seconds` bounds all of it (None: those of
    the settings); the first offer that is found is given even when they are over.
    """
    trial = Trial(catalog, monotonic() + (seconds or problem.settings.solve_seconds), MOST_TRIALS)
    if trial.feasible(problem) is not None and _solved(problem, catalog, trial, passes) is not None:
        return ()
    return _Search(problem, catalog, trial, passes).run()


def concessions_of(problem: Problem) -> tuple[Concession, ...]:
    """All that can be given up, of each hard condition and of the trip itself."""
    hard = problem.request.hard
    timed = any(isinstance(c, TIMED) for c in hard)
    each = (c for i, condition in enumerate(hard) for c in of_condition(condition, i))
    return (*each, *of_trip(problem, timed))


def made(problem: Problem, some: Sequence[Concession], trial: Trial) -> Asked | None:
    """All of these at once; None where one of them cannot help. Dates come after conditions, and money, which pays for all, last."""
    order = sorted(some, key=lambda c: (c.cap is not None, c.key == "dates", c.key, c.level))
    texts: list[str] = []
    words: list[str] = []
    pain = joining(some)
    for i, concession in enumerate(order):
        caps = [c.cap for c in order[i + 1 :] if c.cap is not None]
        asked = concession.make(problem, trial, caps)
        if asked is None:
            return None
        problem, pain = asked.problem, pain + asked.pain
        texts.append(asked.text)
        words.append(asked.words)
    return Asked(", and ".join(texts), "; ".join(dict.fromkeys(filter(None, words))), pain, problem, tuple(texts))


def joining(some: Sequence[Concession]) -> float:
    """What it asks beside its parts: several changes at once are worse than one."""
    return POINTS["together"] * max(0, len(some) - 1)


def covers(more: Sequence[Concession], less: Sequence[Concession]) -> bool:
    """Whether `more` gives up all that `less` does, and so is no offer of its own."""
    return all(any(m is l or (m.key == l.key and m.level > l.level) for m in more) for l in less)  # noqa: E741


@dataclass(frozen=True)
class _Node:
    some: tuple[Concession, ...]
    asked: Asked | None = None


class _Search:
    """Best first over sets of concessions. A set that does not help is joined by what eases a conflict that is left in it."""

    def __init__(self, problem: Problem, catalog: Catalog, trial: Trial, passes: Passes | None) -> None:
        self.problem, self.catalog, self.trial, self.passes = problem, catalog, trial, passes
        self.all = concessions_of(problem)
        self.hard = problem.request.hard
        self.found: list[tuple[tuple[Concession, ...], Relaxation]] = []
        self.heap: list[tuple[float, int, int, _Node]] = []
        self.seen: set[frozenset[int]] = set()
        self.solved, self.order = 0, count()

    def run(self) -> tuple[Relaxation, ...]:
        self._grow((), self.problem)
        while self.heap and len(self.found) < OFFERS and self.solved < SOLVED:
            _, _, _, node = heappop(self.heap)
            if node.asked is not None or not self.trial.late:
                self._look(node)
        for some in self._surrenders() if len(self.found) < OFFERS else ():
            self._look(_Node(some, made(self.problem, some, self.trial)), last=True)
        return tuple(offer for _, offer in sorted(self.found, key=lambda f: (f[1].pain, f[1].text)))[:OFFERS]

    def _push(self, node: _Node, pain: float) -> None:
        heappush(self.heap, (pain, len(node.some), next(self.order), node))

    def _look(self, node: _Node, last: bool = False) -> None:
        """Make it, then solve it; what does not help is grown, unless it is the `last` resort."""
        if any(covers(node.some, less) for less, _ in self.found) or (last and node.asked is None):
            return
        if node.asked is None:
            asked = made(self.problem, node.some, self.trial)
            if asked is None:
                self._grow(node.some, self._half_made(node.some))
            else:
                self._push(replace(node, asked=asked), asked.pain)
            return
        problem = node.asked.problem
        solution = None
        paid = any(c.cap is not None for c in node.some)  # by the price of a trip that was found
        if last or paid or self.trial.feasible(problem) is not None:
            self.solved += 1
            solution = _solved(problem, self.catalog, self.trial, self.passes)
        if solution is not None:
            self.found.append((node.some, _relaxation(node.asked, solution)))
        elif not last:
            self._grow(node.some, problem)

    def _surrenders(self) -> Iterator[tuple[Concession, ...]]:
        """From the other end: as many conditions as can be kept, those on money last or first, and all the others given up."""
        frame, problem = self._possible_trip()
        if problem is None:
            return
        needs = [c for c in self.hard if isinstance(c, NEEDS)]
        others = [c for c in self.hard if not isinstance(c, NEEDS)]
        for last in (True, False):
            kept: list[Constraint] = [*needs]
            for condition in sorted(others, key=lambda c: isinstance(c, BudgetCap) is last):
                if self.trial.feasible(asked_of(problem, [*kept, condition])) is not None:
                    kept.append(condition)
            keys = {f"condition {i}" for i, c in enumerate(self.hard) if not any(c is k for k in kept)}
            given = {c.key: c for c in sorted(self.all, key=lambda c: c.level) if c.key in keys}
            yield (*frame, *given.values())

    def _possible_trip(self) -> tuple[tuple[Concession, ...], Problem | None]:
        """The least change of the trip itself without which it is impossible whatever the conditions; None: there is none."""
        bare = asked_of(self.problem, [c for c in self.hard if isinstance(c, NEEDS)])
        trip = [c for c in self.all if not c.key.startswith("condition")]
        pairs = [p for p in combinations(trip, 2) if p[0].key != p[1].key]
        for some in sorted([(), *((c,) for c in trip), *pairs], key=lambda some: sum(c.least for c in some)):
            asked = made(bare, some, self.trial)
            if asked is not None and self.trial.feasible(asked.problem) is not None:
                request = asked.problem.request.model_copy(update={"constraints": self.problem.request.constraints})
                return some, asked.problem.asking(request)
        return (), None

    def _half_made(self, some: Sequence[Concession]) -> Problem:
        """With what of it could be made, a day sooner or later, and without the caps that were to be raised."""
        problem = without(self.problem, [c.cap for c in some if c.cap is not None])
        for concession in some:
            if concession.shift:
                problem = moved(problem, concession.shift)
            elif concession.cap is None:
                asked = concession.make(problem, self.trial, ())
                problem = asked.problem if asked is not None else problem
        return problem

    def _grow(self, some: tuple[Concession, ...], problem: Problem) -> None:
        if len(some) == DEEPEST or (some and self.trial.late):
            return
        guilty = conflict(problem, self.catalog, self.trial, small=not some)
        keys = {c.key for c in some}
        for concession in self._helping(guilty):
            joined = (*some, concession)
            sign = frozenset(map(id, joined))
            if concession.key not in keys and sign not in self.seen:
                self.seen.add(sign)
                self._push(_Node(joined), joining(joined) + sum(c.least for c in joined))

    def _helping(self, guilty: Sequence[Constraint]) -> Iterator[Concession]:
        """Those that ease one of the guilty conditions, and those of the trip itself."""
        keys = {f"condition {i}" for i, c in enumerate(self.hard) if any(c is g for g in guilty)}
        yield from (c for c in self.all if c.key in keys or not c.key.startswith("condition"))


def _solved(problem: Problem, catalog: Catalog, trial: Trial, passes: Passes | None) -> Solution | None:
    """In the time that is left, and never in none."""
    left = max(LEAST, min(problem.settings.solve_seconds, trial.deadline - monotonic()))
    settings = problem.settings.model_copy(update={"solve_seconds": left})
    try:
        solution = attempt(replace(problem, settings=settings), catalog)
    except (Infeasible, InputError):
        return None
    return solution if passes is None or passes(problem, solution) else None


def _relaxation(asked: Asked, solution: Solution) -> Relaxation:
    budget = solution.budget
    visits = sum(item.type == "visit" for day in solution.days for item in day.items)
    names = ", ".join(s.name for s in solution.stops)
    cost = f", {budget.observed + budget.estimated}" if not budget.unknown_lines else ""
    days = len(solution.days)
    return Relaxation(
        text=asked.text,
        words=asked.words,
        request=asked.problem.request,
        cost=budget.observed + budget.estimated,
        gives=f"{names}: {days} {'day' if days == 1 else 'days'}, {visits} {'visit' if visits == 1 else 'visits'}{cost}",
        changes=asked.parts,
        pain=round(asked.pain, 2),
    )
