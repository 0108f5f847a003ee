"""Restaurants: distinct, with the cuisines asked for, and the best for the price of money. Checked against brute force."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tripwright.domain.money import Money
from tripwright.domain.offers import Restaurant
from tripwright.domain.party import Diet, Party, Traveller
from tripwright.domain.request import AllergyNeed, Cuisines, Request
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.optimise.conditions import alternatives
from tripwright.tools.optimise.exchange import Exchange
from tripwright.tools.optimise.meals import Kitchen


def kitchen(tables, *constraints, people=1, **more):
    catalog = InMemoryCatalog(restaurants=tables, currency="USD")
    conditions = alternatives(Request(text="a trip", constraints=constraints, **more))[0]
    return Kitchen(catalog, Exchange(catalog, "USD"), people, conditions)


def table(number, price, rating, *cuisines, city="c", **more):
    money = Money(amount=price, currency="USD")
    return Restaurant(
        id=f"{city}{number}",
        city_id=city,
        name=f"{city}{number}",
        price=money,
        rating=rating,
        cuisines=cuisines,
        **more,
    )


def test_the_best_rated_when_money_is_free_and_the_cheapest_when_it_is_dear():
    many = [table(i, 10 + i, 1 + i * 0.2) for i in range(6)]
    assert [d.restaurant.id for d in kitchen(many).choose({"c": 2}, 3.0, 0.0)["c"]] == ["c5", "c4"]
    assert [d.restaurant.id for d in kitchen(many).choose({"c": 2}, 3.0, 9.0)["c"]] == ["c0", "c1"]


def test_every_cuisine_is_served_even_when_it_is_dear():
    many = [table(1, 10, 5.0, "Thai"), table(2, 11, 5.0, "Thai"), table(3, 99, 1.0, "French")]
    chosen = kitchen(many, Cuisines(words="both", names=("Thai", "French"))).choose({"c": 2}, 3.0, 1.0)
    assert {d.restaurant.id for d in chosen["c"]} == {"c1", "c3"}


def test_cuisines_may_be_eaten_in_any_of_the_cities():
    many = [table(1, 10, 5.0, "Thai"), table(1, 10, 5.0, "French", city="d"), table(2, 10, 1.0, city="d")]
    chosen = kitchen(many, Cuisines(words="both", names=("thai", "FRENCH"))).choose({"c": 1, "d": 1}, 3.0, 1.0)
    assert [d.restaurant.id for d in chosen["d"]] == ["d1"]


def test_a_cuisine_that_nobody_serves_is_no_choice():
    assert kitchen([table(1, 10, 5.0)], Cuisines(words="thai", names=("Thai",))).choose({"c": 1}, 3.0, 0.0) is None


def test_a_city_with_too_few_tables_gives_what_it_has():
    chosen = kitchen([table(1, 10, 5.0)]).choose({"c": 3}, 3.0, 0.0)
    assert len(chosen["c"]) == 1


def test_a_diet_that_is_not_promised_is_not_met_and_nobody_vouches_for_an_allergy():
    promised = table(1, 10, 5.0, diets={"vegan": Truth.YES})
    vegan = Party(members=(Traveller(diet=(Diet.VEGAN,)),))
    dishes = kitchen([promised, table(2, 5, 5.0)], party=vegan).dishes("c")
    assert [d.restaurant.id for d in dishes] == ["c1"]
    assert kitchen([promised], AllergyNeed(words="nuts", allergen="nuts")).dishes("c") == ()


_TABLES = st.lists(
    st.tuples(st.integers(5, 60), st.integers(0, 10), st.sets(st.sampled_from(["A", "B", "C"]))), min_size=1, max_size=7
)


@settings(max_examples=60, deadline=None)
@given(_TABLES, st.integers(1, 3), st.sets(st.sampled_from(["A", "B", "C"])), st.sampled_from([0.0, 0.02, 0.5]))
def test_the_choice_is_the_optimum_of_brute_force(rows, count, wanted, rate):
    many = [table(i, price, rating / 2, *sorted(serves)) for i, (price, rating, serves) in enumerate(rows)]
    asked = [Cuisines(words="x", names=tuple(sorted(wanted)))] if wanted else []
    ours = kitchen(many, *asked).choose({"c": count}, 3.0, rate)
    size = min(count, len(many))
    worths = [
        sum(3.0 * min(1.0, (r.rating or 0) / 5) - rate * float(r.price.amount) for r in group)
        for group in combinations(many, size)
        if wanted <= {c for r in group for c in r.cuisines}
    ]
    if not worths:
        assert ours is None
    else:
        assert ours is not None
        assert abs(sum(d.worth(3.0, rate) for d in ours["c"]) - max(worths)) < 1e-6
