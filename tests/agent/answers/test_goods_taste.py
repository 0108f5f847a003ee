from datetime import UTC, datetime

import pytest
from tripwright.agent.answers.goods_taste import by_worth
from tripwright.domain.goods import Product
from tripwright.memory.store import Memory
from tripwright.tools.shopping.product_store import Hit

NOW = datetime(2026, 5, 1, tzinfo=UTC)
GOODS = {
    i: Product(id=i, title=i, categories=(c,), source="synthetic")
    for i, c in (("tent", "camping"), ("kettle", "coffee"), ("lamp", "camping"))
}


class Shelf:
    def product(self, product_id):
        return GOODS.get(product_id)


@pytest.fixture
def memory():
    with Memory.open(None, clock=lambda: NOW) as held:
        yield held


def order(memory, **scores):
    return [p.id for p in by_worth([Hit(GOODS[i], s) for i, s in scores.items()], memory, Shelf(), NOW)]


def test_a_stranger_gets_the_order_of_the_search(memory):
    assert order(memory, tent=0.9, kettle=1.0, lamp=0.8) == ["kettle", "tent", "lamp"]


def test_a_liked_product_brings_its_like_up_and_forgetting_it_takes_that_back(memory):
    memory.remember("I love this lamp", kind="feedback", slot="camping", value="like", item="lamp")
    assert order(memory, tent=0.95, kettle=1.0) == ["tent", "kettle"]
    assert order(memory, tent=0.1, kettle=1.0) == ["kettle", "tent"]
    from tripwright.memory.rows import Selector

    memory.forget(Selector(everything=True))
    assert order(memory, tent=0.95, kettle=1.0) == ["kettle", "tent"]


def test_a_category_that_was_refused_goes_down(memory):
    memory.remember("no coffee things", kind="profile", slot="dislike", value="coffee")
    assert order(memory, tent=0.95, kettle=1.0) == ["tent", "kettle"]


def test_scores_below_zero_are_no_worth(memory):
    assert order(memory, tent=-0.5, kettle=-0.1) == ["kettle", "tent"]
