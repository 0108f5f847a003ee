"""What the faces of all users of one store share, and how it is opened."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import RLock

from .database import FILE, Database
from .embedding import Embedder, HashedEmbedder
from .forget import Forgettable
from .index import ChromaIndex, VectorIndex
from .recall import View, view
from .rowstore import RowStore

#: Rows that are held ready in this process, of the users that came last.
HELD_ROWS = 50_000


@dataclass
class Shared:
    """One store: its rows, its index, and what is held ready."""

    database: RowStore
    embedder: Embedder
    index: VectorIndex | None
    directory: Path | None
    clock: Callable[[], datetime]
    chroma_from: int
    forgettables: list[Forgettable] = field(default_factory=list)
    views: OrderedDict[str, View] = field(default_factory=OrderedDict)
    lock: RLock = field(default_factory=RLock)

    def view(self, user: str) -> View:
        """The user's rows at their newest revision, with the lexical index."""
        revision = self.database.revision(user)
        with self.lock:
            held = self.views.get(user)
            if held is None or held.revision != revision:
                held = view(revision, self.database.rows(user), held)
                self.views[user] = held
            self.views.move_to_end(user)
            while len(self.views) > 1 and sum(len(v.rows) for v in self.views.values()) > HELD_ROWS:
                self.views.popitem(last=False)
        return held

    def drop_view(self, user: str) -> None:
        with self.lock:
            self.views.pop(user, None)

    def close(self) -> None:
        if self.index is not None:
            self.index.close()
        self.database.close()


def opened(
    home: Path | None, url: str | None, chroma_url: str | None, embedder: Embedder | None,
    clock: Callable[[], datetime], chroma_from: int,
) -> Shared:  # fmt: skip
    """SQLite and Chroma under `home` (None: in this process), or the servers that were named."""
    chosen = embedder or HashedEmbedder()
    index: VectorIndex | None = None
    if chroma_url:
        from .chroma_server import ChromaServerIndex

        index = ChromaServerIndex(chroma_url, chosen)
    elif home is not None:
        index = ChromaIndex(home / "index", chosen)
    return Shared(_rows(home, url), chosen, index, home, clock, chroma_from)


def _rows(home: Path | None, url: str | None) -> RowStore:
    if url is None:
        return Database(home / FILE if home else None)
    from .postgres import PostgresDatabase

    return PostgresDatabase(url)
