"""A run's meter: caps end in rules, failures are not repeated for ever, and every call is counted under its node."""

from decimal import Decimal

import pytest
from tripwright.agent.language.meter import Meter
from tripwright.agent.language.model_texts import cost_lines, path_lines
from tripwright.agent.language.scripted import ScriptedModel
from tripwright.domain.errors import LimitReached, ModelError
from tripwright.domain.model import Model
from tripwright.domain.settings import Settings
from tripwright.prompts.loader import Prompt


class Yes(Model):
    answer: int


def prompt(purpose: str = "attractions", size: int = 30) -> Prompt:
    return Prompt(purpose=purpose, version=1, output="Yes", system="x" * size, user="")


def meter(script: object, left: float = 60.0, **settings: object) -> Meter:
    def check() -> None:
        if left <= 0:
            raise LimitReached("the run's time is over")

    return Meter(ScriptedModel(script), Settings(**settings), lambda: left, check)  # type: ignore[arg-type]


def test_each_call_is_counted_under_its_node() -> None:
    one = meter(lambda p: {"answer": 1})
    for purpose in ("understand", "revise", "itinerary_review"):
        one.complete(prompt(purpose), Yes)
    assert [(s.node, s.path, s.usage.calls) for s in one.steps] == [
        ("understand", "model", 2),
        ("itinerary", "model", 1),
    ]
    assert one.spent.calls == 3 and one.spent.tokens == sum(s.usage.tokens for s in one.steps)


def test_a_repaired_answer_is_told_as_one() -> None:
    one = meter(["no", {"answer": 1}])
    one.complete(prompt(), Yes)
    assert one.steps[0].path == "repaired" and one.steps[0].usage.calls == 2


@pytest.mark.parametrize(
    ("settings", "size"), [({"max_tokens": 100}, 400), ({"max_money": Decimal(0)}, 1), ({"max_tokens": 0}, 1)]
)
def test_a_cap_of_the_run_is_a_model_error_with_its_reason(settings: dict[str, object], size: int) -> None:
    one = meter(lambda p: {"answer": 1}, **settings)
    with pytest.raises(ModelError) as caught:
        one.complete(prompt(size=size), Yes)
    assert caught.value.reason == "limit" and one.steps[0].reason == "limit" and one.spent.calls == 0


def test_the_last_of_the_time_is_kept_for_planning_and_checking() -> None:
    with pytest.raises(ModelError, match="kept for planning"):
        meter(lambda p: {"answer": 1}, left=10.0).complete(prompt(), Yes)


def test_the_runs_own_end_is_not_hidden() -> None:
    with pytest.raises(LimitReached, match="time is over"):
        meter(lambda p: ModelError("x"), left=-1.0).complete(prompt(), Yes)


def test_a_model_that_fails_twice_in_a_row_is_not_asked_again() -> None:
    model = ScriptedModel(lambda p: ModelError("down"))
    one = Meter(model, Settings(), lambda: 60.0, lambda: None)
    for _ in range(5):
        with pytest.raises(ModelError):
            one.complete(prompt(), Yes)
    assert len(model.prompts) == 2


def test_what_was_not_proved_is_told_as_done_by_rules() -> None:
    one = meter(lambda p: {"answer": 1})
    one.complete(prompt("understand"), Yes)
    one.complete(prompt("compose"), Yes)
    one.rejected("compose")
    assert [(s.path, s.reason) for s in one.steps] == [("model", ""), ("keyless", "unproved")]
    assert path_lines(one.steps, "en") == [
        "Language model: reading the request.",
        "By rules, not by the language model: the opening words (what it said was not proved).",
    ]


def test_costs_are_told_in_each_language_and_an_unknown_price_is_no_zero() -> None:
    one = meter(lambda p: {"answer": 1})
    one.complete(prompt(), Yes)
    step = one.steps[0].model_copy(update={"usage": one.spent.model_copy(update={"unpriced": 1})})
    assert "price unknown" in cost_lines([step], "en")[0] and "가격 모름" in cost_lines([step], "ko")[-1]
    assert cost_lines((), "zh") == ["未使用语言模型。"]
