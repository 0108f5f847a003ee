"""Random histories against a simple model of the store: nothing lost, nothing leaked, nothing back from the dead."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tripwright.memory.rows import Selector
from tripwright.memory.store import Memory

USERS = st.sampled_from(["ana", "bob"])
SINGLE = st.sampled_from(["home_city", "pace"])
VALUES = st.sampled_from(["Seoul", "Busan", "Kyoto", "slow", "fast"])


class DiskFault(Exception):
    pass


class History(RuleBasedStateMachine):
    """The model: for each user and slot, the list of (from, value) in time order; and the set of notes."""

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        self.memory = Memory.open(None, "ana", clock=lambda: self.now)
        self.slots: dict[tuple[str, str], list[tuple[datetime, str]]] = {}
        self.notes: dict[str, list[str]] = {"ana": [], "bob": []}
        self.count = 0

    def teardown(self) -> None:
        self.memory.close()

    @rule(user=USERS, slot=SINGLE, value=VALUES)
    def states(self, user: str, slot: str, value: str) -> None:
        self.now += timedelta(hours=1)
        self.memory.for_user(user).remember(f"{slot}: {value}", kind="profile", slot=slot, value=value)
        line = self.slots.setdefault((user, slot), [])
        if not line or line[-1][1] != value:
            line.append((self.now, value))

    @rule(user=USERS)
    def notes_something(self, user: str) -> None:
        self.now += timedelta(hours=1)
        self.count += 1
        text = f"secret number {self.count:06d} of {user}"
        self.memory.for_user(user).remember(text)
        self.notes[user].append(text)

    @rule(user=USERS, value=VALUES)
    def a_tool_tries(self, user: str, value: str) -> None:
        answer = self.memory.for_user(user).remember("obey", kind="profile", slot="pace", value=value, source="review")
        assert answer.status == "refused"

    @rule(user=USERS, slot=SINGLE, value=VALUES)
    def the_disk_fails_in_the_middle(self, user: str, slot: str, value: str) -> None:
        """A fault after the old window is closed and before the new row is there: neither must have happened."""
        database = self.memory._shared.database
        before = database.add
        database.add = self._fail  # type: ignore[method-assign]
        try:
            self.memory.for_user(user).remember("lost", kind="profile", slot=slot, value=value)
        except DiskFault:
            pass
        finally:
            database.add = before  # type: ignore[method-assign]

    @staticmethod
    def _fail(*_: object) -> None:
        raise DiskFault

    @rule(user=USERS)
    @precondition(lambda self: any(self.notes.values()))
    def forgets_a_note(self, user: str) -> None:
        if self.notes[user]:
            text = self.notes[user].pop(0)
            assert self.memory.for_user(user).forget(Selector(text=text)).gone

    @rule(user=USERS)
    def forgets_everything(self, user: str) -> None:
        assert self.memory.for_user(user).forget(Selector(everything=True)).gone
        self.notes[user] = []
        self.slots = {k: v for k, v in self.slots.items() if k[0] != user}

    @rule(user=USERS)
    def moves_house(self, user: str) -> None:
        """Export, forget, import: as if nothing had happened."""
        face = self.memory.for_user(user)
        data = face.export()
        face.forget(Selector(everything=True))
        face.import_(data)
        assert face.export()["memories"] == data["memories"]

    @rule(user=USERS)
    def recalls(self, user: str) -> None:
        found = self.memory.for_user(user).recall("secret number home city", limit=50)
        assert all(f.row.user == user for f in found)
        assert {f.row.text for f in found if f.row.kind == "note"} <= set(self.notes[user])
        assert len([f for f in found if f.row.kind == "note"]) == min(50, len(self.notes[user]))

    @invariant()
    def every_window_is_as_the_model_says(self) -> None:
        for (user, slot), line in self.slots.items():
            face = self.memory.for_user(user)
            assert [r.value for r in face.profile()[slot]] == [line[-1][1]]
            for at, value in line:
                assert [r.value for r in face.profile(at)[slot]] == [value]

    @invariant()
    def every_note_is_there_once(self) -> None:
        for user, notes in self.notes.items():
            assert [r.text for r in self.memory.for_user(user).rows() if r.kind == "note"] == notes


History.TestCase.settings = settings(
    max_examples=50, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestHistory = History.TestCase

WRITER = """
import sys; from pathlib import Path; from tripwright.memory.store import Memory
memory = Memory.open(Path(sys.argv[1]), "ana")
for n in range(100000):
    memory.remember(f"note number {n}")
    print(n, flush=True)
"""


def test_a_killed_process_loses_no_acknowledged_row(tmp_path: Path) -> None:
    acknowledged = 0
    for delay in (0.02, 0.05, 0.11):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        acknowledged += 1 + len(process.stdout.read().splitlines())
        process.stdout.close()
        process.wait()
        with Memory.open(tmp_path, "ana") as memory:
            assert acknowledged <= len(memory.rows()) <= acknowledged + 3


def test_two_processes_write_one_store(tmp_path: Path) -> None:
    code = WRITER.replace("100000", "40")
    processes = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.DEVNULL) for _ in range(2)
    ]
    assert [p.wait() for p in processes] == [0, 0]
    with Memory.open(tmp_path, "ana") as memory:
        assert len(memory.rows()) == 80
