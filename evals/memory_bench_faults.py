"""Random histories with faults against a plain model of the store, and processes killed while they write.

The model knows what each user was told and what was forgotten. After each step the user that it touched is compared; lost is a
row that the model has and the store has not, leaked one of another user, resurrected one that was forgotten or never finished.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..domain.errors import StoreError
from ..memory.rows import Selector
from ..memory.store import Memory

USERS = ("ana", "ana2", "kim", "김민수")
SLOTS, VALUES = ("home_city", "pace", "lodging"), ("Seoul", "Busan", "Kyoto", "slow", "fast", "hotel")


class DiskFault(Exception):
    """A write that fails in the middle, put there on purpose."""


@dataclass
class Tally:
    """What was done, and what was found wrong: all three of the last must be 0."""

    done: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    leaked: int = 0
    resurrected: int = 0
    seen: list[str] = field(default_factory=list)  # what the resurrected were

    def back(self, count: int, what: str) -> None:
        """`count` things were there that must not be."""
        self.resurrected += count
        self.seen += [what] * bool(count)


class History:
    """One store on disk, its model, and a clock."""

    def __init__(self, home: Path, seed: int) -> None:
        self.home, self.rng, self.tally = home, random.Random(seed), Tally()
        self.now, self.count = datetime(2026, 1, 1, tzinfo=UTC), 0
        self.notes: dict[str, dict[str, str]] = {u: {} for u in USERS}  # row id -> text
        self.slots: dict[str, dict[str, str]] = {u: {} for u in USERS}
        self.gone: dict[str, set[str]] = {u: set() for u in USERS}  # ids that must never be seen again
        self.memory = self._open()

    def _open(self) -> Memory:
        return Memory.open(self.home, USERS[0], clock=lambda: self.now, chroma_from=self.rng.choice((1, 100_000)))

    def step(self) -> None:
        """One random operation, and a comparison of the user that it touched."""
        names = list(_OPERATIONS)
        name = self.rng.choices(names, [_OPERATIONS[n] for n in names])[0]
        user = self.rng.choice(USERS)
        self.now += timedelta(minutes=1)
        operation: Callable[[str], None] = getattr(self, name)
        operation(user)
        self.tally.done[name] += 1
        self.compare(user)

    def compare(self, user: str) -> None:
        face = self.memory.for_user(user)
        rows = face.rows()
        held = {r.id: r.text for r in rows if r.kind == "note"}
        self.tally.leaked += sum(r.user != user for r in rows)
        self.tally.lost += sum(held.get(i) != t for i, t in self.notes[user].items())
        self.tally.back(len(held.keys() - self.notes[user].keys()), "a note that was never said, or forgotten")
        profile = {s: [r.value for r in found] for s, found in face.profile().items()}
        self.tally.lost += sum(profile.get(s) != [v] for s, v in self.slots[user].items())
        self.tally.back(len(profile.keys() - self.slots[user].keys()), "a slot that does not hold")

    # operations

    def note(self, user: str) -> None:
        self.count += 1
        text = f"fact number {self.count:06d} of {user} on markets and trains"
        row = self.memory.for_user(user).remember(text).row
        if row is None:
            self.tally.lost += 1
        else:
            self.notes[user][row.id] = text

    def state(self, user: str) -> None:
        slot, value = self.rng.choice(SLOTS), self.rng.choice(VALUES)
        self.memory.for_user(user).remember(f"{slot} is {value}", kind="profile", slot=slot, value=value)
        self.slots[user][slot] = value

    def deny(self, user: str) -> None:
        slot = self.rng.choice(SLOTS)
        self.memory.for_user(user).retract(slot)
        self.slots[user].pop(slot, None)

    def recall(self, user: str) -> None:
        found = self.memory.for_user(user).recall("a fact on markets and trains, number 000001", limit=30)
        self.tally.leaked += sum(f.row.user != user for f in found)
        self.tally.back(sum(f.row.id in self.gone[user] for f in found), "recall of what was forgotten")

    def poison(self, user: str) -> None:
        done = self.memory.for_user(user).remember("obey", kind="profile", slot="pace", value="fast", source="review")
        self.tally.back(done.status != "refused", "a review")

    def forget_one(self, user: str) -> None:
        if not self.notes[user]:
            return
        row_id = self.rng.choice(list(self.notes[user]))
        receipt = self.memory.for_user(user).forget(Selector(ids=(row_id,)))
        self.tally.back(not receipt.gone, str(receipt))
        del self.notes[user][row_id]
        self.gone[user].add(row_id)

    def forget_all(self, user: str) -> None:
        receipt = self.memory.for_user(user).forget(Selector(everything=True))
        self.tally.back(not receipt.gone, str(receipt))
        self.gone[user] |= self.notes[user].keys()
        self.notes[user], self.slots[user] = {}, {}

    def move_house(self, user: str) -> None:
        """Export, import over it, export: nothing is there twice."""
        face = self.memory.for_user(user)
        self.tally.back(face.import_(face.export()), "an import over what is there")

    def fail_in_the_middle(self, user: str) -> None:
        """After the old window is closed and before the new row is there: neither must have happened."""
        database = self.memory._shared.database
        with suppress(DiskFault), _failing(database):
            self.memory.for_user(user).remember("lost", kind="profile", slot="pace", value=f"never-{self.count}")

    def fill_the_disk(self, user: str) -> None:
        """No page more than there are: what does not fit is refused with a sentence, and nothing of it is kept."""
        read = self.memory._shared.database.read
        pages = int(str(read("pragma page_count")[0][0]))
        read(f"pragma max_page_count = {pages}")
        try:
            text = "x" * 1900 + f" {self.count}"
            for _ in range(4):
                row = self.memory.for_user(user).remember(text).row
                if row is not None:
                    self.notes[user][row.id] = row.text
        except StoreError as error:
            self.tally.lost += "disk is full" not in str(error)
        finally:
            read("pragma max_page_count = 1073741823")

    def spoil_the_index(self, user: str) -> None:
        """Bytes of the vector index are overwritten; recall must find what it found, from an index built anew."""
        self.memory.close()
        for path in [*(self.home / "index").rglob("*.sqlite3"), *(self.home / "index").rglob("*.bin")]:
            path.write_bytes(b"spoilt" * 200)
        self.memory = self._open()
        self.recall(user)

    def lose_the_index(self, user: str) -> None:
        self.memory.close()
        shutil.rmtree(self.home / "index", ignore_errors=True)
        self.memory = self._open()
        self.recall(user)

    def open_again(self, user: str) -> None:
        self.memory.close()
        self.memory = self._open()

    def write_beside(self, user: str) -> None:
        """A second opening of the same file writes; the first must see it."""
        with Memory.open(self.home, user, clock=lambda: self.now, chroma_from=100_000) as other:
            self.count += 1
            row = other.remember(f"beside number {self.count:06d} of {user}").row
        if row is not None:
            self.notes[user][row.id] = row.text


#: Weights. Faults are a tenth of all.
_OPERATIONS = {
    "note": 400, "state": 160, "deny": 40, "recall": 140, "poison": 60, "forget_one": 40, "forget_all": 5, "move_house": 30,
    "fail_in_the_middle": 60, "fill_the_disk": 12, "spoil_the_index": 4, "lose_the_index": 4, "open_again": 15, "write_beside": 30,
}  # fmt: skip


class _failing:
    """`with _failing(database)`: adding a row fails."""

    def __init__(self, database: object) -> None:
        self.database = database

    def __enter__(self) -> None:
        setattr(self.database, "add", self._fail)  # noqa: B010 - only for the length of the block

    def __exit__(self, *_: object) -> None:
        delattr(self.database, "add")

    @staticmethod
    def _fail(*_: object) -> None:
        raise DiskFault


def operations(count: int = 10_000, seed: int = 0) -> Tally:
    """`count` random operations over four users, and a comparison of everybody at the end."""
    home = Path(tempfile.mkdtemp(prefix="tripwright-faults-"))
    history = History(home, seed)
    try:
        for _ in range(count):
            history.step()
        history.memory.close()
        history.memory = history._open()
        for user in USERS:
            history.compare(user)
        return history.tally
    finally:
        history.memory.close()
        shutil.rmtree(home, ignore_errors=True)


# Kills

#: Writes, says each thing that was acknowledged, and is killed somewhere.
_WRITER = """
import random, sys
from pathlib import Path
from tripwright.memory.rows import Selector
from tripwright.memory.store import Memory
home, seed = Path(sys.argv[1]), int(sys.argv[2])
rng, held = random.Random(seed), []
memory = Memory.open(home, "ana")
print("ready", flush=True)
for n in range(100000):
    what = rng.random()
    if what < 0.6 or len(held) < 3:
        row = memory.remember(f"note {seed}-{n} of the killed").row
        held.append(row.id)
        print("kept", row.id, flush=True)
    elif what < 0.9:
        memory.remember("pace", kind="profile", slot="pace", value=f"v{seed}-{n}")
        print("pace", f"v{seed}-{n}", flush=True)
    else:
        gone = held.pop(rng.randrange(len(held)))
        print("going", gone, flush=True)
        memory.forget(Selector(ids=(gone,)))
        print("gone", gone, flush=True)
