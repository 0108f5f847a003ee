"""Words for the draft, made from its typed fields."""

from typing import Any

from langgraph.runtime import Runtime

from ..context import Context
from ..language.compose import change_text, plan_text
from ..language.opening import opening
from ..state import State


def compose(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Render the draft; a model may write the opening. Short answers bring their own prose and do not pass by here."""
    draft = state.get("draft")
    assert draft is not None
    context = runtime.context
    plan, diff, catalog = context.desk.get(draft), state.get("diff"), context.catalog
    if diff:
        return {"prose": change_text(plan, catalog, diff)}
    headline, _, rest = plan_text(plan, catalog).partition("\n\n")
    first = opening(plan, catalog, context.model, context.settings.model_examples)
    return {"prose": "\n\n".join(part for part in (headline, first, rest) if part)}
