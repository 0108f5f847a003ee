"""The episode: which trip was planned, as ids and dates, and what a change of it says of taste. Nothing that a catalog, a tool or a model wrote is kept."""

from typing import Any

from langgraph.runtime import Runtime

from ..context import Context
from ..state import State
from .judging import keep


def remember(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Record the published plan."""
    reply, key = state.get("reply"), state.get("plan")
    if reply is None or key is None or not state.get("draft"):
        return {"notes": []}
    plan, thread = runtime.context.desk.get(key), state.get("thread", "")
    runtime.context.memory.record(
        "changed" if reply.diff else "planned",
        [s.city_id for s in plan.stops],
        words=plan.request.text,
        start=plan.dates.start.isoformat(),
        end=plan.dates.end.isoformat(),
        session=thread,
        turn=state.get("turn", 0),
    )
    keep(runtime.context.memory, state.get("judged", []), state.get("text", ""), thread, state.get("turn", 0))
    filled = {} if reply.diff else {"filled": list(state.get("recalled", []))}
    return {"notes": [], **filled}