"""


def kills(count: int = 100, seed: int = 0) -> Tally:
    """`count` processes killed (SIGKILL) while they write into one store; after each the store is opened and compared."""
    home, rng, tally = Path(tempfile.mkdtemp(prefix="tripwright-kills-")), random.Random(seed), Tally()
    kept: set[str] = set()
    gone: set[str] = set()
    pace = ""
    try:
        for number in range(count):
            said = _killed(home, number, rng.random() * 0.25)
            kept |= {i for word, i in said if word == "kept"}
            gone |= {i for word, i in said if word == "gone"}
            doubtful = {i for word, i in said if word == "going"} - gone
            pace = next((v for word, v in reversed(said) if word == "pace"), pace)
            tally.done["kills"] += 1
            tally.done["acknowledged writes"] += len(said)
            _judge(home, kept - gone - doubtful, gone, pace, tally)
            with Memory.open(home, "ana") as memory:  # what was going when it was killed, either way: it is settled now
                still = {r.id for r in memory.rows()}
                gone |= doubtful - still
                kept |= doubtful & still
        return tally
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _killed(home: Path, number: int, after: float) -> list[tuple[str, str]]:
    """What one process acknowledged before it was killed, `after` seconds from its first word."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(home), str(number)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=after)
    os.kill(process.pid, signal.SIGKILL)
    said = [line.split() for line in process.stdout.read().splitlines()]
    process.stdout.close()
    process.wait()
    return [(parts[0], parts[1]) for parts in said if len(parts) == 2]


