"""What a person says of themselves, and what they ask of the memory."""

import re
from dataclasses import dataclass
from datetime import date

from ...domain.catalog import Catalog
from ...domain.request import Request, When
from .allergies import allergies
from .citizenship import take_passport
from .experiences import as_of, only_tells, take_experiences
from .gazetteer import Gazetteer
from .habits import STANDING, take_habits
from .lexicon.conditions import ACCESS, DIETS
from .lexicon.interests import INTERESTS, PACES
from .phrases import compiled, looked_up, table_pattern
from .polarity import Polarity, polarity
from .reading import Reading

_REMEMBER = compiled(
    r"(?<!do you )(?<!did you )\b(?:please\s+)?(?:remember|note|keep in mind|save|don't forget|make a note)(?: (?:that|this|for next time))?\b|기억해|기억하|기억 ?좀|메모해|잊지\s*마|저장해|记住|记得|记下|记一下|别忘了"
)
_FORGET = compiled(
    r"\b(?:forget|delete|erase|remove)\b(?=.{0,60}\b(?:about me|my|that i|i |everything|all|profile|memory|memories|what you know)\b)|\bforget (?:that|about|everything|it)\b|잊어|까먹어|기억(?:을|에서)?\s*(?:지워|삭제|없애)|忘记|忘掉|忘了我|删除(?:我的|记忆|关于我)"
)
_RECALL = compiled(
    r"\bwhat (?:do|did) you (?:know|remember)\b|\bwhat have i told you\b|\bshow (?:me )?(?:my (?:profile|memory|memories|preferences)|what you (?:know|remember))\b|\bdo you (?:still )?remember\b|나에\s*대해|내\s*(?:정보|취향|프로필)\S*\s*(?:뭐|알|보여)|뭘\s*기억|기억하고\s*있|你(?:知道|记得|了解)\S{0,4}(?:我|什么)|我的(?:资料|档案|偏好)"
)
_ALL = compiled(r"\b(?:everything|all|it all|the lot)\b|모두|전부|다\s*(?:잊|지)|所有|全部|一切")
_HOME = compiled(
    r"\b(?:i|we) (?:live|am based|are based)(?: in)?\s+(?P<x>[A-Za-z .'-]{2,30}?)(?=[,.;!?]|\s+(?:and|now|these days|at the moment|since|for|with)\b|$)|\bmy home (?:city |town )?is (?P<x2>[A-Za-z .'-]{2,30})|(?P<x3>[\uac00-\ud7a3]{2,8})에\s*(?:살아|삽니다|살고|사는)|我(?:住在?|家在)(?P<x4>[\u4e00-\u9fff]{2,6})"
)
_LIKES = compiled(
    r"\b(?:i|we)(?:'m| am|'re| are)?\s+(?:really\s+)?(?:love|like|enjoy|into|interested in|a fan of|hate|dislike|don't like|can't stand)\b|좋아|싫어|관심|喜欢|讨厌|爱好"
)
_DIET, _DIET_KEYS = table_pattern({k.value: v for k, v in DIETS.items()})
_ACCESS, _ACCESS_KEYS = table_pattern({k.value: v for k, v in ACCESS.items()})
_INTEREST, _INTEREST_KEYS = table_pattern(INTERESTS)
_PACE, _PACE_KEYS = table_pattern(PACES)
#: What people call the slots of their profile.
_SLOT_WORDS = {
    "diet": r"\bdiet\b|식단|채식|식습관|饮食|吃素", "allergy": r"\ballerg|알레르기|알러지|过敏", "passport": r"\bpassport|여권|国籍|护照",
    "home_city": r"\bwhere i live\b|\bmy (?:home|address)\b|사는\s*곳|집\b|住址|住在哪", "access": r"\bwheelchair|\baccess|휠체어|轮椅",
    "interest": r"\b(?:my )?interests?\b|\bwhat i like\b|취향|관심|兴趣|爱好", "pace": r"\bpace\b|속도|节奏", "budget": r"\bbudget\b|예산|预算",
}  # fmt: skip
_SELF = compiled(r"\b(?:i|i'm|i am|me|my|we|we're|our)\b|나는|나\s|난\s|저는|제가|내가|나도|우리|저희|我|本人|我们")
_OTHERS = compiled(
    r"\b(?:gf|bf|girlfriend|boyfriend|wife|wifey|husband|hubby|mum|mom|dad|grandma|grandpa|she|he|she's|he's|they|they're|one's|one of (?:us|them))\b|여친|남친|여자친구|남자친구|와이프|女友|男友|女朋友|男朋友|他|她|"
    r"\b(?:my|our) (?:mother|mom|mum|father|dad|wife|husband|son|daughter|friend|partner|sister|brother|kid|child|parents|grandmother|grandfather)|엄마|어머니|아빠|아버지|아내|남편|아들|딸|친구|부모님|아이|妈妈|爸爸|父母|老婆|老公|孩子|朋友|儿子|女儿"
)


