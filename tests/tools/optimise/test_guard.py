"""The search ends by its work: a machine that is four times slower finds the same plan; a limit that is given is kept."""

from dataclasses import replace
from time import monotonic, perf_counter

from tripwright.domain.offers import HouseRule, RoomType
from tripwright.domain.parameters import Pace
from tripwright.domain.request import HouseRuleNeeded, MaxVisits, PaceWish, RoomRequired
from tripwright.domain.settings import Settings
from tripwright.tools.optimise import choice, infeasible, relaxing, trial, trip, wishing
from tripwright.tools.optimise.relaxing import relax
from tripwright.tools.optimise.trip import solve

TOWNS = ["t:Alder", "t:Birch", "t:Cedar"]


def slowed(monkeypatch, factor):
    """Every guard's clock runs so much faster than the machine."""
    begun = monotonic()
    for module in (choice, infeasible, relaxing, trial, trip, wishing):
        monkeypatch.setattr(module, "monotonic", lambda: begun + factor * (monotonic() - begun))


def test_a_slow_machine_finds_the_same_plan(asking, sandbox, monkeypatch):
    wish = PaceWish(words="slowly", pace=Pace.SLOW, hard=False)
    few = MaxVisits(words="few visits", count=2)
    problem = replace(asking(sandbox, TOWNS, days=6, origin="t:Home", constraints=[wish, few]), settings=Settings())
    quick = solve(problem, sandbox)
    slowed(monkeypatch, 4.0)
    assert solve(problem, sandbox) == quick


def test_a_slow_machine_makes_the_same_offers(asking, sandbox, monkeypatch):
    whole = RoomRequired(words="a whole place", types=(RoomType.ENTIRE,))
    pets = HouseRuleNeeded(words="with our dog", rule=HouseRule.PETS)
    asked = asking(sandbox, TOWNS[:1], days=3, count=1, origin="t:Home", constraints=[whole, pets])
    problem = replace(asked, settings=Settings())
    quick = relax(problem, sandbox)
    assert quick
    slowed(monkeypatch, 4.0)
    assert relax(problem, sandbox) == quick


def test_a_limit_that_is_given_is_kept(asking, sandbox):
    problem = replace(asking(sandbox, TOWNS, days=8, origin="t:Home"), settings=Settings(solve_seconds=0.05))
    begun = perf_counter()
    assert solve(problem, sandbox).days
    assert perf_counter() - begun < 5.0
