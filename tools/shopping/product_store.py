"""The user's own product catalog in one SQLite file: records, typed columns to filter by, and full text to rank by."""

import math
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import RLock

from ...domain.errors import CatalogCorrupt, CatalogMissing, StoreError
from ...domain.goods import Product
from ...domain.truth import Truth
from .attributes import value_of
from .product_feed import BadRow, GoodRow
from .product_query import Check, ProductQuery, Rates, checks, in_currency
from .tokens import tokens

_COLUMNS = (
    "id text not null unique, price integer, currency text, rating real, stock integer, brand text, "
    "side1 real, side2 real, side3 real, weight_kg real, volume_ml real, wh real, spf real, waterproof integer, body text not null"
)
_SCHEMA = f"""
create table if not exists product (number integer primary key, {_COLUMNS});
create virtual table if not exists product_text using fts5 (title, more, description, content='', tokenize='unicode61');
create virtual table if not exists product_word using fts5vocab (product_text, row);
"""
_BATCH = 2000
_REPORTED = 1000  # bad rows kept to be shown; all are counted
_POOL = 200  # read and judged at once
_DEEP = 5000  # of the best by words, beyond which nothing is looked at
_NEAREST = 5
_COVERED = 0.5  # share of a request's weight that a product's words must carry
#: BM25 weights of title, brand and categories, description.
_WEIGHTS = (4.0, 2.0, 1.0)


@dataclass(frozen=True)
class ImportReport:
    added: int
    bad: int
    examples: tuple[BadRow, ...]


@dataclass(frozen=True)
class Hit:
    """A product, its rank score (higher is better; words alone make it), and its conditions, all met."""

    product: Product
    score: float
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True)
class Found:
    """`hits` meet every condition. Without any: `nearest` are the best by words, each with what it breaks or does not say."""

    hits: tuple[Hit, ...]
    nearest: tuple[Hit, ...] = ()

    @property
    def none_fits(self) -> bool:
        return not self.hits


