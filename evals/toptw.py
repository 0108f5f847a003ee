"""The itinerary scheduler on tourist trips as team orienteering with time windows (Solomon's instances, 100 places).

The scheduler is the one that plans trips: places are candidates, tours are days, the depot is the hotel. Distances are
Euclidean, rounded down to one decimal, so all times are counted in tenths. Each tour is checked here from the file alone.
"""

import csv
import json
import math
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random

from ..domain.errors import InputError
from ..domain.place import Point
from ..domain.settings import Weights
from ..tools.optimise.instance import Candidate, DayFrame, Limits, Window
from ..tools.optimise.schedule import schedule
from ..tools.optimise.travel import TravelModel
from . import toptw_peer

TENTHS = 10
NO_COSTS = Weights(transit_minute=0.0, repeat_kind=0.0, empty_day=0.0)
TEAMS = (1, 2, 3, 4)
Clock = Callable[[], float]


@dataclass(frozen=True)
class Node:
    """A place of an instance, times in tenths: `open` and `close` are the earliest and latest start of its service."""

    x: float
    y: float
    service: int
    prize: int
    open: int
    close: int


@dataclass(frozen=True)
class Row:
    """One solved instance. `gap` in percent of the best known score, negative when it is beaten; None when none is known.

    `peer_gap`: the same of stock PyVRP in as many seconds; None where it was not run, or gave no feasible tours.
    """

    instance: str
    m: int
    prize: int
    best_known: int | None
    gap: float | None
    feasible: bool
    seconds: float
    tours: tuple[tuple[int, ...], ...]
    peer_gap: float | None = None


def run(
    instances_dir: Path,
    m: int | None = None,
    seconds: float = 5.0,
    sample: int | None = None,
    out: Path | None = None,
    seed: int = 0,
    peer: bool = False,
    cpu: bool = False,
) -> tuple[Row, ...]:
    """Solve every instance, or a seeded `sample`, for `m` tours (None: 1 to 4), each within `seconds`.

    `instances_dir` holds the .txt files; best known scores are read from best_known.csv in it or beside it. Each solution
    is appended to `out` as one line of JSON as soon as it is found. `peer`: PyVRP too, with the same seconds. `cpu`: seconds are the
    processor's, for a machine that others use too. Raises InputError when there are no instances, or PyVRP is asked for and not installed.
    """
    if peer:
        toptw_peer.check()
    folder = instances_dir / "instances" if (instances_dir / "instances").is_dir() else instances_dir
    known = _best_known(folder)
    tasks = [(path, team) for path in sorted(folder.glob("*.txt")) if path.stem != "FORMAT" for team in _teams(m)]
    if not tasks:
        raise InputError(f"There are no instances (*.txt) in {folder}; give the folder that holds them.")
    if sample is not None and sample < len(tasks):
        tasks = sorted(Random(seed).sample(tasks, sample))
    rows = []
    for path, team in tasks:
        clock = time.process_time if cpu else time.perf_counter
        row = solve(path, team, seconds, known.get((path.stem, team)), seed, clock)
        rows.append(replace(row, peer_gap=_peer(path, row, seconds, seed, clock)) if peer else row)
        if out is not None:
            _append(out, rows[-1])
    return tuple(rows)


def solve(
    path: Path,
    m: int,
    seconds: float,
    best_known: int | None = None,
    seed: int = 0,
    clock: Clock = time.perf_counter,
) -> Row:
    """One instance with `m` tours. The seconds, by `clock`, include reading and preparing it."""
    begun = clock()
    nodes = read(path)
    days, candidates, travel = instance(nodes, m)
    left = max(0.01, seconds - (clock() - begun))
    limits = Limits(iterations=None, seconds=left, seed=seed, weights=NO_COSTS, clock=clock)
    found = schedule(days, candidates, travel, limits)
    tours = tuple(tuple(int(item.id) for item in day) for day in found.days)
    spent = clock() - begun
    prize = sum(nodes[i].prize for tour in tours for i in tour)
    gap = None if best_known is None else 100.0 * (best_known - prize) / best_known
    return Row(path.stem, m, prize, best_known, gap, feasible(nodes, tours), round(spent, 3), tours)


def _peer(path: Path, row: Row, seconds: float, seed: int, clock: Clock) -> float | None:
    nodes = read(path)
    tours = toptw_peer.tours(nodes, row.m, seconds, seed, clock)
    if row.best_known is None or not tours or not feasible(nodes, tours):
        return None
    return 100.0 * (row.best_known - sum(nodes[i].prize for tour in tours for i in tour)) / row.best_known


def read(path: Path) -> list[Node]:
    """The nodes of an instance file, the depot first. Raises InputError when the file is not one."""
    try:
        lines = [line.split() for line in path.read_text().splitlines()[2:] if line.strip()]
        return [_node(line) for line in lines]
    except (OSError, ValueError, IndexError) as error:
        raise InputError(f"{path} is not an instance file ({error}); see its format note.") from error


