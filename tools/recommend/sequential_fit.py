"""Training of `sequential`: at each step of each history, tell the item that came next from others (sampled softmax, Adam)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from .item_to_item import ItemToItemConfig, Together
from .items import History, Vocabulary
from .pairs import Ints
from .sequential import Sequential, SequentialConfig, Singles, Vectors
from .starting import MOST, starting

Bools = NDArray[np.bool_]
Named = dict[str, Singles]


def fit(
    config: SequentialConfig, histories: Sequence[History], vocabulary: Vocabulary, table: Together | None = None
) -> Sequential:
    """Learn from histories of two items or more. The same seed gives the same vectors on the same machine.

    `table`: what these histories take together; it is counted when it is not given. Training begins from it (`starting`), or from
    random vectors where the vocabulary is too large for that.
    """
    rows = [vocabulary.numbers(h.items[-config.longest :]) for h in histories if len(h.items) > 1]
    first = _random(config, len(vocabulary), np.random.default_rng(config.seed))
    if 0 < len(vocabulary) <= MOST:
        together = table or Together(ItemToItemConfig(), histories, vocabulary)
        for name, held in zip(
            ("inputs", "outputs"),
            starting(together, config.dimensions, np.random.default_rng(config.seed)),
            strict=True,
        ):
            first[name][: len(held), : held.shape[1]] = held
    seeds = np.random.SeedSequence(config.seed).spawn(config.members)
    return Sequential([_member(config, rows, first, np.random.default_rng(seed)) for seed in seeds], vocabulary)


def _member(config: SequentialConfig, rows: Sequence[Ints], first: Named, rng: Generator) -> Vectors:
    weights, size = {name: held.copy() for name, held in first.items()}, len(first["bias"]) - 1
    adam = _Adam(weights)
    for epoch in range(config.epochs if rows else 0):
        rate = config.learning_rate * ((1 + np.cos(np.pi * epoch / config.epochs)) / 2 + 0.02)
        for chosen in _batches(len(rows), config.batch, rng):
            slopes = _slopes(_padded([rows[i] for i in chosen], size), weights, config, rng)
            adam.step(weights, slopes, rate)
            for name in ("inputs", "outputs"):
                weights[name] *= np.float32(1 - rate * config.decay)
    return Vectors(**weights)


def _random(config: SequentialConfig, size: int, rng: Generator) -> Named:
    shape = (size + 1, config.dimensions)
    fade = (1 + np.arange(config.reach) / 3) ** -1.5
    weights = {
        "inputs": rng.normal(0, 0.05, shape),
        "outputs": rng.normal(0, 0.05, shape),
        "bias": np.zeros(size + 1),
        "steps": np.tile(fade[:, None], (1, config.dimensions)),
    }
    weights["inputs"][size] = weights["outputs"][size] = 0
    return {name: w.astype(np.float32) for name, w in weights.items()}


def _batches(count: int, batch: int, rng: Generator) -> Iterator[Ints]:
    yield from np.array_split(rng.permutation(count), max(1, count // batch))


def _padded(rows: Sequence[Ints], size: int) -> Ints:
    """Shape (rows, longest), each row at the right; `size` stands for no item."""
    longest = max(map(len, rows))
    table = np.full((len(rows), longest), size, np.int64)
    for line, row in zip(table, rows, strict=True):
        line[longest - len(row) :] = row
    return table


def _slopes(table: Ints, weights: Named, config: SequentialConfig, rng: Generator) -> Named:
    """Slopes of the mean loss of one batch."""
    size = len(weights["bias"]) - 1
    inputs = weights["inputs"][table[:, :-1]]
    kept = (rng.random(inputs.shape, dtype=np.float32) >= config.dropout).astype(np.float32) / np.float32(
        1 - config.dropout
    )
    inputs *= kept
    learnt = (table[:, :-1] != size) & (table[:, 1:] != size)
    states, nexts = _states(inputs, weights["steps"])[learnt], table[:, 1:][learnt]
    of_states, slopes = _softmax(states, nexts, weights, rng.choice(size, min(size, config.negatives), replace=False))
    of_table = np.zeros_like(inputs)
    of_table[learnt] = of_states
    of_inputs, slopes["steps"] = _back(of_table, inputs, weights["steps"])
    flat: Singles = (of_inputs * kept).reshape(-1, inputs.shape[2])
    slopes["inputs"] = _gathered(table[:, :-1].ravel(), flat, size)
    return slopes


def _states(inputs: Singles, steps: Singles) -> Singles:
    """After each position: its input and those before it, weighted by steps back. Shape as `inputs` (rows, length, dimensions)."""
    states: Singles = np.matmul(inputs.transpose(2, 0, 1), _weighing(steps, inputs.shape[1])).transpose(1, 2, 0)
    return states


def _weighing(steps: Singles, length: int) -> Singles:
    """Shape (dimensions, earlier, later): what a position gives to one after it."""
    back = np.arange(length)[None, :] - np.arange(length)[:, None]
    given = np.append(
        steps, np.zeros((1, steps.shape[1]), steps.dtype), axis=0
    )  # the last: nothing, to those before or too late
    return given[np.where((back >= 0) & (back < len(steps)), back, len(steps))].transpose(2, 0, 1)


def _back(of_states: Singles, inputs: Singles, steps: Singles) -> tuple[Singles, Singles]:
    """Slopes of inputs and of step weights, from those of the states."""
    length = inputs.shape[1]
    later, earlier = of_states.transpose(2, 0, 1), inputs.transpose(2, 0, 1)
    of_inputs = np.matmul(later, _weighing(steps, length).transpose(0, 2, 1)).transpose(1, 2, 0)
    met = np.matmul(earlier.transpose(0, 2, 1), later)
    of_steps = np.zeros_like(steps)
    for back in range(min(len(steps), length)):
        of_steps[back] = np.trace(met, offset=back, axis1=1, axis2=2)
    return of_inputs, of_steps


def _softmax(states: Singles, nexts: Ints, weights: Named, others: Ints) -> tuple[Singles, Named]:
    """Slopes of the states and of outputs and bias; `others` stand for all items, so each weighs size / len(others)."""
    outputs, bias, size = weights["outputs"], weights["bias"], len(weights["bias"]) - 1
    scores = states @ outputs[others].T + bias[others] + np.float32(np.log(size / len(others)))
    scores[others[None, :] == nexts[:, None]] = -1e9
    own = np.einsum("nd,nd->n", states, outputs[nexts]) + bias[nexts]
    top = np.maximum(scores.max(axis=1), own)
    shares, own = np.exp(scores - top[:, None]), np.exp(own - top)
    total = (shares.sum(axis=1) + own) * len(nexts)
    shares /= total[:, None]
    own = own / total - np.float32(1 / len(nexts))
    slopes = {
        "outputs": _gathered(nexts, own[:, None] * states, size),
        "bias": _gathered(nexts, own[:, None], size)[:, 0],
    }
    slopes["outputs"][others] += shares.T @ states
    slopes["bias"][others] += shares.sum(axis=0)
    return shares @ outputs[others] + own[:, None] * outputs[nexts], slopes


def _gathered(numbers: Ints, rows: Singles, size: int) -> Singles:
    """Sums of the rows of each number, shape (size + 1, ...); the last, of no item, is left 0."""
    order = np.argsort(numbers, kind="stable")
    held = numbers[order]
    starts = np.flatnonzero(np.concatenate([[True], held[1:] != held[:-1]]))
    sums = np.zeros((size + 1, rows.shape[1]), np.float32)
    sums[held[starts]] = np.add.reduceat(rows[order], starts, axis=0)
    sums[size] = 0
    return sums


@dataclass
class _Adam:
    """Kingma and Ba 2015."""

    weights: Named
    count: int = 0
    means: Named = field(default_factory=dict)
    squares: Named = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.means = {n: np.zeros_like(w) for n, w in self.weights.items()}
        self.squares = {n: np.zeros_like(w) for n, w in self.weights.items()}

    def step(self, weights: Named, slopes: Named, rate: float, first: float = 0.9, second: float = 0.98) -> None:
        self.count += 1
        for name, slope in slopes.items():
            mean, square = self.means[name], self.squares[name]
            mean += (1 - first) * (slope - mean)
            square += (1 - second) * (slope * slope - square)
            scale = np.sqrt(square / (1 - second**self.count)) + 1e-8
            weights[name] -= np.float32(rate / (1 - first**self.count)) * mean / scale
