"""A question put in a model's words: slots where code fills in what it is about, and around them only words that ask."""

from pydantic import Field

from ...domain.errors import ModelError
from ...domain.model import Model
from ...domain.request import Language
from ...prompts.examples import block
from ...prompts.loader import render
from .formats import joined
from .meter import rejected
from .model import LanguageModel
from .own_words import ASKING, anchors, filled, foreign, sentences

#: Characters of a question without its slots.
LONGEST = 200
_MARKS = ("?", "？")


class Clarification(Model):
    """What the model answers."""

    reasoning: str = Field(default="", max_length=20_000)
    question: str = Field(max_length=1_000)


def worded(
    plain: str,
    about: str,
    words: str,
    choices: tuple[str, ...],
    language: Language,
    request: str,
    model: LanguageModel | None,
    examples: int = 3,
) -> str:
    """The question, or `plain` where there is no model, or what it wrote is no question made of the slots and of asking words.

    `words`: the person's own words that it is about (may be empty). The choices are listed by the doors beside the question.
    """
    if model is None:
        return plain
    slots = {k: v for k, v in {"words": words, "choices": joined(choices, language)}.items() if v}
    lines = "\n".join([f"about: {about}", *(f"{name}: {value}" for name, value in slots.items())])
    prompt = render(
        "clarify", language=language, request=request, slots=lines, words=ASKING[language],
        examples=block(lines, "clarify", language, examples),
    )  # fmt: skip
    try:
        question = model.complete(prompt, Clarification).result.question.strip()
    except ModelError:
        return plain
    if not asks(question, slots, language):
        rejected(model, "clarify")
        return plain
    return filled(question, slots)


def asks(question: str, slots: dict[str, str], language: Language) -> bool:
    """One sentence with one question mark at its end, every needed slot, and no word that states anything."""
    used = anchors(question)
    needed = {"words"} & set(slots)
    if len(question) > LONGEST or len(sentences(question)) != 1 or not question.endswith(_MARKS):
        return False
    if not needed <= set(used) <= set(slots) or len(used) != len(set(used)):
        return False
    return not foreign(question, ASKING[language], language) and sum(question.count(m) for m in _MARKS) == 1