_NOT_BEFORE = compiled(
    r"(?:(?:\b(?:not|no longer|never)|n't)(?:\s+(?:a|an|need|needing|use|using|actually|really|strictly|at|all|even|in|the|my|any|have|longer|any more))*\s*|不是?|不需要|不用|没有|没)$"
)
_NOT_AFTER = compiled(
    r"^[\uac00-\ud7a3]{0,4}\s*(?:이제\s*)?(?:아니|아닙|안\s|않|필요\s*없|없어|그만)|^\s*(?:any ?more|no longer)|^(?:者)?(?:已经)?不(?:了|再)"
)


#: Stands before a slot of which the person says that the value does not hold any more.
DENIED = "-"


@dataclass(frozen=True)
class Statements:
    """`asked`: the message is about the memory itself. `stated`: (slot, value); the slots "forget" and "recall" are operations.

    A slot after DENIED ("-allergy") no longer holds the value. ("forget", "*") is everything, ("forget", "diet") a slot, ("forget", words) what the words say. ("recall", words) shows.
    """

    asked: bool
    stated: tuple[tuple[str, str], ...]


def take_statements(reading: Reading, catalog: Catalog, gazetteer: Gazetteer, today: date) -> Statements:
    """Nothing is taken from the text but the passport: the same words are conditions of the trip too."""
    operation, past = _operation(reading), as_of(reading, today)
    if operation == "recall" or past:
        words = reading.words(0, len(reading.text))
        return Statements(True, (("recall", words), *([("as_of", past.isoformat())] if past else [])))
    facts = _facts(reading, catalog, gazetteer)
    if operation == "forget":
        return Statements(True, _forgotten(reading, facts))
    if operation == "remember":
        return Statements(True, facts or (("note", _after_verb(reading)),))
    told = (*take_experiences(reading, catalog, gazetteer), *take_habits(reading))
    return Statements(bool(told) and only_tells(reading), tuple(dict.fromkeys((*facts, *told))))


def only_facts(request: Request) -> bool:
    """Whether a message says something of the person and asks for no trip: "I am allergic to peanuts", "I live in Busan"."""
    homes = {value for slot, value in request.remember if slot == "home_city"}
    places = [o.ids for s in request.stops for o in s.options]
    wishes = [c for c in request.constraints if c.type not in ("diet", "allergy", "access")]
    asked = request.interests or request.climate or request.cities_wanted or wishes or request.when != When()
    return bool(request.remember) and not asked and all(set(ids) <= homes for ids in places)


def _operation(reading: Reading) -> str | None:
    if _REMEMBER.search(reading.low) and not _RECALL.search(reading.low):
        return "remember"
    if _FORGET.search(reading.low):
        return "forget"
    return "recall" if _RECALL.search(reading.low) else None


def _after_verb(reading: Reading) -> str:
    match = _REMEMBER.search(reading.low)
    if match is None:
        return reading.words(0, len(reading.text))
    after = reading.words(match.end(), len(reading.text)).strip(" ,.:;!")
    return after if len(after) > 2 else reading.words(0, match.start()).strip(" ,.:;!")


