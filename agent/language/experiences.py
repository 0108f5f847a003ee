"""What a person says of what they saw, did and bought, and what they never want suggested again; and of which time they ask."""

import re
from collections.abc import Iterator
from datetime import date

from ...domain.catalog import Catalog
from ...domain.place import Place
from .cart_words import cart_order
from .gazetteer import Gazetteer
from .lexicon.interests import INTERESTS
from .phrases import compiled, looked_up, table_pattern
from .questions import LENGTH, is_planning
from .reading import Reading
from .sights import best_place

#: (slot, value) of a statement: a place id, a city id, words; for the slots of `EXPERIENCES`.
Stated = tuple[str, str]
EXPERIENCES = ("liked", "disliked", "taken", "purchased", "accepted")

_NAME = r"(?P<x>[^.,;:!?\n]{2,60}?)"
_END = r"(?=\s+(?:because|but|and|when|since|though|it|so|very|last|in|on|with|again)\b|[.,;:!?\n]|$)"
_GOOD = r"(?:great|wonderful|amazing|fantastic|lovely|brilliant|beautiful|excellent|perfect|worth it|superb|the best|fun|delightful)"
_BAD = r"(?:boring|terrible|awful|overrated|disappointing|bad|horrible|dull|too crowded|a tourist trap|not worth it|dreadful|a waste)"
_SORT = r"(?:museum|palace|temple|tower|cathedral|park|gallery|castle|gardens?|market|church|bridge|zoo|aquarium)"
_LIKED = (
    rf"\b(?:i|we)(?: really| absolutely| just| all)? (?:loved|enjoyed|liked|adored) (?:the |visiting |our visit to (?:the )?)?{_NAME}{_END}",
    rf"(?:^|[.!\n]\s*)(?:the )?{_NAME} was (?:so |really |very |absolutely )?{_GOOD}\b",
    r"(?P<x>[\uac00-\ud7a3A-Za-z ]{2,20}?)(?:은|는|이|가|에서|을|를|도)?\s*(?:정말|진짜|너무|아주|참)?\s*(?:좋았|재밌었|재미있었|최고였|훌륭했|멋졌|마음에\s*들었|즐거웠|인상\s*깊었)",
    r"(?:我|我们)(?:很|非常|特别|超|太)?(?:喜欢过?|爱)(?:上次(?:去)?的?)?(?P<x>[\u4e00-\u9fffA-Za-z·]{2,12}?)(?=[,。!，！]|因为|了|$)",
    r"(?P<x>[\u4e00-\u9fffA-Za-z·]{2,12}?)(?:真的?|太|很|非常)(?:棒|好玩|精彩|值得|美|有意思)",
)
_DISLIKED = (
    rf"\b(?:i|we)(?: really| absolutely)? (?:hated|disliked|didn't (?:like|enjoy)|did not (?:like|enjoy)) (?:the |visiting )?{_NAME}{_END}",
    rf"(?:^|[.!\n]\s*)(?:the )?{_NAME} was (?:so |really |very |rather |pretty )?{_BAD}\b",
    r"(?P<x>[\uac00-\ud7a3A-Za-z ]{2,20}?)(?:은|는|이|가|에서|을|를|도)?\s*(?:정말|진짜|너무|아주|참)?\s*(?:별로였|별로더|지루했|실망|싫었|최악이었|재미없었)",
    r"(?P<x>[\u4e00-\u9fffA-Za-z·]{2,12}?)(?:真的?|太|很|非常)(?:无聊|差|失望|没意思|糟)",
    r"(?:我|我们)(?:很)?(?:讨厌|不喜欢)(?:上次(?:去)?的)(?P<x>[\u4e00-\u9fffA-Za-z·]{2,12}?)(?=[,。!，！]|因为|了|$)",
)
_NEVER = (
    r"\b(?:don't|do not|never|please don't)(?: ever)? (?:suggest|recommend|propose|offer|show(?: me)?|send(?: me)? to|plan)(?: me)?(?: any| the)? "
    r"(?P<x>[^.,;!?\n]{2,50}?)(?=\s+(?:again|any ?more|ever|to me)\b)",
    r"\bnever (?:suggest|recommend|propose|offer|show)(?: me)?(?: any| the)? (?P<x>[^.,;!?\n]{2,50}?)(?=\s+(?:again|to me)\b|[.,;!?\n]|$)",
    r"\bno more (?P<x>[^.,;!?\n]{2,40}?) (?:suggestions|recommendations)\b",
    r"(?:다시는|앞으로(?:는)?|더\s*이상|이제)\s*(?P<x>[\uac00-\ud7a3A-Za-z ]{2,20}?)(?:은|는|을|를)?\s*(?:추천|제안|안내|소개)\S{0,3}\s*(?:마|말)",
    r"(?P<x>[\uac00-\ud7a3A-Za-z]{2,20}?)(?:은|는|을|를)?\s*(?:다시는|앞으로(?:는)?|더\s*이상|이제)\s*(?:추천|제안|안내|소개)\S{0,3}\s*(?:마|말)",
    r"(?:以后|今后)?(?:再也不要|别再|不要再|以后别|以后不要)(?:给我)?(?:推荐|安排|建议)(?P<x>[\u4e00-\u9fffA-Za-z·]{2,12}?)(?:了|$|[,。!，！])",
)
_TAKEN = (
    r"\b(?:I|[Ww]e)(?:'ve| have)? (?:just )?(?:came|come|got|are|am|were)? ?(?:back from|returned from|been (?:to|in)|went to|visited|travelled to) "
    r"(?P<x>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})",
    r"(?P<x>[\uac00-\ud7a3]{2,10}?)(?:에|을|를)?\s*(?:여행\s*)?(?:잘\s*)?(?:다녀왔|갔다\s*왔|다녀\s*왔)",
    r"(?:我|我们)(?:刚|已经)?(?:去过|去了|从)(?P<x>[\u4e00-\u9fff]{2,8}?)(?=了|回来|[,。!，！]|$)",
)
_BOUGHT = (
    rf"\b(?:i|we)(?:'ve| have)? (?:just |already )?(?:bought|purchased|ordered|got myself) (?:a |an |the |some )?{_NAME}{_END}",
    r"(?P<x>[\uac00-\ud7a3A-Za-z ]{2,20}?)(?:을|를)?\s*(?:벌써|이미|방금|어제)?\s*(?:샀어|샀습니다|샀다|구입했|구매했|주문했)",
    r"(?:我|我们)(?:已经|刚)?(?:买了|买好了|购买了)(?:一个|一件|一双|个)?(?P<x>[\u4e00-\u9fffA-Za-z]{2,12}?)(?=了|[,。!，！]|$)",
)
_ACCEPTED = compiled(
    r"^\s*(?:ok(?:ay)?[,! ]+|yes[,! ]+|great[,! ]+|perfect[,! ]+)?(?:i(?:'ll| will)? (?:take|accept|go with) (?:it|this plan|the plan|that plan)|(?:the|this) plan (?:is|looks) (?:good|great|perfect|fine)|looks (?:good|great|perfect) to me)\b"
    r"|(?:이|그)?\s*(?:계획|일정)(?:이|은|으로|대로)?\s*(?:좋아요|마음에\s*들|확정|갈게|진행)|이대로\s*(?:갈게|할게|좋아|확정)|(?:这个|这份)?(?:计划|行程)(?:很好|不错|就这样|可以)|就按这个"
)
_CHANGES = compiled(
    r"\b(?:swap|replace|remove|instead|drop|change|add)\b|바꿔|바꾸|빼\s*줘|추가|교체|换成|换掉|换个|换一|删掉|删除|删了|加上|改成|改到|改为"
)
_QUESTION = compiled(r"\?|？|까요|나요|인가요|吗|呢\s*$")
_INTEREST, _INTEREST_KEYS = table_pattern(INTERESTS)
_MONTHS = (
    "january february march april may june july august september october november december".split()
)  # fmt: skip
_AS_OF = compiled(
    r"\b(?:in|during|back in|as of|of) (?P<m>january|february|march|april|may|june|july|august|september|october|november|december)(?: (?P<y>20\d\d))?"
    r"|(?:(?P<y2>20\d\d)\s*[년年]\s*)?(?<![\d十])(?P<n>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])\s*[월月](?!\s*\d)"
    r"|\b(?:in|as of) (?P<y3>20\d\d)\b|(?P<y4>20\d\d)\s*[년年]"
)
_PREFERRED = compiled(
    r"\bwhat (?:did|was|were)(?: it that)? (?:i|my)\b.{0,40}\b(?:prefer|like|want|eat|say|tell|live|preferences?|profile|diet|home|pace)|\bwhere did i live\b|내가.{0,20}(?:좋아했|선호했|원했|뭐라고\s*했|말했|살았)|제가.{0,20}(?:좋아했|선호했|원했|말했|살았)|我.{0,12}(?:喜欢|偏好|想要|说过|住).{0,6}(?:什么|哪)"
)


