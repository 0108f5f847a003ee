"""The cart: what is put aside, what it comes to, and the proposal that a person is asked to approve."""

from collections.abc import Sequence
from typing import Any

from ...domain.errors import CurrencyMismatch, InputError
from ...domain.goods import Cart, CartLine
from ...tools.shopping.cart import line_of, make_cart
from ..context import Context
from ..language.cart_words import CartOrder
from ..language.goods_text import cart_claims, cart_lines, goods_say
from ..state import State
from .goods import compared

Basket = list[tuple[str, int]]


def ordered(order: CartOrder, state: State, context: Context) -> dict[str, Any]:
    """Carry out what was said about the cart. Nothing is approved here: `approve` proposes it, and the person is asked."""
    language = state.get("language", "en")
    basket = [(i, n) for i, n in state.get("basket", [])]
    if order.operation == "compare":
        return _compared(order, state, context)
    if order.operation == "clear":
        return _said(goods_say(language, "cart_empty")) | {"basket": []}
    if order.operation in ("add", "remove"):
        named = _named(order, state, context)
        if not named:
            return _said(goods_say(language, "cart_which"))
        basket = _added(basket, named, order.quantity) if order.operation == "add" else _removed(basket, named)
    if not basket:
        return _said(goods_say(language, "cart_empty")) | {"basket": []}
    return _shown(basket, order.operation == "approve", state, context)


def _compared(order: CartOrder, state: State, context: Context) -> dict[str, Any]:
    """What was shown under the numbers, side by side."""
    language = state.get("language", "en")
    held = [context.products.product(i) for i in _named(order, state, context)] if context.products else []
    products = [p for p in held if p is not None]
    if len(products) < 2:
        return _said(goods_say(language, "cart_which"))
    answer = compared(products, language)
    return {"prose": answer.prose, "claims": answer.claims, "shown": answer.shown}


def _named(order: CartOrder, state: State, context: Context) -> list[str]:
    """Ids of what was shown under the numbers, or of products that were named by id; in the cart too."""
    shown = state.get("shown", [])
    found = [shown[n - 1] for n in order.which if n <= len(shown)]
    return found + [i for i in order.ids if context.products is not None and context.products.product(i) is not None]


def _added(basket: Basket, named: Sequence[str], quantity: int) -> Basket:
    held = dict(basket)
    for identity in named:
        held[identity] = min(99, held.get(identity, 0) + quantity)
    return list(held.items())


def _removed(basket: Basket, named: Sequence[str]) -> Basket:
    return [(identity, count) for identity, count in basket if identity not in named]


def _shown(basket: Basket, approving: bool, state: State, context: Context) -> dict[str, Any]:
    language = state.get("language", "en")
    try:
        cart = cart_of(basket, state, context)
    except CurrencyMismatch:
        return _said(goods_say(language, "cart_currencies"))
    except InputError:
        return _said(goods_say(language, "cart_unpriced"))
    prose, asking = "\n".join(cart_lines(cart, language)), approving and context.settings.ask
    return {"basket": basket, "prose": prose, "claims": cart_claims(cart), "cart": cart, "approving": asking}


def proposed(picks: Sequence[tuple[str, int]], state: State, context: Context) -> dict[str, Any]:
    """A cart of what was suggested, to be asked about; nothing when it cannot be one."""
    try:
        cart = cart_of(list(picks), state, context)
    except (CurrencyMismatch, InputError):
        return {}
    return {"basket": list(picks), "cart": cart, "approving": context.settings.ask}


def cart_of(basket: Sequence[tuple[str, int]], state: State, context: Context) -> Cart:
    """At the records' own prices of this moment. Raises InputError for what has none or is gone, CurrencyMismatch."""
    lines: list[CartLine] = []
    for identity, count in basket:
        product = context.products.product(identity) if context.products is not None else None
        if product is None:
            raise InputError(f"{identity} is not in your product catalog any more: choose another.")
        lines.append(line_of(product, count))
    return make_cart(lines, context.now, name=state.get("thread", ""))


def _said(prose: str) -> dict[str, Any]:
    return {"prose": prose, "claims": []}
