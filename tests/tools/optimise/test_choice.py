"""Rides, beds and dishes under the caps."""

from itertools import product

import pytest
from tripwright.domain.offers import Mode
from tripwright.domain.request import BudgetCap, Cuisines, TransportBan
from tripwright.tools.optimise.choice import Desk
from tripwright.tools.optimise.conditions import alternatives
from tripwright.tools.optimise.shifts import Route

TOWNS = ["t:Alder", "t:Birch", "t:Cedar"]


def desk_of(problem, catalog):
    return Desk(problem, alternatives(problem.request)[0], catalog)


def total(choice):
    return sum(choice.costs.values())


@pytest.mark.parametrize("limit", [3000, 2500, 2200, 1900, 1750])
def test_no_cap_is_broken_and_more_money_is_never_worth_less(sandbox, asking, money, limit):
    def fitted(amount):
        cap = BudgetCap(words="the budget", limit=money(amount))
        problem = asking(sandbox, TOWNS[:1], days=4, origin="t:Home", constraints=[cap])
        return desk_of(problem, sandbox).fit(Route(("t:Alder",), (3,)), "public")

    tight, loose = fitted(limit), fitted(limit + 800)
    assert total(tight) <= limit
    assert sum(b.quality for b in tight.beds) <= sum(b.quality for b in loose.beds) + 1e-9


def test_a_cap_below_the_cheapest_trip_is_not_met(sandbox, asking, money):
    cap = BudgetCap(words="the budget", limit=money(300))
    problem = asking(sandbox, TOWNS[:1], days=4, origin="t:Home", constraints=[cap])
    assert desk_of(problem, sandbox).fit(Route(("t:Alder",), (3,)), "public") is None


def test_a_cap_on_one_category_leaves_the_others_alone(sandbox, asking, money):
    cap = BudgetCap(words="beds", limit=money(220), category="lodging")
    problem = asking(sandbox, TOWNS[:1], days=4, origin="t:Home", constraints=[cap])
    choice = desk_of(problem, sandbox).fit(Route(("t:Alder",), (3,)), "public")
    free = desk_of(asking(sandbox, TOWNS[:1], days=4, origin="t:Home"), sandbox).fit(
        Route(("t:Alder",), (3,)), "public"
    )
    assert choice.costs["lodging"] <= 220 < free.costs["lodging"]
    assert choice.costs["transport"] == free.costs["transport"]


@pytest.mark.parametrize(("scope", "each"), [("person", 600), ("day", 300), ("person_day", 150)])
def test_scopes_are_counted_by_people_and_days(sandbox, asking, money, scope, each):
    cap = BudgetCap(words="cap", limit=money(each), scope=scope)
    problem = asking(sandbox, TOWNS[:1], days=4, people=2, origin="t:Home", constraints=[cap])
    assert [c.limit for c in desk_of(problem, sandbox).ceilings] == [1200]


def test_money_kept_for_shopping_is_not_spent(sandbox, asking, money):
    from dataclasses import replace

    cap = BudgetCap(words="cap", limit=money(2000))
    problem = replace(asking(sandbox, TOWNS[:1], days=4, constraints=[cap]), goods=money(250))
    assert desk_of(problem, sandbox).ceilings[0].limit == 1750


def test_a_car_of_ones_own_is_not_left_behind(sandbox, asking):
    problem = asking(sandbox, TOWNS[:2], days=5, origin="t:Home")
    desk = desk_of(problem, sandbox)
    route = Route(("t:Alder", "t:Birch"), (2, 2))
    for family in ("public", "car"):
        modes = {r.mode for r in desk.fit(route, family).rides}
        assert (Mode.SELF_DRIVE in modes) == (family == "car")
        assert family == "public" or modes == {Mode.SELF_DRIVE}


def test_nobody_eats_before_arriving_or_after_leaving(sandbox, asking):
    problem = asking(sandbox, TOWNS[:1], days=3, origin="t:Home")
    choice = desk_of(problem, sandbox).fit(Route(("t:Alder",), (2,)), "public")
    arrive, leave = choice.rides[0].in_town, choice.rides[1].leave_town
    first, last = choice.shifts[0], choice.shifts[-1]
    assert first.start >= arrive.hour * 60 + arrive.minute
    assert last.end <= leave.hour * 60 + leave.minute


def test_restaurants_are_enough_for_every_meal_and_none_twice(sandbox, asking):
    french = Cuisines(words="French food", names=("French",))
    problem = asking(sandbox, TOWNS[:2], days=5, origin="t:Home", constraints=[french])
    choice = desk_of(problem, sandbox).fit(Route(("t:Alder", "t:Birch"), (2, 2)), "public")
    picked = [d.restaurant for dishes in choice.dishes.values() for d in dishes]
    assert len({r.id for r in picked}) == len(picked) == sum(len(s.meals) for s in choice.shifts)
    assert any("French" in r.cuisines for r in picked)


def test_the_fitted_trip_is_close_to_the_best_of_every_bed_and_ride(sandbox, asking, money):
    """Tables are fixed by the price of money, so the exact optimum is over beds and rides at that price."""
    cap = BudgetCap(words="cap", limit=money(1900))
    problem = asking(sandbox, TOWNS[:1], days=4, origin="t:Home", constraints=[cap])
    desk = desk_of(problem, sandbox)
    route = Route(("t:Alder",), (3,))
    found = desk.fit(route, "public")
    days = route.arrivals(problem.dates.start)
    ins = desk.timetable.between("t:Home", "t:Alder", days[0], "public")
    outs = desk.timetable.between("t:Alder", "t:Home", days[1], "public")
    best = float("-inf")
    for into, away, bed in product(ins, outs, desk.lodgings.beds("t:Alder", 3)):
        for scale in (1, 4, 16, 64, 256):
            prices = {k: v * scale for k, v in desk.plain_prices().items()}
            choice = desk.with_parts(route, (into, away), (bed,), prices)
            if choice is not None and not desk.breaks(choice):
                best = max(best, choice.worth)
    assert found.worth >= best - 0.02 * abs(best)


def test_every_way_banned_is_no_trip(sandbox, asking):
    ban = TransportBan(words="no moving", modes=(Mode.FLIGHT, Mode.TAXI, Mode.SELF_DRIVE))
    problem = asking(sandbox, TOWNS[:1], origin="t:Home", constraints=[ban])
    assert desk_of(problem, sandbox).fit(Route(("t:Alder",), (2,)), "public") is None
