"""Putting sources together: the first that knows, and a cache in front of a slow one."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from contextvars import copy_context
from threading import Lock, Thread
from typing import Any, Generic, TypeVar

from .result import Provider, ProviderResult, unavailable

Q = TypeVar("Q", bound=Hashable)
T = TypeVar("T")


def asked(provider: Provider[Any, Any], query: object, seconds: float) -> ProviderResult[Any]:
    """What it answers within so many seconds. A provider that does not keep its promise is unavailable, and stops nobody.

    One that never returns is left behind in a thread of its own, for nothing can end it. What it raises is raised here.
    """
    answers: list[object] = []
    raised: list[BaseException] = []

    def call() -> None:
        try:
            answers.append(provider.fetch(query))
        except BaseException as error:  # noqa: BLE001 - carried over to the thread that asked
            raised.append(error)

    thread = Thread(target=copy_context().run, args=(call,), name=f"asks {provider.name}", daemon=True)
    thread.start()
    thread.join(seconds)
    if raised:
        raise raised[0]
    if not answers:
        return unavailable(f"{provider.name} did not answer within {seconds:.0f} s.", provider.name)
    if not isinstance(answers[0], ProviderResult):
        return unavailable(f"{provider.name} gave an answer that cannot be read.", provider.name)
    return answers[0]


class FirstFound(Generic[Q, T]):
    """Asks in order until one has found it. What failed on the way stays visible in `note`."""

    def __init__(self, providers: Sequence[Provider[Q, T]]) -> None:
        if not providers:
            raise ValueError("give at least one provider")
        self._providers = tuple(providers)

    @property
    def name(self) -> str:
        return " or ".join(p.name for p in self._providers)

    def fetch(self, query: Q, /) -> ProviderResult[T]:
        tried: list[ProviderResult[T]] = []
        for provider in self._providers:
            result = provider.fetch(query)
            if result.status == "found":
                notes = [r.note for r in tried if r.status == "unavailable"]
                return ProviderResult("found", result.value, " ".join([*notes, result.note]).strip(), result.source)
            tried.append(result)
        worst = next((r for r in tried if r.status == "unavailable"), tried[-1])
        return ProviderResult(worst.status, None, " ".join(r.note for r in tried if r.note), worst.source)


class Cached(Generic[Q, T]):
    """Keeps what was found for `seconds`, at most `size` answers. Failures are asked again."""

    def __init__(
        self, provider: Provider[Q, T], seconds: float, size: int = 256, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._provider = provider
        self._seconds = seconds
        self._size = size
        self._now = now
        self._held: OrderedDict[Q, tuple[float, ProviderResult[T]]] = OrderedDict()
        self._lock = Lock()

    @property
    def name(self) -> str:
        return self._provider.name

    def fetch(self, query: Q, /) -> ProviderResult[T]:
        with self._lock:
            kept = self._held.get(query)
            if kept is not None and self._now() - kept[0] < self._seconds:
                self._held.move_to_end(query)
                return kept[1]
        result = self._provider.fetch(query)
        if result.status == "found":
            with self._lock:
                self._held[query] = (self._now(), result)
                while len(self._held) > self._size:
                    self._held.popitem(last=False)
        return result
