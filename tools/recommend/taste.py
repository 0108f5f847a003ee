"""One person's taste, learnt online: what each choice says of items like it, with how sure that is, and what moved what.

A Gaussian process over items (Rasmussen and Williams 2006, chapter 2). Taste is a function of items whose covariance is their
likeness: by typed facts (`content`), and by what the community takes together where histories are known. A choice is a noisy
look at it: the older the choice and the weaker its source, the more noise, so old choices fade. Of what the community takes, a choice
says more of what comes after it than of what comes before. The posterior of a few dozen choices is one small linear solve, exact,
and so there is nothing to train: a new choice counts at once, a forgotten one is gone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from pydantic import Field

from ...domain.model import Model
from .content import STRANGER, Content
from .item_to_item import Together
from .items import Choice, Floats, Item, ItemList, Query
from .pairs import Ints
from .popularity import Popularity

Likeness = Callable[[Ints, Ints], Floats]


class TasteConfig(Model):
    """`half_life`: age of a choice (days, or steps) at which its noise has doubled; `fading`: the power of age by which it grows further,
    so that old habits count a little for long. `noise`: variance of a fresh choice, where taste itself
    has variance 1. `content`: share of likeness that is by typed facts, where the community's histories are known too (all of it
    where they are not). `popular`: points that log popularity, less its mean over the list, adds before any choice. `caution`: standard deviations
    taken off the mean."""

    half_life: Annotated[float, Field(gt=0)] = 1.8
    fading: Annotated[float, Field(gt=0, le=10)] = 1.5
    noise: Annotated[float, Field(gt=0)] = 2.0
    content: Annotated[float, Field(ge=0, le=1)] = 0.1
    popular: Annotated[float, Field(ge=0)] = 0.0001
    caution: Annotated[float, Field(ge=0)] = 0.0


@dataclass(frozen=True, eq=False)
class Leaning:
    """The taste for each item: `mean` (0: no leaning; 1 and -1: as sure as one's own choice without noise), `deviation`, and
    `parts`, shape (choices, items), which sum to the mean: what each choice moved."""

    mean: Floats
    deviation: Floats
    parts: Floats


class Taste:
    """`together` and `popularity` are the community's, None where there is none (a new catalog, or places without visitors)."""

    name = "taste"

    def __init__(
        self,
        config: TasteConfig,
        content: Content,
        together: Together | None = None,
        popularity: Popularity | None = None,
    ) -> None:
        self._config = config
        self._content = content
        self._together = together
        self._popularity = popularity

    def likeness(self, rows: Sequence[Item], columns: Sequence[Item]) -> Floats:
        """Of each row to each column, shape (rows, columns), 0 to 1."""
        together = self._together
        return self._mixed(rows, columns, together.similarity if together is not None else None)

    def reach(self, rows: Sequence[Item], columns: Sequence[Item]) -> Floats:
        """How far each row speaks for each column: their likeness, what the community takes together saturated."""
        together = self._together
        return self._mixed(rows, columns, together.reach if together is not None else None)

    def _mixed(self, rows: Sequence[Item], columns: Sequence[Item], of_community: Likeness | None) -> Floats:
        alike = self._content.similarity(rows, columns)
        if of_community is None or self._together is None:
            return alike
        number, share = self._together.vocabulary.numbers, self._config.content
        taken = of_community(number([i.id for i in rows]), number([i.id for i in columns]))
        return share * alike + (1 - share) * taken

    def leaning(self, choices: Sequence[Choice], items: Sequence[Item]) -> Leaning:
        """The posterior at the items. Without choices: mean 0, deviation 1."""
        if not choices or not items:
            return Leaning(np.zeros(len(items)), np.ones(len(items)), np.zeros((len(choices), len(items))))
        chosen = [c.item for c in choices]
        both, across = self.likeness(chosen, chosen), self.likeness(chosen, items)
        held = (both + both.T) / 2 + np.diag([self._noise(c) for c in choices])
        values = np.array([c.value for c in choices])
        solved = np.linalg.solve(held, np.column_stack([values, across]))
        parts = solved[:, :1] * self.reach(chosen, items)  # what of a choice is its own, as far as it reaches
        variance = np.maximum(1 - (across * solved[:, 1:]).sum(axis=0), 0.0)
        return Leaning(parts.sum(axis=0), np.sqrt(variance), parts)

    def _noise(self, choice: Choice) -> float:
        pace = (2 ** (1 / self._config.fading) - 1) / self._config.half_life
        return float(self._config.noise * (1 + pace * choice.age) ** self._config.fading / max(choice.confidence, 1e-6))

    def __call__(self, query: Query, items: ItemList) -> ItemList:
        leaning = self.leaning(query.choices, items.items)
        scores = leaning.mean - self._config.caution * leaning.deviation
        if self._popularity is not None and self._config.popular:
            known = self._popularity(query, items).scores
            middle = np.nanmean(known) if (~np.isnan(known)).any() else 0.0
            scores = scores + self._config.popular * np.nan_to_num(known - middle)
        return items.scored(scores, *([] if query.choices else [STRANGER]))
