"""Builds the index of a product catalog from its records: words, typed columns, vectors. One pass over the records, then arrays.

Memory holds the words of the catalog and one piece of an array at a time; what grows with the products lies on disk.
"""

import hashlib
import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from . import meaning
from .array_file import ArrayWriter, Stream
from .cells import cells_of
from .meaning import Counted
from .postings import invert
from .product_columns import ColumnsBuilder, Names
from .product_terms import FIELDS, terms_of
from .tokens import tokens

#: Tables of names beside the records; the arrays hold numbers.
TABLES = """
create table if not exists term (term text primary key, number integer not null, products integer not null) without rowid;
create table if not exists brand (number integer primary key, name text not null unique, words text not null);
create index if not exists brand_words on brand (words);
create table if not exists category (number integer primary key, path text not null unique, above integer not null);
create table if not exists currency (number integer primary key, code text not null unique);
create table if not exists fact (name text primary key, value text not null) without rowid;
"""
_BODY_WORDS = 200  # of a description that the vectors are made from
_TELL = 10_000
Progress = Callable[[int], None]


class IndexBuilder:
    """`IndexBuilder(connection, path, until).build(progress)`: the arrays go to `path` (None: they stay in memory and are returned).
    Temporary files are closed with `until`."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None, until: ExitStack) -> None:
        self._connection, self._path, self._until = connection, path, until
        self._terms: dict[str, int] = {}
        self._words = {field: Stream(path, until) for field in FIELDS}
        self._lengths = {field: array("I") for field in FIELDS}
        self._meaning = (Stream(path, until), Stream(path, until), array("I"))
        self._columns = ColumnsBuilder()

    def build(self, progress: Progress = lambda _: None) -> ArrayWriter:
        digest, done = hashlib.sha256(), 0
        for (body,) in self._connection.execute("select body from product order by number"):
            digest.update(body.encode())
            self._take(json.loads(body))
            done += 1
            if done % _TELL == 0:
                progress(done)
        writer = ArrayWriter(self._path)
        with writer:
            products = self._write_arrays(writer)
            writer.put("stamp", np.frombuffer(digest.hexdigest()[:16].encode(), np.uint8))
            self._write_names(digest.hexdigest(), done, products)
        return writer

    def _take(self, record: dict[str, object]) -> None:
        lists = terms_of(record)
        for field, held in zip(FIELDS, lists, strict=True):
            self._words[field].write(array("I", self._numbers(held)))
            self._lengths[field].append(len(held))
        counts = Counter((*lists[0], *lists[1], *lists[2][:_BODY_WORDS]))
        words, times, lengths = self._meaning
        words.write(array("I", self._numbers(list(counts))))
        times.write(bytes(min(n, 255) for n in counts.values()))
        lengths.append(len(counts))
        self._columns.add(record)

    def _numbers(self, words: Sequence[str]) -> list[int]:
        known = self._terms
        return [known.setdefault(word, len(known)) for word in words]

    def _write_arrays(self, writer: ArrayWriter) -> list[int]:
        """Returns in how many products each word is."""
        vocabulary = len(self._terms)
        for field in FIELDS:
            self._write_lists(writer, field, vocabulary)
        words, times, lengths = self._meaning
        counted = Counted(words.array("u4"), times.array("u1"), np.array(lengths, np.uint32))
        products = np.bincount(counted.words, minlength=vocabulary)
        self._write_vectors(writer, counted, products)
        for name, values in self._columns.arrays().items():
            writer.put(f"column.{name}", values)
        writer.put("place", self._places(len(lengths)))
        return [int(n) for n in products]

    def _write_lists(self, writer: ArrayWriter, field: str, vocabulary: int) -> None:
        found = (Stream(self._path, self._until), Stream(self._path, self._until))

        def write(products: NDArray[np.uint32], impacts: NDArray[np.uint8]) -> None:
            found[0].write(products)
            found[1].write(impacts)

        lengths = np.array(self._lengths[field], np.uint32)
        writer.put(f"{field}.starts", invert(self._words[field].array("u4"), lengths, vocabulary, field, write))
        writer.put(f"{field}.products", found[0].array("u4"))
        writer.put(f"{field}.impacts", found[1].array("u1"))

    def _write_vectors(self, writer: ArrayWriter, counted: Counted, products: NDArray[np.int64]) -> None:
        learned = meaning.learn(counted, products)
        held = (Stream(self._path, self._until), Stream(self._path, self._until))

        def write(values: NDArray[np.int8], scales: NDArray[np.float32]) -> None:
            held[0].write(values)
            held[1].write(scales)

        meaning.project(counted, learned, write)
        values, scales = held[0].array("i1").reshape(-1, learned.dimensions), held[1].array("f4")
        centres, order, starts = cells_of(values, scales)
        arrays = {"row": learned.row, "table": learned.table, "idf": learned.idf, "values": values, "scales": scales}
        for name, array_ in (arrays | {"centres": centres, "order": order, "cells": starts}).items():
            writer.put(f"vector.{name}", array_)

    def _places(self, count: int) -> NDArray[np.uint32]:
        """Each product's place when all are put in the order of their ids: what breaks ties."""
        places = np.zeros(count, np.uint32)
        rows = self._connection.execute("select number from product order by id")
        places[np.fromiter((row[0] - 1 for row in rows), np.int64, count)] = np.arange(count, dtype=np.uint32)
        return places

    def _write_names(self, digest: str, count: int, products: list[int]) -> None:
        run = self._connection.executemany
        columns = self._columns
        self._connection.execute("begin immediate")
        for table in ("term", "brand", "category", "currency", "fact"):
            self._connection.execute(f"delete from {table}")
        run("insert into term values (?, ?, ?)", ((t, n, products[n]) for t, n in sorted(self._terms.items())))
        run(
            "insert into brand values (?, ?, ?)",
            ((n, b, " ".join(tokens(b))) for b, n in columns.brands.number.items()),
        )
        run("insert into category values (?, ?, ?)", _with_above(columns.categories))
        run("insert into currency values (?, ?)", ((n, c) for c, n in columns.currencies.number.items()))
        run("insert into fact values (?, ?)", (("digest", digest), ("count", str(count))))
        self._connection.execute("commit")


def _with_above(categories: Names) -> list[tuple[int, str, int]]:
    """A path's number, itself, and the number of the path without its last step (0: none)."""
    for path in list(categories.number):
        steps = path.split(" > ")
        for end in range(1, len(steps)):
            categories.of(" > ".join(steps[:end]))
    return [
        (number, path, categories.number.get(" > ".join(path.split(" > ")[:-1]), 0))
        for path, number in categories.number.items()
    ]
