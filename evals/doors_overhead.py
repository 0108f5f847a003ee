"""What a door adds to the Python face: the same message, in turn, in this process and through each door."""

import asyncio
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

import httpx

from .doors_calls import call
from .doors_servers import DOORS, Server, server

MESSAGES = {"an answer": "what plug do I need in Finland?", "a plan": "1 day in Helsinki on 4 December 2026, museums"}


def overhead(repeats: int) -> list[str]:
    """Rows: message, door, median of the face, median of the door, what the door adds; in milliseconds."""
    from ..agent.planner import Planner
    from ..domain.settings import Settings

    rows: list[str] = []
    with Planner(Settings(ask=True)) as planner:
        for name in DOORS:
            with server(name) as opened:
                rows += asyncio.run(_door(opened, lambda text: _last(planner.stream(text)), repeats))
    return rows


async def _door(opened: Server, face: Callable[[str], Any], repeats: int) -> Sequence[str]:
    rows = []
    async with httpx.AsyncClient(timeout=120) as client:
        for what, text in MESSAGES.items():
            ours, theirs = [], []
            for turn in range(repeats + 2):
                begun = time.perf_counter()
                face(text)
                middle = time.perf_counter()
                answer = await call(client, opened, 0, text)
                if turn > 1 and answer.ok:  # the first two are warming up
                    ours.append((middle - begun) * 1000)
                    theirs.append((time.perf_counter() - middle) * 1000)
            added = median(b - a for a, b in zip(ours, theirs, strict=True))  # in pairs: the machine may be busy
            rows.append(f"{what} | {opened.name} | {median(ours):.0f} | {median(theirs):.0f} | {added:+.1f}")
    return rows


def _last(events: Any) -> Any:
    last = None
    for event in events:
        last = event
    return last
