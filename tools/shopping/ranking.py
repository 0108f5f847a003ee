"""The rank of a product for a request, as one published sum: a table of weights times typed features, each between about -1 and 1.

No feature reads the seller, a price, a rating, stock, sponsorship or the place in the feed. The weights were learned once by list-wise
logistic regression on the development half of a public set of judged shopping requests, and on nothing else (evals/esci_learn.py;
`tripwright bench esci --learn` learns them again); they are constants here, the same for every catalog.

Features: `head`, `category`, `body`: BM25 of the field as a share of the request's weight. `named`, `covered`: share of the weight in
title, brand and colour, and anywhere. `alike`: cosine with the request. `brand`: the request names the product's brand.
`unwanted_head`, `unwanted_body`: all words that are to be absent are said in the field and denied nowhere. `denied`: the record says that
they are absent. `alike_best`, `kind`, `kind_above`: cosine with the mean of the best of a first round, and the share of them in
the product's category, and in the one above it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Features = Mapping[str, NDArray[np.float64]]
Vector = NDArray[np.float32]

#: The first round: candidates and what leads the second. Set by hand.
FIRST: Mapping[str, float] = MappingProxyType(
    {"head": 1.2, "body": 0.5, "category": 0.3, "named": 1.0, "alike": 2.0, "unwanted_head": -1.0}
)
#: The rank.
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "head": 0.30, "body": -0.10, "category": 0.14, "alike": 0.49, "named": 0.31, "covered": 0.27, "unwanted_head": -0.50,
        "unwanted_body": -0.39, "denied": 0.22, "alike_best": 0.69, "kind": 0.14, "kind_above": 0.24, "brand": 0.04,
    }
)  # fmt: skip
_LEADING = 30  # best of the first round
_SHARP = 1.5
_UNKNOWN_KIND = 0.05


def total(features: Features, weights: Mapping[str, float]) -> NDArray[np.float64]:
    """The published sum."""
    return np.asarray(np.sum([features[name] * weight for name, weight in weights.items()], axis=0), np.float64)


@dataclass(frozen=True)
class Leaders:
    """What the best of the first round have in common: a mean direction, and shares of categories by their number."""

    mean: Vector
    kinds: Mapping[int, float]
    kinds_above: Mapping[int, float]

    def features(self, vectors: Vector, kinds: NDArray[Any], above: NDArray[Any]) -> dict[str, NDArray[np.float64]]:
        return {
            "alike_best": (vectors @ self.mean).astype(np.float64),
            "kind": _shares(kinds, self.kinds),
            "kind_above": _shares(above, self.kinds_above),
        }


def leaders(first: NDArray[np.float64], vectors: Vector, kinds: NDArray[Any], above: NDArray[Any]) -> Leaders:
    """From all candidates of the first round, with their scores in it."""
    top = np.argsort(-first, kind="stable")[:_LEADING]
    if not len(top):
        return Leaders(np.zeros(vectors.shape[1], np.float32), {}, {})
    weight = np.exp(_SHARP * (first[top] - first[top[0]]))
    weight /= weight.sum()
    mean = (weight[:, None] * vectors[top]).sum(axis=0)
    unit = (mean / (float(np.linalg.norm(mean)) or 1.0)).astype(np.float32)
    return Leaders(unit, _summed(kinds[top], weight), _summed(above[top], weight))


def _summed(kinds: NDArray[Any], weight: NDArray[np.float64]) -> dict[int, float]:
    found: dict[int, float] = {}
    for kind, share in zip(kinds.tolist(), weight.tolist(), strict=True):
        if kind:
            found[kind] = found.get(kind, 0.0) + share
    return found


def _shares(kinds: NDArray[Any], known: Mapping[int, float]) -> NDArray[np.float64]:
    """A category of none of the best has no share; an unknown one a small one."""
    return np.array([known.get(k, 0.0) if k else _UNKNOWN_KIND for k in kinds.tolist()], np.float64)
