"""Remember this, what do you know of me, forget that: the person owns the memory."""

from typing import Any

from langgraph.runtime import Runtime

from ...domain.claim import Claim, ClaimKind
from ...domain.request import Request
from ...memory.rows import Row, Selector
from ...memory.store import Memory
from ..context import Context
from ..language.texts import say
from ..state import State
from .noting import noted, what

SHOWN = 20
EVERYTHING = "*"
OPERATIONS = ("forget", "recall")


def memory(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Store, forget or show, as the message was understood; the answer says what was done."""
    context, request = runtime.context, state["request"]
    assert request is not None
    wanted = [value for operation, value in request.remember if operation == "forget"]
    if wanted:
        return _forget(request, wanted, context.memory)
    facts = [(slot, value) for slot, value in request.remember if slot not in OPERATIONS]
    if facts:
        return _store(request, facts, context.memory, state.get("thread", ""))
    return _show(request, context.memory)


def _store(request: Request, facts: list[tuple[str, str]], memory: Memory, thread: str) -> dict[str, Any]:
    lines, claims = [], []
    for slot, value in facts:
        if slot == "note":
            done = memory.remember(value, kind="note", session=thread)
        else:
            done = noted(memory, slot, value, request.text, thread, False)
        if done.row is None or done.status not in ("stored", "unchanged"):
            lines.append(done.note)
            continue
        lines.append(say(request.language, "noted", what=what(done.row)))
        claims.append(_claim(done.row))
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


def _show(request: Request, memory: Memory) -> dict[str, Any]:
    rows = [r for r in memory.rows() if r.valid_to is None][-SHOWN:]
    if not rows:
        return {"prose": say(request.language, "memory_empty"), "claims": []}
    lines = [f"  {r.created:%Y-%m-%d}: {what(r)}" for r in rows]
    return {"prose": "\n".join([say(request.language, "memory_rows"), *lines]), "claims": [_claim(r) for r in rows]}


def _claim(row: Row) -> Claim:
    """That a row says so; the checker reads the store again."""
    value = f"{row.created:%Y-%m-%d}: {what(row)}"
    return Claim(id=row.id, kind=ClaimKind.EXISTENCE, subject=f"memory:{row.id}", field="row", value=value)


def _count_claim(what: str, count: int) -> Claim:
    return Claim(id=what, kind=ClaimKind.SUM, subject="memory:forgotten", field=what, value=count)
