"""What to bring and buy: needs by rule, each with the fact that triggered it; for a draft, a plan, or a bare question."""

from typing import Any

from langgraph.runtime import Runtime

from ...domain.claim import Claim, ClaimKind
from ...domain.goods import Need
from ...domain.plan import Plan
from ...domain.request import Request
from ...domain.truth import Truth
from ...tools.shopping.context import CityStay, TripContext, context_of, home_of
from ...tools.shopping.labels import label
from ...tools.shopping.needs import needs
from ..context import Context
from ..language.texts import say
from ..state import State
from .dating import choose_dates


def shopping(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Needs of the draft; without one, of the plan that is being talked about or of the place that was named."""
    context, request = runtime.context, state["request"]
    assert request is not None
    key = state.get("draft")
    if key is None:
        return _answered(request, state, context)
    plan = context.desk.get(key)
    found = needs(context_of(plan, context.catalog), context.catalog, _owned(context), request.language)
    if state.get("envelope") == "tight":  # over the limit with goods: what is optional goes without a price
        found = tuple(n.model_copy(update={"product_id": None, "price": None}) for n in found)
    spent = {"envelope": "spent"} if state.get("envelope") == "tight" else {}
    return {**spent, "draft": context.desk.put(plan.model_copy(update={"needs": found}))}


def _owned(context: Context) -> tuple[str, ...]:
    return tuple(r.value for r in context.memory.profile().get("owned", ()) if r.value)


def _answered(request: Request, state: State, context: Context) -> dict[str, Any]:
    key = state.get("plan")
    trip = _trip(request, context.desk.get(key) if key else None, context)
    if trip is None:
        return {"prose": say(request.language, "shop_unknown"), "claims": []}
    found = needs(trip, context.catalog, _owned(context), request.language)
    lines = [say(request.language, "needs"), *(f"  {need_text(n, request)}" for n in found)]
    return {"prose": "\n".join(lines), "claims": [_claim(n) for n in found if n.trigger_subject != "plan"]}


def need_text(need: Need, request: Request) -> str:
    """ "Umbrella (buy). Ten days of rain...": the label stands first, so that its capital is a sentence's and not a name's."""
    what = f"{label(need, request.language)} ({say(request.language, need.action)})"
    return f"{what}. {need.because}" if need.because else what


def _claim(need: Need) -> Claim:
    return Claim(
        id=need.id, kind=ClaimKind.GOODS, subject=need.trigger_subject, field=need.trigger_field,
        value=need.trigger_value, note=need.because,
    )  # fmt: skip


def _trip(request: Request, plan: Plan | None, context: Context) -> TripContext | None:
    """From the cities that the message names, else from the plan."""
    named = [ref.ids[0] for stop in request.stops for ref in stop.options[:1] if ref.level == "city"]
    cities = [c for c in (context.catalog.city(i) for i in named) if c is not None]
    if not cities:
        return context_of(plan, context.catalog) if plan else None
    dates, _ = choose_dates(request, context.now.date(), context.catalog)
    home, home_city = home_of(request, context.catalog)
    stays = tuple(CityStay(c.id, c.country, dates.start, dates.end) for c in cities)
    return TripContext(dates, stays, home, home_city, request.party, flying=Truth.UNKNOWN)
