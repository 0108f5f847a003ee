"""The products that a plan's needs were given, checked against the person's own product catalog and the trip. Kept apart from the
receipt: a plan is verified anew without that catalog, and says then that the prices are the merchant's."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from ...domain.catalog import Catalog
from ...domain.claim import Claim, ClaimKind, Finding, Report
from ...domain.goods import Need, Product, Products
from ...domain.money import minor_digits
from ...domain.plan import Plan
from ...domain.truth import Truth
from .conditions import met
from .door import SECONDS, closed
from .products import verify_goods

#: Requirement of a need -> the condition on the product that answers it.
_CONDITIONS = {
    "plug_types": "plug_types", "max_sides_cm": "max_sides_cm", "max_ml": "max_ml", "max_wh": "max_wh", "max_kg": "max_weight_kg",
    "max_weight_kg": "max_weight_kg", "spf_min": "min_spf", "waterproof": "waterproof",
}  # fmt: skip


def verify_provisions(plan: Plan, products: Products | None, catalog: Catalog, now: datetime) -> Report:
    """Claims on title and price of every chosen product, each requirement met, none out of stock or too late, and the whole within
    the bag of an airline that the plan flies with, as far as weights are known."""
    return closed(lambda: _verify(plan, products, catalog, now), SECONDS)


def _verify(plan: Plan, products: Products | None, catalog: Catalog, now: datetime) -> Report:
    chosen = [n for n in plan.needs if n.product_id is not None]
    spared = [_spared(n) for n in plan.needs if n.spared_id is not None and n.spared_price is not None]
    report = verify_goods([*(c for need in chosen for c in _claims(need)), *spared], products, catalog, now)
    findings = [*report.findings]
    held: list[Product] = []
    for need in chosen:
        product = products.product(need.product_id or "") if products is not None else None
        if product is not None:
            held.append(product)
            findings += _unfit(need, product, catalog, (plan.dates.start - (catalog.as_of or now.date())).days)
    findings += _too_heavy(plan, held, catalog)
    return report.model_copy(update={"findings": tuple(findings), "passed": not findings})


def _spared(need: Need) -> Claim:
    """The price of what was left out."""
    assert need.spared_price is not None
    price = {"amount": str(need.spared_price.amount), "currency": need.spared_price.currency}
    return Claim(
        id=f"spared@{need.id}", kind=ClaimKind.PRICE, subject=f"product:{need.spared_id}", field="price", value=price
    )


def _claims(need: Need) -> Iterator[Claim]:
    subject = f"product:{need.product_id}"
    price = {"amount": str(need.price.amount), "currency": need.price.currency} if need.price is not None else None
    yield Claim(
        id=f"title@{need.id}", kind=ClaimKind.EXISTENCE, subject=subject, field="title", value=need.product_title
    )
    if price is None:  # bought for another need, and only packed for this
        return
    yield Claim(id=f"price@{need.id}", kind=ClaimKind.PRICE, subject=subject, field="price", value=price)


def _unfit(need: Need, product: Product, catalog: Catalog, days_left: int) -> Iterator[Finding]:
    for wanted, condition in _CONDITIONS.items():
        limit = need.requirement.get(wanted)
        if limit is not None and met(product, condition, limit, catalog) is not Truth.YES:
            yield _finding(f"{product.title} is not known to meet {wanted} {limit}.", need)
    if product.availability is Truth.NO:
        yield _finding(f"{product.title} is out of stock.", need)
    days = _held(product, "delivery_days")
    if isinstance(days, int | float) and days > days_left:
        yield _finding(f"{product.title} comes in {days:g} days, and the trip begins in {days_left}.", need)
    if product.price is not None and need.price is not None:
        exact = Decimal(product.price.amount).scaleb(-minor_digits(product.price.currency))
        if (exact, product.price.currency) != (need.price.amount, need.price.currency):
            yield _finding(f"{product.title} costs {exact} {product.price.currency}, not {need.price}.", need)


def _too_heavy(plan: Plan, held: list[Product], catalog: Catalog) -> Iterator[Finding]:
    """Weights that are known, against the bag of the plan's first flight."""
    number = next(
        (leg.number for leg in plan.legs if leg.scope == "intercity" and leg.mode == "flight" and leg.number), None
    )
    bag = catalog.cabin_bag(number[:2]) if number else None
    if bag is None or bag.weight_kg is None:
        return
    unique = {p.id: p for p in held}.values()
    weight = sum(w for p in unique if isinstance(w := _held(p, "weight_kg"), int | float))
    if weight > bag.weight_kg:
        text = f"What is bought weighs {weight:g} kg, and {bag.name} allows {bag.weight_kg:g} kg in the cabin."
        yield Finding(rule="goods_fit_the_trip", text=text, where="needs")


def _held(product: Product, name: str) -> Any:
    held = product.attributes.get(name)
    return held.get("value") if isinstance(held, dict) else held


def _finding(text: str, need: Need) -> Finding:
    return Finding(rule="goods_fit_the_trip", text=text, where=need.id)
