"""What candidate pruning costs: the same choice of cities and beds scheduled with the best candidates, and with all of them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import mean

from ..domain.dates import DateRange
from ..domain.place import Kind, Place, Point
from ..domain.request import PlaceRef, Request, Stop, When
from ..domain.settings import Settings
from ..tools.catalog.memory import InMemoryCatalog
from ..tools.optimise.agenda import Agenda, agenda
from ..tools.optimise.choice import Desk
from ..tools.optimise.conditions import alternatives
from ..tools.optimise.problem import Problem, ScoredPlace, stops_of
from ..tools.optimise.schedule import schedule
from ..tools.optimise.trip import choices
from .agreement_worlds import CURRENCY, START, towns

#: Both are searched this often and this long, the best counts: what is measured is what pruning loses, not what one search does.
SEEDS, ITERATIONS = 3, 3000
#: At the most, in a city; the fewest are half of them, which is more than pruning leaves for four days.
PLACES = 400


@dataclass(frozen=True)
class Row:
    """One case: candidates before and after pruning, and both scores. `loss` in percent of the unpruned score."""

    seed: int
    days: int
    places: int
    kept: int
    pruned: float
    unpruned: float

    @property
    def loss(self) -> float:
        return 100 * (self.unpruned - self.pruned) / self.unpruned if self.unpruned else 0.0


def run(cases: int, seed: int = 0, places: int = PLACES) -> tuple[Row, ...]:
    """`cases` random cities with half to all of `places` places, one to four days each: pruning drops some in each of them."""
    return tuple(_row(number, places) for number in range(seed, seed + cases))


def _row(seed: int, places: int) -> Row:
    chance = Random(seed)
    problem, catalog = _case(chance, seed, chance.randint(places // 2, places))
    desk = Desk(problem, alternatives(problem.request)[0], catalog)
    choice = choices(desk)[0]
    few, every = agenda(desk, choice), agenda(desk, choice, pruned=False)
    return Row(
        seed,
        problem.dates.days,
        len(every.candidates),
        len(few.candidates),
        _score(few),
        _score(every),
    )


def _score(plan: Agenda) -> float:
    tries = (replace(plan.limits, iterations=ITERATIONS, seconds=600.0, seed=seed) for seed in range(SEEDS))
    return max(schedule(plan.frames, plan.candidates, plan.travel, limits).score for limits in tries)


def _case(chance: Random, seed: int, count: int) -> tuple[Problem, InMemoryCatalog]:
    town = towns()[1]
    found = [
        Place(
            id=f"{town.id}:{i}", city_id=town.id, name=f"sight {i}", kind=chance.choice(list(Kind)),
            point=Point(lat=town.point.lat + chance.gauss(0, 0.03), lon=town.point.lon + chance.gauss(0, 0.04)),
            importance=round(chance.betavariate(1.5, 4), 4), synthetic=True,
        )
        for i in range(count)
    ]  # fmt: skip
    catalog = InMemoryCatalog(cities=[town], places=found)
    dates = DateRange(start=START, end=START + timedelta(days=chance.randint(1, 4) - 1))
    ref = PlaceRef(words=town.name, level="city", name=town.name, ids=(town.id,))
    request = Request(text="a trip", stops=(Stop(options=(ref,)),), when=When(dates=dates))
    problem = Problem(
        request=request,
        dates=dates,
        stops=stops_of(request, dates, catalog),
        places={town.id: tuple(ScoredPlace(p.id, p.importance) for p in found)},
        currency=CURRENCY,
        settings=Settings(seed=seed),
        now=datetime(START.year, START.month, 1, tzinfo=UTC),
    )
    return problem, catalog


def table(rows: tuple[Row, ...]) -> str:
    """Markdown: a line a case, then the mean and the worst loss."""
    lines = ["| case | days | places | kept | pruned | all | loss % |", "|---|---|---|---|---|---|---|"]
    lines += [
        f"| {r.seed} | {r.days} | {r.places} | {r.kept} | {r.pruned:.1f} | {r.unpruned:.1f} | {r.loss:.2f} |"
        for r in rows
    ]
    losses, dropped = [r.loss for r in rows], [r.places - r.kept for r in rows]
    share = 100 * sum(dropped) / sum(r.places for r in rows)
    lines.append(
        f"\nmean loss {mean(losses):.2f} %, worst {max(losses):.2f} %; candidates dropped in {sum(d > 0 for d in dropped)} of "
        f"{len(rows)} cases, {share:.0f} % of them, the fewest {min(dropped)}"
    )
    return "\n".join(lines)
