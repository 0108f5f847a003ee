"""One-change edits of plans: what was not asked about stands, what is locked never moves, each plan passes, and it was done.

Plans of real cities are edited in words, through the whole planner; plans of small closed worlds with beds, tables and
timetables by the typed change. An edit that cannot be made is refused, or leaves the plan as it was, with a reason, and is counted apart.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import median
from time import perf_counter

from ..agent.planner import Planner
from ..domain.catalog import Catalog
from ..domain.dates import DateRange
from ..domain.errors import Infeasible, InputError, NeedsInformation, TripwrightError
from ..domain.plan import Meal, Plan, Visit
from ..domain.request import PlaceRef, Request, Stop, When
from ..domain.settings import Settings
from ..tools.catalog import open_catalog
from ..tools.catalog.memory import InMemoryCatalog
from ..tools.optimise.money_edits import AS_IT_WAS
from ..tools.optimise.problem import Problem, ScoredPlace, stops_of
from ..tools.optimise.revise import revise
from ..tools.optimise.trip import solve
from ..tools.verify import verify
from .agreement import plan_of
from .agreement_worlds import CURRENCY, START, towns, world
from .edits_cases import Edit, edits_of, seen

CITIES = (
    "4 days in Kyoto from 14 December 2026, temples and gardens",
    "3 days in Paris from 7 June 2027 for two adults, museums",
    "3 days in Helsinki from 10 August 2027",
    "4 days in Seoul from 12 April 2027, palaces and museums",
    "3 days in Vienna from 18 January 2027, music and palaces",
    "3 days in London from 6 April 2027 with my wife",
    "5 days in Taipei from 8 March 2027, temples and museums",
)
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
WORLDS = 4
QUICK = 2


@dataclass(frozen=True)
class Row:
    """One edit. `outcome`: revised, refused (`note` says why) or failed. `held`, `kept`: items outside it, and unmoved ones."""

    kind: str
    where: str
    words: str
    outcome: str
    verified: bool = False
    honoured: bool = False
    held: int = 0
    kept: int = 0
    locked: bool | None = None  # whether the locked item stayed; None where nothing was locked
    seconds: float = 0.0
    note: str = ""


def run(*, quick: bool = False) -> tuple[Row, ...]:
    """All edits; `quick` takes fewer cities and worlds."""
    cities, count = (CITIES[:QUICK], QUICK) if quick else (CITIES, WORLDS)
    return (*_in_cities(cities), *_in_worlds(count))


# Real cities, in words


def _in_cities(requests: tuple[str, ...]) -> Iterator[Row]:
    catalog = open_catalog()
    with Planner(Settings(ask=False), catalog=catalog, clock=lambda: NOW) as planner:

        def said(plan: Plan, edit: Edit) -> Plan:
            found = planner.revise(plan, edit.words).plan
            if found is None:
                raise InputError("the answer holds no plan")
            return found

        for text in requests:
            plan = planner.plan(text)
            yield from _rows(plan, catalog, said, plan.stops[0].name)


# Small worlds, typed


def _in_worlds(count: int) -> Iterator[Row]:
    number = made = 0
    while made < count:
        number += 1
        catalog = world(Random(number), sandbox=True)
        problem = _tour(catalog, number)
        try:
            plan = plan_of(problem, solve(problem, catalog), catalog)
        except Infeasible:
            continue
        made += 1
        yield from _rows(plan, catalog, _typed(problem, catalog), f"world {number}")


def _typed(problem: Problem, catalog: InMemoryCatalog) -> Callable[[Plan, Edit], Plan]:
    def changed(plan: Plan, edit: Edit) -> Plan:
        done = revise(plan, [edit.change], replace(problem, request=plan.request), catalog)
        parts = done.solution
        return plan.model_copy(
            update={
                "request": done.request, "dates": done.problem.dates, "stops": parts.stops, "stays": parts.stays,
                "days": parts.days, "budget": parts.budget, "score": parts.score, "bound": parts.bound,
                "assumptions": (*parts.assumptions, *done.notes), "unknowns": parts.unknowns,
            }
        )  # fmt: skip

    return changed


def _tour(catalog: InMemoryCatalog, seed: int) -> Problem:
    """Five days from Home to two of the towns and back."""
    home, *others = towns()
    refs = [PlaceRef(words=c.name, level="city", name=c.name, ids=(c.id,)) for c in others[:2]]
    dates = DateRange(start=START, end=START + timedelta(days=4))
    asked = Request(
        text="a trip", stops=tuple(Stop(options=(r,)) for r in refs), when=When(dates=dates),
        origin=PlaceRef(words=home.name, level="city", name=home.name, ids=(home.id,)),
    )  # fmt: skip
    places = {c.id: tuple(ScoredPlace(p.id, p.importance) for p in catalog.places(c.id)) for c in others[:2]}
    return Problem(
        request=asked, dates=dates, stops=stops_of(asked, dates, catalog), places=places, currency=CURRENCY,
        settings=Settings(seed=seed), now=datetime(START.year, START.month, 1, 12, tzinfo=UTC), origin=home.id,
    )  # fmt: skip


# One edit


def _rows(plan: Plan, catalog: Catalog, apply: Callable[[Plan, Edit], Plan], where: str) -> Iterator[Row]:
    for number, edit in enumerate(edits_of(plan, catalog)):
        base = _with_lock(plan, edit) if number % 2 else plan
        yield judged(base, edit, catalog, apply, where)


def judged(plan: Plan, edit: Edit, catalog: Catalog, apply: Callable[[Plan, Edit], Plan], where: str) -> Row:
    """Make one edit and look at what came of it."""
    begun = perf_counter()
    try:
        after = apply(plan, edit)
    except (Infeasible, InputError, NeedsInformation) as reason:
        return Row(edit.kind, where, edit.words, "refused", seconds=perf_counter() - begun, note=str(reason))
    except TripwrightError as error:
        return Row(edit.kind, where, edit.words, "failed", seconds=perf_counter() - begun, note=str(error))
    seconds = perf_counter() - begun
    said = [a for a in after.assumptions if a.startswith(AS_IT_WAS)]
    if said and after.days == plan.days:  # published as it was, with the reason: nothing was made of it
        return Row(edit.kind, where, edit.words, "refused", seconds=seconds, note=said[0])
    report = verify(after, catalog, now=after.made_at, previous=plan)
    held, kept = _kept(plan, after, edit)
    return Row(
        edit.kind,
        where,
        edit.words,
        "revised",
        verified=report.passed,
        honoured=edit.honoured(plan, after),
        held=held,
        kept=kept,
        locked=_lock_held(plan, after),
        seconds=seconds,
        note="; ".join(f.text for f in report.findings if f.blocking),
    )


def _with_lock(plan: Plan, edit: Edit) -> Plan:
    """The plan with one visit locked that the edit is not about."""
    free = [v.place_id for d, day in enumerate(plan.days) for v in seen(day) if d not in edit.days]
    free = [i for i in free if i not in edit.ids]
    if not free or edit.shift:
        return plan
    held = free[len(free) // 2]

    def marked(item: object) -> object:
        return item.model_copy(update={"locked": True}) if isinstance(item, Visit) and item.place_id == held else item

    days = tuple(d.model_copy(update={"items": tuple(marked(i) for i in d.items)}) for d in plan.days)
    return plan.model_copy(update={"days": days})


def _lock_held(before: Plan, after: Plan) -> bool | None:
    locked = [v for v in before.visits if v.locked]
    now = {(v.place_id, v.start, v.end) for v in after.visits if v.locked}
    return all((v.place_id, v.start, v.end) in now for v in locked) if locked else None


def _kept(before: Plan, after: Plan, edit: Edit) -> tuple[int, int]:
    """Visits, meals and beds that the edit is not about; and how many of them stand as they did."""
    was = _items(before, edit)
    now = _items(after, replace(edit, days=frozenset(), ids=frozenset(), shift=0))
    moved = timedelta(days=edit.shift)
    same = sum(now.get(key) == (start + moved, end + moved) for key, (start, end) in was.items())
    return len(was), same


def _items(plan: Plan, edit: Edit) -> dict[tuple[str, ...], tuple[datetime, datetime]]:
    found: dict[tuple[str, ...], tuple[datetime, datetime]] = {}
    for number, day in enumerate(plan.days):
        for item in day.items if number not in edit.days else ():
            if isinstance(item, Visit) and item.place_id not in edit.ids:
                found["visit", item.place_id] = (item.start, item.end)
            elif isinstance(item, Meal) and not (edit.money and item.restaurant_id):
                on = (day.date + timedelta(days=edit.shift)).isoformat()
                found["meal", on, item.meal, item.restaurant_id or ""] = (item.start, item.end)
    return found


# The table


def table(rows: tuple[Row, ...]) -> str:
    """Markdown: a line a kind of edit, all of them, and every edit that was not made as asked."""
    lines = [
        "| edit | cases | revised | refused | verified | honoured | untouched items that stand | locked kept | median s |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [_line(kind, [r for r in rows if r.kind == kind]) for kind in dict.fromkeys(r.kind for r in rows)]
    lines.append(_line("all", list(rows)))
    bad = [r for r in rows if r.outcome != "revised" or not (r.verified and r.honoured) or r.locked is False]
    lines += ["", *(f"- {r.where}, “{r.words}”: {r.outcome}{_fault(r)}" for r in bad)]
    return "\n".join(lines)


def _fault(row: Row) -> str:
    faults = [] if row.outcome != "revised" or row.verified else ["not verified"]
    faults += [] if row.outcome != "revised" or row.honoured else ["not as asked"]
    faults += ["a lock moved"] if row.locked is False else []
    return ", ".join([""] + faults if faults else [""]) + (f" ({row.note})" if row.note else "")


def _line(name: str, rows: list[Row]) -> str:
    done = [r for r in rows if r.outcome == "revised"]
    held, kept = sum(r.held for r in done), sum(r.kept for r in done)
    locks = [r.locked for r in done if r.locked is not None]
    share = f"{kept}/{held} ({100 * kept / held:.1f} %)" if held else "-"
    return (
        f"| {name} | {len(rows)} | {len(done)} | {sum(r.outcome == 'refused' for r in rows)} "
        f"| {sum(r.verified for r in done)} | {sum(r.honoured for r in done)} | {share} "
        f"| {sum(locks)}/{len(locks)} | {median(r.seconds for r in rows):.2f} |"
    )
