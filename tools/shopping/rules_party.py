"""Needs from who travels."""

from collections.abc import Iterator

from ...domain.goods import Need
from ...domain.offers import Mode
from ...domain.party import AccessNeed
from .rule import Trip
from .rules_flight import ItemNeed, item_need

_NAPPIES_UNDER = 3  # years
_STROLLER_UNDER = 5
_ENTERTAINED_UNDER = 12
_SEAT_UNDER = 12  # the highest age at which a country's law is likely to ask for a seat: it is only checked

_FORMULA = ItemNeed("baby-food", "check", ("formula",))
_STROLLER = ItemNeed("stroller-flight", "check", ("stroller",))
_WHEELCHAIR = ItemNeed("wheelchair-battery", "check", ("wheelchair",))
_INJECTOR = ItemNeed("auto-injector", "check", ("epipen",))


def children(trip: Trip) -> Iterator[Need]:
    ages = sorted(trip.context.party.child_ages)
    if not ages:
        return
    youngest = ages[0]
    car = bool({Mode.SELF_DRIVE, Mode.TAXI} & trip.context.modes)
    wanted = (
        ("nappies", "pack", youngest < _NAPPIES_UNDER),
        ("stroller", "pack", youngest < _STROLLER_UNDER),
        ("child-seat", "check", car and youngest < _SEAT_UNDER),
        ("child-entertainment", "pack", youngest < _ENTERTAINED_UNDER and _long_move(trip)),
    )
    for rule, action, holds in wanted:
        if holds:
            yield trip.plan_need(
                rule,
                "check" if action == "check" else "pack",
                "children",
                trip.context.party.children,
                "child",
                {"age": youngest},
                age=youngest,
            )
    if youngest < 2:
        yield from item_need(trip, _FORMULA)
    if youngest < _STROLLER_UNDER:
        yield from item_need(trip, _STROLLER)


def _long_move(trip: Trip) -> bool:
    return (trip.context.longest_leg_min or 0) >= 120


def access(trip: Trip) -> Iterator[Need]:
    asked = sorted(a.value for a in trip.context.party.access)
    if AccessNeed.WHEELCHAIR in asked:
        yield from item_need(trip, _WHEELCHAIR)
    if AccessNeed.LITTLE_WALKING in asked:
        what = AccessNeed.LITTLE_WALKING.value
        yield trip.plan_need("folding-seat", "buy", "access", asked, "access", {"max_kg": 1.5}, what=what)


def food(trip: Trip) -> Iterator[Need]:
    allergies = sorted(trip.context.party.allergies)
    diets = sorted(d.value for d in trip.context.party.diets)
    if allergies:
        yield trip.plan_need(
            "allergy-card", "check", "allergies", allergies, "allergy", {"allergens": allergies}, what=allergies
        )
        yield from item_need(trip, _INJECTOR)
    if diets:
        yield trip.plan_need("diet-card", "check", "diets", diets, "diet", {"diets": diets}, what=diets)


RULES = (children, access, food)
