"""An answered cart: exported once when it was approved, its prices read again at this moment; otherwise nothing leaves."""

from typing import Any

from langgraph.runtime import Runtime

from ...domain.errors import InputError, NotVerified
from ...domain.goods import Approval
from ..context import Context
from ..language.goods_text import cart_claims, handed_text, not_handed_text
from ..state import State


def hand_over(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Idempotent: the ledger gives the same export to whoever repeats it. There is no checkout here or anywhere."""
    context, cart, approval = runtime.context, state["cart"], state["approval"]
    language = state.get("language", "en")
    if cart is None or approval is None:
        raise InputError("There is no answered cart: choose something first.")
    if not approval.approved:
        context.carts.refuse(cart, approval.at)
        return {"prose": not_handed_text(language, void=False), "claims": []}
    products = {x.product_id: context.products.product(x.product_id) if context.products else None for x in cart.lines}
    prices = {i: p.price if p else None for i, p in products.items()}
    links = {i: p.url for i, p in products.items() if p and p.url}
    try:
        context.carts.hand_over(cart, approval, context.now, prices, links)
    except NotVerified as void:
        notes = [*state.get("notes", []), str(void)]
        return {
            "prose": not_handed_text(language, void=True),
            "claims": [],
            "notes": notes,
            "approval": _voided(approval),
        }
    return {"prose": handed_text(cart, links, language), "claims": cart_claims(cart), "basket": []}


def _voided(approval: Approval) -> Approval:
    return approval.model_copy(update={"approved": False})
