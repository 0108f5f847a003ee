"""Korean particles by the sound before them: "로마는", "서울은". Where the sound cannot be told, both stand: "Rome은(는)"."""

import re

_PAIR = re.compile(r"([\uac00-\ud7a3\d])([\"”’)]*)(은\(는\)|이\(가\)|을\(를\)|와\(과\)|\(으\)로|\(이\)라)")
#: Digits that are read with a final consonant, and those read with ㄹ.
_CLOSED, _LIQUID = frozenset("013678"), frozenset("178")
_FORMS = {
    "은(는)": ("은", "는"), "이(가)": ("이", "가"), "을(를)": ("을", "를"), "와(과)": ("과", "와"), "(으)로": ("으로", "로"), "(이)라": ("이라", "라"),
}  # fmt: skip


def has_pair(pattern: str) -> bool:
    return any(pair in pattern for pair in _FORMS)


def chosen(text: str) -> str:
    """The text with each pair of particles settled that the sound before it settles."""
    return _PAIR.sub(_settled, text)


def _settled(match: "re.Match[str]") -> str:
    last, quotes, pair = match.groups()
    closed, open_ = _FORMS[pair]
    return f"{last}{quotes}{closed if _ends(last, pair == '(으)로') else open_}"


def _ends(last: str, before_ro: bool) -> bool:
    """Whether a final consonant is heard; before 로 an ㄹ is none."""
    if last.isdigit():
        return last in _CLOSED and not (before_ro and last in _LIQUID)
    final = (ord(last) - 0xAC00) % 28
    return final != 0 and not (before_ro and final == 8)
