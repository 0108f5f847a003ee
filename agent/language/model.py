"""The seam for language models: one Protocol, typed answers, and what each call cost."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

from ...domain.errors import LimitReached
from ...domain.model import Model
from ...prompts.loader import Prompt

T = TypeVar("T", bound=BaseModel)


class Usage(Model):
    """Of one call or of many. `cost` in US dollars; calls whose price is not known are counted in `unpriced`."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: Decimal = Decimal(0)
    unpriced: int = 0
    seconds: float = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            calls=self.calls + other.calls,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cost=self.cost + other.cost,
            unpriced=self.unpriced + other.unpriced,
            seconds=self.seconds + other.seconds,
        )

    @property
    def tokens(self) -> int:
        return self.input_tokens + self.output_tokens


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


class Caps(Model):
    """What a run may use. None is no cap."""

    seconds: float | None = 60.0
    tokens: int | None = 200_000
    money: Decimal | None = Decimal("1.00")

    def check(self, spent: Usage) -> None:
        """Raises LimitReached when the next call would begin past a cap."""
        if self.tokens is not None and spent.tokens >= self.tokens:
            raise LimitReached(
                f"the language model has used {spent.tokens:,} of {self.tokens:,} tokens: raise the limit or go on without it"
            )
        if self.money is not None and spent.cost >= self.money and (self.money > 0 or spent.calls):
            raise LimitReached(
                f"the language model has cost {spent.cost} of {self.money} US dollars: raise the limit or go on without it"
            )
        if self.seconds is not None and spent.seconds >= self.seconds:
            raise LimitReached(
                f"the language model has taken {spent.seconds:.0f} of {self.seconds:.0f} seconds: raise the limit or go on without it"
            )
