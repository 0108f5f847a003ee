"""Vectors in a Chroma server, for several processes: one collection a user, ids and vectors only, never a text.

A server has no accounts of its own: reach it over loopback or a private network. `chroma run` starts one.
"""

import hashlib
from collections.abc import Sequence
from threading import RLock
from typing import Any
from urllib.parse import urlsplit

from ..domain.errors import InputError
from .embedding import Embedder, Vectors
from .index import ATTEMPTS, Texts, guarded, leveled, nearest

SECONDS = 10.0  # for one answer of the server


class ChromaServerIndex:
    """`url`: "http://host:port". Any process may use it; each brings a collection level with the rows that it reads."""

    def __init__(self, url: str, embedder: Embedder) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputError(f"{url!r} is no address of a Chroma server: give one like http://127.0.0.1:8000.")
        self._host, self._ssl = parts.hostname, parts.scheme == "https"
        self._port = parts.port or (443 if self._ssl else 8000)
        self._embedder = embedder
        self._client: Any = None
        self._held: dict[str, tuple[Any, set[str]]] = {}
        self._lock = RLock()
        self.rebuilt = 0

    def near(self, user: str, texts: Texts, query: Vectors, limit: int) -> dict[str, float] | None:
        with self._lock:
            for _ in range(ATTEMPTS):
                found = guarded(lambda: self._near(user, texts, query, limit))
                if found is not None:
                    return found
                self.rebuilt += 1
                self._disconnect()
        return None

    def ids(self, user: str) -> frozenset[str]:
        """What the server holds of the user, asked anew."""
        with self._lock:
            found = guarded(lambda: frozenset(self._collection(user).get(include=[])["ids"]))
        return found if found is not None else frozenset()

    def drop(self, user: str) -> None:
        with self._lock:
            self._held.pop(user, None)
            guarded(lambda: self._connected().delete_collection(self._name(user)))

    def purge(self, marks: Sequence[bytes]) -> None:
        """The server's files are the server's own: what is dropped there is gone from its answers."""

    def close(self) -> None:
        with self._lock:
            self._disconnect()

    def _disconnect(self) -> None:
        """Its collections are of this client, so they go with it."""
        self._held.clear()
        client, self._client = self._client, None
        if client is not None:
            guarded(client.close)
            for session in _sessions(client):  # its own close leaves the connections open
                guarded(session.close)

    def _near(self, user: str, texts: Texts, query: Vectors, limit: int) -> dict[str, float]:
        if user not in self._held:
            collection = self._collection(user)
            self._held[user] = collection, set(collection.get(include=[])["ids"])
        collection, held = self._held[user]
        leveled(collection, held, texts, self._embedder)
        found = nearest(collection, len(held), query, limit)
        if held and not found:  # another process dropped it since
            raise RuntimeError("The collection is empty.")
        return found

    def _collection(self, user: str) -> Any:
        return self._connected().get_or_create_collection(
            self._name(user), embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )

    def _connected(self) -> Any:
        if self._client is None:
            import chromadb
            from chromadb.config import Settings

            settings = Settings(anonymized_telemetry=False)
            self._client = chromadb.HttpClient(self._host, self._port, ssl=self._ssl, settings=settings)
            for session in _sessions(self._client):
                session.timeout = SECONDS  # its own is none at all: a server that hangs would hang us
        return self._client

    def _name(self, user: str) -> str:
        """A name that says nothing of the user, and another one for another embedder."""
        digest = hashlib.sha256(f"{self._embedder.name}/{user}".encode()).hexdigest()[:32]
        return f"memory-{digest}"


def _sessions(client: Any) -> tuple[Any, Any]:
    """The httpx clients inside, which are this client's alone: of the data, and of the admin."""
    return client._server._session, client._admin_client._server._session
