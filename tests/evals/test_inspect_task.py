"""What a scenario and its run become in Inspect; the library itself is large and not installed for tests."""

from importlib.util import find_spec

import pytest
from tripwright.domain.errors import InputError
from tripwright.evals.inspect_task import check, said, told, wanted, why
from tripwright.evals.run import Result
from tripwright.evals.scenario import SHIPPED, read
from tripwright.evals.scorers import Failure


def result(turns: list[dict[str, object]], *failures: Failure) -> Result:
    return Result(key="k", scenario="s", planner="p", passed=not failures, failures=failures, state={"turns": turns})


def test_a_conversation_is_told_in_its_order_with_questions_and_answers():
    scenario = read(SHIPPED / "asks-once.yaml")
    turns: list[dict[str, object]] = [{"outcome": "published", "text": "Day 1", "asked": [{"question": "Where to?"}]}]
    assert said(scenario) == scenario.turns[0].say
    assert told(scenario, result(turns)) == [
        ("assistant", "Where to?"),
        ("user", scenario.turns[0].answers[0]),
        ("assistant", "Day 1"),
    ]


def test_a_played_user_says_what_they_said():
    scenario = read(SHIPPED / "user-plain.yaml")
    turns: list[dict[str, object]] = [{"said": "plan a trip for me", "text": "A"}, {"said": "slower", "text": "B"}]
    assert said(scenario) == "plan a trip for me"
    assert told(scenario, result(turns)) == [("assistant", "A"), ("user", "slower"), ("assistant", "B")]


def test_the_target_lists_what_must_be_true_and_the_score_says_what_is_not():
    text = wanted(read(SHIPPED / "cart-price-drift.yaml"))
    assert "last.approval.approved: equals False" in text
    assert "never says" in text and "says nothing was handed over" in text
    assert why(result([], Failure(basis="state", text="x"))) == "state: x"
    assert why(result([])) == "as it must be"


@pytest.mark.skipif(find_spec("inspect_ai") is not None, reason="the extra is installed here")
def test_without_the_library_a_sentence_says_what_to_install():
    with pytest.raises(InputError, match=r"tripwright\[inspect\]"):
        check()
