"""What to bring and buy: needs by rule for a draft or a bare question; a request for goods answered from the person's own catalog."""

from collections.abc import Iterator
from typing import Any

from langgraph.runtime import Runtime

from ...domain.claim import Claim, ClaimKind
from ...domain.goods import Need
from ...domain.plan import Plan
from ...domain.request import BudgetCap, Request
from ...domain.truth import Truth
from ...tools.shopping.context import CityStay, TripContext, context_of, home_of
from ...tools.shopping.needs import needs
from ...tools.shopping.provision import Room, provide, room_of
from ...tools.shopping.rule import PLAN
from ..answers.carts import ordered, proposed
from ..answers.goods import answered
from ..answers.goods_found import find_all, together
from ..context import Context
from ..language.cart_words import cart_order
from ..language.goods_text import cart_claims, goods_say
from ..language.needs_text import need_lines
from ..language.texts import say
from ..language.wanted import asks_for_goods, read_wanted
from ..state import State
from .dating import choose_dates
from .itinerary import DEFAULT_CURRENCY


def shopping(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Needs of the draft; without one: goods that are asked for, a word on the cart, or what the trip or the place needs."""
    context, request = runtime.context, state["request"]
    assert request is not None
    key = state.get("draft")
    if key is not None:
        return _for_draft(context.desk.get(key), request, state, context)
    order = cart_order(request.text, door=state.get("door") == "cart")
    if order is not None:
        return ordered(order, state, context)
    if state.get("door") == "shop" or asks_for_goods(request.text):
        return _goods(request, state, context)
    return _answered(request, state, context)


def _for_draft(plan: Plan, request: Request, state: State, context: Context) -> dict[str, Any]:
    trip = context_of(plan, context.catalog)
    found = needs(trip, context.catalog, owned(context), request.language)
    if context.products is not None:
        room = room_of(plan, context.catalog, trip.airline, context.now.date())
        found = provide(found, context.products, context.catalog, room)
    if state.get("envelope") == "tight":  # over the limit with goods: what is optional goes without a price
        found = tuple(n.model_copy(update={"product_id": None, "product_title": "", "price": None}) for n in found)
    spent = {"envelope": "spent"} if state.get("envelope") == "tight" else {}
    return {**spent, "draft": context.desk.put(plan.model_copy(update={"needs": found}))}


def owned(context: Context) -> tuple[str, ...]:
    """What the person said that they have."""
    return tuple(r.value for r in context.memory.profile().get("owned", ()) if r.value)


def _goods(request: Request, state: State, context: Context) -> dict[str, Any]:
    """Products of the person's catalog for what they ask; the suggested set as a cart where they want to buy."""
    language = request.language
    if context.products is None:
        return {"prose": goods_say(language, "no_products"), "claims": []}
    wanted = read_wanted(request.text, context.catalog)
    if not wanted.items:
        return {"prose": goods_say(language, "not_goods"), "claims": []}
    if all(i.group == "gift" and not i.likes for i in wanted.items):
        return {"prose": goods_say(language, "gift_more"), "claims": []}
    choices = find_all(wanted, context, owned(context))
    answer = answered(wanted, choices, together(choices, wanted.total), language)
    update: dict[str, Any] = {"prose": answer.prose, "claims": answer.claims, "shown": answer.shown}
    update["path"] = "model" if any(c.reasoned for c in choices) else state.get("path", "keyless")
    if not (wanted.buy or state.get("door") == "shop") or not answer.picks:
        return update
    if wanted.not_understood:  # what was not checked is not proposed to be bought
        return update | {"prose": f"{answer.prose}\n{goods_say(language, 'no_cart')}"}
    cart = proposed(answer.picks, state, context)
    return update | cart | {"claims": [*answer.claims, *(cart_claims(cart["cart"]) if cart else ())]}


def _answered(request: Request, state: State, context: Context) -> dict[str, Any]:
    """What a named place, or the plan that is being talked about, makes necessary; with products of the person's catalog."""
    named = _named(request, context)
    key = None if named else state.get("plan")
    plan = context.desk.get(key) if key else None
    trip = named or (context_of(plan, context.catalog) if plan else None)
    if trip is None:
        return {"prose": say(request.language, "shop_unknown"), "claims": []}
    found = needs(trip, context.catalog, owned(context), request.language)
    if context.products is not None:
        found = provide(found, context.products, context.catalog, _room(request, plan, trip, context))
    claims = [c for n in found for c in _claims(n, key)]
    update = {"prose": "\n".join(need_lines(found, request.language)), "claims": claims}
    picks = [(n.product_id, 1) for n in found if n.product_id is not None and n.price is not None]
    return update | {"shown": [i for i, _ in picks], "basket": picks} if picks else update


def _room(request: Request, plan: Plan | None, trip: TripContext, context: Context) -> Room:
    """Of the plan; without one, the limit that the message names is all for goods."""
    today = context.now.date()
    if plan is not None:
        return room_of(plan, context.catalog, trip.airline, today)
    cap = next((c.limit for c in request.constraints if isinstance(c, BudgetCap) and c.hard), None)
    home = context.catalog.country(trip.home) if trip.home else None
    own = home.currency if home is not None else None
    currency = cap.currency if cap is not None else own or context.catalog.currency or DEFAULT_CURRENCY
    return Room(currency, cap, None, None, (trip.dates.start - today).days)


def _claims(need: Need, key: str | None) -> Iterator[Claim]:
    """The fact behind a need, and the title and price of its product."""
    subject, field = need.trigger_subject, need.trigger_field
    if subject == PLAN:
        subject, field = f"plan:{key}", f"fact.{field}"
    kind = ClaimKind.GOODS
    yield Claim(id=need.id, kind=kind, subject=subject, field=field, value=need.trigger_value, note=need.because)
    if need.product_id is not None:
        yield Claim(
            id=f"title@{need.id}",
            kind=kind,
            subject=f"product:{need.product_id}",
            field="title",
            value=need.product_title,
        )
    if need.product_id is not None and need.price is not None:
        price = {"amount": str(need.price.amount), "currency": need.price.currency}
        yield Claim(
            id=f"price@{need.id}",
            kind=ClaimKind.PRICE,
            subject=f"product:{need.product_id}",
            field="price",
            value=price,
        )


def _named(request: Request, context: Context) -> TripContext | None:
    """The trip to the cities that the message names."""
    named = [ref.ids[0] for stop in request.stops for ref in stop.options[:1] if ref.level == "city"]
    cities = [c for c in (context.catalog.city(i) for i in named) if c is not None]
    if not cities:
        return None
    dates, _ = choose_dates(request, context.now.date(), context.catalog)
    home, home_city = home_of(request, context.catalog)
    stays = tuple(CityStay(c.id, c.country, dates.start, dates.end) for c in cities)
    return TripContext(dates, stays, home, home_city, request.party, flying=Truth.UNKNOWN)
