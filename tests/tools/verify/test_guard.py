import time
from collections.abc import Iterator

import pytest
from tripwright.domain.errors import LimitReached
from tripwright.domain.plan import Plan
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.verify import verify
from tripwright.tools.verify.case import Case
from tripwright.tools.verify.guard import watched


def endless(case: Case) -> Iterator[object]:
    while True:
        pass
    yield


def slow(case: Case) -> Iterator[object]:
    time.sleep(0.3)
    return
    yield


def test_work_that_ends_in_time_is_left_alone() -> None:
    with watched(5):
        assert sum(range(1000)) == 499_500


def test_an_endless_loop_ends_as_a_limit() -> None:
    with pytest.raises(LimitReached), watched(0.01):
        while True:
            pass


def test_a_rule_that_never_ends_is_not_verified(plan: Plan, world: InMemoryCatalog) -> None:
    report = verify(plan, world, seconds=0.1, rules=(endless,))  # type: ignore[arg-type]
    assert not report.passed
    assert report.reason.startswith("LimitReached")


def test_a_rule_that_is_late_is_not_verified(plan: Plan, world: InMemoryCatalog) -> None:
    report = verify(plan, world, seconds=0.2, rules=(slow,))  # type: ignore[arg-type]
    assert not report.passed
    assert report.reason.startswith("LimitReached")
