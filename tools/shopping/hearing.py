"""A request's words as the catalog knows them: each a slot with a weight and the words of the catalog that fill it."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from .product_terms import KIN, asked
from .spelling import SEEN, corrected, parted

_MOST_SLOTS = 16  # of one request; the rarest are kept
_MOST_KIN = 64
_RARE, _COMMON = 2, 20  # a word in so few products, beside a near one in so many times more
Read = Callable[[str, Sequence[object]], list[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Slot:
    """`words`: numbers of words of which any fills it. `weight`: how much the request says with it, the rarer the more."""

    words: tuple[int, ...]
    weight: float


@dataclass(frozen=True)
class Heard:
    """`unwanted`: for each word that is to be absent, its kin. `wanted`: all words of the request. `read_as`: what was mended."""

    slots: tuple[Slot, ...]
    unwanted: tuple[tuple[int, ...], ...] = ()
    wanted: tuple[str, ...] = ()
    read_as: Mapping[str, str] = field(default_factory=dict)


class Words:
    """The words of a catalog, read from its table."""

    def __init__(self, read: Read, products: int) -> None:
        self._read, self._products = read, products

    def hear(self, text: str) -> Heard:
        said = asked(text)
        pairs = {a + b: (a, b) for a, b in zip(said.wanted, said.wanted[1:], strict=False)}
        known = self._known((*said.wanted, *pairs))
        slots: dict[str, set[str]] = {w: {w} for w in said.wanted if w in known}
        read_as: dict[str, str] = {}
        for word in said.wanted:
            if word not in known:
                self._mend(word, slots, known, read_as)
        for word in [w for w in slots if w in said.wanted and known[w][1] <= _RARE]:
            self._doubt(word, slots, known, read_as)
        for joined, pair in pairs.items():
            for word in pair if joined in known else ():
                slots.setdefault(word, set()).add(joined)
        made = [
            Slot(tuple(known[w][0] for w in sorted(words)), self._weight(max(known[w][1] for w in words)))
            for words in slots.values()
        ]
        if len(made) > _MOST_SLOTS:
            made = sorted(made, key=lambda s: (-s.weight, s.words))[:_MOST_SLOTS]
        return Heard(tuple(made), tuple(self._kin(w) for w in said.unwanted), said.wanted, read_as)

    def _mend(
        self, word: str, slots: dict[str, set[str]], known: dict[str, tuple[int, int]], read_as: dict[str, str]
    ) -> None:
        """An unknown word as one with a slip less, as two words, or as one with two slips less; else it is left out."""
        near = corrected(word, self._beginning)
        parts = None if near else parted(word, self._common)
        near = near or (None if parts else corrected(word, self._beginning, slips=2))
        mended = parts or ((near,) if near else ())
        for other in mended:
            known |= self._known((other,))
            slots.setdefault(other, set()).add(other)
        if mended:
            read_as[word] = " ".join(mended)

    def _doubt(
        self, word: str, slots: dict[str, set[str]], known: dict[str, tuple[int, int]], read_as: dict[str, str]
    ) -> None:
        """A rare word beside a common one that is a slip away may be somebody's slip: both are searched."""
        near = corrected(word, self._beginning, seen=_COMMON * known[word][1])
        if near:
            known |= self._known((near,))
            slots[word].add(near)
            read_as[word] = near

    def _common(self, words: Sequence[str]) -> list[str]:
        return [word for word, (_, products) in self._known(words).items() if products >= SEEN]

    def _known(self, words: Sequence[str]) -> dict[str, tuple[int, int]]:
        """word -> (number, products that it is in)"""
        if not words:
            return {}
        marks = ", ".join("?" * len(words))
        rows = self._read(f"select term, number, products from term where term in ({marks})", words)
        return {str(t): (int(str(n)), int(str(p))) for t, n, p in rows}

    def _beginning(self, start: str) -> list[tuple[str, int]]:
        rows = self._read("select term, products from term where term >= ? and term < ?", (start, start + "\uffff"))
        return [(str(t), int(str(p))) for t, p in rows]

    def _kin(self, word: str) -> tuple[int, ...]:
        if len(word) < KIN or not word.isascii():
            return tuple(n for n, _ in self._known((word,)).values())
        start = word[:KIN]
        query = "select number from term where term >= ? and term < ? order by products desc limit ?"
        return tuple(int(str(n)) for (n,) in self._read(query, (start, start + "\uffff", _MOST_KIN)))

    def _weight(self, products: int) -> float:
        return math.log(1 + (self._products - products + 0.5) / (products + 0.5))
