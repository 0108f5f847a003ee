"""More people on a trip: rooms and seats for them, nothing that one of them cannot enter or eat."""

from collections.abc import Collection

from ...domain.catalog import Catalog
from ...domain.party import AccessNeed, Party, Traveller
from ...domain.plan import Plan, Stay, Visit
from ...domain.request import Change
from ...domain.truth import Truth
from .agenda import SMALL_CHILD
from .edit import Edit
from .lodging import rooms_needed
from .problem import Problem


def traveller(plan: Plan, change: Change, problem: Problem, catalog: Catalog) -> Edit:
    """More people. What they cannot enter goes; where they walk little, every day is timed anew."""
    added = tuple(Traveller(diet=change.diet, access=change.access) for _ in range(change.number or 1))
    party = Party(members=(*plan.request.party.members, *added))
    changed = problem.asking(problem.request.model_copy(update={"party": party}))
    out = frozenset(v.place_id for v in plan.visits if not enterable(v.place_id, party, catalog))
    slower = walks_less(plan.request.party, party)
    days = tuple(range(len(plan.days))) if slower else days_with(plan, out)
    return Edit(changed, days, joins=True, out=out, more=bool(out), same_count=bool(out))


def walks_less(before: Party, after: Party) -> bool:
    """Whether the new party rides where the old one walked: the same two conditions that the ways in town depend on."""

    def little(party: Party) -> bool:
        return bool(party.access) or any(age < SMALL_CHILD for age in party.child_ages)

    return little(after) and not little(before)


def days_with(plan: Plan, ids: Collection[str]) -> tuple[int, ...]:
    """Days (0-based) that visit one of these places."""
    return tuple(
        n for n, day in enumerate(plan.days) if any(isinstance(i, Visit) and i.place_id in ids for i in day.items)
    )


def enterable(place_id: str, party: Party, catalog: Catalog) -> bool:
    place = catalog.place(place_id)
    if place is None or not party.access & {AccessNeed.WHEELCHAIR, AccessNeed.STEP_FREE}:
        return True
    return place.wheelchair is Truth.YES


def rooms_for(stay: Stay, problem: Problem, catalog: Catalog) -> int:
    """Rooms that the party needs there."""
    lodging = catalog.lodging(stay.lodging_id) if stay.lodging_id else None
    return rooms_needed(problem.people, lodging.occupancy if lodging else None)


def eats_everywhere(plan: Plan, problem: Problem, catalog: Catalog) -> bool:
    """Whether every table of the plan is known to serve the party's diets."""
    diets = problem.request.party.diets
    tables = (catalog.restaurant(m.restaurant_id) for m in plan.meals if m.restaurant_id)
    return all(t is not None and t.diets.get(d) is Truth.YES for t in tables for d in diets)
