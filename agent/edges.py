"""Routing: functions of the typed state to a name. Never of a model's prose."""

from typing import Literal

from langgraph.types import Send

from .state import State


def after_understand(state: State) -> Literal["clarify", "recall"]:
    return "clarify" if state.get("ask") else "recall"


def after_recall(state: State) -> Literal["clarify", "candidates", "revise", "shopping", "answer", "memory", "chat"]:
    """By the kind of request; a contradiction with a hard slot is asked about first."""
    if state.get("ask"):
        return "clarify"
    request = state["request"]
    assert request is not None
    kinds = {
        "plan": "revise" if request.follows and state.get("plan") else "candidates",
        "revise": "revise",
        "shop": "shopping",
        "answer": "answer",
        "memory": "memory",
        "chat": "chat",
    }
    return kinds[request.kind]  # type: ignore[return-value]


def after_clarify(state: State) -> Literal["understand", "candidates"]:
    return "candidates" if state.get("settled") else "understand"


def after_destination(state: State) -> list[Send] | Literal["attractions"]:
    """One `gather` a look-up, side by side."""
    return [
        Send("gather", {"lookup": look, "language": state.get("language", "en")}) for look in state["lookups"]
    ] or "attractions"


def after_solver(state: State) -> Literal["shopping", "clarify", "refuse"]:
    """A draft goes on; a conflict is offered with its relaxations, or refused when nobody is there to choose."""
    if state.get("draft"):
        return "shopping"
    return "clarify" if state.get("ask") else "refuse"


def after_revise(state: State) -> Literal["candidates", "shopping", "clarify", "refuse"]:
    """Small changes keep the plan and go on with its draft; a new place or new dates are planned anew."""
    if state.get("settled"):
        return "candidates"
    if state.get("draft"):
        return "shopping"
    return "clarify" if state.get("ask") else "refuse"


def after_shopping(state: State) -> Literal["budget", "fact_check"]:
    """A draft's money is closed over trip and goods; an answer about goods alone is checked at once."""
    return "budget" if state.get("draft") else "fact_check"


def after_budget(state: State) -> Literal["compose", "shopping", "clarify", "refuse"]:
    if state.get("draft") is None:
        return "clarify" if state.get("ask") else "refuse"
    return "shopping" if state.get("envelope") == "tight" else "compose"


def after_check(state: State) -> Literal["approve", "publish", "repair", "refuse"]:
    """Only a passing report is published, or a cart asked about. The rounds of repair are bounded by the settings."""
    report = state.get("report")
    if report is not None and report.passed:
        return "approve" if state.get("cart") and state.get("approving") else "publish"
    return "repair" if state.get("rounds_left", 0) > 0 else "refuse"


def after_repair(state: State) -> Literal["budget", "fact_check", "refuse"]:
    """A mended plan is priced, written and checked anew; mended prose is checked anew; otherwise it is refused."""
    if state.get("report") is not None:
        return "refuse"
    return "budget" if state.get("mended") == "plan" else "fact_check"
