"""What is found and in what order: words, meaning, what must be absent, slips of the keys; and the index as a file."""

import json
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.errors import CatalogCorrupt, CatalogVersion
from tripwright.domain.goods import Price, Product
from tripwright.domain.truth import Truth
from tripwright.tools.shopping import cells
from tripwright.tools.shopping.cells import Vectors, cells_of
from tripwright.tools.shopping.postings import Lists, invert
from tripwright.tools.shopping.product_feed import GoodRow
from tripwright.tools.shopping.product_query import ProductQuery
from tripwright.tools.shopping.product_store import ProductStore
from tripwright.tools.shopping.product_terms import asked, denials
from tripwright.tools.shopping.ranking import FIRST, WEIGHTS
from tripwright.tools.shopping.spelling import corrected, parted


def product(key, title, **more):
    return Product(id=key, title=title, source="s", **more)


LAMPS = [
    product("cord", "Brass wall lamp with cord", categories=("Home", "Lamps")),
    product("hard", "Brass wall lamp, cordless", categories=("Home", "Lamps")),
    product("plain", "Brass wall lamp for bedrooms", categories=("Home", "Lamps")),
    product("saw", "Bench band saw for metal", brand="Torino"),
    product("saw2", "Bandsaw blades", brand="Metallo"),
    product("umbrella", "Folding umbrella", brand="Regen"),
    product("umbrella2", "Golf umbrella", brand="Sonne"),
]


@pytest.fixture(scope="module")
def store():
    with ProductStore.create(None) as made:
        made.add(GoodRow(i, p) for i, p in enumerate(LAMPS))
        yield made


def ids(found):
    return [h.product.id for h in found.hits]


def test_what_says_that_it_lacks_the_unwanted_comes_first_and_what_has_it_last(store):
    assert ids(store.search(ProductQuery(words="wall lamp without cord"))) == ["hard", "plain", "cord"]


def test_a_request_that_only_says_what_is_not_wanted_is_searched_by_it():
    assert asked("without cord").wanted == ("cord",)
    assert asked("wall lamp without cord or plug") == asked("wall lamp no cord or plug")
    assert {"cord", "strap", "battery"} <= set(denials("Cord-free, strapless, without any batteries"))


def test_a_slip_of_the_keys_is_mended_with_a_word_of_the_catalog_and_said(store):
    found = store.search(ProductQuery(words="umbrela"))
    assert set(ids(found)) == {"umbrella", "umbrella2"}
    assert found.read_as == {"umbrela": "umbrella"}
    assert not store.search(ProductQuery(words="umbrella")).read_as


def test_two_words_in_one_and_one_in_two_find_each_other(store):
    assert "saw2" in ids(store.search(ProductQuery(words="band saw")))
    assert parted("walllamp", lambda words: [w for w in words if w in ("wall", "lamp")]) == ("wall", "lamp")


@pytest.mark.parametrize(
    ("word", "mended"), [("umbrela", "umbrella"), ("umb", None), ("우산을", None), ("zzzzzz", None), ("um8rela", None)]
)
def test_only_a_near_word_with_the_same_beginning_stands_in(word, mended):
    known = [("umbrella", 5), ("umbra", 9), ("umber", 1)]
    assert corrected(word, lambda start: [k for k in known if k[0].startswith(start)]) == mended


def test_a_word_that_is_nowhere_is_left_out_while_others_are_there_and_alone_finds_nothing(store):
    assert set(ids(store.search(ProductQuery(words="xqzptv umbrella")))) == {"umbrella", "umbrella2"}
    assert store.search(ProductQuery(words="xqzptv")).none_fits


def test_the_named_brand_comes_first(store):
    assert ids(store.search(ProductQuery(words="sonne umbrella")))[0] == "umbrella2"


def test_rank_reads_no_seller_price_stock_rating_or_place_in_the_feed():
    flips = [
        {"merchant": "Best Seller Inc"},
        {"price": Price(amount=1, currency="EUR")},
        {"availability": Truth.YES},
        {"rating": 5.0, "rating_count": 10**6},
        {"url": "https://example.org/sponsored"},
    ]
    orders = []
    for flip in ({}, *flips):
        rows = [p.model_copy(update=flip if p.id == "plain" else {}) for p in LAMPS]
        for feed in (rows, rows[::-1]):
            with ProductStore.create(None) as made:
                made.add(GoodRow(i, p) for i, p in enumerate(feed))
                found = made.search(ProductQuery(words="brass wall lamp"))
                orders.append([(h.product.id, round(h.score, 4)) for h in found.hits])
    assert all(order == orders[0] for order in orders)


def test_scores_are_the_published_sum_and_given_for_any_product(store):
    scores = store.scores("wall lamp", ["plain", "saw", "nowhere"])
    assert set(scores) == {"plain", "saw"}
    assert scores["plain"] > scores["saw"]
    assert set(FIRST) <= set(WEIGHTS)


def test_conditions_alone_list_all_that_meet_them_by_id(store):
    assert ids(store.search(ProductQuery(category="lamps"))) == ["cord", "hard", "plain"]


def test_an_index_is_used_only_with_the_records_it_was_built_from(tmp_path):
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    for path, rows in ((one, LAMPS), (two, LAMPS[::-1])):
        with ProductStore.create(path) as made:
            made.add(GoodRow(i, p) for i, p in enumerate(rows))
    with ProductStore.open(one) as held:
        assert ids(held.search(ProductQuery(words="umbrella"))) == ["umbrella", "umbrella2"]
    index = ProductStore.files(one)[1]
    index.write_bytes(ProductStore.files(two)[1].read_bytes())
    with pytest.raises(CatalogCorrupt, match="not of its records"):
        ProductStore.open(one)
    index.write_bytes(b"nonsense")
    with pytest.raises(CatalogCorrupt, match="not an index"):
        ProductStore.open(one)
    index.unlink()
    with pytest.raises(CatalogVersion, match="import the feed again"):
        ProductStore.open(one)


