"""Words without their endings: English loses the commonest, Korean its particles and polite endings.

Both rules are wrong now and then, alike in question and memory, which is all that matching needs.
"""

import re
from functools import lru_cache

_HANGUL = re.compile(r"[가-힣]")
#: Particles and endings, the longest first, as they stand at the end of a Korean word.
_TAILS = tuple(
    sorted(
        "이에요 예요 에요 입니다 습니다 ㅂ니다 었어요 았어요 였어요 했어요 어요 아요 해요 네요 대요 래요 지요 죠 거든요 잖아요 더라고요 "
        "에서는 에게서 으로는 에서 에게 한테 으로 까지 부터 처럼 보다 이랑 하고 이나 라도 마다 밖에 조차 는데 지만 면서 려고 러 "
        "은 는 이 가 을 를 의 에 도 로 와 과 랑 만 요 지 야 아 고 서 네".split(),
        key=len,
        reverse=True,
    )
)
_SUFFIXES = ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s", "e")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Of a lower-case word."""
    word = word.removesuffix("'s")
    if _HANGUL.search(word):
        for _ in range(2):
            tail = next((t for t in _TAILS if word.endswith(t) and len(word) - len(t) >= 2), "")
            word = word.removesuffix(tail)
        return word
    if not word.isascii() or len(word) < 4 or word.endswith("ss"):
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return _undoubled(word.removesuffix(suffix) + ("y" if suffix in ("ies", "ied") else ""))
    return word


def _undoubled(word: str) -> str:
    """ "stopp" is "stop"; "tall" stays."""
    twice = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz"
    return word[:-1] if twice else word
