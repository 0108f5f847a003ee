"""Requests that cannot be met: is each offered change a trip that passes, and is the set in conflict minimal?

Worlds and requests are those of the agreement bench, and a few tightened by hand. Brute force tries every subset of the hard
conditions with the same question "is there a trip?": a conflict is minimal when it has none and each smaller part has one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from statistics import median
from time import perf_counter

from ..domain.errors import Infeasible
from ..domain.plan import Relaxation
from ..domain.request import BudgetCap, Constraint, MaxVisits, MustSee, RoomRequired
from ..tools.catalog.memory import InMemoryCatalog
from ..tools.optimise.infeasible import Trial, conflict, relax
from ..tools.optimise.problem import Problem, stops_of
from ..tools.optimise.trip import solve
from .agreement import against, case, plan_of
from .agreement_worlds import usd

CASES = 40
#: Time for each request, long enough that a busy machine does not cut the search short: the bound is tested elsewhere.
SECONDS = 120.0
MOST_SEEDS = 2000
#: Subsets that are tried against one conflict.
MOST_CONDITIONS = 7


@dataclass(frozen=True)
class Row:
    """One infeasible request. `minimal` None: the conditions are not to blame (there is no trip without them either)."""

    seed: int
    conditions: int
    conflict: tuple[str, ...]
    minimal: bool | None
    smaller: int  # the size of the smallest conflict there is; 0 when none was looked for
    offers: tuple[str, ...]
    passed: int
    seconds: float


def run(cases: int = CASES, seed: int = 0) -> tuple[Row, ...]:
    """`cases` infeasible requests, found from `seed` on."""
    rows = []
    for number in range(seed, seed + MOST_SEEDS):
        problem, catalog = case(number)
        patient = problem.settings.model_copy(update={"solve_seconds": SECONDS})
        problem = replace(problem, settings=patient)
        if number % 2:
            problem = _tightened(problem, catalog)
        if not problem.request.hard:
            continue
        try:
            solve(problem, catalog)
        except Infeasible:
            rows.append(_row(number, problem, catalog))
        if len(rows) == cases:
            break
    return tuple(rows)


def _tightened(problem: Problem, catalog: InMemoryCatalog) -> Problem:
    """With two conditions more that fight for the same money, time or bed."""
    request = problem.request
    places = [p for s in problem.stops for c in s.cities for p in catalog.places(c)][:2]
    more: list[Constraint] = [
        BudgetCap(
            words=f"for {60 + 40 * len(request.constraints)} dollars", limit=usd(60 + 40 * len(request.constraints))
        )
    ]
    if problem.dates.nights:
        lodgings = [x for s in problem.stops for c in s.cities for x in catalog.lodgings(c) if x.room_type]
        kinds = {x.room_type for x in lodgings if x.room_type}
        if kinds:
            more.append(RoomRequired(words="only the dearest room", types=(max(kinds),)))
    more += [MustSee(words=f"see {p.name}", name=p.name, place_id=p.id) for p in places]
    more.append(MaxVisits(words="at most one a day", count=1))
    return problem.asking(request.model_copy(update={"constraints": (*request.constraints, *more)}))


def _row(seed: int, problem: Problem, catalog: InMemoryCatalog) -> Row:
    begun = perf_counter()
    found = conflict(problem, catalog)
    offers = relax(problem, catalog)
    seconds = perf_counter() - begun
    passed = sum(_passes(_asking(problem, o, catalog), catalog) for o in offers)
    minimal, smaller = _minimal(problem, catalog, found)
    return Row(
        seed,
        len(problem.request.hard),
        tuple(c.words for c in found),
        minimal,
        smaller,
        tuple(o.text for o in offers),
        passed,
        seconds,
    )


def _asking(problem: Problem, offer: Relaxation, catalog: InMemoryCatalog) -> Problem:
    """The problem as the offered request alone makes it."""
    dates = offer.request.when.dates or problem.dates
    return replace(problem, request=offer.request, dates=dates, stops=stops_of(offer.request, dates, catalog))


def _passes(problem: Problem, catalog: InMemoryCatalog) -> bool:
    """Whether the request that is offered is solved again, and the checker passes what comes of it."""
    try:
        solution = solve(problem, catalog)
    except Infeasible:
        return False
    return not against(plan_of(problem, solution, catalog), catalog)


def _minimal(problem: Problem, catalog: InMemoryCatalog, found: tuple[Constraint, ...]) -> tuple[bool | None, int]:
    """Whether the found set is in conflict and none of its parts is; and the size of the smallest set that is."""
    trial = Trial(catalog)
    hard = problem.request.hard
    if not found:
        return (None, 0) if trial.feasible(_only(problem, ())) is None else (False, 0)
    whole = trial.feasible(_only(problem, found)) is None
    parts = (part for size in range(len(found)) for part in combinations(found, size))
    minimal = whole and all(trial.feasible(_only(problem, part)) is not None for part in parts)
    if len(hard) > MOST_CONDITIONS:
        return minimal, 0
    smaller = next(
        size
        for size in range(1, len(hard) + 1)
        if any(trial.feasible(_only(problem, part)) is None for part in combinations(hard, size))
    )
    return minimal, smaller


def _only(problem: Problem, hard: Iterable[Constraint]) -> Problem:
    kept = list(hard)
    constraints = tuple(c for c in problem.request.constraints if not c.hard or any(c is k for k in kept))
    return problem.asking(problem.request.model_copy(update={"constraints": constraints}))


def table(rows: tuple[Row, ...]) -> str:
    """Markdown: the totals, then each request whose conflict is not minimal or whose offers do not all pass."""
    judged = [r for r in rows if r.minimal is not None]
    offers = sum(len(r.offers) for r in rows)
    known = [r for r in judged if r.smaller]
    lines = [
        "| infeasible requests | with a conflict | minimal | as small as any | with an offer | offers | solved and passed | median s | most s |",
        "|---|---|---|---|---|---|---|---|---|",
        f"| {len(rows)} | {len(judged)} | {sum(r.minimal is True for r in judged)} "
        f"| {sum(len(r.conflict) == r.smaller for r in known)} of {len(known)} | {sum(bool(r.offers) for r in rows)} | {offers} "
        f"| {sum(r.passed for r in rows)} | {median(r.seconds for r in rows):.2f} | {max(r.seconds for r in rows):.2f} |",
        "",
    ]
    bad = [r for r in rows if r.minimal is False or r.passed < len(r.offers)]
    lines += [
        f"- seed {r.seed}: {'; '.join(r.conflict) or 'no conflict found'}; offers: {'; '.join(r.offers)}; {r.passed} pass"
        for r in bad
    ]
    return "\n".join(lines)
