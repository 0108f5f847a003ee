"""Several components as one: each one's scores brought to one scale over the list, then a weighted sum."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import numpy as np
from pydantic import Field

from ...domain.model import Model
from .items import Component, Floats, ItemList, Query
from .pairs import Ints

#: Stands where a shorter list has no item: so far below that it never counts.
ABSENT = -1e3
UNKNOWN = -1.0
_ROUNDS = 400
_STEP = 0.3


class FusionConfig(Model):
    """`weights` by the name of a component; one that is not named counts 1. Above 0 only: a component is never turned round.
    `unknown`: the standard score of an item that a component knows nothing of, a little below the middle of those that it knows."""

    weights: Mapping[str, Annotated[float, Field(ge=0)]] = {}
    unknown: Annotated[float, Field(ge=-5, le=5)] = UNKNOWN


class Fusion:
    """Sum of weight x standard score within the list. A component that knows nothing of any item changes nothing."""

    name = "fusion"

    def __init__(self, config: FusionConfig, components: Sequence[Component]) -> None:
        self._components = tuple(components)
        self._unknown = config.unknown
        self._weights = np.array([config.weights.get(c.name, 1.0) for c in components])

    def __call__(self, query: Query, items: ItemList) -> ItemList:
        scored = [component(query, items) for component in self._components]
        unknown = np.all([np.isnan(s.scores) for s in scored], axis=0)
        total = self._weights @ np.array([standard(s.scores, self._unknown) for s in scored])
        return items.scored(np.where(unknown, np.nan, total), *(note for s in scored for note in s.notes))


def standard(scores: Floats, unknown: float = UNKNOWN) -> Floats:
    """Less the mean, over the deviation, of the known scores: `unknown` where not known, 0 where all are equal, and 0 everywhere
    when none is known."""
    known = ~np.isnan(scores)
    if not known.any():
        return np.zeros(len(scores))
    held = scores[known]
    deviation = held.std()
    out = np.where(known, 0.0, unknown)
    if deviation > 1e-12:
        out[known] = (held - held.mean()) / deviation
    return out


def learn_weights(
    components: Sequence[Component], cases: Sequence[tuple[Query, ItemList, int]], ridge: float = 1e-3
) -> FusionConfig:
    """Weights under which the item that was taken (its position in the list) comes first.

    The cases must be choices that the components have not been fitted on, in lists of two items or more.
    """
    longest = max((len(items.items) for _, items, _ in cases), default=1)
    features = np.full((len(cases), len(components), longest), ABSENT)
    for n, (query, items, _) in enumerate(cases):
        for c, component in enumerate(components):
            features[n, c, : len(items.items)] = standard(component(query, items).scores)
    return learned_from(features, np.array([t for *_, t in cases], dtype=np.int64), [c.name for c in components], ridge)


def learned_from(features: Floats, taken: Ints, names: Sequence[str], ridge: float = 1e-3) -> FusionConfig:
    """List-wise softmax by gradient steps, from standard scores of shape (cases, components, items); ABSENT fills short lists."""
    weights = np.full(len(names), 1.0 / max(1, len(names)))
    for _ in range(_ROUNDS if len(features) else 0):
        weights = np.maximum(weights - _STEP * (_slope(weights, features, taken) + ridge * weights), 0.0)
    return FusionConfig(weights={name: round(float(w), 4) for name, w in zip(names, weights, strict=True)})


def _slope(weights: Floats, features: Floats, taken: Ints) -> Floats:
    scores = np.einsum("c,nci->ni", weights, features)
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    shares[np.arange(len(taken)), taken] -= 1
    return np.asarray(np.einsum("ni,nci->c", shares, features) / len(taken))
