"""Claims about a cart, checked against the cart itself: its digest made anew, its sum added anew.

"cart:DIGEST"   line:PRODUCT_ID   {"title", "merchant", "quantity", "price": {"amount", "currency"}}
"cart:DIGEST"   total             {"amount", "currency"}
"cart:DIGEST"   expires           ISO date and time, to the minute
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from ...domain.claim import Claim, Finding, Report
from ...domain.goods import Cart
from ...domain.truth import Verdict
from .facts import same
from .products import major


def is_of_cart(claim: Claim) -> bool:
    return claim.subject.startswith("cart:")


def verify_cart(claims: Sequence[Claim], cart: Cart | None) -> Report:
    """Every claim as the cart has it; all contradicted when the cart is not the one that its digest names."""
    judged: list[Claim] = []
    findings: list[Finding] = []
    sound = cart is not None and digest_of(cart) == cart.digest and _sum(cart) == cart.total.amount
    for claim in claims:
        right = sound and cart is not None and claim.subject == f"cart:{cart.digest}" and _agrees(claim, cart)
        judged.append(claim.model_copy(update={"verdict": Verdict.SUPPORTED if right else Verdict.CONTRADICTED}))
        if not right:
            text = f"{claim.field} is not as the cart has it: make the cart anew."
            findings.append(Finding(rule="cart_is_as_made", text=text, where=claim.id))
    return Report(passed=not findings, claims=tuple(judged), findings=tuple(findings))


def _agrees(claim: Claim, cart: Cart) -> bool:
    held: Any = None
    if claim.field == "total":
        held = major(cart.total)
    elif claim.field == "expires":
        held = cart.expires_at.isoformat(" ", "minutes")
    else:
        lines = {f"line:{x.product_id}": x for x in cart.lines}
        line = lines.get(claim.field)
        if line is not None:
            price = major(line.price)
            held = {"title": line.title, "merchant": line.merchant, "quantity": line.quantity, "price": price}
    return held is not None and same(held, claim.value)


def digest_of(cart: Cart) -> str:
    """SHA-256 of what an approval is bound to, from the published form of a cart."""
    body = cart.model_dump(mode="json")
    bound = {
        "id": body["id"],
        "lines": body["lines"],
        "total": body["total"],
        "expires_at": cart.expires_at.isoformat(),
    }
    return hashlib.sha256(json.dumps(bound, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _sum(cart: Cart) -> int:
    return sum(line.price.amount * line.quantity for line in cart.lines)
