"""Whole trips, in a world without offers and in a priced sandbox. The independent checker judges them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tripwright.domain.errors import Infeasible
from tripwright.domain.offers import HouseRule, Mode, RoomType
from tripwright.domain.parameters import Pace
from tripwright.domain.party import AccessNeed
from tripwright.domain.place import Kind
from tripwright.domain.request import (
    AccessRequired,
    Any,
    AvoidKind,
    BudgetCap,
    Cuisines,
    DayHours,
    HouseRuleNeeded,
    KnownHoursOnly,
    MaxVisits,
    MustSee,
    RoomRequired,
    TransportBan,
    VisitKinds,
)
from tripwright.domain.truth import Truth
from tripwright.tools.optimise.trip import solve

TOWNS = ["t:Alder", "t:Birch", "t:Cedar"]


def test_a_city_without_offers_gives_full_days_and_says_what_is_not_known(lisbon, asking, planned, passes):
    plan = planned(asking(lisbon, ["t:Lisbon"]), lisbon)
    assert [len(d.items) > 4 for d in plan.days] == [True] * 3
    assert plan.stays[0].lodging_id is None
    assert any("how you get there is not known" in a for a in plan.assumptions)
    assert all(d.base is not None and d.base_name == "Lisbon" for d in plan.days)
    assert passes(plan, lisbon) == []


def test_a_move_without_a_timetable_is_a_model_with_its_error(lisbon, asking, planned, passes):
    plan = planned(asking(lisbon, ["t:Lisbon", "t:Porto"], days=5), lisbon)
    (leg,) = [x for x in plan.legs if x.scope == "intercity"]
    assert (leg.basis, leg.mode, leg.error_pct) == ("model", Mode.TRAIN, 12)
    assert passes(plan, lisbon) == []


def test_the_same_question_has_the_same_answer_and_no_score_is_over_its_bound(lisbon, asking):
    first, second = (solve(asking(lisbon, ["t:Lisbon"]), lisbon) for _ in range(2))
    assert first == second
    assert first.score <= first.bound


def test_a_day_trip_needs_no_bed(lisbon, asking, planned, passes):
    plan = planned(asking(lisbon, ["t:Lisbon"], days=1), lisbon)
    assert plan.stays == ()
    assert passes(plan, lisbon) == []


def test_a_priced_sandbox_is_planned_within_the_budget_to_the_cent(sandbox, asking, planned, passes, money):
    cap = BudgetCap(words="2,500 dollars", limit=money(2500))
    plan = planned(asking(sandbox, TOWNS, days=5, count=2, origin="t:Home", constraints=[cap]), sandbox)
    assert plan.budget.unknown_lines == 0
    assert plan.budget.observed == plan.budget.high <= money(2500)
    assert plan.budget.caps[0].met is Truth.YES
    assert passes(plan, sandbox) == []


CONDITIONS = {
    "a room type": RoomRequired(words="whole place", types=(RoomType.ENTIRE,)),
    "a house rule": HouseRuleNeeded(words="we smoke", rule=HouseRule.SMOKING),
    "no flights": TransportBan(words="no flights", modes=(Mode.FLIGHT,)),
    "no car": TransportBan(words="no driving", modes=(Mode.SELF_DRIVE,)),
    "a cuisine": Cuisines(words="French food", names=("French",)),
    "a must": MustSee(words="sight 8", name="Alder sight 8", place_id="t:Alder:sight8"),
    "no museums": AvoidKind(words="no museums", kinds=(Kind.MUSEUM,)),
    "two galleries": VisitKinds(words="a gallery", kinds=(Kind.GALLERY,), count=1),
    "few visits": MaxVisits(words="two a day", count=2),
    "late mornings": DayHours(words="from eleven", start="11:00"),
    "either must": Any(
        words="one of them",
        parts=(
            MustSee(words="a", name="Alder sight 7", place_id="t:Alder:sight7"),
            MustSee(words="b", name="Cedar sight 7", place_id="t:Cedar:sight7"),
        ),
    ),
}


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_hard_condition_holds_in_the_plan(sandbox, asking, planned, passes, name):
    problem = asking(sandbox, TOWNS, days=5, count=2, origin="t:Home", constraints=[CONDITIONS[name]])
    assert passes(planned(problem, sandbox), sandbox) == []


@pytest.mark.parametrize("pace", list(Pace))
def test_every_pace_is_kept(lisbon, asking, planned, passes, pace):
    assert passes(planned(asking(lisbon, ["t:Lisbon"], pace=pace), lisbon), lisbon) == []


def test_only_known_hours_leaves_out_what_is_not_known(lisbon, asking, planned):
    known = KnownHoursOnly(words="only what is surely open")
    plan = planned(asking(lisbon, ["t:Lisbon"], constraints=[known]), lisbon)
    assert plan.visits
    assert all(v.open is Truth.YES for v in plan.visits)
    with_none = planned(asking(lisbon, ["t:Porto"], constraints=[known]), lisbon)
    assert with_none.visits == ()


def test_a_must_that_is_never_open_is_refused_by_name(lisbon, asking):
    late = DayHours(words="from 18:30 on", start="18:30")
    must = MustSee(words="sight 3", name="Lisbon sight 3", place_id="t:Lisbon:sight3")
    with pytest.raises(Infeasible, match="Lisbon sight 3|sight 3"):
        solve(asking(lisbon, ["t:Lisbon"], constraints=[must, late]), lisbon)


def test_a_budget_that_no_trip_meets_is_refused_with_its_words(sandbox, asking, money):
    cap = BudgetCap(words="for 90 dollars", limit=money(90))
    fine = Cuisines(words="French food", names=("French",))
    with pytest.raises(Infeasible) as refused:
        solve(asking(sandbox, TOWNS, days=4, count=1, origin="t:Home", constraints=[cap, fine]), sandbox)
    assert refused.value.conflict == ("for 90 dollars",)


def test_arriving_late_leaves_that_evening_only(sandbox, asking, planned):
    ban = TransportBan(words="no flights", modes=(Mode.FLIGHT, Mode.TAXI))
    plan = planned(asking(sandbox, TOWNS[:1], days=3, origin="t:Home", constraints=[ban]), sandbox)
    drive = next(x for x in plan.legs if x.scope == "intercity")
    assert all(i.start >= drive.arrive for i in plan.days[0].items if i.type != "leg")


def test_days_across_a_change_of_clocks_keep_local_times(lisbon, asking, planned, passes):
    spring = date(2026, 3, 28)  # clocks in Lisbon go forward on the 29th
    plan = planned(asking(lisbon, ["t:Lisbon"], days=3, start=spring), lisbon)
    offsets = [d.items[0].start.utcoffset() for d in plan.days]
    assert offsets == [timedelta(0), timedelta(hours=1), timedelta(hours=1)]
    assert passes(plan.model_copy(update={"made_at": plan.made_at.replace(month=3, day=1)}), lisbon) == []


@settings(max_examples=6, deadline=None)
@given(
    days=st.integers(3, 6),
    count=st.integers(1, 2),
    people=st.integers(1, 6),
    names=st.sets(st.sampled_from(sorted(CONDITIONS)), max_size=3),
    limit=st.sampled_from([None, 900, 1500, 2500, 6000]),
)
def test_solver_and_checker_never_disagree(sandbox, asking, planned, passes, money, days, count, people, names, limit):
    """Either there is a plan that the independent checker passes, or a refusal in the person's words."""
    constraints = [CONDITIONS[n] for n in sorted(names)]
    if limit:
        constraints.append(BudgetCap(words="the budget", limit=money(limit)))
    problem = asking(sandbox, TOWNS, days=days, count=count, people=people, origin="t:Home", constraints=constraints)
    try:
        plan = planned(problem, sandbox)
    except Infeasible as refused:
        assert set(refused.conflict) <= {c.words for c in constraints} | {"a", "b", "the towns"}
        return
    assert passes(plan, sandbox) == []