def take_experiences(reading: Reading, catalog: Catalog, gazetteer: Gazetteer) -> tuple[Stated, ...]:
    """(slot, value) pairs; empty for a question, and where the words are a change of the plan."""
    if _QUESTION.search(reading.low) or _CHANGES.search(reading.low):
        return ()
    found: list[Stated] = [*_standing(reading, catalog)]
    for slot, patterns in (("disliked", _DISLIKED), ("liked", _LIKED)):
        found += [(slot, value) for value in _places(reading, patterns, catalog) if value not in {v for _, v in found}]
    found += [("taken", city) for city in _cities(reading, gazetteer)]
    found += [("purchased", _tidy(words)) for words in _named(reading, _BOUGHT)]
    if _ACCEPTED.search(reading.low) and not cart_order(reading.text):
        found.append(("accepted", "*"))
    return tuple(dict.fromkeys(found))


def only_tells(reading: Reading) -> bool:
    """Whether the message asks for no trip beside what it tells."""
    return not is_planning(reading) and not LENGTH.search(reading.low)


def as_of(reading: Reading, today: date) -> date | None:
    """The time that a question about the person's own past is of: the middle of the month that is named, never the future."""
    if not _PREFERRED.search(reading.low):
        return None
    match = _AS_OF.search(reading.low)
    if match is None:
        return None
    year = next((int(match[g]) for g in ("y", "y2", "y3", "y4") if match[g]), None)
    month = _MONTHS.index(match["m"]) + 1 if match["m"] else _number(match["n"]) if match["n"] else None
    if month is None:
        return date(year or today.year, 7, 1)
    return date(year or (today.year if month <= today.month else today.year - 1), month, 15)


