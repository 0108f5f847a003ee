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
    """`members`: models trained with other draws, whose mean is used; `dimensions` of a vector; `reach`: steps back that are read; `epochs` over all histories; `dropout` of inputs; `negatives`:
    other items that each step's next item is told from, drawn evenly; `batch` in histories; `decay` shrinks the vectors."""

    members: Annotated[int, Field(ge=1, le=20)] = 2
    dimensions: Annotated[int, Field(ge=1, le=1024)] = 128
    reach: Annotated[int, Field(ge=1, le=500)] = 50
    epochs: Annotated[int, Field(ge=1, le=1000)] = 5
    learning_rate: Annotated[float, Field(gt=0, lt=1)] = 0.002
    dropout: Annotated[float, Field(ge=0, lt=1)] = 0.5
    negatives: Annotated[int, Field(ge=1)] = 500
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

    def state(self, chosen: NDArray[np.int64]) -> Singles:
        """Shape (dimensions,), of item numbers, the last choice last; a cold one (-1) reads the last row: zero."""
        inputs = self.inputs[chosen[-len(self.steps) :][::-1]]
        return np.asarray((inputs * self.steps[: len(inputs)]).sum(axis=0))


class Sequential:
    """Score: state . output + bias, the mean over the members. Unknown for items that nobody took."""

    name = "sequential"

    def __init__(self, members: Sequence[Vectors], vocabulary: Vocabulary) -> None:
        if any(len(v.inputs) != len(vocabulary) + 1 for v in members):
            raise InputError("These vectors were learnt from other histories: fit the sequential component again.")
        self._members = tuple(members)
        self._vocabulary = vocabulary

    def __call__(self, query: Query, items: ItemList) -> ItemList:
        chosen = self._vocabulary.numbers(query.chosen)
        if not (chosen >= 0).any():
            return items.scored(np.full(len(items.items), np.nan), STRANGER)
        numbers = self._vocabulary.numbers([i.id for i in items.items])
        scores = np.mean([v.outputs[numbers] @ v.state(chosen) + v.bias[numbers] for v in self._members], axis=0)
        return items.scored(np.where(numbers >= 0, scores, np.nan).astype(np.float64))

    def save(self, path: Path) -> None:
        """As one .npz file, without anybody's history."""
        np.savez(path, **{f"{n}.{name}": held for n, v in enumerate(self._members) for name, held in vars(v).items()})


def load(path: Path, vocabulary: Vocabulary) -> Sequential:
    """What `save` wrote. Raises InputError when the file does not fit the vocabulary."""
    with np.load(path, allow_pickle=False) as held:
        count = 1 + max(int(name.split(".")[0]) for name in held.files)
        names = Vectors.__dataclass_fields__
        members = [Vectors(**{name: held[f"{n}.{name}"] for name in names}) for n in range(count)]
    return Sequential(members, vocabulary)
