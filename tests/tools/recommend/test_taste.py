import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.tools.recommend.content import STRANGER, Content, ContentConfig
from tripwright.tools.recommend.items import Choice, Item, Query
from tripwright.tools.recommend.taste import Taste, TasteConfig

KINDS = ("museum", "park", "market")
PLACES = [Item(f"{kind}{n}", (f"kind:{kind}",)) for kind in KINDS for n in range(3)]
TASTE = Taste(TasteConfig(half_life=180, noise=1.0), Content(ContentConfig(), PLACES))
CHOICES = st.lists(
    st.builds(
        Choice,
        st.sampled_from(PLACES),
        value=st.floats(-1, 1),
        age=st.floats(0, 2000),
        confidence=st.floats(0.01, 1),
    ),
    max_size=12,
)


@given(CHOICES)
def test_what_each_choice_moved_sums_to_the_mean(choices):
    found = TASTE.leaning(choices, PLACES)
    assert np.allclose(found.parts.sum(axis=0), found.mean)
    assert ((found.deviation >= 0) & (found.deviation <= 1)).all()


@given(CHOICES, st.sampled_from(PLACES))
def test_one_more_choice_never_makes_taste_less_sure(choices, place):
    before = TASTE.leaning(choices, PLACES).deviation
    after = TASTE.leaning([*choices, Choice(place)], PLACES).deviation
    assert (after <= before + 1e-9).all()


def mean(*choices):
    return TASTE.leaning(choices, [PLACES[0]]).mean[0]


def test_likes_raise_and_dislikes_lower_the_kind():
    assert mean(Choice(PLACES[1])) > 0 > mean(Choice(PLACES[1], value=-1.0))
    assert mean(Choice(PLACES[3])) == pytest.approx(0)


def test_the_old_and_the_inferred_count_less():
    assert mean(Choice(PLACES[1])) > mean(Choice(PLACES[1], age=360)) > 0
    assert mean(Choice(PLACES[1])) > mean(Choice(PLACES[1], confidence=0.3)) > 0


def test_a_stranger_is_told_so(shop):
    found = Taste(TasteConfig(), shop.content, shop.together)(Query(), shop.list("lamp", "kettle"))
    assert STRANGER in found.notes


def test_with_a_community_taste_follows_what_goes_together_and_content_serves_the_new(shop):
    taste = Taste(TasteConfig(), shop.content, shop.together)
    found = taste(shop.took("tent"), shop.list("lamp", "kettle", "new tent"))
    assert found.scores[0] > found.scores[1] and found.scores[2] > found.scores[1]


def test_caution_takes_off_what_is_not_sure(shop):
    bold, careful = (Taste(TasteConfig(caution=c), shop.content, shop.together) for c in (0.0, 1.0))
    items = shop.list("lamp", "kettle")
    assert (careful(shop.took("tent"), items).scores < bold(shop.took("tent"), items).scores).all()
