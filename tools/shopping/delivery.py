"""How many days a feed says that a product takes to come, at the longest. Working days are counted as days of a week of seven."""

import math
import re
from collections.abc import Mapping

_SPAN = re.compile(
    r"(?:(?P<a>\d{1,3})\s*(?:-|–|~|to)\s*)?(?P<b>\d{1,3})\s*(?P<working>business|working|영업일|工作日)?\s*(?P<unit>days?|d\b|일|天|weeks?|주|周)?",
    re.IGNORECASE,
)
_PARTS = ("max_handling_time", "max_transit_time")
_WHOLE = ("delivery_days", "delivery_time", "shipping_days", "delivery")


def delivery_days(fields: Mapping[str, str]) -> int | None:
    """From a column for the whole ("3-5 business days"), or handling and transit together, both of which must be there."""
    for name in _WHOLE:
        if fields.get(name):
            return _days(fields[name])
    parts = [_days(fields[name]) if fields.get(name) else None for name in _PARTS]
    return None if None in parts else sum(p for p in parts if p is not None)


def _days(text: str) -> int | None:
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        return None
    days = int(match["b"]) * (7 if match["unit"] and match["unit"].lower().startswith(("week", "주", "周")) else 1)
    return math.ceil(days * 7 / 5) if match["working"] else days
