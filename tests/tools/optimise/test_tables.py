"""Restaurants have hours: a meal lies inside them. Guests are seated as worthily as can be."""

from datetime import date
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from tripwright.domain.hours import Interval, OpeningHours, Weekly
from tripwright.domain.offers import Restaurant
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.optimise.tables import Seating, Service, Sitting

MONDAY = date(2026, 5, 4)
DINNER = Sitting(0, "dinner", 1050, 1185)


def restaurant(hours):
    return Restaurant(id="r", city_id="t:Lisbon", name="r", hours=hours)


def open_on_monday(start, end, last=None):
    day = Interval(start=start, end=end, last_entry=last)
    return restaurant(OpeningHours(weekly=(Weekly(days={"mon": (day,), "holiday": (day,)}),)))


def span(lisbon, table):
    return Service(lisbon, MONDAY).span(table, DINNER)


def test_a_meal_starts_and_ends_inside_the_hours(lisbon):
    assert span(lisbon, open_on_monday(1080, 1200)) == (1080, 1125)
    assert span(lisbon, open_on_monday(600, 1100)) is None
    assert span(lisbon, open_on_monday(600, 1400, last=1100)) == (1050, 1100)


def test_hours_that_are_not_known_close_nothing_and_a_closing_day_does(lisbon):
    assert span(lisbon, restaurant(None)) == (1050, 1185)
    assert span(lisbon, restaurant(OpeningHours(weekly=(Weekly(days={"tue": ()}),)))) == (1050, 1185)
    assert span(lisbon, restaurant(OpeningHours(weekly=(Weekly(days={"mon": (), "holiday": ()}),)))) is None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 9), st.sets(st.integers(0, 2))), min_size=1, max_size=4))
def test_guests_in_order_of_worth_make_the_worthiest_company(guests):
    seating = Seating[int](lambda g: sorted(guests[g][1]))
    for guest in sorted(range(len(guests)), key=lambda g: -guests[g][0]):
        seating.add(guest)
    ours = sum(guests[g][0] for g in seating.taken.values())
    everyone = [*guests, (0, set()), (0, set()), (0, set())]
    companies = permutations(everyone, 3)
    assert ours == max(sum(w for seat, (w, seats) in enumerate(c) if seat in seats) for c in companies)


def test_a_place_that_opens_in_the_evening_is_not_for_breakfast(sandbox, asking, planned, passes):
    late = OpeningHours(weekly=(Weekly(days={d: (Interval(start=1020, end=1380),) for d in (
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday")}),))  # fmt: skip
    tables = [r.model_copy(update={"hours": late}) for r in sandbox.restaurants("t:Alder")]
    rest = dict(sandbox._all) | {"restaurants": tables}
    catalog = InMemoryCatalog(**rest)
    plan = planned(asking(catalog, ["t:Alder"], days=3, origin="t:Home"), catalog)
    assert {m.meal for m in plan.meals if m.restaurant_id} == {"dinner"}
    assert passes(plan, catalog) == []
