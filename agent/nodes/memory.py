"""Remember this, what do you know of me, forget that: the person owns the memory."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from langgraph.runtime import Runtime

from ...domain.catalog import Catalog
from ...domain.claim import Claim, ClaimKind
from ...domain.request import Request
from ...memory.rows import Row, Selector
from ...memory.stems import stem
from ...memory.store import Memory
from ...memory.tokens import terms
from ..answers.memories import row_claims
from ..context import Context
from ..language import formats
from ..language.texts import say
from ..state import State
from .noting import noted, what

SHOWN = 20
EVERYTHING = "*"
OPERATIONS = ("forget", "recall", "as_of")
#: Words of a question about the memory that say nothing of what is looked for.
GENERIC = frozenset(
    "know knew remember told tell show profile memory memories preference preferences everything anything "
    "기억 기억하 정보 프로필 취향 알고 알아 보여 대해 뭘 记得 知道 了解 资料 档案 偏好".split()
)


def memory(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Store, forget or show, as the message was understood; the answer says what was done."""
    context, request = runtime.context, state["request"]
    assert request is not None
    wanted = [value for operation, value in request.remember if operation == "forget"]
    if wanted:
        return _forget(request, wanted, context.memory)
    facts = [(slot, value) for slot, value in request.remember if slot not in OPERATIONS]
    if facts:
        return _store(request, facts, context, state)
    past = next((date.fromisoformat(value) for operation, value in request.remember if operation == "as_of"), None)
    return _as_of(request, context, past) if past else _show(request, context)


def _store(request: Request, facts: list[tuple[str, str]], context: Context, state: State) -> dict[str, Any]:
    lines, claims = [], []
    for slot, value in facts:
        done = noted(context, state, slot, value)
        if done.row is None or done.status not in ("stored", "unchanged"):
            lines.append(done.note or say(request.language, "forgotten_none"))
            continue
        lines.append(say(request.language, "noted", what=what(done.row, context.catalog)))
        claims += row_claims(done.row, context.catalog)
    return {"prose": "\n".join(lines), "claims": claims}


def _forget(request: Request, wanted: list[str], memory: Memory) -> dict[str, Any]:
    selector = Selector(everything=True) if EVERYTHING in wanted else Selector(ids=_meant(wanted, memory.rows()))
    if selector.empty:
        return {"prose": say(request.language, "forgotten_none"), "claims": []}
    receipt = memory.forget(selector)
    count, left = receipt.removed.get("rows", 0), sum(receipt.remaining.values())
    claims = [_count_claim("removed", count), _count_claim("remaining", left)]
    return {"prose": say(request.language, "forgotten", count=count, left=left), "claims": claims}


def _meant(wanted: list[str], rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Ids of the rows of a named slot, or that say the words."""
    words = [w.casefold() for w in wanted]
    return tuple(
        r.id for r in rows if r.slot in wanted or any(w in f"{r.value or ''} {r.text}".casefold() for w in words)
    )


def _show(request: Request, context: Context) -> dict[str, Any]:
    """What is asked for, or everything newest last."""
    memory, asked = context.memory, {stem(w) for w in GENERIC}
    query = " ".join(t for t in terms(request.text) if t not in asked)
    found = tuple(f.row for f in memory.recall(query, limit=SHOWN)) if query else ()
    rows = found or tuple(r for r in memory.rows() if r.valid_to is None)[-SHOWN:]
    if not rows:
        return {"prose": say(request.language, "memory_empty"), "claims": []}
    return _listed(say(request.language, "memory_rows"), rows, context.catalog)


def _as_of(request: Request, context: Context, day: date) -> dict[str, Any]:
    """The profile as it held on a day, and what was felt and noted by then."""
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    memory = context.memory
    profile = [r for rows in memory.profile(at).values() for r in rows]
    others = [r for r in memory.rows() if r.kind in ("feedback", "note") and r.holds(at)]
    shown = formats.day(day, request.language)
    if not profile and not others:
        return {"prose": say(request.language, "memory_none_then"), "claims": []}
    return _listed(
        say(request.language, "memory_as_of", date=shown),
        (*profile, *others[-SHOWN:]),
        context.catalog,
        day.isoformat(),
    )


def _listed(head: str, rows: Sequence[Row], catalog: Catalog, then: str = "") -> dict[str, Any]:
    lines = [f"  {r.created:%Y-%m-%d}: {what(r, catalog)}" for r in rows]
    return {"prose": "\n".join([head, *lines]), "claims": [c for r in rows for c in row_claims(r, catalog, then)]}


def _count_claim(what: str, count: int) -> Claim:
    return Claim(id=what, kind=ClaimKind.SUM, subject="memory:forgotten", field=what, value=count)
