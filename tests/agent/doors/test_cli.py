"""Exit codes, one sentence for each mistake, and one JSON document."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
REQUEST = "2 days in Harbourton from 9 December 2027, museums"


def test_a_plan_is_printed_and_the_code_is_zero(run: Run) -> None:
    done = run("plan", REQUEST)
    assert done.code == 0, done.err
    assert done.out.startswith("Harbourton, 2 days")


def test_json_is_exactly_one_document(run: Run) -> None:
    done = run("plan", "--json", REQUEST)
    assert json.loads(done.out)["plan"]["stops"][0]["name"] == "Harbourton"


def test_out_writes_a_plan_that_verify_accepts_and_a_changed_one_it_refuses(run: Run, tmp_path: Path) -> None:
    assert run("plan", REQUEST, "--out", str(tmp_path)).code == 0
    plan = tmp_path / "plan.json"
    done = run("verify", str(plan))
    assert done.code == 0, done.out
    assert done.out.startswith("Verified")
    plan.write_text(plan.read_text().replace(" Museum", " Mausoleum"))
    assert run("verify", str(plan)).code == 6


def test_a_signed_receipt_is_checked_with_its_key_and_no_other(run: Run, tmp_path: Path) -> None:
    key, other = tmp_path / "key", tmp_path / "other"
    key.write_bytes(b"0123456789abcdef-mine")
    other.write_bytes(b"0123456789abcdef-yours")
    assert run("plan", REQUEST, "--out", str(tmp_path), "--key", str(key)).code == 0
    plan = str(tmp_path / "plan.json")
    assert run("verify", plan, "--key", str(key)).code == 0
    assert run("verify", plan, "--key", str(other)).code == 6


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["plan", ""], 2, "nothing to plan"),
        (["plan", "3 days in Nowhereville"], 2, "Nowhereville"),
        (["plan", "3 days in Harbourton from 6 January 2020"], 2, "past"),
        (["plan", "from 9 December 2027 to 6 December 2027 in Harbourton"], 2, "before"),
        (["plan", "0 days in Harbourton"], 2, "day"),
        (["plan", "400 days in Harbourton"], 2, "60"),
        (["plan", "3 days in Harbourton, budget -500 EUR"], 2, "budget"),
        (["plan", "x" * 200_000], 2, "20,000"),
        (["plan", "plan me a trip"], 5, "Where"),
        (["plan", "3 days in Milltown"], 4, "Milltown"),
        (["plan", "--seconds", "0.1", REQUEST], 0, ""),
        (["verify", "/nowhere/plan.json"], 2, "Cannot read"),
        (["plan", "--no-such-option"], 2, "No such option"),
        (["catalog", "show", "nothing:1"], 2, "holds no"),
    ],
)
def test_every_mistake_is_one_sentence_and_its_code(run: Run, arguments: list[str], code: int, words: str) -> None:
    done = run(*arguments)
    if code == 0:
        assert done.code in (0, 3)  # a short time may be enough, or end in its own code; never in another
        return
    assert done.code == code, done
    assert words in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


def _stdin(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))


def test_binary_on_stdin_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, bytes(range(128, 256)) * 8)
    done = run("plan", "-")
    assert done.code == 2
    assert "not UTF-8" in done.err


def test_a_request_may_come_on_stdin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, REQUEST.encode())
    assert run("plan", "-").code == 0


def test_a_home_that_cannot_be_written_is_a_sentence(run: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    done = run("plan", REQUEST, "--home", str(blocked / "home"))
    assert done.code == 2
    assert "choose another home" in done.err


def test_the_schema_is_one_json_document(run: Run) -> None:
    assert json.loads(run("schema").out)["title"] == "Plan"


def test_memory_is_shown_exported_and_forgotten(run: Run) -> None:
    assert "Noted" in run("plan", "remember that I am vegetarian").out
    assert "vegetarian" in run("memory", "show").out
    assert "vegetarian" in run("memory", "export").out
    assert "finds nothing" in run("memory", "forget", "all").out
    assert "Nothing is remembered" in run("memory", "show").out


def test_catalog_info_search_and_show_name_their_sources(run: Run) -> None:
    assert "Harbourton" in run("catalog", "info").out
    assert "world:13" in run("catalog", "search", "Salt Palace").out
    shown = run("catalog", "show", "world:13").out
    assert "heritage" in shown
    assert "CC0-1.0" in shown