def _number(text: str) -> int:
    """ "5", "五" and "十一" are months."""
    if text.isdecimal():
        return int(text)
    ones = "一二三四五六七八九"
    return 10 + (ones.index(text[1]) + 1 if len(text) > 1 else 0) if text[0] == "十" else ones.index(text) + 1


def _standing(reading: Reading, catalog: Catalog) -> Iterator[Stated]:
    """What is never to be suggested again: an interest word, a place, or the person's own word."""
    for words in _named(reading, _NEVER):
        interest = _INTEREST.search(words.lower())
        place = best_place(catalog, words, ()) if interest is None else None
        if place is not None:
            yield "disliked", place.id
        else:
            yield "dislike", looked_up(_INTEREST_KEYS, interest.group()) if interest else words.lower()


def _places(reading: Reading, patterns: tuple[str, ...], catalog: Catalog) -> Iterator[str]:
    """Place ids; what no catalog holds, in the person's own words, where it is written like a name."""
    for words in _named(reading, patterns):
        place = next((p for name in _readings(words) if (p := named_place(catalog, name))), None)
        if place is not None:
            yield place.id
        elif (_like_a_name(words) or _alone(words, reading)) and not _INTEREST.fullmatch(words.lower()):
            yield words


def named_place(catalog: Catalog, name: str) -> Place | None:
    """The place of this name; "Louvre" is the Louvre Museum, and a Korean or Chinese name is one that the catalog finds alone."""
    place = best_place(catalog, name, ())
    if place is not None:
        return place
    found = catalog.find_places(name, None, 5)
    if not name.isascii():
        return found[0] if len(found) == 1 else None
    whole = re.compile(rf"(?:the )?{re.escape(name)} {_SORT}", re.IGNORECASE)
    return next((p for p in found if any(whole.fullmatch(n) for n in (p.name, *p.names.values()))), None)


def _like_a_name(words: str) -> bool:
    """Capitals, or a Korean or Chinese word that ends as names of places do; never a whole sentence."""
    if re.match(r"(?:i|we|it|they|this|that|he|she|my|our)\b", words, re.IGNORECASE):
        return False
    return words[0].isupper() or bool(
        re.search(r"(?:궁|박물관|미술관|사원|성당|공원|타워|시장|성|절|宫|馆|寺|塔|城|园|山|桥)$", words)
    )


def _alone(words: str, reading: Reading) -> bool:
    """A Korean or Chinese word that is the whole subject of a short message: "콜로세움 정말 좋았어요"."""
    short = len(reading.text) <= 24 and not words.isascii() and " " not in words and len(words) >= 3
    return short and reading.text.strip().startswith(words)


def _cities(reading: Reading, gazetteer: Gazetteer) -> Iterator[str]:
    for words in _named(reading, _TAKEN):
        cities = gazetteer.cities(words)
        if cities:
            yield cities[0].id


def _named(reading: Reading, patterns: tuple[str, ...]) -> Iterator[str]:
    for pattern in patterns:
        for match in compiled(f"(?i:{pattern})" if "A-Z]" not in pattern else pattern).finditer(reading.text):
            words = match["x"].strip(" '\"“”")
            if len(words) > 1:
                yield words


def _readings(words: str) -> Iterator[str]:
    """The words, without an article, and without what leads to a Korean or Chinese name."""
    yield words
    bare = re.sub(r"^(?:the|a|an|our|my)\s+", "", words, flags=re.IGNORECASE)
    if bare != words:
        yield bare
    parts = words.split()
    for start in range(1, len(parts)):
        yield " ".join(parts[start:])


def _tidy(words: str) -> str:
    """ "universal adapter for the trip" is a universal adapter."""
    return re.split(r"\s+(?:for|from|at|yesterday|today|already)\b", words)[0].strip()
