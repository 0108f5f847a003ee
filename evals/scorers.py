"""Checks on the end state, and the scores of many runs. What was not measured is None, never zero."""

import re
from collections.abc import Iterable, Sequence
from math import comb
from typing import Any

from ..domain.model import Model
from .scenario import Basis, Check, Said, Scenario

_STEP = re.compile(r"^(?P<name>[^\[\]]*)(?:\[(?P<key>\w+)=(?P<value>[^\]]*)\])?$")


class Failure(Model):
    """What was expected and what was there."""

    basis: Basis
    text: str


def select(state: Any, path: str) -> list[Any]:
    """The values at a dotted path: `*` is every element, a number an index, `[k=v]` keeps elements whose k is v."""
    values = [state]
    for step in path.split("."):
        parts = _STEP.match(step)
        if parts is None:
            return []
        values = [found for value in values for found in _step(value, parts["name"])]
        if parts["key"]:
            rows = [r for v in values for r in (v if isinstance(v, list) else [v])]
            values = [r for r in rows if isinstance(r, dict) and str(r.get(parts["key"])) == parts["value"]]
    return [v for v in values if v is not None]


def _step(value: Any, name: str) -> list[Any]:
    if name == "*":
        return list(value.values()) if isinstance(value, dict) else list(value) if isinstance(value, list) else []
    if isinstance(value, dict):
        return [value[name]] if name in value else []
    if isinstance(value, list) and re.fullmatch(r"-?\d+", name):
        index = int(name)
        return [value[index]] if -len(value) <= index < len(value) else []
    return []


def holds(check: Check, state: Any) -> bool:
    """Whether the end state is as the check says."""
    values = select(state, check.path)
    ((name, want),) = check.operators.items()
    if name == "same_as":
        return bool(values) and values == select(state, want)
    return bool(_OPERATORS[name](values, want))


def _numbers(values: Sequence[Any]) -> list[float]:
    try:
        return [float(v) for v in values]
    except (TypeError, ValueError):
        return []


def _clock(values: Sequence[Any]) -> list[str]:
    return [str(v)[11:16] for v in values]


def _found(values: Sequence[Any], pattern: str) -> bool:
    return any(re.search(pattern, str(v), re.IGNORECASE | re.DOTALL) for v in values)


_OPERATORS: dict[str, Any] = {
    "equals": lambda values, want: len(values) == 1 and values[0] == want,
    "contains": lambda values, want: want in values,
    "excludes": lambda values, want: want not in values,
    "matches": _found,
    "lacks": lambda values, want: not _found(values, want),
    "at_least": lambda values, want: bool(n := _numbers(values)) and min(n) >= want,
    "at_most": lambda values, want: bool(n := _numbers(values)) and max(n) <= want,
    "count_at_least": lambda values, want: len(values) >= want,
    "count_at_most": lambda values, want: len(values) <= want,
    "within": lambda values, want: bool(values) and all(v in want for v in values),
    "no_earlier": lambda values, want: bool(values) and min(_clock(values)) >= want,
    "no_later": lambda values, want: bool(values) and max(_clock(values)) <= want,
    "distinct": lambda values, want: (len(set(map(str, values))) == len(values)) is want,
}


def failures(scenario: Scenario, state: dict[str, Any]) -> tuple[Failure, ...]:
    """Everything of the reward basis that does not hold; empty is a pass."""
    found = [*_state(scenario, state), *_said(scenario.said, state), *_limits(scenario, state)]
    return tuple(f for f in found if f.basis in scenario.reward_basis)


def _state(scenario: Scenario, state: dict[str, Any]) -> Iterable[Failure]:
    for number, turn in enumerate(state["turns"], 1):
        if turn.get("verified") is False:
            rules = ", ".join(turn.get("broken", ())) or "it is not a plan"
            yield Failure(basis="state", text=f"turn {number} shows a plan that does not verify: {rules}")
    for check in scenario.expect:
        if not holds(check, state):
            ((name, want),) = check.operators.items()
            there = str(select(state, check.path))[:200]
            yield Failure(basis="state", text=f"{check.path}: expected {name} {want!r}, found {there}")


def _said(rules: Sequence[Said], state: dict[str, Any]) -> Iterable[Failure]:
    for rule in rules:
        texts = select(state, f"turns.{rule.turn}.text")
        if rule.matches is not None and not _found(texts, rule.matches):
            yield Failure(basis="said", text=f"turn {rule.turn} does not say {rule.matches!r}")
        if rule.never is not None and _found(texts, rule.never):
            yield Failure(basis="said", text=f"turn {rule.turn} says {rule.never!r}")


def _limits(scenario: Scenario, state: dict[str, Any]) -> Iterable[Failure]:
    if state["questions"] > scenario.limits.questions:
        yield Failure(basis="limits", text=f"{state['questions']} questions, at most {scenario.limits.questions}")
    for name in ("tokens", "money"):
        used, most = state.get(name), getattr(scenario.limits, name)
        if most is not None and used is not None and used > most:
            yield Failure(basis="limits", text=f"{used:g} {name}, at most {most:g}")
    if state["seconds"] > scenario.limits.seconds:
        yield Failure(basis="limits", text=f"{state['seconds']:.1f} s, at most {scenario.limits.seconds:g} s")


def pass_at_1(runs: Sequence[Sequence[bool]]) -> float | None:
    """Mean over scenarios of the share of runs that pass."""
    shares = [sum(r) / len(r) for r in runs if r]
    return sum(shares) / len(shares) if shares else None


def pass_hat_k(runs: Sequence[Sequence[bool]], k: int) -> float | None:
    """Chance that k runs of a scenario all pass, unbiased: C(passes, k) / C(runs, k); None with fewer than k runs."""
    shares = [comb(sum(r), k) / comb(len(r), k) for r in runs if len(r) >= k]
    return sum(shares) / len(shares) if shares else None


def percentile(values: Sequence[float], share: float) -> float | None:
    """Nearest rank; None of nothing."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else None
