"""Putting sources together: the first that knows, and a cache in front of a slow one."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Generic, TypeVar

from .result import Provider, ProviderResult

Q = TypeVar("Q", bound=Hashable)
T = TypeVar("T")


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
