"""Few-shot examples are sound and chosen by likeness."""

import pytest
from tripwright.agent.language.choosing import Review
from tripwright.agent.language.model_reading import ModelReading
from tripwright.agent.language.opening import Composition
from tripwright.agent.language.own_words import ASKING, ORDER, foreign
from tripwright.agent.language.ranking import Ranking
from tripwright.agent.language.wording import Clarification
from tripwright.prompts.examples import Example, block, nearest, similarity, store

FORMS = {
    "attractions": Ranking,
    "budget_review": Ranking,
    "clarify": Clarification,
    "compose": Composition,
    "destination": Ranking,
    "itinerary_review": Review,
    "revise": ModelReading,
    "shopping": Ranking,
    "understand": ModelReading,
}


@pytest.mark.parametrize("example", store(), ids=lambda e: e.text[:20])
def test_each_example_fits_its_form_and_thinks_first(example: Example) -> None:
    FORMS[example.purpose].model_validate(example.output)
    assert next(iter(example.output)) == "reasoning" and example.output["reasoning"]


def test_every_prompt_has_an_example_in_two_languages_or_more() -> None:
    for purpose in set(FORMS) - {"budget_review"}:
        assert len({e.language for e in store() if e.purpose == purpose}) >= 2, purpose


@pytest.mark.parametrize(
    "example", [e for e in store() if e.purpose in ("clarify", "compose")], ids=lambda e: e.text[:20]
)
def test_what_an_example_writes_would_stand(example: Example) -> None:
    allowed = ORDER if example.purpose == "compose" else ASKING
    text = example.output["text" if example.purpose == "compose" else "question"]
    assert not foreign(text, allowed[example.language], example.language)  # type: ignore[index, arg-type]


@pytest.mark.parametrize(
    "example", [e for e in store() if e.purpose in ("understand", "revise")], ids=lambda e: e.text[:20]
)
def test_each_reading_quotes_its_text(example: Example) -> None:
    reading = ModelReading.model_validate(example.output)
    assert reading.reasoning
    for condition in reading.conditions:
        assert condition.words in example.text
    for change in reading.changes:
        assert change.words in example.text


def test_the_most_similar_comes_first() -> None:
    assert nearest("Is Ghent or Antwerp nicer?", "understand", "en")[0].text.startswith("Is Ghent")
    assert nearest("둘째 날 박물관 대신 공원으로 바꿔줘", "revise", "ko")[0].language == "ko"


def test_zero_shot_shows_none() -> None:
    assert block("Rome", "understand", "en", 0) == "(none)"


def test_similarity_is_one_hundred_for_the_same_and_low_for_strangers() -> None:
    assert similarity("Rome in May", "Rome in May") == 100
    assert similarity("Rome in May", "去大理玩四天") < 20
