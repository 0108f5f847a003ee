"""Many clients at once: does each get its own trip, and does the server grow."""

import asyncio
import time
from collections import Counter
from itertools import cycle
from statistics import median

import httpx

from .doors_calls import call, reads
from .doors_servers import Server

CITIES = ("Helsinki", "Vienna", "Rome", "Kyoto", "Taipei", "Seoul", "London", "Paris")  # one a user


async def together(server: Server, clients: int) -> str:
    """`clients` at once, spread over eight users who each plan in a city of their own: seconds, statuses, and trips of others."""
    async with httpx.AsyncClient(timeout=300, limits=httpx.Limits(max_connections=None)) as client:
        begun = time.perf_counter()
        answers = await asyncio.gather(
            *(
                call(client, server, n, f"1 day in {CITIES[n % len(CITIES)]} on 4 December 2026, museums")
                for n in range(clients)
            )
        )
        seconds = time.perf_counter() - begun
        foreign = sum(a.ok and not a.text.startswith(CITIES[n % len(CITIES)]) for n, a in enumerate(answers))
        threads = [(n, a.thread) for n, a in enumerate(answers) if a.thread]
        read = await asyncio.gather(*(reads(client, server, n + 1, thread) for n, thread in threads[:16]))
    done = Counter("answered" if a.ok else a.status for a in answers)
    return (
        f"{server.name} | {clients} | {done['answered']} | {clients - done['answered']} | {foreign} | {sum(read)} of {len(read)}"
        f" | {median(a.seconds for a in answers):.1f} | {seconds:.1f}"
    )


async def growth(server: Server, requests: int, clients: int = 16) -> str:
    """Memory while `requests` cheap requests of every kind come in: after a tenth (warm), a half, and all."""
    marks = {requests // 10: 0.0, requests // 2: 0.0, requests: 0.0}
    kinds = cycle(("hello", "what plug do I need in Finland?", "3 days in Nowhereville", "", "x" * 25_000))
    statuses: Counter[str] = Counter()
    async with httpx.AsyncClient(timeout=300) as client:
        sent = 0
        while sent < requests:
            batch = [call(client, server, sent + n, next(kinds)) for n in range(min(clients, requests - sent))]
            statuses.update(a.status for a in await asyncio.gather(*batch))
            sent += len(batch)
            for mark in [m for m, seen in marks.items() if sent >= m and not seen]:
                marks[mark] = server.rss_mb
    shown = " | ".join(f"{mb:.0f}" for mb in marks.values())
    first, _, last = marks.values()
    return f"{server.name} | {requests:,} | {shown} | {last - first:+.0f} | {statuses['broken']} | {statuses['lost']}"
