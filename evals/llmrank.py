"""The recommender components on the public ranking task: NDCG@10 of the item that was taken next, among twenty.

Nothing is fitted or chosen on a target. Components are fitted on histories alone. The weights of the fusion are learnt on the
development part: each history's last item stands for the target and has left the histories. Then everything is fitted again on
the whole histories, and the targets are ranked.
"""

import resource
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

from ..tools.recommend.content import Content, ContentConfig
from ..tools.recommend.fusion import ABSENT, FusionConfig, learned_from, standard
from ..tools.recommend.item_to_item import ItemToItem, ItemToItemConfig, Together
from ..tools.recommend.items import Component, Floats, Vocabulary
from ..tools.recommend.pairs import Ints
from ..tools.recommend.popularity import Popularity, PopularityConfig
from ..tools.recommend.repeats import NoRepeats
from ..tools.recommend.sequential import SequentialConfig
from ..tools.recommend.sequential_fit import fit
from ..tools.recommend.taste import Taste, TasteConfig
from ..tools.recommend.transitions import Transitions, TransitionsConfig
from .llmrank_data import Part, Task, query, read, shown

TOP = 10
RESAMPLES = 1000
COUNTED = ("popularity", "content", "item-to-item", "transitions", "taste")
FUSIONS: Mapping[str, tuple[str, ...]] = {
    "fusion, all but sequential": COUNTED,
    "fusion, all": (*COUNTED, "sequential"),
}
Say = Callable[[str], None]
Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Row:
    """`gains`: NDCG@10 of each case, in percent. `milliseconds` to score a list of twenty; a fusion's is that of its parts."""

    name: str
    gains: Floats
    milliseconds: float
    fit_seconds: float


@dataclass(frozen=True)
class Result:
    part: Part
    rows: tuple[Row, ...]
    development: Mapping[str, float]  # NDCG@10 by the name of a row
    weights: FusionConfig  # of the fusion of all
    seconds: float
    peak_mb: float


@dataclass(frozen=True, eq=False)
class Scored:
    """Standard scores, a component each of shape (cases, items), the target's position, and what it cost."""

    scores: Mapping[str, Floats]
    places: Ints
    fit_seconds: Mapping[str, float]
    milliseconds: Mapping[str, float]


def run(folder: Path, users: str, histories: str, part: Part, sequential: SequentialConfig, say: Say) -> Result:
    """Rank the cases of the file `users`; the community's histories are those of the file `histories`."""
    began = time.perf_counter()
    inner = _scored(read(folder, histories, "development"), sequential, say)
    weights = {name: _learnt(inner, parts) for name, parts in FUSIONS.items()}
    rows = [*_alone(inner), *(_crossed(inner, name, parts) for name, parts in FUSIONS.items())]
    before = {row.name: float(row.gains.mean()) for row in rows}
    if part == "targets":
        community = read(folder, histories, "targets").histories
        outer = _scored(replace(read(folder, users, "targets"), histories=community), sequential, say)
        rows = [*_alone(outer), *(_fused(outer, name, parts, weights[name]) for name, parts in FUSIONS.items())]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Result(part, tuple(rows), before, weights["fusion, all"], time.perf_counter() - began, peak)


def components(task: Task, sequential: SequentialConfig) -> list[tuple[Component, float]]:
    """Each fitted on the task's histories, with the seconds that it took (those of a shared table are item-to-item's)."""
    words, content = Vocabulary(task.histories), Content(ContentConfig(), task.items.values())
    popularity = _timed(lambda: Popularity(PopularityConfig(), task.histories, words))
    table = _timed(lambda: Together(ItemToItemConfig(), task.histories, words))
    transitions = _timed(lambda: Transitions(TransitionsConfig(), task.histories, words))
    order = _timed(lambda: fit(sequential, task.histories, words, table[0]))
    return [
        popularity,
        (content, 0.0),
        (ItemToItem(ItemToItemConfig(), table[0]), table[1]),
        transitions,
        (Taste(TasteConfig(), content, table[0], popularity[0]), table[1]),
        order,
    ]


