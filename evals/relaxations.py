"""Requests that cannot be met: are there three changes, is each a trip that passes, is one cheaper, and is the conflict minimal?

Worlds and requests are those of the agreement bench, half of them tightened by hand. Brute force tries every subset of the hard
conditions with the same question "is there a trip?": a conflict is minimal when it has none and each smaller part has one. And it
tries every change and every two together: which of them make a trip that passes, and is cheaper than what was offered, or a third?
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from statistics import median
from time import perf_counter

from ..domain.errors import Infeasible
from ..domain.plan import Relaxation
from ..domain.request import BudgetCap, Constraint, MaxVisits, MustSee, RoomRequired
from ..tools.catalog.memory import InMemoryCatalog
from ..tools.optimise.concessions import Concession
from ..tools.optimise.infeasible import asked, conflict
from ..tools.optimise.problem import Problem, stops_of
from ..tools.optimise.relaxing import OFFERS, concessions_of, covers, made, relax
from ..tools.optimise.trial import Trial
from ..tools.optimise.trip import solve
from .agreement import against, case, plan_of
from .agreement_worlds import usd

CASES = 40
#: Time for each request, long enough that a busy machine does not cut the search short: the bound is tested elsewhere.
SECONDS = 120.0
MOST_SEEDS = 2000
#: Subsets that are tried against one conflict.
MOST_CONDITIONS = 7
#: Changes of which every two are tried together.
MOST_CONCESSIONS = 40


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
    missed: tuple[str, ...] = ()  # what brute force found cheaper, or where fewer than three were offered
    tried: int = 0  # changes and pairs of changes that brute force tried; 0 when it did not


def run(cases: int = CASES, seed: int = 0) -> tuple[Row, ...]:
    """At least `cases` infeasible requests whose own conditions are to blame, found from `seed` on, and the others on the way."""
    rows: list[Row] = []
    for number in range(seed, seed + MOST_SEEDS):
        problem, catalog = request(number)
        if not problem.request.hard:
            continue
        try:
            solve(problem, catalog)
        except Infeasible as refused:
            rows.append(_row(number, problem, catalog, refused))
        if sum(r.minimal is not None for r in rows) == cases:
            break
    return tuple(rows)


def request(seed: int) -> tuple[Problem, InMemoryCatalog]:
    """The problem and world of a seed, tightened where the seed is odd."""
    problem, catalog = case(seed)
    patient = problem.settings.model_copy(update={"solve_seconds": SECONDS})
    problem = replace(problem, settings=patient)
    return (_tightened(problem, catalog) if seed % 2 else problem), catalog


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


def _row(seed: int, problem: Problem, catalog: InMemoryCatalog, refused: Infeasible) -> Row:
    begun = perf_counter()
    found = conflict(problem, catalog)
    offers = relax(problem, catalog)
    seconds = perf_counter() - begun
    passed = sum(_passes(_asking(problem, o, catalog), catalog) for o in offers)
    minimal, smaller = _minimal(problem, catalog, found)
    missed, tried = _missed(problem, catalog, offers)
    return Row(
        seed,
        len(problem.request.hard),
        tuple(c.words for c in found) or refused.conflict,
        minimal,
        smaller,
        tuple(o.text for o in offers),
        passed,
        seconds,
        missed,
        tried,
    )


def _missed(problem: Problem, catalog: InMemoryCatalog, offers: Sequence[Relaxation]) -> tuple[tuple[str, ...], int]:
    """Single and double changes that make a trip which passes, are cheaper than an offer, or would be the next of too few."""
    trial, every = Trial(catalog), concessions_of(problem)
    if len(every) > MOST_CONCESSIONS:
        return (), 0
    sets = [some for n in (1, 2) for some in combinations(every, n) if len({c.key for c in some}) == n]
    offered = {o.text for o in offers}
    worst = max(o.pain for o in offers) if len(offers) >= OFFERS else float("inf")
    helping: list[tuple[Concession, ...]] = []
    missed: list[str] = []
    for some in sets:  # the single ones first: what covers one of them is no offer of its own
        change = made(problem, some, trial)
        if change is None or any(covers(some, less) for less in helping) or trial.feasible(change.problem) is None:
            continue
        helping.append(some)
        if change.text not in offered and change.pain < worst - 1e-6 and _passes(change.problem, catalog):
            missed.append(f"{change.text} ({change.pain:.0f})")
    return tuple(missed), len(sets)


def _asking(problem: Problem, offer: Relaxation, catalog: InMemoryCatalog) -> Problem:
    """The problem as the offered request alone makes it."""
    dates = offer.request.when.dates or problem.dates
    origin = problem.origin if offer.request.origin else None
    stops = stops_of(offer.request, dates, catalog)
    return replace(problem, request=offer.request, dates=dates, stops=stops, origin=origin)


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
        return (None, 0) if trial.feasible(asked(problem, ())) is None else (False, 0)
    whole = trial.feasible(asked(problem, found)) is None
    parts = (part for size in range(len(found)) for part in combinations(found, size))
    minimal = whole and all(trial.feasible(asked(problem, part)) is not None for part in parts)
    if len(hard) > MOST_CONDITIONS:
        return minimal, 0
    smaller = next(
        size
        for size in range(1, len(hard) + 1)
        if any(trial.feasible(asked(problem, part)) is None for part in combinations(hard, size))
    )
    return minimal, smaller


def table(rows: tuple[Row, ...]) -> str:
    """Markdown: conflicts, then offers by how many there were, then each request on which something is amiss."""
    judged = [r for r in rows if r.minimal is not None]
    known = [r for r in judged if r.smaller]
    lines = [
        "| infeasible requests | conditions in conflict | minimal | as small as any | the trip itself | median s | most s |",
        "|---|---|---|---|---|---|---|",
        f"| {len(rows)} | {len(judged)} | {sum(r.minimal is True for r in judged)} "
        f"| {sum(len(r.conflict) == r.smaller for r in known)} of {len(known)} | {len(rows) - len(judged)} "
        f"| {median(r.seconds for r in rows):.2f} | {max(r.seconds for r in rows):.2f} |",
        "",
        "| to blame | requests | 3 offers | 2 | 1 | none | offers | solved and passed | brute force | nothing cheaper, no further one |",
        "|---|---|---|---|---|---|---|---|---|---|",
        _offered("conditions", judged),
        _offered("the trip itself", [r for r in rows if r.minimal is None]),
        "",
    ]
    return "\n".join([*lines, *map(_told, (r for r in rows if _amiss(r)))])


def _offered(name: str, rows: Sequence[Row]) -> str:
    counts = [sum(len(r.offers) == n for r in rows) for n in (3, 2, 1, 0)]
    tried = [r for r in rows if r.tried]
    return (
        f"| {name} | {len(rows)} | {' | '.join(map(str, counts))} | {sum(len(r.offers) for r in rows)} "
        f"| {sum(r.passed for r in rows)} | {sum(r.tried for r in rows):,} changes on {len(tried)} requests "
        f"| {sum(not r.missed for r in tried)} |"
    )


def _amiss(row: Row) -> bool:
    return row.minimal is False or row.passed < len(row.offers) or bool(row.missed) or len(row.offers) < OFFERS


def _told(row: Row) -> str:
    """Of a request with fewer than three offers, why: brute force found no further one, or which."""
    why = f"; brute force: {'; '.join(row.missed[:3])}" if row.missed else f"; of {row.tried} changes no other helps"
    return (
        f"- seed {row.seed}: {'; '.join(row.conflict) or 'no conflict found'}"
        f"{'' if row.minimal is not False else ' (not minimal)'}; "
        f"offers: {'; '.join(row.offers) or 'none'}; {row.passed} pass{why if row.tried else ''}"
    )
