"""The honest end when nothing can be published: which conditions conflict, or which findings block."""

from typing import Any

from langgraph.runtime import Runtime

from ...domain.reply import Reply
from ...domain.request import Language
from ..context import Context
from ..language.concession_texts import shown
from ..language.texts import say
from ..state import State

SHOWN = 5


def refuse(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """A typed refusal; it holds no plan."""
    language: Language = state.get("language", "en")
    report = state.get("report")
    if report is None:
        return {"reply": _infeasible(state, language)}
    blocking = [f for f in report.findings if f.blocking]
    lines = [say(language, "not_verified"), *(f"  {f.text}" for f in blocking[:SHOWN])]
    if report.reason:
        lines.append(f"  {report.reason}")
    reply = Reply(outcome="not_verified", text="\n".join(lines), language=language, findings=report.findings)
    return {"reply": reply}


def _infeasible(state: State, language: Language) -> Reply:
    conflict = tuple(state.get("conflict", ()))
    lines = [_reason(conflict, state.get("text", ""), language)]
    offers = tuple(state.get("relaxations", ()))
    if offers:
        lines += [say(language, "relaxations"), *(f"  {n}. {shown(r)}" for n, r in enumerate(offers, 1))]
    return Reply(outcome="infeasible", text="\n".join(lines), language=language, conflict=conflict, relaxations=offers)


def _reason(conflict: tuple[str, ...], text: str, language: Language) -> str:
    """The conditions in conflict; or, where the solver gave a reason of its own, that reason as it stands."""
    own = len(conflict) == 1 and ": " in conflict[0] and conflict[0] not in text
    return (
        f"{conflict[0][:1].upper()}{conflict[0][1:]}."
        if own
        else say(language, "infeasible", conflict="; ".join(conflict))
    )
