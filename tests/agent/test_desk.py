"""Plans between nodes: by content, durable where there is a home."""

from pathlib import Path

import pytest
from tripwright.agent.desk import SqliteDesk
from tripwright.domain.errors import StoreError


def test_a_file_that_is_not_a_desk_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "plans.sqlite").write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    with pytest.raises(StoreError, match="Cannot keep plans"):
        SqliteDesk(tmp_path / "plans.sqlite")


def test_a_missing_plan_is_a_sentence(tmp_path: Path) -> None:
    desk = SqliteDesk(tmp_path / "plans.sqlite")
    with pytest.raises(StoreError, match="not kept any more"):
        desk.get("nothing")
    desk.close()


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    SqliteDesk(tmp_path / "plans.sqlite").close()
    assert (tmp_path / "plans.sqlite").stat().st_mode & 0o077 == 0
