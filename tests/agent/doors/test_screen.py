"""What is printed can not steer the terminal."""

from hypothesis import given
from hypothesis import strategies as st
from tripwright.agent.doors.screen import clean, folded


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


def test_a_long_line_is_folded_under_its_own_indent() -> None:
    parts = folded("  09:30  walk to the Museum of Long Names (about 12 min; 0.8 km)", 40)
    assert parts[0].startswith("  09:30  walk")
    assert all(p.startswith("         ") for p in parts[1:])
    assert len(parts) > 1


@given(st.text(alphabet="ab 한中，", min_size=1, max_size=200), st.integers(40, 120))
def test_folding_loses_no_letter(text: str, width: int) -> None:
    assert "".join(folded(text, width)).replace(" ", "") == text.replace(" ", "")
