"""`tripwright bench doors`: hostile requests, many clients at once, growth, and what each network door adds to the Python face."""

import asyncio
from collections.abc import Iterator

from .doors_hostile import attack
from .doors_load import growth, together
from .doors_overhead import overhead
from .doors_servers import DOORS, server


def run(requests: int, clients: int, repeats: int) -> Iterator[str]:
    """Lines of Markdown tables, as they are measured."""
    yield from _hostile()
    yield from _load(clients)
    yield from _growth(requests)
    yield "| message | door | face p50 ms | door p50 ms | added p50 ms | 95 % interval | processor ms added |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    yield from _rows(overhead(repeats))


def _hostile() -> Iterator[str]:
    found = {}
    for name in DOORS:
        with server(name) as opened:
            found[name] = {what: f"{seen}{'' if typed else ' NOT TYPED'}" for what, seen, typed in attack(opened)}
    yield f"| hostile request | {' | '.join(DOORS)} |"
    yield "|---|" + "---|" * len(DOORS)
    for what in found["serve"]:
        yield f"| {what} | {' | '.join(found[name][what] for name in DOORS)} |"
    yield ""


def _load(clients: int) -> Iterator[str]:
    yield "| door | clients at once | answered | refused | trips of others seen | trips of others read | p50 s | all s |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    for name in DOORS:
        with server(name) as opened:
            yield from _rows([asyncio.run(together(opened, clients))])
    yield ""


def _growth(requests: int) -> Iterator[str]:
    yield "| door | requests | MB at a tenth | at a half | at the end | grown | broken | lost |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    for name in DOORS:
        with server(name) as opened:
            yield from _rows([asyncio.run(growth(opened, requests))])
    yield ""


def _rows(rows: list[str]) -> Iterator[str]:
    for row in rows:
        yield f"| {row} |"
