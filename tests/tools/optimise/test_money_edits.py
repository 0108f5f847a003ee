"""Cheaper without an amount: what costs gives way to what costs less, nothing else moves, and where nothing is known it says so."""

import pytest
from tripwright.domain.errors import Infeasible
from tripwright.domain.offers import RoomType
from tripwright.domain.parameters import Pace
from tripwright.domain.party import AccessNeed
from tripwright.domain.plan import CapCheck
from tripwright.domain.request import Change
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.optimise.money_edits import AS_IT_WAS, worth_it
from tripwright.tools.optimise.revise import revise


@pytest.fixture
def bare(roomy):
    """A town in which no price is known."""
    places = [p.model_copy(update={"price": None}) for p in roomy.places("t:Lisbon")]
    return InMemoryCatalog(cities=[roomy.city("t:Lisbon")], places=places)


def revised(plan, problem, catalog, **change):
    return revise(plan, [Change(words="a change", **change)], problem.asking(plan.request), catalog)


def spent(budget):
    return (budget.observed + budget.estimated).amount


def test_cheaper_saves_about_a_tenth_and_keeps_the_visits(sandbox, asking, planned):
    problem = asking(sandbox, ["t:Alder"], days=3, origin="t:Home")
    plan = planned(problem, sandbox)
    done = revised(plan, problem, sandbox, operation="budget_delta")
    assert spent(done.solution.budget) <= spent(plan.budget) * 9 / 10
    assert [v.place_id for d in done.solution.days for v in d.items if v.type == "visit"] == [
        v.place_id for v in plan.visits
    ]
    assert done.diff.cost_delta.amount < 0


def test_a_priced_visit_gives_way_to_a_free_one_or_to_free_time(roomy, asking, planned):
    problem = asking(roomy, ["t:Lisbon"], days=2)
    plan = planned(problem, roomy)
    done = revised(plan, problem, roomy, operation="budget_delta")
    assert spent(done.solution.budget) < spent(plan.budget)


def test_where_no_price_is_known_nothing_is_called_cheaper(asking, planned, bare):
    problem = asking(bare, ["t:Lisbon"], days=2)
    plan = planned(problem, bare)
    done = revised(plan, problem, bare, operation="budget_delta")
    assert done.solution.days == plan.days
    assert AS_IT_WAS in done.notes


def test_a_limit_that_no_known_price_can_meet_changes_nothing_and_says_so(asking, planned, bare, money):
    problem = asking(bare, ["t:Lisbon"], days=2)
    plan = planned(problem, bare)
    done = revised(plan, problem, bare, operation="budget", amount=money(100))
    assert done.solution.days == plan.days
    assert AS_IT_WAS in done.notes


def test_who_joins_sleeps_where_it_is_step_free_or_the_change_is_refused(sandbox, asking, planned):
    problem = asking(sandbox, ["t:Alder"], days=3, origin="t:Home")
    plan = planned(problem, sandbox)
    with pytest.raises(Infeasible):
        revised(plan, problem, sandbox, operation="add_traveller", access=(AccessNeed.WHEELCHAIR,))


def test_beds_that_do_not_suit_give_way_to_one_that_does(sandbox, asking, planned):
    from tripwright.domain.request import RoomRequired
    from tripwright.tools.optimise.bed_edits import refitted

    problem = asking(sandbox, ["t:Alder"], days=3, origin="t:Home")
    plan = planned(problem, sandbox)
    other = (
        RoomType.PRIVATE
        if sandbox.lodging(plan.stays[0].lodging_id).room_type is not RoomType.PRIVATE
        else RoomType.SHARED
    )
    wish = RoomRequired(words="this sort", types=(other,))
    asked = problem.asking(plan.request.model_copy(update={"constraints": (wish,)}))
    after = refitted(plan, asked, sandbox)
    assert sandbox.lodging(after.stays[0].lodging_id).room_type is other
    assert sandbox.lodging(plan.stays[0].lodging_id).step_free is Truth.UNKNOWN


def test_what_was_said_of_one_change_is_not_said_of_the_next(asking, planned, bare):
    problem = asking(bare, ["t:Lisbon"], days=2)
    plan = planned(problem, bare)
    told = plan.model_copy(update={"assumptions": (*plan.assumptions, AS_IT_WAS)})
    done = revised(told, problem, bare, operation="pace", day=1, pace=Pace.SLOW)
    assert AS_IT_WAS not in (*done.solution.assumptions, *done.notes)


def test_a_plan_made_anew_is_taken_only_for_a_limit_that_it_meets_or_for_money_that_it_saves(
    asking, planned, roomy, money
):
    problem = asking(roomy, ["t:Lisbon"], days=2)
    plan = planned(problem, roomy)
    other = plan.model_copy(update={"days": plan.days[::-1]})
    assert worth_it(plan, other, problem, roomy).days == other.days  # no limit is left unmet
    open_cap = CapCheck(words="less", limit=money(1), known=money(0), met=Truth.UNKNOWN)
    unmet = other.model_copy(update={"budget": plan.budget.model_copy(update={"caps": (open_cap,)})})
    assert worth_it(plan, unmet, problem, roomy).days == plan.days
