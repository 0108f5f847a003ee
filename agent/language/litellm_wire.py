"""One call through litellm: how a schema is asked for, how an answer is read (whole or as it is written), what is worth another try.

`LITELLM_LOCAL_MODEL_COST_MAP=True` is set in `library` before litellm's first import, so that no price list is fetched.
"""

import json
import logging
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel

from ...domain.errors import ModelError
from ...domain.usage import Usage
from .structured import MAX_ANSWER, Answer, Message

#: HTTP answers that are worth another try.
RETRYABLE = frozenset({408, 409, 429, 500, 502, 503, 504, 529})
_LOST = frozenset({"APIConnectionError", "Timeout", "ConnectError", "ConnectTimeout", "CutOff"})
MAX_OUTPUT_TOKENS = 4_000
_LOGS = ("LiteLLM", "LiteLLM Router", "LiteLLM Proxy")
#: Characters a token, where a server does not count them.
CHARACTERS = 4
#: How a schema is asked for, the strictest first. A server that refuses one is asked in the next way from then on.
Way = Literal["schema", "tool", "object", "words"]
WAYS: tuple[Way, ...] = ("schema", "tool", "object", "words")


class CutOff(ConnectionError):
    """An answer that ended in the middle. `usage`: what it cost all the same."""

    def __init__(self, usage: Usage) -> None:
        super().__init__("the answer was cut off")
        self.usage = usage


@dataclass
class Call:
    """What one call may take: it ends by `end` (monotonic seconds), or when `stopped`; `written` counts tokens as they come."""

    end: float
    timeout: float
    stopped: Callable[[], bool]
    most_tokens: int = MAX_OUTPUT_TOKENS
    streamed: bool = False
    written: int = 0
    wasted: Usage = field(default_factory=Usage)

    @property
    def left(self) -> float:
        return self.end - time.monotonic()


def library() -> Any:
    """litellm, quiet and offline. Its logs are shut: they repeat what servers say, and a server may repeat a key."""
    os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")
    import litellm

    litellm.suppress_debug_info = True
    litellm.telemetry = False
    for name in _LOGS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return litellm


def send(
    model: str, messages: Sequence[Message], schema: type[BaseModel], way: Way, call: Call, **where: Any
) -> Answer:
    """One HTTP request. Raises what litellm raises, CutOff, and ModelError for an answer without a message."""
    litellm = library()
    if call.left <= 0:
        raise ModelError(f"the language model {model} did not answer in time")
    streaming = {"stream": True, "stream_options": {"include_usage": True}} if call.streamed else {}
    response = litellm.completion(
        model=model, messages=[{"role": m.role, "content": m.content} for m in messages],
        timeout=min(call.timeout, call.left), max_retries=0, num_retries=0, temperature=0.0, drop_params=True,
        max_tokens=call.most_tokens, **options(way, schema), **streaming, **_keyed(model, where),
    )  # fmt: skip
    text, used, cost = _streamed(response, call) if call.streamed else _whole(response)
    if text is None:
        raise ModelError(f"the language model {model} gave an answer without a message")
    if used is None:
        asked = sum(len(m.content) for m in messages)
        used = asked // CHARACTERS, len(text) // CHARACTERS
    if cost is None:
        cost = _priced(litellm, model, used)
    usage = Usage(calls=1, input_tokens=used[0], output_tokens=used[1], cost=cost or Decimal(0), unpriced=cost is None)
    return Answer(text, usage, model)


def _keyed(model: str, where: dict[str, Any]) -> dict[str, Any]:
    """A server of one's own often takes no key, and the client insists on one: then any word will do."""
    keyless = where.get("api_base") and not where.get("api_key") and "OPENAI_API_KEY" not in os.environ
    return {**where, "api_key": "none"} if keyless and model.startswith("openai/") else where


def options(way: Way, schema: type[BaseModel]) -> dict[str, Any]:
    """The provider's own schema; else a tool that takes it; else JSON of any form. The prompt says the schema in words besides."""
    if way == "schema":
        return {"response_format": schema}
    if way == "object":
        return {"response_format": {"type": "json_object"}}
    if way == "tool":
        name = {"name": "answer"}
        form = {**name, "description": "Give the answer.", "parameters": schema.model_json_schema()}
        return {
            "tools": [{"type": "function", "function": form}],
            "tool_choice": {"type": "function", "function": name},
        }
    return {}


