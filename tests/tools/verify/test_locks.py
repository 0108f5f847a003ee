"""What was locked stands."""

from collections.abc import Callable
from typing import Any

from tripwright.domain.plan import Plan
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.verify import verify

Broken = Callable[[Callable[[Any], None]], Plan]


def lock(plan: Any) -> None:
    plan["days"][0]["items"][1]["locked"] = True
    plan["stays"][0]["locked"] = True


def rules(plan: Plan, world: InMemoryCatalog, previous: Plan) -> set[str]:
    return {f.rule for f in verify(plan, world, previous=previous).findings}


def test_a_locked_visit_that_is_unmoved_is_right(broken: Broken, world: InMemoryCatalog) -> None:
    before = broken(lock)
    assert rules(before, world, before) == set()


def test_a_locked_visit_that_is_gone_is_found(plan: Plan, broken: Broken, world: InMemoryCatalog) -> None:
    assert rules(plan, world, broken(lock)) == {"locked_items_stay"}
