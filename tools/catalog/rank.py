"""How well a name answers a question: one ranking for every catalog."""

from collections.abc import Iterable, Sequence

from ...domain.logistics import ItemRule
from ...domain.place import City, Place
from .names import closeness, fold

_LITTLE_WORDS = frozenset({"the", "a", "an", "of", "de", "du", "la", "le", "el"})
_MISSPELT = 85.0  # rapidfuzz ratio, of 100, above which a name is a misspelling of another
SUGGESTED = 72.0  # the same for "did you mean"


def query_of(text: str) -> str:
    """The folded question without an article before it: "the Louvre" asks for Louvre."""
    words = fold(text).split()
    while len(words) > 1 and words[0] in _LITTLE_WORDS:
        words = words[1:]
    return " ".join(words)


def best_places(text: str, candidates: Iterable[Place], limit: int) -> tuple[Place, ...]:
    """Those whose names answer `text`, best first: by closeness of the name, then importance. Misspellings come last."""
    query = query_of(text)
    if not query:
        return ()
    listed = list(candidates)
    scored = [(float(closeness(query, (place.name, *place.names.values()))), place) for place in listed]
    if not any(score for score, _ in scored):
        scored = [(_spelt_like(query, place), place) for place in listed]
    ordered = sorted((s for s in scored if s[0] > 0), key=lambda s: (-s[0], -s[1].importance, s[1].id))
    return tuple(place for _, place in ordered[:limit])


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
