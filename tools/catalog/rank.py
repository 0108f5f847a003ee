"""How well a name answers a question: one ranking for every catalog."""

from collections.abc import Iterable, Sequence

from ...domain.logistics import ItemRule
from ...domain.place import City, Kind, Place
from .names import closeness, fold, romanized

_LITTLE_WORDS = frozenset({"the", "a", "an", "of", "de", "du", "la", "le", "el"})
_KIND_WORDS = frozenset({kind.value for kind in Kind} | {"cathedral", "tower", "complex", "site"})
_MISSPELT = 85.0  # rapidfuzz ratio, of 100, above which a name is a misspelling of another
SUGGESTED = 72.0  # the same for "did you mean"


def query_of(text: str) -> str:
    """The folded question without an article before it: "the Louvre" asks for Louvre."""
    words = fold(text).split()
    while len(words) > 1 and words[0] in _LITTLE_WORDS:
        words = words[1:]
    return " ".join(words)


def forms(text: str) -> tuple[str, ...]:
    """What to look up for `text`, in order, until something is found: as asked; Hangul in Latin letters; written together
    ("Gyeongbok-gung"); and without the words for what it is ("Gyeongbokgung Palace")."""
    query = query_of(text)
    bare = " ".join(word for word in query.split() if word not in _KIND_WORDS)
    return tuple(form for form in dict.fromkeys((query, romanized(query), query.replace(" ", ""), bare)) if form)


def best_places(text: str, candidates: Iterable[Place], limit: int) -> tuple[Place, ...]:
    """Those whose names answer `text`, best first: by closeness of the name, then importance. Misspellings come last."""
    listed = list(candidates)
    for form in forms(text):
        found = ranked(form, listed, limit)
        if found:
            return found
    query = query_of(text)
    return _ordered(((_spelt_like(query, place), place) for place in listed), limit) if query else ()


def ranked(form: str, candidates: Iterable[Place], limit: int) -> tuple[Place, ...]:
    """Those that hold one folded form in a name, best first."""
    scored = ((float(closeness(form, (place.name, *place.names.values()))), place) for place in candidates)
    return _ordered(scored, limit)


def _ordered(scored: Iterable[tuple[float, Place]], limit: int) -> tuple[Place, ...]:
    best = sorted((s for s in scored if s[0] > 0), key=lambda s: (-s[0], -s[1].importance, s[1].id))
    return tuple(place for _, place in best[:limit])


def _spelt_like(query: str, place: Place) -> float:
    from rapidfuzz import fuzz

    asked = query.replace(" ", "")
    best = max(fuzz.ratio(asked, fold(name).replace(" ", "")) for name in (place.name, *place.names.values()))
    return best / 100 if best >= _MISSPELT and len(asked) > 3 else 0.0


def best_items(text: str, items: Sequence[ItemRule]) -> tuple[ItemRule, ...]:
    """Item rules whose names answer `text`, best first."""
    query = query_of(text)
    scored = [(closeness(query, (item.name,)), item) for item in items] if query else []
    return tuple(item for score, item in sorted(scored, key=lambda s: (-s[0], s[1].id)) if score)


def best_spellings(text: str, spellings: Iterable[tuple[str, City]], limit: int) -> tuple[City, ...]:
    """Cities with a folded spelling near `text`, nearest first, then most populous."""
    from rapidfuzz import fuzz

    query = query_of(text)
    best: dict[str, tuple[float, City]] = {}
    for spelling, city in spellings:
        score = fuzz.ratio(query, spelling)
        if score >= SUGGESTED and score > best.get(city.id, (0.0, city))[0]:
            best[city.id] = (score, city)
    ordered = sorted(best.values(), key=lambda s: (-s[0], -(s[1].population or 0), s[1].id))
    return tuple(city for _, city in ordered[:limit])
