"""Which scenario catches which planted fault: Tripwright passes it, and the broken variant does not."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from ..domain.errors import InputError
from ..domain.model import Model
from .faults import AIMED, FAULTS
from .run import Job, Result, run
from .scenario import Scenario

OURS = "tripwright"


class Line(Model):
    """One fault: the scenarios that it was tried on, those that catch it, and those that Tripwright itself fails (they catch nothing)."""

    fault: str
    tried: tuple[str, ...]
    caught_by: tuple[str, ...]
    failed_unbroken: tuple[str, ...] = ()


def jobs(scenarios: Sequence[Scenario], faults: Sequence[str] = (), whole: bool = False) -> list[Job]:
    """Each fault on the scenarios that it is aimed at, or on all; and Tripwright once on each of these. InputError for no such fault."""
    unknown = sorted(set(faults) - set(FAULTS))
    if unknown:
        raise InputError(f"There is no fault {', '.join(unknown)}: use {', '.join(FAULTS)}.")
    broken = [
        Job(scenario=s, planner=f"fault:{fault}", repeat=0)
        for fault in (faults or FAULTS)
        for s in scenarios
        if whole or set(AIMED[fault]) & set(s.tags)
    ]
    first = {j.scenario.id: j.scenario for j in broken}
    return [*(Job(scenario=s, planner=OURS, repeat=0) for s in first.values()), *broken]


def matrix(
    work: Sequence[Job],
    out: Path | None = None,
    *,
    processes: int = 1,
    resume: bool = False,
    done: Callable[[Result], None] = lambda _: None,
) -> list[Line]:
    """A line a fault, in the order of the jobs."""
    rows: dict[str, list[Result]] = defaultdict(list)
    for result in run(work, out, processes=processes, resume=resume, done=done):
        rows[result.planner].append(result)
    right = {r.scenario for r in rows.pop(OURS, ()) if r.passed}
    return [_line(planner.removeprefix("fault:"), found, right) for planner, found in rows.items()]


def _line(fault: str, rows: Sequence[Result], right: set[str]) -> Line:
    return Line(
        fault=fault,
        tried=tuple(r.scenario for r in rows),
        caught_by=tuple(r.scenario for r in rows if not r.passed and r.scenario in right),
        failed_unbroken=tuple(r.scenario for r in rows if r.scenario not in right),
    )


def table(lines: Sequence[Line], most: int = 4) -> str:
    """Markdown; of the scenarios that catch a fault the first few are named."""
    rows = ["| fault | tried on | caught by | scenarios |", "|---|---:|---:|---|"]
    for line in lines:
        named = ", ".join(line.caught_by[:most]) + (" ..." if len(line.caught_by) > most else "")
        rows.append(f"| {line.fault} | {len(line.tried)} | {len(line.caught_by)} | {named or 'NONE'} |")
    caught = sum(bool(line.caught_by) for line in lines)
    unbroken = sorted({s for line in lines for s in line.failed_unbroken})
    rows += ["", f"{caught} of {len(lines)} faults are caught."]
    return "\n".join([*rows, *(f"Tripwright itself fails {s}, so that it catches nothing." for s in unbroken)])
