"""What is remembered: one row a thing that was said, done or concluded, with where it came from and how long it holds."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from ..domain.model import Model

Kind = Literal["profile", "episode", "feedback", "note"]
Origin = Literal["user_said", "inferred", "tool"]
Sensitivity = Literal["normal", "personal", "sensitive"]
Event = Literal["planned", "accepted", "changed", "taken", "purchased"]

KINDS: tuple[Kind, ...] = ("profile", "episode", "feedback", "note")


class Row(Model):
    """One memory of one user.

    `valid_from` to `valid_to` (exclusive, None: still true) is when it holds; `created` is when it was learnt. `expires_at`
    is when it is dropped. `trip` names the one trip that it is about: such a row is never part of the profile.
    `confidence` is 1 for what the user said.
    """

    id: str
    user: str
    kind: Kind
    slot: str | None = None
    value: str | None = None
    text: str
    source: Origin
    session: str = ""
    turn: int = 0
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    created: AwareDatetime
    valid_from: AwareDatetime
    valid_to: AwareDatetime | None = None
    expires_at: AwareDatetime | None = None
    supersedes: str | None = None
    sensitivity: Sensitivity = "normal"
    trip: str | None = None
    item: str | None = None  # the catalog id of what feedback or a purchase is about

    def holds(self, at: datetime) -> bool:
        """Whether it was true at `at` (which may be before we learnt it)."""
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)

    def expired(self, at: datetime) -> bool:
        return self.expires_at is not None and self.expires_at <= at


class Recalled(Model):
    """A row that was found, its fused score (higher is nearer), and why, in a few words."""

    row: Row
    score: float
    why: str


class Remembered(Model):
    """What became of a thing to remember.

    "stored" with `row`; "unchanged": it was known already (`row` is the old one); "ask": it contradicts a hard fact, so put
    `note` to the person and call again with `confirmed`; "refused": a rule forbids it, see `note`; "private": nothing is kept.
    """

    status: Literal["stored", "unchanged", "ask", "refused", "private"]
    row: Row | None = None
    closed: tuple[str, ...] = ()  # ids of rows whose window this one ended
    note: str = ""


class Selector(Model):
    """Which memories. Every condition that is given must match; none at all matches nothing, `everything` all of the user."""

    everything: bool = False
    ids: tuple[str, ...] = ()
    kind: Kind | None = None
    slot: str | None = None
    text: str | None = None  # in the text or the value, letter case ignored
    session: str | None = None
    before: AwareDatetime | None = None  # created before

    @property
    def empty(self) -> bool:
        return self == Selector()


class ForgetReceipt(Model):
    """What was removed, by store, and what a probe still found afterwards: `remaining` 0 everywhere proves it gone."""

    user: str
    at: AwareDatetime
    removed: dict[str, int]
    remaining: dict[str, int]

    @property
    def gone(self) -> bool:
        return not any(self.remaining.values())

    def __str__(self) -> str:
        removed = ", ".join(f"{count} from {name}" for name, count in self.removed.items())
        if self.gone:
            return f"Forgotten: {removed}. A search for it afterwards finds nothing."
        left = ", ".join(f"{count} in {name}" for name, count in self.remaining.items() if count)
        return f"Forgotten: {removed}. Still found: {left}: run forget again when nothing else uses the store."
