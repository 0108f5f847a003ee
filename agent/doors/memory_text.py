"""Memories in lines for a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...domain.catalog import Catalog
    from ..reasons import Reason


def memory_lines(reasons: Sequence[Reason], catalog: Catalog) -> Iterator[str]:
    """Numbered: what was remembered and when, and what it moved in the plan."""
    from ..nodes.noting import what

    if not reasons:
        yield "No memory of yours had a part in this plan."
        return
    yield "What you told me before, and what it moved:"
    for number, reason in enumerate(reasons, 1):
        row = reason.row
        yield f"  {number}. {what(row, catalog)} ({row.created:%Y-%m-%d}, {row.id})"
        if reason.filled:
            yield "       taken for what this request did not say"
        if reason.raised:
            yield f"       raised: {_names(reason.raised, catalog)}"
        if reason.lowered:
            yield f"       lowered, and not in the plan: {_names(reason.lowered, catalog)}"
    yield "/why without 1 shows the plan without the first of them; /why forget 1 forgets it and takes that plan."


def _names(ids: Sequence[str], catalog: Catalog) -> str:
    places = ((i, catalog.place(i)) for i in ids)
    return ", ".join(place.name if place else i for i, place in places)


def meant(row: Any, text: str) -> bool:
    """Whether these words mean this memory: its id, or words of it."""
    return text == row.id or text.casefold() in f"{row.slot} {row.value} {row.text}".casefold()
