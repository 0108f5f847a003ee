"""Text to a typed request: by the model where there is one, else by rules; every place and number checked by code."""

from typing import Any

from langgraph.runtime import Runtime

from ...domain.errors import AmbiguousPlace, NeedsInformation
from ...domain.request import Request
from ..context import Context
from ..language import keyless
from ..language.money import NO_CURRENCY
from ..language.script import language_of
from ..language.texts import say
from ..language.with_model import understand_with_model
from ..state import Ask, State


def understand(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """The request, or the one question that must be answered first."""
    context, text = runtime.context, state["text"]
    language = language_of(text)
    base = {"language": language, "rounds_left": context.settings.repair_rounds, "path": "keyless", "ask": None}
    try:
        request, path, notes = _read(text, state, context)
    except AmbiguousPlace as unclear:
        ask = Ask(text=str(unclear), choices=unclear.choices, about="place", words=unclear.words)
        return {**base, "ask": asked(ask, state, context)}
    question = _missing(request, state)
    if question is not None:
        return {**base, "request": request, "ask": asked(question, state, context)}
    return {**base, "language": request.language, "request": request, "path": path, "notes": notes}


def _read(text: str, state: State, context: Context) -> tuple[Request, str, list[str]]:
    key = state.get("plan")
    previous = context.desk.get(key) if key else None
    today = context.now.date()
    if context.model is None:
        return keyless.understand(text, context.catalog, today, previous), "keyless", []
    understood = understand_with_model(text, context.catalog, today, context.model, previous)
    return understood.request, understood.path, list(understood.notes)


def _missing(request: Request, state: State) -> Ask | None:
    """A plan with neither a place nor a wish to choose one by; or an amount of no known currency."""
    for words in request.not_understood if request.kind == "plan" else ():
        if words.startswith(NO_CURRENCY):
            amount = words.removeprefix(NO_CURRENCY).strip(" :")
            return Ask(text=say(request.language, "ask_currency", words=amount), about="currency", words=amount)
    if request.kind != "plan" or request.stops or request.interests or request.climate:
        return None
    return Ask(text=say(request.language, "ask_where"), about="destination")


def asked(ask: Ask, state: State, context: Context) -> Ask:
    """The question, if it may be asked; otherwise the run ends by needing it."""
    if not context.settings.ask or state.get("questions", 0) >= context.settings.max_questions:
        raise NeedsInformation(ask.text, ask.choices)
    return ask
