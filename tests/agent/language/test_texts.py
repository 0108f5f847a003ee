"""Every sentence exists in three languages and takes the same values in each."""

import string

import pytest
from tripwright.agent.language.model_texts import MODEL_TEXTS
from tripwright.agent.language.texts import TEXTS, say


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_a_sentence_takes_the_same_values_in_every_language(key: str) -> None:
    english, korean, chinese = TEXTS[key]
    assert _slots(english) == _slots(korean) == _slots(chinese)
    assert english and korean and chinese


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("en", "holiday_today")


@pytest.mark.parametrize("key", sorted(MODEL_TEXTS))
def test_a_sentence_about_the_model_takes_the_same_values_in_every_language(key: str) -> None:
    english, korean, chinese = MODEL_TEXTS[key]
    assert _slots(english) == _slots(korean) == _slots(chinese)
    assert english and korean and chinese
