"""Words of product texts and of requests, the same for both: lower case, plurals cut, Korean and Chinese also in pairs."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힣]")
STOP = frozenset(
    "a an the and or of to in on at for with without is are my me i need want looking something please that this it under over below "
    "about around who likes than less more no not".split()
)


def tokens(text: str) -> list[str]:
    """In order; never empty strings, never characters that mean something to a search engine."""
    found: list[str] = []
    for word in _WORD.findall(text.casefold()):
        if word in STOP:
            continue
        if _CJK.search(word):
            found.extend([word] if len(word) < 3 else [word, *(word[i : i + 2] for i in range(len(word) - 1))])
        else:
            found.append(singular(word))
    return found


@lru_cache(maxsize=65_536)
def singular(word: str) -> str:
    if not word.isascii() or len(word) < 4 or word.endswith("ss") or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("shes", "ches", "xes", "sses")) else word[:-1]
