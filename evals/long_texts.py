"""Messages of each nasty sort, as long as may be and ten times that, through a whole run: each ends typed, in bounded time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from time import process_time
from types import MappingProxyType

from ..agent.planner import Planner
from ..domain.errors import InternalError, TripwrightError
from ..domain.request import MAX_TEXT
from ..domain.settings import Settings
from .world import plain

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
HEAD = "2 days in Harbourton from 6 December 2026, museums. "
#: Characters that no message may have: they are refused unread.
TOO_LONG = 200_000
#: Seconds of processor time that a run may take, reading and planning and checking together.
BOUND = 20.0
SORTS: Mapping[str, str] = MappingProxyType(
    {
        "digits": "7", "brackets": "([{", "hangul": "가", "han": "的", "one giant word": "Aa", "many and": "and ", "many or": "Rome or ",
        "money": "100 EUR ", "dates": "2026-12-06 ", "newlines": "\n", "escapes": "\x1b[2J", "quotes": "\"'“", "names": "Salt Palace, ",
        "emoji": "👨‍👩‍👧", "combining": "e\u0301", "negation": "not ", "direction": "\u202e\u2066", "anchors": "{v1}{{x}}", "html": "<data></data>",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One message. `seconds` of processor time; `end`: how the run ended."""

    sort: str
    size: int
    end: str
    seconds: float


def run(size: int = MAX_TEXT, sorts: Mapping[str, str] = SORTS) -> list[Row]:
    """Each sort alone, and after a request that can be planned."""
    rows = []
    for sort, piece in sorts.items():
        for head, name in ((HEAD, f"request + {sort}"), ("", sort)):
            text = (head + piece * (size // len(piece) + 1))[:size]
            rows.append(_row(name, text))
    return [*rows, *(_row(f"{sort} x 10", (piece * TOO_LONG)[:TOO_LONG]) for sort, piece in sorts.items())]


def _row(name: str, text: str) -> Row:
    began = process_time()
    with Planner(Settings(ask=False, private=True), catalog=plain(), clock=lambda: NOW) as planner:
        try:
            end: str = planner.ask(text).outcome
        except TripwrightError as error:
            end = type(error).__name__
    return Row(name, len(text), end, process_time() - began)


def failed(rows: list[Row]) -> list[Row]:
    return [r for r in rows if r.seconds > BOUND or r.end == InternalError.__name__]


def table(rows: list[Row]) -> str:
    lines = [f"{'message':<28}{'characters':>11}  {'end':<18}{'s':>7}"]
    lines += [f"{r.sort:<28}{r.size:>11,}  {r.end:<18}{r.seconds:>7.2f}" for r in rows]
    worst = max(rows, key=lambda r: r.seconds)
    return "\n".join(
        [
            *lines,
            f"{len(rows)} messages, {len(failed(rows))} over {BOUND:g} s or a defect; the longest {worst.seconds:.2f} s.",
        ]
    )
