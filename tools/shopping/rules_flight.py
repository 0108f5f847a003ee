"""Needs from the limits of airlines and the rules of security. Where it is not known whether one flies, they say "if you fly"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...domain.fact import Fact
from ...domain.goods import Need
from ...domain.logistics import CabinBag
from ...domain.offers import Mode
from ...domain.place import Kind
from ...domain.truth import Truth
from .rule import Action, Trip


def cabin_bag(trip: Trip) -> Iterator[Need]:
    """The limits of the named airline; else of the strictest of those that a timetable shows on the way there; else, said to be
    general, of the strictest that is known."""
    if trip.context.flying is Truth.NO:
        return
    named = trip.catalog.cabin_bag(trip.context.airline) if trip.context.airline else None
    there = [] if named else _flying_there(trip)
    known = [named] if named else there or list(trip.catalog.cabin_bags())
    why = "bag" if named else "bag_of_those_there" if there else "bag_strictest"
    sized = [b for b in known if b.sides_cm and len(b.sides_cm) == 3]
    if sized:
        bag = min(sized, key=lambda b: (_volume(b.sides_cm or ()), b.airline))
        yield from _limit(
            trip, "cabin-bag", bag, why, _cm(bag.sides_cm or ()), {"max_sides_cm": list(bag.sides_cm or ())}
        )
    if named is not None and named.personal_cm:
        personal = list(named.personal_cm)
        yield from _limit(trip, "personal-item", named, why, _cm(personal), {"personal_sides_cm": personal})
    weighed = [b for b in known if b.weight_kg is not None]
    if weighed:
        bag = min(weighed, key=lambda b: (b.weight_kg or 0, b.airline))
        yield from _limit(trip, "cabin-bag-weight", bag, why, f"{bag.weight_kg:g} kg", {"max_weight_kg": bag.weight_kg})


def _flying_there(trip: Trip) -> list[CabinBag]:
    """Bags of the airlines whose flights the catalog has from home to the first city on the first day."""
    context = trip.context
    if context.home_city is None or not context.cities:
        return []
    first = context.cities[0]
    rides = trip.catalog.transports(context.home_city, first.city_id, first.start)
    codes = sorted({r.number[:2] for r in rides if r.mode is Mode.FLIGHT and r.number})
    return [bag for bag in map(trip.catalog.cabin_bag, codes) if bag is not None]


def _limit(
    trip: Trip, rule: str, bag: CabinBag, why: str, limit: str, requirement: dict[str, object]
) -> Iterator[Need]:
    fact = trip.fact(f"airline:{bag.airline}", "cabin_bag")
    if fact is not None:
        yield trip.need(rule, "check", fact, why, requirement, airline=bag.name, limit=limit)


def _volume(sides: Sequence[float]) -> float:
    return sides[0] * sides[1] * sides[2]


def _cm(sides: Sequence[float]) -> str:
    return " x ".join(f"{s:g}" for s in sides) + " cm"


@dataclass(frozen=True)
class ItemNeed:
    """A rule of security for an item whose name holds all of `words`; `when_cabin` limits it to these answers, `kinds` to plans
    with such places, where people carry it."""

    rule: str
    action: Action
    words: tuple[str, ...]
    when_cabin: frozenset[str] = frozenset({"allowed", "restricted", "forbidden"})
    kinds: frozenset[Kind] = frozenset()


_HARD = frozenset({"restricted", "forbidden"})
ITEM_NEEDS = (
    ItemNeed("liquids", "check", ("over 100ml",), frozenset({"forbidden"})),
    ItemNeed("travel-bottles", "buy", ("shampoo",), _HARD),
    ItemNeed("power-bank", "check", ("power bank",)),
    ItemNeed("spare-batteries", "check", ("lithium batteries",)),
    ItemNeed("sunscreen-flight", "check", ("sunscreen",), _HARD, frozenset({Kind.BEACH})),
    ItemNeed("medication", "pack", ("prescription medication",), _HARD),
    ItemNeed("blades", "check", ("pocket knife",), _HARD, frozenset({Kind.NATURE})),
    ItemNeed("lighter", "check", ("lighter",), kinds=frozenset({Kind.NATURE})),
    ItemNeed("drone", "check", ("drone",), kinds=frozenset({Kind.NATURE, Kind.VIEWPOINT})),
    ItemNeed("poles", "check", ("hiking poles",), _HARD, frozenset({Kind.NATURE})),
)


def items(trip: Trip) -> Iterator[Need]:
    for item in ITEM_NEEDS:
        yield from item_need(trip, item)


def item_need(trip: Trip, item: ItemNeed) -> Iterator[Need]:
    """None when one does not fly, or when the catalog has no rule for such an item."""
    if trip.context.flying is Truth.NO or (item.kinds and not item.kinds & _kinds(trip)):
        return
    fact = _item_fact(trip, item)
    if fact is None:
        return
    why = "item" if trip.context.flying is Truth.YES else "item_if_flying"
    said = {"item": fact.value["name"], "carry_on": fact.value["carry_on"], "checked": fact.value["checked"]}
    requirement = {
        "carry_on": fact.value["carry_on"],
        "checked": fact.value["checked"],
        **_measures(fact.value["name"]),
    }
    action = item.action if trip.context.flying is Truth.YES else "check"
    yield trip.need(item.rule, action, fact, why, requirement, **said)


def _kinds(trip: Trip) -> frozenset[Kind]:
    places = (trip.catalog.place(place_id) for place_id in trip.context.place_ids)
    return frozenset(place.kind for place in places if place is not None)


def _item_fact(trip: Trip, item: ItemNeed) -> Fact | None:
    query = " ".join(item.words)
    for row in trip.catalog.item_rules(query):
        name = row.name.casefold()
        if all(w in name for w in item.words) and row.carry_on in item.when_cabin:
            return trip.fact(f"item:{row.id}", "item_rule")
    return None


def _measures(name: str) -> dict[str, int]:
    """The limits that the record's own name states: "over 100ml", "under 100 Wh"."""
    found = {}
    for key, unit in (("max_ml", "ml"), ("max_wh", "wh")):
        match = re.search(rf"(\d+)\s*{unit}\b", name.casefold())
        if match:
            found[key] = int(match[1])
    return found


RULES = (cabin_bag, items)
