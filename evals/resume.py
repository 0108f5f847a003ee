"""A run of scenarios that is killed without warning at random moments and resumed, against the same run left alone.

What may differ is time; results, questions, end states and verdicts may not. Workers must end with the process that began them.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .run import Result, read_results
from .scenario import SHIPPED

#: Each another way through the graph: an answer, a plan, a change, memory, goods, meals.
CHOSEN = ("plug-answer", "must-see-kept", "edit-add-day", "forget-everything", "packing-list", "vegan-tables")
#: Seconds that a worker may outlive a killed parent.
PATIENCE = 10.0
#: Fields of an end state that are times.
TIMES = ("seconds", "node_seconds")


@dataclass
class Found:
    """`same` of `results` are as in the run that was left alone; `kept`: results that stood in the file after the kills."""

    kills: int = 0
    results: int = 0
    same: int = 0
    kept: list[int] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)


def run(folder: Path, kills: int = 5, paths: Sequence[Path] = (), jobs: int = 2, seed: int = 0) -> Found:
    """Each time: a run is killed, resumed, and compared. `folder` takes the results; the chosen scenarios when no `paths`."""
    chosen = tuple(paths) or tuple(SHIPPED / f"{name}.yaml" for name in CHOSEN)
    _finish(_begin(chosen, folder / "whole", 1))
    whole, found, chance = _results(folder / "whole"), Found(), random.Random(seed)
    for number in range(kills):
        out, process = folder / f"killed{number}", _begin(chosen, folder / f"killed{number}", jobs)
        _wait(process, out, chance.randrange(len(whole)))
        time.sleep(chance.uniform(0, 0.3))
        found.differing += _kill(process, number)
        found.kills += 1
        found.kept.append(len(_results(out)))
        _finish(_begin(chosen, out, jobs if number % 2 else 1, "--resume"))
        _compare(whole, _results(out), number, found)
    return found


def _begin(paths: Sequence[Path], out: Path, jobs: int, *more: str) -> "subprocess.Popen[bytes]":
    """In a process group of its own, so that what is left of it can be seen."""
    line = [sys.executable, "-m", "tripwright", "eval", "run", *map(str, paths), "--no-baselines"]
    line += ["--jobs", str(jobs), "--out", str(out), *more]
    return subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def _finish(process: "subprocess.Popen[bytes]") -> None:
    process.wait()


def _wait(process: "subprocess.Popen[bytes]", out: Path, lines: int) -> None:
    """Until so many results stand there, or the run is over."""
    path = out / "results.jsonl"
    while process.poll() is None and (not path.exists() or path.read_bytes().count(b"\n") < lines):
        time.sleep(0.02)


def _kill(process: "subprocess.Popen[bytes]", number: int) -> list[str]:
    """SIGKILL to the process alone; then its workers must end by themselves."""
    process.send_signal(signal.SIGKILL)
    process.wait()
    until = time.monotonic() + PATIENCE
    while _alive(process.pid):
        if time.monotonic() > until:
            os.killpg(process.pid, signal.SIGKILL)
            return [f"kill {number + 1}: workers outlived the run by {PATIENCE:g} s"]
        time.sleep(0.05)
    return []


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _results(out: Path) -> list[Result]:
    path = out / "results.jsonl"
    return read_results(path) if path.exists() else []


def _compare(whole: Sequence[Result], again: Sequence[Result], number: int, found: Found) -> None:
    ours = {r.key: lasting(r) for r in again}
    found.results += len(whole)
    for result in whole:
        if ours.get(result.key) == lasting(result):
            found.same += 1
        else:
            why = "is not the same" if result.key in ours else "is missing"
            found.differing.append(f"kill {number + 1}: the result of {result.scenario} {why}")
    if len(again) != len(whole):
        found.differing.append(f"kill {number + 1}: {len(again)} results, not {len(whole)}")


def lasting(result: Result) -> Any:
    """All of a result but what a clock said, and the ids of rows of memory, which are drawn at random."""
    memory = [{k: v for k, v in row.items() if k != "id"} for row in result.state.get("memory", ())]
    return timeless({**result.model_dump(mode="json"), "state": {**result.state, "memory": memory}})


def timeless(value: Any) -> Any:
    """Without what a clock said."""
    if isinstance(value, dict):
        return {k: timeless(v) for k, v in value.items() if k not in TIMES}
    return [timeless(v) for v in value] if isinstance(value, list) else value


def table(found: Found) -> str:
    kept = ", ".join(map(str, found.kept)) or "none"
    lines = [
        "| killed | results compared | the same | standing after each kill |",
        "|---:|---:|---:|---|",
        f"| {found.kills} | {found.results} | {found.same} | {kept} |",
    ]
    return "\n".join([*lines, *found.differing])
