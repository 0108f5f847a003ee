"""How fast a plan is verified, and whether verifying many leaves anything behind.

print(table(run(travelplanner, chinatravel)))
"""

import resource
import statistics
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..agent.planner import Planner
from ..domain.catalog import Catalog
from ..domain.errors import TripwrightError
from ..domain.plan import Plan
from ..domain.settings import Settings
from ..tools.catalog import open_catalog
from ..tools.verify import verify
from .examples import NOW
from .mutations import Case
from .mutations_bench import sandboxes

WEEKS = (
    "7 days in Rome in May", "a week in Paris for two in June", "7 days in New York in March",
    "7 days in London for a family with a child of 8 in August", "4월에 도쿄 7일", "七天纽约，五月",
)  # fmt: skip
#: Each plan is verified so often; verifications in one process for the growth.
REPEATS, MANY = 9, 1000
DAYS = 7


@dataclass(frozen=True)
class Speed:
    """Milliseconds of one verification of each plan (the median of its repeats)."""

    catalog: str
    plans: int
    ms: tuple[float, ...]


@dataclass(frozen=True)
class Growth:
    """Peak memory in MB after the first hundredth of the verifications, and after all."""

    times: int
    before: float
    after: float


def run(travelplanner: Path | None, chinatravel: Path | None) -> tuple[list[Speed], Growth]:
    """Speeds by catalog, and the growth over verifications of the embedded plans. The folders are those of `mutations`."""
    groups: dict[str, list[Case]] = {"embedded": list(_weeks())}
    for name, cases in sandboxes(travelplanner, chinatravel):
        groups[name] = [case for case in cases if len(case[0].days) == DAYS] or list(cases)
    speeds = [Speed(name, len(cases), tuple(_ms(*case) for case in cases)) for name, cases in groups.items() if cases]
    return speeds, _growth(groups["embedded"])


def _weeks() -> Iterable[Case]:
    catalog = open_catalog()
    with Planner(Settings(ask=False), catalog=catalog, clock=lambda: NOW) as planner:
        for text in WEEKS:
            try:
                yield planner.plan(text), catalog
            except TripwrightError:
                continue


def _ms(plan: Plan, catalog: Catalog) -> float:
    verify(plan, catalog)
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        verify(plan, catalog)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _growth(cases: Sequence[Case]) -> Growth:
    before = 0.0
    for number in range(MANY):
        verify(*cases[number % len(cases)])
        if number == MANY // 100:
            before = _peak()
    return Growth(MANY, before, _peak())


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table(result: tuple[list[Speed], Growth]) -> str:
    """A line a catalog, then the growth."""
    speeds, growth = result
    lines = [f"{'catalog':16}{'plans':>7}{'median ms':>11}{'worst ms':>10}"]
    lines += [f"{s.catalog:16}{s.plans:>7}{statistics.median(s.ms):>11.1f}{max(s.ms):>10.1f}" for s in speeds]
    grown = growth.after - growth.before
    lines.append(
        f"{growth.times} verifications in one process: peak {growth.before:.0f} MB, then {growth.after:.0f} MB (+{grown:.1f})"
    )
    return "\n".join(lines)