def instance(nodes: Sequence[Node], m: int) -> tuple[list[DayFrame], list[Candidate], TravelModel]:
    """The scheduler's view. Points only name the places: how far they are apart is in the matrix alone."""
    points = [Point(lat=0.0, lon=number / 100) for number in range(len(nodes))]
    travel = TravelModel.given(points, [[distance(a, b) for b in nodes] for a in nodes])
    days = [DayFrame(0, nodes[0].close, points[0], points[0])] * m
    candidates = [
        Candidate(str(number), points[number], n.service, float(n.prize), ((Window(n.open, n.close + n.service),),) * m)
        for number, n in enumerate(nodes)
        if number
    ]
    return days, candidates, travel


def distance(a: Node, b: Node) -> int:
    """Tenths, rounded down; exact for coordinates of up to two decimals."""
    dx, dy = round(100 * (a.x - b.x)), round(100 * (a.y - b.y))
    return math.isqrt(dx * dx + dy * dy) // 10


def feasible(nodes: Sequence[Node], tours: Iterable[Sequence[int]]) -> bool:
    """Nothing twice, every service begun in its time, every tour back at the depot before it closes."""
    seen: set[int] = set()
    for tour in tours:
        now, here = 0, nodes[0]
        for number in tour:
            if number in seen or not 0 < number < len(nodes):
                return False
            seen.add(number)
            now = max(now + distance(here, nodes[number]), nodes[number].open)
            if now > nodes[number].close:
                return False
            now, here = now + nodes[number].service, nodes[number]
        if now + distance(here, nodes[0]) > nodes[0].close:
            return False
    return True


def table(rows: Sequence[Row]) -> str:
    """Mean gap and feasibility by set, all sets last; PyVRP beside where it was run; and which instances these are."""
    peer = any(row.peer_gap is not None for row in rows)
    head = f"{'set':<6}{'runs':>6}{'feasible':>10}{'mean gap %':>12}{'worst %':>9}{'mean s':>8}"
    lines = [head + (f"{'PyVRP mean %':>14}{'worst %':>9}" if peer else "")]
    families = sorted({_family(row) for row in rows})
    lines += [_line(family, [row for row in rows if _family(row) == family], peer) for family in families]
    lines.append(_line("all", rows, peer))
    lines.append("instances (tours): " + ", ".join(f"{row.instance} ({row.m})" for row in rows))
    return "\n".join(lines)


def _line(name: str, rows: Sequence[Row], peer: bool) -> str:
    mean, worst = _gaps([row.gap for row in rows])
    good = sum(row.feasible for row in rows)
    spent = sum(row.seconds for row in rows) / max(1, len(rows))
    ours = f"{name:<6}{len(rows):>6}{f'{good}/{len(rows)}':>10}{mean:>12}{worst:>9}{spent:>8.1f}"
    if not peer:
        return ours
    theirs, worst = _gaps([row.peer_gap for row in rows])
    return f"{ours}{theirs:>14}{worst:>9}"


def _gaps(gaps: Sequence[float | None]) -> tuple[str, str]:
    known = [g for g in gaps if g is not None]
    return (f"{sum(known) / len(known):.2f}", f"{max(known):.2f}") if known else ("unknown", "unknown")


def _family(row: Row) -> str:
    """c1, c2, r1, r2, rc1, rc2."""
    return row.instance.rstrip("0123456789") + row.instance.lstrip("abcdefghijklmnopqrstuvwxyz")[:1]


def _teams(m: int | None) -> tuple[int, ...]:
    return TEAMS if m is None else (m,)


def _node(fields: Sequence[str]) -> Node:
    return Node(
        x=float(fields[1]),
        y=float(fields[2]),
        service=round(float(fields[3]) * TENTHS),
        prize=round(float(fields[4])),
        open=round(float(fields[-2]) * TENTHS),
        close=round(float(fields[-1]) * TENTHS),
    )


def _best_known(folder: Path) -> dict[tuple[str, int], int]:
    for path in (folder / "best_known.csv", folder.parent / "best_known.csv"):
        if path.is_file():
            with path.open(newline="") as file:
                return {(r["instance"], int(r["m"])): int(float(r["best_known"])) for r in csv.DictReader(file)}
    return {}


def _append(out: Path, row: Row) -> None:
    line = {key: asdict(row)[key] for key in ("instance", "m", "tours", "seconds")}
    with out.open("a") as file:
        file.write(json.dumps(line) + "\n")


def solutions(path: Path) -> Iterator[tuple[str, int, list[list[int]]]]:
    """The lines of a solutions file: instance, m, tours."""
    for line in path.read_text().splitlines():
        record = json.loads(line)
        yield record["instance"], record["m"], record["tours"]
