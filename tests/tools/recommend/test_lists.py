"""Fusion and the re-rankers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.tools.recommend.content import Content, ContentConfig
from tripwright.tools.recommend.diversity import Diversity, DiversityConfig
from tripwright.tools.recommend.exposure import Exposure, ExposureConfig, shares
from tripwright.tools.recommend.fusion import Fusion, FusionConfig, learn_weights
from tripwright.tools.recommend.items import Item, ItemList, Query

GOODS = [Item(f"{seller}{n}", (f"category:{seller}",), seller=seller) for seller in ("a", "b", "c") for n in range(4)]


class Fixed:
    """Scores by id."""

    def __init__(self, name, scores):
        self.name = name
        self._scores = scores

    def __call__(self, query, items):
        return items.scored(np.array([self._scores.get(i.id, np.nan) for i in items.items]))


RIGHT = Fixed("right", {i.id: n for n, i in enumerate(GOODS)})
WRONG = Fixed("wrong", {i.id: (n * 7) % 5 for n, i in enumerate(GOODS)})
SILENT = Fixed("silent", {})
LISTS = st.lists(st.one_of(st.floats(0, 1), st.just(float("nan"))), min_size=12, max_size=12)


def test_a_component_that_knows_nothing_changes_nothing():
    items = ItemList.of(GOODS)
    alone = Fusion(FusionConfig(), [RIGHT])(Query(), items).order()
    assert Fusion(FusionConfig(), [RIGHT, SILENT])(Query(), items).order() == alone


def test_an_item_that_no_component_knows_stays_unknown():
    found = Fusion(FusionConfig(), [SILENT])(Query(), ItemList.of(GOODS))
    assert np.isnan(found.scores).all()


def test_learnt_weights_trust_the_component_that_was_right():
    cases = [
        (Query(), ItemList.of(GOODS), 11),
        (Query(), ItemList.of(GOODS[:6]), 5),
        (Query(), ItemList.of(GOODS[3:9]), 5),
    ]
    weights = learn_weights([WRONG, RIGHT, SILENT], cases).weights
    assert weights["right"] > 3 * weights["wrong"]


@given(LISTS)
def test_re_rankers_keep_every_item_once(scores):
    items = ItemList(tuple(GOODS), np.array(scores))
    for ranker in (Diversity(DiversityConfig(), Content(ContentConfig(), GOODS)), Exposure(ExposureConfig())):
        assert sorted(i.id for i in ranker(Query(), items).ranked().items) == sorted(i.id for i in GOODS)


def test_variety_brings_another_category_up():
    items = ItemList(tuple(GOODS[:7]), np.array([1.0, 0.99, 0.98, 0.97, 0.9, 0.89, 0.0]))
    content = Content(ContentConfig(), GOODS)
    placed = [i.seller for i in Diversity(DiversityConfig(variety=0.3), content)(Query(), items).items]
    assert placed[:2] == ["a", "b"]
    same = Diversity(DiversityConfig(variety=0.0), content)(Query(), items).items
    assert same == items.ranked().items


def test_among_near_equals_exposure_is_shared_and_a_bad_item_is_not_lifted():
    near = ItemList(tuple(GOODS), np.array([0.95 + 0.001 * n for n in range(11)] + [0.0]))
    before = shares([near.ranked().items])
    after = shares([Exposure(ExposureConfig())(Query(), near).items])
    due = {"a": 4, "b": 4, "c": 3}
    far = lambda found: sum(abs(found[s] - d / 11) for s, d in due.items())  # noqa: E731
    assert far(after) < far(before)
    assert Exposure(ExposureConfig())(Query(), near).items[-1].id == "c3"


def test_shares_sum_to_one():
    assert sum(shares([GOODS, GOODS[:3]]).values()) == pytest.approx(1)
