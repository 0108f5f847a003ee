"""What stands beside a plan's days, made anew when they change: advice for other dates or people, in the language of now."""

from langgraph.runtime import Runtime

from ...domain.plan import Advice, Plan
from ...domain.request import Language
from ..context import Context
from ..state import RouteStop, State
from .destination import lookups, reasons
from .gather import gather


def route_of(plan: Plan) -> list[RouteStop]:
    """The plan's stops as the nodes before the solver would have chosen them."""
    return [RouteStop(cities=(s.city_id,), nights=(s.leave - s.arrive).days or None, why=s.why) for s in plan.stops]


def retold(plan: Plan, before: Plan, runtime: Runtime[Context]) -> Plan:
    """`plan`, a change of `before`, with its advice asked for again where dates, stops, people or the language are others.

    What was assumed of the request was said with the plan before, in its language; it is not said again in a mixture.
    """
    language = plan.request.language
    same = language == before.request.language
    if same and _frame(plan) == _frame(before):
        return plan
    told = plan.model_copy(update={"advice": _advice(plan, runtime)})
    return told if same else _in_language(told, language, runtime.context)


def _frame(plan: Plan) -> tuple[object, ...]:
    return plan.dates, tuple(s.city_id for s in plan.stops), plan.request.party.passports


def _advice(plan: Plan, runtime: Runtime[Context]) -> tuple[Advice, ...]:
    state: State = {"request": plan.request, "dates": plan.dates}
    looks = lookups(plan.request, route_of(plan), state, runtime.context)
    rows = [gather({"lookup": look, "language": plan.request.language}, runtime)["gathered"][0] for look in looks]
    return tuple(dict.fromkeys(a for row in rows for a in row.advice))


def _in_language(plan: Plan, language: Language, context: Context) -> Plan:
    request = plan.request.model_copy(update={"assumptions": ()})
    state: State = {"request": request, "dates": plan.dates}
    stops = tuple(
        s.model_copy(update={"why": "; ".join(reasons(s.city_id, request, state, context)) if s.why else ""})
        for s in plan.stops
    )
    return plan.model_copy(update={"request": request, "stops": stops})
