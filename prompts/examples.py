"""The example store of few-shot prompts: what was given and the answer to it, the most similar chosen for each call."""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from rapidfuzz import fuzz

from ..domain.model import Model


class Example(Model):
    """What a prompt of this purpose was given, and its answer. `output` holds only the fields that are not empty, reasoning first."""

    purpose: str
    language: str
    text: str
    output: dict[str, Any]

    def shown(self) -> str:
        return f"Given: {self.text}\nAnswer: {json.dumps(self.output, ensure_ascii=False)}"


@cache
def store() -> tuple[Example, ...]:
    """The shipped examples."""
    lines = (files(__package__) / "examples.jsonl").read_text("utf-8").splitlines()
    return tuple(Example.model_validate_json(line) for line in lines if line.strip())


def nearest(
    text: str, purpose: str, language: str, count: int = 3, among: Sequence[Example] | None = None
) -> tuple[Example, ...]:
    """The examples most like `text`: by word and character overlap, its own language first. Ties by their order in the store."""
    pool = [e for e in (store() if among is None else among) if e.purpose == purpose]
    ranked = sorted(pool, key=lambda e: -(similarity(text, e.text) + 15.0 * (e.language == language)))
    return tuple(ranked[:count])


def similarity(a: str, b: str) -> float:
    """0 to 100: the mean of shared words and shared character trigrams, so that Korean and Chinese count too."""
    left, right = _trigrams(a), _trigrams(b)
    shared = 200.0 * len(left & right) / (len(left) + len(right)) if left or right else 0.0
    return (fuzz.token_set_ratio(a.casefold(), b.casefold()) + shared) / 2


def _trigrams(text: str) -> frozenset[str]:
    folded = " ".join(text.casefold().split())
    return frozenset(folded[i : i + 3] for i in range(max(len(folded) - 2, 1)))


def block(text: str, purpose: str, language: str, count: int = 3) -> str:
    """The chosen examples as a prompt shows them; "(none)" for zero-shot."""
    chosen = nearest(text, purpose, language, count) if count else ()
    return "\n\n".join(e.shown() for e in chosen) or "(none)"
