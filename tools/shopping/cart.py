"""The cart that a person approves: exactly these items, merchants, amounts and currency, until it expires. There is no checkout."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from ...domain.errors import CurrencyMismatch, InputError, NotVerified
from ...domain.goods import Approval, Cart, CartLine, Price, Product
from ...domain.money import Money
from .product_query import in_currency

LIFETIME = timedelta(minutes=30)


def line_of(product: Product, quantity: int = 1) -> CartLine:
    """A line at the record's own price. Raises InputError when the record has none."""
    if product.price is None:
        raise InputError(
            f"The price of {product.title!r} is not known, so it cannot be put into the cart: choose another."
        )
    return CartLine(
        product_id=product.id, title=product.title, merchant=product.merchant, quantity=quantity, price=product.price
    )


def make_cart(lines: Sequence[CartLine], now: datetime, lifetime: timedelta = LIFETIME, name: str = "") -> Cart:
    """One cart in one currency; `name` is its conversation. Raises InputError for an empty one, CurrencyMismatch for two currencies."""
    if not lines:
        raise InputError("The cart is empty: add a product first.")
    currencies = sorted({line.price.currency for line in lines})
    if len(currencies) > 1:
        raise CurrencyMismatch(
            f"A cart has one currency, and this has {', '.join(currencies)}: make one cart for each."
        )
    merged = _merged(lines)
    total = Price(amount=sum(line.price.amount * line.quantity for line in merged), currency=currencies[0])
    expires = now + lifetime
    digest = _digest(name, merged, total, expires)
    return Cart(id=name, lines=merged, currency=currencies[0], total=total, expires_at=expires, digest=digest)


def _merged(lines: Sequence[CartLine]) -> tuple[CartLine, ...]:
    """In canonical order; equal lines as one."""
    counts: dict[CartLine, int] = {}
    for line in lines:
        key = line.model_copy(update={"quantity": 1})
        counts[key] = counts.get(key, 0) + line.quantity
    made = (line.model_copy(update={"quantity": count}) for line, count in counts.items())
    return tuple(sorted(made, key=lambda line: (line.merchant or "", line.product_id, line.price.amount)))


def _digest(name: str, lines: Sequence[CartLine], total: Price, expires: datetime) -> str:
    """SHA-256 over canonical JSON of everything that an approval is bound to."""
    content = {
        "id": name,
        "lines": [line.model_dump(mode="json") for line in lines],
        "total": total.model_dump(mode="json"),
        "expires_at": expires.isoformat(),
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def approve(
    cart: Cart, now: datetime, yes: bool = False, cap: Money | None = None, interactive: bool = True
) -> Approval:
    """The person's answer, bound to the cart. No unless they said yes; off a terminal only with an explicit cap that holds."""
    if yes and not interactive and cap is None:
        raise InputError("Without a terminal, an approval needs a limit: give the most that may be spent.")
    if yes and cap is not None:
        limit = in_currency(cap, cart.currency, {})
        if limit is None or cart.total.amount > limit.amount:
            raise InputError(
                f"The cart is over the limit of {cap} or in another currency: raise the limit or change the cart."
            )
    return Approval(cart_digest=cart.digest, approved=yes, at=now)


def require_valid(cart: Cart, approval: Approval, now: datetime, prices: Mapping[str, Price | None]) -> None:
    """Raises NotVerified unless the approval is a yes, to exactly this cart, unexpired, at today's `prices` (by product id)."""
    require_sound(cart, approval)
    if not approval.at <= now < cart.expires_at or approval.at >= cart.expires_at:
        raise NotVerified("The approval has expired: look at today's prices and approve again.")
    for line in cart.lines:
        if prices.get(line.product_id) != line.price:
            raise NotVerified(f"The price of {line.title!r} has changed or is not known any more: make the cart anew.")


def require_sound(cart: Cart, approval: Approval) -> None:
    """Raises NotVerified unless the cart is as it was made, and the approval is a yes to it."""
    if _digest(cart.id, cart.lines, cart.total, cart.expires_at) != cart.digest or cart.total.amount != _sum(cart):
        raise NotVerified("The cart was changed after it was made: make it anew and approve it again.")
    if not approval.approved:
        raise NotVerified("The cart was not approved, so nothing is exported.")
    if approval.cart_digest != cart.digest:
        raise NotVerified("The approval is for another cart: approve this one.")


def _sum(cart: Cart) -> int:
    return sum(line.price.amount * line.quantity for line in cart.lines)


def export(
    cart: Cart,
    approval: Approval,
    now: datetime,
    prices: Mapping[str, Price | None],
    links: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The approved cart in the shape of a Universal Commerce Protocol checkout, with links to the merchants' own pages. The person
    buys there. The same approved cart gives the same export, with the digest as its idempotency key."""
    require_valid(cart, approval, now, prices)
    links = links or {}
    return {
        "status": "incomplete",
        "currency": cart.currency,
        "line_items": [_line_item(number, line, links) for number, line in enumerate(cart.lines, 1)],
        "totals": [{"type": "subtotal", "amount": cart.total.amount}, {"type": "total", "amount": cart.total.amount}],
        "expires_at": cart.expires_at.isoformat(),
        "idempotency_key": cart.digest,
    }


def _line_item(number: int, line: CartLine, links: Mapping[str, str]) -> dict[str, Any]:
    item = {"id": line.product_id, "title": line.title, "price": line.price.amount}
    amount = line.price.amount * line.quantity
    made: dict[str, Any] = {"id": f"line_{number}", "item": item, "quantity": line.quantity}
    made["totals"] = [{"type": "subtotal", "amount": amount}, {"type": "total", "amount": amount}]
    extra = {"merchant": line.merchant, "url": links.get(line.product_id)}
    return made | {key: value for key, value in extra.items() if value}
