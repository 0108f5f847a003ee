"""The engine in the shape of OpenAI's chat completions. The protocol has no threads: a conversation is known by what was said."""

from __future__ import annotations

import hashlib
import json
import time
import uuid
from collections import OrderedDict
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from .turn import Turn

MODEL = "tripwright"
MOST_KEPT = 2_000  # conversations that can be continued; an older one starts anew


class Part(BaseModel):
    model_config = ConfigDict(extra="ignore")
    type: str
    text: str = ""


class Message(BaseModel):
    model_config = ConfigDict(extra="ignore")
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    @property
    def text(self) -> str:
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type == "text")
        return self.content or ""


class StreamOptions(BaseModel):
    include_usage: bool = False


class Completion(BaseModel):
    """A request. What steers sampling is accepted and has no effect: the same request gives the same plan."""

    model_config = ConfigDict(extra="ignore")
    model: str
    messages: list[Message] = Field(min_length=1, max_length=500)
    stream: bool = False
    stream_options: StreamOptions | None = None

    @property
    def said(self) -> str:
        """The last thing that the person said."""
        return next((m.text for m in reversed(self.messages) if m.role == "user"), "")


class Conversations:
    """From what was said so far to the thread that it was said in. One user never meets another's."""

    def __init__(self) -> None:
        self._threads: OrderedDict[str, str] = OrderedDict()

    def before(self, user: str, request: Completion) -> str | None:
        """The thread whose talk these messages go on with."""
        talk = [m for m in request.messages if m.role in ("user", "assistant")]
        return self._threads.get(_key(user, [m.text for m in talk[:-1]]))

    def keep(self, user: str, request: Completion, reply: str, thread: str) -> None:
        talk = [m.text for m in request.messages if m.role in ("user", "assistant")]
        self._threads[_key(user, [*talk, reply])] = thread
        while len(self._threads) > MOST_KEPT:
            self._threads.popitem(last=False)


def _key(user: str, texts: list[str]) -> str:
    return hashlib.sha256(json.dumps([user, *(t.strip() for t in texts)]).encode()).hexdigest()


def text_of(turn: Turn) -> str:
    """What the assistant says: the answer, or the question and its choices."""
    return "\n".join([turn.text, *(f"{n}. {choice}" for n, choice in enumerate(turn.choices, 1))])


def usage(turn: Turn) -> dict[str, int]:
    """Tokens of the language models that were asked: none without one."""
    spent = turn.usage
    return {
        "prompt_tokens": spent.input_tokens,
        "completion_tokens": spent.output_tokens,
        "total_tokens": spent.tokens,
    }


def whole(turn: Turn) -> dict[str, Any]:
    """A completion that is not streamed. `tripwright` holds what the protocol has no place for."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text_of(turn)}, "finish_reason": "stop", "logprobs": None}  # fmt: skip
    said = turn.model_dump(mode="json")
    return {**_head("chat.completion", _id()), "choices": [choice], "usage": usage(turn), "tripwright": said}


def chunks(turn: Turn, with_usage: bool) -> list[dict[str, Any]]:
    """The same, in pieces of a line each."""
    head = _head("chat.completion.chunk", _id())
    deltas: list[dict[str, Any]] = [{"role": "assistant", "content": ""}]
    deltas += [{"content": line} for line in text_of(turn).splitlines(keepends=True)]
    made = [{**head, "choices": [{"index": 0, "delta": d, "finish_reason": None}]} for d in deltas]
    made.append({**head, "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    if with_usage:
        made.append({**head, "choices": [], "usage": usage(turn)})
    return made


def models() -> dict[str, Any]:
    return {"object": "list", "data": [{"id": MODEL, "object": "model", "created": 0, "owned_by": "tripwright"}]}


def wrong(message: str, kind: str, status: int, param: str | None = None) -> dict[str, Any]:
    """An error in its shape."""
    family = "invalid_request_error" if status < 500 else "server_error"
    return {"error": {"message": message, "type": family, "param": param, "code": kind}}


def _id() -> str:
    return f"chatcmpl-{uuid.uuid4().hex}"


def _head(kind: str, identity: str) -> dict[str, Any]:
    return {"id": identity, "object": kind, "created": int(time.time()), "model": MODEL}
