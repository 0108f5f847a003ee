"""Other trips like the one that was planned: each sealed, none dominated, and every door can show and take them."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from tripwright.agent.answers.alternatives import picked
from tripwright.domain.errors import NotVerified
from tripwright.tools.verify import verify

WORDS = "3 days in Harbourton from 8 December 2027, museums"


def test_each_alternative_is_verified_and_sealed_and_differs(planner: Any) -> None:
    plan = planner.plan(WORDS)
    found = planner.alternatives(plan)
    assert 1 <= len(found) <= 3
    assert [one.plan for one in found if one.diff is None] == [plan]
    for one in found:
        assert one.plan.receipt is not None
        assert verify(one.plan, planner.catalog).passed
        assert one.diff is None or one.diff.added or one.diff.removed


@pytest.mark.parametrize("question", ["show me a cheaper option", "다른 안 보여줘", "有没有其他方案？"])
def test_a_person_may_ask_for_them_in_words(planner: Any, question: str) -> None:
    list(planner.stream(WORDS, thread="t"))
    reply = planner.ask(question, thread="t")
    assert reply.outcome == "published"
    assert reply.plan is None
    assert len(reply.text.splitlines()) >= 1
    assert all(c.verdict == "supported" for c in reply.claims if c.subject.startswith("plan:"))


def test_one_that_is_taken_is_what_the_conversation_is_about(planner: Any) -> None:
    list(planner.stream(WORDS, thread="t"))
    plan = planner.current("t")
    other = next((one for one in planner.alternatives(plan) if one.diff is not None), None)
    assert other is not None
    planner.take("t", other.plan)
    assert planner.current("t") == other.plan
    with pytest.raises(NotVerified):
        planner.take("t", other.plan.model_copy(update={"receipt": None}))


def test_they_are_named_in_any_of_the_languages_or_by_number(planner: Any) -> None:
    found = planner.alternatives(planner.plan(WORDS))
    assert picked(found, "as planned", "en") == picked(found, "지금", "ko")
    assert picked(found, "1", "en") == found[0]
    assert picked(found, "9", "en") is None


def test_the_chat_lists_and_takes_them(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "\n".join([WORDS, "/alternatives", "/alternatives nosuch"]) + "\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode()), encoding="utf-8"))
    done = run("chat")
    assert "as planned" in done.out
    assert "no trip called" in done.out + done.err


def test_the_command_line_shows_them_beside_the_plan(run: Callable[..., Any]) -> None:
    done = run("plan", "--json", "--alternatives", WORDS)
    body = json.loads(done.out)
    assert all(verify_names(one) for one in body["alternatives"])


def verify_names(one: dict[str, Any]) -> bool:
    return one["name"] in ("cheaper", "more to see", "calmer") and one["plan"]["receipt"] is not None
