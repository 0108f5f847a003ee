"""Names of places in a message, found and put in their roles: where from, where to, one of several."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from ...domain.errors import AmbiguousPlace
from ...domain.request import PlaceRef
from .gazetteer import Gazetteer
from .lexicon.common import ALSO_TOWNS, CHINESE, FUNCTION, KOREAN
from .lexicon.folding import spellings
from .lexicon.interests import INTERESTS
from .lexicon.place_names import CITY_ALIASES
from .names import leads
from .phrases import PARTICLES, compiled, table_pattern
from .reading import TAKEN, Reading

Role = Literal["origin", "stop"]


@dataclass(frozen=True)
class Mention:
    """A resolved name in the text. `cued`: a word of place stands beside it."""

    start: int
    end: int
    ref: PlaceRef
    role: Role
    cued: bool


_ORIGIN = compiled(
    r"(?:\b(?:from|depart(?:ing|ure|s)?(?:\s+(?:from|out of|city:?))?|leav(?:e|es|ing)(?:\s+from)?|start(?:ing|s)?(?:\s+out)?\s+(?:from|in|at|off in|off from)|begin(?:ning|s)?\s+(?:from|in|at)|sett?(?:ing)?\s+(?:off|out)(?:\s+from|\s+in)?"
    r"|tak(?:e|ing)\s+off(?:\s+from)?|originat\w+\s+(?:from|in)|out of|based in|liv(?:e|ing) in|fly(?:ing)?\s+(?:from|out of)|home (?:is|in|city:?)|origin:?)\s+(?:the\s+)?(?:city of\s+)?|从|由|自)$"
)
_STOP = compiled(
    r"(?:\b(?:to|in|at|visit(?:s|ing)?|towards?|into|around|across|through|explor(?:e|es|ing)|see(?:ing)?|tour(?:ing)?|via|for|cover(?:s|ing)?|destination(?:\s+is)?:?|try|either|versus|vs\.?|about|plan|make it|no,)"
    r"\s+(?:the\s+)?(?:city of\s+|state of\s+|country of\s+)?|去|到|在|换成|改成|改为|游|飞|往|来|玩|逛|是|、|和|或|还是|或者|,|，|跟)$"
)
_WIDE = compiled(
    r"\b(?:cities|towns|places|destinations|stops)\b(?:\s+\w+)?\s+(?:in|within|across|of|throughout|around)\s+(?:the\s+)?(?:state of\s+)?$|state of\s+$"
)
_WIDE_AFTER = compiled(r"^\s+(?:state|province|prefecture|region)\b|^주(?![\uac00-\ud7a3])|^(?:省|州)")
_BESIDE = compiled("\ue000\\s*(?:,|and|or|then|&|, and|, then|vs\\.?|than)\\s*(?:to |in )?$")
_NEVER = (FUNCTION | {"buy"}) - ALSO_TOWNS - {"new", "los", "la", "st"}  # "things to buy": Buy is a town
_TASTE = table_pattern(INTERESTS)[0]
# A name of one syllable (빈) is one only with a length or a word of travel after it, or its country before it.
_NIGHTS_AFTER = compiled(r"^(?:에서|에|으로|로)?\s*(?:\d{1,2}\s*[박일]|여행|관광|투어|이틀|사흘|나흘|일주일)")
_STAYS_AFTER = compiled(r"^(?:에서)?\s*(?:\d{1,2}\s*[박일]|(?:당일|이틀|사흘|나흘|일주일))")
_DETERMINED = compiled(
    r"(?:어느|무슨|어떤|이|그|저|다른|우리|여러|같은|한|두|세)\s$"
)  # "어느 나라" is which land, not Nara
_LAND_BEFORE = re.compile(r"([\uac00-\ud7a3]{2,8})(?:의|,)?\s*$|([\u4e00-\u9fff]{2,6})的?$")
_LEVEL = compiled(r"^\s*\(the (?P<w>country|region)\)")  # as our own question names them
_BACK = compiled(r"\b(?:back|return(?:ing)?|home)\s+(?:to\s+|in\s+)?$|回到?$|返回$")
_SIGHT_AFTER = compiled(r"^(?:寺|庙|塔|宫|观|祠|陵|桥|夜市|石窟|古镇|故居|大厦|书院|路|街)")
_NAME_BEFORE = re.compile(r"(?P<w>[A-Z\u00c0-\u00de][\w\u00c0-\u024f'-]+) $")
_TOKEN = compiled(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'.-]*")
_HANGUL = compiled(r"[\uac00-\ud7a3]+")
_HAN = compiled(r"[\u4e00-\u9fff]{2,}")
_JOINERS = frozenset("of the de la le du da do di del los las el y and st saint san santa am an der".split())
_KO_TAIL = compiled(
    rf"(?:시내|시|쪽|섬)?(?:여행|관광|투어|일정|행|발|도착|출발)?(?P<p>(?:{PARTICLES}){{0,2}}|이랑|아니면|또는)?(?:갈|가는|가고|간다|갑니다)?"
)
_KO_FROM = compiled(
    r"^(?:에서|에서부터|부터|발|에서의)?\s*(?:출발|떠나|비행기)|^\s*사람(?:이|인|입|임)|^인(?=[,。\s]|$)"
)
_KO_LATER = compiled(r"[\uac00-\ud7a3](?:로|으로|까지|행|에)(?:\s|$|[,.])")
_STATE_PAIR = compiled(r"^\s*(?:,|，)\s*(?P<w>[A-Z][A-Za-z\u00c0-\u024f.]*(?:\s[A-Z][a-z]+)?)")
_ZH_AFTER = compiled(
    r"^(?:玩|旅|游|出发|的|,|，|。|、|和|或|还是|\d|[一二两三四五六七八九十]|$|住|待|自由行|逛|吃|有|哪|跟|市|天气|要|吗|之|几|\s|行|吧|了|好|怎|人)"
)


_ZH_STAYS = compiled(r"^\s*(?:\d{1,2}|[一二两三四五六七八九十几半])个?[天日晚周]")


def find_mentions(reading: Reading, gazetteer: Gazetteer) -> list[Mention]:
    """Every place named in what is still open, in order of the text; each is taken. Raises AmbiguousPlace."""
    kept = reading.open
    try:
        found = _scanned(reading, gazetteer)
    except AmbiguousPlace as error:
        gazetteer.lands |= _lands(reading, gazetteer, error.words)
        if not gazetteer.lands:
            raise
        reading.open = kept
        found = _scanned(reading, gazetteer)
    return _origins(reading, sorted(found, key=lambda m: m.start))


def _scanned(reading: Reading, gazetteer: Gazetteer) -> list[Mention]:
    return [m for scan in (_latin, _korean, _chinese) for m in scan(reading, gazetteer)]


def _lands(reading: Reading, gazetteer: Gazetteer, name: str) -> set[str]:
    """Countries of what else is named, for a name that could be of two."""
    rest = Reading(reading.text.replace(name, " " * len(name)), reading.language)
    try:
        return {land for m in _scanned(rest, gazetteer) if (land := gazetteer.land(m.ref))}
    except AmbiguousPlace:
        return set()


def _latin(reading: Reading, gazetteer: Gazetteer) -> list[Mention]:
    tokens = [m.span() for m in _TOKEN.finditer(reading.text) if TAKEN not in reading.open[m.start() : m.end()]]
    found, i = [], 0
    while i < len(tokens):
        mention, used = _longest(reading, gazetteer, tokens, i)
        if mention:
            found.append(mention)
        i += max(used, 1)
    return found


def _longest(
    reading: Reading, gazetteer: Gazetteer, tokens: list[tuple[int, int]], i: int
) -> tuple[Mention | None, int]:
    start = tokens[i][0]
    if TAKEN in reading.open[start : tokens[i][1]]:
        return None, 1
    role, cued = cue(reading, start)
    for n in range(min(5, len(tokens) - i), 0, -1):
        end = tokens[i + n - 1][1]
        name = reading.text[start:end].rstrip(".") if n == 1 else reading.text[start:end]
        name = _unpossessive(name)
        if not _joined(reading, tokens[i : i + n]) or not _worth(reading, name, start, cued):
            continue
        if _tail_of_a_name(reading, start) and not gazetteer.prominent(name):
            continue  # "Trevi Fountain" is no town of Fountain
        if (
            not gazetteer.known(name)
            or _article(reading, start)
            and not gazetteer.own(name)
            or not _meant(reading, gazetteer, name, start, cued)
        ):
            continue
        within = _within(reading, gazetteer, start + len(name), name)
        wide = bool(_WIDE.search(reading.before(start)) or _WIDE_AFTER.match(reading.after(start + len(name), 12)))
        level = _LEVEL.match(reading.after(start + len(name), 16))
        ref = gazetteer.resolve(name, within, wide, level["w"] if level else None)
        if ref is not None:
            stop = start + len(name)
            reading.take(start, stop)
            if level:
                reading.take(stop, stop + level.end())
            if within:
                at = reading.text.find(within, stop)
                reading.take(at, at + len(within))
            return Mention(start, stop, ref, role, cued), n
    return None, 1


def _tail_of_a_name(reading: Reading, start: int) -> bool:
    """Whether a capitalised word that nobody took stands right before, inside the sentence."""
    match = _NAME_BEFORE.search(reading.text[max(0, start - 24) : start])
    if match is None or match["w"].lower() in FUNCTION:
        return False
    at = max(0, start - 24) + match.start("w")
    return TAKEN not in reading.open[at:start] and not _sentence_start(reading, at)


def _article(reading: Reading, start: int) -> bool:
    """ "the Louvre" is no town, though a quarter is listed under that name."""
    return reading.before(start, 5).endswith("the ")


def _unpossessive(name: str) -> str:
    return re.sub(r"'s$", "", name)


def _joined(reading: Reading, tokens: list[tuple[int, int]]) -> bool:
    gaps = [reading.text[a[1] : b[0]] for a, b in zip(tokens, tokens[1:], strict=False)]
    return all(g in (" ", "  ", ". ", "-", "") for g in gaps)


def _worth(reading: Reading, name: str, start: int, cued: bool) -> bool:
    """Whether the words could be a name at all, before any look-up."""
    words = name.lower().split()
    city = len(words) > 1 and all(
        w[0].isupper() or w in _JOINERS for w in name.split()
    )  # "Cape Town", "Little Rock": the look-up tells
    if (words[0] in _NEVER or words[-1] in _NEVER) and not city:
        return False
    capital = all(w[0].isupper() or w.lower() in _JOINERS for w in name.split())
    if len(words) == 1 and (len(name) < 3 and not name.isupper() and words[0] not in CITY_ALIASES):
        return False
    if not capital and _TASTE.fullmatch(name.lower()):
        return False
    if len(words) == 1 and words[0] in ALSO_TOWNS:
        headed = not start and leads(reading.text[len(name) :])
        return capital and (cued or headed or bool(_BESIDE.search(reading.open[max(0, start - 14) : start])))
    return capital or cued or len(words) <= 3 and (len(name) >= 4 or words[0] in CITY_ALIASES)


def _meant(reading: Reading, gazetteer: Gazetteer, name: str, start: int, cued: bool) -> bool:
    capital = name[0].isupper() and not _sentence_start(reading, start)
    # A small-letter word that no place is called by itself, only as another spelling, is a word ("for dining": not Jining).
    words = name.lower().split()
    if len(words) > 1 and (words[0] in _NEVER or words[-1] in _NEVER):
        return gazetteer.own(name) and gazetteer.sizeable(name)
    headed = name[0].isupper() and leads(reading.text[start + len(name) :]) and gazetteer.sizeable(name)
    return capital or (gazetteer.own(name) and (cued or headed or gazetteer.prominent(name)))


def _sentence_start(reading: Reading, start: int) -> bool:
    before = reading.text[:start].rstrip()
    return not before or before[-1] in ".!?:\n"


def _within(reading: Reading, gazetteer: Gazetteer, end: int, name: str) -> str | None:
    """ "London, Ontario": the region or country after the comma, when one of the namesakes lies in it."""
    match = _STATE_PAIR.match(reading.text[end : end + 40])
    if match is None or len(gazetteer.cities(name)) == 0:
        return None
    for words in (match["w"], match["w"].split()[0]):
        words = words.rstrip(".")
        if gazetteer.inside(name, words):
            return words
    return None


def cue(reading: Reading, start: int) -> tuple[Role, bool]:
    """What the words before a name say of it."""
    before = reading.low[max(0, start - 40) : start]
    if _ORIGIN.search(before):
        return "origin", True
    return "stop", bool(_STOP.search(before) or _WIDE.search(before))


def _korean(reading: Reading, gazetteer: Gazetteer) -> list[Mention]:
    found = []
    tokens = list(_HANGUL.finditer(reading.open))
    for i, match in enumerate(tokens):
        if TAKEN in reading.open[match.start() : match.end()]:
            continue
        pair = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].start() == match.end() + 1 else None
        short = _NIGHTS_AFTER.match(reading.low[match.start() + 1 : match.end() + 8]) or _land(
            reading, gazetteer, match.start()
        )
        least = match.start() + (1 if short else 2)
        mention = (
            pair and _korean_name(reading, gazetteer, match.start(), pair.end(), match.end() + 2)
        ) or _korean_name(reading, gazetteer, match.start(), match.end(), least)
        if mention:
            found.append(mention)
    return found


def _korean_name(reading: Reading, gazetteer: Gazetteer, start: int, end: int, least: int) -> Mention | None:
    for stop in range(end, least - 1, -1):
        name, tail = reading.text[start:stop], _KO_TAIL.fullmatch(reading.low[stop:end])
        stays = bool(_STAYS_AFTER.match(reading.after(stop, 16)))
        stays = stays and not _DETERMINED.search(reading.before(start, 6))
        beside = name == "나라" and TAKEN in reading.open[max(0, start - 3) : start]  # "교토나 나라"
        common = name in KOREAN and not (
            beside or stays and gazetteer.covered(name)
        )  # 나라 is a land, and a town with sights
        if tail is None or common or TAKEN in reading.open[start:stop]:
            continue
        cued = bool(tail.group()) or bool(
            re.match(r"\s*(?:여행|\d|[가-힣]{1,2}\s*박|일정|가|관광|,)", reading.after(stop, 8))
        )
        if not gazetteer.known(name) or not (cued or gazetteer.prominent(name)):
            continue
        if len(name) == 2 and not (
            gazetteer.prominent(name) or stays and gazetteer.own(name) and gazetteer.sizeable(name)
        ):
            continue
        wide = bool(re.match(r"(?:에서|의|에|내)?\s*(?:\S+\s+)?(?:도시|지역)", reading.after(stop, 14)))
        land = _land(reading, gazetteer, start)
        ref = gazetteer.resolve(name, land if land and gazetteer.inside(name, land) else None, wide)
        if ref is None:
            continue
        reading.take(start, end)
        return Mention(start, stop, ref, "stop", cued)
    return None


def _land(reading: Reading, gazetteer: Gazetteer, start: int) -> str | None:
    """The country named just before a name: "독일 본", "法国巴黎"."""
    match = _LAND_BEFORE.search(reading.text[max(0, start - 10) : start])
    word = (match[1] or match[2]) if match else ""
    return next((word[i:] for i in range(max(len(word) - 1, 0)) if gazetteer.is_country(word[i:])), None)


def narrowed(mentions: list[Mention], gazetteer: Gazetteer, out: Callable[[Mention], bool]) -> list[Mention]:
    """Without a country or region that only says where a named city of it lies: "일본 교토", "Kyoto in Japan".

    `out`: whether a city is left out of the trip; in "Italy without Rome" Italy stays.
    """
    cities = [m.ref for m in mentions if m.role == "stop" and m.ref.level == "city" and not out(m)]
    return [
        m
        for m in mentions
        if m.role != "stop" or m.ref.level == "city" or not any(gazetteer.lies_in(c, m.ref) for c in cities)
    ]


def _chinese(reading: Reading, gazetteer: Gazetteer) -> list[Mention]:
    found: list[Mention] = []
    for run in _HAN.finditer(reading.open):
        i = run.start()
        while i < run.end() - 1:
            mention = _chinese_name(reading, gazetteer, i, run.end())
            if mention:
                found.append(mention)
            i = mention.end if mention else i + 1
    return found


def _chinese_name(reading: Reading, gazetteer: Gazetteer, start: int, limit: int) -> Mention | None:
    role, cued = cue(reading, start)
    for end in range(min(limit, start + 7), start + 1, -1):
        name, simple = reading.text[start:end], reading.low[start:end]
        if simple in CHINESE or TAKEN in reading.open[start:end]:
            continue
        follows = bool(_ZH_AFTER.match(reading.after(end, 3)))
        spelled = next((s for s in spellings(name) if gazetteer.known(s)), None)
        if spelled and _SIGHT_AFTER.match(reading.after(end, 3)) and not gazetteer.covered(spelled):
            continue  # 龙山寺 is a temple, not the town of Longshan
        stays = (
            bool(_ZH_STAYS.match(reading.after(end, 4)))
            and gazetteer.own(spelled or "")
            and gazetteer.sizeable(spelled or "")
        )
        if spelled is None or not (gazetteer.prominent(spelled) or stays or cued and follows and len(name) > 2):
            continue
        follows = follows or any(
            gazetteer.prominent(reading.text[end : end + n]) for n in (2, 3) if len(reading.text) >= end + n
        )
        if len(name) == 2 and not (cued or follows or gazetteer.is_country(spelled)):
            continue
        land = _land(reading, gazetteer, start)
        wide = bool(re.match(r"的?\S{0,2}个?城市", reading.after(end, 8)))
        ref = gazetteer.resolve(spelled, land if land and gazetteer.inside(spelled, land) else None, wide)
        if ref is None:
            continue
        from_there = reading.after(end, 1) == "人" and reading.before(start, 1) == "是"  # 我是上海人
        if reading.after(end, 2) == "出发" or role == "origin" or from_there:
            role = "origin"
        reading.take(start, end)
        return Mention(start, end, ref, role, cued)
    return None


def _origins(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Korean roles by particle and order; a return to the origin is no stop; a lone start is the place itself."""
    result = []
    for i, mention in enumerate(mentions):
        after = reading.low[mention.end : mention.end + 14]
        if _KO_FROM.match(after) or after.startswith("에서") and _goes_on(reading, mention, mentions[i + 1 :]):
            mention = Mention(mention.start, mention.end, mention.ref, "origin", True)
        result.append(mention)
    origins = [m.ref.ids for m in result if m.role == "origin"]
    result = [
        m
        for m in result
        if m.role == "origin" or m.ref.ids not in origins or not _BACK.search(reading.before(m.start, 14))
    ]
    if (
        result
        and all(m.role == "origin" for m in result)
        and not re.search(r"\b(?:from|depart\w*|leaving)\s+$|从$", reading.before(result[0].start, 14))
    ):
        result = [Mention(m.start, m.end, m.ref, "stop", m.cued) for m in result]
    return result


