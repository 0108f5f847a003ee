"""What is left of a request for goods once everything that is understood is taken: conditions nobody can check are said, never dropped."""

import re
from collections.abc import Iterator, Sequence

from .lexicon.bounds import DEMANDS, DENIALS
from .phrases import compiled
from .reading import TAKEN, Reading

_CUT = re.compile(r"[,;.!?\n，。；、！？]|\b(?:and|but|plus)\b|그리고|\ue000{2,}")
_HARD = compiled(rf"{DENIALS}|{DEMANDS}|\d")
_VAGUE = compiled(
    r"(?<![a-z])(?:cheap|light(?:weight)?|small|big|large|heavy|compact)(?:er|est)?\s+than|(?<![a-z])[a-z]+-free(?![a-z])|[가-힣]+\s*보다"
)
#: Politeness and small talk that holds such words and sets no condition.
_HARMLESS = re.compile(
    r"(?:must have|only|please|thanks?|if possible|no (?:problem|hurry|rush|worries|idea|preference)|not sure|don'?t (?:know|mind|care)|free|for free"
    r"|안녕|없나요|없을까요?|있나요|없니|있을까요?|않을까요?|꼭|좀|否|不错|好不好|有没有|没有吗|不知道|无所谓|必须|一定|只要|반드시|무조건|필수)\s*"
)
_CONTENT = re.compile(r"[^\W_]")


def left_over(reading: Reading, goods: Sequence[tuple[int, int]], counted: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The person's words of each stretch that sounds like a condition and was read as none. A count before a thing is no condition."""
    for start, end in _stretches(reading.open):
        text = reading.open[start:end]
        marks = [m for p in (_HARD, _VAGUE) for m in p.finditer(text)]
        marks = [m for m in marks if not any(a <= start + m.start() < b for a, b in (*goods, *counted))]
        marks = [m for m in marks if not any(h.start() <= m.start() < h.end() for h in _HARMLESS.finditer(text))]
        if marks and _CONTENT.search(text.replace(TAKEN, " ")):
            yield reading.words(*_trimmed(reading, start, end, goods, min(m.start() for m in marks) + start))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _CUT.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _trimmed(reading: Reading, start: int, end: int, goods: Sequence[tuple[int, int]], mark: int) -> tuple[int, int]:
    """Without the names of things and what was taken at its ends: what is not understood, and little more."""
    for low, high in goods:
        if start <= low and high <= mark:
            start = high
        elif mark < low < end:
            end = low
    taken = [i for i in range(start, end) if reading.open[i] == TAKEN]
    before, after = [i for i in taken if i < mark], [i for i in taken if i > mark]
    return (before[-1] + 1 if before else start), (after[0] if after else end)
