"""Solver against checker on random worlds: each plan must pass, nothing may crash, and a refusal must be right.

A refusal is checked by hand where the world is tiny: every route, ride and bed is tried as a bare plan (moves and nights, no
visits or meals), and the independent checker is asked. If it passes one, the refusal was wrong.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations, product
from random import Random
from time import perf_counter

from ..domain.errors import Infeasible
from ..domain.plan import Plan
from ..domain.request import All, Any, BudgetCap, Constraint, Cuisines, MustSee, Not, VisitKinds
from ..domain.truth import Verdict
from ..tools.catalog.memory import InMemoryCatalog
from ..tools.optimise.agenda import Agenda, agenda
from ..tools.optimise.assemble import days as assembled
from ..tools.optimise.assemble import stops_and_stays
from ..tools.optimise.choice import Choice, Desk
from ..tools.optimise.conditions import alternatives
from ..tools.optimise.instance import Schedule
from ..tools.optimise.lodging import Bed, rooms_needed
from ..tools.optimise.pricing import price
from ..tools.optimise.problem import Problem, Solution
from ..tools.optimise.shifts import Route
from ..tools.optimise.transport import Ride
from ..tools.optimise.trip import solve
from ..tools.verify import verify
from .agreement_requests import problem as asked
from .agreement_worlds import world

#: One case in so many is tiny, so that a refusal can be checked by trying everything.
TINY = 3
#: Bare plans that are tried against one refusal.
MOST_BARE = 400


@dataclass(frozen=True)
class Row:
    """One case. `outcome`: verified, refused, disagreed (`notes`: the findings), wrongly refused, or crashed."""

    seed: int
    outcome: str
    notes: tuple[str, ...] = ()
    checked: bool = False  # a refusal that was tried against every bare plan
    seconds: float = 0.0


def case(seed: int) -> tuple[Problem, InMemoryCatalog]:
    """The problem and world of a seed."""
    chance, tiny = Random(seed), seed % TINY == 0
    catalog = world(chance, sandbox=chance.random() < 0.7, tiny=tiny)
    return asked(chance, catalog, seed, tiny=tiny), catalog


def run(cases: int, seed: int = 0) -> tuple[Row, ...]:
    """`cases` seeds from `seed` on."""
    return tuple(judge(number) for number in range(seed, seed + cases))


def judge(seed: int) -> Row:
    """Solve one case and let the checker speak."""
    problem, catalog = case(seed)
    begun = perf_counter()
    try:
        solution = solve(problem, catalog)
    except Infeasible as refused:
        seconds = perf_counter() - begun
        return _judged_refusal(seed, problem, catalog, refused, seconds)
    except (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError) as error:
        return Row(seed, "crashed", (f"{type(error).__name__}: {error}",), seconds=perf_counter() - begun)
    seconds = perf_counter() - begun
    notes = against(plan_of(problem, solution, catalog), catalog)
    return Row(seed, "disagreed" if notes else "verified", notes, seconds=seconds)


def plan_of(problem: Problem, solution: Solution, catalog: InMemoryCatalog) -> Plan:
    """The solver's parts as a plan."""
    return Plan(
        id="case", request=problem.request, made_at=problem.now, catalog=catalog.hashes, dates=problem.dates,
        stops=solution.stops, stays=solution.stays, days=solution.days, budget=solution.budget, score=solution.score,
        bound=solution.bound, assumptions=solution.assumptions, unknowns=solution.unknowns,
    )  # fmt: skip


def against(plan: Plan, catalog: InMemoryCatalog) -> tuple[str, ...]:
    """What the checker has against a plan; nothing when it passes."""
    report = verify(plan, catalog, now=plan.made_at)
    return (*(f"{f.rule}: {f.text}" for f in report.findings if f.blocking), *filter(None, [report.reason]))


# Refusals


def _judged_refusal(seed: int, problem: Problem, catalog: InMemoryCatalog, refused: Infeasible, seconds: float) -> Row:
    if seed % TINY or any(_needs_more(c) for c in problem.request.hard):
        return Row(seed, "refused", (str(refused),), seconds=seconds)
    for number, plan in enumerate(_bare_plans(problem, catalog)):
        if number == MOST_BARE:
            return Row(seed, "refused", (str(refused),), seconds=seconds)
        if not _breaks(plan, catalog):
            notes = (str(refused), f"but {_told(plan)} would do")
            return Row(seed, "wrongly refused", notes, True, seconds)
    return Row(seed, "refused", (str(refused),), True, seconds)


def _needs_more(condition: Constraint) -> bool:
    if isinstance(condition, All | Any):
        return any(_needs_more(p) for p in condition.parts)
    if isinstance(condition, BudgetCap):
        return condition.category in (None, "meals")  # a bare plan eats nothing, and so is too cheap
    return isinstance(condition, MustSee | VisitKinds | Cuisines | Not)


