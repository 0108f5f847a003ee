"""The seam for language models: one Protocol, typed answers, and what each call cost."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Protocol, TypeVar, runtime_checkable

from pydantic import BaseModel

from ...domain.errors import LimitReached
from ...domain.model import Model
from ...domain.usage import Usage
from ...prompts.loader import Prompt

__all__ = ["Bounded", "Caps", "Completion", "LanguageModel", "Ready", "T", "Usage"]

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True)
class Completion(Generic[T]):
    """A typed answer. `model` is the one that gave it (a fallback, perhaps); `repaired`: the first answer did not fit the schema."""

    result: T
    usage: Usage
    model: str
    repaired: bool = False
    cached: bool = False


class LanguageModel(Protocol):
    """Anything that answers a prompt with an instance of a schema."""

    @property
    def name(self) -> str: ...

    @property
    def spent(self) -> Usage:
        """Everything since the object was made."""

    def complete(self, prompt: Prompt, schema: type[T]) -> Completion[T]:
        """Raises ModelError (failed, or outside its schema after one repair) and LimitReached (out of seconds, tokens or money)."""


@runtime_checkable
class Bounded(Protocol):
    """A model that can keep one call within a time, stop it, and tell how it goes. A run uses this where it is there."""

    def within(
        self,
        seconds: float,
        cancelled: Callable[[], bool],
        seen: Callable[[int], None] | None = None,
        tokens: int | None = None,
    ) -> LanguageModel:
        """The same model (and the same `spent`) for calls that end within `seconds`, or soon after `cancelled` is true, and write
        at most `tokens`. `seen` is called in the asking thread with the count of tokens written so far, never with what they say.
        """


@runtime_checkable
class Ready(Protocol):
    """A model that has something to load first. It is asked before a run's clock begins: an import is no part of an answer's time."""

    def ready(self) -> None: ...


class Caps(Model):
    """What may be used. None is no cap; 0 is no call at all. A call of unknown price is bounded by the other two."""

    seconds: float | None = None
    tokens: int | None = None
    money: Decimal | None = None

    def check(self, spent: Usage) -> None:
        """Raises LimitReached when the next call would begin past a cap."""
        if self.tokens is not None and spent.tokens >= self.tokens:
            raise LimitReached(
                f"the language model has used {spent.tokens:,} of {self.tokens:,} tokens: raise the limit or go on without it"
            )
        if self.money is not None and spent.cost >= self.money:
            raise LimitReached(
                f"the language model has cost {spent.cost} of {self.money} US dollars: raise the limit or go on without it"
            )
        if self.seconds is not None and spent.seconds >= self.seconds:
            raise LimitReached(
                f"the language model has taken {spent.seconds:.0f} of {self.seconds:.0f} seconds: raise the limit or go on without it"
            )
