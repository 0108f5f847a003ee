"""Importance of a place, 0 to 1, by the formula whose weights and reasons stand in `domain.parameters`."""

import math

from ...domain.parameters import (
    IMPORTANCE_HERITAGE,
    IMPORTANCE_ITEM,
    IMPORTANCE_KIND,
    IMPORTANCE_LANGUAGES,
    IMPORTANCE_SOURCE,
    IMPORTANCE_VISITORS,
)
from ...domain.place import Kind

_MOST_SOURCES = 3


def importance(
    kind: Kind, heritage: bool, sources: int, languages: int, visitors: int | None, item: int | None = None
) -> float:
    """Heritage + 0.12 for each source after the first (at most three) + log2(languages)/6 + log10(visitors) from 4 to 7
    + log10 of the Wikidata item's number from 7 down to 3 + kind."""
    score = IMPORTANCE_HERITAGE if heritage else 0.0
    score += IMPORTANCE_SOURCE * min(_MOST_SOURCES, max(0, sources - 1))
    score += IMPORTANCE_LANGUAGES * min(1.0, math.log2(max(1, languages)) / 6)
    if visitors is not None and visitors > 0:
        score += IMPORTANCE_VISITORS * min(1.0, max(0.0, (math.log10(visitors) - 4) / 3))
    if item is not None and item > 0:
        score += IMPORTANCE_ITEM * min(1.0, max(0.0, (7 - math.log10(item)) / 4))
    return round(min(1.0, score + IMPORTANCE_KIND.get(kind, 0.0)), 4)