Read = tuple[str | None, tuple[int, int] | None, Decimal | None]


def _whole(response: Any) -> Read:
    """(text, tokens, US dollars) of an answer that came at once; None for what is not there."""
    try:
        text = _text(response.choices[0].message)
    except (AttributeError, IndexError, TypeError):
        return None, None, None
    hidden = getattr(response, "_hidden_params", None) or {}
    known = hidden.get("response_cost")
    return text, _tokens(response), Decimal(str(known)) if known is not None else None


def _streamed(response: Any, call: Call) -> Read:
    """The same of one that comes in parts. It is read no further than MAX_ANSWER, the call's end, or its stop."""
    parts: list[str] = []
    size, used, whole = 0, None, False
    for chunk in response:
        used = _tokens(chunk) or used
        for part, finished in _parts(chunk):
            parts.append(part)
            size, whole = size + len(part), whole or finished
        call.written = max(size // CHARACTERS, 1)
        if size > MAX_ANSWER or call.stopped() or call.left <= 0:
            break
    if not whole and size <= MAX_ANSWER:
        raise CutOff(Usage(calls=1, output_tokens=size // CHARACTERS, unpriced=1))
    return "".join(parts), used, None


def _parts(chunk: Any) -> Iterator[tuple[str, bool]]:
    for choice in getattr(chunk, "choices", None) or ():
        delta = getattr(choice, "delta", None)
        yield (_text(delta) if delta is not None else ""), bool(getattr(choice, "finish_reason", None))


def _text(message: Any) -> str:
    """What was said, or what the tool was called with."""
    calls = getattr(message, "tool_calls", None) or ()
    said = [str(c.function.arguments or "") for c in calls if getattr(c, "function", None)]
    content = getattr(message, "content", None) or ""
    return "".join(said) or (content if isinstance(content, str) else json.dumps(content))


def _tokens(response: Any) -> tuple[int, int] | None:
    used = getattr(response, "usage", None)
    asked, answered = getattr(used, "prompt_tokens", None), getattr(used, "completion_tokens", None)
    return (int(asked), int(answered)) if isinstance(asked, int) and isinstance(answered, int) else None


def _priced(litellm: Any, model: str, used: tuple[int, int]) -> Decimal | None:
    """By the price list that comes with the library; None for a model that is not in it."""
    row = litellm.model_cost.get(model) or litellm.model_cost.get(model.partition("/")[2]) or {}
    prices = row.get("input_cost_per_token"), row.get("output_cost_per_token")
    if None in prices:
        return None
    return Decimal(str(prices[0])) * used[0] + Decimal(str(prices[1])) * used[1]


def refused(error: BaseException, litellm: Any) -> bool:
    """Whether a server does not know this way of asking for a schema (a prompt that is too long is another matter)."""
    if isinstance(error, litellm.ContextWindowExceededError | litellm.ContentPolicyViolationError):
        return False
    kinds = (litellm.BadRequestError, litellm.UnsupportedParamsError)
    return isinstance(error, kinds) and getattr(error, "status_code", 400) in (400, 422)


def worth_retrying(error: BaseException) -> bool:
    return getattr(error, "status_code", None) in RETRYABLE or type(error).__name__ in _LOST


def pause(state: Any) -> float:
    """Seconds to wait: what the server asks for (Retry-After), else backoff with jitter."""
    import tenacity

    error = state.outcome.exception() if state.outcome else None
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    asked = str(headers.get("retry-after", ""))
    if asked.isdigit():
        return float(asked)
    return float(tenacity.wait_random_exponential(multiplier=0.5, max=5.0)(state))


def reason(error: BaseException) -> str:
    """The kind of failure and its status; never the message, which may repeat headers or the request."""
    status = getattr(error, "status_code", None)
    return type(error).__name__ + (f" (HTTP {status})" if status else "")
