"""Users who are played: by rules, so that it costs nothing and repeats, or by a language model.

A user has a goal, facts, and wishes that come one after the other. They never invent a fact: what they were not given they do not know.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol

from ..domain.errors import InputError
from ..domain.model import Model
from ..domain.reply import Asked, Reply
from ..prompts.loader import Prompt, Template, filled, parse
from .scenario import Simulated

#: How often a user answers questions before they give up, by persona.
PATIENCE = {"plain": 6, "terse": 6, "vague": 6, "impatient": 1}
DONT_KNOW = {"en": "I don't know", "ko": "잘 모르겠어요", "zh": "我不知道"}
NO = {"en": "no", "ko": "아니요", "zh": "不要"}
#: Characters of an answer that a playing model is shown.
MOST = 6_000


class Person(Protocol):
    """One side of a conversation. None ends it."""

    def first(self) -> str: ...
    def answer(self, asked: Asked) -> str | None: ...
    def next(self, reply: Reply) -> str | None: ...


class Ruled:
    """A user by rules."""

    def __init__(self, script: Simulated, language: str = "en") -> None:
        self._script, self._asked, self._wishes, self._language = script, 0, list(script.wishes), language

    def first(self) -> str:
        return self._script.goal

    def answer(self, asked: Asked) -> str | None:
        """The fact that the question is about; for choices without a fact, the first; else they do not know."""
        self._asked += 1
        if self._asked > PATIENCE[self._script.persona]:
            return None
        if self._script.persona == "vague" and self._asked == 1:
            return DONT_KNOW[self._language]
        known = self._script.facts.get(asked.about) or self._by_word(asked.question)
        if known is None and asked.choices and asked.about not in ("cart", "allergy"):
            return asked.choices[0]
        return known or (NO if asked.about == "cart" else DONT_KNOW)[self._language]

    def _by_word(self, question: str) -> str | None:
        facts = self._script.facts.items()
        return next((v for k, v in facts if re.search(rf"(?i)(?<!\w){re.escape(k)}", question)), None)

    def next(self, reply: Reply) -> str | None:
        """The next wish, once there is something to change; a refusal ends it."""
        if reply.outcome != "published" or not self._wishes:
            return None
        return self._wishes.pop(0)


class Line(Model):
    """What a playing model says. `thinking` comes first; `done` when the goal is met or out of reach."""

    thinking: str = ""
    say: str = ""
    done: bool = False


class Played:
    """A user by a language model: told the goal, the persona and the facts, and the last answer as data."""

    def __init__(self, script: Simulated, ask: Callable[[Prompt], Line]) -> None:
        self._script, self._ask = script, ask

    def first(self) -> str:
        return self._script.goal

    def answer(self, asked: Asked) -> str | None:
        return self._said(f"{asked.question}\nChoices: {', '.join(asked.choices) or 'none'}")

    def next(self, reply: Reply) -> str | None:
        return self._said(reply.text)

    def _said(self, told: str) -> str | None:
        script = self._script
        prompt = filled(
            _template(),
            {
                "persona": script.persona,
                "goal": script.goal,
                "facts": "; ".join(f"{k}: {v}" for k, v in script.facts.items()) or "no more",
                "wishes": "; ".join(script.wishes) or "nothing",
                "told": told[:MOST],
            },
        )
        line = self._ask(prompt)
        return None if line.done or not line.say.strip() else line.say


@cache
def _template() -> Template:
    return parse((Path(__file__).parent / "traveller.md").read_text(encoding="utf-8"), "traveller")


def person(script: Simulated, language: str = "en") -> Person:
    """By rules, in that language, or by the model that the script names."""
    if script.by is None:
        return Ruled(script, language)
    from ..agent.language.litellm_model import model_of
    from ..domain.settings import Settings

    name, _, url = script.by.partition("@")
    model = model_of(Settings(model=name, model_url=url or None))
    if model is None:
        raise InputError("The simulated user names no model: write by: openai/NAME, or leave `by` out.")
    return Played(script, lambda prompt: model.complete(prompt, Line).result)
