"""Worlds with almost nothing in them: the solver answers or refuses in words, and never breaks."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tripwright.domain.errors import Infeasible
from tripwright.domain.hours import Interval, OpeningHours, Weekly
from tripwright.domain.place import City, Kind, Place, Point
from tripwright.domain.request import AvoidKind, BudgetCap, DayHours, MaxVisits
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.optimise.trip import solve

TOWN = City(id="t:Bare", name="Bare", country="PT", point=Point(lat=38.7, lon=-9.1), timezone="Europe/Lisbon")
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday")


def place(number: int, hours: OpeningHours | None, far: float = 0.0) -> Place:
    return Place(
        id=f"t:Bare:{number}", city_id=TOWN.id, name=f"Place {number}", kind=Kind.MUSEUM,
        point=Point(lat=38.7 + far, lon=-9.1), hours=hours, importance=0.5, synthetic=True,
    )  # fmt: skip


def spans(*found: tuple[int, int, int | None]) -> OpeningHours:
    day = tuple(Interval(start=a, end=b, last_entry=last) for a, b, last in found)
    return OpeningHours(weekly=(Weekly(days=dict.fromkeys(WEEK, day)),))


HOURS = st.one_of(
    st.none(),
    st.just(OpeningHours(weekly=(Weekly(days=dict.fromkeys(WEEK, ())),))),
    st.just(spans((540, 550, None))),
    st.just(spans((540, 720, None), (840, 1080, 990))),
    st.just(spans((1200, 1560, None))),
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(HOURS, st.sampled_from((0.0, 0.01, 2.0))), max_size=3),
    st.integers(1, 3),
    st.sampled_from((None, "kinds", "hours", "none", "money")),
)
def test_a_world_of_next_to_nothing_never_breaks_the_solver(asking, planned, passes, money, found, days, condition):
    catalog = InMemoryCatalog(cities=[TOWN], places=[place(i, h, far) for i, (h, far) in enumerate(found)])
    conditions = {
        None: (),
        "kinds": (AvoidKind(words="no museums", kinds=(Kind.MUSEUM,)),),
        "hours": (DayHours(words="ten minutes", start="12:00", end="12:10"),),
        "none": (MaxVisits(words="nothing", count=0),),
        "money": (BudgetCap(words="for one", limit=money(1)),),
    }[condition]
    problem = asking(catalog, [TOWN.id], days=days, constraints=conditions)
    try:
        plan = planned(problem, catalog)
    except Infeasible as refused:
        assert str(refused)
        return
    assert passes(plan, catalog) == []


def one(hours: OpeningHours, asking, on: date | None = None):
    catalog = InMemoryCatalog(cities=[TOWN], places=[place(0, hours)])
    more = {"start": on} if on else {}
    found = solve(asking(catalog, [TOWN.id], days=1, **more), catalog)
    return [i for d in found.days for i in d.items if i.type == "visit"]


def test_a_visit_does_not_span_a_lunch_break(asking):
    (visit,) = one(spans((540, 600, None), (780, 1080, None)), asking)
    assert visit.start.hour >= 13


def test_no_visit_begins_after_the_last_entry(asking):
    assert one(spans((1080, 1260, 1140)), asking)[0].start.hour * 60 <= 1140
    assert one(spans((540, 1260, 530)), asking) == []


def test_a_place_that_closes_past_midnight_is_visited_in_the_evening(asking):
    (visit,) = one(spans((1080, 1500, None)), asking)
    assert visit.start.hour >= 18


def test_what_is_closed_on_that_very_date_is_not_visited(asking):
    on = date(2026, 5, 5)
    hours = spans((540, 1080, None)).model_copy(update={"closed_dates": (on,)})
    assert one(hours, asking, on) == []
    assert len(one(hours, asking, on + timedelta(days=1))) == 1


@pytest.mark.parametrize("scope", ["trip", "person", "day", "person_day"])
def test_a_cap_on_tickets_is_kept_in_each_of_its_scopes(roomy, asking, planned, money, scope):
    times = {"trip": 1, "person": 2, "day": 2, "person_day": 4}[scope]
    cap = BudgetCap(words="little for tickets", limit=money(30), scope=scope, category="tickets")
    plan = planned(asking(roomy, ["t:Lisbon"], days=2, constraints=[cap]), roomy)
    paid = sum(line.amount.amount for line in plan.budget.lines if line.category == "tickets" and line.amount)
    assert paid <= 30 * times
