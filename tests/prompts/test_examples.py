"""Few-shot examples are sound and chosen by likeness."""

import pytest
from tripwright.agent.language.model_reading import ModelReading
from tripwright.prompts.examples import Example, block, nearest, similarity, store


@pytest.mark.parametrize("example", store(), ids=lambda e: e.text[:20])
def test_each_example_fits_the_form_and_quotes_its_text(example: Example) -> None:
    if example.purpose == "compose":
        return
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
