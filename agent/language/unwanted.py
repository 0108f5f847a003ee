"""What a thing must not be: "not leather", "without laces", "가죽 말고", "不要皮革"."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from .phrases import compiled
from .reading import Reading

#: Materials in Korean and Chinese -> as feeds and typed attributes have them.
MATERIALS: Mapping[str, str] = MappingProxyType(
    {
        "가죽": "leather", "천연가죽": "leather", "면": "cotton", "울": "wool", "양모": "wool", "실크": "silk", "나일론": "nylon", "고무": "rubber",
        "폴리에스터": "polyester", "린넨": "linen", "알루미늄": "aluminium", "실리콘": "silicone", "다운": "down", "구스다운": "down",
        "皮革": "leather", "真皮": "leather", "皮质": "leather", "皮": "leather", "棉": "cotton", "纯棉": "cotton", "羊毛": "wool", "丝绸": "silk",
        "尼龙": "nylon", "橡胶": "rubber", "涤纶": "polyester", "亚麻": "linen", "铝": "aluminium", "硅胶": "silicone", "羽绒": "down",
    }
)  # fmt: skip
#: After "not", these say how much and not what.
_VAGUE = frozenset(
    "too very so more over less heavy expensive sure big large small than only just that much bulky pricey in the a an any be necessarily"
    " under below above at cheap costly long short waterproof".split()
)
_W = r"[a-z][a-z-]+"
_EN = compiled(
    rf"\b(?:(?:but|and)\s+)?(?:not|no|without|except|anything but|other than|avoid(?:ing)?|excluding|isn'?t|aren'?t|don'?t want(?:\s+any)?|nothing)\s+(?:(?:made\s+)?(?:of|from|in|with)\s+)?(?:(?:an?|any|the|real|genuine)\s+)?(?P<a>{_W})"
    rf"(?:\s+(?:or|nor|and)\s+(?:no\s+|any\s+)?(?P<b>{_W})(?=\s*(?:$|[,.;])))?|\bnon[\s-](?P<c>leather|cotton|wool|silk|nylon|rubber|down|plastic)\b|\b(?P<d>leather|wool|cotton|plastic|latex|alcohol|fragrance|bpa|silk|nylon|rubber|polyester|silicone|down|suede)[\s-]free\b"
)
_KO = compiled(r"(?P<a>[\uac00-\ud7a3]{1,6}?)(?:은|는|이|가|을|를|으로\s*된\s*(?:거|것)?)?\s*(?:말고|빼고|제외(?:하고)?|아닌(?:\s*(?:거|것|걸로))?|없는|안\s*들어간|싫(?:어|고|음))")  # fmt: skip
_ZH = compiled(r"(?:不要|不含|不是|别要|非|无)(?:用)?(?P<a>[\u4e00-\u9fff]{1,4}?)(?:的|制|材质|做的|$|[，,。、\s])")


def take_negations(reading: Reading) -> Iterator[tuple[str, int]]:
    """(word that must not be there, position). A material in Korean or Chinese counts in English too."""
    for match in list(reading.find(_EN)):
        words = [w for w in (match["a"], match["b"], match["c"], match["d"]) if w]
        if not words or words[0] in _VAGUE:
            continue
        at = match.start()
        reading.take(*match.span())
        yield from ((w, at) for w in words if w not in _VAGUE)
    for pattern in (_KO, _ZH):
        for match in list(reading.find(pattern)):
            at = match.start()
            reading.take(*match.span())
            yield from ((word, at) for word in _both(match["a"]))


_NATIVE = {"ko": "\uac00", "zh": "\u4e00"}


def in_words(word: str, language: str) -> str:
    """A material in the reader's language, where it is known."""
    first = _NATIVE.get(language)
    named = [own for own, english in MATERIALS.items() if english == word and (own >= "\uac00") == (language == "ko")]
    return named[0] if first is not None and named else word


def _both(word: str) -> tuple[str, ...]:
    english = MATERIALS.get(word) or MATERIALS.get(re.sub(r"(?:제|제품|소재)$", "", word))
    return (english, word) if english else (word,)
