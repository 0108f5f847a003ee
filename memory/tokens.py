"""Text to what is compared: words without their endings, pairs of Korean or Chinese characters, and meanings.

English loses its commonest endings; Korean its particles and polite endings. Both rules are wrong now and then, alike in
question and memory, which is all that matching needs.
"""

import re

from .concepts import concepts_of
from .stems import stem

_WORD = re.compile(r"[^\W_]+(?:'s)?")
_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힣]")

#: Pairs of characters that join any two Korean sentences.
_COMMON = frozenset(
    "어요 아요 해요 예요 세요 네요 니다 습니 입니 있어 싶어 에서 으로 에게 하고 하는 이나 까지 부터 는데 지만 대요 래요 거든 었어 았어".split()
)
#: Words that say nothing about what is asked.
STOP = frozenset(
    "a an the and or of to in on at for with is are was were be been am i me my mine you your we our us it its this that these those do "
    "does did what which who whom whose when where why how please can could would should have has had from by as about so if not "
    "no any some he him his she her they them their there here will shall may might just also than then too very s t don didn isn "
    "now all out up again but "
    "있어요 싶어요 있는 좋은 저는 제가 나는 내가 내 나 저 제 우리 뭐 뭐야 뭐지 뭐였지 무슨 어디 어디야 언제 언제야 누가 누구 누구랑 왜 어떻게 어땠지 "
    "그 이 것 수 때 좀 정말 너무 我 的 了 吗 我们 什么 哪里 谁 怎么 为什么 是 在".split()
)


def raw_words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def terms(text: str) -> list[str]:
    """Stems that carry meaning; Korean and Chinese ones also as pairs of characters."""
    found: list[str] = []
    for word in raw_words(text):
        if word in STOP or len(word) == 1 and word.isascii() and not word.isdigit():
            continue
        root = stem(word)
        if root in STOP:
            continue
        found.append(root)
        if _CJK.search(root) and len(root) > 2:
            found.extend(p for p in (root[i : i + 2] for i in range(len(root) - 1)) if p not in _COMMON)
    return found


def meanings(text: str) -> list[str]:
    """The concepts of the words, each word's own once."""
    return [concept for word in raw_words(text) if word not in STOP for concept in sorted(concepts_of(word))]
