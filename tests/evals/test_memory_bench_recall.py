"""The bench of recall: its conversations are whole, and the hybrid is not worse than its parts."""

import random
from itertools import islice

from tripwright.evals import memory_bench_recall as bench


def test_every_question_has_its_evidence_in_the_conversation():
    for half in ("dev", "heldout"):
        for conversation in bench.conversations(half):
            assert all(ask.evidence and max(ask.evidence) < len(conversation.turns) for ask in conversation.asks)
            assert [t[2] for t in conversation.turns] == sorted(t[2] for t in conversation.turns)


def test_the_halves_share_no_story_line():
    said = [{t[3] for c in islice(bench.conversations(half), 4) for t in c.turns} for half in ("dev", "heldout")]
    assert len(said[0] & said[1]) < 3


def test_there_are_enough_conversations_with_many_sessions():
    every = [c for half in ("dev", "heldout") for c in bench.conversations(half)]
    assert len(every) >= 30
    assert min(len({t[0] for t in c.turns}) for c in every) > 15


def test_the_hybrid_beats_words_alone(monkeypatch):
    monkeypatch.setattr(bench, "CONVERSATIONS", {"en": 2, "ko": 1})
    hits = bench.run("dev")
    plain, low, high = bench.interval(hits, "plain BM25", random.Random(0))
    hybrid = bench.interval(hits, "hybrid", random.Random(0))[0]
    assert low <= plain <= high
    assert hybrid > plain + 0.2
    assert "cross" in bench.table(hits, "three conversations")
