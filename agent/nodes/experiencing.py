"""What a person tells of sights, trips and purchases, kept as typed rows: feedback on an item, an episode, something owned."""

import re

from ...domain.catalog import Catalog
from ...domain.plan import Plan
from ...domain.request import Language
from ...memory.rows import Remembered
from ...memory.store import Memory
from ..language.texts import say

FELT = {"liked": "like", "disliked": "dislike"}


def experienced(
    memory: Memory, catalog: Catalog, slot: str, value: str, text: str, thread: str, turn: int, plan: Plan | None,
    language: Language = "en",
) -> Remembered:  # fmt: skip
    """One (slot, value) of `language.experiences`. `plan` is the one that is being talked about."""
    if slot in FELT:
        place = catalog.place(value)
        return memory.remember(
            text,
            kind="feedback",
            slot=place.kind.value if place else None,
            value=FELT[slot],
            item=place.id if place else None,
            session=thread,
            turn=turn,
        )
    if slot == "taken":
        return memory.record("taken", [value], words=text, session=thread, turn=turn)
    if slot == "purchased":
        done = memory.record("purchased", [_slug(value)], words=text, item=_slug(value), session=thread, turn=turn)
        memory.remember(text, kind="profile", slot="owned", value=value, session=thread, turn=turn)
        return done
    cities = [s.city_id for s in plan.stops] if plan else []
    if not cities:
        return Remembered(status="unchanged", note=say(language, "no_plan_yet"))
    days = (plan.dates.start.isoformat(), plan.dates.end.isoformat()) if plan else (None, None)
    sights = dict.fromkeys(v.place_id for v in plan.visits) if plan else ()  # an accepted plan speaks for its sights
    return memory.record(
        "accepted", [*cities, *sights], words=text, start=days[0], end=days[1], session=thread, turn=turn
    )


def _slug(words: str) -> str:
    """An id of what has none: the words without spaces."""
    return re.sub(r"[^\w]+", "-", words.casefold()).strip("-")[:80] or "item"
