"""Sights named by name: to be seen, or to be left out."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from ...domain.catalog import Catalog
from ...domain.place import Place
from ...domain.request import AvoidPlace, Constraint, MustSee
from ...tools.catalog.names import fold, romanized
from .conditions import hard
from .gazetteer import Gazetteer
from .lexicon.common import CHINESE, FUNCTION, KOREAN
from .lexicon.folding import spellings
from .lexicon.interests import INTERESTS
from .phrases import PARTICLES, compiled, table_pattern
from .places import Mention
from .polarity import Polarity, polarity
from .reading import TAKEN, Reading, Span
from .stops import Route

#: A name counts as the place's when it is this alike, of 100.
ALIKE = 88
MAX_NAMES = 24
#: Of several places whose names hold the words, one is meant when it is so many times as important as the next.
LEADS = 1.5
_CAPITALS = compiled(
    r"[A-Z\u00c0-\u00de][\w\u00c0-\u024f'’-]*(?:\s(?:(?:of|the|de|la|le|del|di|da|du|des|and|&|y)\s){0,2}(?:[dl]['’])?[A-Z\u00c0-\u00de][\w\u00c0-\u024f'’-]*){0,6}"
)
#: Of a sight these make a wish; of a room or a way to travel people write them for what they need.
_IDEALLY = compiled(r"\b(?:ideally|preferably|hopefully)\b")
_MUST = compiled(
    r"\b(?:must[\s-]see:?|must[\s-]visit:?|must (?:see|visit|include)|have to see|has to include|don't want to miss|can't miss|make sure (?:we|to|i) see|be sure to (?:see|include))\s+(?:the\s+|a visit to\s+)?$|(?:必须|一定要?|必)(?:看|去看|参观|打卡)$"
)
_KO_MUST = compiled(r"^(?:은|는|을|를|도|만)?\s*(?:(?:꼭|반드시)\s*(?:봐|보|볼|포함|넣)|필수)")
#: "The Louvre is a must", "루브르는 필수", "故宫必去".
_IS_MUST = compiled(
    r"\s*(?:is|are|'s)\s+(?:an?\s+)?(?:absolute\s+|total\s+)?must(?:[\s-](?:see|do|visit))?s?\b|(?:은|는|이|가|도)?\s*(?:필수|무조건|꼭\s*(?:가|갈|봐|볼|들르))\S*|(?:是)?(?:必去|必看|必打卡|必逛|一定要[去看逛]|不能错过|不可错过)"
)
#: A name in small letters: only after words that ask for a sight or against one, and only where the catalog holds it.
_SMALL = compiled(
    r"\b(?:must[\s-]see:?|(?:must|have to|has to|need to|gotta|got to|wanna|want to|would love to|love to|'d like to|can't) (?:see|visit|include|miss|skip|do)|don't (?:want to )?(?:miss|skip)|make sure (?:we|to|i) (?:see|visit)|be sure to (?:see|include|visit)|skip(?:ping)?|avoid(?:ing)?|leave out|seen|been to)\s+(?P<list>[^.;:!?\n\ue000]{3,90})"
    r"|(?P<of>[^.;:,!?\n\ue000]{3,60}?)\s+(?:is|are)\s+(?:an?\s+)?(?:absolute\s+|total\s+)?must(?:[\s-](?:see|do|visit))?s?\b"
)
_SPLIT = compiled(r"\s*,\s*(?:and\s+|n\s+)?|\s+(?:and|n|&|or|plus|but|in|on|for|cuz|because|as|since)\s+|\s*&\s*")
_KO_ASKED = compiled(
    r"^(?:은|는|을|를|도|만|에|에는|엔)?\s*(?:꼭|반드시|무조건)\s*(?:가|갈|보|볼|봐|들르|들러|포함|넣)"
)
_ZH_ASKED = compiled(r"(?:一定要?|必须要?|必)(?:去看?|看|游览|参观|逛|打卡)$")
_TELLING = compiled(r"\s*\S{2,}")
_INTEREST = table_pattern(INTERESTS)[0]
#: What joins one asked name to the next; and the names inside a run of capitals.
_AND = compiled(
    r"\s*(?:[和、与及跟]|이랑|랑|와|과|하고|,\s*(?:and|or)?|and|or|&|/|as well as)\s*(?:the\s+|a visit to\s+(?:the\s+)?)?"
)
_JOIN = compiled(r"\s+(?:and|&|y)\s+|(?<=[\uac00-\ud7a3]{2})(?:이랑|랑|와|과|하고)\s+")
_KO_WORD = compiled(r"[\uac00-\ud7a3]{2,}(?:\s[\uac00-\ud7a3]{2,})?")
_ZH_LIST = compiled(
    r"(?:希望|想|想要|一定要|必须|必|要|打算)(?:去|看|游览|参观|逛|打卡)+(?P<pos>[^,。\n;，；]{2,80})|(?:不希望|不想|不要|不去|别去|避开)(?:去|看|游览|参观|逛)*(?P<neg>[^,。\n;，；]{2,80})|(?P<pre>[\u4e00-\u9fff·]{2,12})(?:是)?(?:必去|一定要去|不能错过)"
)
_CUE = compiled(
    r"\b(?:must[\s-]see|must[\s-]visit|must (?:see|visit|include)|have to (?:see|visit)|has to include|(?:want|like|love|hope|wish|plan)s? to (?:see|visit|go to)|don't want to miss|can't miss|make sure (?:we|to|i) (?:see|visit)|be sure to (?:see|visit|include)|includ(?:e|ing)|visit(?:ing)?|see(?:ing)?|stop at|skip(?:ping)?|avoid(?:ing)?|without|not|no)\s+(?:the\s+|a visit to\s+)?(?:famous\s+)?$"
)


def take_sights(
    reading: Reading, catalog: Catalog, route: Route, mentions: Sequence[Mention]
) -> tuple[Constraint, ...]:
    """MustSee and AvoidPlace. A name that the catalog does not hold but that was asked for is kept without an id."""
    cities = [i for s in route.stops for o in s.options if o.level != "country" for i in o.ids][:12]
    found: list[Constraint] = []
    asked = -1  # where the last asked name ended: what is joined to it is asked for too
    for start, end in [*_listed(reading), *phrases(reading)][:MAX_NAMES]:
        if TAKEN * (end - start) == reading.open[start:end]:
            continue
        for left, right in _names(reading, catalog, cities, start, end):
            named = _asked(reading, left, right) or 0 <= asked <= left and bool(_AND.fullmatch(reading.low[asked:left]))
            place = best_place(catalog, reading.words(left, right), cities, named)
            if place is None and not named:
                continue
            asked = right if named else -1
            found.append(_constraint(reading, left, right, reading.words(left, right), place))
    return (*found, *_small_letters(reading, catalog, cities))


def _small_letters(reading: Reading, catalog: Catalog, cities: Sequence[str]) -> Iterator[Constraint]:
    """ "gotta see the colosseum n the pantheon": names without capitals, where the trip's cities hold such a place."""
    for match in list(reading.find(_SMALL)) if cities else ():
        group = "list" if match["list"] else "of"
        for start, end in _parts(reading, *match.span(group)):
            name = reading.words(start, end)
            if TAKEN in reading.open[start:end] or fold(name) in FUNCTION or _INTEREST.fullmatch(name.lower()):
                continue
            place = best_place(catalog, name, cities, True)
            if place is not None:
                yield _constraint(reading, start, end, name, place)


