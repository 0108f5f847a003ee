"""The slopes are the true ones: against differences of the loss, in double precision's stead with a loose bound."""

import numpy as np
import pytest
from tripwright.tools.recommend.sequential import SequentialConfig
from tripwright.tools.recommend.sequential_fit import _random, _slopes, _states

CONFIG = SequentialConfig(dimensions=3, reach=2, negatives=5, dropout=0.0)
TABLE = np.array([[0, 1, 2, 3], [5, 4, 0, 2]])  # 5 stands for no item


def loss(weights):
    inputs = weights["inputs"][TABLE[:, :-1]]
    learnt = (TABLE[:, :-1] != 5) & (TABLE[:, 1:] != 5)
    states, nexts = _states(inputs, weights["steps"])[learnt], TABLE[:, 1:][learnt]
    scores = states @ weights["outputs"][:5].T + weights["bias"][:5]
    return float(np.mean(np.log(np.exp(scores).sum(axis=1)) - scores[np.arange(len(nexts)), nexts]))


@pytest.mark.parametrize("name", ["inputs", "outputs", "bias", "steps"])
def test_slopes_are_those_of_the_loss(name):
    rng = np.random.default_rng(1)
    weights = {n: w.astype(np.float64) * 10 for n, w in _random(CONFIG, 5, rng).items()}
    slopes = _slopes(TABLE, weights, CONFIG, rng)
    for where in np.ndindex(weights[name].shape):
        if name != "steps" and where[0] == 5:
            continue
        shifted = [{n: w.copy() for n, w in weights.items()} for _ in range(2)]
        shifted[0][name][where] += 1e-5
        shifted[1][name][where] -= 1e-5
        assert slopes[name][where] == pytest.approx((loss(shifted[0]) - loss(shifted[1])) / 2e-5, abs=1e-4)
