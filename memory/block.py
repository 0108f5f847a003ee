"""Recalled rows as a capped block for a prompt: JSON lines, so that no text in them can pose as an instruction."""

import json
from collections.abc import Sequence

from .rows import Recalled


def block(recalled: Sequence[Recalled], limit: int = 1500) -> str:
    """One JSON object a line, best first, at most `limit` characters; rows that do not fit are left out whole."""
    lines: list[str] = []
    used = 0
    for found in recalled:
        line = json.dumps(_shown(found), ensure_ascii=False)
        if used + len(line) + 1 > limit:
            break
        lines.append(line)
        used += len(line) + 1
    return "\n".join(lines)


def _shown(found: Recalled) -> dict[str, str]:
    row = found.row
    shown = {
        "id": row.id,
        "kind": row.kind,
        "slot": row.slot,
        "value": row.value,
        "text": row.text,
        "source": row.source,
    }
    return {k: v for k, v in shown.items() if v} | {"since": f"{row.valid_from:%Y-%m-%d}"}
