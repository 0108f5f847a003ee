"""Who may write what. Only what the user said changes the profile; text of catalogs, tools, reviews or models is never kept."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from .redact import redact
from .rows import Event, Kind, Origin, Row
from .slots import NONE_WORDS, slot_rule

MAX_TEXT = 2000
MAX_VALUE = 200
INFERRED_CONFIDENCE = 0.5  # an inference is never stronger than this
INFERRED_DAYS = 90  # and is dropped after this, unless it is seen again

_ORIGINS = ("user_said", "inferred", "tool")
_TRIP_WORDS = re.compile(
    r"\b(this (time|trip|once)|for this (trip|time|holiday|visit)|just (this once|for now)|on this (trip|occasion)|only this time)\b"
    r"|이번(에는|엔|만|\s*여행|에|\s*한 번)|这次|這次|本次|这一次|這一次",
    re.IGNORECASE,
)
_ID = re.compile(r"[\w:./#-]{1,120}")
_INFERRED_VALUE = re.compile(r"[\w][\w.,&'/-]{0,29}(?: [\w.,&'/-]{1,30}){0,3}")  # at most four words: no sentence


@dataclass(frozen=True)
class Draft:
    """What somebody wants remembered, cleaned: `refusal` says why it may not be."""

    kind: Kind
    slot: str | None
    value: str | None
    text: str
    source: Origin
    trip: str | None
    confidence: float
    expires_at: datetime | None
    refusal: str = ""
    note: str = ""
    item: str | None = None


def clean(text: str) -> str:
    """Valid text without control characters, each run of white space one space."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def is_trip_scoped(text: str) -> bool:
    """Whether the words limit themselves to one trip: "this time", "이번에는", "这次"."""
    return _TRIP_WORDS.search(text) is not None


def draft(
    kind: Kind,
    slot: str | None,
    value: str | None,
    text: str,
    source: str,
    trip: str | None,
    confidence: float,
    now: datetime,
    item: str | None = None,
) -> Draft:
    """The rules that need no other row."""
    text, hidden = redact(clean(text)[:MAX_TEXT])
    value, hidden_value = redact(clean(value)) if value else (None, ())
    expires = now + timedelta(days=INFERRED_DAYS) if source == "inferred" else None
    if kind == "profile" and (trip or is_trip_scoped(text)):
        kind, trip = "episode", trip or "unnamed"
    if source == "inferred":
        kind, confidence = ("note" if kind == "profile" else kind), min(confidence, INFERRED_CONFIDENCE)
    if source == "inferred":
        text = f"inferred: {slot} {value}"
    refusal = _refusal(kind, slot, value, text, source, (*hidden, *hidden_value))
    if item is not None and not _ID.fullmatch(item):
        refusal = refusal or "An item is named by its catalog id, without spaces."
    origin: Origin = "inferred" if source == "inferred" else "tool" if source == "tool" else "user_said"
    notes = [f"{name} was not stored" for name in dict.fromkeys((*hidden, *hidden_value))]
    return Draft(kind, slot, value, text, origin, trip, confidence, expires, refusal, "; ".join(notes), item)


def _refusal(kind: Kind, slot: str | None, value: str | None, text: str, source: str, hidden: Sequence[str]) -> str:
    if source not in _ORIGINS:
        return f"Text from a {source} is data and is never remembered: only what you say is."
    if source == "tool":
        return (
            "" if kind == "episode" and value and is_record(value) else "A tool may only record what happened, as ids."
        )
    if source == "inferred" and not (slot and value and _INFERRED_VALUE.fullmatch(value)):
        return "An inference needs a slot and a short value."
    if kind == "profile" and not (slot and value):
        return "A profile entry needs a slot and a value: say, for example, that your home city is Seoul."
    if slot == "passport" and "passport number" in hidden:
        return "Passport numbers are never stored: say the country of your passport instead."
    if value and len(value) > MAX_VALUE and source != "tool":
        return f"The value is over {MAX_VALUE} characters: say it shorter."
    return "" if text else "There is nothing to remember in an empty text."


def record(event: Event, ids: Sequence[str], start: str | None, end: str | None) -> str:
    """A typed record of what happened: ids and dates, no prose."""
    return json.dumps({"event": event, "ids": list(ids), "start": start, "end": end}, sort_keys=True)


def is_record(value: str) -> bool:
    """Whether `value` is what `record` writes, ids without spaces."""
    try:
        found = json.loads(value)
    except ValueError:
        return False
    if (
        not isinstance(found, dict)
        or set(found) != {"event", "ids", "start", "end"}
        or not isinstance(found["ids"], list)
    ):
        return False
    parts = [found["event"], *found["ids"], found["start"] or "x", found["end"] or "x"]
    return all(isinstance(p, str) and _ID.fullmatch(p) for p in parts)


def event_of(value: str) -> str:
    """The event of a record."""
    return str(json.loads(value)["event"])


def denies(value: str | None) -> bool:
    """Whether the value says "none at all"."""
    return value is not None and value.casefold().strip(" .!") in NONE_WORDS


def covering(rows: Sequence[Row], at: datetime) -> tuple[Row, ...]:
    """Profile rows whose window holds `at`."""
    return tuple(r for r in rows if r.kind == "profile" and r.holds(at))


def displaced(slot: str, value: str, rows: Sequence[Row], at: datetime) -> tuple[Row, ...]:
    """Rows of the slot whose window a new value from `at` ends: all of a single slot, none of a slot that adds up."""
    return () if slot_rule(slot).many else covering(rows, at)


def felt_before(item: str, rows: Sequence[Row], at: datetime) -> tuple[Row, ...]:
    """Feedback on the item that still holds: the newer word ends it."""
    return tuple(r for r in rows if r.kind == "feedback" and r.item == item and r.holds(at))


def next_change(slot: str, rows: Sequence[Row], at: datetime) -> datetime | None:
    """When a value that begins at `at` is already known to end, because a later one was said before."""
    if slot_rule(slot).many:
        return None
    return min((r.valid_from for r in rows if r.kind == "profile" and r.valid_from > at), default=None)


def same_value(rows: Sequence[Row], value: str) -> Row | None:
    return next((r for r in rows if r.value is not None and r.value.casefold() == value.casefold()), None)
