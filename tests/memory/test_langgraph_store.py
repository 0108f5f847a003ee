"""The LangGraph face: its contract, its isolation, and that forgetting reaches it."""

import asyncio

import pytest
from tripwright.domain.errors import InputError
from tripwright.memory.langgraph_store import MemoryStore
from tripwright.memory.rows import Selector
from tripwright.memory.store import Memory


@pytest.fixture
def store(memory):
    made = MemoryStore(memory)
    made.put(("notes", "a"), "1", {"text": "a quiet temple", "stars": 3})
    made.put(("notes", "b"), "2", {"text": "a loud market", "stars": 5})
    made.put(("other",), "3", {"text": "x", "stars": "many"})
    return made


def test_what_is_put_is_got_changed_and_deleted(store):
    assert store.get(("notes", "a"), "1").value == {"text": "a quiet temple", "stars": 3}
    store.put(("notes", "a"), "1", {"text": "new"})
    assert store.get(("notes", "a"), "1").value == {"text": "new"}
    store.delete(("notes", "a"), "1")
    assert store.get(("notes", "a"), "1") is None
    assert store.get(("notes",), "1") is None


def test_search_filters_ranks_and_pages(store):
    assert {i.key for i in store.search(("notes",))} == {"1", "2"}
    assert [i.key for i in store.search((), filter={"stars": {"$gte": 4}})] == ["2"]
    assert [i.key for i in store.search((), filter={"stars": 3})] == ["1"]
    best = store.search((), query="quiet temples", limit=1)
    assert best[0].key == "1"
    assert best[0].score > 0
    assert len(store.search((), limit=2, offset=2)) == 1


def test_namespaces_are_listed_by_their_ends(store):
    assert store.list_namespaces() == [("notes", "a"), ("notes", "b"), ("other",)]
    assert store.list_namespaces(prefix=("notes",), max_depth=1) == [("notes",)]
    assert store.list_namespaces(suffix=("b",)) == [("notes", "b")]


def test_it_works_from_async_graphs(store):
    assert asyncio.run(store.aget(("other",), "3")).key == "3"


def test_another_user_and_the_profile_see_nothing_of_it(store, memory):
    assert MemoryStore(memory.for_user("bob")).search(()) == []
    assert memory.rows() == ()
    assert memory.recall("quiet temple") == ()


def test_forgetting_everything_reaches_it(store, memory):
    assert memory.forget(Selector(everything=True)).gone
    assert store.search(()) == []


def test_private_mode_and_what_is_not_json(store):
    with Memory.open(None, private=True) as private:
        MemoryStore(private).put(("n",), "k", {"a": 1})
        assert MemoryStore(private).search(()) == []
    with pytest.raises(InputError):
        store.put(("n",), "k", {"a": object()})
    with pytest.raises(InputError):
        store.put(("a\x1fb",), "k", {"a": 1})
