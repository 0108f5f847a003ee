"""Any provider through litellm. The library is imported at the first call, because it costs seconds and opens a connection."""

import copy
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import Empty, Queue
from typing import Any, Self

from pydantic import BaseModel

from ...domain.errors import LimitReached, ModelError
from ...domain.settings import Settings
from ...domain.usage import Usage
from ...prompts.loader import Prompt
from .cache import ResponseCache
from .litellm_wire import (
    MAX_OUTPUT_TOKENS,
    WAYS,
    Call,
    CutOff,
    Way,
    library,
    pause,
    reason,
    refused,
    send,
    worth_retrying,
)
from .model import Caps, Completion, LanguageModel, T
from .structured import Answer, Message, completed, messages_of, read

#: Seconds between two looks at a running call.
GLANCE = 0.05


class LiteLLMModel:
    """`LiteLLMModel("openai/gpt-4.1-mini")`, `LiteLLMModel("openai/local", api_base="http://127.0.0.1:8000/v1")`.

    `fallbacks` are tried in order when a model fails. `timeout` seconds for one try, `deadline` for one answer with all its retries
    and fallbacks. `caps` are over the life of the object; a run has caps of its own (Settings). `cancelled` is asked while waiting.
    Keys come from the provider's environment variables, or `api_key`; they are never logged or kept in errors.
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
        self._seen: Callable[[int], None] | None = None
        self._tokens = MAX_OUTPUT_TOKENS
        self._whole: LiteLLMModel = self  # what the calls of a copy are counted in as well
        self._spent = Usage()
        self._lock = threading.Lock()
        self._ways: dict[str, Way] = {}  # how each model takes a schema, once it has refused a stricter way

    @property
    def name(self) -> str:
        return self._models[0]

    @property
    def spent(self) -> Usage:
        return self._spent

    def ready(self) -> None:
        """Imports the library."""
        library()

    def within(
        self,
        seconds: float,
        cancelled: Callable[[], bool],
        seen: Callable[[int], None] | None = None,
        tokens: int | None = None,
    ) -> Self:
        """See `model.Bounded`: the copy's own `spent` begins at nothing."""
        one = copy.copy(self)
        one._deadline = min(self._deadline, seconds)
        one._cancelled = lambda: cancelled() or self._cancelled()
        one._seen = seen
        one._tokens = max(1, min(MAX_OUTPUT_TOKENS, MAX_OUTPUT_TOKENS if tokens is None else tokens))
        one._spent = Usage()
        return one

    def complete(self, prompt: Prompt, schema: type[T]) -> Completion[T]:
        """Raises ModelError and LimitReached; StoreError for a cache that cannot be used."""
        if self._cache is None:
            return completed(lambda messages: self._ask(messages, schema), prompt, schema)
        asked = messages_of(prompt, schema)
        key = ResponseCache.key(f"{self.name} {self._api_base or ''}", asked, schema.__name__)
        kept = self._cache.get(key)
        if kept is not None:
            return Completion(read(kept, schema), Usage(), self.name, cached=True)
        completion = completed(lambda messages: self._ask(messages, schema), prompt, schema)
        self._cache.put(key, completion.result.model_dump_json())
        return completion

    def _ask(self, messages: Sequence[Message], schema: type[BaseModel]) -> Answer:
        self._caps.check(self._whole.spent)
        library()  # the import takes seconds of its own: not of the answer's deadline
        started = time.monotonic()
        try:
            answer = self._within_deadline(messages, schema, started)
        finally:
            self._add(Usage(seconds=time.monotonic() - started))
        self._add(answer.usage)
        return answer

    def _add(self, usage: Usage) -> None:
        with self._lock:
            for counted in {id(m): m for m in (self, self._whole)}.values():
                counted._spent = counted._spent + usage

    def _within_deadline(self, messages: Sequence[Message], schema: type[BaseModel], started: float) -> Answer:
        """Wait for a worker no longer than the deadline, however slowly a server drips; tell how it goes, from this thread."""
        results: Queue[Answer | Exception] = Queue(1)
        limit, over = self._limit(), threading.Event()
        stopped = lambda: over.is_set() or self._cancelled()  # noqa: E731
        call = Call(started + limit, self._timeout, stopped, self._tokens, streamed=self._seen is not None)
        threading.Thread(target=self._work, args=(messages, schema, call, results), daemon=True).start()
        told = 0
        try:
            while time.monotonic() - started < limit + 0.5:
                if self._cancelled():
                    raise _cancelled()
                if self._seen is not None and call.written > told:
                    told = call.written
                    self._seen(told)
                try:
                    result = results.get(timeout=GLANCE)
                except Empty:
                    continue
                if isinstance(result, Exception):  # the worker may hear of the cancellation first
                    raise _cancelled() if self._cancelled() else result
                return result
        finally:
            over.set()
            self._add(call.wasted)
        raise ModelError(f"the language model {self.name} did not answer within {limit:.0f} seconds")

    def _limit(self) -> float:
        left = self._deadline if self._caps.seconds is None else self._caps.seconds - self._whole.spent.seconds
        return max(min(self._deadline, left), 0.1)

    def _work(
        self, messages: Sequence[Message], schema: type[BaseModel], call: Call, results: "Queue[Answer | Exception]"
    ) -> None:
        result: Answer | Exception = ModelError(f"the language model {self.name} gave no answer")
        try:
            for model in self._models:
                try:
                    result = self._one_model(model, messages, schema, call)
                    return
                except ModelError as error:
                    result = error
        finally:  # whatever happened here, the waiting side hears of it
            results.put(result)

    def _one_model(self, model: str, messages: Sequence[Message], schema: type[BaseModel], call: Call) -> Answer:
        """Tries with backoff until an answer, a final refusal, or the deadline."""
        import httpx
        import tenacity
        from openai import OpenAIError

        tries = tenacity.Retrying(
            retry=tenacity.retry_if_exception(lambda e: worth_retrying(e) and not call.stopped()),
            wait=pause,
            stop=tenacity.stop_before_delay(max(call.left, 0.0)) | tenacity.stop_after_attempt(4),
            reraise=True,
        )
        try:
            return tries(lambda: self._in_its_way(model, messages, schema, call))
        except (OpenAIError, httpx.HTTPError, OSError, ValueError, TypeError, LookupError, AttributeError, RuntimeError) as error:  # fmt: skip
            raise ModelError(
                f"the language model {model} failed: {reason(error)}"
            ) from None  # the cause may hold a key

    def _in_its_way(self, model: str, messages: Sequence[Message], schema: type[BaseModel], call: Call) -> Answer:
        """By the strictest way to ask for a schema that this model has not refused."""
        where: dict[str, Any] = {"api_base": self._api_base, "api_key": self._api_key}
        for way in WAYS[WAYS.index(self._ways.get(model, WAYS[0])) :]:
            self._ways[model] = way
            try:
                return send(model, messages, schema, way, call, **where)
            except CutOff as error:
                call.wasted = call.wasted + error.usage
                raise
            except Exception as error:
                if way == WAYS[-1] or not refused(error, library()):
                    raise
        raise ModelError(
            f"the language model {model} takes no schema in any way"
        )  # not reached: "words" is always tried


def _cancelled() -> LimitReached:
    return LimitReached("the language model was cancelled: ask again when you are ready")


def model_of(settings: Settings) -> LanguageModel | None:
    """The model that the settings name ("a,b": b when a fails), or None. Nothing is imported or opened before its first call."""
    if settings.model is None:
        return None
    first, *others = (name.strip() for name in settings.model.split(",") if name.strip())
    return LiteLLMModel(
        first,
        api_base=settings.model_url,
        fallbacks=(*others, *settings.model_fallbacks),
        cache=settings.model_cache,
    )
