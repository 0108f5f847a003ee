"""The bench on the small world: every mutant that is false is caught, and the right plan raises no alarm."""

from tripwright.agent.language.compose import plan_text
from tripwright.domain.plan import Plan
from tripwright.evals.mutations import KINDS, render, run
from tripwright.tools.catalog.memory import InMemoryCatalog


def test_every_false_mutant_of_the_small_world_is_caught(plan: Plan, world: InMemoryCatalog) -> None:
    table = run([(plan, world)], 300, plan_text)
    assert table.false_alarms == []
    assert len(table.rows) >= 60
    assert table.missed == 0, render(table)


def test_a_wrong_plan_is_a_false_alarm_and_is_not_mutated(plan: Plan, world: InMemoryCatalog) -> None:
    table = run([(plan.model_copy(update={"stays": ()}), world)], 50)
    assert len(table.false_alarms) == 1
    assert table.made == 0


def test_the_same_seed_makes_the_same_mutants(plan: Plan, world: InMemoryCatalog) -> None:
    first, second = (run([(plan, world)], 80, seed=3) for _ in range(2))
    assert render(first) == render(second)


def test_the_table_prints_a_line_a_kind(plan: Plan, world: InMemoryCatalog) -> None:
    table = run([(plan, world)], 60)
    lines = render(table).splitlines()
    assert lines[0].split()[:5] == ["kind", "made", "true", "caught", "missed"]
    assert len(lines) >= len(table.rows) + 3
    assert set(table.rows) & set(KINDS)
