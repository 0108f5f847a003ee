"""The user's own product catalog: records in one SQLite file, and beside it the index that they are found by.

`NAME` holds the records and tables of names; `NAME.index` holds inverted lists, typed columns and vectors as arrays that are mapped into
memory. The index is built when an import ends, and it is used only with the records that it was built from.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

import numpy as np

from ...domain.errors import CatalogCorrupt, CatalogMissing, CatalogVersion, StoreError
from ...domain.goods import Product
from ...domain.truth import Truth
from .array_file import read_arrays
from .index_build import TABLES, IndexBuilder
from .product_columns import Mask
from .product_feed import BadRow, GoodRow
from .product_index import ProductIndex, Ranked
from .product_query import Check, ProductQuery, Rates, checks
from .ranking import WEIGHTS
from .tokens import tokens

_SCHEMA = f"create table if not exists product (number integer primary key, id text not null unique, body text not null);{TABLES}"
_BATCH = 2000
_REPORTED = 1000  # bad rows kept to be shown; all are counted
_PAGE = 25  # records read and judged at once
_POOL, _DEEP = 500, 5000  # of the best, beyond which nothing is looked at; deep where words must be absent
_NEAREST = 5
_JUDGED = 200  # of the best by words, among which the nearest are looked for when none fits
_SUFFIX = ".index"
_STAMP = 16  # characters of the digest that the index carries too


@dataclass(frozen=True)
class ImportReport:
    added: int
    bad: int
    examples: tuple[BadRow, ...]


@dataclass(frozen=True)
class Hit:
    """A product, its rank score (higher is better; see ranking.py), and its conditions, all met."""

    product: Product
    score: float
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True)
class Found:
    """`hits` meet every condition. Without any: `nearest` are the best by words, each with what it breaks or does not say.
    `read_as`: words of the request that the catalog does not hold -> the words of it that were searched instead."""

    hits: tuple[Hit, ...]
    nearest: tuple[Hit, ...] = ()
    read_as: Mapping[str, str] = field(default_factory=dict)

    @property
    def none_fits(self) -> bool:
        return not self.hits


class ProductStore:
    """Open with `ProductStore.create(path)` to import, `ProductStore.open(path)` to search. `path` None: in memory."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self._path = path
        self._lock = RLock()
        self._index: ProductIndex | None = None

    @classmethod
    def create(cls, path: Path | None) -> "ProductStore":
        with _said(path):
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            connection = sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False)
            connection.executescript(f"pragma journal_mode = wal; pragma synchronous = normal; {_SCHEMA}")
        return cls(connection, path)

    @classmethod
    def open(cls, path: Path) -> "ProductStore":
        """Read-only. Raises CatalogMissing, CatalogCorrupt or CatalogVersion."""
        if not path.exists():
            raise CatalogMissing(f"There is no product catalog at {path}: import a feed first.")
        with _said(path):
            connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
            )
            with closing(
                connection.execute("select name from sqlite_master where name in ('product', 'fact')")
            ) as held:
                if len(held.fetchall()) < 2:
                    raise CatalogVersion(f"{path} is not a product catalog of this version: import the feed again.")
        store = cls(connection, path)
        store._opened()
        return store

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> "ProductStore":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(
        self,
        rows: Iterable[GoodRow | BadRow],
        progress: Callable[[int], None] = lambda _: None,
        indexing: Callable[[int], None] = lambda _: None,
    ) -> ImportReport:
        """Imports in batches, each whole or not at all, then builds the index. An id that is there already is a bad row. `progress`
        gets rows read, `indexing` products indexed."""
        added = bad = read = 0
        examples: list[BadRow] = []
        for batch in _batches(rows):
            problems = [r for r in batch if isinstance(r, BadRow)] + self._insert(
                [r for r in batch if isinstance(r, GoodRow)]
            )
            bad += len(problems)
            added += len(batch) - len(problems)
            examples.extend(problems[: _REPORTED - len(examples)])
            read += len(batch)
            progress(read)
        if added or self._index is None:
            self._build(indexing)
        return ImportReport(added, bad, tuple(sorted(examples, key=lambda b: b.line)))

    def _insert(self, rows: Sequence[GoodRow]) -> list[BadRow]:
        twice: list[BadRow] = []
        with self._lock, _said(self._path):
            self._connection.execute("begin immediate")
            try:
                twice = [bad for bad in map(self._insert_one, rows) if bad is not None]
                self._connection.execute("commit")
            except BaseException:
                self._connection.execute("rollback")
                raise
        return twice

    def _insert_one(self, row: GoodRow) -> BadRow | None:
        body = row.product.model_dump_json(exclude_defaults=True)
        done = self._connection.execute("insert or ignore into product values (null, ?, ?)", (row.product.id, body))
        return None if done.rowcount else BadRow(row.line, f"the id {row.product.id!r} is there twice")

    def _build(self, indexing: Callable[[int], None]) -> None:
        """The index of all records. The old one goes first: records without an index are said to be so, never searched wrongly."""
        with self._lock, _said(self._path), ExitStack() as until:
            where = _index_path(self._path)
            if where is not None:
                where.unlink(missing_ok=True)
            made = IndexBuilder(self._connection, where, until).build(indexing)
            arrays = made.arrays if where is None else read_arrays(where)
            self._index = ProductIndex(arrays, self._read)

    def _opened(self) -> None:
        assert self._path is not None
        where = _index_path(self._path)
        assert where is not None
        try:
            with _said(self._path):
                index = ProductIndex(read_arrays(where), self._read)
        except KeyError as error:  # an array that the builds before did not write
            raise CatalogVersion(f"{where} is of another version (no {error}): import the feed again.") from error
        if index.stamp != self.digest[:_STAMP]:
            raise CatalogCorrupt(f"The index of {self._path} is not of its records: import the feed again.")
        self._index = index

    @classmethod
    def files(cls, path: Path) -> tuple[Path, ...]:
        """All files of a catalog: the records, the index, and what SQLite may leave beside them."""
        return path, *(path.with_name(path.name + end) for end in (_SUFFIX, "-wal", "-shm"))

    @property
    def digest(self) -> str:
        """SHA-256 over all records, in their order: which catalog a plan was made with."""
        rows = self._read("select value from fact where name = 'digest'", ())
        return str(rows[0][0]) if rows else ""

    def __len__(self) -> int:
        return int(str(self._read("select coalesce(max(number), 0) from product", ())[0][0]))

    def product(self, product_id: str) -> Product | None:
        rows = self._read("select body from product where id = ?", (product_id,))
        return Product.model_validate_json(str(rows[0][0])) if rows else None

    def search(self, query: ProductQuery, rates: Rates | None = None) -> Found:
        """The best among those that meet every condition. The rank is the published sum of ranking.py and nothing else: no position
        in the feed, no seller, no price can raise it; equal scores go by id."""
        rates, index = rates or {}, self._indexed()
        allowed = index.allowed(query, rates)
        ranked = self._ranked(query, index, allowed)
        good: list[Hit] = []
        for hit in self._judged(ranked, query, rates):
            if all(check.met is Truth.YES for check in hit.checks):
                good.append(hit)
            if len(good) == query.limit:
                break
        if good:
            return Found(tuple(good), read_as=ranked.read_as)
        unbound = ranked if allowed is None else self._ranked(query, index, None)
        top = Ranked(unbound.products[:_JUDGED], unbound.scores[:_JUDGED])
        seen = [hit for hit in self._judged(top, query, rates) if _broken(hit)]
        nearest = sorted(seen, key=lambda h: (_broken(h), -h.score, h.product.id))
        return Found((), tuple(nearest[:_NEAREST]), unbound.read_as)

    def scores(self, words: str, ids: Sequence[str]) -> dict[str, float]:
        """The rank score of products that are given by id, for a request without conditions. Ids that are not here are left out."""
        return {i: sum(WEIGHTS[n] * held[n] for n in WEIGHTS) for i, held in self.features(words, ids).items()}

    def features(self, words: str, ids: Sequence[str]) -> dict[str, dict[str, float]]:
        """What the rank of given products is made of, by feature of ranking.py. Ids that are not here are left out."""
        marks = ", ".join("?" * len(ids))
        rows = self._read(f"select number, id from product where id in ({marks}) order by number", list(ids))
        held = self._indexed().described(words, np.array([int(str(n)) - 1 for n, _ in rows], np.int64))
        return {str(i): {name: float(held[name][k]) for name in WEIGHTS} for k, (_, i) in enumerate(rows)}

    def _indexed(self) -> ProductIndex:
        if self._index is None:
            self._build(lambda _: None)
        assert self._index is not None
        return self._index

    def _ranked(self, query: ProductQuery, index: ProductIndex, allowed: Mask | None) -> Ranked:
        phrasings = [p for p in (query.words, *query.also) if tokens(p)]
        if not phrasings:
            return index.listed(allowed)
        return index.ranked(phrasings, allowed, _DEEP if _unindexed(query) else _POOL)

    def _judged(self, ranked: Ranked, query: ProductQuery, rates: Rates) -> Iterator[Hit]:
        """Best first, read page by page as far as they are wanted."""
        for start in range(0, min(len(ranked.products), _DEEP), _PAGE):
            numbers = [int(n) + 1 for n in ranked.products[start : start + _PAGE]]
            marks = ", ".join("?" * len(numbers))
            rows = self._read(f"select number, body from product where number in ({marks})", numbers)
            bodies = {int(str(number)): str(body) for number, body in rows}
            for number, score in zip(numbers, ranked.scores[start : start + _PAGE].tolist(), strict=True):
                product = Product.model_validate_json(bodies[number])
                yield Hit(product, score, checks(product, query, rates))

    def _read(self, query: str, values: Sequence[object]) -> list[tuple[object, ...]]:
        with self._lock, _said(self._path):
            return self._connection.execute(query, values).fetchall()


def _unindexed(query: ProductQuery) -> bool:
    """Whether it has conditions that stand in no column: many of the best by words may break them."""
    return bool(query.without or query.colors or query.not_colors or query.materials or query.size)


def _index_path(path: Path | None) -> Path | None:
    return None if path is None else path.with_name(path.name + _SUFFIX)


def _broken(hit: Hit) -> int:
    return sum(check.met is not Truth.YES for check in hit.checks)


def _batches(rows: Iterable[GoodRow | BadRow]) -> Iterator[list[GoodRow | BadRow]]:
    batch: list[GoodRow | BadRow] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


@contextmanager
def _said(path: Path | None) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(
            f"The product catalog {path or 'in memory'} could not be used ({error}): check the disk."
        ) from error
    except sqlite3.DatabaseError as error:
        raise CatalogCorrupt(f"{path} is not a product catalog ({error}): import the feed again.") from error
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error.strerror}): choose another place.") from error
