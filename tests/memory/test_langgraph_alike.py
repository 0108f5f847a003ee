"""The store behaves as LangGraph's own in-memory one, on random operations."""

import asyncio
import random

from langgraph.store.memory import InMemoryStore
from tripwright.memory.langgraph_store import MemoryStore
from tripwright.memory.store import Memory

SPACES = [("a",), ("a", "b"), ("a", "b", "c"), ("d",), ("d", "b")]


def _plain(items):
    return sorted((i.namespace, i.key, str(i.value)) for i in items)


def test_both_stores_answer_alike():
    rng = random.Random(0)
    with Memory.open(None, "ana") as memory:
        ours, theirs = MemoryStore(memory), InMemoryStore()
        for _ in range(150):
            space, key = rng.choice(SPACES), f"k{rng.randrange(4)}"
            if rng.random() < 0.7:
                value = {"n": rng.randrange(5), "word": rng.choice(["tea", "jazz"])}
                ours.put(space, key, value)
                theirs.put(space, key, value)
            else:
                ours.delete(space, key)
                theirs.delete(space, key)
        for space in SPACES:
            for key in ("k0", "k1", "k9"):
                one, other = ours.get(space, key), theirs.get(space, key)
                assert (one and one.value) == (other and other.value)
            for wanted in (None, {"word": "tea"}, {"n": {"$gte": 2}}, {"n": {"$ne": 1}, "word": "jazz"}):
                found = [s.search(space[:1], filter=wanted, limit=100) for s in (ours, theirs)]
                assert _plain(found[0]) == _plain(found[1])
        for options in ({}, {"prefix": ("a",)}, {"suffix": ("b",)}, {"max_depth": 1}, {"prefix": ("*", "b")}):
            assert sorted(ours.list_namespaces(**options)) == sorted(theirs.list_namespaces(**options))


def test_it_answers_asynchronously_and_by_words():
    async def run():
        with Memory.open(None, "ana") as memory:
            store = MemoryStore(memory)
            await store.aput(("notes",), "1", {"text": "I like quiet gardens"})
            await store.aput(("notes",), "2", {"text": "trams and trains"})
            found = await store.asearch(("notes",), query="a garden that is quiet", limit=1)
            return found[0].key, (await store.aget(("notes",), "2")).value

    assert asyncio.run(run()) == ("1", {"text": "trams and trains"})
