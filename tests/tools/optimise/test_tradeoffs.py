"""Alternatives differ in what a person cares about; none is dominated, and the independent checker passes each."""

import pytest
from tripwright.domain.parameters import Pace
from tripwright.domain.plan import Plan
from tripwright.tools.optimise.tradeoffs import alternatives, worth
from tripwright.tools.optimise.trip import solve

TOWNS = ["t:Alder", "t:Birch", "t:Cedar"]


def as_plan(problem, one, catalog):
    s = one.solution
    return Plan(
        id="plan", request=one.request, made_at=problem.now, catalog=catalog.hashes, dates=problem.dates, stops=s.stops,
        stays=s.stays, days=s.days, budget=s.budget, score=s.score, assumptions=s.assumptions, unknowns=s.unknowns,
    )  # fmt: skip


def test_where_prices_are_known_one_is_cheaper_and_none_is_dominated(sandbox, asking, passes):
    problem = asking(sandbox, TOWNS, days=4, count=1, origin="t:Home")
    found = alternatives(problem, sandbox, solve(problem, sandbox))
    assert found[0].name == "cheaper"
    assert len(found) in (2, 3)
    worths = [worth(a.solution, problem, sandbox) for a in found]
    assert worths[0].money <= worths[1].money * 95 / 100
    assert all(a.money < b.money and a.value < b.value for a, b in zip(worths, worths[1:], strict=False))
    assert all(passes(as_plan(problem, a, sandbox), sandbox) == [] for a in found)


@pytest.mark.parametrize("pace", list(Pace))
def test_where_prices_are_not_known_they_differ_by_how_much_is_seen(roomy, asking, passes, pace):
    problem = asking(roomy, ["t:Lisbon"], days=2, pace=pace)
    found = alternatives(problem, roomy, solve(problem, roomy))
    names = [a.name for a in found]
    assert (
        names
        == {
            Pace.SLOW: ["balanced", "more to see"],
            Pace.NORMAL: ["balanced", "more to see", "calmer"],
            Pace.FAST: ["balanced", "calmer"],
        }[pace]
    )
    assert "cheaper" not in names
    assert len({worth(a.solution, problem, roomy).visits for a in found}) == len(found)
    assert all(passes(as_plan(problem, a, roomy), roomy) == [] for a in found)
