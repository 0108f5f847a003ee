"""Run quick benches side by side, a process each worker, and say what is broken, wrong or fallen."""

import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from ...domain.model import Model
from ..workers import outlive_no_parent
from .baseline import Baselines, fallen
from .bench import Measure, Scored
from .registry import bench


class Row(Model):
    """One bench. `broken`: what it raised; `seconds` by the clock and `cpu` of the processor, of its children too."""

    name: str
    about: str
    scored: Scored = Scored(measures=())
    broken: str = ""
    seconds: float = 0.0
    cpu: float = 0.0


def run(names: Sequence[str], jobs: int = 1, done: Callable[[Row], None] = lambda _: None) -> list[Row]:
    """In the order of the names; the longest are begun first. What a bench raises is a broken row, and no other bench suffers."""
    rows: dict[str, Row] = {}
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=outlive_no_parent) as pool:
        order = sorted(names, key=lambda n: -bench(n).seconds)
        work: dict[Future[Row], str] = {pool.submit(one, name): name for name in order}
        for future in as_completed(work):
            name, error = work[future], future.exception()
            row = Row(name=name, about=bench(name).about, broken=f"{type(error).__name__}: {error}") if error else None
            rows[name] = row or future.result()
            done(rows[name])
    return [rows[name] for name in names]


def one(name: str) -> Row:
    """One bench, in this process."""
    chosen, clock, worked = bench(name), time.perf_counter(), _processor()
    with tempfile.TemporaryDirectory(prefix="tripwright-bench-") as folder:
        found = chosen.run(Path(folder))
    spent, cpu = time.perf_counter() - clock, _processor() - worked
    return Row(name=name, about=chosen.about, scored=found, seconds=round(spent, 2), cpu=round(cpu, 2))


def _processor() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def problems(rows: Sequence[Row], baselines: Baselines | None) -> Iterator[str]:
    """Why a run fails; nothing when it does not."""
    for row in rows:
        if row.broken:
            yield f"{row.name} is broken: {row.broken}"
            continue
        yield from (f"{row.name} is wrong: {what}" for what in row.scored.wrong)
        known: Mapping[str, Measure] = baselines.benches.get(row.name, {}) if baselines else {}
        yield from (f"{row.name}: {what}" for what in fallen(row.scored, known))


def table(rows: Sequence[Row], baselines: Baselines | None) -> str:
    """A line a measure, with the interval of its baseline; then what all of it took."""
    lines = [f"{'bench':<14}{'measure':<44}{'now':>12}  {'baseline':<26}{'seconds':>8}{'processor':>10}"]
    for row in rows:
        spent = f"{row.seconds:>8.1f}{row.cpu:>10.1f}"
        if row.broken:
            lines.append(f"{row.name:<14}{'BROKEN':<44}{'':>12}  {'':<26}{spent}")
        known = baselines.benches.get(row.name, {}) if baselines else {}
        for number, measure in enumerate(row.scored.measures):
            first = number == 0
            before = _before(known.get(measure.name))
            line = f"{row.name if first else '':<14}{measure.name:<44}{measure.text:>12}  {before:<26}{spent if first else ''}"
            lines.append(line.rstrip())
    total = sum(r.cpu for r in rows)
    return "\n".join([*lines, f"{len(rows)} benches, {total:.0f} s of processor time in all."])


def _before(measure: Measure | None) -> str:
    if measure is None:
        return ""
    low, high = (measure.model_copy(update={"value": v}).text for v in (measure.low, measure.high))
    return f"{measure.text} [{low}, {high}]".replace(" %", "")
