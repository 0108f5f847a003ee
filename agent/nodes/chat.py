"""Small talk: a fixed sentence, so that nothing unproved can slip in."""

import re
from typing import Any

from langgraph.runtime import Runtime

from ..context import Context
from ..language.texts import say
from ..state import State

THANKS = re.compile(r"\b(thanks|thank you|thx|cheers)\b|고마워|감사|谢谢|謝謝|多谢", re.IGNORECASE)
HELLO = re.compile(r"\b(hello|hi|hey|good (morning|evening|afternoon))\b|안녕|你好|您好|嗨", re.IGNORECASE)


def chat(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Greet, thank, or say what can be asked."""
    key = "thanks" if THANKS.search(state["text"]) else "hello" if HELLO.search(state["text"]) else "cannot"
    return {"prose": say(state.get("language", "en"), key), "claims": []}