def test_a_must_that_is_not_known_to_be_step_free_is_refused_in_the_persons_words(roomy, asking):
    must = MustSee(words="see sight 2", name="Lisbon sight 2", place_id="t:Lisbon:sight2")
    need = AccessRequired(words="in a wheelchair", need=AccessNeed.WHEELCHAIR)
    with pytest.raises(Infeasible, match="Lisbon sight 2") as refused:
        solve(asking(roomy, ["t:Lisbon"], constraints=[must, need]), roomy)
    assert set(refused.value.conflict) == {"see sight 2", "in a wheelchair"}


def test_mornings_are_not_left_empty(roomy, asking, planned):
    plan = planned(asking(roomy, ["t:Lisbon"], pace=Pace.SLOW), roomy)
    firsts = [next(v for v in d.items if v.type == "visit").start for d in plan.days]
    assert all(f.hour * 60 + f.minute <= 11 * 60 + 15 for f in firsts)


def test_a_guard_that_is_over_at_once_still_gives_a_valid_plan(sandbox, asking, planned, passes):
    problem = asking(sandbox, TOWNS, days=5, count=2, origin="t:Home")
    hasty = replace(problem, settings=problem.settings.model_copy(update={"solve_seconds": 0.001}))
    assert passes(planned(hasty, sandbox), sandbox) == []


def test_where_nothing_is_known_to_be_step_free_the_empty_days_say_why(lisbon, asking):
    wheels = AccessRequired(words="I use a wheelchair", need=AccessNeed.WHEELCHAIR)
    found = solve(asking(lisbon, ["t:Lisbon"], days=2, constraints=[wheels]), lisbon)
    assert not any(i.type == "visit" for d in found.days for i in d.items)
    assert any("known to be step-free" in said for said in found.unknowns)
