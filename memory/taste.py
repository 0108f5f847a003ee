"""Rows as signals of taste: what the person chose or refused, how surely they said it, and how long ago.

Nothing is kept beside the rows: a taste is read from them each time, so a forgotten row stops counting at once.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from .rows import Row

#: What each kind of event says of the items in it. A plan that was only proposed says nothing.
EVENTS = MappingProxyType({"accepted": 0.5, "taken": 0.8, "purchased": 0.8})
FEEDBACK = MappingProxyType({"like": 1.0, "love": 1.0, "dislike": -1.0, "hate": -1.0})
SLOTS = MappingProxyType({"interest": 1.0, "dislike": -1.0})


@dataclass(frozen=True, slots=True)
class Signal:
    """`item` is a catalog id; None where only a `topic` was said (a kind of place, an interest, a category). `value` is from -1
    to 1, `days` its age, `confidence` 1 for what the user said. `row` is the memory behind it."""

    row: str
    item: str | None
    topic: str | None
    value: float
    days: float
    confidence: float


def signals(rows: Iterable[Row], now: datetime) -> tuple[Signal, ...]:
    """Oldest first. Rows that no longer hold, have expired, or are about one trip only, say nothing of taste."""
    current = [r for r in rows if r.holds(now) and not r.expired(now) and r.trip is None]
    return tuple(s for r in sorted(current, key=lambda r: (r.valid_from, r.id)) for s in _of(r, now))


def _of(row: Row, now: datetime) -> Iterator[Signal]:
    days = max(0.0, (now - row.valid_from).total_seconds() / 86_400)
    if row.kind == "feedback":
        value = FEEDBACK.get((row.value or "").casefold())
        if value is not None and (row.item or row.slot):
            yield Signal(row.id, row.item, row.slot, value, days, row.confidence)
    elif row.kind == "profile" and row.slot in SLOTS and row.value:
        yield Signal(row.id, None, row.value.casefold(), SLOTS[row.slot or ""], days, row.confidence)
    elif row.kind == "episode":
        event, ids = _record(row)
        if event in EVENTS:
            yield from (Signal(row.id, i, None, EVENTS[event], days, row.confidence) for i in ids)


def _record(row: Row) -> tuple[str, Sequence[str]]:
    """The event and ids of an episode; nothing for a row of another shape."""
    try:
        held = json.loads(row.value or "")
    except ValueError:
        return "", ()
    if not isinstance(held, dict) or not isinstance(held.get("ids"), list):
        return "", ()
    return str(held.get("event")), [str(i) for i in held["ids"]]
