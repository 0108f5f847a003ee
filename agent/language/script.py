"""Which language a message is in: by the words that do the talking, not by the names in it."""

import re

from ...domain.request import Language
from .lexicon.common import FUNCTION

_HANGUL = re.compile(r"[\uac00-\ud7a3\u3131-\u318e]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+")
_UNIT = re.compile(r"(?<=\d)\s?(?:mm|cm|km|m|kg|g|ml|l|wh|mah|oz|lbs?|in|inch)(?![A-Za-z])", re.IGNORECASE)  # no words
#: Endings, particles and counters that make a Hangul word more than a name.
_KO_TALK = re.compile(
    r"(?:[줘라자까요죠네야]|해|다|고|싶\S*|갈래|빼\S*|말고|없이|추가\S*|일정|여행|이틀|사흘|나흘|하루|에서|부터|까지|으로|이랑|하고|을|를|는|에|도|만|더|덜|좀|꼭)$|\d\s*[박일명시분월원]|[첫둘셋넷]째"
)
#: Verbs and grammar that make a stretch of Han more than a name.
_ZH_TALK = re.compile(
    r"[的了吗呢吧我你您请想要去在到把换掉删加改和跟不别没有多少几个天日月晚人从给为是也还再先看玩住吃逛游行程]"
)


def language_of(text: str, hint: Language | None = None) -> Language:
    """Hangul is Korean, Han is Chinese, else English. A hint decides only when there are no letters.

    Foreign names in a sentence do not change its language: "Salt Palace 빼줘" is Korean, "remove 경복궁" English. Latin words
    count when they are English words of talking, or begin small; others by the character.
    """
    hangul, han = "".join(_HANGUL.findall(text)), "".join(_HAN.findall(text))
    words = _LATIN.findall(_UNIT.sub(" ", text))
    if not hangul and not han:
        return "en" if words or hint is None else hint
    other: Language = "ko" if hangul and len(hangul) * 2 >= len(han) else "zh"
    spoken = sum(w.lower() in FUNCTION for w in words)
    if _talks(text, other):
        return other if len(hangul if other == "ko" else han) > spoken else "en"
    return "en" if any(w.islower() for w in words) else other


def _talks(text: str, language: Language) -> bool:
    if language == "zh":
        return bool(_ZH_TALK.search(text))
    return any(_KO_TALK.search(word) for word in re.findall(r"\S+", re.sub(r"[.,!?~]", " ", text)))
