"""Allergies in a message: stated, or said to be over. One English word an allergen, so that "peanuts" and "peanut" are one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...domain.request import AllergyNeed, Constraint, Language
from .lexicon.conditions import ALLERGEN_NAMES, ALLERGENS
from .phrases import any_of, compiled
from .reading import Reading, Span

_ALLERGEN = any_of(ALLERGENS)
_KO = r"(?:알레르기|알러지)(?:가|이|는|은)?(?:\s*있\w*)?"
_KO_NOT = r"(?:내가|나는|나|저는|저|제가|저도|우리|저희|음식|심한|특별한|혹시|이제|아무|다른|꽃가루)(?![\uac00-\ud7a3])"
_ALLERGY = compiled(
    rf"\ballergic to (?P<en>{_ALLERGEN}|[a-z]+)(?:\s*(?:,|and|or)\s*(?P<en2>{_ALLERGEN}))?|(?P<en3>{_ALLERGEN})[\s-]+allerg(?:y|ies|ic)\b|\ballerg(?:y|ies) to (?P<en4>{_ALLERGEN}|[a-z]+)"
    rf"|(?P<ko>{_ALLERGEN})(?:에|에는|이|랑)?\s*(?:,|이랑|와|과)?\s*(?P<ko2>{_ALLERGEN})?\s*(?:에\s*)?{_KO}|(?<![\uac00-\ud7a3])(?!{_KO_NOT})(?P<ko3>[\uac00-\ud7a3]{{1,5}}?)(?:에|에는)?\s*{_KO}"
    rf"|对(?P<zh>{_ALLERGEN}|[\u4e00-\u9fff]{{1,4}}?)(?:和(?P<zh2>{_ALLERGEN}))?(?:已经|已)?(?P<no>不再?|没有?)?过敏|(?P<zh3>{_ALLERGEN})(?P<no2>不再?|没有?)?过敏"
    # What one cannot eat is kept out like an allergen: "can't eat nuts", "갑각류를 못 먹어요", "不能吃花生".
    rf"|\b(?:can't|cannot|can not|must not|mustn't|unable to) (?:eat|have|touch)\s+(?:any\s+)?(?!gluten)(?P<en5>{_ALLERGEN})(?:\s*(?:,|and|or)\s*(?P<en6>{_ALLERGEN}))?|\b(?!gluten|dairy)(?P<en7>{_ALLERGEN})[\s-]free\b"
    rf"|(?!글루텐)(?P<ko5>{_ALLERGEN})(?:을|를|은|는)?\s*(?:,|이랑|와|과)?\s*(?:(?P<ko6>{_ALLERGEN})(?:을|를|은|는)?)?\s*(?:(?:전혀|아예|절대)\s*)?못\s*먹\S*|(?:不能吃|吃不了|不可以吃)(?!麸质)(?P<zh5>{_ALLERGEN})(?:(?:和|、|或)(?P<zh6>{_ALLERGEN}))?"
)
#: "No allergies", "알레르기 없어요", "没有过敏": nothing to keep out.
_NONE = compiled(
    r"\b(?:no|without(?: any)?|don't have(?: any)?|haven't(?: got)?(?: any)?)\s+(?:food\s+|known\s+)?allerg(?:y|ies)\b|(?:음식\s*)?(?:알레르기|알러지)(?:는|가|도|같은\s*건)?\s*(?:전혀\s*)?없\S*|(?:没有?|无)(?:任何|什么)?(?:食物)?过敏史?"
)
_DENIED_BEFORE = compiled(
    r"(?:(?:\b(?:not|no longer|never|without(?: any)?|no)|n't)(?:\s+(?:actually|really|at all|been|a|any|have|having|longer|my))*\s*|不再?|没有?)$"
)
_DENIED_AFTER = compiled(
    r"^[\s,]*(?:well,?\s+)?(?:i\s+)?(?:had|used to)\b|^[^.;!?]{0,16}\b(?:it'?s|it is|that'?s|that is)\s+(?:gone|over|cured)\b|^\S{0,2}\s*(?:이제\s*)?(?:없|아니|아닙|안\s|나았|사라졌|다\s*나)|^\s*(?:is|are|has|have)\s+(?:gone|over|not (?:a problem|true))|^\s*(?:已经)?(?:好了|没有了|没了)"
)


@dataclass(frozen=True)
class Allergy:
    """`allergens` in catalog words; `denied`: said not to be, or no longer."""

    span: Span
    allergens: tuple[str, ...]
    denied: bool


def allergen_of(word: str) -> str:
    """The one word of an allergen: peanuts, 땅콩 and 花生 are "peanut"; an unknown plural becomes its singular."""
    plain = " ".join(word.casefold().split())
    if plain in ALLERGEN_NAMES or not plain.isascii():
        return ALLERGEN_NAMES.get(plain, plain)
    if plain.endswith("ies") and len(plain) > 5:
        return plain[:-3] + "y"
    return re.sub(r"(?<=o)es$|(?<=[a-rt-z])s$", "", plain) if len(plain) > 3 else plain


def allergies(reading: Reading) -> Iterator[Allergy]:
    """Those in what is still open; nothing is taken."""
    for match in reading.find(_ALLERGY):
        groups = match.groupdict()
        names = tuple(allergen_of(v) for k, v in groups.items() if v and not k.startswith("no"))
        denied = bool(groups["no"] or groups["no2"]) or _denied(reading, match.start(), match.end())
        yield Allergy(match.span(), tuple(dict.fromkeys(names)), denied)


def _denied(reading: Reading, start: int, end: int) -> bool:
    return bool(_DENIED_BEFORE.search(reading.before(start, 30)) or _DENIED_AFTER.match(reading.after(end, 20)))


def take_allergies(reading: Reading) -> list[Constraint]:
    """A need for each allergen that is stated. One that is denied is taken too: it sets no condition."""
    found: list[Constraint] = []
    for match in list(reading.find(_NONE)) if not any(True for _ in allergies(reading)) else ():
        reading.take(*match.span())
    for allergy in list(allergies(reading)):
        words = reading.take(*allergy.span)
        if not allergy.denied:
            found += [AllergyNeed(words=words, allergen=a) for a in allergy.allergens]
    return found


def allergen_name(allergen: str, language: Language) -> str:
    """An allergen as the language says it; the catalog's word where the lexicon has none."""
    script = {"ko": "\uac00", "zh": "\u4e00"}.get(language)
    words = [w for w, name in ALLERGEN_NAMES.items() if name == allergen and script and _in_script(w, script)]
    return words[0] if words else allergen


def _in_script(word: str, first: str) -> bool:
    return first <= word[0] <= ("\ud7a3" if first == "\uac00" else "\u9fff")