def _timed(make: Callable[[], Made]) -> tuple[Made, float]:
    began = time.perf_counter()
    made = make()
    return made, time.perf_counter() - began


def _scored(task: Task, sequential: SequentialConfig, say: Say) -> Scored:
    say(f"fitting on {len(task.histories)} histories")
    scores, fits, times = {}, {}, {}
    for component, seconds in components(task, sequential):
        say(f"scoring {len(task.cases)} lists by {component.name}")
        scores[component.name], spent = _timed(partial(_lists, NoRepeats(component), task))
        fits[component.name], times[component.name] = seconds, 1000 * spent / len(task.cases)
    return Scored(scores, np.array([c.target for c in task.cases]), fits, times)


def _lists(component: Component, task: Task) -> Floats:
    """Shape (cases, twenty); a shorter list is filled with what stands below everything."""
    table = np.full((len(task.cases), max(len(c.shown) for c in task.cases)), ABSENT)
    for line, case in zip(table, task.cases, strict=True):
        line[: len(case.shown)] = standard(component(query(case, task.items), shown(case, task.items)).scores)
    return table


def gains(scores: Floats, places: Ints) -> Floats:
    """Percent of the ideal: 1 / log2(rank + 1) within the first ten. Equal scores share the mean of their ranks."""
    own = scores[np.arange(len(scores)), places][:, None]
    rank = (scores > own).sum(axis=1) + ((scores == own).sum(axis=1) - 1) / 2
    return np.where(rank < TOP, 100 / np.log2(rank + 2), 0.0)


def _alone(scored: Scored) -> list[Row]:
    return [
        Row(name, gains(table, scored.places), scored.milliseconds[name], scored.fit_seconds[name])
        for name, table in scored.scores.items()
    ]


def _fused(scored: Scored, name: str, parts: Sequence[str], config: FusionConfig) -> Row:
    total = np.sum([config.weights[p] * scored.scores[p] for p in parts], axis=0)
    spent = sum(scored.milliseconds[p] for p in parts)
    return Row(name, gains(total, scored.places), spent, sum(scored.fit_seconds[p] for p in parts))


def _learnt(scored: Scored, parts: Sequence[str], cases: Ints | None = None) -> FusionConfig:
    chosen = np.arange(len(scored.places)) if cases is None else cases
    stacked = np.stack([scored.scores[p][chosen] for p in parts], axis=1)
    return learned_from(stacked, scored.places[chosen], parts)


def _crossed(scored: Scored, name: str, parts: Sequence[str]) -> Row:
    """Each half of the cases by weights that the other half taught."""
    halves = np.arange(len(scored.places)) % 2
    rows = [_fused(scored, name, parts, _learnt(scored, parts, np.flatnonzero(halves != h))) for h in (0, 1)]
    return replace(rows[0], gains=np.where(halves == 0, rows[0].gains, rows[1].gains))


def interval(values: Floats, seed: int = 0) -> tuple[float, float]:
    """95 % of the means of resampled cases."""
    rng = np.random.default_rng(seed)
    means = [values[rng.integers(0, len(values), len(values))].mean() for _ in range(RESAMPLES)]
    low, high = np.percentile(means, (2.5, 97.5))
    return float(low), float(high)


def table(result: Result) -> str:
    lines = [f"{'component':<28}{'NDCG@10':>9}{'95 % interval':>18}{'development':>13}{'ms a list':>11}{'fit s':>8}"]
    for row in result.rows:
        low, high = interval(row.gains)
        cells = f"{row.gains.mean():>9.2f}{f'{low:.2f} to {high:.2f}':>18}{result.development[row.name]:>13.2f}"
        cells += f"{row.milliseconds:>11.2f}{row.fit_seconds:>8.1f}"
        lines.append(f"{row.name:<28}{cells}")
    weights = ", ".join(f"{name} {weight:.2f}" for name, weight in result.weights.weights.items())
    lines.append(
        f"{len(result.rows[0].gains)} people, part: {result.part}. Weights of the fusion of all, learnt on development: {weights}."
    )
    lines.append(f"{result.seconds:.0f} s, at most {result.peak_mb:.0f} MB.")
    return "\n".join(lines)
