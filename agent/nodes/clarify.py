"""One compact question, and the run waits. Alone in its node, because code before an interrupt runs again on resume."""

import re
from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from ...domain.errors import InputError
from ..context import Context
from ..state import Ask, State


def clarify(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Ask, and fold the answer into the text (or pick the relaxation that was chosen)."""
    ask = state["ask"]
    if ask is None:
        raise InputError("There is no question to answer: say what you would like instead.")
    answer = str(interrupt(ask.model_dump(mode="json"))).strip()
    asked = {"ask": None, "questions": state.get("questions", 0) + 1}
    if ask.about == "infeasible":
        chosen = _index(answer, ask.choices)
        if chosen is None:  # not one of the offers: read it as a new wording of the whole request
            return {**asked, "text": f"{state['text']}. {answer}"}
        return {**asked, "request": state["relaxations"][chosen].request, "settled": True}
    if ask.about == "allergy":
        return {**asked, "confirm": "yes" if _index(answer, ask.choices) == 0 else "no"}
    if ask.about == "place" and state.get("plan") and ask.choices and _index(answer, ask.choices) is None:
        return {**asked, "text": answer}  # none of the visits that were offered: something new is asked for
    return {**asked, "text": _folded(state["text"], ask, answer)}


def _folded(text: str, ask: Ask, answer: str) -> str:
    chosen = _index(answer, ask.choices)
    words = ask.choices[chosen] if chosen is not None else answer
    if ask.words and ask.words in text:
        return text.replace(ask.words, f"{ask.words} {words}" if ask.about == "currency" else words, 1)
    return f"{text}. {words}"


def _index(answer: str, choices: tuple[str, ...]) -> int | None:
    """A choice by its number (1-based), or by its own words."""
    if answer.isdecimal():  # "0" is no part of "100 EUR more", and 20,000 digits are no number
        return int(answer) - 1 if len(answer) < 4 and 1 <= int(answer) <= len(choices) else None
    folded = answer.casefold()
    exact = [i for i, choice in enumerate(choices) if choice.casefold() == folded]
    near = exact or [i for i, choice in enumerate(choices) if folded and folded in choice.casefold()]
    told = near or [i for i, words in enumerate(_telling(choices)) if any(w in folded for w in words)]
    return told[0] if len(told) == 1 else None


def _telling(choices: tuple[str, ...]) -> list[list[str]]:
    """Of each choice the words that no other has: "the one in Costa Rica" names one San José."""
    words = [[w for w in re.split(r"[\s,]+", c.casefold()) if len(w) > 1] for c in choices]
    return [[w for w in mine if sum(w in other for other in words) == 1] for mine in words]
