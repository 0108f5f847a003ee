import numpy as np
import pytest
from tripwright.tools.recommend.sequential import SequentialConfig
from tripwright.tools.recommend.sequential_fit import fit
from tripwright.tools.recommend.starting import starting


def test_products_of_the_first_vectors_are_how_far_items_speak_for_each_other(shop):
    inputs, outputs = starting(shop.together, 8, np.random.default_rng(0))
    numbers = np.arange(len(shop.words))
    reach = shop.together.reach(numbers, numbers)
    np.fill_diagonal(reach, 0)
    assert inputs @ outputs.T / 6 == pytest.approx(reach, abs=1e-5)


def test_one_epoch_from_there_knows_already_what_comes_next(shop):
    made = fit(
        SequentialConfig(dimensions=8, epochs=1, negatives=6, batch=8), shop.histories, shop.words, shop.together
    )
    items = shop.list("stove", "kettle", "scale", "lamp")
    assert made(shop.took("tent", "mat"), items).ranked().items[0].id == "stove"
    assert made(shop.took("grinder", "filter"), items).ranked().items[0].id == "kettle"
