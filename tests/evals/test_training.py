"""Runs as training data: nothing personal, verified against unverified, in the chat format with tools."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tripwright.evals.run import Result
from tripwright.evals.scenario import Scenario
from tripwright.evals.training import TOOLS, conversations, pairs, returned, tool_of, write

SCENARIO = Scenario.model_validate(
    {
        "id": "walk", "title": "A walk", "clock": datetime(2026, 11, 24, 9, tzinfo=UTC), "catalog": {"world": "plain"},
        "user": {"memory": [{"slot": "passport", "value": "KR", "text": "I hold a Korean passport"}]},
        "turns": [{"say": "2 days in Harbourton, write to kim@example.com", "answers": ["in May"]}, {"say": "slower"}],
        "expect": [{"path": "last.outcome", "equals": "published"}],
    }
)  # fmt: skip


def run(planner: str, passed: bool, *texts: str) -> Result:
    asked = [{"question": "When?"}]
    turns: list[dict[str, Any]] = [
        {"outcome": "published", "text": text, "plan": {"days": [n], "receipt": "secret"}, "asked": [] if n else asked}
        for n, text in enumerate(texts)
    ]
    return Result(
        key=planner, scenario="walk", planner=planner, passed=passed, state={"turns": turns, "memory": [{"text": "KR"}]}
    )


def test_a_passed_run_is_a_conversation_with_a_call_for_each_answer() -> None:
    (line,) = conversations([run("tripwright", True, "A", "B"), run("greedy", False, "C")], {"walk": SCENARIO})
    roles = [m["role"] for m in line["messages"]]
    assert roles == ["system", "user", "assistant", "user", "assistant", "tool", "assistant",
                     "user", "assistant", "tool", "assistant"]  # fmt: skip
    calls = [m["tool_calls"][0] for m in line["messages"] if m.get("tool_calls")]
    results = [m["tool_call_id"] for m in line["messages"] if m["role"] == "tool"]
    assert [c["id"] for c in calls] == results
    names = {t["function"]["name"] for t in TOOLS}
    assert {c["function"]["name"] for c in calls} <= names
    assert all(json.loads(c["function"]["arguments"])["request"] for c in calls)


def test_what_names_a_person_is_taken_out() -> None:
    (line,) = conversations([run("tripwright", True, "I wrote to kim@example.com", "B")], {"walk": SCENARIO})
    text = json.dumps(line)
    assert "kim@example.com" not in text
    assert "[email]" in text
    assert "Korean passport" not in text
    assert "secret" not in text


def test_a_pair_sets_the_verified_answer_against_the_other_at_the_first_turn_that_differs() -> None:
    rows = [run("greedy", False, "A", "wrong"), run("tripwright", True, "A", "B")]
    (line,) = pairs(rows, {"walk": SCENARIO})
    assert line["chosen"][-1]["content"] == "B"
    assert line["rejected"][-1]["content"] == "wrong"
    assert [m["content"] for m in line["prompt"] if m["role"] == "user"][-1] == "slower"


def test_two_runs_that_passed_make_no_pair() -> None:
    assert list(pairs([run("a", True, "A"), run("b", True, "B")], {"walk": SCENARIO})) == []


def test_a_planner_that_was_broken_on_purpose_is_no_example() -> None:
    assert list(conversations([run("fault:hurry", True, "A")], {"walk": SCENARIO})) == []


def test_the_tool_is_told_from_the_answer() -> None:
    assert tool_of({"plan": {"days": []}, "diff": {"added": []}}) == "revise_trip"
    assert tool_of({"claims": [{"subject": "product:1"}]}) == "recommend_products"
    assert tool_of({"claims": [{"subject": "JP"}]}) == "answer"
    assert json.loads(returned({"outcome": "refused", "error": "InputError"})) == {
        "outcome": "refused",
        "error": "InputError",
    }


def test_lines_are_written_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "sft.jsonl"
    assert write(iter([{"a": 1}, {"b": "둘"}]), path) == 2
    assert [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines()] == [{"a": 1}, {"b": "둘"}]
