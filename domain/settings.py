"""Settings of a run: frozen, checked at the door, passed in. Nothing reads the environment but the outer doors."""

from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import Field

from .model import Model


class Weights(Model):
    """The objective that a person can read: points for what a trip is worth.

    A visit earns `visit` x importance (0 to 1) x taste (0.2 to 2); a minute in transit costs `transit_minute`; a unit of
    money costs `money` per one percent of the budget; each day with no visit at all costs `empty_day`. A night earns
    `quality` x its rating (0 to 1), a meal a third of that; a wish that is met earns `wish` x its own weight.
    """

    visit: float = 100.0
    transit_minute: float = 0.35
    money: float = 0.2
    quality: float = 10.0
    empty_day: float = 20.0
    wish: float = 40.0
    repeat_kind: float = 6.0  # the third and further visits of one kind on one day


class Settings(Model):
    """Bounds of one run."""

    seconds: Annotated[float, Field(gt=0, le=3600)] = 60.0
    solve_seconds: Annotated[float, Field(gt=0, le=600)] = (
        30.0  # a far guard: the search ends by its work, so that a slow or busy machine finds the same plan
    )
    seed: Annotated[int, Field(ge=0)] = 0
    max_questions: Annotated[int, Field(ge=0, le=3)] = 3
    repair_rounds: Annotated[int, Field(ge=0, le=2)] = 2
    recursion_limit: Annotated[int, Field(ge=10, le=200)] = 60
    model: str | None = None
    model_url: str | None = None
    model_fallbacks: tuple[str, ...] = ()  # tried in order when `model` fails
    model_examples: Annotated[int, Field(ge=0, le=10)] = 3  # few-shot examples a prompt, by similarity; 0 is zero-shot
    model_cache: Path | None = None  # a file that keeps the model's answers
    max_tokens: Annotated[int, Field(ge=0)] = 200_000
    max_money: Decimal = Decimal("1.00")  # US dollars of model calls
    weights: Weights = Weights()
    ask: bool = True  # False: never ask; state the assumption, or refuse when there is none
    private: bool = False
    key_file: Path | None = None  # a secret of the user's: receipts are signed with it
    home: Path | None = None  # where memory and checkpoints live; None keeps all in memory
    user: str = "local"  # whose memory it is: a name that the caller vouches for, never one from a text
    memory_url: str | None = None  # rows of memory in Postgres ("postgresql://...") instead of under `home`
    chroma_url: str | None = None  # vectors of memory in a Chroma server ("http://host:port")
