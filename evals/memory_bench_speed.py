"""How fast memory is with many users: recall and write at a hundred thousand memories, and how fast an index is built again."""

import random
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter, thread_time

from ..memory.portable import FORMAT, VERSION
from ..memory.store import Memory

_PEOPLE = "brother sister mother friend neighbour boss cousin teacher daughter uncle".split()
_DOES = "collects repairs paints photographs sells teaches studies remembers avoids loves".split()
_THINGS = "compasses radios harbours temples markets gardens trains noodles castles mountains ferries museums jazz tea maps".split()
_WHERE = "in Busan|near Kyoto|by the river|at the old station|on Sundays|every summer|since March|with the children|in the mountains".split(
    "|"
)
SAMPLES = 1000


@dataclass(frozen=True)
class Timed:
    """Milliseconds of one thing, by the clock and of the processor (which a busy machine does not change), or a rate."""

    name: str
    milliseconds: tuple[tuple[float, float], ...] = ()
    rate: float = 0.0


def run(memories: int = 100_000, users: int = 1000, samples: int = SAMPLES, one_user: int = 5000) -> list[Timed]:
    """Fill a store on disk, then time it."""
    home = Path(tempfile.mkdtemp(prefix="tripwright-speed-"))
    rng = random.Random(0)
    try:
        with Memory.open(home, "user-0") as memory:
            for number in range(users):
                memory.for_user(f"user-{number}").import_(_export(number, memories // users, rng))
        with Memory.open(home, "user-0") as memory:  # opened again: nothing is held ready
            return _timed(memory, users, samples, rng) + _rebuilt(home / "one", one_user, rng)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _timed(memory: Memory, users: int, samples: int, rng: random.Random) -> list[Timed]:
    faces = [memory.for_user(f"user-{rng.randrange(users)}") for _ in range(samples)]
    memory.for_user("user-0").recall("warm up the words")
    first = _each(faces, lambda face: face.recall(_sentence(rng), limit=10))
    again = _each(faces, lambda face: face.recall(_sentence(rng), limit=10))
    writes = _each(faces, lambda face: face.remember(_sentence(rng)))
    updates = _each(
        faces, lambda face: face.remember("pace", kind="profile", slot="pace", value=rng.choice(("slow", "fast")))
    )
    after = _each(faces, lambda face: face.recall(_sentence(rng), limit=10))
    return [
        Timed("recall, any user, first use or not", tuple(first)),
        Timed("recall, users already seen", tuple(again)),
        Timed("recall, just after a write", tuple(after)),
        Timed("write of a note", tuple(writes)),
        Timed("write that closes a window", tuple(updates)),
    ]


def _each(faces: Sequence[Memory], call: Callable[[Memory], object]) -> list[tuple[float, float]]:
    found = []
    for face in faces:
        start, own = perf_counter(), thread_time()
        call(face)
        found.append(((perf_counter() - start) * 1000, (thread_time() - own) * 1000))
    return found


def _rebuilt(home: Path, rows: int, rng: random.Random) -> list[Timed]:
    """One user with many rows: the partition of Chroma is lost, and built again at the next recall."""
    with Memory.open(home, "one") as memory:
        memory.import_(_export(0, rows, rng))
        memory.recall("first")
        again = [_each([memory], lambda face: face.recall(_sentence(rng), limit=10))[0] for _ in range(50)]
    shutil.rmtree(home / "index", ignore_errors=True)
    with Memory.open(home, "one") as memory:
        start = perf_counter()
        memory.recall("jazz by the river")
        seconds = perf_counter() - start
    return [
        Timed(f"recall of one user with {rows:,} rows", tuple(again)),
        Timed(f"index of {rows:,} rows built again, rows a second", rate=rows / seconds),
    ]


def _sentence(rng: random.Random) -> str:
    return (
        f"My {rng.choice(_PEOPLE)} {rng.choice(_DOES)} {rng.choice(_THINGS)} {rng.choice(_WHERE)} {rng.choice(_THINGS)}"
    )


def _export(user: int, count: int, rng: random.Random) -> dict[str, object]:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    rows = []
    for number in range(count):
        at = (start + timedelta(minutes=number)).isoformat()
        rows.append(
            {"id": f"m-{user:05d}-{number:05d}", "kind": "note", "text": _sentence(rng), "source": "user_said", "created": at, "valid_from": at}
        )  # fmt: skip
    return {"format": FORMAT, "version": VERSION, "memories": rows}


def table(timed: Sequence[Timed], title: str) -> str:
    rows = [title, f"{'milliseconds':<54}{'p50':>8}{'p95':>8}{'p99':>8}{'p95 of the processor':>22}"]
    for t in timed:
        if t.milliseconds:
            clock, own = (sorted(column) for column in zip(*t.milliseconds, strict=True))
            cells = "".join(f"{_at(clock, q):>8.1f}" for q in (0.5, 0.95, 0.99))
            rows.append(f"{t.name:<54}{cells}{_at(own, 0.95):>22.1f}")
        else:
            rows.append(f"{t.name:<54}{t.rate:>8,.0f}")
    return "\n".join(rows)


def _at(order: Sequence[float], share: float) -> float:
    return order[min(len(order) - 1, int(len(order) * share))]
