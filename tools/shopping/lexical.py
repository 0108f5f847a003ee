"""Scores by words: BM25 of each field, and which of a request's words a product holds, for all products or for some."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from .hearing import Heard
from .postings import Lists

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]
_EPSILON = 1e-6
_TOPIC = np.uint64(0xFFFF << 16)
_MARKS = {"head": 1 | 1 << 16 | 1 << 32, "category": 1 << 16 | 1 << 32, "body": 1 << 32}
MENTIONED = 0.45  # of a word's weight where only the description has it


@dataclass(frozen=True)
class WordScores:
    """By product: BM25 of a field as a share of the request's weight; `marks`: a bit for each slot that the head fills (the lowest 16),
    the head or the category, which is the topic (the next 16), or any field (the next)."""

    head: Floats
    category: Floats
    body: Floats
    marks: NDArray[np.uint64]

    def at(self, places: Numbers) -> "WordScores":
        return WordScores(*(getattr(self, f.name)[places] for f in fields(self)))

    def named(self, heard: Heard) -> Floats:
        """Share of the request's weight that title, brand and colour carry."""
        return np.asarray(shares(heard)[_sixteen(self.marks, 0)], np.float32)

    def covered(self, heard: Heard) -> Floats:
        """Share of the request's weight that the record carries anywhere."""
        return np.asarray(shares(heard)[_sixteen(self.marks, 2)], np.float32)

    def found(self, heard: Heard, share: float) -> Numbers:
        """Places where title, brand, colour and category carry such a share of the request, with what only the description says at a
        part of its weight: a thing that is merely mentioned is not what the product is. `share` is more than that part."""
        places = np.flatnonzero(self.marks & _TOPIC)
        table, marks = shares(heard), self.marks[places]
        carried = table[_sixteen(marks, 1)] * (1 - MENTIONED) + table[_sixteen(marks, 2)] * MENTIONED
        return places[carried >= share]


def _sixteen(marks: NDArray[np.uint64], which: int) -> NDArray[np.uint64]:
    return (marks >> np.uint64(16 * which)) & np.uint64(0xFFFF)


def shares(heard: Heard) -> Floats:
    """For every set of slots (as bits), its share of the weight; rounded up a little, so that a half is a half."""
    found = np.zeros(1 << len(heard.slots), np.float32)
    weight = sum(slot.weight for slot in heard.slots) or 1.0
    for bit, slot in enumerate(heard.slots):
        found[1 << bit : 2 << bit] = found[: 1 << bit] + slot.weight / weight
    return np.asarray(np.minimum(found + _EPSILON, 1.0), np.float32)


def word_scores(lists: Mapping[str, Lists], heard: Heard, count: int, space: Numbers | None) -> WordScores:
    """Of all `count` products, or of those of `space` (ascending numbers), in their order."""
    size = count if space is None else len(space)
    head, category, body = (np.zeros(size, np.float32) for _ in range(3))
    found = WordScores(head, category, body, np.zeros(size, np.uint64))
    weight = sum(slot.weight for slot in heard.slots) or 1.0
    for bit, slot in enumerate(heard.slots):
        for field, scores in (("head", head), ("category", category), ("body", body)):
            mark = np.uint64(_MARKS[field] << bit)
            for places in _add(lists[field], slot.words, slot.weight / weight, scores, space):
                found.marks[places] |= mark
    return found


def _add(
    lists: Lists, words: Sequence[int], weight: float, scores: Floats, space: Numbers | None
) -> list[NDArray[np.integer]]:
    """Adds a slot's impact; where several of its words stand in a product, the first counts."""
    seen: list[NDArray[np.integer]] = []
    for word in words:
        products, impacts = lists.of(word)
        places, held = _within(products, space)
        values = impacts if held is None else impacts[held]
        if seen:
            new = ~np.isin(places, np.concatenate(seen))
            places, values = places[new], values[new]
        scores[places] += values * np.float32(weight * lists.scale)
        seen.append(places)
    return seen


def _within(
    products: NDArray[np.uint32], space: Numbers | None
) -> tuple[NDArray[np.integer], NDArray[np.int64] | None]:
    """Places of a list's products in the space, and which of the list they are (None: all)."""
    if space is None:
        return products, None
    if not len(products):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    at = np.searchsorted(products, space.astype(np.uint32))
    at = np.minimum(at, len(products) - 1)
    places = np.flatnonzero(products[at] == space)
    return places, at[places]


def holds(lists: Lists, kin: Sequence[int], products: Numbers) -> NDArray[np.bool_]:
    """Whether each of some products (ascending) has any of the words in a field."""
    found = np.zeros(len(products), bool)
    for word in kin:
        found[_within(lists.of(word)[0], products)[0]] = True
    return found
