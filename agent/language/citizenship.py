"""Whose passport: "a Korean passport", "passport: Korea", "Indian citizens", "중국 여권"."""

import re

from ...domain.catalog import Catalog
from .lexicon.nationalities import DEMONYMS
from .phrases import Rule, any_of, compiled
from .reading import Reading

_NAME = any_of(DEMONYMS)
_PASSPORT = compiled(
    rf"(?:\b(?:with|on|have|hold|holding|using|as)\s+)?(?:\b(?:a|an|my|the)\s+)?(?P<a>{_NAME})\s+(?:passports?(?:\s+holders?)?|citizens?|nationals?|people)\b|\bpassport (?:from|of|is|issued by)\s+(?P<after_b>[a-z ]{{3,20}})"
    rf"|\b(?:i am|i'm|we are|we're)\s+(?:an?\s+)?(?P<c>{_NAME})(?=\s*(?:[,.?!]|$|and\b|citizen))|\b(?:citizens?|nationals?) of\s+(?P<after_b2>[a-z]{{3,20}})"
    rf"|(?P<ko>{_NAME})\s*(?:여권|국적|사람|인(?![\uac00-\ud7a3]*천))(?:으로|이|을|인데|이에요|입니다|이고|은|을 갖고)?(?:\s*(?:가지고|갖고|소지)\S*)?|(?:我)?(?:是|拿|持|用)?(?P<zh>{_NAME})(?:护照|公民|人(?=[,，。去需要]|$))"
    # A country of no adjective in our list, by its own name: "필리핀 사람이에요", "我是菲律宾人".
    r"|(?P<before_ko>[\uac00-\ud7a3]{2,8})\s*(?:사람|국적자|국민|국적)(?:이에요|입니다|이야|이고|이라|인데|이며|임)|(?:我们?(?:都)?|本人)(?:是|来自)(?P<before_zh>[\u4e00-\u9fff]{2,8})人(?=[,，。!！、\s去需要]|$)"
)

#: Words of the document itself: said of a trip they concern whoever travels, also without "I". A name stands before or after them.
_WORDS = rf"{_NAME}|[a-z]+(?: [a-z]+){{0,2}}"
_DOCUMENT = compiled(
    rf"\b(?P<before_en>{_WORDS})\s+passports?(?:\s+holders?)?\b|\bpassports?(?:\s+holders?)?\s*(?:of|from|is|are|:|=|-)?\s*(?:the\s+)?(?P<after_en>{_WORDS})"
    rf"|(?P<before_ko>[\uac00-\ud7a3]+)\s*여권|여권\s*(?:은|:)?\s*(?P<after_ko>{_NAME}|[\uac00-\ud7a3]+)"
    rf"|(?P<before_zh>{_NAME})(?:的)?护照|护照\s*(?:是|：|:)?\s*(?P<after_zh>{_NAME}|[\u4e00-\u9fff]{{2,8}})"
)


def take_document(reading: Reading, catalog: Catalog) -> str | None:
    """ISO code of the first passport that is named as a passport, or None; "people from Korea" are no document."""
    return _first(reading, catalog, _DOCUMENT)


def take_passport(reading: Reading, catalog: Catalog) -> str | None:
    """ISO code of the first stated citizenship, or None."""
    return _first(reading, catalog, _PASSPORT)


def _first(reading: Reading, catalog: Catalog, pattern: Rule) -> str | None:
    for match in list(reading.find(pattern)):
        if re.match(r"\s*(?:없이|말고)", reading.after(match.end(), 5)):
            continue
        group = next((k for k, g in match.groupdict().items() if g), None)
        if group is None:
            continue
        for start, end in _parts(match, group):
            code = _code(reading.low[start:end], catalog)
            if code:
                reading.take(*_with_word(match, group, start, end))
                return code
    return None


def _parts(match: re.Match[str], group: str) -> list[tuple[int, int]]:
    """Spans of the words nearest to the word "passport", longest first: "from korea to rome" holds a country and more."""
    words = [(match.start(group) + w.start(), match.start(group) + w.end()) for w in re.finditer(r"\S+", match[group])]
    if group.startswith("after"):
        return [(words[0][0], end) for _, end in reversed(words)]
    return [(start, words[-1][1]) for start, _ in words]


def _with_word(match: re.Match[str], group: str, start: int, end: int) -> tuple[int, int]:
    """The span that was understood: the country and the words about the document, without what stood beyond the country."""
    if group.startswith("after"):
        return match.start(), end
    return (start if group.startswith("before") else match.start()), match.end()


def _code(name: str, catalog: Catalog) -> str | None:
    name = re.sub(r"\s+", " ", name)
    if name in DEMONYMS:
        return DEMONYMS[name]
    countries = catalog.find_countries(name)
    return countries[0].code if countries else None
