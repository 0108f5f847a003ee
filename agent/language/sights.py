"""Sights named by name: to be seen, or to be left out."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from ...domain.catalog import Catalog
from ...domain.place import Place
from ...domain.request import AvoidPlace, Constraint, MustSee
from .conditions import hard
from .lexicon.common import FUNCTION
from .phrases import PARTICLES, compiled
from .places import Mention
from .polarity import Polarity, polarity
from .reading import TAKEN, Reading, Span
from .stops import Route

#: A name counts as the place's when it is this alike, of 100.
ALIKE = 88
MAX_NAMES = 24
_CAPITALS = compiled(
    r"[A-Z\u00c0-\u00de][\w\u00c0-\u024f'’-]*(?:\s(?:(?:of|the|de|la|le|del|di|da|du|des|and|&|d'|l'|y)\s){0,2}[A-Z\u00c0-\u00de][\w\u00c0-\u024f'’-]*){0,6}"
)
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
    for start, end in [*_listed(reading), *phrases(reading)][:MAX_NAMES]:
        if TAKEN * (end - start) == reading.open[start:end]:
            continue
        name = reading.words(start, end)
        place = best_place(catalog, name, cities)
        if place is None and not _asked(reading, start, end):
            continue
        found.append(_constraint(reading, start, end, name, place))
    return tuple(found)


def _constraint(reading: Reading, start: int, end: int, name: str, place: Place | None) -> Constraint:
    words, is_hard = reading.part(start, end), hard(reading, start, end)
    wanted = polarity(reading, start, end) is Polarity.WANTED
    reading.take(start, end)
    place_id = place.id if place else None
    if wanted:
        return MustSee(words=words, hard=is_hard, name=name, place_id=place_id)
    return AvoidPlace(words=words, hard=is_hard, name=name, place_id=place_id)


def _asked(reading: Reading, start: int, end: int) -> bool:
    """Whether the words around a capitalised name ask for it as a sight."""
    return bool(_CUE.search(reading.before(start, 40))) and len(reading.words(start, end)) > 3


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


def best_place(catalog: Catalog, name: str, cities: Sequence[str]) -> Place | None:
    """The place of this name in one of the cities (anywhere when there are none), if a name of it is alike enough."""
    if len(name) < 2:
        return None
    best: tuple[float, Place] | None = None
    for city in cities or (None,):
        for place in catalog.find_places(name, city, 5):
            score = max(_alike(name, n) for n in (place.name, *place.names.values()))
            if score >= ALIKE and (best is None or score > best[0]):
                best = score, place
    return best[1] if best else None


def _alike(asked: str, name: str) -> float:
    a, b = (re.sub(r"^(?:the|la|le|el|il)\s+", "", x.casefold()) for x in (asked, name))
    return fuzz.ratio(a, b)
