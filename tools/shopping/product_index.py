"""Finding products by words and by meaning, under hard conditions: columns first, then inverted lists and vectors, then the rank.

A product is found when its words carry half of the weight of the request, or, in a catalog large enough to learn from, when it is like
the request and of the kind of the best that were found by words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .cells import EXACT, Vectors
from .hearing import Heard, Read, Words
from .lexical import WordScores, holds, word_scores
from .meaning import WordVectors
from .postings import SHAPES, Lists
from .product_columns import TYPES, Mask, passing
from .product_query import ProductQuery, Rates
from .product_terms import runs
from .ranking import FIRST, WEIGHTS, Leaders, leaders, total

COVERED = 0.5  # share of a request's weight that a product's words must carry, see WordScores.found
_POOL = 500  # best by words that are looked at closely
_NEAR = 100  # best by meaning
_ALIKE = 0.5  # cosine from which on likeness can stand for words ...
_OF_KIND = 0.2  # ... in a product whose category has this share of the best ...
_ENOUGH = 1000  # ... in a catalog of so many products
_BRAND_WORDS = 4

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Ranked:
    """Product numbers (from 0), best first, their scores, and the words that were read as others."""

    products: Numbers
    scores: NDArray[np.float64]
    read_as: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Candidates:
    """In the order of their numbers, with their features; `leading`: what the best found by words have in common."""

    products: Numbers
    features: Mapping[str, NDArray[np.float64]]
    leading: Leaders


class ProductIndex:
    """`arrays` as index_build.py writes them; `read` runs a statement on the tables beside them."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], read: Read) -> None:
        self._read, self._place = read, arrays["place"]
        self.stamp = bytes(arrays["stamp"]).decode("ascii")
        self._words = Words(read, len(self._place))
        self._columns = {name: arrays[f"column.{name}"] for name in TYPES}
        self._lists = {
            name: Lists(arrays[f"{name}.starts"], arrays[f"{name}.products"], arrays[f"{name}.impacts"], shape[0])
            for name, shape in SHAPES.items()
        }
        self._word_vectors = WordVectors(arrays["vector.row"], arrays["vector.table"], arrays["vector.idf"])
        self._vectors = Vectors(*(arrays[f"vector.{n}"] for n in ("values", "scales", "centres", "order", "cells")))
        rows = read("select number, above from category order by number", ())
        self._above = np.zeros(len(rows) + 1, np.uint32)
        for number, above in rows:
            self._above[int(str(number))] = int(str(above))
        self._currencies = {str(c): int(str(n)) for n, c in read("select number, code from currency", ())}

    def __len__(self) -> int:
        return len(self._place)

    def allowed(self, query: ProductQuery, rates: Rates) -> Mask | None:
        """Which products meet the conditions that stand in columns; None: all."""
        return passing(self._columns, query, rates, self._currencies, self._brand, self._categories)

    def listed(self, allowed: Mask | None) -> Ranked:
        """All that are allowed, in the order of their ids: the answer to conditions alone."""
        found = np.arange(len(self)) if allowed is None else np.flatnonzero(allowed)
        return Ranked(found[np.argsort(self._place[found], kind="stable")], np.zeros(len(found)))

    def ranked(self, phrasings: Sequence[str], allowed: Mask | None, pool: int = _POOL) -> Ranked:
        """The best of those allowed, over every way in which the request is put."""
        best: dict[int, float] = {}
        read_as: dict[str, str] = {}
        for heard in map(self._words.hear, phrasings):
            read_as |= heard.read_as
            if heard.slots:
                found = self._candidates(heard, allowed, pool)
                values = total(self._completed(found.products, found.features, found.leading), WEIGHTS)
                for product, value in zip(found.products.tolist(), values.tolist(), strict=True):
                    best[product] = max(value, best.get(product, value))
        products, scores = np.array(list(best), np.int64), np.array(list(best.values()), np.float64)
        order = np.lexsort((self._place[products], -scores))
        return Ranked(products[order], scores[order], read_as)

    def described(self, words: str, products: Numbers) -> dict[str, NDArray[np.float64]]:
        """Every feature of ranking.py, of given products (ascending) for a request; all zero when no word of it is known."""
        heard = self._words.hear(words)
        if not heard.slots:
            return {name: np.zeros(len(products)) for name in WEIGHTS}
        leading = self._candidates(heard, None, _POOL).leading
        scores = word_scores(self._lists, heard, len(self), products)
        return self._completed(products, self._features(heard, products, scores), leading)

    def _completed(
        self, products: Numbers, features: Mapping[str, NDArray[np.float64]], leading: Leaders
    ) -> dict[str, NDArray[np.float64]]:
        kinds = self._columns["category"][products]
        return {**features, **leading.features(self._vectors.of(products), kinds, self._above[kinds])}

    def _candidates(self, heard: Heard, allowed: Mask | None, pool: int) -> _Candidates:
        space = None if allowed is None else np.flatnonzero(allowed)
        compact = space if space is not None and len(space) <= EXACT else None
        scores = word_scores(self._lists, heard, len(self), compact)
        good = scores.found(heard, COVERED)
        if allowed is not None and compact is None:
            good = good[allowed[good]]
        places = _best(scores, heard, good, pool)
        by_words = places if compact is None else compact[places]
        near = self._near(heard, allowed)
        products = np.union1d(by_words, near)
        inner = products if compact is None else np.searchsorted(compact, products)
        features = self._features(heard, products, scores.at(inner))
        named = np.isin(products, by_words)
        leading = self._leading(products[named], total(features, FIRST)[named])
        kept = named | self._stands_in(products, features["alike"], leading)
        return _Candidates(products[kept], {name: values[kept] for name, values in features.items()}, leading)

    def _near(self, heard: Heard, allowed: Mask | None) -> Numbers:
        if len(self) < _ENOUGH:
            return np.zeros(0, np.int64)
        return self._vectors.near(self._vector(heard), allowed, _NEAR)

    def _vector(self, heard: Heard) -> NDArray[np.float32]:
        return self._word_vectors.text([word for slot in heard.slots for word in slot.words])

    def _leading(self, products: Numbers, first: NDArray[np.float64]) -> Leaders:
        kinds = self._columns["category"][products]
        return leaders(first, self._vectors.of(products), kinds, self._above[kinds])

    def _stands_in(self, products: Numbers, alike: NDArray[np.float64], leading: Leaders) -> Mask:
        """Whether likeness is enough without the words."""
        kinds = self._columns["category"][products].tolist()
        share = np.array([leading.kinds.get(k, 0.0) for k in kinds])
        return (alike >= _ALIKE) & (share >= _OF_KIND)

    def _features(self, heard: Heard, products: Numbers, scores: WordScores) -> dict[str, NDArray[np.float64]]:
        denied = self._all(heard, ("deny",), products)
        said = {f: self._all(heard, fields, products) & ~denied for f, fields in _SAID.items()}
        values: dict[str, NDArray[Any]] = {
            "head": scores.head,
            "category": scores.category,
            "body": scores.body,
            "named": scores.named(heard),
            "covered": scores.covered(heard),
            "alike": self._vectors.likeness(products, self._vector(heard)),
            "brand": np.isin(self._columns["brand"][products], self._brands_named(heard)),
            "denied": denied,
            **said,
        }
        return {name: held.astype(np.float64) for name, held in values.items()}

    def _all(self, heard: Heard, fields: Sequence[str], products: Numbers) -> Mask:
        """Whether every unwanted word stands in one of the fields; none when nothing is unwanted."""
        found = np.full(len(products), bool(heard.unwanted))
        for kin in heard.unwanted:
            found &= np.any([holds(self._lists[f], kin, products) for f in fields], axis=0)
        return found

    def _brands_named(self, heard: Heard) -> list[int]:
        names = runs(heard.wanted, _BRAND_WORDS)
        marks = ", ".join("?" * len(names))
        return [int(str(n)) for (n,) in self._read(f"select number from brand where words in ({marks})", names)]

    def _brand(self, name: str) -> int | None:
        rows = self._read("select number from brand where name = ?", (name,))
        return int(str(rows[0][0])) if rows else None

    def _categories(self, text: str) -> list[int]:
        rows = self._read("select number, path from category", ())
        return [int(str(n)) for n, path in rows if text in str(path).casefold()]


_SAID = {"unwanted_head": ("head", "category"), "unwanted_body": ("body",)}


def _best(scores: WordScores, heard: Heard, good: Numbers, pool: int) -> Numbers:
    """Places of the best by words alone, ascending."""
    if len(good) <= pool:
        return good
    held = scores.at(good)
    value = FIRST["head"] * held.head + FIRST["body"] * held.body + FIRST["category"] * held.category
    value += FIRST["named"] * held.named(heard)
    return np.sort(good[np.argpartition(-value, pool - 1)[:pool]])
