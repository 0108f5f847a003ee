"""Which memories moved a plan, and the plan that would have been made without some of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..domain.errors import InputError
from ..domain.plan import Plan, PlanDiff
from ..memory.rows import Row
from ..memory.store import Memory

if TYPE_CHECKING:
    from .planner import Planner

#: Places that are named beside a memory.
NAMED = 5


class Reason(NamedTuple):
    """A memory that had a part in a plan. `raised` and `lowered`: ids of places whose score it moved, strongest first;
    raised ones are in the plan, lowered ones are not. `filled`: the request took it for what the message did not say."""

    row: Row
    raised: tuple[str, ...]
    lowered: tuple[str, ...]
    filled: bool


def reasons(plan: Plan, state: Mapping[str, Any], memory: Memory) -> tuple[Reason, ...]:
    """Of the plan that `state` (of its thread) was left with. What was forgotten since is left out."""
    rows = {r.id: r for r in memory.rows()}
    visited = {v.place_id for v in plan.visits}
    by_row: dict[str, list[tuple[float, str]]] = {}
    for place_id, moved in (state.get("moved") or {}).items():
        for row_id, amount in moved:
            if (amount > 0) == (place_id in visited):
                by_row.setdefault(row_id, []).append((amount, place_id))
    filled = set(state.get("filled") or ())
    found = [
        Reason(rows[i], _places(by_row.get(i, ()), 1), _places(by_row.get(i, ()), -1), i in filled)
        for i in dict.fromkeys((*filled, *by_row))
        if i in rows
    ]
    return tuple(sorted(found, key=lambda r: (not r.filled, -len(r.raised) - len(r.lowered), r.row.id)))


def _places(moved: Sequence[tuple[float, str]], sign: int) -> tuple[str, ...]:
    order = sorted((m for m in moved if m[0] * sign > 0), key=lambda m: (-abs(m[0]), m[1]))
    return tuple(place_id for _, place_id in order[:NAMED])


def without(planner: Planner, thread: str, ids: Sequence[str]) -> tuple[Plan, PlanDiff]:
    """The conversation's plans made again, with the memories `ids` hidden, and what is different at the end. Nothing is kept:
    not in memory, not in the conversation."""
    from ..tools.optimise.diff import compared

    before = planner.current(thread)
    if before is None:
        raise InputError("There is no plan yet: ask for one first.")
    with planner.hypothetical(ids) as other:
        after = None
        for text in planner.said(thread):
            after = other.ask(text, thread).plan or after
    if after is None:
        raise InputError("The plan did not come from this conversation, so it cannot be made again from its words.")
    return after, compared(before, after)
