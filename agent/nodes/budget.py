"""Close the money over trip and goods. If goods break a cap, back to shopping once; if it cannot close, relaxations."""

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from ...domain.errors import Infeasible
from ...domain.money import Money, total
from ...domain.plan import Budget, Plan
from ...domain.truth import Truth
from ...tools.optimise.pricing import price
from ..context import Context
from ..state import State
from .itinerary import offered, problem_of, relaxed


def budget(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """The complete-or-unknown budget of the draft."""
    context, key = runtime.context, state.get("draft")
    assert key is not None
    plan = context.desk.get(key)
    money = price(plan.stops, plan.stays, plan.days, plan.request, context.catalog, plan.budget.currency, plan.needs)
    priced = plan.model_copy(update={"budget": money})
    broken = _broken(plan, money)
    if not broken:
        return {"draft": context.desk.put(priced), "envelope": "spent"}
    if state.get("envelope") == "open" and any(n.price for n in plan.needs):
        return {"draft": context.desk.put(priced), "envelope": "tight"}
    problem = replace(problem_of(state, context), goods=_goods(money))
    failure = Infeasible("The costs that are known go over the limit.", conflict=broken)
    return offered(failure, relaxed(problem, state, context), plan.request, context)


def _goods(money: Budget) -> Money | None:
    """What is to be kept aside for goods: what they are known to cost."""
    known = [m for line in money.lines if line.category == "goods" and (m := line.converted or line.amount)]
    return total(known, money.currency) if known else None


def _broken(plan: Plan, money: Budget) -> list[str]:
    """Words of the hard caps that even the low end goes over."""
    hard = {c.words for c in plan.request.hard}
    return [c.words for c in money.caps if c.met is Truth.NO and c.words in hard]
