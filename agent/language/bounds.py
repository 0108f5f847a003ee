"""On which side of an amount a thing must be: the words before and after it, put together by their kinds (lexicon.bounds).

A side is told only when all words up to the amount are understood. Where a denial stands in the same clause and its place is not
understood, the side is not told: read the wrong way round, a limit is worse than none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .lexicon import bounds as words
from .reading import TAKEN, Reading

Side = Literal["most", "least", "unclear"]
_REACH = 60
_CLAUSE_END = re.compile(r"[.;!?\n。！？；]|[,，、](?!\d)")


@dataclass(frozen=True, slots=True)
class Bound:
    """`side` None: nothing is said of it. The span of the amount with its words; `goes_on`: an understood amount stands right before."""

    side: Side | None
    start: int
    end: int
    goes_on: bool = False


def bound_of(reading: Reading, start: int, end: int) -> Bound:
    """The bound that the words around an amount set. Takes nothing."""
    kinds, first, goes_on = _before(reading.open, start)
    than = "THAN" in kinds
    after, last = _after(reading.open, end, than)
    side = _side([*kinds, *after])
    if side == "least" and not {"LOW", "NEG"} & {*kinds, *after} and _denied(reading, first):
        side = "unclear"
    if side is None and (than or _compares(reading.open, last)):
        side = "unclear"
    return Bound(side, first, last, goes_on)


def _side(kinds: list[str]) -> Side | None:
    """A denial turns a comparison round; "at most" and "at least" stand as they are."""
    found: set[Side] = set()
    denied = kinds.count("NEG") % 2 == 1
    for kind in kinds:
        if kind in ("UP", "LOW"):
            found.add("most" if kind == "UP" else "least")
        elif kind in ("OVER", "LESS"):
            found.add("least" if (kind == "OVER") != denied else "most")
        elif kind in ("KO_MOST", "KO_LEAST"):
            found.add("most" if kind == "KO_MOST" else "least")
    if len(found) > 1:
        return "unclear"
    return found.pop() if found else "unclear" if denied else None


@cache
def _pattern(which: str) -> "re.Pattern[str]":
    """One alternation of all kinds, in one direction."""
    before = which == "before"
    tables: tuple[tuple[Mapping[str, str], bool], ...] = (
        ((words.BEFORE_EN, True), (words.BEFORE_KO, False), (words.BEFORE_ZH, False))
        if before
        else ((words.AFTER_EN, True), (words.AFTER_KO, False), (words.AFTER_ZH, False))
    )
    parts = []
    for number, (table, latin) in enumerate(tables):
        for kind, source in table.items():
            edged = rf"(?<![a-z])(?:{source})(?![a-z])" if latin else rf"(?:{source})"
            parts.append(rf"(?P<{kind}_{number}>{edged})")
    body = "|".join(parts)
    return re.compile(
        rf"(?:{body}|(?P<GLUE_9>[:=~\"'“”()]))\s*$" if before else rf"\s*(?:{body}|(?P<GLUE_9>[:\"'“”()]))"
    )


def _before(text: str, start: int) -> tuple[list[str], int, bool]:
    """(kinds nearest first, where the first word that says something stands, whether an understood amount stands before)"""
    kinds: list[str] = []
    at = first = start
    while True:
        left = text[max(0, at - _REACH) : at]
        if left.rstrip(" ,，、&").endswith(TAKEN) or (at != start and left.endswith(TAKEN)):
            return kinds, first, not kinds
        match = _pattern("before").search(left)
        if match is None:
            return kinds, first, False
        at -= len(left) - match.start()
        kind = str(match.lastgroup).rsplit("_", 1)[0]
        if kind != "GLUE":
            kinds.append(kind)
            first = at


_KOREAN = re.compile(
    rf"\s*(?:(?P<neg>안|못)\s*)?(?:더\s*)?(?:(?P<over>{words.KOREAN_OVER})|(?P<less>{words.KOREAN_LESS}))"
    rf"(?P<tail>[가-힣]{{0,6}}(?:\s*수(?:는|가|도)?)?(?:\s*(?:{words.KOREAN_DENIED})[가-힣]*)?)"
)
_PLAIN_OVER = re.compile(r"초과|넘")  # the others are words of their own ("크로스백") unless 보다 stands before them
_NEXT_AMOUNT = re.compile(r"\s*(?:of|than|is)?\s*[€$£₩¥]?\s*\d")


def _after(text: str, end: int, than: bool) -> tuple[list[str], int]:
    """(kinds, where the last word that says something ends). What bounds the next amount is not ours."""
    kinds: list[str] = []
    at = last = end
    while True:
        korean = _KOREAN.match(text, at)
        if korean is not None and (
            _PLAIN_OVER.match(korean["over"] or "") or "보다" in text[end:at] or "보단" in text[end:at]
        ):
            kinds.append(_korean(korean))
            return kinds, korean.end()
        match = _pattern("after").match(text, at)
        if match is None or not match.group().strip():
            return kinds, last
        kind = str(match.lastgroup).rsplit("_", 1)[0]
        if kind in ("OVER", "LESS") and not than:
            return kinds, last
        if kind != "GLUE":
            if _NEXT_AMOUNT.match(text, match.end()) and match.group().strip().isascii():
                return kinds, last
            kinds.append(kind)
            last = match.end()
        at = match.end()


def _korean(match: "re.Match[str]") -> str:
    denied = bool(match["neg"]) != bool(re.search(words.KOREAN_DENIED, match["tail"]))
    return "KO_LEAST" if bool(match["over"]) != denied else "KO_MOST"


def _denied(reading: Reading, first: int) -> bool:
    """Whether a denial that nobody took stands before in the same clause."""
    left = reading.open[max(0, first - _REACH) : first]
    ends = [m.end() for m in _CLAUSE_END.finditer(left)]
    return bool(re.search(words.DENIALS, left[max([left.rfind(TAKEN) + 1, *ends], default=0) :]))


_COMPARING = re.compile(
    r"\s*(?:보다|보단|[가-힣]{0,3}\s*(?:넘|초과|못|안\s)|than\b|(?:or|and)\s+(?:\w+er|more|less|up|down)\b)"
)


def _compares(text: str, at: int) -> bool:
    """A comparison that was not understood follows."""
    return bool(_COMPARING.match(text, at))
