"""Forgetting everywhere, and the proof of it; export and import."""

from dataclasses import dataclass, field

import pytest
from tripwright.domain.errors import InputError
from tripwright.memory.rows import Selector

SECRET = "my therapist lives in Gangneung"


@dataclass
class Drawer:
    """A store of plans that a host registers."""

    name: str = "plans"
    held: list = field(default_factory=lambda: ["session-1", "session-2"])
    stubborn: bool = False

    def forget(self, user, what):
        going = [s for s in self.held if what.everything or s in what.sessions]
        if not self.stubborn:
            self.held = [s for s in self.held if s not in going]
        return 0 if self.stubborn else len(going)

    def probe(self, user, what):
        return sum(what.everything or s in what.sessions for s in self.held)


@pytest.mark.parametrize("chroma_from", [0, 1000])
def test_what_is_forgotten_is_in_no_file_any_more(opened, tmp_path, chroma_from):
    memory = opened(chroma_from=chroma_from)
    memory.remember(SECRET, session="s1")
    memory.remember("I like jazz")
    assert memory.recall("therapist")
    receipt = memory.forget(Selector(text="therapist"))
    assert receipt.gone, receipt
    assert receipt.removed["rows"] == 1
    assert "finds nothing" in str(receipt)
    assert memory.recall(SECRET) == ()
    assert [f.row.text for f in memory.recall("jazz")] == ["I like jazz"]
    for path in (tmp_path / "home").rglob("*"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes()


def test_what_is_forgotten_stays_forgotten_after_a_restart(opened):
    memory = opened()
    memory.remember(SECRET)
    memory.forget(Selector(everything=True))
    assert opened().rows() == ()


def test_registered_stores_are_emptied_too(memory):
    drawer = Drawer()
    memory.register(drawer)
    memory.remember(SECRET, session="session-1")
    receipt = memory.forget(Selector(text="therapist"))
    assert receipt.removed["plans"] == 1
    assert drawer.held == ["session-2"]


def test_the_receipt_tells_when_a_store_did_not_obey(memory):
    memory.register(Drawer(stubborn=True))
    memory.remember(SECRET, session="session-1")
    receipt = memory.forget(Selector(everything=True))
    assert not receipt.gone
    assert "2 in plans" in str(receipt)


def test_an_empty_selector_forgets_nothing(memory):
    memory.remember(SECRET)
    assert memory.forget(Selector()).removed["rows"] == 0
    assert len(memory.rows()) == 1


def test_conditions_of_a_selector_all_hold(memory):
    memory.remember("jazz", kind="feedback", session="a")
    memory.remember("jazz", kind="feedback", session="b")
    memory.forget(Selector(kind="feedback", session="a"))
    assert [r.session for r in memory.rows()] == ["b"]


def test_the_same_words_of_another_user_do_not_spoil_the_proof(opened):
    ana, bob = opened("ana"), opened("bob")
    ana.remember(SECRET)
    bob.remember(SECRET)
    assert ana.forget(Selector(everything=True)).gone
    assert len(bob.rows()) == 1


def test_an_export_imports_again_unchanged(memory, clock):
    memory.remember("I live in Seoul", kind="profile", slot="home_city", value="Seoul")
    clock.later(days=1)
    memory.remember("I live in Busan", kind="profile", slot="home_city", value="Busan")
    data = memory.export()
    other = memory.for_user("bob")
    assert other.import_(data) == 2
    assert other.import_(data) == 0
    assert [(r.value, r.valid_to) for r in other.rows()] == [(r.value, r.valid_to) for r in memory.rows()]
    assert memory.import_(data) == 0


def test_an_export_after_forgetting_restores_every_row(memory):
    memory.remember("I like jazz")
    before = memory.export()
    memory.forget(Selector(everything=True))
    assert memory.import_(before) == 1
    assert memory.export()["memories"] == before["memories"]


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        {"format": "tripwright-memory", "version": 2, "memories": []},
        {"format": "tripwright-memory", "version": 1, "memories": [{}]},
    ],
)
def test_a_file_that_is_no_export_is_refused_whole(memory, data):
    with pytest.raises(InputError):
        memory.import_(data)
    assert memory.rows() == ()
