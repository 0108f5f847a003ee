"""Any provider through litellm. The library is imported at the first call, because it costs seconds and opens a connection.

`LITELLM_LOCAL_MODEL_COST_MAP=True` is set in this module's `_litellm` before that import, so that no price list is fetched.
"""

import os
import threading
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from pydantic import BaseModel

from ...domain.errors import LimitReached, ModelError
from ...prompts.loader import Prompt
from .cache import ResponseCache
from .model import Caps, Completion, T, Usage
from .structured import Answer, Message, completed

#: HTTP answers that are worth another try.
RETRYABLE = frozenset({408, 409, 429, 500, 502, 503, 504, 529})
MAX_OUTPUT_TOKENS = 4_000


class LiteLLMModel:
    """`LiteLLMModel("openai/gpt-4.1-mini")`, `LiteLLMModel("openai/local", api_base="http://127.0.0.1:8000/v1")`.

    `fallbacks` are tried in order when a model fails. `timeout` seconds for one try, `deadline` for one answer with all its retries
    and fallbacks. `cancelled` is asked while waiting. Keys come from the provider's environment variables, or `api_key`; they are
    never logged or kept in errors.
    """

    def __init__(
        self,
        model: str,
        *,
        api_base: str | None = None,
        api_key: str | None = None,
        fallbacks: Sequence[str] = (),
        timeout: float = 30.0,
        deadline: float = 45.0,
        caps: Caps | None = None,
        cache: Path | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._models = (model, *fallbacks)
        self._api_base, self._api_key = api_base, api_key
        self._timeout, self._deadline = timeout, deadline
        self._caps = caps or Caps()
        self._cache = ResponseCache(cache) if cache else None
        self._cancelled = cancelled or (lambda: False)
        self._spent = Usage()
        self._plain: set[str] = set()  # models that refused a schema: asked for JSON in words from then on

    @property
    def name(self) -> str:
        return self._models[0]

    @property
    def spent(self) -> Usage:
        return self._spent

    def complete(self, prompt: Prompt, schema: type[T]) -> Completion[T]:
        return completed(lambda messages: self._ask(messages, schema), prompt, schema)

    def _ask(self, messages: Sequence[Message], schema: type[BaseModel]) -> Answer:
        self._caps.check(self._spent)
        key = ResponseCache.key(self.name, messages, schema.__name__)
        kept = self._cache.get(key) if self._cache else None
        if kept is not None:
            return Answer(kept, Usage(), self.name, cached=True)
        _litellm()  # the import takes seconds of its own: not of the answer's deadline
        started = time.monotonic()
        try:
            answer = self._within_deadline(messages, schema, started)
        finally:
            self._spent = self._spent + Usage(seconds=time.monotonic() - started)
        self._spent = self._spent + answer.usage
        if self._cache:
            self._cache.put(key, answer.text)
        return answer

    def _within_deadline(self, messages: Sequence[Message], schema: type[BaseModel], started: float) -> Answer:
        """Wait for a worker no longer than the deadline, however slowly a server drips."""
        results: Queue[Answer | Exception] = Queue(1)
        limit = self._limit()
        worker = threading.Thread(target=self._work, args=(messages, schema, started + limit, results), daemon=True)
        worker.start()
        while time.monotonic() - started < limit + 0.5:
            if self._cancelled():
                raise LimitReached("the language model was cancelled: ask again when you are ready")
            try:
                result = results.get(timeout=0.1)
            except Empty:
                continue
            if isinstance(result, Exception):
                raise result
            return result
        raise ModelError(f"the language model {self.name} did not answer within {limit:.0f} seconds")

    def _limit(self) -> float:
        left = self._deadline if self._caps.seconds is None else self._caps.seconds - self._spent.seconds
        return max(min(self._deadline, left), 0.1)

    def _work(
        self, messages: Sequence[Message], schema: type[BaseModel], end: float, results: "Queue[Answer | Exception]"
    ) -> None:
        result: Answer | Exception = ModelError(f"the language model {self.name} gave no answer")
        try:
            for model in self._models:
                try:
                    result = self._one_model(model, messages, schema, end)
                    return
                except ModelError as error:
                    result = error
        finally:  # whatever happened here, the waiting side hears of it
            results.put(result)

    def _one_model(self, model: str, messages: Sequence[Message], schema: type[BaseModel], end: float) -> Answer:
        """Tries with backoff until an answer, a final refusal, or the deadline."""
        import httpx
        import tenacity

        litellm = _litellm()
        from openai import OpenAIError

        tries = tenacity.Retrying(
            retry=tenacity.retry_if_exception(_worth_retrying),
            wait=_pause,
            stop=tenacity.stop_before_delay(max(end - time.monotonic(), 0.0)) | tenacity.stop_after_attempt(4),
            reraise=True,
        )
        try:
            response = tries(lambda: self._call(litellm, model, messages, schema, end))
        except (OpenAIError, httpx.HTTPError, OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise ModelError(
                f"the language model {model} failed: {_reason(error)}"
            ) from None  # the cause may hold a key
        return self._answer(litellm, model, response)

    def _call(self, litellm: Any, model: str, messages: Sequence[Message], schema: type[BaseModel], end: float) -> Any:
        left = end - time.monotonic()
        if left <= 0:
            raise ModelError(f"the language model {model} did not answer in time")
        options: dict[str, Any] = {} if model in self._plain else {"response_format": schema}
        try:
            return self._send(litellm, model, messages, min(self._timeout, left), options)
        except (litellm.BadRequestError, litellm.UnsupportedParamsError) as error:
            if not options or getattr(error, "status_code", 400) != 400:
                raise
            self._plain.add(model)
            return self._send(litellm, model, messages, min(self._timeout, left), {})

    def _send(
        self, litellm: Any, model: str, messages: Sequence[Message], timeout: float, options: dict[str, Any]
    ) -> Any:
        asked = [{"role": m.role, "content": m.content} for m in messages]
        return litellm.completion(
            model=model, messages=asked, timeout=timeout, max_retries=0, num_retries=0, temperature=0.0, drop_params=True,
            max_tokens=MAX_OUTPUT_TOKENS, api_base=self._api_base, api_key=self._api_key, **options,
        )  # fmt: skip

    @staticmethod
    def _answer(litellm: Any, model: str, response: Any) -> Answer:
        try:
            text = response.choices[0].message.content or ""
            used = response.usage
            tokens = int(used.prompt_tokens or 0), int(used.completion_tokens or 0)
        except (AttributeError, IndexError, TypeError) as error:
            raise ModelError(f"the language model {model} gave an answer without a message") from error
        cost = _cost(litellm, response)
        usage = Usage(
            calls=1, input_tokens=tokens[0], output_tokens=tokens[1], cost=cost or Decimal(0), unpriced=cost is None
        )
        return Answer(text, usage, model)


def _litellm() -> Any:
    """The library, quiet and offline."""
    os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")
    import litellm

    litellm.suppress_debug_info = True
    litellm.telemetry = False
    return litellm


def _cost(litellm: Any, response: Any) -> Decimal | None:
    """US dollars, or None for a model whose price the library does not know."""
    hidden = getattr(response, "_hidden_params", None) or {}
    known = hidden.get("response_cost")
    return Decimal(str(known)) if known is not None else None


def _worth_retrying(error: BaseException) -> bool:
    status = getattr(error, "status_code", None)
    return status in RETRYABLE or type(error).__name__ in (
        "APIConnectionError",
        "Timeout",
        "ConnectError",
        "ConnectTimeout",
    )


def _pause(state: Any) -> float:
    """Seconds to wait: what the server asks for (Retry-After), else backoff with jitter."""
    import tenacity

    error = state.outcome.exception() if state.outcome else None
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    asked = str(headers.get("retry-after", ""))
    if asked.isdigit():
        return float(asked)
    return float(tenacity.wait_random_exponential(multiplier=0.5, max=5.0)(state))


def _reason(error: Exception) -> str:
    """The kind of failure and its status; never the message, which may repeat headers or the request."""
    status = getattr(error, "status_code", None)
    return type(error).__name__ + (f" (HTTP {status})" if status else "")
