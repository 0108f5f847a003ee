"""Whose passport: "a Korean passport", "Indian citizens", "중국 여권"."""

import re

from ...domain.catalog import Catalog
from .lexicon.nationalities import DEMONYMS
from .phrases import any_of, compiled
from .reading import Reading

_NAME = any_of(DEMONYMS)
_PASSPORT = compiled(
    rf"(?:\b(?:with|on|have|hold|holding|using|as)\s+)?(?:\b(?:a|an|my|the)\s+)?(?P<a>{_NAME})\s+(?:passports?(?:\s+holders?)?|citizens?|nationals?|people)\b|\bpassport (?:from|of|is|issued by)\s+(?P<b>[a-z ]{{3,20}})"
    rf"|\b(?:i am|i'm|we are|we're)\s+(?:an?\s+)?(?P<c>{_NAME})(?=\s*(?:[,.?!]|$|and\b|citizen))|\b(?:citizens?|nationals?) of\s+(?P<b2>[a-z]{{3,20}})"
    rf"|(?P<ko>{_NAME})\s*(?:여권|국적|사람|인(?![\uac00-\ud7a3]*천))(?:으로|이|을|인데|이에요|입니다|이고|은|을 갖고)?(?:\s*(?:가지고|갖고|소지)\S*)?|(?:我)?(?:是|拿|持|用)?(?P<zh>{_NAME})(?:护照|公民|人(?=[,，。去需要]|$))"
)


def take_passport(reading: Reading, catalog: Catalog) -> str | None:
    """ISO code of the first stated citizenship, or None."""
    for match in list(reading.find(_PASSPORT)):
        if re.match(r"\s*(?:없이|말고)", reading.after(match.end(), 5)):
            continue
        name = next((g for g in match.groups() if g), "").strip()
        code = DEMONYMS.get(re.sub(r"\s+", " ", name))
        if code is None:
            countries = catalog.find_countries(name)
            code = countries[0].code if countries else None
        if code:
            reading.take(*match.span())
            return code
    return None
