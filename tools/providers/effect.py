"""Marks a tool as READ or WRITE, so that a host (or a reviewer) can tell without reading it."""

from collections.abc import Callable
from enum import StrEnum
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Effect(StrEnum):
    READ = "read"
    WRITE = "write"


def marked(effect: Effect) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Sets `.effect` on the function; it changes nothing else."""

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        function.effect = effect  # type: ignore[attr-defined]
        return function

    return mark


def effect_of(function: object) -> Effect:
    """An unmarked tool counts as WRITE: the safe side."""
    return getattr(function, "effect", Effect.WRITE)
