"""Search and checker judge every condition alike, each by its own code."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tripwright.domain.goods import Price, Product
from tripwright.domain.money import Money
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.shopping.conditions import judged
from tripwright.tools.shopping.product_query import ProductQuery
from tripwright.tools.verify.conditions import met

NOTHING = InMemoryCatalog()
titles = st.sampled_from(["Leather Boots", "Vegan leather wallet", "Leather-free shoes", "Boots", "Rubber boots", "Faux Leather Bag", "Ledergürtel", "방수 가죽 지갑", "Boxes of socks", "Sock"])  # fmt: skip


def attributes():
    def held(values):
        return values.map(lambda v: {"value": v, "from": "field"})

    return st.fixed_dictionaries(
        {},
        optional={
            "sides_cm": held(st.lists(st.integers(10, 70), min_size=2, max_size=3)),
            "weight_kg": held(st.floats(0, 5).map(lambda x: round(x, 2))),
            "volume_ml": held(st.integers(0, 1500)),
            "wh": held(st.integers(0, 200)),
            "spf": held(st.integers(0, 60)),
            "waterproof": held(st.booleans()),
            "plug_types": held(st.lists(st.sampled_from("ABCFG"), min_size=1, max_size=3, unique=True)),
            "materials": held(st.lists(st.sampled_from(["leather", "rubber", "wool"]), min_size=1, max_size=2)),
            "material": held(st.sampled_from(["leather", "100% cotton"])),
            "color": held(st.sampled_from(["brown", "red"])),
        },
    )


products = st.builds(
    Product,
    id=st.just("p"),
    title=titles,
    source=st.just("s"),
    brand=st.sampled_from([None, "Aero", "Nomad"]),
    categories=st.sampled_from([(), ("Shoes", "Boots")]),
    price=st.none() | st.builds(Price, amount=st.integers(0, 9000), currency=st.sampled_from(["EUR", "USD"])),
    rating=st.none() | st.floats(0, 5).map(lambda x: round(x, 1)),
    availability=st.sampled_from(list(Truth)),
    attributes=attributes(),
)
queries = st.builds(
    ProductQuery,
    max_price=st.none() | st.integers(1, 90).map(lambda n: Money(amount=Decimal(n), currency="EUR")),
    min_rating=st.none() | st.sampled_from([3.0, 4.5]),
    in_stock=st.booleans(),
    brand=st.sampled_from([None, "aero"]),
    category=st.sampled_from([None, "boots"]),
    without=st.sampled_from([(), ("leather",), ("leather", "brown"), ("boot",), ("가죽",), ("sock",), ("box",)]),
    max_sides_cm=st.none() | st.sampled_from([(55.0, 40.0, 20.0), (40.0, 30.0, 20.0)]),
    max_weight_kg=st.none() | st.just(2.5),
    max_ml=st.none() | st.just(100.0),
    max_wh=st.none() | st.just(100.0),
    min_spf=st.none() | st.just(30.0),
    waterproof=st.none() | st.just(True),
    plug_types=st.sampled_from([(), ("G",), ("A", "B")]),
)


@given(product=products, query=queries)
@settings(max_examples=100, deadline=None)
def test_both_give_the_same_truth(product, query):
    for verdict in judged(product, query):
        assert met(product, verdict.condition.name, verdict.condition.limit, NOTHING) is verdict.met, verdict


@pytest.mark.parametrize(("name", "limit"), [("comfort", 3), ("max_price", None), ("max_price", "cheap")])
def test_what_is_not_known_here_is_not_judged(name, limit):
    assert met(Product(id="p", title="Boots", source="s"), name, limit, NOTHING) is None
