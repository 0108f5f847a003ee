"""Forgetting reaches plans, conversations and the typed history."""

import sqlite3
from pathlib import Path

from tripwright.agent.forgetting import CHECKPOINTS, HISTORY, PLANS, forgettables
from tripwright.memory.forget import Forgotten

SAID = Forgotten(everything=False, ids=("m-1",), sessions=("t1",), phrases=("I am allergic to nuts",))
ALL = Forgotten(everything=True, ids=(), sessions=(), phrases=())


def _home(folder: Path) -> Path:
    with sqlite3.connect(folder / PLANS) as plans:
        plans.execute("CREATE TABLE plans (key TEXT PRIMARY KEY, body TEXT NOT NULL)")
        plans.executemany(
            "INSERT INTO plans VALUES (?, ?)", [("a", "... I am allergic to nuts ..."), ("b", "three days in Rome")]
        )
    plans.close()
    with sqlite3.connect(folder / CHECKPOINTS) as saved:
        saved.execute("CREATE TABLE checkpoints (thread_id TEXT, checkpoint BLOB)")
        saved.execute("CREATE TABLE writes (thread_id TEXT, value BLOB)")
        saved.executemany(
            "INSERT INTO checkpoints VALUES (?, ?)", [("t1", b"x"), ("t2", b"y"), ("t3", b"I am allergic to nuts")]
        )
    saved.close()
    (folder / HISTORY).write_text("+I am allergic to nuts\n+3 days in Rome\n")
    return folder


def test_a_phrase_leaves_every_store_and_the_rest_stays(tmp_path: Path) -> None:
    stores = {s.name: s for s in forgettables(_home(tmp_path))}
    assert {name: s.probe("local", SAID) for name, s in stores.items()} == {
        "plans": 1, "conversations": 2, "carts": 0, HISTORY: 1, "last-thread": 0,
    }  # fmt: skip
    assert sum(s.forget("local", SAID) for s in stores.values()) == 4
    assert sum(s.probe("local", SAID) for s in stores.values()) == 0
    assert all(b"allergic" not in p.read_bytes() for p in tmp_path.iterdir())
    assert "Rome" in (tmp_path / HISTORY).read_text()
    assert stores["plans"].probe("local", ALL) == 1


def test_everything_empties_every_store(tmp_path: Path) -> None:
    stores = forgettables(_home(tmp_path))
    for store in stores:
        store.forget("local", ALL)
    assert sum(s.probe("local", ALL) for s in stores) == 0
    assert b"Rome" not in (tmp_path / PLANS).read_bytes()


def test_a_home_without_files_has_nothing_to_forget(tmp_path: Path) -> None:
    assert [s.forget("local", ALL) for s in forgettables(tmp_path)] == [0] * 5


def test_a_card_number_reaches_no_file(tmp_path, catalog):
    from tripwright.agent.doors.typed_history import TypedHistory
    from tripwright.agent.planner import Planner
    from tripwright.domain.settings import Settings

    secret = "4111 1111 1111 1111"
    with Planner(Settings(home=tmp_path, ask=False), catalog=catalog) as planner:
        planner.ask(f"2 days in Harbourton in December, my card is {secret}")
        planner.ask(f"remember that my card is {secret}")
    TypedHistory(tmp_path / "history").store_string(f"my card is {secret}")
    files = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert len(files) > 3
    assert not [p for p in files if secret.encode() in p.read_bytes() or b"4111111111111111" in p.read_bytes()]


def test_what_a_model_read_and_what_was_bought_go_too(tmp_path):
    import sqlite3

    from tripwright.agent.forgetting import CARTS, forgettables
    from tripwright.agent.language.cache import ResponseCache
    from tripwright.memory.rows import Selector
    from tripwright.memory.store import Memory
    from tripwright.tools.shopping.ledger import CartLedger

    secret = "a cushion for my broken tailbone"
    ResponseCache(tmp_path / "answers.sqlite").put("k", secret)
    CartLedger(tmp_path / CARTS).close()
    with sqlite3.connect(tmp_path / CARTS) as carts:
        carts.execute("insert into answered values ('d', 1, 'now', ?)", (f'{{"note": "{secret}"}}',))
    carts.close()
    with Memory.open(tmp_path) as memory:
        for other in forgettables(tmp_path, tmp_path / "answers.sqlite"):
            memory.register(other)
        memory.remember(secret)
        receipt = memory.forget(Selector(text="tailbone"))
    assert receipt.gone
    assert (receipt.removed["model answers"], receipt.removed["carts"]) == (1, 1)
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and secret.encode() in p.read_bytes()]
    with sqlite3.connect(tmp_path / CARTS) as carts:
        assert carts.execute("select digest, handover from answered").fetchall() == [("d", None)]
    carts.close()
