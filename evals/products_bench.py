"""Import and search of goods at scale, on a synthetic feed: rate, memory, and the time of a search with conditions and vectors.

Import runs in a process of its own, so that its peak of memory is its own. Searches run in this one: the first after opening (cold for this
process; the operating system may hold pages of the file), then all of them again and again.
"""

import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from ..domain.errors import InternalError
from ..domain.money import Money
from ..tools.shopping.product_feed import read_products
from ..tools.shopping.product_query import ProductQuery
from ..tools.shopping.product_store import ProductStore
from .feed import queries, write_feed

_QUERIES = 200
_ROUNDS = 3


@dataclass(frozen=True)
class Imported:
    rows: int
    added: int
    wall: float
    cpu: float
    peak_mb: float
    feed_mb: float
    records_mb: float
    index_mb: float


@dataclass(frozen=True)
class Timed:
    """Milliseconds of searches of a kind by the clock, and of the processor (`busy`, warm): on a machine that others use too, the
    clock counts their work. `found`: share that found something."""

    kind: str
    cold: Sequence[float]
    warm: Sequence[float]
    busy: Sequence[float]
    found: float


def run(rows: int, folder: Path | None = None) -> tuple[Imported, tuple[Timed, ...]]:
    """`folder` keeps the feed and the catalog; a temporary one goes when done. A feed that is there already is used again."""
    with TemporaryDirectory() as temporary:
        where = folder or Path(temporary)
        where.mkdir(parents=True, exist_ok=True)
        feed, catalog = where / f"synthetic-{rows}.tsv", where / f"synthetic-{rows}.sqlite"
        if not feed.exists():
            write_feed(feed, rows)
        for file in ProductStore.files(catalog):
            file.unlink(missing_ok=True)
        imported = _import_apart(feed, catalog, rows)
        return imported, search_times(catalog)


def _import_apart(feed: Path, catalog: Path, rows: int) -> Imported:
    command = [sys.executable, "-m", "tripwright.evals.products_bench", str(feed), str(catalog)]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - started
    if done.returncode:
        raise InternalError(f"The import ended with {done.returncode}: {done.stderr[-300:]}")
    added, cpu, peak = done.stdout.split()
    sizes = [file.stat().st_size / 1e6 for file in (feed, *ProductStore.files(catalog)[:2])]
    return Imported(rows, int(added), wall, float(cpu), float(peak), *sizes)


def search_times(catalog: Path) -> tuple[Timed, ...]:
    """Words alone; words under conditions that many products meet; under conditions that few meet."""
    asked = queries(_QUERIES)
    kinds = (("words", _free), ("words and a wide filter", _wide), ("words and a narrow filter", _narrow))
    return tuple(
        _timed(catalog, kind, [make(random.Random(i), q) for i, q in enumerate(asked)]) for kind, make in kinds
    )


def _free(_: random.Random, words: str) -> ProductQuery:
    return ProductQuery(words=words)


def _wide(random_: random.Random, words: str) -> ProductQuery:
    return ProductQuery(words=words, max_price=_cap(random_.randint(100, 300)), min_rating=3.5, in_stock=True)


def _narrow(random_: random.Random, words: str) -> ProductQuery:
    return ProductQuery(
        words=words, max_price=_cap(random_.randint(20, 60)), max_sides_cm=(55, 40, 20), max_weight_kg=2.5
    )


def _cap(amount: int) -> Money:
    return Money(amount=Decimal(amount), currency="EUR")


def _timed(catalog: Path, kind: str, asked: Sequence[ProductQuery]) -> Timed:
    with ProductStore.open(catalog) as store:
        first = [_one(store, query) for query in asked]
        again = [_one(store, query) for _ in range(_ROUNDS) for query in asked]
    found = sum(one.found for one in first) / len(first)
    return Timed(kind, [o.wall for o in first], [o.wall for o in again], [o.busy for o in again], found)


@dataclass(frozen=True)
class _Searched:
    wall: float
    busy: float
    found: bool


def _one(store: ProductStore, query: ProductQuery) -> _Searched:
    wall, busy = time.perf_counter(), time.process_time()
    found = store.search(query)
    return _Searched((time.perf_counter() - wall) * 1000, (time.process_time() - busy) * 1000, bool(found.hits))


def table(result: tuple[Imported, Sequence[Timed]]) -> str:
    made, timed = result
    lines = [
        f"{made.rows} synthetic products, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        f"import: {made.added} added in {made.wall:.0f} s ({made.added / made.wall:.0f} a second; {made.cpu:.0f} s of processor), "
        f"peak {made.peak_mb:.0f} MB",
        f"files: feed {made.feed_mb:.0f} MB, records {made.records_mb:.0f} MB, index {made.index_mb:.0f} MB",
        "",
        f"{'search, ms':<28}{'cold p50':>10}{'cold p95':>10}{'warm p50':>10}{'warm p95':>10}{'busy p50':>10}{'busy p95':>10}{'found':>8}",
    ]
    for row in timed:
        shown = [np.percentile(held, at) for held in (row.cold, row.warm, row.busy) for at in (50, 95)]
        lines.append(f"{row.kind:<28}" + "".join(f"{value:>10.1f}" for value in shown) + f"{row.found:>8.0%}")
    return "\n".join(lines)


def _import(feed: Path, catalog: Path) -> None:
    with ProductStore.create(catalog) as store:
        report = store.add(read_products(feed))
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(report.added, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    _import(Path(sys.argv[1]), Path(sys.argv[2]))
