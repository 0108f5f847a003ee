"""A delay stands after the move that it delays, the day begins later, and later changes keep it."""

from datetime import timedelta

import pytest
from tripwright.domain.errors import InputError
from tripwright.domain.plan import Rest
from tripwright.domain.request import BudgetCap, Change
from tripwright.tools.optimise.revise import revise
from tripwright.tools.optimise.transport import DELAY


def applied(plan, problem, catalog, **change):
    done = revise(plan, [Change(words="it is late", **change)], problem.asking(plan.request), catalog)
    parts = done.solution
    after = plan.model_copy(
        update={
            "request": done.request, "dates": done.problem.dates, "stops": parts.stops, "stays": parts.stays,
            "days": parts.days, "budget": parts.budget, "assumptions": (*parts.assumptions, *done.notes),
        }
    )  # fmt: skip
    return after, done


@pytest.fixture(scope="module")
def flown(sandbox, asking, planned, money):
    cap = BudgetCap(words="for 9000", limit=money(9000))
    problem = asking(sandbox, ["t:Alder"], days=3, origin="t:Home", constraints=[cap])
    return problem, planned(problem, sandbox), sandbox


def landing(plan):
    return next(leg.arrive for leg in plan.legs if leg.scope == "intercity")


def test_the_flight_stands_and_nothing_begins_before_it_is_there(flown, passes):
    problem, plan, catalog = flown
    after, done = applied(plan, problem, catalog, operation="late_arrival", minutes=120)
    there = landing(plan) + timedelta(minutes=120)
    assert landing(after) == landing(plan)
    assert all(i.start >= there for i in after.days[0].items if i.type in ("visit", "meal"))
    assert [i.note for i in after.days[0].items if isinstance(i, Rest)] == [DELAY]
    assert after.days[1:] == plan.days[1:]
    assert any("timetable" in note for note in done.notes)
    assert passes(after, catalog, plan) == []


def test_a_later_change_keeps_the_delay_and_another_delay_takes_its_place(flown, passes):
    problem, plan, catalog = flown
    late, _ = applied(plan, problem, catalog, operation="late_arrival", minutes=120)
    less, _ = applied(late, problem, catalog, operation="less", day=1)
    assert any(isinstance(i, Rest) for i in less.days[0].items)
    again, _ = applied(late, problem, catalog, operation="late_arrival", minutes=30)
    rests = [i for i in again.days[0].items if isinstance(i, Rest)]
    assert [i.end - i.start for i in rests] == [timedelta(minutes=30)]
    assert passes(again, catalog, late) == []


def test_an_hour_of_landing_is_a_delay_too_and_must_be_later(flown):
    problem, plan, catalog = flown
    now = landing(plan)
    minute = now.hour * 60 + now.minute
    after, _ = applied(plan, problem, catalog, operation="late_arrival", minute_of_day=minute + 45)
    assert next(i.end - i.start for i in after.days[0].items if isinstance(i, Rest)) == timedelta(minutes=45)
    with pytest.raises(InputError, match="already"):
        applied(plan, problem, catalog, operation="late_arrival", minute_of_day=minute - 5)
    with pytest.raises(InputError, match="how late"):
        applied(plan, problem, catalog, operation="late_arrival")


def test_where_no_move_is_known_the_day_begins_later_for_good(roomy, asking, planned, passes):
    problem = asking(roomy, ["t:Lisbon"], days=2)
    plan = planned(problem, roomy)
    late, _ = applied(plan, problem, roomy, operation="late_arrival", minutes=120)
    assert all(i.start.hour >= 11 for i in late.days[0].items if i.type in ("visit", "meal"))
    less, _ = applied(late, problem, roomy, operation="less", day=1)
    assert all(i.start.hour >= 11 for i in less.days[0].items if i.type in ("visit", "meal"))
    assert passes(less, roomy, late) == []
