"""A model's opinion on candidates that code has chosen: several shuffled orders, neutral labels, one combined ranking.

The model sees each candidate under a short label, in several orders; in each order a candidate's points are its Borda share
(1 for first, 0 for last). The mean over orders is mixed with the keyless score as a prior:

    score = (1 - trust) * prior + trust * mean Borda share

The orders are rotations of one seeded shuffle, so that every candidate stands first, in the middle and last about equally
often. For a model that always prefers what is listed first, the shares over all rotations are equal and the prior decides;
with `rounds` rotations of n candidates, they differ by at most (1 - 1 / rounds), so the final scores of two candidates
whose priors are equal differ by at most trust * (1 - 1 / rounds).
"""

import random
from collections.abc import Mapping, Sequence

from pydantic import Field

from ...domain.errors import ModelError
from ...domain.model import Model
from ...prompts.loader import Prompt
from .model import LanguageModel, Usage

#: Share of the model in the final score. The prior keeps half: it knows the conditions, the model only the words.
TRUST = 0.5
ROUNDS = 4
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ"


class Why(Model):
    """A reason for one label."""

    label: str
    why: str = Field(max_length=400)


class Ranking(Model):
    """What the model answers: labels, best first."""

    reasoning: str = ""
    order: tuple[str, ...]
    why: tuple[Why, ...] = ()


class Ranked(Model):
    """Ids best first with scores 0 to 1. `rounds` that succeeded; 0 means that the prior alone decided."""

    order: tuple[str, ...]
    scores: dict[str, float]
    reasons: dict[str, str] = {}
    rounds: int = 0
    notes: tuple[str, ...] = ()
    usage: Usage = Usage()


def labels(count: int) -> tuple[str, ...]:
    """A, B, ... then AA, AB: no order of quality in them, no O or I to be misread."""
    singles = tuple(_ALPHABET)
    return (singles + tuple(a + b for a in singles for b in singles))[:count]


def orders(ids: Sequence[str], rounds: int, seed: int) -> tuple[tuple[str, ...], ...]:
    """`rounds` rotations, evenly spaced, of one shuffle of the sorted ids: the caller's own order plays no part."""
    base = sorted(ids)
    random.Random(seed).shuffle(base)
    steps = [len(base) * i // rounds for i in range(min(rounds, len(base)))]
    return tuple(tuple(base[s:] + base[:s]) for s in dict.fromkeys(steps))


def shares(answer: Sequence[str], shown: Mapping[str, str]) -> dict[str, float]:
    """Borda shares of one answer. `shown`: label -> id. Unknown labels and repeats are dropped; those left out share the rest evenly."""
    named = list(dict.fromkeys(label.strip().upper() for label in answer if label.strip().upper() in shown))
    count = len(shown)
    if count == 1:
        return dict.fromkeys(shown.values(), 1.0)
    points = {shown[label]: (count - 1 - i) / (count - 1) for i, label in enumerate(named)}
    missing = [i for label, i in shown.items() if label not in named]
    rest = (len(missing) - 1) / 2 / (count - 1)
    return points | dict.fromkeys(missing, rest)


def rank(
    model: LanguageModel,
    make: "PromptMaker",
    texts: Mapping[str, str],
    prior: Mapping[str, float],
    *,
    seed: int = 0,
    rounds: int = ROUNDS,
    trust: float = TRUST,
) -> Ranked:
    """Rank the ids of `texts` (id -> what may be shown of it). `prior` 0 to 1 for each id. Falls back to the prior, and says so.

    Raises LimitReached from the model.
    """
    plain = keyless(prior, texts)
    if len(texts) < 2:
        return plain
    total: dict[str, float] = dict.fromkeys(texts, 0.0)
    reasons: dict[str, str] = {}
    done, usage, notes = 0, Usage(), list[str]()
    for order in orders(tuple(texts), rounds, seed):
        shown = dict(zip(labels(len(order)), order, strict=True))
        listing = "\n".join(f"{label}: {' '.join(texts[i].split())}" for label, i in shown.items())
        try:
            completion = model.complete(make(listing), Ranking)
        except ModelError as error:
            notes.append(f"one order was not ranked: {error}")
            continue
        usage, done = usage + completion.usage, done + 1
        for i, share in shares(completion.result.order, shown).items():
            total[i] += share
        for why in completion.result.why:
            if why.label.strip().upper() in shown:
                reasons.setdefault(shown[why.label.strip().upper()], why.why)
    if not done:
        return plain.model_copy(update={"notes": (*notes, "the keyless ranking was used")})
    scores = {i: (1 - trust) * prior.get(i, 0.0) + trust * total[i] / done for i in texts}
    return Ranked(order=_sorted(scores), scores=scores, reasons=reasons, rounds=done, notes=tuple(notes), usage=usage)


def keyless(prior: Mapping[str, float], texts: Mapping[str, str]) -> Ranked:
    """The prior alone; ties by id, so that the order in which candidates came decides nothing."""
    scores = {i: prior.get(i, 0.0) for i in texts}
    return Ranked(order=_sorted(scores), scores=scores)


def _sorted(scores: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(scores, key=lambda i: (-round(scores[i], 9), i)))


class PromptMaker:
    """A prompt that lacks only its candidates: `PromptMaker("attractions", request=..., profile=...)`."""

    def __init__(self, purpose: str, **values: str) -> None:
        self._purpose, self._values = purpose, values

    def __call__(self, listing: str) -> Prompt:
        from ...prompts.loader import render

        return render(self._purpose, candidates=listing, **self._values)
