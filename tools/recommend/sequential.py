"""What comes next, from the order of what came before: item vectors learnt from the community's histories.

The state of a person is a sum of the vectors of their last choices, each dimension with a weight of its own for each step back
(a depthwise convolution over time), so some dimensions hold what came last and some hold long interests. An item's score is its
output vector times that state, plus its bias. `sequential_fit` trains it; scoring takes a few thousand products.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from ...domain.errors import InputError
from ...domain.model import Model
from .content import STRANGER
from .items import ItemList, Query, Vocabulary

Singles = NDArray[np.float32]


class SequentialConfig(Model):
    """`dimensions` of a vector; `reach`: steps back that are read; `epochs` over all histories; `dropout` of inputs; `negatives`:
    other items that each step's next item is told from, drawn evenly; `batch` in histories; `decay` shrinks the vectors."""

    dimensions: Annotated[int, Field(ge=1, le=1024)] = 96
    reach: Annotated[int, Field(ge=1, le=500)] = 30
    epochs: Annotated[int, Field(ge=1, le=1000)] = 24
    learning_rate: Annotated[float, Field(gt=0, lt=1)] = 0.002
    dropout: Annotated[float, Field(ge=0, lt=1)] = 0.4
    negatives: Annotated[int, Field(ge=1)] = 700
    batch: Annotated[int, Field(ge=1)] = 64
    decay: Annotated[float, Field(ge=0, lt=1)] = 0.001
    longest: Annotated[int, Field(ge=2, le=10_000)] = 100  # of a history, its last so many items are learnt from
    seed: Annotated[int, Field(ge=0)] = 0


@dataclass(frozen=True, eq=False)
class Vectors:
    """What training finds. `inputs` and `outputs` (items + 1, dimensions), `bias` (items + 1): the last row is no item and stays 0;
    `steps` (reach, dimensions), the last choice first."""

    inputs: Singles
    outputs: Singles
    bias: Singles
    steps: Singles


class Sequential:
    """Score: state . output + bias. Unknown for items that nobody took."""

    name = "sequential"

    def __init__(self, vectors: Vectors, vocabulary: Vocabulary) -> None:
        if len(vectors.inputs) != len(vocabulary) + 1:
            raise InputError("These vectors were learnt from other histories: fit the sequential component again.")
        self._vectors = vectors
        self._vocabulary = vocabulary

    def __call__(self, query: Query, items: ItemList) -> ItemList:
        state = self.state(query.chosen)
        if state is None:
            return items.scored(np.full(len(items.items), np.nan), STRANGER)
        numbers = self._vocabulary.numbers([i.id for i in items.items])
        scores = self._vectors.outputs[numbers] @ state + self._vectors.bias[numbers]
        return items.scored(np.where(numbers >= 0, scores, np.nan).astype(np.float64))

    def state(self, chosen: Sequence[str]) -> Singles | None:
        """Shape (dimensions,); None when nothing that was chosen is known."""
        numbers = self._vocabulary.numbers(chosen[-len(self._vectors.steps) :])
        if not (numbers >= 0).any():
            return None
        inputs = self._vectors.inputs[numbers[::-1]]  # a cold item reads the last row: zero
        return np.asarray((inputs * self._vectors.steps[: len(inputs)]).sum(axis=0))

    def save(self, path: Path) -> None:
        """As one .npz file, without anybody's history."""
        v = self._vectors
        np.savez(path, inputs=v.inputs, outputs=v.outputs, bias=v.bias, steps=v.steps)


def load(path: Path, vocabulary: Vocabulary) -> Sequential:
    """What `save` wrote. Raises InputError when the file does not fit the vocabulary."""
    with np.load(path, allow_pickle=False) as held:
        return Sequential(Vectors(held["inputs"], held["outputs"], held["bias"], held["steps"]), vocabulary)
