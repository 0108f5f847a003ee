"""A text answer to a typed one: the JSON in it, validated, with one round to mend it."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

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
        return Completion(read(first.text, schema), first.usage, first.model)
    except ModelError as error:
        shown = first.text[:4000]
        again = (
            *messages,
            Message("assistant", shown),
            Message("user", f"That does not fit the schema: {error}\nAnswer again with one JSON object that does."),
        )
    second = ask(again)
    return Completion(read(second.text, schema), first.usage + second.usage, second.model, repaired=True)


def read(text: str, schema: type[T]) -> T:
    """Raises ModelError with the reason, which never repeats a word of the answer."""
    if not text.strip():
        raise ModelError("the language model gave an empty answer", "schema")
    if len(text) > MAX_ANSWER:
        raise ModelError(f"the language model gave more than the {MAX_ANSWER:,} characters that are read", "schema")
    try:
        return schema.model_validate(json.loads(_object(text)))
    except json.JSONDecodeError as error:
        where = f"{error.msg} at line {error.lineno}, column {error.colno}"
        raise ModelError(f"the language model gave no JSON: {where}", "schema") from None
    except RecursionError:
        raise ModelError("the language model gave JSON that is nested too deeply", "schema") from None
    except ValidationError as error:
        raise ModelError(f"the language model's answer does not fit its schema: {_problems(error, schema)}", "schema") from None  # fmt: skip
    except ValueError:  # digits without end, or half a character
        raise ModelError("the language model gave JSON with a value that cannot be read", "schema") from None


def _problems(error: ValidationError, schema: type[BaseModel]) -> str:
    """Each problem by the schema's own names: a name that the model made up is not repeated."""
    names = _names(schema.model_json_schema())
    rows = error.errors(include_input=False, include_url=False, include_context=False)[:5]
    return "; ".join(f"{_path(e['loc'], names)}: {_said(e)}" for e in rows)


def _path(loc: tuple[int | str, ...], names: frozenset[str]) -> str:
    return ".".join(str(part) if isinstance(part, int) or part in names else "(no field of it)" for part in loc)


def _said(row: Any) -> str:
    return "must not be there" if row["type"] == "extra_forbidden" else str(row["msg"])[:200]


def _names(form: Any) -> frozenset[str]:
    if isinstance(form, list):
        return frozenset().union(*(_names(f) for f in form)) if form else frozenset()
    if not isinstance(form, dict):
        return frozenset()
    own = frozenset(form.get("properties", {}))
    return own.union(*(_names(value) for value in form.values()))


def _object(text: str) -> str:
    """The JSON object of an answer that may have a fence or words around it."""
    fenced = _FENCE.search(text)
    if fenced:
        return fenced[1]
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text
