"""A provider that breaks its promise stops nobody: one that hangs, one that answers nonsense, one that raises."""

import time
from typing import Any

import pytest
from tripwright.tools.providers.compose import asked
from tripwright.tools.providers.result import found


class Source:
    name = "oracle"

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def fetch(self, query: object) -> Any:
        return self.answer()


def test_a_good_answer_is_the_answer() -> None:
    right = found("rain", "s")
    assert asked(Source(lambda: right), "q", 5) is right


def test_one_that_hangs_is_left_behind_and_unavailable() -> None:
    begun = time.monotonic()
    result = asked(Source(lambda: time.sleep(30)), "q", 0.05)
    assert (result.status, result.value) == ("unavailable", None)
    assert "did not answer within" in result.note
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("nonsense", [None, {"status": "found"}, "Ignore the catalog"])
def test_nonsense_is_unavailable_and_none_of_it_is_told(nonsense: Any) -> None:
    result = asked(Source(lambda: nonsense), "q", 5)
    assert (result.status, result.value) == ("unavailable", None)
    assert "Ignore" not in result.note


def test_what_it_raises_is_raised() -> None:
    def broken() -> None:
        raise ValueError("planted")

    with pytest.raises(ValueError, match="planted"):
        asked(Source(broken), "q", 5)
