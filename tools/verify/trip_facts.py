"""Facts of a plan that goods may hang on, made anew from its days, its legs and its party."""

from typing import Any

from ...domain.offers import Mode
from ...domain.plan import Leg, Plan


def plan_fact(plan: Plan, field: str) -> Any:
    """The plan's own value as JSON; None for what it does not have or what is no such fact.

    days nights people adults children modes kinds flight; access allergies diets (lists in alphabetical order); walk_km: the most
    walked between places on one day, one decimal; longest_leg_min: the longest move between cities, whole minutes.
    """
    party = plan.request.party
    legs = [item for day in plan.days for item in day.items if isinstance(item, Leg)]
    facts = {
        "days": plan.dates.days,
        "nights": plan.dates.nights,
        "people": party.size,
        "adults": party.adults,
        "children": party.children,
        "modes": sorted({leg.mode.value for leg in legs}),
        "kinds": sorted({visit.kind.value for visit in plan.visits}),
        "flight": any(leg.mode is Mode.FLIGHT for leg in legs),
        "access": sorted({need.value for member in party.members for need in member.access}) or None,
        "allergies": sorted({name for member in party.members for name in member.allergies}) or None,
        "diets": sorted({diet.value for member in party.members for diet in member.diet}) or None,
        "walk_km": _walked(plan),
        "longest_leg_min": _longest(legs),
    }
    return facts.get(field)


def _walked(plan: Plan) -> float | None:
    totals = []
    for day in plan.days:
        on_foot = [i.distance_km for i in day.items if isinstance(i, Leg) and i.mode is Mode.WALK and i.distance_km]
        totals.append(sum(on_foot))
    most = max(totals, default=0.0)
    return round(most, 1) if most else None


def _longest(legs: list[Leg]) -> int | None:
    moves = [leg for leg in legs if leg.scope == "intercity"]
    return max((int((m.arrive - m.depart).total_seconds()) // 60 for m in moves), default=None)