def _forgotten(reading: Reading, facts: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    if _ALL.search(reading.low) and not facts:
        return (("forget", "*"),)
    if facts:
        return tuple(dict.fromkeys(("forget", slot.removeprefix(DENIED)) for slot, _ in facts))
    slots = [slot for slot, words in _SLOT_WORDS.items() if compiled(words).search(reading.low)]
    if slots:
        return tuple(("forget", slot) for slot in slots)
    match = _FORGET.search(reading.low)
    rest = reading.words(match.end(), len(reading.text)) if match else ""
    before = reading.words(0, match.start()) if match else ""
    return (("forget", (rest if len(rest) > 2 else before).strip(" ,.!?") or "*"),)


def _facts(reading: Reading, catalog: Catalog, gazetteer: Gazetteer) -> tuple[tuple[str, str], ...]:
    """Only of the speaker: "my mother is vegetarian" is a condition of the trip and no fact about them."""
    found: list[tuple[str, str]] = []
    passport = _own_passport(reading, catalog)
    if passport:
        found.append(("passport", passport))
    for slot, pattern, keys in (("diet", _DIET, _DIET_KEYS), ("access", _ACCESS, _ACCESS_KEYS)):
        for match in pattern.finditer(reading.low):
            if _of_self(reading, *match.span()):
                denied = _denied(reading, *match.span())
                found.append((f"{DENIED}{slot}" if denied else slot, looked_up(keys, match.group())))
    found += _allergies(reading)
    found += _home(reading, gazetteer)
    found += _tastes(reading)
    return tuple(dict.fromkeys(found))


def _own_passport(reading: Reading, catalog: Catalog) -> str | None:
    """A question about other people's passports states nothing; "I hold", "my passport", "我拿" do."""
    if not re.search(r"\b(?:i|i'm|my|we|our)\b|나는|저는|저|제|우리|我", reading.low):
        return None
    probe = Reading(reading.text, reading.language)
    return take_passport(probe, catalog)


def _of_self(reading: Reading, start: int, end: int) -> bool:
    clause = reading.clause(start, end).lower()
    return bool(_SELF.search(clause)) and not _OTHERS.search(clause)


def _denied(reading: Reading, start: int, end: int) -> bool:
    """ "I am not vegetarian", "채식주의자가 아니에요", "我不吃素"."""
    return bool(
        _NOT_BEFORE.search(reading.low[max(0, start - 30) : start]) or _NOT_AFTER.match(reading.low[end : end + 14])
    )


def _allergies(reading: Reading) -> list[tuple[str, str]]:
    """Of the speaker. One that is said to be over is a denial, which the memory asks about."""
    found = []
    for allergy in allergies(Reading(reading.text, reading.language)):
        if not _OTHERS.search(reading.clause(*allergy.span).lower()):
            found += [(f"{DENIED}allergy" if allergy.denied else "allergy", name) for name in allergy.allergens]
    return found


def _home(reading: Reading, gazetteer: Gazetteer) -> list[tuple[str, str]]:
    match = _HOME.search(reading.text) or _HOME.search(reading.low)
    if match is None:
        return []
    name = next(g for g in match.groups() if g).strip()
    cities = gazetteer.cities(name)
    return [("home_city", cities[0].id)] if cities else []


def _tastes(reading: Reading) -> list[tuple[str, str]]:
    """Likes and dislikes, when the message is said of a person and not of one trip."""
    standing = _REMEMBER.search(reading.low) or (STANDING.search(reading.low) and _SELF.search(reading.low))
    if not standing:
        return []
    found = []
    for match in _INTEREST.finditer(reading.low) if _LIKES.search(reading.low) else ():
        wanted = polarity(reading, *match.span()) is Polarity.WANTED
        found.append(("interest" if wanted else "dislike", looked_up(_INTEREST_KEYS, match.group())))
    paces = [("pace", looked_up(_PACE_KEYS, m.group())) for m in _PACE.finditer(reading.low)]
    return found + paces
