"""Whether a thing that was named is wanted, disliked, ruled out, or an exception."""

import re
from enum import StrEnum

from .phrases import compiled
from .reading import TAKEN, Reading


class Polarity(StrEnum):
    WANTED = "wanted"
    DISLIKED = "disliked"  # a taste
    RULED_OUT = "ruled_out"  # a condition


_CONTRAST = compiled(
    r"\b(?:but|just|only|though|instead|however|rather|ideally|preferably|prefer|love|like|enjoy|want|please|except|apart from|other than|unless|we'd|i'd|and (?:i|i'?m|i am|we|we'?re|she|he|they|she'?s|he'?s))\b(?!\s+not\b)(?!\s+n't)|但是?|而是|只|喜欢|除了|그 대신|대신"
)
_RULE = compiled(
    r"\b(?:no|not|without|avoid(?:ing)?|skip(?:ping)?|exclud(?:e|ing)|leave out|nor|don'?t (?:include|want(?: to (?:see|visit|go to))?|take|put|show|need)|do not (?:include|want)"
    r"|don'?t|doesn'?t|won'?t|wouldn'?t|shouldn'?t|can'?t|cannot|never|drop|stay away from|nothing with|free of|no more|(?:want|wants|need|needs) no)\b"
    r"|不要|不能(?!错过)|不可以|禁止|不许|不想去|不想看|不想要|不希望|不去|别去|避开|排除|拒绝|不看|不逛|别安排|不安排|(?:而)?不是(?:要?去|到)?|而非|不要安排|不用|不游览|不坐|不乘|不吃|不想|不打算|(?:不|别|勿)$"
)
_TASTE = compiled(
    r"\b(?:hate|hates|dislike|dislikes|can'?t stand|don'?t (?:really )?(?:like|care|enjoy)|do not (?:like|enjoy)|doesn'?t like|not interested in|not (?:a fan|fans|keen|into|big|crazy|fond)|bored of|tired of"
    r"|not very interested in|not that interested in|never liked|isn'?t interested in|aren'?t interested in)\b|不喜欢|讨厌|没兴趣|不感兴趣|不太喜欢|对"
)
_EXCEPT = compiled(r"\b(?:except|apart from|other than|unless|but)(?:\s+(?:for|maybe|perhaps))?\s+(?:the\s+)?$|除了$")
_KO_RULE = r"(?:말고|빼|제외|없이|피하|피해|안\s*(?:가|타|넣|먹|봐|볼|갈|탈)|가지\s*(?:않|말)|넣지|타지|싶지\s*않|원하지\s*않|필요\s*없|안\s*(?:했|하|할|해)|못\s*(?:해|하|함|합|먹)|는\s*됐|금지|사양|ㄴㄴ|노노)"
_KO_TASTE = r"(?:싫|별로|관심\s*없|관심이\s*없|좋아하지\s*않|안\s*좋아|질색|지루|질렸|질려)"
_KO_GOOD = r"(?:좋|위주|원해|가고|보고|포함|넣어|추천|중심|관심\s*(?:많|있)|이랑은|사랑|하지만|지만|대신|,)"
_KO_AFTER = compiled(rf"^(?:(?!{_KO_GOOD})[^.!?\n,]){{0,12}}?(?:(?P<rule>{_KO_RULE})|(?P<taste>{_KO_TASTE}))")
#: "박물관 대신 바다로": what is left for the other.
_KO_INSTEAD = compiled(r"^\s*대신(?:에)?\s")
#: "博物馆都不要", "寺庙就免了".
_ZH_RULE_AFTER = compiled(
    r"^(?:都|就|也|一律|一概|全)?(?:不要|不去|不看|不逛|免了|跳过|别去|别安排|不用安排|不考虑)(?=[了的吧]?(?:[,，。;；!！\s]|$))"
)
#: "其他博物馆", "나머지 박물관", "other museums": all but one that is named, so no ban of the kind.
_THE_OTHERS = compiled(r"(?:其他的?|别的|其余的?|\b(?:other|the rest of the|any other)\s+|(?:다른|나머지)\s*)$")
_ZH_TASTE_AFTER = compiled(r"^(?:没|不感|没什么)(?:有)?兴趣|^不感兴趣|^除外|^就算了|^就不用了")
_EN_AFTER = compiled(
    r"^(?:\s+\w+)?\s+(?:is|are|would be|would not be|is definitely|are definitely)\s+(?:out of the question|not (?:ok|okay|an option|wanted|for (?:me|us)|acceptable)|a no(?:-go)?\b|off the table|no-gos?|unacceptable|out\b)"
)
_BREAK = re.compile(r"[.;!?\n。！？；]")


def polarity(reading: Reading, start: int, end: int) -> Polarity:
    """Of the thing named at the span, from the words of its own clause."""
    found = _of_clause(reading, start, end)
    others = found is Polarity.RULED_OUT and _THE_OTHERS.search(reading.before(start, 20))
    return Polarity.DISLIKED if others else found


def _of_clause(reading: Reading, start: int, end: int) -> Polarity:
    right = _KO_AFTER.match(reading.low[end : end + 24])
    if _KO_INSTEAD.match(reading.low[end : end + 6]) or _ZH_RULE_AFTER.match(reading.low[end : end + 8]):
        return Polarity.RULED_OUT
    if right:
        return Polarity.RULED_OUT if right["rule"] else Polarity.DISLIKED
    if _EN_AFTER.match(reading.low[end : end + 50]):
        return Polarity.RULED_OUT
    left = _BREAK.split(reading.low[max(0, start - 60) : start])[-1]
    exception = _EXCEPT.search(left)
    if exception:
        return Polarity.WANTED if _negated(left[: exception.start()]) else Polarity.RULED_OUT
    if _ZH_TASTE_AFTER.match(reading.low[end : end + 8]):
        return Polarity.RULED_OUT if reading.low[end : end + 2] == "除外" else Polarity.DISLIKED
    return _negated(left, _BREAK.split(reading.low[end : end + 50])[0]) or Polarity.WANTED


def is_exception(reading: Reading, start: int) -> bool:
    """ "except X" after a clause."""
    return bool(_EXCEPT.search(_BREAK.split(reading.low[max(0, start - 60) : start])[-1]))


def _negated(left: str, ahead: str = "") -> Polarity | None:
    """The last negator of a clause's left part, if nothing after it turns the sense back. `ahead`: the clause's rest."""
    tastes = [m for m in _TASTE.finditer(left) if m.group() != "对"]
    rules = list(_RULE.finditer(left))
    last = max([*tastes, *rules], key=lambda m: m.end(), default=None)
    if last is None:
        return None
    rest = left[last.end() :]
    if _CONTRAST.search(rest) or not _reaches(rest, ahead):
        return None
    taste = any(t.start() <= last.start() and t.end() >= last.end() for t in tastes)
    return Polarity.DISLIKED if taste else Polarity.RULED_OUT


def _reaches(rest: str, ahead: str) -> bool:
    """Whether a negation still holds after `rest`: over "or", "and" and lists, not over a comma that begins something new."""
    rest = rest.replace(TAKEN, "x")
    if "，" in rest:
        return False
    if "," not in rest:
        return len(rest.split()) <= 7
    listed = all(len(part.split()) <= 3 for part in rest.split(","))
    return listed and bool(re.search(r"\b(?:or|nor)\b", rest + ahead.split(" but ")[0]))
