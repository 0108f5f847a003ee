import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tripwright.tools.recommend.items import Item, ItemList

SCORES = st.lists(st.one_of(st.floats(-5, 5), st.just(float("nan"))), min_size=1, max_size=8)


@given(SCORES, st.randoms(use_true_random=False))
def test_the_place_of_an_item_in_the_input_never_moves_its_rank(scores, random):
    rows = [(Item(str(n)), s) for n, s in enumerate(scores)]
    shuffled = random.sample(rows, len(rows))
    first, second = (ItemList(tuple(i for i, _ in r), np.array([s for _, s in r])).ranked() for r in (rows, shuffled))
    assert [i.id for i in first.items] == [i.id for i in second.items]


def test_what_is_not_known_comes_last():
    items = ItemList((Item("a"), Item("b")), np.array([np.nan, -3.0]))
    assert [i.id for i in items.ranked().items] == ["b", "a"]
