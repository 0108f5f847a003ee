"""`tripwright memory` over a home: what held when, and what exactly is forgotten; and servers by settings."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tripwright.agent.doors import options
from tripwright.agent.doors.people import People
from tripwright.domain.settings import Settings
from tripwright.memory.store import Memory


@pytest.fixture
def home(tmp_path) -> Path:
    folder = tmp_path / "home"
    with Memory.open(folder) as memory:
        for value, month in (("slow", 3), ("fast", 8)):
            at = datetime(2026, month, 1, tzinfo=UTC)
            memory.remember(f"pace {value}", kind="profile", slot="pace", value=value, valid_from=at)
        memory.remember("I collect brass compasses")
    return folder


def test_what_held_on_a_day_or_in_a_month_is_shown(run, home):
    assert "slow" in run("memory", "show", "--as-of", "2026-05-15").out
    assert "fast" not in run("memory", "show", "--as-of", "2026-05").out
    assert "fast" in run("memory", "search", "pace", "--as-of", "2026-09").out
    assert "slow" not in run("memory", "search", "pace", "--as-of", "2026-09").out
    wrong = run("memory", "show", "--as-of", "May")
    assert wrong.code == 2
    assert "is no date" in wrong.err


def test_only_what_matches_all_that_is_given_is_forgotten(run, home):
    assert "1 from rows" in run("memory", "forget", "compasses", "--kind", "note").out
    assert "2 from rows" in run("memory", "forget", "--slot", "pace").out
    assert run("memory", "forget").code == 2
    assert "Nothing is remembered" in run("memory", "show").out


def test_servers_for_memory_are_named_by_the_environment(monkeypatch):
    monkeypatch.setenv("TRIPWRIGHT_MEMORY_URL", "postgresql://127.0.0.1:9/none")
    monkeypatch.setenv("TRIPWRIGHT_CHROMA_URL", "http://127.0.0.1:9")
    chosen = options.settings(Path("x"), False, 60, 0, None, None, True)
    assert (chosen.memory_url, chosen.chroma_url) == ("postgresql://127.0.0.1:9/none", "http://127.0.0.1:9")
    private = options.settings(Path("x"), True, 60, 0, None, None, True)
    assert private.memory_url is private.chroma_url is None


def test_each_person_of_a_server_has_memories_under_their_own_name(catalog, tmp_path):
    with People(Settings(home=tmp_path, ask=False), catalog) as people:
        assert people.planner("ana").memory.user == "ana"
        assert people.planner("ben").memory.user == "ben"
