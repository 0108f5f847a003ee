"""What a run's language model did: which path each node took, and what it cost."""

from decimal import Decimal
from typing import Literal

from .model import Model

#: Who did the work of a node: the model at once, after one repair, from the cache; or rules.
ModelPath = Literal["model", "repaired", "cached", "keyless"]
#: Why it was not the model: it failed, it answered outside its schema, a cap of the run was reached, or what it said was not proved.
ModelReason = Literal["", "failed", "schema", "limit", "unproved"]


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


class Step(Model):
    """One node of a run that asked a language model. `reason` says why some or all of it was done by rules."""

    node: str
    path: ModelPath
    reason: ModelReason = ""
    usage: Usage = Usage()


def total(steps: tuple[Step, ...]) -> Usage:
    """The usage of a whole run."""
    whole = Usage()
    for step in steps:
        whole = whole + step.usage
    return whole