def _parts(reading: Reading, start: int, end: int) -> Iterator[Span]:
    """The parts of a list, without the articles before them and the words of asking after them."""
    at = start
    for left, right in [*(m.span() for m in _SPLIT.finditer(reading.low, start, end)), (end, end)]:
        part = re.match(
            r"(?:\s*(?:the|a|to|see|visit|of course|we|i|for me)\b)*\s*(?P<n>[^\s].*?)\s*(?:pls|please|though|tho|too|this time|first|again|already)?\s*$",
            reading.low[at:left],
        )
        if part and len(part["n"]) > 3:
            yield at + part.start("n"), at + part.end("n")
        at = right


def not_sights(reading: Reading, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Without those that are asked for as a sight and only share their name with a small town, when the trip goes elsewhere.

    "3 days in Rome, must see Atlantis" is no trip to Atlantis, Florida.
    """
    kept = []
    for mention in mentions:
        sight = _MUST.search(reading.before(mention.start, 40)) or _KO_MUST.match(reading.after(mention.end, 24))
        others = [m for m in mentions if m is not mention and m.role == "stop"]
        if (
            sight
            and others
            and mention.role == "stop"
            and not gazetteer.prominent(reading.words(mention.start, mention.end))
        ):
            reading.give_back(mention.start, mention.end)
        else:
            kept.append(mention)
    return kept


def _names(reading: Reading, catalog: Catalog, cities: Sequence[str], start: int, end: int) -> Iterator[Span]:
    """The span; or its parts, where "A and B" is no place's name but a list of names."""
    joints = [m.span() for m in _JOIN.finditer(reading.text, start, end)]
    if not joints or best_place(catalog, reading.words(start, end), cities):
        yield start, end
        return
    parts = list(zip([start, *(right for _, right in joints)], [*(left for left, _ in joints), end], strict=True))
    known = [best_place(catalog, reading.words(*part), cities, True) for part in parts]
    yield from parts if any(known) or _asked(reading, start, end) else [(start, end)]


def _constraint(reading: Reading, start: int, end: int, name: str, place: Place | None) -> Constraint:
    words = reading.part(start, end)
    is_hard = hard(reading, start, end) and not _IDEALLY.search(words.lower())
    wanted = polarity(reading, start, end) is Polarity.WANTED
    must = _IS_MUST.match(reading.after(end, 40))
    reading.take(start, end + (must.end() if must else 0))
    place_id = place.id if place else None
    if wanted:
        return MustSee(words=words, hard=is_hard, name=name, place_id=place_id)
    return AvoidPlace(words=words, hard=is_hard, name=name, place_id=place_id)


def _asked(reading: Reading, start: int, end: int) -> bool:
    """Whether the words around a name ask for it as a sight. A word for a taste ("바다는 꼭 보고 싶어") is no name."""
    name = reading.low[start:end]
    if name.isascii() or not ("\uac00" <= name[0] <= "\ud7a3" or "\u4e00" <= name[0] <= "\u9fff"):
        cued = _CUE.search(reading.before(start, 40)) or _IS_MUST.match(reading.after(end, 30))
        return bool(cued) and len(reading.words(start, end)) > 3
    if name in KOREAN or name in CHINESE or _INTEREST.search(name) and not _TELLING.match(_INTEREST.sub("", name)):
        return False
    return bool(
        _KO_ASKED.match(reading.after(end, 12))
        or _ZH_ASKED.search(reading.before(start, 8))
        or _IS_MUST.match(reading.after(end, 12))
    )


def phrases(reading: Reading) -> Iterator[Span]:
    """Spans that may be names of sights: capitalised runs, Korean words without their particles."""
    for match in _CAPITALS.finditer(reading.text):
        start, end = match.span()
        words = match.group().split()
        while words and words[0].lower().strip("'") in FUNCTION:
            start += len(words[0]) + 1
            words = words[1:]
        if words and start < end and not reading.open[start:end].startswith(TAKEN * (end - start)):
            yield start, end
    for match in _KO_WORD.finditer(reading.open):
        text = match.group()
        tail = re.search(rf"(?<=[\uac00-\ud7a3]{{2}}){PARTICLES}{{1,2}}$", text)
        if len(text) >= 3:
            yield match.start(), match.end() - (len(tail.group()) if tail else 0)


def _listed(reading: Reading) -> Iterator[Span]:
    """Names in "希望游览A 和 B", "不希望游览A、B"."""
    for match in list(reading.find(_ZH_LIST)):
        group = next(g for g in ("pos", "neg", "pre") if match[g])
        at = match.start(group)
        for part in re.finditer(r"[^和、或及与 ]+(?:\([^)]*\))?", match[group]):
            yield at + part.start(), at + part.end()


def best_place(catalog: Catalog, name: str, cities: Sequence[str], loose: bool = False) -> Place | None:
    """The place of this name in one of the cities (anywhere when there are none), if a name of it is alike enough.

    `loose`: a name that was asked for may be the telling part of a longer one ("Louvre", "Orsay"), if only one place has it.
    """
    if len(name) < 2:
        return None
    best: tuple[float, Place] | None = None
    for city in cities or (None,):
        for spelled in spellings(name):
            found = catalog.find_places(spelled, city, 5)
            for place in found:
                score = max(_alike(spelled, n) for n in (place.name, *place.names.values()))
                if score < ALIKE and loose and _only(spelled, place, found):
                    score = ALIKE
                if score >= ALIKE and (best is None or score > best[0]):
                    best = score, place
    return best[1] if best else None


def _alike(asked: str, name: str) -> float:
    a, b = (re.sub(r"^(?:the|la|le|el|il)\s+", "", x.casefold()) for x in (asked, name))
    if "\uac00" <= asked[0] <= "\ud7a3" and name.isascii():
        return max(fuzz.ratio(romanized(a), b), fuzz.ratio(romanized(a).replace(" ", ""), re.sub(r"\W", "", b)))
    return fuzz.ratio(a, b)


def _only(asked: str, place: Place, found: Sequence[Place]) -> bool:
    """Whether the words are in this place's name, and in no other's that was found or in that of a far lesser one."""
    if len(fold(asked).replace(" ", "")) < (2 if not asked.isascii() else 4) or fold(asked) in FUNCTION:
        return False
    holders = [p for p in found if any(_within(asked, n) for n in (p.name, *p.names.values()))]
    # "Schönbrunn" is the palace, not the maze in its park: the one that leads clearly is meant.
    return place in holders and all(p.importance * LEADS <= place.importance for p in holders if p != place)


def _within(asked: str, name: str) -> bool:
    if not asked.isascii():
        return asked.replace(" ", "") in name.replace(" ", "")
    return set(fold(asked).split()) <= set(fold(name).split())
