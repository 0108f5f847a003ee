"""One message as the rules see it."""

import pytest
from tripwright.agent.language.reading import MOST_SPACE, cleaned


@pytest.mark.parametrize("space", [" ", "\t", "\n", "\u202e\u2066", "\x1b", " \n"])
def test_of_endless_white_space_a_little_is_kept(space: str) -> None:
    text = cleaned(f"Rome{space * 5000}3 days")
    assert text.split() == ["Rome", "3", "days"]
    assert len(text) == len("Rome3 days") + MOST_SPACE


def test_white_space_between_words_and_paragraphs_is_kept_as_it_is() -> None:
    assert cleaned("Rome,  3 days\n\nno museums") == "Rome,  3 days\n\nno museums"
