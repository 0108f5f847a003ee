"""Position: does the order of candidates move a ranking? Keyless it must not at all; with a model that only repeats what it is
shown, no further than `ranking.bias_bound` says."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..agent.language.ranking import ROUNDS, TRUST, PromptMaker, Ranked, bias_bound, keyless, rank
from ..agent.language.scripted import Scripted, ScriptedModel
from ..prompts.loader import Prompt

COUNTS = (2, 5, 8, 16, 24, 60)
_LINE = re.compile(r"^([A-Z]{1,2}): (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Row:
    """One ranker at one number of candidates. `moved`: shuffles that gave another order. `distance`: of scores, at equal priors."""

    ranker: str
    count: int
    shuffles: int
    moved: int
    distance: float
    bound: float


def run(shuffles: int = 20, seed: int = 0) -> list[Row]:
    rows = []
    for count in COUNTS:
        texts = {f"place:{n}": f"sight number {n}" for n in range(count)}
        level, steps = dict.fromkeys(texts, 0.5), {i: 1 - n / count for n, i in enumerate(texts)}
        tries = [_shuffled(texts, seed + n) for n in range(shuffles)]
        rows.append(_row("keyless", [keyless(steps, t) for t in tries], [keyless(level, t) for t in tries], 0.0))
        for name, model in (
            ("model: first is best", first),
            ("model: last is best", last),
            ("model: by content", content),
        ):
            made = [_ranked(model, t, steps, seed) for t in tries]
            flat = [_ranked(model, t, level, seed) for t in tries]
            bound = TRUST if model is content else bias_bound(count)
            rows.append(_row(name, made, flat, bound))
    return rows


def _row(name: str, made: Sequence[Ranked], flat: Sequence[Ranked], bound: float) -> Row:
    scores = [s for r in flat for s in (max(r.scores.values()) - min(r.scores.values()),)]
    moved = sum(r.order != made[0].order for r in made)
    return Row(name, len(made[0].order), len(made), moved, max(scores), bound)


def _ranked(model: object, texts: Mapping[str, str], prior: Mapping[str, float], seed: int) -> Ranked:
    make = PromptMaker("attractions", request="3 days", profile="(none)", examples="(none)")
    return rank(ScriptedModel(model), make, texts, prior, seed=seed)  # type: ignore[arg-type]


def _shuffled(texts: Mapping[str, str], seed: int) -> dict[str, str]:
    items = list(texts.items())
    random.Random(seed).shuffle(items)
    return dict(items)


def _shown(prompt: Prompt) -> list[tuple[str, str]]:
    return _LINE.findall(prompt.user)


def first(prompt: Prompt) -> Scripted:
    """Prefers whatever is listed first."""
    return {"order": [label for label, _ in _shown(prompt)]}


def last(prompt: Prompt) -> Scripted:
    return {"order": [label for label, _ in reversed(_shown(prompt))]}


def content(prompt: Prompt) -> Scripted:
    """Looks at what stands beside the label only: an honest judge."""
    return {"order": [label for label, text in sorted(_shown(prompt), key=lambda s: s[1])]}


def failed(rows: Sequence[Row]) -> list[Row]:
    """Rows where a shuffle moved the order, or a biased model went past its bound."""
    return [r for r in rows if r.moved or r.distance > r.bound + 1e-9]


def table(rows: Sequence[Row]) -> str:
    lines = [f"{'ranker':<24}{'candidates':>10}{'shuffles':>10}{'orders moved':>14}{'distance':>10}{'bound':>8}"]
    lines += [
        f"{r.ranker:<24}{r.count:>10}{r.shuffles:>10}{r.moved:>14}{r.distance:>10.3f}{r.bound:>8.3f}" for r in rows
    ]
    formula = (
        "distance: between the scores of two candidates of equal prior, at the most. Bound for a model that only repeats the order\n"
        f"it is shown: trust * (n - gcd(n, r)) / (r * (n - 1)) <= trust / r, with trust {TRUST}, r = min({ROUNDS}, n) rotations; for one\n"
        f"that judges by content: trust. {len(failed(rows))} of {len(rows)} rows break a bound."
    )
    return "\n".join([*lines, formula])
