"""Which language a message is in, by its script."""

import re

from ...domain.request import Language

_HANGUL = re.compile(r"[\uac00-\ud7a3\u3131-\u318e]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+")


def language_of(text: str, hint: Language | None = None) -> Language:
    """Hangul is Korean, Han is Chinese, else English: whichever has more. A hint decides only when there are no letters.

    Foreign names in a sentence do not change its language: Latin words are counted by the word, others by the character.
    """
    hangul, han, latin = (len(p.findall(text)) for p in (_HANGUL, _HAN, _LATIN))
    if not hangul + han + latin:
        return hint or "en"
    if hangul and hangul > latin and hangul * 2 >= han:
        return "ko"
    if han > latin:
        return "zh"
    return "en"
