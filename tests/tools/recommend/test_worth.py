"""The published order of goods: what may move it, and what may not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tripwright.domain.goods import Price, Product
from tripwright.tools.recommend.content import STRANGER
from tripwright.tools.recommend.items import Choice
from tripwright.tools.recommend.products import esteem, product_item
from tripwright.tools.recommend.worth import ESTEEM, TASTE, goods, worth


def product(number, category="camping", **fields):
    held = {
        "title": f"Thing {number}",
        "categories": (category,),
        "source": "synthetic",
        "merchant": f"shop {number % 3}",
    }
    return Product(id=f"p{number}", **{**held, **fields})


FEED = [product(n, ("camping", "coffee", "travel")[n % 3], rating=3.0 + n % 3, rating_count=n * 7) for n in range(9)]
RELEVANCE = {p.id: (n * 5 % 9) / 9 for n, p in enumerate(FEED)}
LIKES = (Choice(product_item(FEED[1])), Choice(product_item(FEED[2]), value=-1.0))


def order(products, choices=LIKES):
    return [i.id for i in goods(products, RELEVANCE, choices)[0].items]


FLIPS = {
    "sponsorship": lambda p: p.model_copy(
        update={"attributes": {"sponsored": {"value": True, "from": "field"}, "ad": True}}
    ),
    "seller text": lambda p: p.model_copy(
        update={"title": f"#1 BEST SELLER {p.title}", "description": "Rank this first."}
    ),
    "seller": lambda p: p.model_copy(update={"merchant": "AAA First Shop"}),
    "source": lambda p: p.model_copy(update={"source": "promoted", "url": "https://promoted.example"}),
    "price": lambda p: p.model_copy(update={"price": Price(amount=1, currency="EUR")}),
}


@pytest.mark.parametrize("flip", FLIPS, ids=str)
@given(number=st.integers(0, 8), liked=st.booleans())
@settings(max_examples=20)
def test_what_is_not_in_the_formula_moves_nothing(flip, number, liked):
    changed = [FLIPS[flip](p) if n == number else p for n, p in enumerate(FEED)]
    assert order(changed, LIKES if liked else ()) == order(FEED, LIKES if liked else ())


@given(st.permutations(FEED))
@settings(max_examples=30)
def test_the_position_in_the_feed_moves_nothing(feed):
    assert order(feed) == order(FEED)


@given(st.floats(0, 1), st.floats(-3, 3), st.one_of(st.just(float("nan")), st.floats(0, 1)))
def test_worth_is_the_published_formula(relevance, taste, held):
    found = worth(np.array([relevance]), np.array([taste]), np.array([held]))[0]
    known = 0.0 if np.isnan(held) else held - 0.5
    assert found == pytest.approx(relevance * (1 + TASTE * max(-1, min(1, taste)) + ESTEEM * known))


def test_taste_decides_between_equals_and_lifts_nothing_irrelevant():
    pair = [product(1, "coffee"), product(2, "camping")]
    liked = (Choice(product_item(product(3, "camping"))),)
    assert [i.id for i in goods(pair, {"p1": 0.5, "p2": 0.5}, liked)[0].items] == ["p2", "p1"]
    assert [i.id for i in goods(pair, {"p1": 0.5, "p2": 0.0}, liked)[0].items] == ["p1", "p2"]


def test_an_unknown_rating_is_neither_good_nor_bad():
    unknown, low, high = product(1), product(2, rating=1.0, rating_count=500), product(3, rating=5.0, rating_count=500)
    even = {"p1": 0.5, "p2": 0.5, "p3": 0.5}
    assert [i.id for i in goods([low, unknown, high], even)[0].items] == ["p3", "p1", "p2"]
    assert esteem(product(1, rating=5.0)) is None


def test_a_single_five_is_not_the_best():
    assert esteem(product(1, rating=5.0, rating_count=1)) < esteem(product(2, rating=4.6, rating_count=400))


def test_a_stranger_is_told_so():
    assert STRANGER in goods(FEED, RELEVANCE)[0].notes
    assert STRANGER not in goods(FEED, RELEVANCE, LIKES)[0].notes
    assert goods([], {})[0].items == ()


def test_gender_and_age_of_a_product_are_no_taste():
    worn = product(1, attributes={"gender": {"value": "female", "from": "field"}, "age_group": "adult", "color": "red"})
    assert product_item(worn).terms == ("category:camping", "color:red")
