"""Lists of which one item is enough ("meet any one of these: 1. ... 2. ..."), and lists of named venues, which no condition can hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...domain.catalog import Catalog
from ...domain.request import All, Any, Constraint
from .conditions import take_conditions
from .leftovers import left_over
from .limits import take_limits
from .money import take_budgets
from .phrases import compiled
from .reading import Reading
from .sights import take_sights
from .stops import Route
from .tastes import take_tastes

_ANY = compiled(
    r"(?:\b(?:any(?: one)?|at least one|one) of (?:the following|these)\b|任意一个|任一|其中之一即可|满足其一|다음 중 하나|아래 중 하나)[^\n]*\n(?P<items>(?:\s*(?:\d{1,2}[.)、]|[-*•])\s*[^\n]+\n?){2,})"
)
_ITEM = re.compile(r"\s*(?:\d{1,2}[.)、]|[-*•])\s*([^\n]+)")
_VENUES = compiled(
    r"[^\n.。;；]*\b(?:hotel|stay|lodging|accommodation)\w*\b[^\n.。;；]*\bwithin\s+[\d.]+\s*(?:km|kilomet|miles?|min)[^\n.。;；]*|[^\n。;；]*周围[\d.]+(?:千米|公里|米)内[^\n。;；]*"
    r"|[^\n。;；]*(?:不早于|不晚于)\s*\d{1,2}[:：]\d{2}\s*(?:到达|离开|抵达)[^\n。;；]*"
    r"|[^\n.。;；]*以下(?:餐厅|酒店|饭店)(?:之一)?\s*[::]?\s*(?!类型)[^\n]+"
)


@dataclass(frozen=True)
class Choices:
    """The items of a list, in the person's words, held back until it is known where the trip goes."""

    items: tuple[str, ...] = ()
    words: str = ""


def take_choices(reading: Reading) -> Choices:
    """The whole list is taken out of the message, so that no half of it is imposed and no name in it becomes a stop."""
    match = _ANY.search(reading.low)
    if match is None:
        return Choices()
    start, end = match.span("items")
    items = tuple(item[1].strip() for item in _ITEM.finditer(reading.text[start:end]))
    reading.take(match.start(), start)
    return Choices(items, reading.take(start, end))


def either_of(choices: Choices, reading: Reading, catalog: Catalog, route: Route) -> tuple[Constraint, ...]:
    """`Any` of the items that are understood in full: one of those is enough for the whole list. The others are said."""
    parts = {item: _item(item, reading, catalog, route) for item in choices.items}
    reading.said += [item for item, part in parts.items() if part is None]
    known = tuple(part for part in parts.values() if part is not None)
    return (Any(words=choices.words, parts=known),) if known else ()


def _item(text: str, around: Reading, catalog: Catalog, route: Route) -> Constraint | None:
    probe = Reading(text, around.language)
    take_venues(probe)
    budgets = take_budgets(probe, catalog)
    limits = take_limits(probe, None)
    conditions = take_conditions(probe)
    sights = take_sights(probe, catalog, route, ())
    tastes = take_tastes(probe)
    found: Sequence[Constraint] = (*budgets, *limits, *conditions, *sights, *tastes.avoided)
    lost = any(c.type in ("must_see", "avoid_place") and c.place_id is None for c in found)
    wished = {k for c in found if c.type == "visit_kinds" for k in c.kinds}
    loose = [i for i in tastes.interests if not wished]
    if not found or lost or loose or probe.said or left_over(probe):
        return None
    return found[0] if len(found) == 1 else All(words=text, parts=tuple(found))


def take_venues(reading: Reading) -> None:
    """Restaurants and hotels listed by name, and hours at one of them: the names are no places to go to, and there is no condition for them, so they are said."""
    for match in list(reading.find(_VENUES)):
        reading.said.append(reading.take(*match.span()))
