"""May this cart go out? The run waits; anything but a plain yes to exactly this cart is a no. Alone in its node, because code before
an interrupt runs again on resume."""

from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from ...domain.errors import InputError
from ...domain.goods import Approval
from ...tools.shopping.cart import approve as judged
from ..context import Context
from ..language.consent import consent_of
from ..language.goods_text import cart_question
from ..state import Ask, State


def approve(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """The question names every line; the answer is bound to the cart's digest. A cap in the answer ("yes up to 120 EUR") is obeyed."""
    cart, language = state["cart"], state.get("language", "en")
    if cart is None:
        raise InputError("There is no cart to approve: choose something first.")
    text, choices = cart_question(cart, language)
    ask = Ask(text=text, choices=choices, about="cart", words=cart.digest)
    answer = str(interrupt({**ask.model_dump(mode="json"), "cart": cart.model_dump(mode="json")}))
    now, consent = runtime.context.now, consent_of(answer, cart.digest, choices)
    try:
        approval = judged(cart, now, yes=consent.yes, cap=consent.cap)
    except InputError:  # over the person's own cap, or in another currency
        approval = Approval(cart_digest=cart.digest, approved=False, at=now)
    return {"approval": approval, "approving": False}
