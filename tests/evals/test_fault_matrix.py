"""The matrix of faults: what catches, what does not count, and where each is tried."""

import pytest
from tripwright.domain.errors import InputError
from tripwright.evals.fault_matrix import Line, jobs, matrix, table
from tripwright.evals.faults import AIMED, FAULTS
from tripwright.evals.scenario import SHIPPED, load, read


def test_each_fault_is_aimed_at_shipped_scenarios() -> None:
    tags = {t for s in load() for t in s.tags}
    assert set(AIMED) == set(FAULTS)
    assert len(FAULTS) >= 10
    assert all(set(aims) <= tags for aims in AIMED.values())


def test_tripwright_is_run_once_on_what_any_fault_is_tried_on() -> None:
    work = jobs(load(), ["over-asks", "forgets-diet"])
    ours = [j.scenario.id for j in work if j.planner == "tripwright"]
    assert len(ours) == len(set(ours))
    assert {j.scenario.id for j in work if j.planner != "tripwright"} == set(ours)
    assert len(jobs(load(), ["over-asks"], whole=True)) == 2 * len(load())
    with pytest.raises(InputError, match="over-asks"):
        jobs(load(), ["does-harm"])


def test_a_fault_is_caught_where_tripwright_passes_and_it_does_not() -> None:
    scenarios = [read(SHIPPED / f"{name}.yaml") for name in ("visa-unknown-passport", "visa-from-memory")]
    (line,) = matrix(jobs(scenarios, ["invents-visa-advice"]))
    assert "visa-unknown-passport" in line.caught_by
    assert line.failed_unbroken == ()


def test_a_fault_that_nothing_catches_is_printed_as_such() -> None:
    shown = table([Line(fault="a", tried=("s", "t"), caught_by=()), Line(fault="b", tried=("s",), caught_by=("s",))])
    assert "| a | 2 | 0 | NONE |" in shown
    assert "1 of 2 faults are caught." in shown
