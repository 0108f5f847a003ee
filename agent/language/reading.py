"""One message while it is being read: its text, what has been understood so far, and what is left."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ...domain.request import Language
from .lexicon.folding import simplified
from .phrases import Rule

#: Stands for characters that a rule has understood; no rule's pattern matches it.
TAKEN = "\ue000"
#: Stands for a name of a place while words of time, number and money are read: 세인트루이스 holds three people (세인) and 多伦多3天 three more days.
SHIELD = "\ue001"
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2019: 0x27, 0x2018: 0x27}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ue000\ue001]")
#: White space in a row that is kept.
MOST_SPACE = 8
_ENDLESS = re.compile(rf"\s{{{MOST_SPACE + 1},}}")

Span = tuple[int, int]


def cleaned(text: str) -> str:
    """NFC, full-width forms to plain ones, control and direction characters to spaces, so that rules see one spelling.

    Of endless white space a little is kept: it says nothing more, and rules that skip it would try it in every way.
    """
    wide = unicodedata.normalize("NFC", text).translate(_WIDE)
    plain = _CONTROL.sub(lambda m: "\n" if m.group() == "\r" else " ", wide)
    return _ENDLESS.sub(lambda m: m.group()[:MOST_SPACE], plain)


def _lower(text: str) -> str:
    low = text.translate(simplified())
    folded = low.lower()
    if len(folded) == len(low):
        return folded
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in low)


class Reading:
    """`text` is the cleaned message; `low` the same length, lower case and simplified; `open` is `low` without what is taken."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = cleaned(text)
        self.low = _lower(self.text)
        self.open = self.low
        self.language = language
        self.assumptions: list[str] = []
        self.said: list[str] = []  # conditions that were seen and could not be used, in the person's words

    def find(self, pattern: Rule) -> Iterator["re.Match[str]"]:
        """Matches over what is not yet taken, left to right; matches taken meanwhile are skipped."""
        for match in pattern.finditer(self.open):
            if TAKEN not in self.open[match.start() : match.end()]:
                yield match

    def first(self, pattern: Rule) -> "re.Match[str] | None":
        return next(self.find(pattern), None)

    def take(self, start: int, end: int) -> str:
        """Mark as understood; returns the person's own words."""
        self.open = self.open[:start] + TAKEN * (end - start) + self.open[end:]
        return self.words(start, end)

    def give_back(self, start: int, end: int) -> None:
        """What was taken for one thing is open again for another."""
        self.open = self.open[:start] + self.low[start:end] + self.open[end:]

    @contextmanager
    def shielded(self, spans: Iterable[Span]) -> Iterator[None]:
        """While it lasts, no rule reads into these spans; what is taken meanwhile stays taken."""
        for start, end in spans:
            if TAKEN not in self.open[start:end]:
                self.open = self.open[:start] + SHIELD * (end - start) + self.open[end:]
        try:
            yield
        finally:
            self.open = "".join(low if now == SHIELD else now for now, low in zip(self.open, self.low, strict=True))

    def words(self, start: int, end: int) -> str:
        return " ".join(self.text[start:end].split())

    def before(self, at: int, width: int = 40) -> str:
        return self.low[max(0, at - width) : at]

    def after(self, at: int, width: int = 40) -> str:
        return self.low[at : at + width]

    def clause(self, start: int, end: int) -> str:
        """The sentence around a span, for words that must not be lost."""
        left = max((self.low.rfind(c, 0, start) for c in ".!?;\n。！？；"), default=-1) + 1
        rights = [i for c in ".!?;\n。！？；" if (i := self.low.find(c, end)) >= 0]
        return self.words(left, min(rights, default=len(self.low)))

    def part(self, start: int, end: int) -> str:
        """The clause up to the nearest commas: the shortest stretch that a person would recognise as their condition."""
        left = max(self.low.rfind(c, 0, start) for c in ".!?;\n。！？；,，、(") + 1
        rights = [i for c in ".!?;\n。！？；,，、)" if (i := self.low.find(c, end)) >= 0]
        return self.words(left, min(rights, default=len(self.low)))

    def take_word(self, start: int, end: int) -> str:
        """Take to the end of a Korean word: its endings belong to it."""
        while end < len(self.open) and "\uac00" <= self.open[end] <= "\ud7a3":
            end += 1
        return self.take(start, end)
