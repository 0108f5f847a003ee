"""Who is asking: a name that the transport vouches for, and a planner (home, threads, memory) of their own.

Two people never share a store: each has a folder of their own, so that one cannot resume the other's conversation, and
forgetting one leaves the other whole. The catalog is read-only and shared.
"""

from __future__ import annotations

import hashlib
import hmac
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ...domain.catalog import Catalog
from ...domain.errors import InputError
from ...domain.settings import Settings
from ...memory.rows import ForgetReceipt, Selector
from ..planner import Planner

LOCAL = "local"
FEWEST_LETTERS = 16  # of a token


class People:
    """Planners by user, and users by bearer token. `lent` goes to every `Planner` (model, clock, providers)."""

    def __init__(self, settings: Settings, catalog: Catalog, tokens: dict[str, str] | None = None, **lent: Any) -> None:
        self.catalog = catalog
        self.settings = settings
        self._lent = lent
        self._tokens = {token: user for user, token in (tokens or {}).items()}
        self._planners: dict[str, Planner] = {}
        self._lock = threading.Lock()

    @property
    def guarded(self) -> bool:
        """Whether a token is needed at all."""
        return bool(self._tokens)

    def whose(self, token: str) -> str | None:
        """The user of a token; None for no one's. Every token is compared, in constant time."""
        found = None
        for known, user in self._tokens.items():
            if hmac.compare_digest(known.encode(), token.encode()):
                found = user
        return found

    def planner(self, user: str) -> Planner:
        """This user's planner, opened when they first come."""
        with self._lock:
            if user not in self._planners:
                made = Planner(self._settings(user), catalog=self.catalog, **self._lent)
                _ = made.graph  # built here, under the lock, and not by two messages at once
                self._planners[user] = made
            return self._planners[user]

    def _settings(self, user: str) -> Settings:
        """Theirs: the memory is theirs wherever it lies, and all but the local user have a folder of their own."""
        chosen = self.settings.model_copy(update={"user": user})
        if user == LOCAL or self.settings.home is None:
            return chosen
        folder = hashlib.sha256(user.encode()).hexdigest()[:32]  # a name is not a path
        return chosen.model_copy(update={"home": self.settings.home / "people" / folder})

    def forget(self, user: str) -> ForgetReceipt:
        """Everything about one user, everywhere: what only this process holds (plans, conversations) goes with their planner."""
        receipt = self.planner(user).memory.forget(Selector(everything=True))
        if self._settings(user).home is None:
            with self._lock:
                gone = self._planners.pop(user, None)
            if gone is not None:
                gone.close()
        return receipt

    def close(self) -> None:
        with self._lock:
            for planner in self._planners.values():
                planner.close()
            self._planners.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def read_tokens(file: Path | None, one: str | None) -> dict[str, str]:
    """User -> token: `one` is the local user's, a file has lines of "NAME TOKEN". Raises InputError."""
    lines = [f"{LOCAL} {one}"] if one else []
    if file is not None:
        try:
            lines += file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f'Cannot read {file} ({error}): give a file with lines of "NAME TOKEN".') from error
    tokens: dict[str, str] = {}
    for line in (each.strip() for each in lines):
        if not line or line.startswith("#"):
            continue
        name, _, token = line.partition(" ")
        if len(token.strip()) < FEWEST_LETTERS or name in tokens or token.strip() in tokens.values():
            raise InputError(
                f"The token of {name!r} is short, missing or given twice: use a name and {FEWEST_LETTERS} letters or more."
            )
        tokens[name] = token.strip()
    return tokens
