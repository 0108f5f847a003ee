"""Two sets of results, scenario by scenario: what changed, and whether the change is more than chance."""

import random
from collections import defaultdict
from collections.abc import Sequence

from ..domain.errors import InputError
from ..domain.model import Model
from .run import Result

DRAWS = 4000
LEVEL = 0.95


class Comparison(Model):
    """B less A in pass@1 over the scenarios that both ran, with a paired bootstrap interval over scenarios."""

    scenarios: int
    before: float
    after: float
    delta: float
    low: float
    high: float
    better: tuple[str, ...]
    worse: tuple[str, ...]
    only_one: tuple[str, ...]  # scenarios that just one of the two ran: in no number here

    @property
    def regressed(self) -> bool:
        """Significantly worse: the whole interval lies below zero."""
        return self.high < 0


def compare(a: Sequence[Result], b: Sequence[Result], seed: int = 0) -> Comparison:
    """Raises InputError when the two have no scenario in common."""
    before, after = _shares(a), _shares(b)
    common = sorted(before.keys() & after.keys())
    if not common:
        raise InputError("The two runs have no scenario in common: compare runs of the same scenarios.")
    deltas = [after[s] - before[s] for s in common]
    low, high = interval(deltas, seed)
    count = len(common)
    return Comparison(
        scenarios=count,
        before=sum(before[s] for s in common) / count,
        after=sum(after[s] for s in common) / count,
        delta=sum(deltas) / count,
        low=low,
        high=high,
        better=tuple(s for s, d in zip(common, deltas, strict=True) if d > 0),
        worse=tuple(s for s, d in zip(common, deltas, strict=True) if d < 0),
        only_one=tuple(sorted(before.keys() ^ after.keys())),
    )


def interval(deltas: Sequence[float], seed: int = 0, draws: int = DRAWS) -> tuple[float, float]:
    """The percentile bootstrap interval of the mean of paired differences; repeatable by its seed."""
    source = random.Random(seed)
    count = len(deltas)
    means = sorted(sum(source.choices(deltas, k=count)) / count for _ in range(draws))
    tail = (1 - LEVEL) / 2
    return means[int(tail * draws)], means[min(draws - 1, int((1 - tail) * draws))]


def _shares(results: Sequence[Result]) -> dict[str, float]:
    """Share of passes a scenario, of the first planner in the file: the one under test."""
    if not results:
        raise InputError("One of the files holds no result: run the scenarios first.")
    rows: dict[str, list[bool]] = defaultdict(list)
    for r in results:
        if r.planner == results[0].planner:
            rows[r.scenario].append(r.passed)
    return {name: sum(passes) / len(passes) for name, passes in rows.items()}


def table(found: Comparison) -> str:
    """For people."""
    lines = [
        f"{found.scenarios} scenarios in both: pass@1 {found.before:.1%} -> {found.after:.1%}, "
        f"{found.delta:+.1%} ({LEVEL:.0%} interval {found.low:+.1%} to {found.high:+.1%})",
        *(f"better: {s}" for s in found.better),
        *(f"worse: {s}" for s in found.worse),
        *(f"in one only, not counted: {s}" for s in found.only_one),
    ]
    if found.regressed:
        lines.append("This is a significant regression.")
    return "\n".join(lines)
