"""Word lists to patterns: what a "word" is differs by script. Patterns are compiled when they are first used."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

#: Particles and endings that may follow a Korean noun.
PARTICLES = (
    r"(?:에서부터|에서는|에서도|으로는|이라서|이라는|이랑은|에서|에게|에는|에도|에만|으로|부터|까지|이나|이랑|랑은|하고|보다|처럼|이고|이며|이요|예요|이에요|입니다"
    r"|께서|한테|마다|라도|이|가|은|는|을|를|에|로|과|와|랑|도|만|나|의|요|야|들|님)"
)
_ASCII = re.compile(r"^[\x20-\x7e\u00c0-\u024f]+$")
_HANGUL = re.compile(r"^[\uac00-\ud7a3 ]+$")


class Rule:
    """A pattern that is compiled at its first use, so that importing the rules costs nothing."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def _pattern(self) -> "re.Pattern[str]":
        return re.compile(self.source)

    def search(self, text: str, start: int = 0) -> "re.Match[str] | None":
        return self._pattern.search(text, start)

    def match(self, text: str) -> "re.Match[str] | None":
        return self._pattern.match(text)

    def fullmatch(self, text: str) -> "re.Match[str] | None":
        return self._pattern.fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator["re.Match[str]"]:
        return self._pattern.finditer(text, start, len(text) if end is None else end)

    def findall(self, text: str) -> list[str]:
        return self._pattern.findall(text)

    def sub(self, new: str, text: str) -> str:
        return self._pattern.sub(new, text)


@cache
def compiled(source: str) -> Rule:
    """The rule of a pattern; one rule a source."""
    return Rule(source)


def any_of(words: Iterable[str]) -> str:
    """A group that matches any of the words, longest first in each script.

    English stands between word ends. Short Korean words stand at the start of a word, or they would be found inside others
    (절 in 계절, 산 in 예산), and those of one syllable before particles only.
    """
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    latin = [
        re.sub(r"(?:\\ |\\-| )+", r"[\\s-]+", re.escape(w)).replace("n't", "n'?t") for w in ordered if _ASCII.match(w)
    ]
    korean: dict[int, list[str]] = {1: [], 2: [], 3: []}
    for word in ordered:
        if _HANGUL.match(word):
            korean[min(len(word.replace(" ", "")), 3)].append(re.escape(word).replace(r"\ ", r"\s*"))
    other = [re.escape(w) for w in ordered if not _ASCII.match(w) and not _HANGUL.match(w)]
    parts = []
    if latin:
        parts.append(rf"(?<![a-z0-9\u00c0-\u024f])(?:{'|'.join(latin)})(?![a-z0-9\u00c0-\u024f])")
    parts += ["|".join(korean[3])] if korean[3] else []
    if korean[2]:
        parts.append(rf"(?<![\uac00-\ud7a3])(?:{'|'.join(korean[2])})")
    if korean[1]:
        parts.append(rf"(?<![\uac00-\ud7a3])(?:{'|'.join(korean[1])})(?={PARTICLES}{{0,2}}(?![\uac00-\ud7a3]))")
    parts += ["|".join(other)] if other else []
    return "(?:" + "|".join(parts) + ")"


def table_pattern(table: dict[str, tuple[str, ...]]) -> tuple[Rule, dict[str, str]]:
    """One rule for a whole table, longest words first, and the way back from a spelled word to its key."""
    back = {_key(word): key for key, words in table.items() for word in words}
    return compiled(any_of(w for words in table.values() for w in words)), back


def _key(text: str) -> str:
    return re.sub(r"[\s'-]+", "", text)


def looked_up(back: dict[str, str], text: str) -> str:
    return back[_key(text)]
