"""Each member of the constraint union is encoded, hard and as a wish. A new member without a row here fails."""

from datetime import time
from typing import get_args

import pytest
from tripwright.domain import request as asked
from tripwright.domain.errors import Infeasible
from tripwright.domain.offers import HouseRule, Mode, RoomType
from tripwright.domain.parameters import Pace
from tripwright.domain.party import AccessNeed, Diet
from tripwright.domain.place import Kind
from tripwright.domain.truth import Truth
from tripwright.tools.optimise.conditions import alternatives
from tripwright.tools.optimise.fulfilment import Trip, met
from tripwright.tools.optimise.trip import solve

TOWN = "t:Alder"
FAR = "t:Alder:sight8"


def cap(money):
    return asked.BudgetCap(words="lodging for 80", limit=money(80), category="lodging")


MEMBERS = {
    asked.BudgetCap: cap,
    asked.MustSee: asked.MustSee(words="see it", name="x", place_id=FAR),
    asked.AvoidCity: asked.AvoidCity(
        words="without Birch", area=asked.PlaceRef(words="Birch", level="city", name="Birch", ids=("t:Birch",))
    ),
    asked.AvoidPlace: asked.AvoidPlace(words="not there", name="x", place_id="t:Alder:sight0"),
    asked.AvoidKind: asked.AvoidKind(words="no museums", kinds=(Kind.MUSEUM,)),
    asked.TransportBan: asked.TransportBan(words="not on foot", modes=(Mode.WALK,)),
    asked.Cuisines: asked.Cuisines(words="French food", names=("French",)),
    asked.RoomRequired: asked.RoomRequired(words="a private room", types=(RoomType.PRIVATE,)),
    asked.HouseRuleNeeded: asked.HouseRuleNeeded(words="with my dog", rule=HouseRule.PETS),
    asked.DayHours: asked.DayHours(words="not before eleven", start=time(11)),
    asked.PaceWish: asked.PaceWish(words="slowly", pace=Pace.SLOW),
    asked.MaxVisits: asked.MaxVisits(words="two a day", count=2),
    asked.VisitKinds: asked.VisitKinds(words="two markets", kinds=(Kind.MARKET,), count=1),
    asked.KnownHoursOnly: asked.KnownHoursOnly(words="surely open"),
    asked.All: asked.All(
        words="both",
        parts=(asked.MaxVisits(words="two", count=2), asked.AvoidKind(words="no parks", kinds=(Kind.PARK,))),
    ),
    asked.Any: asked.Any(
        words="either",
        parts=(
            asked.RoomRequired(words="shared", types=(RoomType.SHARED,)),
            asked.RoomRequired(words="private", types=(RoomType.PRIVATE,)),
        ),
    ),
    asked.Not: asked.Not(words="no museum", part=asked.VisitKinds(words="museums", kinds=(Kind.MUSEUM,))),
    asked.DietNeed: asked.DietNeed(words="vegan", diet=Diet.VEGAN),
    asked.AllergyNeed: asked.AllergyNeed(words="no nuts", allergen="peanut"),
    asked.AccessRequired: asked.AccessRequired(words="no steps", need=AccessNeed.STEP_FREE),
}
#: What nothing in the small world promises: as a hard condition these are kept by leaving out, or refused.
UNPROMISED = {asked.DietNeed, asked.AllergyNeed, asked.AccessRequired}


def of_union():
    return set(get_args(get_args(asked.Constraint)[0]))


def test_every_member_of_the_union_has_a_row():
    assert set(MEMBERS) == of_union()


def made(member, money):
    found = MEMBERS[member]
    return found(money) if callable(found) else found


@pytest.fixture(scope="module")
def trip_of(sandbox, asking):
    def solved(*constraints):
        problem = asking(sandbox, [TOWN], days=2, origin="t:Home", constraints=constraints)
        found = solve(problem, sandbox)
        return Trip(found.stops, found.stays, found.days, found.budget, problem.request, sandbox), found

    return solved


@pytest.mark.parametrize("member", sorted(of_union(), key=str), ids=lambda m: m.__name__)
def test_a_hard_member_is_encoded_and_met_or_said(trip_of, money, member):
    condition = made(member, money)
    (conditions, *_) = alternatives(asked.Request(text="x", constraints=(condition,)))
    assert conditions.not_encoded == ()
    try:
        trip, _ = trip_of(condition)
    except Infeasible as refused:
        assert member in UNPROMISED
        assert condition.words in refused.conflict
        return
    verdict = met(condition, trip)
    assert verdict is not Truth.NO
    assert verdict is Truth.YES or member in UNPROMISED


@pytest.mark.parametrize(
    "member", sorted(of_union() - UNPROMISED - {asked.KnownHoursOnly}, key=str), ids=lambda m: m.__name__
)
def test_a_wish_that_weighs_enough_is_met(trip_of, money, member):
    condition = made(member, money).model_copy(update={"hard": False, "weight": 10.0})
    trip, found = trip_of(condition)
    assert met(condition, trip) is Truth.YES
    assert found.score <= found.bound


def test_a_wish_that_was_not_met_by_chance_is_bought(trip_of):
    one = asked.MaxVisits(words="one a day", count=1)
    wish = MEMBERS[asked.MustSee].model_copy(update={"hard": False, "weight": 10.0})
    assert met(wish, trip_of(one)[0]) is Truth.NO
    assert met(wish, trip_of(one, wish)[0]) is Truth.YES


@pytest.mark.parametrize("member", sorted(UNPROMISED, key=str), ids=lambda m: m.__name__)
def test_a_wish_that_nobody_can_promise_refuses_no_trip(trip_of, money, member):
    condition = made(member, money).model_copy(update={"hard": False})
    trip, _ = trip_of(condition)
    assert trip.visits


def test_a_wish_that_costs_more_than_it_weighs_is_not_met(trip_of):
    wish = asked.MaxVisits(words="nothing at all", count=0, hard=False, weight=0.1)
    trip, _ = trip_of(wish)
    assert met(wish, trip) is Truth.NO
