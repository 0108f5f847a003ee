"""Conditions that come with a change: only what breaks one of them changes, and the checker passes the result."""

from datetime import time

import pytest
from tripwright.domain.errors import Infeasible
from tripwright.domain.offers import Mode
from tripwright.domain.parameters import Pace
from tripwright.domain.place import Kind
from tripwright.domain.request import (
    All,
    AvoidKind,
    AvoidPlace,
    Change,
    DayHours,
    MaxVisits,
    MustSee,
    PaceWish,
    TransportBan,
    VisitKinds,
)
from tripwright.tools.optimise.revise import revise


@pytest.fixture(scope="module")
def city(roomy, asking, planned):
    problem = asking(roomy, ["t:Lisbon"], days=3)
    return problem, planned(problem, roomy), roomy


def with_conditions(city, *conditions, changes=()):
    problem, plan, catalog = city
    asked = plan.request.model_copy(update={"constraints": (*plan.request.constraints, *conditions)})
    done = revise(plan, changes, problem.asking(asked), catalog)
    parts = done.solution
    after = plan.model_copy(
        update={
            "request": done.request, "dates": done.problem.dates, "stops": parts.stops, "stays": parts.stays,
            "days": parts.days, "budget": parts.budget, "score": parts.score, "bound": parts.bound,
        }
    )  # fmt: skip
    return after, done


CONDITIONS = [
    AvoidKind(words="no museums", kinds=(Kind.MUSEUM,)),
    AvoidPlace(words="not there", name="Lisbon sight 0", place_id="t:Lisbon:sight0"),
    MustSee(words="see it", name="Lisbon sight 29", place_id="t:Lisbon:sight29"),
    VisitKinds(words="four markets", kinds=(Kind.MARKET,), count=4),
    PaceWish(words="slowly", pace=Pace.SLOW, day=2),
    DayHours(words="from eleven", start=time(11)),
    MaxVisits(words="three a day", count=3),
    TransportBan(words="no public transport", modes=(Mode.TRANSIT,)),
    All(words="both", parts=(MaxVisits(words="two", count=2, day=1), AvoidKind(words="no parks", kinds=(Kind.PARK,)))),
]


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda c: c.type)
def test_a_new_condition_is_kept_and_the_rest_of_the_trip_stands(city, passes, condition):
    _, plan, catalog = city
    after, done = with_conditions(city, condition)
    assert passes(after, catalog, plan) == []
    assert after.stops == plan.stops
    assert len(after.visits) >= len(plan.visits) - 7
    kept = {v.place_id for v in plan.visits} & {v.place_id for v in after.visits}
    assert len(kept) >= len(after.visits) - 4
    assert done.diff.unchanged > 0


def test_a_change_and_a_condition_beside_it_are_both_made(city, passes):
    _, plan, catalog = city
    slower = Change(operation="pace", words="make day 2 slower", day=2, pace=Pace.SLOW)
    after, _ = with_conditions(city, AvoidKind(words="no museums", kinds=(Kind.MUSEUM,)), changes=[slower])
    assert not [v for v in after.visits if v.kind is Kind.MUSEUM]
    assert len([i for i in after.days[1].items if i.type == "visit"]) <= 3
    assert passes(after, catalog, plan) == []


def test_more_of_a_kind_than_the_catalog_holds_is_refused_in_the_persons_words(city):
    with pytest.raises(Infeasible, match="twenty markets"):
        with_conditions(city, VisitKinds(words="twenty markets", kinds=(Kind.MARKET,), count=20))
