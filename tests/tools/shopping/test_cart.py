"""An approval is bound to exactly one cart, and to nothing after it."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.errors import CurrencyMismatch, InputError, NotVerified
from tripwright.domain.goods import Approval, CartLine, Price, Product
from tripwright.domain.money import Money
from tripwright.tools.shopping.cart import approve, export, line_of, make_cart, require_valid

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)


def line(product_id="a", amount=1000, currency="EUR", quantity=1, merchant="M", title="Thing"):
    price = Price(amount=amount, currency=currency)
    return CartLine(product_id=product_id, title=title, merchant=merchant, quantity=quantity, price=price)


def prices(cart):
    return {x.product_id: x.price for x in cart.lines}


def test_the_cart_sums_and_does_not_depend_on_the_order():
    one, two = line("a", 1000, quantity=2), line("b", 250)
    cart = make_cart([one, two], NOW)
    assert cart.total == Price(amount=2250, currency="EUR")
    assert make_cart([two, line("a", 1000), line("a", 1000)], NOW) == cart


@given(
    change=st.sampled_from(
        [
            {"amount": 1001},
            {"quantity": 2},
            {"merchant": "N"},
            {"title": "Other"},
            {"product_id": "z"},
            {"currency": "USD"},
        ]
    )
)
def test_any_change_voids_the_approval(change):
    cart = make_cart([line()], NOW)
    approval = approve(cart, NOW, yes=True)
    other = make_cart([line(**change)], NOW)
    with pytest.raises(NotVerified):
        require_valid(other, approval, NOW, prices(other))


def test_the_approved_cart_is_exported_and_a_replay_gives_the_same():
    cart = make_cart([line("a", 1000, quantity=2)], NOW)
    approval = approve(cart, NOW, yes=True)
    first = export(cart, approval, NOW, prices(cart), {"a": "https://example.org/a"})
    assert first["line_items"][0]["item"] == {"id": "a", "title": "Thing", "price": 1000}
    assert first["totals"][-1] == {"type": "total", "amount": 2000}
    assert first["status"] == "incomplete"
    assert export(cart, approval, NOW + timedelta(minutes=1), prices(cart), {"a": "https://example.org/a"}) == first


def test_the_default_is_no():
    cart = make_cart([line()], NOW)
    with pytest.raises(NotVerified, match="not approved"):
        export(cart, approve(cart, NOW), NOW, prices(cart))


def test_a_changed_or_unknown_price_voids_it():
    cart = make_cart([line()], NOW)
    approval = approve(cart, NOW, yes=True)
    for today in ({"a": Price(amount=999, currency="EUR")}, {"a": None}, {}):
        with pytest.raises(NotVerified, match="price"):
            require_valid(cart, approval, NOW, today)


def test_an_old_or_future_approval_is_none():
    cart = make_cart([line()], NOW)
    approval = approve(cart, NOW, yes=True)
    for at in (NOW + timedelta(minutes=30), NOW - timedelta(seconds=1)):
        with pytest.raises(NotVerified, match="expired"):
            require_valid(cart, approval, at, prices(cart))


def test_a_forged_cart_is_found():
    cart = make_cart([line()], NOW)
    approval = Approval(cart_digest=cart.digest, approved=True, at=NOW)
    for update in (
        {"lines": (line(amount=1),)},
        {"total": Price(amount=1, currency="EUR")},
        {"expires_at": NOW + timedelta(days=9)},
    ):
        with pytest.raises(NotVerified, match="changed"):
            require_valid(cart.model_copy(update=update), approval, NOW, prices(cart))


def test_off_a_terminal_a_limit_is_needed_and_obeyed():
    cart = make_cart([line()], NOW)
    with pytest.raises(InputError, match="needs a limit"):
        approve(cart, NOW, yes=True, interactive=False)
    for amount, currency in ((9, "EUR"), (100, "USD")):
        with pytest.raises(InputError, match="over the limit"):
            approve(cart, NOW, yes=True, cap=Money(amount=Decimal(amount), currency=currency), interactive=False)
    assert approve(cart, NOW, yes=True, cap=Money(amount=Decimal(10), currency="EUR"), interactive=False).approved


def test_nothing_two_currencies_and_no_price_make_no_cart():
    with pytest.raises(InputError, match="empty"):
        make_cart([], NOW)
    with pytest.raises(CurrencyMismatch):
        make_cart([line(), line("b", currency="USD")], NOW)
    with pytest.raises(InputError, match="not known"):
        line_of(Product(id="a", title="Thing", source="s"))
