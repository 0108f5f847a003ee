"""Another bed for a stay of a plan: the days around it are left and reached from there, and stand where they can."""

from ...domain.catalog import Catalog
from ...domain.errors import Infeasible
from ...domain.plan import Plan, Stay
from .choice import Desk
from .day_edits import days_changed
from .edit import Edit
from .lodging import Bed, suits
from .party_edits import rooms_for
from .problem import Problem
from .reread import reread


def rebedded(plan: Plan, index: int, bed: Bed, problem: Problem, catalog: Catalog) -> Plan:
    """The plan with another lodging for stay `index`. Raises Infeasible when something locked is in the way."""
    stay, lodging = plan.stays[index], bed.lodging
    assert lodging is not None
    other = stay.model_copy(update={"lodging_id": lodging.id, "name": lodging.name, "rooms": bed.rooms})
    changed = plan.model_copy(update={"stays": (*plan.stays[:index], other, *plan.stays[index + 1 :])})
    was = catalog.lodging(stay.lodging_id) if stay.lodging_id else None
    if (was.point if was else None) == lodging.point:
        return changed
    return days_changed(changed, Edit(problem, days_of(plan, stay)), problem, catalog)


def days_of(plan: Plan, stay: Stay) -> tuple[int, ...]:
    """Days (0-based) that begin or end at the bed of a stay."""
    return tuple(n for n, day in enumerate(plan.days) if stay.check_in <= day.date <= stay.check_out)


def refitted(plan: Plan, problem: Problem, catalog: Catalog) -> Plan | None:
    """With rooms for the party, and other beds where one does not suit what the party needs; None where none does."""
    desk = reread(plan, problem, catalog).desk
    for index, stay in enumerate(plan.stays):
        lodging = catalog.lodging(stay.lodging_id) if stay.lodging_id else None
        if lodging is None or suits(lodging, desk.conditions):
            wider = stay.model_copy(update={"rooms": rooms_for(stay, problem, catalog)})
            plan = plan.model_copy(update={"stays": (*plan.stays[:index], wider, *plan.stays[index + 1 :])})
            continue
        bed = _best(stay, desk)
        if bed is None:
            return None
        if stay.locked:
            raise Infeasible(f"{lodging.name} is locked and does not suit everyone: unlock it, or travel without")
        plan = rebedded(plan, index, bed, problem, catalog)
    return plan


def _best(stay: Stay, desk: Desk) -> Bed | None:
    prices = desk.plain_prices()
    beds = [b for b in desk.lodgings.beds(stay.city_id, stay.nights) if b.lodging is not None]
    return max(beds, key=lambda b: desk.bed_worth(b, prices), default=None)
