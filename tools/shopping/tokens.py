"""Words of product texts and of requests, the same for both: lower case, no accents, plurals cut, figures apart from letters,
Korean and Chinese also in pairs."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")
_OWNER = re.compile(r"['’]s?\b")
_ACCENTS = re.compile("[\u0300-\u036f]")
_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힣]")
STOP = frozenset(
    "a an the and or of to in on at for with without is are my me i need want looking something please that this it under over below "
    "about around who likes than less more no not".split()
)


def tokens(text: str) -> list[str]:
    """In order; never empty strings, never characters that mean something to a search engine."""
    found: list[str] = []
    for word in _WORD.findall(_OWNER.sub("", folded(text))):
        if word in STOP:
            continue
        if word.isascii():
            found.append(singular(word))
        elif _CJK.search(word):
            found.extend([word] if len(word) < 3 else [word, *(word[i : i + 2] for i in range(len(word) - 1))])
        else:
            found.append(word)
    return found


def folded(text: str) -> str:
    """Lower case without accents: "Café" and "cafe" are one word; Hangul stays whole."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", plain)))


@lru_cache(maxsize=65_536)
def singular(word: str) -> str:
    if not word.isascii() or len(word) < 4 or word.endswith("ss") or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("shes", "ches", "xes", "sses")) else word[:-1]
