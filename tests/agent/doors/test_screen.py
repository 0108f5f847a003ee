"""What is printed can not steer the terminal."""

from hypothesis import given
from hypothesis import strategies as st
from tripwright.agent.doors.screen import clean


def test_escapes_and_controls_are_stripped() -> None:
    assert clean("a\x1b[31mred\x1b[0m\x07 \x1b]0;title\x07b\u202ec") == "ared bc"


@given(st.text())
def test_nothing_is_left_that_a_terminal_obeys(text: str) -> None:
    left = clean(text)
    assert not any(ord(c) < 32 and c not in "\n\t" for c in left)
    assert "\x1b" not in left


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "Zs"))))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text
