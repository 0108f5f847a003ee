"""Where training of `sequential` begins: vectors whose products are already how far one item speaks for another.

The table of `item_to_item` is cut down to its strongest directions (a truncated singular value decomposition by randomised subspace
iteration; Halko, Martinsson and Tropp 2011). A few epochs from there find more than many from random vectors.
"""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from .item_to_item import Together

Singles = NDArray[np.float32]
MOST = 8_000  # items of a vocabulary for which the whole table is held at once (256 MB)
_ROUNDS = 3
_SPARE = 30  # directions beyond those asked for, which make these exact
_STRENGTH = 6.0  # of the products, so that the first scores spread as trained ones do
_AT_ONCE = 250  # rows


def starting(table: Together, dimensions: int, rng: Generator) -> tuple[Singles, Singles]:
    """Inputs and outputs, shape (items, directions) each, `dimensions` directions at most."""
    reach = _whole(table)
    wide = min(dimensions + _SPARE, len(reach))
    basis = reach @ rng.standard_normal((len(reach), wide)).astype(np.float32)
    for _ in range(_ROUNDS):
        basis = reach @ (reach.T @ np.linalg.qr(basis)[0])
    basis = np.linalg.qr(basis)[0]
    left, values, right = np.linalg.svd(basis.T @ reach, full_matrices=False)
    scale = np.sqrt(_STRENGTH * values[:dimensions])
    inputs: Singles = (basis @ left[:, :dimensions]) * scale
    outputs: Singles = right[:dimensions].T * scale
    return inputs.astype(np.float32), outputs.astype(np.float32)


def _whole(table: Together) -> Singles:
    """How far each item speaks for each other, 0 for itself: what one has is not what comes next."""
    numbers = np.arange(len(table.vocabulary))
    reach = np.empty((len(numbers), len(numbers)), np.float32)
    for first in range(0, len(numbers), _AT_ONCE):
        reach[first : first + _AT_ONCE] = table.reach(numbers[first : first + _AT_ONCE], numbers)
    np.fill_diagonal(reach, 0)
    return reach
