"""What a model may write: anchors of claims in the plan's order, and words that state nothing."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tripwright import Planner, Settings
from tripwright.agent.language.opening import claims_of, composed, opening
from tripwright.agent.language.own_words import ASKING, ORDER, foreign
from tripwright.agent.language.scripted import ScriptedModel
from tripwright.agent.language.wording import asks, worded
from tripwright.evals.world import plain
from tripwright.tools.verify import scan


@pytest.fixture(scope="module")
def catalog() -> Any:
    return plain()


@pytest.fixture(scope="module")
def plan(catalog: Any) -> Any:
    with Planner(Settings(ask=False), catalog=catalog, clock=lambda: datetime(2026, 11, 24, 9, tzinfo=UTC)) as planner:
        return planner.plan("2 days in Harbourton from 6 December 2026 for two adults, museums")


def test_anchors_become_names_and_dates_by_code(plan: Any, catalog: Any) -> None:
    claims = claims_of(plan, catalog)
    text = composed("On {d1} first {v1}, then {v2}. In short: {total}.", claims, plan)
    assert text is not None and text.startswith(
        f"On Sun 6 Dec first {plan.visits[0].name}, then {plan.visits[1].name}."
    )
    assert scan(text, catalog, plan=plan) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "{v1} is the best.",
        "{v1} is closed on Mondays.",
        "{v1} at 03:33.",
        "{v2} then {v1}.",  # out of order
        "On {d2} first {v1}.",  # not on that day
        "{v1} and {v99}.",
        "{invented:1}.",
        "Visit Atlantis.",
        "And then.",
        "{v1} free for all",
        "{{v1}}",
        "",
    ],
)
def test_a_sentence_that_says_anything_of_its_own_is_left_out(sentence: str, plan: Any, catalog: Any) -> None:
    assert composed(sentence, claims_of(plan, catalog), plan) is None
    kept = composed(f"On {{d1}} {{v1}}. {sentence}", claims_of(plan, catalog), plan)
    assert kept == composed("On {d1} {v1}.", claims_of(plan, catalog), plan)


def test_no_model_and_a_lying_model_leave_the_templates_alone(plan: Any, catalog: Any) -> None:
    assert opening(plan, catalog, None) is None
    lie = ScriptedModel([{"text": "Atlantis Palace is open all night and the cheapest of all."}])
    assert opening(plan, catalog, lie) is None


def test_a_name_that_holds_an_anchor_is_not_filled_in_again(plan: Any, catalog: Any) -> None:
    claims = claims_of(plan, catalog)
    claims["v1"] = type(claims["v1"])("{v2} {total}", 1)
    text = composed("On {d1} {v1}.", claims, plan)
    assert text is not None and "{v2} {total}" in text


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Which {words} do you mean: {choices}?", "en"),
        ("{words}은 어느 쪽인가요?", "ko"),
        ("请问您说的{words}是哪个？", "zh"),
    ],
)
def test_a_question_of_slots_and_asking_words_stands(question: str, language: Any) -> None:
    assert asks(question, {"words": "Springfield", "choices": "a, b"}, language)


@pytest.mark.parametrize(
    "question",
    [
        "Which one?",  # the slot is missing
        "{words} is closed, which do you mean?",
        "Which {words}? And when?",
        "Which {words}",
        "Which {words} {secret}?",
        "Did you know that Atlantis costs 7 EUR? Which {words}?",
        "Which " + "one " * 100 + "{words}?",
    ],
)
def test_a_question_that_states_or_asks_more_is_not_asked(question: str) -> None:
    assert not asks(question, {"words": "Springfield"}, "en")
    plain = worded(
        "Which Springfield?", "place", "Springfield", (), "en", "Springfield", ScriptedModel([{"question": question}])
    )
    assert plain == "Which Springfield?"


@pytest.mark.parametrize("language", ["en", "ko", "zh"])
def test_the_lists_hold_no_digit_and_no_word_of_fact(language: Any) -> None:
    for words in (ORDER[language], ASKING[language]):
        assert not any(c.isdigit() for c in words)
        assert not set(words.split()) & {"free", "open", "closed", "not", "best", "무료", "휴무", "免费", "关闭", "最"}


@pytest.mark.parametrize(("language", "text"), [("en", "Free on Mondays"), ("ko", "월요일은 무료"), ("zh", "周一免费")])
def test_plain_words_of_fact_are_foreign_in_each_language(language: Any, text: str) -> None:
    assert foreign(text, ORDER[language], language) and foreign(text, ASKING[language], language)