def _goes_on(reading: Reading, mention: Mention, later: list[Mention]) -> bool:
    """ "서울에서 도쿄로": another place follows as the goal, and no length of stay stands between."""
    if not later:
        return False
    between = reading.low[mention.end + 2 : later[0].start]
    goal = reading.low[later[0].end : later[0].end + 3]
    return not re.search(r"\d|박|일|이틀|사흘|나흘", between) and bool(
        re.match(r"로|으로|까지|에|행|여행|를|을|\s|,", goal)
    )


def unknown_names(reading: Reading) -> Iterator[tuple[int, int, str, Role]]:
    """Capitalised words after a word of place that no look-up knew: a name that may be misspelled."""
    for match in re.finditer(
        r"[A-Z\u00c0-\u00de][\w\u00c0-\u024f'-]+(?:\s(?:of\s|de\s|la\s)?[A-Z][\w\u00c0-\u024f'-]+){0,3}", reading.text
    ):
        start, end = match.span()
        if TAKEN in reading.open[start:end] or match.group().lower() in FUNCTION:
            continue
        role, cued = cue(reading, start)
        strong = compiled(
            r"(?:\b(?:to|visit(?:ing)?|in|from|towards?|explore|exploring|departing|leaving|around)\s+(?:the\s+)?)$"
        )
        if cued and strong.search(reading.before(start, 20)):
            yield start, end, match.group(), role