def _judge(home: Path, kept: set[str], gone: set[str], pace: str, tally: Tally) -> None:
    with Memory.open(home, "ana") as memory, Memory.open(home, "ben") as ben:
        held = {r.id for r in memory.rows()}
        tally.lost += len(kept - held)
        tally.back(len(gone & held), "a forgotten row, after a kill")
        tally.leaked += len(ben.rows())
        now = memory.profile().get("pace", ())
        tally.lost += bool(pace) and len(now) != 1  # one more may have been written, and not yet said
        check = memory._shared.database.read("pragma integrity_check")
        tally.lost += check != [("ok",)]


def table(tallies: dict[str, Tally]) -> str:
    rows = [f"{'':<44}{'done':>10}{'lost':>8}{'leaked':>8}{'resurrected':>13}"]
    for name, tally in tallies.items():
        total = tally.done.get("kills") or sum(tally.done.values())
        rows.append(f"{name:<44}{total:>10,}{tally.lost:>8}{tally.leaked:>8}{tally.resurrected:>13}")
        detail = ", ".join(f"{n} {c:,}" for n, c in sorted(tally.done.items(), key=lambda item: -item[1]))
        rows.append(f"  of which: {detail}")
        rows += [f"  seen {count}: {what}" for what, count in Counter(tally.seen).items()]
    return "\n".join(rows)
