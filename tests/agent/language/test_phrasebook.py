"""The solver's English in the reader's language."""

import string

from tripwright.agent.language.phrasebook import PHRASES, translated


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_translation_uses_only_values_that_the_sentence_has() -> None:
    for english, (korean, chinese) in PHRASES.items():
        assert _slots(korean) <= _slots(english), english
        assert _slots(chinese) <= _slots(english), english


def test_values_and_names_are_carried_over() -> None:
    text = "Meals in Harbourton, 3 days"
    assert translated(text, "ko", {"Harbourton": "하버턴"}) == "하버턴 식사, 3일"
    assert translated(text, "zh") == "Harbourton餐饮，3天"
    assert translated(text, "en") == text


def test_a_sentence_that_is_not_in_the_book_stays_as_it_is() -> None:
    assert translated("Something new.", "ko") == "Something new."
