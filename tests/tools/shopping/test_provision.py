"""Products for a trip's needs: within the money, the bag and the days that are left; and the checker says so too."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tripwright.domain.dates import DateRange
from tripwright.domain.goods import Need, Price, Product
from tripwright.domain.money import Money
from tripwright.domain.plan import Budget, CityStop, Plan
from tripwright.domain.request import BudgetCap, Request
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.shopping.product_feed import GoodRow
from tripwright.tools.shopping.product_store import ProductStore
from tripwright.tools.shopping.provision import Room, provide, room_of
from tripwright.tools.verify.provisions import verify_provisions

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
CATALOG = InMemoryCatalog()


def need(rule, **requirement):
    return Need(
        id=f"{rule}:x", rule=rule, label=rule, action="buy", requirement=requirement, trigger_subject="x", trigger_field="y",
        trigger_value=1, because="",
    )  # fmt: skip


def product(number, title, amount, stock=Truth.YES, **attributes):
    held = {k: {"value": v, "from": "field"} for k, v in attributes.items()}
    price = Price(amount=amount, currency="EUR") if amount is not None else None
    return Product(id=number, title=title, source="synthetic", price=price, availability=stock, attributes=held)


GOODS = [
    product("a1", "Travel Plug Adapter G", 1200, plug_types=["G"], weight_kg=0.1),
    product("a2", "Travel Plug Adapter C", 500, plug_types=["C"]),
    product("u1", "Umbrella Fine", 4000, weight_kg=0.4),
    product("u2", "Umbrella Plain", 900, weight_kg=0.3),
    product("u3", "Umbrella Sold", 300, Truth.NO),
    product("u4", "Umbrella Slow", 200, delivery_days=30),
    product("u5", "Umbrella Cover", 100),
    product("p1", "Neck Pillow", 1500, weight_kg=0.3),
]
NEEDS = (need("plug-adapter", plug_types=["G"]), need("umbrella"), need("neck-pillow"))


@pytest.fixture(scope="module")
def shelf():
    with ProductStore.create(None) as store:
        store.add(GoodRow(n, p) for n, p in enumerate(GOODS, 1))
        yield store


def room(money=None, weight=None, days=10):
    amount = None if money is None else Money(amount=Decimal(money), currency="EUR")
    return Room("EUR", amount, weight, None, days)


def given(shelf, **limits):
    return {n.rule: n.product_id for n in provide(NEEDS, shelf, CATALOG, room(**limits)) if n.product_id}


def test_every_need_gets_a_product_that_meets_it(shelf):
    found = given(shelf)
    assert found["plug-adapter"] == "a1"
    assert found["umbrella"] in ("u1", "u2")
    assert found["neck-pillow"] == "p1"


def test_little_money_buys_what_matters_more(shelf):
    assert given(shelf, money=22) == {"plug-adapter": "a1", "umbrella": "u2"}
    assert given(shelf, money=5) == {}


def test_the_bag_s_weight_counts_where_it_is_known(shelf):
    assert set(given(shelf, weight=450)) == {"plug-adapter", "umbrella"}


def test_what_comes_too_late_is_left(shelf):
    cheap = provide((need("umbrella"),), shelf, CATALOG, room(money=5, days=40))
    assert cheap[0].product_id == "u4"
    assert provide((need("umbrella"),), shelf, CATALOG, room(money=5, days=10))[0].product_id is None


def plan(needs=(), cap=None, high="100"):
    def euros(amount):
        return Money(amount=Decimal(amount), currency="EUR")

    start, end = date(2026, 5, 11), date(2026, 5, 12)
    caps = (BudgetCap(words="cap", limit=euros(cap)),) if cap is not None else ()
    return Plan(
        id="p", request=Request(text="x", constraints=caps), made_at=NOW, catalog=(), dates=DateRange(start=start, end=end),
        stops=(CityStop(city_id="c", name="C", country="FR", arrive=start, leave=end),), days=(), needs=tuple(needs),
        budget=Budget(currency="EUR", observed=euros(0), estimated=euros(high), low=euros("20"), high=euros(high)),
    )  # fmt: skip


@pytest.mark.parametrize(("cap", "left"), [("150", "50"), ("100", "80"), ("90", "70"), ("10", "0"), (None, None)])
def test_the_room_is_what_the_trip_leaves(cap, left):
    found = room_of(plan(cap=cap), CATALOG, None, NOW.date())
    assert found.days_left == 10
    assert (None if found.money is None else found.money.amount) == (None if left is None else Decimal(left))


def test_the_checker_passes_what_was_chosen_and_nothing_that_was_changed(shelf):
    chosen = provide(NEEDS, shelf, CATALOG, room())
    assert verify_provisions(plan(chosen), shelf, CATALOG, NOW).passed
    for update in (
        {"price": Money(amount=Decimal("1.00"), currency="EUR")},
        {"product_title": "Umbrella of Gold"},
        {"product_id": "a2"},
        {"product_id": "none"},
        {"product_id": "u3", "product_title": "Umbrella Sold", "price": Money(amount=Decimal(3), currency="EUR")},
        {"product_id": "u4", "product_title": "Umbrella Slow", "price": Money(amount=Decimal(2), currency="EUR")},
    ):
        first = chosen[0].model_copy(update=update)
        assert not verify_provisions(plan((first, *chosen[1:])), shelf, CATALOG, NOW).passed, update
    assert not verify_provisions(plan(chosen), None, CATALOG, NOW).passed


def test_what_the_limit_leaves_no_room_for_says_what_it_would_cost(shelf):
    adapter, umbrella, pillow = provide(NEEDS, shelf, CATALOG, room("13"))
    assert adapter.price == Money(amount=Decimal("12.00"), currency="EUR")
    assert (adapter.spared_id, umbrella.product_id) == (None, None)
    assert (umbrella.spared_id, umbrella.spared_price) == ("u2", Money(amount=Decimal("9.00"), currency="EUR"))
    assert pillow.spared_id == "p1"
