"""A text answer to a typed one: the JSON in it, validated, with one round to mend it."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError

from ...domain.errors import ModelError
from ...prompts.loader import Prompt
from .model import Completion, T, Usage

#: Characters of an answer that are read at all.
MAX_ANSWER = 400_000
_FENCE = re.compile(r"```(?:json)?\s*(\{.*\})\s*```", re.DOTALL)


@dataclass(frozen=True)
class Message:
    role: str
    content: str


@dataclass(frozen=True)
class Answer:
    """Raw text of one call."""

    text: str
    usage: Usage
    model: str
    cached: bool = False


def messages_of(prompt: Prompt, schema: type[BaseModel]) -> tuple[Message, ...]:
    """The prompt, with the schema said in words for models that take no schema."""
    form = json.dumps(schema.model_json_schema(), ensure_ascii=False, sort_keys=True)
    system = f"{prompt.system}\n\nAnswer with one JSON object and nothing else. It must fit this JSON Schema:\n{form}"
    return (Message("system", system), Message("user", prompt.user))


def completed(ask: Callable[[Sequence[Message]], Answer], prompt: Prompt, schema: type[T]) -> Completion[T]:
    """Ask; if the answer does not fit, show the error once and ask again. Raises ModelError after that."""
    messages = messages_of(prompt, schema)
    first = ask(messages)
    try:
        return Completion(read(first.text, schema), first.usage, first.model, cached=first.cached)
    except ModelError as error:
        shown = first.text[:4000]
        again = (
            *messages,
            Message("assistant", shown),
            Message("user", f"That does not fit the schema: {error}\nAnswer again with one JSON object that does."),
        )
    second = ask(again)
    return Completion(
        read(second.text, schema), first.usage + second.usage, second.model, repaired=True, cached=second.cached
    )


def read(text: str, schema: type[T]) -> T:
    """Raises ModelError with the reason."""
    if not text.strip():
        raise ModelError("the language model gave an empty answer")
    if len(text) > MAX_ANSWER:
        raise ModelError(
            f"the language model gave {len(text):,} characters, more than the {MAX_ANSWER:,} that are read"
        )
    try:
        return schema.model_validate(json.loads(_object(text)))
    except json.JSONDecodeError as error:
        raise ModelError(f"the language model gave no JSON: {error}") from error
    except RecursionError as error:
        raise ModelError("the language model gave JSON that is nested too deeply") from error
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:5])
        raise ModelError(f"the language model's answer does not fit its schema: {problems}") from error


def _object(text: str) -> str:
    """The JSON object of an answer that may have a fence or words around it."""
    fenced = _FENCE.search(text)
    if fenced:
        return fenced[1]
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text
