"""Names in a text that nothing covers. What is covered has been blanked out before, so each name left is one too many."""

import re
from collections.abc import Iterator

from ...domain.request import Language
from .cover import Cover

_LINK = r"(?:of|the|de|la|le|les|del|della|di|da|do|du|des|and|et|y|&|van|von|der|den|al|el|am|an|im|zu)"
_CAP = r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÿ'’\-]*"
_CAPITALISED = re.compile(rf"{_CAP}(?:[ ]+(?:{_LINK}[ ]+)*{_CAP})*")
#: Before a word with which a sentence or a line begins.
_BEGINS = re.compile(r"(?:^|[.!?…]\s+|\n)[\s\-•*·#>“\"'(]*$")
#: Capitalised in English wherever they stand, or words of a plan's form.
_ORDINARY = frozenset(
    """i monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february
    march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    am pm utc gmt eur usd gbp krw jpy cny twd hkd chf cad aud nzd sek nok dkk czk huf pln thb sgd day days c f km unesco
    v hz us usa uk eu english korean chinese japanese european asian iata osm wikidata geonames id gps ok""".split()
)
#: Words with which English sentences begin; somewhere in the world a town is called like many of them (Most, Say, Same).
_OPENERS = frozenset(
    """a about all along also always an and another any are around as ask at be because before begin best book both bring but by
    can change check choose close closed compare day days do each early either enjoy enter every few find first for free from
    full get give go good had half has have head here how if in is it its just keep know last late later leave less let like
    local look make many may meet more most move much near new next no none not now of off on one only open or other our out
    over own pack pay per plan price rain rest return same save say see set some start stay step still stop such sun take
    tell than that the their then there these they this those three time to today too travel try two under until up use visit
    wait walk was watch way we well were what when where which while who why will with within you your""".split()
)
_HAN = re.compile(r"[\u3400-\u9fff々〆ヶ]{2,}")
_KANA = re.compile(r"[\u3040-\u30ff][\u3040-\u30ffー\u3400-\u9fff]+|[\u3400-\u9fff]+[\u3040-\u30ffー]+")
_HANGUL = re.compile(r"[가-힣]{2,}")
_KOREAN_PLACE = re.compile(
    r"[가-힣]{2,}(?:박물관|미술관|궁전|사원|신사|공원|타워|호텔|식당|레스토랑|시장|성당|전망대|해변|동물원|수족관|온천|정원)"
)
_CHINESE_PLACE = re.compile(
    r"[^的在有没和与或到去从中这那个家座里为是您请就近参观游览前往，。：；、\W\d]{1,8}(?:博物馆|美术馆|博物院|神社|大教堂|动物园|水族馆|城堡|公园|寺|酒店)"
)
#: Names looked for of each city, most important first.
MOST_NAMES = 400


def uncovered_names(text: str, cover: Cover, language: Language, known: bool = True) -> Iterator[str]:
    """Capitalised words, words of other scripts, and (`known`) names that the catalog has in the cities of the text."""
    seen: set[str] = set()
    for name in (*_latin(text, cover, known), *_scripts(text, language), *(_known(text, cover) if known else ())):
        if name not in seen:
            seen.add(name)
            yield name


def _latin(text: str, cover: Cover, known: bool) -> Iterator[str]:
    for match in _CAPITALISED.finditer(text):
        words = match[0].split(" ")
        if _BEGINS.search(text[: match.start()]):
            first, words = words[0], words[1:]
            if known and not words and _is_a_name(first, cover):
                yield first
        kept = [w for w in words if w and w.casefold().rstrip("'’s") not in _ORDINARY and w.casefold() not in _ORDINARY]
        if any(w[0].isupper() for w in kept):
            yield " ".join(kept)


def _is_a_name(word: str, cover: Cover) -> bool:
    """A first word may be any word: it is a name when the catalog has something that is called just so."""
    if len(word) < 3 or word.casefold() in _ORDINARY or word.casefold() in _OPENERS:
        return False
    places = cover.catalog.find_places(word, None, 3)
    return any(word in (p.name, *p.names.values()) for p in places) or bool(cover.catalog.find_cities(word))


def _scripts(text: str, language: Language) -> Iterator[str]:
    """Words of a script that the language is not written in, and Korean and Chinese words that end as places do."""
    patterns = {
        "en": (_HAN, _KANA, _HANGUL),
        "ko": (_HAN, _KANA, _KOREAN_PLACE),
        "zh": (_KANA, _HANGUL, _CHINESE_PLACE),
    }[language]
    for pattern in patterns:
        yield from (m[0] for m in pattern.finditer(text))


def _known(text: str, cover: Cover) -> Iterator[str]:
    for city_id in sorted(cover.cities):
        for place in cover.catalog.places(city_id)[:MOST_NAMES]:
            for name in {place.name, *place.names.values()}:
                if len(name) >= (4 if name.isascii() else 3) and name in text and _whole(name, text):
                    yield name
        lodgings = (x.name for x in cover.catalog.lodgings(city_id)[:MOST_NAMES])
        restaurants = (x.name for x in cover.catalog.restaurants(city_id)[:MOST_NAMES])
        yield from (n for n in (*lodgings, *restaurants) if len(n) >= 4 and n in text and _whole(n, text))


def _whole(name: str, text: str) -> bool:
    """As a whole word, and for a Latin name capitalised: a place may be called "Market", and a market may be spoken of."""
    if not name[0].isascii():
        return True
    return name[0].isupper() and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
