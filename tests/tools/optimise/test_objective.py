"""The worth of a trip is the sum of what a person can read, and never more than the bound."""

import pytest
from tripwright.domain.request import BudgetCap
from tripwright.tools.optimise.objective import value_of
from tripwright.tools.optimise.trip import solve

TOWNS = ["t:Alder", "t:Birch", "t:Cedar"]


def valued(problem, catalog):
    found = solve(problem, catalog)
    return found, value_of(found.stops, found.stays, found.days, found.budget, problem, catalog)


def test_the_score_is_the_sum_of_its_parts(sandbox, asking, money):
    cap = BudgetCap(words="for 4000", limit=money(4000))
    problem = asking(sandbox, TOWNS, days=4, count=1, origin="t:Home", constraints=[cap])
    found, value = valued(problem, sandbox)
    assert found.score == pytest.approx(value.total)
    spent = float((found.budget.observed + found.budget.estimated).amount)
    assert value.money == pytest.approx(-0.2 * 100 * spent / 4000)
    assert value.visits > 0 > value.transit
    assert value.quality > 0


def test_without_a_cap_money_weighs_nothing(sandbox, asking):
    assert valued(asking(sandbox, TOWNS, days=3, count=1, origin="t:Home"), sandbox)[1].money == 0


@pytest.mark.parametrize("days", [1, 2])
def test_no_trip_scores_more_than_the_bound(roomy, sandbox, asking, days):
    for problem, catalog in (
        (asking(roomy, ["t:Lisbon"], days=days), roomy),
        (asking(sandbox, TOWNS, days=days + 1, count=1, origin="t:Home"), sandbox),
    ):
        found, value = valued(problem, catalog)
        assert value.total <= found.bound
