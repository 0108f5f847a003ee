"""A fact and where it came from."""

from datetime import date
from typing import Any

from .line import Line
from .model import Model


class Source(Model):
    """A publisher of facts. `share_alike` sources live in packs of their own."""

    id: str
    name: Line
    publisher: Line
    url: Line | None = None
    licence: Line
    share_alike: bool = False
    credit: str | None = None
    digest: str | None = None  # sha256 of the file that was read, where there was one


class Fact(Model):
    """One value of one field of one subject, with its provenance.

    `value` is JSON. `observed_at` is when the source observed it, not when we read it. `method` is how it
    came here: "copied", "parsed" (structured from the source's text), "joined", or "computed" (by a cited formula).
    """

    subject: str
    field: str
    value: Any
    unit: str | None = None
    source: str
    licence: str
    observed_at: date | None
    method: str = "copied"
