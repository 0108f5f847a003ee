"""A claim about goods holds only as the record has it; a cart only as its digest has it."""

from datetime import UTC, date, datetime

import pytest
from tripwright.domain.claim import Claim, ClaimKind
from tripwright.domain.goods import CartLine, Price, Product
from tripwright.domain.truth import Truth, Verdict
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.shopping.cart import make_cart
from tripwright.tools.verify.carts import verify_cart
from tripwright.tools.verify.products import verify_goods

NOW = datetime(2026, 5, 1, tzinfo=UTC)
ADAPTER = Product(
    id="a", title="Plug Adapter", source="feed", price=Price(amount=1290, currency="EUR"), rating=4.5,
    availability=Truth.YES, observed_at=date(2026, 4, 1), attributes={"plug_types": {"value": ["G"], "from": "title"}},
)  # fmt: skip
BARE = Product(id="b", title="Thing", source="feed")


class Shelf:
    def product(self, product_id):
        return {"a": ADAPTER, "b": BARE}.get(product_id)


def judged(subject, field, value, kind=ClaimKind.GOODS):
    claim = Claim(id="c", kind=kind, subject=subject, field=field, value=value)
    report = verify_goods([claim], Shelf(), InMemoryCatalog(), NOW)
    return report.passed, report.claims[0].verdict if report.claims else None


PRICE = {"amount": "12.90", "currency": "EUR"}


@pytest.mark.parametrize(
    ("subject", "field", "value"),
    [
        ("product:a", "title", "Plug Adapter"),
        ("product:a", "price", PRICE),
        ("product:a", "availability", "yes"),
        ("product:a", "attribute.plug_types", ["G"]),
        ("product:a", "condition", {"name": "max_price", "limit": {"amount": "13", "currency": "EUR"}, "met": "yes"}),
        ("product:b", "condition", {"name": "in_stock", "limit": True, "met": "unknown"}),
        ("basket:a*2", "total", {"amount": "25.80", "currency": "EUR"}),
    ],
)
def test_what_the_record_says_is_supported(subject, field, value):
    assert judged(subject, field, value) == (True, Verdict.SUPPORTED)


@pytest.mark.parametrize(
    ("subject", "field", "value"),
    [
        ("product:a", "title", "Plug Adapter Pro"),
        ("product:a", "price", {"amount": "12.89", "currency": "EUR"}),
        ("product:a", "price", {"amount": "12.90", "currency": "USD"}),
        ("product:a", "price", None),
        ("product:b", "price", PRICE),
        ("product:b", "availability", "yes"),
        ("product:a", "availability", "no"),
        ("product:a", "rating", 4.6),
        ("product:a", "sponsored", True),
        ("product:a", "condition", {"name": "max_price", "limit": {"amount": "12", "currency": "EUR"}, "met": "yes"}),
        ("product:b", "condition", {"name": "in_stock", "limit": True, "met": "yes"}),
        ("product:a", "condition", {"name": "comfort", "limit": 3, "met": "yes"}),
        ("product:zzz", "title", "Plug Adapter"),
        ("basket:a*2", "total", {"amount": "25.81", "currency": "EUR"}),
        ("basket:a*1|b*1", "total", PRICE),
    ],
)
def test_anything_else_is_not(subject, field, value):
    assert not judged(subject, field, value)[0]


def test_what_is_not_known_may_be_said_to_be():
    assert judged("product:b", "rating", None) == (True, Verdict.UNKNOWN)


def test_an_old_price_is_called_old():
    old = ADAPTER.model_copy(update={"observed_at": date(2025, 1, 1)})
    claim = Claim(id="c", kind=ClaimKind.PRICE, subject="product:a", field="price", value=PRICE)
    report = verify_goods([claim], type("S", (), {"product": lambda self, i: old})(), InMemoryCatalog(), NOW)
    assert report.passed
    assert report.claims[0].verdict is Verdict.STALE
    assert report.labels == ("price of Plug Adapter: last seen 2025-01-01, may have changed",)


def test_without_a_catalog_nothing_is_said_of_goods():
    claim = Claim(id="c", kind=ClaimKind.GOODS, subject="product:a", field="title", value="Plug Adapter")
    assert not verify_goods([claim], None, InMemoryCatalog(), NOW).passed


CART = make_cart([CartLine(product_id="a", title="Plug Adapter", quantity=2, price=ADAPTER.price)], NOW, name="t")


def of_cart(field, value, cart=CART):
    claim = Claim(id="c", kind=ClaimKind.GOODS, subject=f"cart:{CART.digest}", field=field, value=value)
    return verify_cart([claim], cart).passed


def test_a_cart_s_claims_are_its_own():
    line = {"title": "Plug Adapter", "merchant": None, "quantity": 2, "price": PRICE}
    assert of_cart("total", {"amount": "25.80", "currency": "EUR"})
    assert of_cart("expires", "2026-05-01 00:30+00:00")
    assert of_cart("line:a", line)
    assert not of_cart("total", PRICE)
    assert not of_cart("line:b", line)
    assert not of_cart("total", {"amount": "25.80", "currency": "EUR"}, None)
    forged = CART.model_copy(update={"total": Price(amount=1, currency="EUR")})
    assert not of_cart("total", {"amount": "0.01", "currency": "EUR"}, forged)
