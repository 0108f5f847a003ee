"""Where conversations are kept between messages, and what may come back out of them."""

import sqlite3
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from ..domain.errors import StoreError
from ..domain.model import Model
from .forgetting import CHECKPOINTS


def saver(home: Path | None) -> Any:
    """SQLite in the home folder, or memory. Raises StoreError.

    A checkpoint holds values and never code: only the types of our own state come back as such, whatever the process said of
    LangGraph before we were imported.
    """
    from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer

    serializer = JsonPlusSerializer(allowed_msgpack_modules=tuple(allowed()))
    if home is None:
        from langgraph.checkpoint.memory import InMemorySaver

        return InMemorySaver(serde=serializer)
    from langgraph.checkpoint.sqlite import SqliteSaver

    kept = SqliteSaver(_opened(home), serde=serializer)
    kept.setup()
    return kept


def allowed() -> Iterator[type]:
    """Every model of ours, and every enumeration of the domain: the types that the state is made of."""
    from . import state  # its import loads every type that it names

    models = [Model]
    while models:
        models += (kind := models.pop()).__subclasses__()
        yield kind
    domain = state.__name__.removesuffix(".agent.state") + ".domain."
    for name, module in list(sys.modules.items()):
        if name.startswith(domain):
            yield from (v for v in vars(module).values() if isinstance(v, type) and issubclass(v, Enum))


def _opened(home: Path) -> sqlite3.Connection:
    path = home / CHECKPOINTS
    try:
        home.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, check_same_thread=False, timeout=5)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA busy_timeout=5000")
        connection.execute("PRAGMA secure_delete=ON")
        path.chmod(0o600)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"Cannot keep the conversation in {path} ({error}): use --home DIR or --private.") from error
    return connection
