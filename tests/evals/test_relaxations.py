"""Offers are solved again and pass; a conflict that is found has no smaller one in it; time bounds the search."""

from dataclasses import replace
from time import perf_counter

from tripwright.domain.request import BudgetCap, MaxVisits, MustSee
from tripwright.evals.agreement import case
from tripwright.evals.agreement_worlds import usd
from tripwright.evals.relaxations import Row, run, table
from tripwright.tools.optimise.relaxing import relax


def test_offers_pass_and_conflicts_are_minimal_on_a_few_requests() -> None:
    rows = run(3)
    assert len(rows) == 3
    assert all(r.minimal in (True, None) for r in rows), table(rows)
    assert all(r.passed == len(r.offers) for r in rows), table(rows)
    assert any(r.offers for r in rows)
    assert "| 3 |" in table(rows)


def test_an_offer_that_does_not_pass_is_listed() -> None:
    bad = Row(7, 2, ("for nothing",), True, 1, ("pay more",), 0, 0.1)
    assert "- seed 7: for nothing; offers: pay more; 0 pass" in table((bad,))


def test_the_search_for_offers_keeps_to_its_seconds() -> None:
    problem, catalog = case(9)
    places = [p for s in problem.stops for c in s.cities for p in catalog.places(c)]
    musts = [MustSee(words=f"see {p.name}", name=p.name, place_id=p.id) for p in places[:8]]
    tight = [BudgetCap(words="for 5", limit=usd(5)), MaxVisits(words="one a day", count=1)]
    asked = problem.request.model_copy(update={"constraints": (*musts, *tight)})
    begun = perf_counter()
    relax(replace(problem, request=asked), catalog, seconds=0.3)
    assert perf_counter() - begun < 6.0
