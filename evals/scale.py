"""A long trip over large cities: time and memory of one solve, in an invented world."""

import resource
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from time import perf_counter, process_time

from ..domain.dates import DateRange
from ..domain.place import City, Kind, Place, Point
from ..domain.request import PlaceRef, Request, Stop, When
from ..domain.settings import Settings
from ..tools.catalog.memory import InMemoryCatalog
from ..tools.optimise.problem import Problem, ScoredPlace, stops_of
from ..tools.optimise.trip import solve
from .agreement import against, plan_of
from .agreement_worlds import CURRENCY, START

DAYS, CITIES, PLACES = 12, 5, 3000


@dataclass(frozen=True)
class Row:
    """One solve. `peak_mb`: of the whole process, the world included; `world_mb`: before the solve."""

    days: int
    cities: int
    places: int
    visits: int
    gap: float  # percent from the bound
    verified: bool
    seconds: float
    cpu: float
    world_mb: float
    peak_mb: float


def run(days: int = DAYS, cities: int = CITIES, places: int = PLACES, seed: int = 0) -> Row:
    """Plan `days` over `cities` with `places` candidates each, and let the checker speak."""
    problem, catalog = _case(days, cities, places, seed)
    before, begun, worked = _peak(), perf_counter(), process_time()
    solution = solve(problem, catalog)
    seconds, cpu = perf_counter() - begun, process_time() - worked
    peak = _peak()
    bound = solution.bound or solution.score
    return Row(
        days,
        cities,
        places,
        sum(item.type == "visit" for day in solution.days for item in day.items),
        100 * (bound - solution.score) / bound if bound else 0.0,
        not against(plan_of(problem, solution, catalog), catalog),
        seconds,
        cpu,
        before,
        peak,
    )


def _peak() -> float:
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024  # bytes there, kilobytes here
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _case(days: int, cities: int, places: int, seed: int) -> tuple[Problem, InMemoryCatalog]:
    chance = Random(seed)
    towns = [
        City(
            id=f"x:{i}", name=f"Town {chr(65 + i)}", country="US", region="Plains", timezone="America/Chicago",
            point=Point(lat=38.0 + i, lon=-90.0 + i),
        )
        for i in range(cities)
    ]  # fmt: skip
    found = [_place(chance, town, i) for town in towns for i in range(places)]
    catalog = InMemoryCatalog(cities=towns, places=found)
    dates = DateRange(start=START, end=START + timedelta(days=days - 1))
    refs = [PlaceRef(words=t.name, level="city", name=t.name, ids=(t.id,)) for t in towns]
    request = Request(text="a long trip", stops=tuple(Stop(options=(r,)) for r in refs), when=When(dates=dates))
    problem = Problem(
        request=request,
        dates=dates,
        stops=stops_of(request, dates, catalog),
        places={t.id: tuple(ScoredPlace(p.id, p.importance) for p in found if p.city_id == t.id) for t in towns},
        currency=CURRENCY,
        settings=Settings(seed=seed),
        now=datetime(START.year, START.month, 1, tzinfo=UTC),
    )
    return problem, catalog


def _place(chance: Random, town: City, number: int) -> Place:
    return Place(
        id=f"{town.id}:{number}", city_id=town.id, name=f"{town.name} sight {number}", kind=chance.choice(list(Kind)),
        point=Point(lat=town.point.lat + chance.gauss(0, 0.04), lon=town.point.lon + chance.gauss(0, 0.05)),
        importance=round(chance.betavariate(1.5, 6), 4), synthetic=True,
    )  # fmt: skip


def table(row: Row) -> str:
    """Markdown: one line."""
    return (
        "| days | cities | candidates a city | visits | from the bound | verified | wall s | processor s | world MB | peak MB |\n"
        "|---|---|---|---|---|---|---|---|---|---|\n"
        f"| {row.days} | {row.cities} | {row.places:,} | {row.visits} | {row.gap:.1f} % | {'yes' if row.verified else 'NO'} "
        f"| {row.seconds:.2f} | {row.cpu:.2f} | {row.world_mb:.0f} | {row.peak_mb:.0f} |"
    )
