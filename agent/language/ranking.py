"""A model's opinion on candidates that code has chosen: several shuffled orders, neutral labels, one combined ranking.

The model sees each candidate under a short label, in several orders; in each order a candidate's points are its Borda share
(1 for first, 0 for last). The mean over orders is mixed with the keyless score as a prior:

    score = (1 - trust) * prior + trust * mean Borda share

The orders are r rotations, evenly spaced, of one seeded shuffle of the n ids: every candidate stands first, in the middle and
last about equally often. A model that only repeats the order in which it was shown gives the candidate at place p of the shuffle
a sum of ranks of ((r * (p + 1) - 1) mod n) plus a constant, so that the mean shares of any two candidates differ by at most
(n - gcd(n, r)) / (r * (n - 1)), which is at most 1 / r, and is 0 when every rotation is shown. Two candidates of equal prior are
then at most trust / r apart: see `bias_bound`.
"""

import random
from collections.abc import Mapping, Sequence
from math import gcd

from pydantic import Field

from ...domain.errors import ModelError
from ...domain.model import Model
from ...domain.usage import Usage
from ...prompts.loader import Prompt
from .model import LanguageModel

#: Share of the model in the final score. The prior keeps half: it knows the conditions, the model only the words.
TRUST = 0.5
ROUNDS = 4
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ"


class Why(Model):
    """A reason for one label. It is traced, and never published: nobody has checked it."""

    label: str = Field(max_length=40)
    why: str = Field(max_length=400)


class Ranking(Model):
    """What the model answers: labels, best first."""

    reasoning: str = Field(default="", max_length=20_000)
    order: tuple[str, ...] = Field(max_length=400)
    why: tuple[Why, ...] = Field(default=(), max_length=100)


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
    """`rounds` rotations (at most one for each id), evenly spaced, of one shuffle of the sorted ids: the caller's own order plays
    no part."""
    base = sorted(ids)
    random.Random(seed).shuffle(base)
    shown = min(rounds, len(base))
    steps = [len(base) * i // shown for i in range(shown)]
    return tuple(tuple(base[s:] + base[:s]) for s in steps)


def bias_bound(count: int, rounds: int = ROUNDS, trust: float = TRUST) -> float:
    """How far apart, at most, a model that repeats the order it is shown can put two candidates of equal prior."""
    shown = min(rounds, count)
    return trust * (count - gcd(count, shown)) / (shown * (count - 1)) if count > 1 else 0.0


def shares(answer: Sequence[str], shown: Mapping[str, str]) -> dict[str, float]:
    """Borda shares of one answer. `shown`: label -> id. Unknown labels and repeats are dropped; those left out share the rest evenly."""
    named = known(answer, shown)
    count = len(shown)
    if count == 1:
        return dict.fromkeys(shown.values(), 1.0)
    points = {shown[label]: (count - 1 - i) / (count - 1) for i, label in enumerate(named)}
    missing = [i for label, i in shown.items() if label not in named]
    rest = (len(missing) - 1) / 2 / (count - 1)
    return points | dict.fromkeys(missing, rest)


def known(answer: Sequence[str], shown: Mapping[str, str]) -> list[str]:
    """The labels of an answer that were offered, each once, in its order."""
    return list(dict.fromkeys(label.strip().upper() for label in answer if label.strip().upper() in shown))


def listing(order: Sequence[str], texts: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """(label -> id, the lines that a prompt shows), one line a candidate whatever its text holds."""
    shown = dict(zip(labels(len(order)), order, strict=True))
    return shown, "\n".join(f"{label}: {' '.join(texts[i].split())}" for label, i in shown.items())


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

    Raises LimitReached when the run's own time is over.
    """
    plain = keyless(prior, texts)
    if len(texts) < 2:
        return plain
    total: dict[str, float] = dict.fromkeys(texts, 0.0)
    reasons: dict[str, str] = {}
    done, usage, notes = 0, Usage(), list[str]()
    for order in orders(tuple(texts), rounds, seed):
        shown, lines = listing(order, texts)
        try:
            completion = model.complete(make(lines), Ranking)
        except ModelError as error:
            notes.append(f"one order was not ranked: {error}")
            continue
        usage, done = usage + completion.usage, done + 1
        for i, share in shares(completion.result.order, shown).items():
            total[i] += share
        for why in completion.result.why:
            for label in known([why.label], shown):
                reasons.setdefault(shown[label], why.why)
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
    """A prompt that lacks only its candidates: `PromptMaker("attractions", request=..., profile=...)`.

    `slot` is the name of the input that takes them.
    """

    def __init__(self, purpose: str, slot: str = "candidates", **values: str) -> None:
        self._purpose, self._slot, self._values = purpose, slot, values

    def __call__(self, lines: str) -> Prompt:
        from ...prompts.loader import render

        return render(self._purpose, **{self._slot: lines}, **self._values)
