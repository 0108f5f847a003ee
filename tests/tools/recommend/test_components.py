"""Each component on the small shop: what it knows, what it says when it knows nothing."""

import numpy as np
import pytest
from tripwright.domain.errors import InputError
from tripwright.tools.recommend.content import STRANGER
from tripwright.tools.recommend.item_to_item import ItemToItem, ItemToItemConfig
from tripwright.tools.recommend.items import History, Item, ItemList, Query, Vocabulary
from tripwright.tools.recommend.popularity import NEW, Popularity, PopularityConfig
from tripwright.tools.recommend.repeats import NoRepeats
from tripwright.tools.recommend.sequential import SequentialConfig, load
from tripwright.tools.recommend.sequential_fit import fit
from tripwright.tools.recommend.transitions import Transitions, TransitionsConfig


def best(items):
    return items.ranked().items[0].id


def every(shop):
    return [
        Popularity(PopularityConfig(), shop.histories, shop.words),
        shop.content,
        ItemToItem(ItemToItemConfig(), shop.together),
        Transitions(TransitionsConfig(), shop.histories, shop.words),
        fit(SequentialConfig(dimensions=4, epochs=1, negatives=4), shop.histories, shop.words),
    ]


def test_every_component_keeps_the_items_and_their_order(shop):
    items = shop.list("lamp", "new tent", "kettle")
    for component in every(shop):
        for query in (Query(), shop.took("tent", "mat")):
            assert component(query, items).items == items.items, component.name


def test_a_stranger_is_told_so_and_no_score_is_made_up(shop):
    for component in every(shop)[1:]:
        found = component(Query(), shop.list("lamp", "kettle"))
        assert np.isnan(found.scores).all() and STRANGER in found.notes, component.name


def test_no_community_is_no_error():
    none = Vocabulary([])
    found = Popularity(PopularityConfig(), [], none)(Query(), ItemList.of([Item("a", importance=0.5), Item("b")]))
    assert found.scores[0] > 0 and np.isnan(found.scores[1]) and NEW in found.notes


def test_campers_are_shown_what_campers_take(shop):
    for component in every(shop)[1:4]:
        assert best(component(shop.took("tent", "mat"), shop.list("lamp", "kettle"))) == "lamp", component.name


def test_a_new_item_is_found_by_content_and_unknown_to_the_rest(shop):
    content, near, order = (c(shop.took("tent"), shop.list("new tent", "kettle")) for c in every(shop)[1:4])
    assert best(content) == "new tent"
    assert np.isnan(near.scores[0]) and np.isnan(order.scores[0])


def test_old_choices_of_the_community_fade(shop):
    old = [History(("tent",), (400.0,)), History(("tent",), (500.0,)), History(("lamp",), (1.0,))]
    words = Vocabulary(old)
    items = shop.list("tent", "lamp")
    assert best(Popularity(PopularityConfig(half_life=30), old, words)(Query(), items)) == "lamp"
    assert best(Popularity(PopularityConfig(), old, words)(Query(), items)) == "tent"


def test_what_came_last_matters(shop):
    for component in every(shop)[2:4]:
        items = shop.list("stove", "kettle")
        assert best(component(shop.took("filter", "mat"), items)) == "stove", component.name
        assert best(component(shop.took("mat", "filter"), items)) == "kettle", component.name


def test_transitions_know_before_from_after(shop):
    component = Transitions(TransitionsConfig(), shop.histories, shop.words)
    assert best(component(shop.took("filter"), shop.list("grinder", "kettle"))) == "kettle"


def test_what_one_has_is_not_proposed_again(shop):
    component = NoRepeats(ItemToItem(ItemToItemConfig(), shop.together))
    assert best(component(shop.took("tent"), shop.list("tent", "kettle"))) == "kettle"


CONFIG = SequentialConfig(dimensions=8, epochs=60, negatives=6, dropout=0.1, learning_rate=0.02, batch=2)


def test_the_sequence_is_learnt_and_is_the_same_for_the_same_seed(shop):
    first, second = (fit(CONFIG, shop.histories, shop.words) for _ in range(2))
    items = shop.list("stove", "kettle", "scale", "lamp")
    assert best(first(shop.took("tent", "mat"), items)) == "stove"
    assert best(first(shop.took("grinder", "filter"), items)) == "kettle"
    assert (first(shop.took("mat"), items).scores == second(shop.took("mat"), items).scores).all()


def test_vectors_are_kept_and_fit_only_their_own_histories(shop, tmp_path):
    made = fit(SequentialConfig(dimensions=4, epochs=1, negatives=4), shop.histories, shop.words)
    made.save(tmp_path / "v.npz")
    items = shop.list("stove", "kettle")
    again = load(tmp_path / "v.npz", shop.words)
    assert (again(shop.took("mat"), items).scores == made(shop.took("mat"), items).scores).all()
    with pytest.raises(InputError):
        load(tmp_path / "v.npz", Vocabulary([History(("a",))]))


def test_one_history_of_one_item_can_be_fitted_on():
    histories = [History(("a",))]
    fit(SequentialConfig(dimensions=2, epochs=1), histories, Vocabulary(histories))
