"""Cabin-bag limits of airlines, and which things may fly.

An airline's code is not in the source: it is kept under the source's own name of it. Where only the weight of all cabin bags together is
published, it stands for the bag's: one bag cannot weigh more. Of the item list only the two verdicts are read, not the notes.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ....domain.fact import Source
from ....domain.logistics import CabinBag, ItemRule
from ..gazetteer import Gazetteer
from ..holdings import Holdings

BAGS = Source(
    id="carry-fit",
    name="Airline cabin bags",
    publisher="AxelUser/carry-fit, from the airlines' own pages",
    url="https://github.com/AxelUser/carry-fit",
    licence="MIT",
    credit="Cabin-bag limits: carry-fit, MIT",
)
ITEMS = Source(
    id="tsa-items",
    name="What can I bring into the plane",
    publisher="TrevorGall16/Can_I_Bring_Into_Plane, after the US Transportation Security Administration",
    url="https://github.com/TrevorGall16/Can_I_Bring_Into_Plane",
    licence="facts of a public list, credited",
    credit="Item rules: Can_I_Bring_Into_Plane, after tsa.gov",
)
SOURCES = (BAGS, ITEMS)
_ITEMS_OBSERVED = date(2026, 2, 1)
_VERDICTS = {"allowed": "allowed", "restricted": "restricted", "prohibited": "forbidden"}


def holdings(directory: Path, gazetteer: Gazetteer) -> Holdings:
    """Cabin bags and item rules."""
    folder = directory / "carryfit"
    return Holdings(
        cabin_bags=list(_bags(json.loads((folder / "airline_cabin_bags.json").read_text("utf-8")))),
        item_rules=list(_items(json.loads((folder / "tsa_items.json").read_text("utf-8"))["items"])),
    )


def _bags(rows: list[dict[str, Any]]) -> Iterator[CabinBag]:
    for row in rows:
        carry = row["carryOn"]
        weight = carry.get("weight") or row.get("totalWeight") or {}
        yield CabinBag(
            airline=row["id"],
            name=row["airline"],
            sides_cm=_sides(carry),
            personal_cm=_sides(row.get("personalItem") or {}),
            weight_kg=weight.get("kilograms"),
            url=row["link"],
            source=BAGS.id,
            observed_at=date.fromisoformat(row["observed_at"]),
        )


def _sides(bag: dict[str, Any]) -> tuple[float, ...] | None:
    """Three sides, longest first. Some airlines publish only their sum, which says nothing of a side."""
    sides = (bag.get("dimensions") or {}).get("centimeters")
    return tuple(sorted((float(side) for side in sides), reverse=True)) if isinstance(sides, list) else None


def _items(rows: list[dict[str, Any]]) -> Iterator[ItemRule]:
    for row in rows:
        yield ItemRule(
            id=str(row["id"]),
            name=row["name"],
            carry_on=_VERDICTS[row["carryOn"]],
            checked=_VERDICTS[row["checked"]],
            source=ITEMS.id,
            observed_at=_ITEMS_OBSERVED,
        )
