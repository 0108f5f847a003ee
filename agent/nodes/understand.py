"""Text to a typed request: by the model where there is one, else by rules; every place and number checked by code."""

from typing import Any

from langgraph.runtime import Runtime

from ...domain.errors import AmbiguousPlace, InputError, NeedsInformation
from ...domain.request import Request
from ..context import Context
from ..language import keyless
from ..language.cart_words import cart_order
from ..language.leftovers import perhaps_a_place
from ..language.money import NO_CURRENCY
from ..language.refusals import refused
from ..language.script import language_of
from ..language.texts import say
from ..language.wanted import asks_for_goods
from ..language.with_model import understand_with_model
from ..language.wording import worded
from ..state import Ask, State

#: What a model may put the question of; what memory asks keeps its own words.
WORDED = ("place", "currency", "destination")


def understand(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """The request, or the one question that must be answered first."""
    context, text = runtime.context, state["text"]
    language = language_of(text)
    base = {"language": language, "rounds_left": context.settings.repair_rounds, "path": "keyless", "ask": None}
    if state.get("door"):  # a command says what it is: goods, or the cart
        request = Request(text=text, language=language, kind="shop", shopping=text)
        return {**base, "request": request, "notes": []}
    try:
        request, path, notes = _read(text, state, context)
    except AmbiguousPlace as unclear:
        ask = Ask(text=str(refused(unclear, language)), choices=unclear.choices, about="place", words=unclear.words)
        return {**base, "ask": asked(ask, state, context)}
    except InputError as failure:
        raise refused(failure, language) from failure
    question = _missing(request, state)
    if question is not None:
        return {**base, "request": request, "ask": asked(question, state, context)}
    return {**base, "language": request.language, "request": request, "path": path, "notes": notes}


def _read(text: str, state: State, context: Context) -> tuple[Request, str, list[str]]:
    key = state.get("plan")
    previous = context.desk.get(key) if key else None
    today = context.now.date()
    if (
        context.model is None or asks_for_goods(text) or cart_order(text)
    ):  # goods and the cart are read by rules, always
        return keyless.understand(text, context.catalog, today, previous), "keyless", []
    understood = understand_with_model(
        text, context.catalog, today, context.model, previous, examples=context.settings.model_examples
    )
    return understood.request, understood.path, list(understood.notes)


def _missing(request: Request, state: State) -> Ask | None:
    """A plan with neither a place nor a wish to choose one by; or an amount of no known currency."""
    for words in request.not_understood if request.kind == "plan" else ():
        if words.startswith(NO_CURRENCY):
            amount = words.removeprefix(NO_CURRENCY).strip(" :")
            return Ask(text=say(request.language, "ask_currency", words=amount), about="currency", words=amount)
    if request.kind != "plan" or request.stops:
        return None
    goal = None if state.get("questions") else perhaps_a_place(request.not_understood)
    if goal is not None:
        return Ask(text=say(request.language, "ask_goal", words=goal), about="destination")
    if request.interests or request.climate:
        return None
    return Ask(text=say(request.language, "ask_where"), about="destination")


def asked(ask: Ask, state: State, context: Context) -> Ask:
    """The question, if it may be asked; otherwise the run ends by needing it."""
    if not context.settings.ask or state.get("questions", 0) >= context.settings.max_questions:
        raise NeedsInformation(ask.text, ask.choices)
    if ask.about not in WORDED or context.model is None:
        return ask
    language, examples = language_of(state["text"]), context.settings.model_examples
    text = worded(ask.text, ask.about, ask.words, ask.choices, language, state["text"], context.model, examples)
    return ask.model_copy(update={"text": text})
