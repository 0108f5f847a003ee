"""What a thing must not be: "not leather", "without laces", "가죽 말고", "不要皮革"."""

import re
from collections.abc import Iterator

from ...domain.colours import COLOURS
from ...domain.materials import NATIVE as MATERIALS
from .phrases import compiled
from .reading import Reading

#: After "not", these say how much and not what.
_VAGUE = frozenset(
    "too very so more over less heavy expensive sure big large small than only just that much bulky pricey in the a an any be necessarily"
    " under below above at cheap costly long short waterproof exceed exceeding going go cost costing want need have fit weigh light thin thick flashy"
    " allowed matter care mind".split()
)
_W = r"[a-z][a-z-]+"
_EN = compiled(
    rf"\b(?:(?:but|and)\s+)?(?:not|no|without|except|anything but|other than|avoid(?:ing)?|excluding|isn'?t|aren'?t|don'?t want(?:\s+any)?|nothing)\s+(?:(?:made\s+)?(?:of|from|in|with)\s+)?(?:(?:an?|any|the|real|genuine)\s+)?(?P<a>{_W})(?!\s+than\b)"
    rf"(?:\s+(?:or|nor|and)\s+(?:no\s+|any\s+)?(?P<b>{_W})(?=\s*(?:$|[,.;])))?|\bnon[\s-](?P<c>leather|cotton|wool|silk|nylon|rubber|down|plastic)\b|\b(?P<d>leather|wool|cotton|plastic|latex|alcohol|fragrance|bpa|silk|nylon|rubber|polyester|silicone|down|suede)[\s-]free\b"
)
_KO = compiled(r"(?<![\uac00-\ud7a3])(?!필요|상관|문제|관계)(?P<a>[\uac00-\ud7a3]{1,6}?)(?:은|는|이|가|을|를|으로\s*된\s*(?:거|것)?)?\s*(?:말고|빼고|제외(?:하고)?|아닌(?:\s*(?:거|것|걸로))?|없는|안\s*들어간|싫(?:어|고|음))")  # fmt: skip
_ZH = compiled(r"(?:不要|不含|不是|别要|非|无)(?:用)?(?P<a>[\u4e00-\u9fff]{1,4}?)(?:的|制|材质|做的|$|[，,。、\s])")


def take_negations(reading: Reading) -> Iterator[tuple[str, int]]:
    """(word that must not be there, position). A material in Korean or Chinese counts in English too."""
    for match in list(reading.find(_EN)):
        words = [w for w in (match["a"], match["b"], match["c"], match["d"]) if w]
        if not words or words[0] in _VAGUE:  # how much, and not what: nobody can check it
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


def colour_in(colour: str, language: str) -> str:
    """A colour of domain.colours in the reader's language."""
    columns = COLOURS.get(colour)
    return columns[{"en": 0, "ko": 1, "zh": 2}[language]][0] if columns else colour
