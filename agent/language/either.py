"""Lists of which one item is enough ("meet any one of these: 1. ... 2. ..."), and lists of named venues, which no condition can hold."""

import re

from ...domain.catalog import Catalog
from ...domain.request import All, Any, Constraint
from .conditions import take_conditions
from .leftovers import left_over
from .limits import take_limits
from .money import take_budgets
from .phrases import compiled
from .reading import Reading
from .tastes import take_tastes

_ANY = compiled(
    r"(?:\b(?:any(?: one)?|at least one|one) of (?:the following|these)\b|任意一个|任一|其中之一即可|满足其一|다음 중 하나|아래 중 하나)[^\n]*\n(?P<items>(?:\s*(?:\d{1,2}[.)、]|[-*•])\s*[^\n]+\n?){2,})"
)
_ITEM = re.compile(r"\s*(?:\d{1,2}[.)、]|[-*•])\s*([^\n]+)")
_VENUES = compiled(
    r"[^\n.。;；]*\b(?:hotel|stay|lodging|accommodation)\w*\b[^\n.。;；]*\bwithin\s+[\d.]+\s*(?:km|kilomet|miles?|min)[^\n.。;；]*|[^\n。;；]*周围[\d.]+(?:千米|公里|米)内[^\n。;；]*"
    r"|[^\n.。;；]*以下(?:餐厅|酒店|饭店)(?:之一)?\s*[::]?\s*(?!类型)[^\n]+"
)


def take_either(reading: Reading, catalog: Catalog) -> tuple[Constraint, ...]:
    """`Any` of the items when each is understood in full; otherwise the whole list is said, so that no half of it is imposed."""
    match = _ANY.search(reading.low)
    if match is None:
        return ()
    start, end = match.span("items")
    words = reading.words(start, end)
    parts = [_item(item[1], reading, catalog) for item in _ITEM.finditer(reading.text[start:end])]
    reading.take(start, end)
    if any(part is None for part in parts):
        reading.said.append(words)
        return ()
    return (Any(words=words, parts=tuple(p for p in parts if p is not None)),)


def _item(text: str, around: Reading, catalog: Catalog) -> Constraint | None:
    probe = Reading(text, around.language)
    take_venues(probe)
    budgets = take_budgets(probe, catalog)
    limits = take_limits(probe, None)
    conditions = take_conditions(probe)
    tastes = take_tastes(probe)
    found = (*budgets, *limits, *conditions, *tastes.avoided)
    if not found or tastes.interests or probe.said or left_over(probe):
        return None
    return found[0] if len(found) == 1 else All(words=text.strip(), parts=found)


def take_venues(reading: Reading) -> None:
    """Restaurants and hotels listed by name: the names are no places to go to, and there is no condition for them, so they are said."""
    for match in list(reading.find(_VENUES)):
        reading.said.append(reading.take(*match.span()))
