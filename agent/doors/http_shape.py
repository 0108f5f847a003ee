"""What goes over HTTP: bodies, errors with their status, events, and the counters."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from pydantic import Field, field_validator

from ...domain.errors import (
    CatalogError,
    CurrencyMismatch,
    Infeasible,
    InputError,
    LimitReached,
    NeedsInformation,
    NotKept,
    NotVerified,
    StoreError,
    TextTooLong,
    TripwrightError,
)
from ...domain.model import Model
from ...domain.request import MAX_TEXT

#: HTTP status of each error, the narrowest first.
STATUS: tuple[tuple[type[TripwrightError], int], ...] = (
    (TextTooLong, 409),  # a text is measured as it comes in (400): what has grown too long is its conversation
    (InputError, 400),
    (NeedsInformation, 409),
    (Infeasible, 409),
    (NotVerified, 422),
    (CurrencyMismatch, 422),
    (NotKept, 404),
    (StoreError, 500),
    (LimitReached, 503),
    (CatalogError, 500),
)


class Say(Model):
    """A message in the person's words."""

    text: str = Field(
        min_length=1,
        max_length=MAX_TEXT,
        description="The request, change, question or answer; at least one letter or digit.",
        json_schema_extra={"pattern": r"^[^\x00]*[\p{L}\p{N}][^\x00]*$"},
    )

    @field_validator("text")
    @classmethod
    def _is_text(cls, text: str) -> str:
        if "\x00" in text or not any(c.isalnum() for c in text):
            raise ValueError("there are no words in it")
        return text


class Check(Model):
    """A plan to verify."""

    plan: dict[str, Any] = Field(description="A plan as JSON, in the published schema.")


class Problem(Model):
    """Why there is no answer: the type of the error and one sentence that says what to do."""

    type: str
    message: str
    code: int


class Failed(Model):
    error: Problem


def failed(error: TripwrightError) -> Failed:
    """A typed error, with its status."""
    status = next((status for kind, status in STATUS if isinstance(error, kind)), 500)
    return Failed(error=Problem(type=type(error).__name__, message=str(error), code=status))


def event(name: str, data: Model) -> str:
    """One server-sent event."""
    return f"event: {name}\ndata: {data.model_dump_json()}\n\n"


class Counters:
    """How many of what, since the start; nothing about anyone."""

    def __init__(self) -> None:
        self.requests: Counter[tuple[str, int]] = Counter()
        self.turns: Counter[str] = Counter()

    def text(self, running: int) -> str:
        """In the Prometheus text format."""
        lines = ["# TYPE tripwright_requests_total counter"]
        lines += [
            f'tripwright_requests_total{{route="{r}",status="{s}"}} {n}' for (r, s), n in sorted(self.requests.items())
        ]
        lines += ["# TYPE tripwright_turns_total counter"]
        lines += [f'tripwright_turns_total{{outcome="{o}"}} {n}' for o, n in sorted(self.turns.items())]
        return "\n".join([*lines, "# TYPE tripwright_running gauge", f"tripwright_running {running}", ""])


def chunk(data: dict[str, Any]) -> str:
    """One event of a stream without names."""
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"
