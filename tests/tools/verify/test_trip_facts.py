"""The checker's own reading of a plan gives what the need rules saw, without sharing a line with them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.dates import DateRange
from tripwright.domain.money import Money
from tripwright.domain.offers import Mode
from tripwright.domain.party import AccessNeed, Diet, Party, Traveller
from tripwright.domain.plan import Budget, CityStop, Day, Leg, Plan
from tripwright.domain.request import Request
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.shopping.context import CHECKED, context_of
from tripwright.tools.verify.trip_facts import plan_fact

START = date(2026, 5, 1)


def leg(mode, km, minutes=30, scope="local"):
    begin = datetime(2026, 5, 1, 9, tzinfo=UTC)
    return Leg(
        scope=scope, mode=mode, origin="a", destination="b", depart=begin, arrive=begin + timedelta(minutes=minutes),
        distance_km=km,
    )  # fmt: skip


def plan(days, party=None):
    zero = Money(amount=Decimal(0), currency="EUR")
    end = START + timedelta(days=len(days) - 1)
    return Plan(
        id="p", request=Request(text="x", party=party or Party()), made_at=datetime(2026, 1, 1, tzinfo=UTC), catalog=(),
        dates=DateRange(start=START, end=end), stops=(CityStop(city_id="c", name="C", country="FR", arrive=START, leave=end),),
        days=tuple(Day(date=START + timedelta(days=i), city_id="c", timezone="UTC", items=tuple(legs)) for i, legs in enumerate(days)),
        budget=Budget(currency="EUR", observed=zero, estimated=zero, low=zero, high=zero),
    )  # fmt: skip


legs = st.builds(
    leg,
    st.sampled_from([Mode.WALK, Mode.BUS, Mode.FLIGHT]),
    st.none() | st.floats(0, 20).map(lambda x: round(x, 2)),
    st.integers(1, 700),
    st.sampled_from(["local", "intercity"]),
)


@given(days=st.lists(st.lists(legs, max_size=4), min_size=1, max_size=4))
def test_both_readings_of_legs_agree(days):
    made = plan(days)
    seen = context_of(made, InMemoryCatalog())
    assert plan_fact(made, "walk_km") == seen.walk_km
    assert plan_fact(made, "longest_leg_min") == seen.longest_leg_min


def test_people_bring_their_facts():
    one = Traveller(access=(AccessNeed.LITTLE_WALKING,), allergies=("peanut", "egg"), diet=(Diet.VEGAN,))
    made = plan([[]], Party(members=(one, Traveller(age=4))))
    assert plan_fact(made, "access") == ["little_walking"]
    assert plan_fact(made, "allergies") == ["egg", "peanut"]
    assert plan_fact(made, "diets") == ["vegan"]
    assert plan_fact(made, "children") == 1


@pytest.mark.parametrize("field", ["access", "allergies", "diets", "walk_km", "longest_leg_min", "shoe_size"])
def test_what_the_plan_does_not_have_is_none(field):
    assert plan_fact(plan([[]]), field) is None


def test_every_fact_that_needs_may_hang_on_is_known_here():
    one = Traveller(age=3, access=(AccessNeed.STROLLER,), allergies=("egg",), diet=(Diet.HALAL,))
    made = plan([[leg(Mode.WALK, 7), leg(Mode.TRAIN, 90, 400, "intercity")]], Party(members=(Traveller(), one)))
    assert all(plan_fact(made, field) is not None for field in CHECKED)
