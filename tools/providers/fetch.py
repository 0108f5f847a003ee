"""The one way to the network: https to fixed hosts, bounded in time, size and tries. The one owner of retries."""

import json
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit

import httpx
from pydantic import Field, field_validator
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from ...domain.errors import ProviderError
from ...domain.model import Model

_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})


class LiveSettings(Model):
    """Live sources. `enabled` is False unless the host says otherwise; addresses come from here and never from text."""

    enabled: bool = False
    forecast_url: str = "https://api.open-meteo.com/v1/forecast"
    rates_url: str = "https://api.frankfurter.dev/v1/latest"
    timeout: Annotated[float, Field(gt=0, le=60)] = 4.0  # seconds of one try
    deadline: Annotated[float, Field(gt=0, le=120)] = 10.0  # seconds of all tries together
    attempts: Annotated[int, Field(ge=1, le=5)] = 3
    max_bytes: Annotated[int, Field(gt=0)] = 1_000_000

    @field_validator("forecast_url", "rates_url")
    @classmethod
    def _https(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme != "https" or not parts.hostname or parts.username or parts.query:
            raise ValueError("a live source needs a plain https address, without a user or a query")
        return url


class _TryAgain(Exception):
    """A failure that may pass: no connection, a server in trouble, too many requests."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


class NotFound(ProviderError):
    """The source answered that it has no such thing."""


@dataclass(frozen=True)
class Fetch:
    """`get_json` for the live sources. Pass another `transport` to test or to route; `sleep` and `now` are its clock."""

    settings: LiveSettings
    transport: httpx.BaseTransport | None = None
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.monotonic

    def get_json(self, url: str, params: Mapping[str, str]) -> Any:
        """The JSON answer, its numbers exact Decimals. Raises NotFound (404), ProviderError for every other failure."""
        end = self.now() + self.settings.deadline
        host = urlsplit(url).hostname
        retrying = Retrying(
            retry=retry_if_exception_type(_TryAgain),
            stop=lambda state: stop_after_attempt(self.settings.attempts)(state) or self.now() + _wait(state) >= end,
            wait=_wait,
            sleep=self.sleep,
            reraise=True,
        )
        with httpx.Client(transport=self.transport, timeout=self.settings.timeout, follow_redirects=False) as client:
            try:
                return retrying(self._once, client, url, params, end)
            except _TryAgain as failure:
                raise ProviderError(f"{host} could not be reached ({failure}): try again later.") from failure

    def _once(self, client: httpx.Client, url: str, params: Mapping[str, str], end: float) -> Any:
        left = min(self.settings.timeout, end - self.now())
        if left <= 0:
            raise ProviderError(f"{urlsplit(url).hostname} took too long: try again later.")
        try:
            with client.stream("GET", url, params=dict(params), timeout=left) as response:
                self._check(response)
                return self._body(response, end)
        except httpx.TransportError as error:
            raise _TryAgain(type(error).__name__) from error

    def _check(self, response: httpx.Response) -> None:
        host = response.request.url.host
        if response.status_code in _RETRIED:
            raise _TryAgain(f"status {response.status_code}", _seconds(response.headers.get("Retry-After")))
        if response.status_code == 404:
            raise NotFound(f"{host} has no such entry.")
        if response.status_code != 200:
            raise ProviderError(
                f"{host} answered with status {response.status_code}: check the address in the settings."
            )

    def _body(self, response: httpx.Response, end: float) -> Any:
        """Reads in pieces, so that neither an endless nor a slow answer holds us."""
        host, content = response.request.url.host, bytearray()
        for piece in response.iter_bytes():
            content += piece
            if len(content) > self.settings.max_bytes:
                raise ProviderError(f"{host} sent more than {self.settings.max_bytes} bytes, which was cut off.")
            if self.now() > end:
                raise ProviderError(f"{host} took too long to answer: try again later.")
        try:
            return json.loads(bytes(content), parse_float=Decimal, parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            raise ProviderError(f"{host} did not answer with JSON: check the address in the settings.") from error


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _seconds(header: str | None) -> float | None:
    return float(header) if header and header.isdecimal() else None


def _wait(state: RetryCallState) -> float:
    """What the server asks for; else a doubling pause from a quarter second, with jitter so that many do not come at once."""
    failure = state.outcome.exception() if state.outcome else None
    if isinstance(failure, _TryAgain) and failure.after is not None:
        return failure.after
    pause: float = 0.25 * 2 ** (state.attempt_number - 1)
    return pause * (1 + random.random() / 4)