def test_a_second_feed_is_found_beside_the_first(tmp_path):
    path = tmp_path / "p.sqlite"
    for part in (LAMPS[:3], LAMPS[3:]):
        with ProductStore.create(path) as made:
            made.add(GoodRow(i, p) for i, p in enumerate(part))
    with ProductStore.open(path) as held:
        assert len(held) == len(LAMPS)
        assert ids(held.search(ProductQuery(words="wall lamp")))
        assert ids(held.search(ProductQuery(words="umbrella")))
        assert len(held.digest) == 64


texts = st.lists(st.lists(st.integers(0, 6), max_size=8), min_size=1, max_size=12)


@given(texts)
def test_inverted_lists_hold_each_word_of_each_product_once_in_order(products):
    held: list[tuple[list[int], list[int]]] = []
    starts = invert(
        np.array([w for p in products for w in p], np.uint32), np.array([len(p) for p in products], np.uint32), 7, "body",
        lambda numbers, impacts: held.append((numbers.tolist(), impacts.tolist())),
    )  # fmt: skip
    lists = Lists(
        starts,
        np.array([n for h in held for n in h[0]], np.uint32),
        np.array([i for h in held for i in h[1]], np.uint8),
        1.2,
    )
    for word in range(7):
        numbers, impacts = lists.of(word)
        assert numbers.tolist() == [i for i, p in enumerate(products) if word in p]
        counts = [Counter(products[i])[word] for i in numbers.tolist()]
        same = [(a, b) for a, b in zip(zip(counts, impacts.tolist(), strict=True), numbers.tolist(), strict=True)]
        for (count, impact), number in same:
            for (other, theirs), elsewhere in same:
                if len(products[number]) == len(products[elsewhere]) and count > other:
                    assert impact > theirs


def test_cells_find_nearly_what_looking_at_all_finds(monkeypatch):
    monkeypatch.setattr(cells, "EXACT", 500)
    monkeypatch.setattr(cells, "_LOOKED_AT", 900)
    random = np.random.default_rng(3)
    middles = random.standard_normal((30, 16))
    plain = middles[random.integers(0, 30, 4000)] + 0.3 * random.standard_normal((4000, 16))
    unit = plain / np.linalg.norm(plain, axis=1, keepdims=True)
    scales = (np.abs(unit).max(axis=1) / 127).astype(np.float32)
    values = np.rint(unit / scales[:, None]).astype(np.int8)
    vectors = Vectors(values, scales, *cells_of(values, scales))
    shares = []
    for row in range(0, 400, 20):
        exact = np.argsort(-vectors.likeness(np.arange(4000), unit[row].astype(np.float32)), kind="stable")[:10]
        shares.append(
            len(set(exact.tolist()) & set(vectors.near(unit[row].astype(np.float32), None, 10).tolist())) / 10
        )
    assert np.mean(shares) > 0.9
    few = np.zeros(4000, bool)
    few[[5, 17, 3999]] = True
    assert set(vectors.near(unit[0].astype(np.float32), few, 10).tolist()) == {5, 17, 3999}


def test_in_a_large_catalog_likeness_stands_in_for_words_within_the_kind():
    """Trainers and sneakers are never in one title, but always beside the same words."""
    rows = []
    for i in range(1200):
        kind, category = [("sneaker", "Shoes"), ("trainer", "Shoes"), ("kettle", "Kitchen"), ("spoon", "Kitchen")][
            i % 4
        ]
        beside = "running sole laces sport" if category == "Shoes" else "steel cooking stove water"
        title = f"{kind} {kind} model{i}"
        rows.append(product(f"{i:04d}", title, description=beside, categories=("All", category)))
    rows.append(
        product("only", "sneaker trainer model", description="running sole laces sport", categories=("All", "Shoes"))
    )
    with ProductStore.create(None) as made:
        made.add(GoodRow(i, p) for i, p in enumerate(rows))
        found = made.search(ProductQuery(words="sneaker", limit=200))
    assert all("Kitchen" not in h.product.categories for h in found.hits)
    assert found.hits[0].product.title.startswith("sneaker")


def test_records_are_kept_as_they_came(store):
    assert json.loads(store.product("saw").model_dump_json())["brand"] == "Torino"


def test_a_thing_that_only_a_description_mentions_is_not_what_the_product_is():
    rows = [product("bag", "Backpack", description="with a pocket for an umbrella"), product("cup", "Cup")]
    with ProductStore.create(None) as made:
        made.add(GoodRow(i, p) for i, p in enumerate(rows))
        found = made.search(ProductQuery(words="umbrella"))
        assert (found.hits, found.nearest) == ((), ())
        assert ids(made.search(ProductQuery(words="backpack umbrella"))) == ["bag"]


def test_a_rare_word_that_looks_like_a_slip_is_searched_both_ways_and_said():
    rows = [product(f"{i:02d}", f"Shampoo {i}") for i in range(40)] + [product("slip", "Shampo bar")]
    with ProductStore.create(None) as made:
        made.add(GoodRow(i, p) for i, p in enumerate(rows))
        found = made.search(ProductQuery(words="shampo", limit=50))
    assert found.read_as == {"shampo": "shampoo"}
    assert len(found.hits) == 41
