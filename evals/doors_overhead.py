"""What a door adds to the Python face: the same message in turn in this process and through the door, each in a new conversation.

Both write a home on disk. Which goes first alternates, and what is reported is the median of the differences of the pairs, with
its 95 % interval: whatever else the machine does meets both alike. Processor time is that of the door's process less that of the
face, on average: waiting for others is not in it.
"""

import asyncio
import os
import tempfile
import time
from collections.abc import Callable
from math import sqrt
from pathlib import Path
from statistics import median
from typing import Any

from .doors_lines import LINES, Say

MESSAGES = {"an answer": "what plug do I need in Finland?", "a plan": "1 day in Helsinki on 4 December 2026, museums"}
WARMING = 2


def overhead(repeats: int) -> list[str]:
    """Rows: message, door, median of the face, median of the door, what the door adds, its interval, and the processor time it adds; in milliseconds."""
    from ..agent.planner import Planner
    from ..domain.settings import Settings

    rows: list[str] = []
    with tempfile.TemporaryDirectory() as home, Planner(Settings(home=Path(home), ask=True)) as planner:
        for name, line in LINES.items():

            async def measured(name: str = name, line: Any = line) -> list[str]:
                async with line() as say:
                    return [await _row(name, what, planner.stream, say, repeats) for what in MESSAGES]

            rows += asyncio.run(measured())
    return rows


async def _row(name: str, what: str, face: Callable[[str], Any], say: Say, repeats: int) -> str:
    text, ours, theirs = MESSAGES[what], [], []
    worked = {"face": 0.0, "door": 0.0}

    async def by_face() -> None:
        begun, spent = time.perf_counter(), time.process_time()
        for _ in face(text):
            pass
        ours.append((time.perf_counter() - begun) * 1000)
        worked["face"] += time.process_time() - spent

    async def by_door() -> None:
        spent, begun = _children(), time.perf_counter()
        if not await say(text):
            raise RuntimeError(f"The door {name} did not answer {text!r}: send it by hand to see why.")
        theirs.append((time.perf_counter() - begun) * 1000)
        worked["door"] += _children() - spent

    for turn in range(repeats + WARMING):
        if turn == WARMING:
            worked.update(face=0.0, door=0.0)
        for step in (by_face, by_door) if turn % 2 else (by_door, by_face):
            await step()
    ours, theirs = ours[WARMING:], theirs[WARMING:]
    low, middle, high = interval([b - a for a, b in zip(ours, theirs, strict=True)])
    added = (worked["door"] - worked["face"]) * 1000 / repeats
    span = f"{low:+.1f} to {high:+.1f}"
    return f"{what} | {name} | {median(ours):.0f} | {median(theirs):.0f} | {middle:+.1f} | {span} | {added:+.1f}"


def _children() -> float:
    """Seconds of processor that the processes which this one has started have used."""
    pids = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    stats = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids]
    return sum(int(s[11]) + int(s[12]) for s in stats) / os.sysconf("SC_CLK_TCK")


def interval(values: list[float]) -> tuple[float, float, float]:
    """The median between the two order statistics that hold it in 95 % of samples (normal approximation of the binomial)."""
    ordered, n = sorted(values), len(values)
    reach = 0.98 * sqrt(n)
    low, high = max(0, int(n / 2 - reach)), min(n - 1, int(n / 2 + reach))
    return ordered[low], median(ordered), ordered[high]
