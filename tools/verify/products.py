"""Claims about goods, checked against the person's own product catalog; nothing here knows how products are searched.

    subject                 field                value
    "product:ID"            title brand merchant rating rating_count url    as the record has it
    "product:ID"            price                {"amount", "currency"}
    "product:ID"            availability         "yes" or "no"
    "product:ID"            attribute.NAME       the typed value
    "product:ID"            condition            {"name", "limit", "met"}: a hard condition of the request, judged anew
    "product:ID"            option               the number under which an answer lists it
    "basket:ID*2|ID*1"      total                {"amount", "currency"}: the sum of the records' prices

`value` None says that it is not known, which is right only when the record does not say. Conditions: max_price min_rating in_stock
brand category without max_sides_cm max_weight_kg max_ml max_wh min_spf waterproof plug_types min_price min_weight_kg min_ml min_wh materials
colors not_colors size. Any other is not proved.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ...domain.catalog import Catalog
from ...domain.claim import Claim, ClaimKind, Finding, Report
from ...domain.goods import Price, Product, Products
from ...domain.money import minor_digits
from ...domain.truth import Truth, Verdict
from .conditions import met
from .door import SECONDS, closed
from .facts import same
from .freshness import age_verdict, dated

SUBJECTS = ("product:", "basket:")


def is_of_goods(claim: Claim) -> bool:
    return claim.subject.startswith(SUBJECTS)


def verify_goods(claims: Sequence[Claim], products: Products | None, catalog: Catalog, now: datetime) -> Report:
    """Gives each claim its verdict. Passes only when every one is as the records have it."""
    return closed(lambda: _verify(claims, products, catalog, catalog.as_of or now.date()), SECONDS)


def _verify(claims: Sequence[Claim], products: Products | None, catalog: Catalog, clock: date) -> Report:
    judged: list[Claim] = []
    findings: list[Finding] = []
    labels: dict[str, None] = {}
    for claim in claims:
        verdict, note, product = _judge(claim, products, catalog, clock)
        said: dict[str, Any] = {"verdict": verdict, "note": note or claim.note}
        if product is not None:
            said |= {"source": product.source, "observed_at": product.observed_at}
        judged.append(claim.model_copy(update=said))
        if verdict in (Verdict.CONTRADICTED, Verdict.UNKNOWN) and not (
            verdict is Verdict.UNKNOWN and claim.value is None
        ):
            findings.append(Finding(rule="goods_are_as_recorded", text=note, where=claim.id))
        elif note:
            labels[note] = None
    return Report(passed=not findings, claims=tuple(judged), findings=tuple(findings), labels=tuple(labels))


def _judge(
    claim: Claim, products: Products | None, catalog: Catalog, clock: date
) -> tuple[Verdict, str, Product | None]:
    kind, _, rest = claim.subject.partition(":")
    if kind == "basket":
        verdict, note = _total(claim, rest, products)
        return verdict, note, None
    product = products.product(rest) if products is not None else None
    if product is None:
        return Verdict.CONTRADICTED, f"There is no product {rest!r} in your catalog.", None
    if claim.field == "condition":
        return *_condition(claim, product, catalog), product
    if claim.field == "option":
        right = isinstance(claim.value, int) and claim.value >= 1
        return (Verdict.SUPPORTED if right else Verdict.CONTRADICTED), "", product
    return *_field(claim, product, clock), product


def _field(claim: Claim, product: Product, clock: date) -> tuple[Verdict, str]:
    what, held = f"{claim.field} of {product.title}", recorded(product, claim.field)
    if held is None and claim.value is None:
        return Verdict.UNKNOWN, ""
    if held is None or claim.value is None:
        return Verdict.CONTRADICTED, f"{what} is {held}, not {claim.value}."
    if not same(held, claim.value):
        return Verdict.CONTRADICTED, f"{what} is {held}, not {claim.value}."
    if claim.kind is ClaimKind.PRICE:
        verdict = age_verdict("product.price", product.observed_at, clock)
        return verdict, dated(what, product.observed_at) if verdict is Verdict.STALE else ""
    return Verdict.SUPPORTED, ""


def recorded(product: Product, field: str) -> Any:
    """The record's own value as JSON, None when it does not say."""
    if field == "price":
        return major(product.price) if product.price is not None else None
    if field == "availability":
        return None if product.availability is Truth.UNKNOWN else product.availability.value
    if field.startswith("attribute."):
        held = product.attributes.get(field.removeprefix("attribute."))
        return held.get("value") if isinstance(held, dict) else held
    if field in ("title", "brand", "merchant", "rating", "rating_count", "url"):
        return getattr(product, field)
    return None


def major(price: Price) -> dict[str, str]:
    """A price in minor units as {"amount", "currency"}."""
    amount = Decimal(price.amount).scaleb(-minor_digits(price.currency))
    return {"amount": str(amount), "currency": price.currency}


def _condition(claim: Claim, product: Product, catalog: Catalog) -> tuple[Verdict, str]:
    said = claim.value if isinstance(claim.value, dict) else {}
    truth = met(product, str(said.get("name")), said.get("limit"), catalog)
    what = f"{said.get('name')} {said.get('limit')} of {product.title}"
    if truth is None:
        return Verdict.UNKNOWN, f"{what} cannot be judged."
    if said.get("met") != truth.value:
        return Verdict.CONTRADICTED, f"{what} is {truth.value}, not {said.get('met')}."
    return Verdict.SUPPORTED, ""


def _total(claim: Claim, listed: str, products: Products | None) -> tuple[Verdict, str]:
    amounts: dict[str, Decimal] = {}
    for part in listed.split("|"):
        identity, _, count = part.rpartition("*")
        product = products.product(identity) if products is not None else None
        if product is None or product.price is None or not count.isdigit():
            return Verdict.CONTRADICTED, f"The total is not known, because the price of {identity!r} is not."
        price = major(product.price)
        amounts[price["currency"]] = amounts.get(price["currency"], Decimal(0)) + Decimal(price["amount"]) * int(count)
    if claim.field != "total" or len(amounts) != 1:
        return Verdict.CONTRADICTED, "A total has one currency."
    ((currency, amount),) = amounts.items()
    right = same(claim.value, {"amount": str(amount), "currency": currency})
    return (Verdict.SUPPORTED, "") if right else (Verdict.CONTRADICTED, f"The total is {amount} {currency}.")
