"""Names are matched without case, accents or width: "Zürich", "ZURICH" and "Ｚürich" are one; 도쿄 stays 도쿄."""

import unicodedata
from collections.abc import Iterable

#: Letters that Unicode does not decompose, as they are commonly typed without the key for them.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_LATIN_MARKS = range(0x300, 0x370)  # only these: a Japanese voicing mark makes another letter


def fold(text: str) -> str:
    """The form under which two spellings of one name are equal: folded case, no accents, single spaces."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(ch for ch in decomposed if ord(ch) not in _LATIN_MARKS)
    folded = unicodedata.normalize("NFKC", bare).casefold().translate(_PLAIN)
    return " ".join(
        "".join(ch if ch.isalnum() or unicodedata.category(ch) in ("Mn", "Mc") else " " for ch in folded).split()
    )


def joined(text: str) -> str:
    """Folded and without spaces: "Gyeongbok gung" and "Gyeongbokgung" are one."""
    return fold(text).replace(" ", "")


def closeness(query: str, names: Iterable[str]) -> int:
    """How well any of `names` answers a folded `query`: 4 equal, 3 begins with it, 2 holds all of its words, 1 holds it, 0."""
    best = 0
    words = set(query.split())
    for name in names:
        here = fold(name)
        if here == query or here.replace(" ", "") == query.replace(" ", ""):
            return 4
        if here.startswith(query + " "):
            best = max(best, 3)
        elif words and words <= set(here.split()):
            best = max(best, 2)
        elif query and query.replace(" ", "") in here.replace(" ", ""):
            best = max(best, 1)
    return best
