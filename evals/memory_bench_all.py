"""The whole of `tripwright bench memory`, part by part, each printed when it is done."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..domain.catalog import Catalog
from ..domain.errors import InputError
from . import memory_bench, memory_bench_faults, memory_bench_recall, memory_bench_speed

PARTS = ("cases", "recall", "speed", "faults")


class Sizes(NamedTuple):
    memories: int = 100_000
    users: int = 1_000
    samples: int = 1_000
    one_user: int = 5_000
    operations: int = 10_000
    kills: int = 100


QUICK = Sizes(memories=1_000, users=20, samples=60, one_user=300, operations=120, kills=1)


def tables(
    catalog: Catalog, parts: tuple[str, ...] = PARTS, sizes: Sizes | None = None, half: str = "both"
) -> Iterator[str]:
    """The tables, in the order of `parts`. Raises InputError for a part that there is not."""
    unknown = [p for p in parts if p not in PARTS]
    if unknown:
        raise InputError(f"There is no part {', '.join(unknown)}: choose among {', '.join(PARTS)}.")
    chosen = sizes or Sizes()
    makers: dict[str, Callable[[], str]] = {
        "cases": lambda: memory_bench.table(memory_bench.run(catalog)),
        "recall": lambda: _recall(half),
        "speed": lambda: _speed(chosen),
        "faults": lambda: _faults(chosen),
    }
    for part in parts:
        yield makers[part]()


def _recall(half: str) -> str:
    halves = {"both": ("dev", "heldout")}.get(half, (half,))
    names = {"dev": "conversations developed on", "heldout": "conversations held out"}
    return "\n\n".join(memory_bench_recall.table(memory_bench_recall.run(h), names[h]) for h in halves)


def _speed(sizes: Sizes) -> str:
    timed = memory_bench_speed.run(sizes.memories, sizes.users, sizes.samples, sizes.one_user)
    return memory_bench_speed.table(timed, f"{sizes.memories:,} memories of {sizes.users:,} users, on disk")


def _faults(sizes: Sizes) -> str:
    tallies = {"random operations, faults injected": memory_bench_faults.operations(sizes.operations)}
    if sizes.kills:
        tallies["processes killed while writing"] = memory_bench_faults.kills(sizes.kills)
    return memory_bench_faults.table(tallies)
