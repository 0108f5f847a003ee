"""A conversation through a pipe: plain lines in, plain lines out."""

import io
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def talk(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    def conversation(*lines: str, options: tuple[str, ...] = ()) -> str:
        text = "\n".join(lines) + "\n"
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
        done = run("chat", *options)
        assert done.code == 0, done.err
        return str(done.out)

    return conversation


def test_a_question_is_asked_answered_and_planned(talk: Callable[..., str]) -> None:
    out = talk("plan me a trip", "Harbourton, 2 days from 9 December 2027")
    assert "Where to" in out
    assert "Harbourton, 2 days" in out


def test_a_change_keeps_the_other_days(talk: Callable[..., str]) -> None:
    out = talk("3 days in Harbourton from 8 December 2027, museums", "make day 2 slower")
    assert "What changed" in out
    assert "kept as it was" in out


def test_a_mistake_is_a_sentence_and_the_conversation_goes_on(talk: Callable[..., str]) -> None:
    out = talk("3 days in Nowhereville", "/nothing", "hello", "/help")
    assert "Nowhereville" in out
    assert "no command /nothing" in out
    assert "Hello" in out
    assert "/why" in out


def test_a_conversation_is_continued(talk: Callable[..., str]) -> None:
    talk("plan me a trip")
    out = talk("Harbourton, 2 days from 9 December 2027", "/why", "/verify", options=("--continue",))
    assert "Harbourton, 2 days" in out
    assert "Verified" in out


def test_the_commands_show_the_plan_and_forget(talk: Callable[..., str], tmp_path: Any) -> None:
    out = talk(
        "2 days in Harbourton from 9 December 2027", "/sources", "/budget", f"/save {tmp_path / 'trip'}",
        f"/save {tmp_path / 'my trip'} gpx,csv",
        "remember that I am vegetarian", "/memory", "/forget all", "/memory", "/quit", "never read",
    )  # fmt: skip
    assert "CC0-1.0" in out
    assert "Saved plan.json" in out
    assert {f.name for f in (tmp_path / "trip").iterdir()} == {"plan.json", "plan.md", "trip.html", "trip.ics"}
    assert {"trip.gpx", "budget.csv"} < {f.name for f in (tmp_path / "my trip").iterdir()}
    assert "diet: vegetarian" in out
    assert "I remember nothing" in out
