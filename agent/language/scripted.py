"""A model that answers from a script: for tests, evaluations and hosts that want a dry run. No network, no key."""

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import BaseModel

from ...domain.errors import ModelError
from ...prompts.loader import Prompt
from .model import Caps, Completion, T, Usage
from .structured import Answer, Message, completed

#: An answer: raw text, a model instance, a JSON-like dict, or an error to raise.
Scripted = str | BaseModel | dict[str, Any] | Exception


class ScriptedModel:
    """`ScriptedModel([answer, ...])` gives the answers in turn; `ScriptedModel(function)` calls it with the prompt.

    Every prompt is recorded in `prompts`, every list of messages in `asked`. Answers pass through the same validation and repair
    as a real model's. When the script has ended, ModelError is raised.
    """

    def __init__(
        self,
        script: Sequence[Scripted] | Callable[[Prompt], Scripted],
        name: str = "scripted",
        caps: Caps | None = None,
    ) -> None:
        self._answer = script if callable(script) else None
        self._left = [] if callable(script) else list(script)
        self._name = name
        self._caps = caps or Caps()
        self._spent = Usage()
        self.prompts: list[Prompt] = []
        self.asked: list[Sequence[Message]] = []

    @property
    def name(self) -> str:
        return self._name

    @property
    def spent(self) -> Usage:
        return self._spent

    def complete(self, prompt: Prompt, schema: type[T]) -> Completion[T]:
        self.prompts.append(prompt)
        return completed(lambda messages: self._ask(prompt, messages), prompt, schema)

    def _ask(self, prompt: Prompt, messages: Sequence[Message]) -> Answer:
        self._caps.check(self._spent)
        self.asked.append(messages)
        answer = self._next(prompt)
        if isinstance(answer, Exception):
            raise answer
        text = answer if isinstance(answer, str) else _json(answer)
        usage = Usage(calls=1, input_tokens=sum(len(m.content) for m in messages) // 4, output_tokens=len(text) // 4)
        self._spent = self._spent + usage
        return Answer(text, usage, self._name)

    def _next(self, prompt: Prompt) -> Scripted:
        if self._answer is not None:
            return self._answer(prompt)
        if not self._left:
            raise ModelError("the script of the scripted model has ended: give it more answers")
        return self._left.pop(0)


def _json(answer: BaseModel | dict[str, Any]) -> str:
    import json

    return answer.model_dump_json() if isinstance(answer, BaseModel) else json.dumps(answer, ensure_ascii=False)