class ProductStore:
    """Open with `ProductStore.create(path)` to import, `ProductStore.open(path)` to search. `path` None: in memory."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self._path = path
        self._lock = RLock()

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
        if not path.exists():
            raise CatalogMissing(f"There is no product catalog at {path}: import a feed first.")
        with _said(path):
            connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
            )
            with closing(connection.execute("select count(*) from product")) as cursor:
                cursor.fetchone()
        return cls(connection, path)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> "ProductStore":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, rows: Iterable[GoodRow | BadRow], progress: Callable[[int], None] = lambda _: None) -> ImportReport:
        """Imports in batches, each whole or not at all. An id that is there already is a bad row. `progress` gets rows read."""
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
        values = _columns(row.product)
        marks = ", ".join("?" * len(values))
        done = self._connection.execute(f"insert or ignore into product values (null, {marks})", values)
        if not done.rowcount:
            return BadRow(row.line, f"the id {row.product.id!r} is there twice")
        texts = (
            row.product.title,
            " ".join((row.product.brand or "", *row.product.categories)),
            row.product.description or "",
        )
        self._connection.execute(
            "insert into product_text (rowid, title, more, description) values (?, ?, ?, ?)",
            (done.lastrowid, *(" ".join(tokens(t)) for t in texts)),
        )
        return None

    def __len__(self) -> int:
        return int(self._read("select count(*) from product", ())[0][0])

    def product(self, product_id: str) -> Product | None:
        rows = self._read("select body from product where id = ?", (product_id,))
        return Product.model_validate_json(rows[0][0]) if rows else None

    def search(self, query: ProductQuery, rates: Rates | None = None) -> Found:
        """The best by words among those that meet every condition. The rank is BM25 over title, brand, categories and description
        and nothing else: no position in the feed, no seller, no price can raise it; equal scores go by id."""
        rates = rates or {}
        where, values = self._conditions(query, rates)
        good: list[Hit] = []
        for hit in islice(self._judged(query, where, values, rates), _DEEP):
            if all(check.met is Truth.YES for check in hit.checks):
                good.append(hit)
            if len(good) == query.limit:
                break
        if good:
            return Found(tuple(good))
        seen = list(islice(self._judged(query, [], [], rates), _POOL))
        nearest = sorted((h for h in seen if _broken(h)), key=lambda h: (_broken(h), -h.score, h.product.id))
        return Found((), tuple(nearest[:_NEAREST]))

    def _judged(self, query: ProductQuery, where: list[str], values: list[object], rates: Rates) -> Iterator[Hit]:
        """Best first, read page by page as far as they are wanted."""
        start = 0
        phrasings = [p for p in (self._weights(w) for w in (query.words, *query.also)) if p]
        words = list(dict.fromkeys(token for phrasing in phrasings for token in phrasing))
        while rows := self._ranked(words, where, values, start):
            for body, score in rows:
                product = Product.model_validate_json(body)
                if not phrasings or any(_covered(product, p) for p in phrasings):
                    yield Hit(product, -score, checks(product, query, rates))
            start += len(rows)
            if start >= _DEEP:
                return

    def _weights(self, words: str) -> dict[str, float]:
        """How much each word of the request says: the rarer in the catalog, the more. A word that is nowhere in it is left out
        while others are there."""
        wanted = list(dict.fromkeys(tokens(words)))
        marks = ", ".join("?" * len(wanted))
        rows = self._read(f"select term, doc from product_word where term in ({marks})", wanted) if wanted else []
        known = {term: int(documents) for term, documents in rows}
        count = len(self)
        found = {t: math.log(1 + count / known[t]) for t in wanted if t in known}
        return found or dict.fromkeys(wanted, 1.0)

    def _ranked(
        self, words: Sequence[str], where: list[str], values: list[object], start: int
    ) -> list[tuple[str, float]]:
        """A page of (record, BM25), lowest first, of those that pass the columns. Any word of the request may match."""
        conditions = " and ".join(where) or "1"
        match = " OR ".join(f'"{t}"' for t in words)
        page = f"limit {_POOL} offset {start}"
        if not match:
            rows = self._read(f"select body, 0.0 from product where {conditions} order by id {page}", values)
        else:
            rows = self._read(
                f"select body, bm25(product_text, {', '.join(map(str, _WEIGHTS))}) as score from product_text "
                f"join product on number = product_text.rowid where product_text match ? and {conditions} "
                f"order by score, id {page}",
                [match, *values],
            )
        return [(str(body), float(score)) for body, score in rows]

    def _conditions(self, query: ProductQuery, rates: Rates) -> tuple[list[str], list[object]]:
        """Conditions on typed columns. A null column is unknown and meets none of them."""
        wanted: list[tuple[str, object]] = []
        for column, limit in (("weight_kg", query.max_weight_kg), ("volume_ml", query.max_ml), ("wh", query.max_wh)):
            wanted += [(f"{column} <= ?", limit)] if limit is not None else []
        for i, side in enumerate(sorted(query.max_sides_cm or (), reverse=True), 1):
            wanted.append((f"side{i} <= ?", side))
        for column, least in (("rating", query.min_rating), ("spf", query.min_spf)):
            wanted += [(f"{column} >= ?", least)] if least is not None else []
        wanted += [("waterproof = ?", int(query.waterproof))] if query.waterproof is not None else []
        wanted += [("brand = ?", query.brand.casefold())] if query.brand is not None else []
        wanted += [("stock = ?", 1)] if query.in_stock else []
        where, values = [text for text, _ in wanted], [value for _, value in wanted]
        if query.max_price is not None:
            caps = [in_currency(query.max_price, currency, rates) for currency in self._currencies()]
            known = [cap for cap in caps if cap is not None]
            where.append("(" + (" or ".join(["(currency = ? and price <= ?)"] * len(known)) or "0") + ")")
            values += [part for cap in known for part in (cap.currency, cap.amount)]
        return where, values

    def _currencies(self) -> list[str]:
        return [
            str(row[0]) for row in self._read("select distinct currency from product where currency is not null", ())
        ]

    def _read(self, query: str, values: Sequence[object]) -> list[tuple[str, ...]]:
        with self._lock, _said(self._path):
            return self._connection.execute(query, values).fetchall()


def _covered(product: Product, weights: dict[str, float]) -> bool:
    held = set(tokens(" ".join((product.title, product.brand or "", *product.categories, product.description or ""))))
    return sum(w for t, w in weights.items() if t in held) >= _COVERED * sum(weights.values())


def _broken(hit: Hit) -> int:
    return sum(check.met is not Truth.YES for check in hit.checks)


def _columns(product: Product) -> tuple[object, ...]:
    held = product.attributes
    sides = sorted(value_of(held, "sides_cm") or (), reverse=True)
    sides = sides if len(sides) == 3 else [None, None, None]
    stock = {Truth.YES: 1, Truth.NO: 0, Truth.UNKNOWN: None}[product.availability]
    price = (product.price.amount, product.price.currency) if product.price else (None, None)
    waterproof = value_of(held, "waterproof")
    return (
        product.id, *price, product.rating, stock, product.brand.casefold() if product.brand else None, *sides,
        value_of(held, "weight_kg"), value_of(held, "volume_ml"), value_of(held, "wh"), value_of(held, "spf"),
        None if waterproof is None else int(waterproof), product.model_dump_json(exclude_defaults=True),
    )  # fmt: skip


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
