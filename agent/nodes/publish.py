"""The only way out for a plan or an answer that passed: sealed with its receipt."""

from typing import Any

from langgraph.runtime import Runtime

from ...domain.errors import NotVerified
from ...domain.reply import Reply
from ...tools.verify import seal
from ..context import Context
from ..language.compose import source_lines
from ..language.meter import steps_of
from ..language.model_texts import path_lines
from ..state import State


def publish(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Seal the draft, keep it, and reply."""
    context, report = runtime.context, state.get("report")
    if report is None or not report.passed:  # never reached by the edges; a second lock on the same door
        raise NotVerified(
            "This was not verified, so it is not published: ask again.", report.findings if report else ()
        )
    by = "\n".join(path_lines(steps_of(context.model), state.get("language", "en")))
    bare = Reply(
        outcome="published",
        text="\n\n".join(part for part in (state["prose"], by) if part),
        language=state.get("language", "en"),
        path=state.get("path", "keyless"),
        notes=tuple(state.get("notes", ())),
    )
    draft = state.get("draft")
    if not draft:
        cart = {"cart": state.get("cart"), "approval": state.get("approval"), "handover": _handover(state, context)}
        return {"reply": bare.model_copy(update={"claims": report.claims, **cart})}
    plan = seal(context.desk.get(draft), report, context.now, context.catalog, context.settings.key_file)
    key = context.desk.put(plan)
    text = "\n\n".join([state["prose"], *source_lines(plan), *([by] if by else [])])
    # The plan itself stays on the desk; the planner puts it into the reply, so that a checkpoint stays small.
    reply = bare.model_copy(update={"text": text, "diff": state.get("diff"), "findings": report.findings})
    return {"reply": reply, "plan": key, "history": [key]}


def _handover(state: State, context: Context) -> dict[str, Any] | None:
    """The export of a cart that was approved in this run."""
    cart, approval = state.get("cart"), state.get("approval")
    return (
        context.carts.handed(cart.digest) if cart is not None and approval is not None and approval.approved else None
    )
