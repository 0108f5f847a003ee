"""The bench of edits on one small world: what is asked is done, what is not stands, and faults show in the table."""

from dataclasses import replace

import pytest
from tripwright.evals.edits import Row, _in_worlds, table


@pytest.fixture(scope="module")
def rows() -> tuple[Row, ...]:
    return tuple(_in_worlds(1))


def test_every_edit_of_a_small_world_is_made_as_asked_or_refused(rows: tuple[Row, ...]) -> None:
    assert len(rows) >= 12
    done = [r for r in rows if r.outcome == "revised"]
    assert len(done) >= 10
    assert all(r.verified and r.honoured for r in done), table(rows)
    assert all(r.note for r in rows if r.outcome == "refused")


def test_what_is_locked_stays_and_nearly_all_else(rows: tuple[Row, ...]) -> None:
    done = [r for r in rows if r.outcome == "revised"]
    assert all(r.locked is not False for r in done)
    assert sum(r.kept for r in done) >= 0.95 * sum(r.held for r in done)


def test_a_fault_is_listed(rows: tuple[Row, ...]) -> None:
    bad = replace(next(r for r in rows if r.outcome == "revised"), honoured=False, locked=False)
    assert "not as asked, a lock moved" in table((*rows, bad))
