"""Conflicts against brute force, and changes that really help."""

from dataclasses import replace
from itertools import combinations

import pytest
from tripwright.domain.errors import Infeasible
from tripwright.domain.offers import HouseRule, Mode, RoomType
from tripwright.domain.party import Diet
from tripwright.domain.request import (
    BudgetCap,
    Cuisines,
    DietNeed,
    HouseRuleNeeded,
    MustSee,
    RoomRequired,
    TransportBan,
)
from tripwright.tools.optimise.infeasible import conflict
from tripwright.tools.optimise.relaxing import relax
from tripwright.tools.optimise.trial import Trial
from tripwright.tools.optimise.trip import solve

TOWNS = ["t:Alder", "t:Birch", "t:Cedar"]


@pytest.fixture
def conditions(money):
    return {
        "poor": BudgetCap(words="for 300 dollars", limit=money(300)),
        "modest": BudgetCap(words="for 700 dollars", limit=money(700)),
        "fair": BudgetCap(words="for 1500 dollars", limit=money(1500)),
        "entire": RoomRequired(words="a whole place", types=(RoomType.ENTIRE,)),
        "shared": RoomRequired(words="a shared room", types=(RoomType.SHARED,)),
        "pets": HouseRuleNeeded(words="with our dog", rule=HouseRule.PETS),
        "smoke": HouseRuleNeeded(words="we smoke", rule=HouseRule.SMOKING),
        "french": Cuisines(words="French food", names=("French",)),
        "thai": Cuisines(words="Thai and French food", names=("Thai", "French")),
        "no flight": TransportBan(words="no flights", modes=(Mode.FLIGHT,)),
        "no road": TransportBan(words="nothing on wheels", modes=(Mode.TAXI, Mode.SELF_DRIVE)),
        "gone": MustSee(words="the lost temple", name="Home sight", place_id="t:nowhere"),
    }


CASES = [
    ("entire", "pets"), ("poor",), ("poor", "french"), ("entire", "pets", "french"), ("thai",), ("thai", "fair"),
    ("no road", "no flight"), ("shared", "entire"), ("poor", "no flight", "french"), ("modest", "no road", "entire"),
    ("fair", "entire", "pets", "smoke"), ("shared", "smoke"), ("smoke", "entire", "modest", "no road"),
    ("poor", "thai"), ("poor", "entire", "pets"), ("fair", "no road", "no flight", "french"),
    ("shared", "smoke", "french"), ("modest", "shared", "smoke"), ("poor", "no road"), ("thai", "entire", "pets"),
    ("modest", "thai"), ("fair", "thai", "entire"), ("no road", "no flight", "poor"), ("entire", "shared", "french"),
    ("smoke", "shared", "thai"), ("poor", "shared"), ("poor", "smoke"), ("poor", "entire"), ("poor", "no flight"),
    ("poor", "french", "smoke"), ("modest", "entire", "pets"), ("modest", "smoke", "shared", "french"),
    ("fair", "entire", "pets", "no flight"), ("fair", "shared", "entire"), ("thai", "no flight"), ("thai", "no road"),
    ("thai", "smoke"), ("thai", "shared"), ("thai", "poor", "smoke"), ("entire", "pets", "no flight", "fair"),
    ("entire", "pets", "no road"), ("shared", "smoke", "no road"),
]  # fmt: skip


def problem_of(asking, sandbox, conditions, names, days=4):
    return asking(sandbox, TOWNS[:1], days=days, count=1, origin="t:Home", constraints=[conditions[n] for n in names])


@pytest.mark.parametrize("names", CASES, ids=" + ".join)
def test_the_conflict_is_minimal_against_brute_force(asking, sandbox, conditions, names):
    problem = problem_of(asking, sandbox, conditions, names)
    found = [c.words for c in conflict(problem, sandbox)]

    def possible(chosen):
        return Trial(sandbox).feasible(problem_of(asking, sandbox, conditions, chosen)) is not None

    words = {conditions[n].words: n for n in names}
    guilty = tuple(words[w] for w in found)
    assert guilty
    assert not possible(guilty)
    assert all(possible(rest) for rest in combinations(guilty, len(guilty) - 1))


@pytest.mark.parametrize("names", CASES[::9], ids=" + ".join)
def test_every_offer_solves_and_takes_back_something(asking, sandbox, conditions, names):
    problem = problem_of(asking, sandbox, conditions, names)
    for offer in relax(problem, sandbox):
        dates, origin = offer.request.when.dates, offer.request.origin and problem.origin
        assert solve(replace(problem.asking(offer.request), dates=dates, origin=origin), sandbox).days, offer.text
        assert offer.request != problem.request
        assert offer.text


def test_the_raise_is_what_the_cheapest_trip_costs(asking, sandbox, conditions, money):
    problem = problem_of(asking, sandbox, conditions, ["poor"])
    offer = next(o for o in relax(problem, sandbox) if "raise" in o.text)
    (cap,) = offer.request.constraints
    assert offer.cost <= cap.limit
    below = cap.model_copy(update={"limit": cap.limit - money(1)})
    with pytest.raises(Infeasible):
        solve(problem.asking(problem.request.model_copy(update={"constraints": (below,)})), sandbox)


def test_three_offers_come_least_painful_first_and_none_contains_another(asking, sandbox, conditions):
    offers = relax(problem_of(asking, sandbox, conditions, ["modest", "no road", "entire"]), sandbox)
    assert len(offers) == 3
    assert [o.pain for o in offers] == sorted(o.pain for o in offers)
    assert not any(set(a.changes) < set(b.changes) for a in offers for b in offers)


def test_a_change_that_the_checker_does_not_pass_is_not_offered(asking, sandbox, conditions):
    problem = problem_of(asking, sandbox, conditions, ["thai"])
    first, *_ = relax(problem, sandbox)
    others = relax(problem, sandbox, passes=lambda asked, _: asked.request != first.request)
    assert first.text not in [o.text for o in others]


def test_where_no_condition_is_to_blame_the_trip_itself_is(asking, sandbox):
    pets = HouseRuleNeeded(words="with our dog", rule=HouseRule.PETS)
    problem = asking(sandbox, ["t:Home"], days=3, constraints=[pets])
    with pytest.raises(Infeasible) as refused:
        solve(problem, sandbox)
    assert "with our dog" not in refused.value.conflict
    assert refused.value.conflict


def test_no_offer_trades_away_what_a_person_needs(asking, sandbox):
    vegan = DietNeed(words="I am vegan", diet=Diet.VEGAN)
    thai = Cuisines(words="Thai food", names=("Thai",))
    problem = asking(sandbox, TOWNS[:1], days=4, count=1, origin="t:Home", constraints=[vegan, thai])
    assert all(vegan in offer.request.constraints for offer in relax(problem, sandbox))


def test_a_trip_that_is_possible_has_no_conflict(asking, sandbox, conditions):
    problem = problem_of(asking, sandbox, conditions, ["fair", "french"])
    assert Trial(sandbox).feasible(problem) is not None


def test_a_trip_that_nothing_makes_possible_blames_nobody(asking, sandbox):
    problem = asking(sandbox, ["t:Home"], days=3)
    assert conflict(problem, sandbox) == ()


def test_offers_come_in_the_same_order_every_time(asking, sandbox, conditions):
    problem = problem_of(asking, sandbox, conditions, ["poor", "french"])
    assert [o.text for o in relax(problem, sandbox)] == [o.text for o in relax(problem, sandbox)]
