"""What past choices say of taste, as factors around 1. Said by `/why`, removable with the memories behind it."""

from ...domain.place import Kind
from ...memory.store import Memory

KINDS = frozenset(k.value for k in Kind)
STEP = 0.1  # one like or dislike moves a kind's factor by this much
MOST = 0.5


def learnt_kinds(memory: Memory) -> dict[Kind, float]:
    """kind -> factor in 0.5..1.5 from the person's own feedback on places of that kind."""
    totals: dict[Kind, float] = {}
    for row in (r for r in memory.rows() if r.kind == "feedback"):
        if row.slot in KINDS:
            kind = Kind(row.slot)
            totals[kind] = totals.get(kind, 0.0) + (STEP if row.value == "like" else -STEP)
    return {kind: 1.0 + max(-MOST, min(MOST, total)) for kind, total in totals.items()}
