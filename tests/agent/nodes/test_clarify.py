"""What a person answers to a question with choices."""

import pytest
from tripwright.agent.nodes.clarify import _index

CHOICES = ("stay a day longer", "spend 100 EUR more")


@pytest.mark.parametrize(
    ("answer", "chosen"),
    [
        ("1", 0),
        ("2", 1),
        ("3", None),
        ("0", None),
        ("0" * 20_000, None),
        ("²", None),
        ("2" * 5_000, None),
        ("a day longer", 0),
        ("", None),
    ],
)
def test_a_choice_is_named_by_its_number_or_its_words_and_by_nothing_else(answer: str, chosen: int | None) -> None:
    assert _index(answer, CHOICES) == chosen
