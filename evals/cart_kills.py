"""Real kills: a process that approves carts one after another is killed without warning; another goes on where it stopped."""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from ..domain.settings import Settings
from ..tools.catalog.memory import InMemoryCatalog
from ..tools.shopping.product_feed import GoodRow
from ..tools.shopping.product_store import ProductStore
from .cart_chaos import GOODS, START, Killed, rows_of

_LOG, _LEDGER = "said.jsonl", "carts.sqlite"
_WAIT = 60.0  # seconds for a process to begin


def run(kills: int = 100, seed: int = 0, carts_a_home: int = 10) -> Killed:
    """`kills` processes killed at random moments; after each, its open question is answered by another process."""
    rng, killed = random.Random(seed), Killed()
    while killed.kills < kills:
        with tempfile.TemporaryDirectory(prefix="tripwright-kill-") as folder:
            home = Path(folder)
            for _ in range(min(carts_a_home, kills - killed.kills)):
                _kill(home, rng.randrange(1 << 30), rng.uniform(0, 1.5))
                killed.kills += 1
                killed.replays += _go_on(home, rng)
            _check(home, killed)
    return killed


def _kill(home: Path, seed: int, after: float) -> None:
    """Start a process, let it come to work, and kill it `after` seconds later."""
    command = [sys.executable, "-m", "tripwright.evals.cart_kills", str(home), str(seed)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert child.stdout is not None
    started = time.monotonic()
    while child.stdout.readline() != b"ready\n" and time.monotonic() - started < _WAIT and child.poll() is None:
        pass
    time.sleep(after)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()


def planner_of(home: Path, store: ProductStore) -> Any:
    from ..agent.planner import Planner

    return Planner(Settings(home=home), catalog=InMemoryCatalog(), products=store, clock=lambda: START)


def _go_on(home: Path, rng: random.Random) -> int:
    """What a person finds after the crash: the question, still open, or the answer. They say the same again, or no."""
    said = _said(home)
    if not said:
        return 0
    last = said[-1]
    with _store() as store, planner_of(home, store) as planner:
        waiting = planner.waiting(last["thread"])
        if waiting is None:
            list(planner.resume(last["thread"], "yes"))  # a replay of an answer that came through, or of none
            return 1
        answer = rng.choice(("yes", "no"))
        _note(home, last["thread"], waiting.reply.cart.digest, answer)
        list(planner.resume(last["thread"], answer))
    return 1


def _check(home: Path, killed: Killed) -> None:
    said = _said(home)
    agreed = {x["digest"] for x in said if x["answer"] == "yes"}
    rows = rows_of(str(home / _LEDGER)) if (home / _LEDGER).exists() else []
    left = [digest for digest, _, handover in rows if handover is not None]
    killed.agreed += len(agreed)
    killed.left += len(left)
    killed.unapproved += sum(digest not in agreed for digest in left)
    threads = {x["digest"]: x["thread"] for x in said}
    of_threads = [threads.get(digest) for digest in left]
    killed.double += len(of_threads) - len(set(of_threads))


def _said(home: Path) -> list[dict[str, str]]:
    """What was said, each line written through to the disk before it was said."""
    path = home / _LOG
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines if line.endswith("}")]


def _note(home: Path, thread: str, digest: str, answer: str) -> None:
    with (home / _LOG).open("a", encoding="utf-8") as file:
        file.write(json.dumps({"thread": thread, "digest": digest, "answer": answer}) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _store() -> ProductStore:
    store = ProductStore.create(None)
    store.add(GoodRow(n, p) for n, p in enumerate(GOODS, 1))
    return store


def child(home: Path, seed: int) -> None:
    """Propose and answer, cart after cart, until killed."""
    rng = random.Random(seed)
    with _store() as store, planner_of(home, store) as planner:
        for number in range(10_000):
            thread = f"{seed}-{number}"
            list(planner.stream(f"/cart add {rng.choice(GOODS).id}", thread, door="cart"))
            if number == 0:
                print("ready", flush=True)
            asked = list(planner.stream("/cart approve", thread, door="cart"))[-1]
            answer = rng.choice(("yes", "yes", "no"))
            _note(home, thread, asked.reply.cart.digest, answer)
            list(planner.resume(thread, answer))


if __name__ == "__main__":
    child(Path(sys.argv[1]), int(sys.argv[2]))
