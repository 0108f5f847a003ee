"""Words for the draft, made from its typed fields."""

from typing import Any

from langgraph.runtime import Runtime

from ..context import Context
from ..language.compose import change_text, plan_text
from ..state import State


def compose(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Render the draft. Short answers bring their own prose and pass by here unchanged only through `answer`."""
    draft = state.get("draft")
    assert draft is not None
    plan = runtime.context.desk.get(draft)
    diff, catalog = state.get("diff"), runtime.context.catalog
    return {"prose": change_text(plan, catalog, diff) if diff else plan_text(plan, catalog)}
