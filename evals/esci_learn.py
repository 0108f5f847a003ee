"""Where the weights of the rank come from: list-wise logistic regression on the development half, with its cross-validation.

For each request, the products that are judged and those that the search finds make two lists; the loss is the cross-entropy between the
softmax of their scores and their gains (not judged counts as none), a fifth of it over all and the rest over the judged, plus weight decay.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..tools.shopping.product_feed import Mapped, read_products
from ..tools.shopping.product_query import ProductQuery
from ..tools.shopping.product_store import ProductStore
from ..tools.shopping.ranking import WEIGHTS
from .esci import half_of, ndcg, read_judgments

_FOUND = 200  # products of a search that join the judged ones
_FOLDS = 10
_STEPS, _RATE, _DECAY, _ALL = 300, 0.1, 0.01, 0.2
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Listed:
    """One request: features (products x features), gains, and which products are judged."""

    ids: tuple[str, ...]
    features: Floats
    gains: Floats
    judged: NDArray[np.bool_]


def run(products: Path, judgments: Path) -> tuple[Mapping[str, float], float, float]:
    """Weights from all of the half, and what weights learned without a request do on it: re-ranking nDCG and nDCG@10."""
    judged = read_judgments(judgments)
    with ProductStore.create(None) as store:
        store.add(read_products(products, Mapped(currency="USD")))
        lists = [_listed(store, q, judged[q]) for q in sorted(judged) if half_of(q, judged) == "development"]
    order = np.random.default_rng(0).permutation(len(lists))
    scored = [s for fold in range(_FOLDS) for s in _held_out(lists, set(order[fold::_FOLDS].tolist()))]
    weights = learn(lists)
    return dict(zip(WEIGHTS, weights.tolist(), strict=True)), *np.mean(scored, axis=0).tolist()


def _listed(store: ProductStore, query: str, gains: Mapping[str, float]) -> Listed:
    found = [h.product.id for h in store.search(ProductQuery(words=query, limit=_FOUND)).hits]
    held = store.features(query, list(dict.fromkeys([*gains, *found])))
    features = np.array([[held[i][name] for name in WEIGHTS] for i in held])
    return Listed(
        tuple(held), features, np.array([gains.get(i, 0.0) for i in held]), np.array([i in gains for i in held])
    )


def _held_out(lists: Sequence[Listed], out: set[int]) -> list[tuple[float, float]]:
    weights = learn([one for i, one in enumerate(lists) if i not in out])
    return [_measured(lists[i], weights) for i in sorted(out)]


def _measured(one: Listed, weights: Floats) -> tuple[float, float]:
    ranked = [one.ids[i] for i in np.argsort(-(one.features @ weights), kind="stable")]
    gains = {i: g for i, g, judged in zip(one.ids, one.gains.tolist(), one.judged.tolist(), strict=True) if judged}
    return ndcg([i for i in ranked if i in gains], gains), ndcg(ranked, gains, 10)


def learn(lists: Sequence[Listed]) -> Floats:
    """Adam on the summed loss, from equal weights; no randomness."""
    weights = np.full(lists[0].features.shape[1], 0.5)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        slope = np.mean([_slope(one, weights) for one in lists], axis=0) + _DECAY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = weights - _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _slope(one: Listed, weights: Floats) -> Floats:
    total = np.zeros_like(weights)
    for chosen, share in ((np.ones(len(one.gains), bool), _ALL), (one.judged, 1 - _ALL)):
        features, gains = one.features[chosen], one.gains[chosen]
        if gains.sum():
            scores = features @ weights
            likely = np.exp(scores - scores.max())
            total += share * ((likely / likely.sum() - gains / gains.sum()) @ features)
    return total


def table(result: tuple[Mapping[str, float], float, float]) -> str:
    weights, reranked, full = result
    lines = ["Weights learned on the development half (shipped: ranking.WEIGHTS):"]
    lines += [f"  {name:<16}{value:>8.3f}{WEIGHTS[name]:>10.2f} shipped" for name, value in weights.items()]
    return "\n".join([*lines, f"{_FOLDS}-fold cross-validation: re-ranking nDCG {reranked:.4f}, nDCG@10 {full:.4f}"])
