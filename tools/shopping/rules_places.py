"""Needs from the kinds of the places in the plan."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...domain.goods import Need
from ...domain.place import Kind
from .rule import Action, Trip


@dataclass(frozen=True)
class KindRule:
    rule: str
    action: Action
    kinds: frozenset[Kind]


KIND_RULES = (
    # Many temples, churches and mosques ask for it; which of them do is not in the catalog, so it is said of the kind.
    KindRule("modest-dress", "pack", frozenset({Kind.TEMPLE, Kind.SHRINE, Kind.CHURCH, Kind.MOSQUE})),
    KindRule("head-scarf", "pack", frozenset({Kind.MOSQUE})),
    KindRule("slip-on-shoes", "pack", frozenset({Kind.TEMPLE, Kind.MOSQUE})),
    KindRule("swimwear", "pack", frozenset({Kind.BEACH, Kind.SPA})),
    KindRule("beach-towel", "buy", frozenset({Kind.BEACH})),
    KindRule("hiking-shoes", "buy", frozenset({Kind.NATURE})),
    KindRule("day-pack", "pack", frozenset({Kind.NATURE, Kind.ZOO, Kind.AMUSEMENT})),
    KindRule("windproof", "pack", frozenset({Kind.VIEWPOINT})),
    KindRule("shopping-bag", "pack", frozenset({Kind.MARKET})),
    KindRule("smart-clothes", "pack", frozenset({Kind.THEATRE})),
    KindRule("small-bag", "pack", frozenset({Kind.MUSEUM, Kind.GALLERY})),
    KindRule("stadium-bag", "check", frozenset({Kind.STADIUM})),
    KindRule("tax-refund", "check", frozenset({Kind.SHOPPING})),
    KindRule("photo-id", "pack", frozenset({Kind.NIGHTLIFE})),
)


def kinds(trip: Trip) -> Iterator[Need]:
    for place_id in trip.context.place_ids:
        place, fact = trip.catalog.place(place_id), trip.fact(place_id, "kind")
        if place is None or fact is None:
            continue
        name = place.names.get(trip.language, place.name)
        for rule in KIND_RULES:
            if fact.value in rule.kinds and not (rule.rule == "tax-refund" and _at_home(trip, place.city_id)):
                yield trip.need(rule.rule, rule.action, fact, "kind", {"kind": fact.value}, place=name, kind=fact.value)


def _at_home(trip: Trip, city_id: str) -> bool:
    city = trip.catalog.city(city_id)
    return city is None or trip.context.home is None or city.country == trip.context.home


RULES = (kinds,)
