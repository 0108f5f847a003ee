"""Short questions get short answers from facts; what is not known is said."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What plugs are used in Arcadia?", "plug types C, F, 230 V, 50 Hz"),
        ("아르카디아 콘센트 모양은?", "C, F형"),
        ("Is the Clock Museum open on 7 December 2026?", "closed"),
        ("Is the Clock Museum open on 8 December 2026?", "10:00-18:00"),
        ("Is Gull Hill open tomorrow?", "hours unknown"),
        ("What is the weather like in Harbourton in May?", "mean high 15"),
        ("How far is Milltown from Harbourton?", "89 km"),
        ("Harbourton or Milltown?", "yours to say"),
        ("Do I need a visa for Arcadia?", "say which passport"),
        ("Why?", "no plan yet"),
        ("hello", "Hello"),
    ],
)
def test_a_question_is_answered_from_facts(planner: Any, question: str, words: str) -> None:
    reply = planner.ask(question)
    assert reply.outcome == "published"
    assert words in reply.text
    assert reply.plan is None


def test_every_fact_in_an_answer_has_a_verified_claim_with_its_source(planner: Any) -> None:
    reply = planner.ask("What plugs are used in Arcadia?")
    claim = next(c for c in reply.claims if c.field == "plugs")
    assert claim.verdict == "supported"
    assert claim.source == "world"


def test_the_passport_of_the_question_is_used_and_not_remembered(pack_planner: Any) -> None:
    reply = pack_planner.ask("Do I need a visa for Japan with a Korean passport?")
    assert "90 days" in reply.text
    assert "South Korea" not in reply.text
    assert pack_planner.memory.rows() == ()


@pytest.fixture
def pack_planner(now: Any) -> Any:
    """A planner over the shipped pack."""
    from tripwright import Planner, Settings

    with Planner(Settings(ask=False), clock=lambda: now) as made:
        yield made
