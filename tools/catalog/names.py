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


_HEAD = "g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "").split(" ")
_VOWEL = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_TAIL = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")


def romanized(text: str) -> str:
    """Hangul by the letters of the Revised Romanization of Korean, syllable by syllable: 남한산성 is "namhansanseong".

    Sounds that change between syllables stay as they are written, so it is for matching, not for showing.
    """
    return "".join(_syllable(ord(ch) - 0xAC00) if "\uac00" <= ch <= "\ud7a3" else ch for ch in text)


def _syllable(code: int) -> str:
    return _HEAD[code // 588] + _VOWEL[code % 588 // 28] + _TAIL[code % 28]


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
