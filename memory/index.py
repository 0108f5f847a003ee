"""Vectors of one user's rows: a NumPy matrix for few, a Chroma partition for many. Both can be rebuilt from the rows.

A partition is a directory of its own for each user, because (measured) a filtered query over one big collection of 100,000
takes 37 to 60 ms, a deleted Chroma collection leaves its vectors in its files, and a directory can be removed whole.
"""

import hashlib
import shutil
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import RLock
from time import sleep
from typing import Any, Protocol, TypeVar

from .embedding import Embedder, Vectors
from .lock import OwnerLock

#: Rows of a user from which on Chroma holds the vectors. Below it, a matrix product is faster than an import.
CHROMA_FROM = 200
_BATCH = 5000  # Chroma takes at most 5,461 at once
_OPEN = 4  # partitions held open
ATTEMPTS = 3  # a client that failed to open stays in Chroma's own table and fails once more

T = TypeVar("T")
Texts = Sequence[tuple[str, str]]  # (row id, text)


def brute(matrix: Vectors, query: Vectors) -> dict[int, float]:
    """Position to cosine similarity."""
    return dict(enumerate((matrix @ query).tolist()))


class VectorIndex(Protocol):
    """Vectors of many users, each apart. It may be empty or stale at any time: `near` brings it level with the rows."""

    def near(self, user: str, texts: Texts, query: Vectors, limit: int) -> dict[str, float] | None:
        """Row id to cosine similarity of the `limit` nearest; None when it cannot be used."""

    def ids(self, user: str) -> frozenset[str]: ...
    def drop(self, user: str) -> None: ...
    def purge(self, marks: Sequence[bytes]) -> None: ...
    def close(self) -> None: ...


class ChromaIndex:
    """Partitions under one directory, owned by one process at a time.

    `near` first brings the partition level with the rows it is given. A partition that cannot be read, or was built by
    another embedder, is removed and built anew.
    """

    def __init__(self, directory: Path, embedder: Embedder) -> None:
        self._directory = directory
        self._embedder = embedder
        self._owner = OwnerLock(directory / "owner.lock")
        self._open: OrderedDict[str, tuple[Any, Any, set[str]]] = OrderedDict()
        self._lock = RLock()
        self.rebuilt = 0

    def near(self, user: str, texts: Texts, query: Vectors, limit: int) -> dict[str, float] | None:
        """Row id to cosine similarity of the `limit` nearest; None when another process owns the index or it cannot be used."""
        with self._lock:
            if not self._owner.take():
                return None
            for _ in range(ATTEMPTS):
                found = guarded(lambda: self._near(user, texts, query, limit))
                if found is not None:
                    return found
                self.rebuilt += 1
                self.drop(user)
        return None

    def ids(self, user: str) -> frozenset[str]:
        """What the user's partition holds, from the files of the index."""
        with self._lock:
            if not self._path(user).exists():
                return frozenset()
            found = guarded(lambda: frozenset(self._partition(user)[1].get(include=[])["ids"]))
            return found if found is not None else frozenset()

    def drop(self, user: str) -> None:
        """Removes the user's partition, files and all."""
        with self._lock:
            self._close(user)
            for wait in (0.0, 0.02, 0.1):  # its last writes may put a file back
                sleep(wait)
                shutil.rmtree(self._path(user), ignore_errors=True)
                if not self._path(user).exists():
                    return

    def purge(self, marks: Sequence[bytes]) -> None:
        """Removes every partition, whoever's, whose files hold one of the marks: it is built again from the rows.

        The vector library writes memory that it did not clear into its files (seen: ids of one user's forgotten rows in the
        file of another's vectors), so dropping the user's own partition is not enough.
        """
        with self._lock:
            mine = {self._path(user): user for user in self._open}
            for path in [p for p in self._directory.glob("*") if p.is_dir()]:
                files = [f for f in path.rglob("*") if f.is_file()]
                if any(mark in data for data in map(_bytes, files) for mark in marks):
                    if path in mine:
                        self._close(mine[path])
                    shutil.rmtree(path, ignore_errors=True)

    def close(self) -> None:
        with self._lock:
            for user in list(self._open):
                self._close(user)
            self._owner.release()

    def _near(self, user: str, texts: Texts, query: Vectors, limit: int) -> dict[str, float]:
        _, collection, held = self._partition(user)
        leveled(collection, held, texts, self._embedder)
        return nearest(collection, len(held), query, limit)

    def _partition(self, user: str) -> tuple[Any, Any, set[str]]:
        if user not in self._open:
            while len(self._open) >= _OPEN:
                self._close(next(iter(self._open)))
            self._open[user] = self._load(user)
        self._open.move_to_end(user)
        return self._open[user]

    def _load(self, user: str) -> tuple[Any, Any, set[str]]:
        import chromadb  # half a second or more: only when there are many rows
        from chromadb.config import Settings

        path = self._path(user)
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        client = chromadb.PersistentClient(path=str(path), settings=Settings(anonymized_telemetry=False))
        name = f"memory-{self._embedder.name}"
        for other in client.list_collections():
            if other.name != name:
                client.delete_collection(other.name)
        # Without embedding_function=None Chroma would fetch a model of its own from the network.
        collection = client.get_or_create_collection(
            name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )
        return client, collection, set(collection.get(include=[])["ids"])

    def _close(self, user: str) -> None:
        opened = self._open.pop(user, None)
        if opened is not None:
            opened[0].close()

    def _path(self, user: str) -> Path:
        return self._directory / hashlib.sha256(user.encode()).hexdigest()[:32]


def leveled(collection: Any, held: set[str], texts: Texts, embedder: Embedder) -> None:
    """Brings a collection, which holds the ids `held`, level with the rows."""
    wanted = dict(texts)
    gone = sorted(held - wanted.keys())
    new = [(i, t) for i, t in texts if i not in held]
    for start in range(0, len(gone), _BATCH):
        collection.delete(ids=gone[start : start + _BATCH])
    for start in range(0, len(new), _BATCH):
        batch = new[start : start + _BATCH]
        collection.upsert(ids=[i for i, _ in batch], embeddings=embedder.embed([t for _, t in batch]))
    held.difference_update(gone)
    held.update(i for i, _ in new)


def nearest(collection: Any, count: int, query: Vectors, limit: int) -> dict[str, float]:
    """Row id to cosine similarity of the `limit` nearest of `count`."""
    if not count:
        return {}
    answer = collection.query(query_embeddings=query[None, :], n_results=min(limit, count), include=["distances"])
    return {i: 1 - d for i, d in zip(answer["ids"][0], answer["distances"][0], strict=True)}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # removed since
        return b""


def guarded(call: Callable[[], T]) -> T | None:
    """None when Chroma cannot read its own files; the rows are safe, so the index is simply built again."""
    import httpx
    from chromadb.errors import ChromaError

    try:
        return call()
    except httpx.HTTPError:  # a server that does not answer
        return None
    # AttributeError: its client over a damaged file fails so while it closes itself.
    except (ChromaError, sqlite3.Error, OSError, ValueError, RuntimeError, KeyError, AttributeError):
        return None