def _breaks(plan: Plan, catalog: InMemoryCatalog) -> bool:
    report = verify(plan, catalog, now=plan.made_at)
    unproven = any(c.subject.startswith("request:") and c.verdict is Verdict.UNKNOWN for c in report.claims)
    return not report.passed or unproven


def _told(plan: Plan) -> str:
    rides = [f"{leg.mode} {leg.offer_id or ''}".strip() for leg in plan.legs]
    beds = [s.lodging_id or "no bed" for s in plan.stays]
    return f"{', '.join(s.name for s in plan.stops)} by {', '.join(rides)} in {', '.join(beds)}"


def _bare_plans(problem: Problem, catalog: InMemoryCatalog) -> Iterator[Plan]:
    """Every route, ride and bed as a plan without visits and meals."""
    for conditions in alternatives(problem.request):
        desk = Desk(problem, conditions, catalog)
        for route in _routes(problem):
            for rides in filter(lambda r: _in_order(r, route, problem), product(*_rides(desk, route))):
                for beds in product(*_beds(desk, route)):
                    choice = Choice(route, tuple(rides), tuple(beds), (), {}, {}, 0.0)
                    yield _bare(desk, choice)


def _routes(problem: Problem) -> Iterator[Route]:
    """Every city of each stop, in every number of nights of at least one."""
    nights = problem.dates.nights
    for cities in product(*(permutations(s.cities, s.count) for s in problem.stops)):
        order = tuple(c for group in cities for c in group)
        for split in product(range(nights + 1), repeat=len(order)):
            if sum(split) == nights and (len(order) == 1 or all(split)):
                yield Route(order, split)


def _rides(desk: Desk, route: Route) -> Iterator[list[Ride | None]]:
    problem = desk.problem
    points = (problem.origin, *route.cities, problem.origin if problem.request.round_trip else None)
    for i, on in enumerate(route.arrivals(problem.dates.start)):
        a, b = points[i], points[i + 1]
        found: list[Ride | None] = []
        if a is not None and b is not None:
            found += desk.timetable.between(a, b, on, "public")
            found += [r for r in desk.timetable.between(a, b, on, "car") if r not in found]
        yield found or ([] if desk.needs_ride(a, b) else [None])


def _in_order(rides: tuple[Ride | None, ...], route: Route, problem: Problem) -> bool:
    """One is in a city before one leaves it, on the last day there at the latest, and leaves no car of one's own behind."""
    if len({r.family for r in rides if r is not None}) > 1:
        return False
    leaves = route.arrivals(problem.dates.start)[1:]
    for into, away, last in zip(rides, rides[1:], leaves, strict=False):
        if into is not None and (into.in_town.date() > last or (away and into.in_town > away.leave_town)):
            return False
    return True


def _beds(desk: Desk, route: Route) -> Iterator[list[Bed]]:
    """All lodgings of each city, fit or not: the checker is to say which."""
    for city_id, nights in zip(route.cities, route.nights, strict=True):
        known = desk.catalog.lodgings(city_id) if nights else ()
        rooms = [(x, rooms_needed(desk.problem.people, x.occupancy)) for x in known]
        yield [Bed(x, count, nights, None, 0.0) for x, count in rooms] or [Bed(None, 1, nights, None, 0.0)]


def _bare(desk: Desk, choice: Choice) -> Plan:
    problem = desk.problem
    empty: Agenda = agenda(desk, choice)
    stops, stays = stops_and_stays(desk, choice)
    days = assembled(desk, choice, empty, Schedule((), 0.0, 0.0))
    budget = price(stops, stays, days, problem.request, desk.catalog, problem.currency)
    return Plan(
        id="bare", request=problem.request, made_at=problem.now, catalog=desk.catalog.hashes, dates=problem.dates,
        stops=stops, stays=stays, days=days, budget=budget,
    )  # fmt: skip


def table(rows: tuple[Row, ...]) -> str:
    """Markdown: how many of each outcome, then every case that is somebody's fault."""
    counts = Counter(r.outcome for r in rows)
    times = sorted(r.seconds for r in rows)
    lines = ["| outcome | cases |", "|---|---|"]
    lines += [f"| {name} | {counts[name]} |" for name in sorted(counts)]
    lines.append(f"\n{len(rows)} cases; {sum(r.checked for r in rows)} refusals tried against every bare plan")
    lines.append(f"seconds a case: median {times[len(times) // 2]:.2f}, most {times[-1]:.2f}" if times else "")
    bad = [r for r in rows if r.outcome not in ("verified", "refused")]
    lines += [f"- seed {r.seed}: {r.outcome}: {'; '.join(r.notes)}" for r in bad]
    return "\n".join(lines)
