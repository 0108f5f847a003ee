"""A request for goods through the graph: answers as the records have them, and a cart that only a plain yes lets out."""

from datetime import UTC, datetime, timedelta

import pytest
from tripwright.agent.answers.goods_varied import varied
from tripwright.agent.language.scripted import ScriptedModel
from tripwright.agent.planner import Planner
from tripwright.domain.goods import Price, Product
from tripwright.domain.reply import Asked, Finished
from tripwright.domain.settings import Settings
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.shopping.ledger import CartLedger
from tripwright.tools.shopping.product_feed import GoodRow
from tripwright.tools.shopping.product_store import ProductStore

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)


def held(value):
    return {"value": value, "from": "field"}


def product(number, title, amount=None, stock=Truth.YES, rating=None, currency="EUR", **attributes):
    return Product(
        id=number, title=title, source="synthetic", merchant="Shop", url=f"https://shop.example/{number}",
        price=Price(amount=amount, currency=currency) if amount is not None else None, availability=stock, rating=rating,
        attributes={k: held(v) for k, v in attributes.items()},
    )  # fmt: skip


GOODS = [
    product("b1", "Carry-on Suitcase Light", 8900, rating=4.5, sides_cm=[55, 40, 20], weight_kg=2.3),
    product("b2", "Carry-on Suitcase Max", 9900, rating=4.8, sides_cm=[56, 45, 25], weight_kg=3.4),
    product("b3", "Carry-on Suitcase Silent", None, sides_cm=[55, 40, 20], weight_kg=2.2),
    product("b4", "Carry-on Suitcase Soft", 7900, Truth.UNKNOWN, sides_cm=[55, 40, 20]),
    product("r1", "Raincoat Yellow", 3500, color="yellow"),
    product("o1", "Hiking Boots Leather", 9000, materials=["leather"]),
    product("o2", "Hiking Boots Canvas", 5900, materials=["canvas"]),
    product("o3", "Hiking Boots Plain", 4000),
    product("a1", "Plug Adapter Type G", 1290, plug_types=["G"]),
    product("k1", "방수 등산화", 129000, currency="KRW", waterproof=True),
]


class Shelf:
    """A store whose prices may be changed under the planner's feet."""

    def __init__(self, store):
        self.store, self.prices = store, {}

    def product(self, product_id):
        found = self.store.product(product_id)
        return found.model_copy(update={"price": self.prices[product_id]}) if product_id in self.prices else found

    def search(self, query, rates=None):
        return self.store.search(query, rates)


@pytest.fixture
def shelf():
    with ProductStore.create(None) as store:
        store.add(GoodRow(n, p) for n, p in enumerate(GOODS, 1))
        yield Shelf(store)


@pytest.fixture
def clock():
    return Clock()


class Clock:
    now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def planner(shelf, clock):
    with Planner(Settings(home=None), catalog=InMemoryCatalog(), products=shelf, clock=clock) as made:
        yield made


def last(events):
    return list(events)[-1]


def asked(planner, text, door=""):
    event = last(planner.stream(text, "t", door=door))
    assert isinstance(event, Finished)
    assert event.reply.outcome == "published"
    return event.reply


def test_what_fits_is_shown_with_its_record_and_nothing_else(planner):
    reply = asked(planner, "carry-on under 55x40x20 and 2.5 kg, below 120 EUR")
    assert "Carry-on Suitcase Light" in reply.text
    assert "at most €120, within 55 x 40 x 20 cm, at most 2.5 kg" in reply.text
    assert not any(title in reply.text for title in ("Max", "Silent", "Soft"))
    assert {c.subject for c in reply.claims if c.field == "price"} == {"product:b1"}


def test_unknown_is_said_in_the_table(planner):
    text = asked(planner, "carry-on suitcase").text
    assert "| price | €89 | €99 | not known | €79 |" in text or text.count("not known") >= 3


def test_a_korean_request_is_answered_in_korean(planner):
    text = asked(planner, "방수 등산화 15만원 이하").text
    assert "₩129,000" in text
    assert "₩150,000 이하, 방수" in text


def test_none_fits_names_the_nearest_and_what_each_breaks(planner):
    text = asked(planner, "carry-on under 55x40x20, below 60 EUR").text
    assert "breaks: at most €60" in text
    assert "does not say: at most €60" in text
    assert "Without “at most €60”" in text


def test_a_basket_keeps_to_its_total_and_says_what_is_left_out(planner):
    text = asked(planner, "a raincoat, hiking boots not leather and a plug adapter under 120 EUR in all").text
    assert "Together 1, 2, 3: €106.90." in text
    text = asked(planner, "a raincoat, hiking boots not leather and a plug adapter under 60 EUR in all").text
    assert "To have all of it, €106.90 is needed." in text
    assert "1, 3 (€47.90), leaving out: hiking boots not leather" in text


def test_without_a_product_catalog_it_says_how_to_bring_one():
    with Planner(Settings(home=None), catalog=InMemoryCatalog()) as bare:
        assert "tripwright catalog import products" in asked(bare, "a raincoat under 50 EUR").text


def proposed(planner, text="raincoat under 50 EUR"):
    event = last(planner.stream(text, "t", door="shop"))
    assert isinstance(event, Asked)
    assert event.reply.cart.lines[0].product_id == "r1"
    return event


def test_the_question_holds_the_whole_cart_and_no_stands_first(planner):
    event = proposed(planner)
    assert event.choices == ("no", "yes")
    for part in ("Raincoat Yellow", "€35", "Shop", "Total", "09:30 UTC"):
        assert part in event.question


def test_a_yes_hands_over_exactly_that_cart_once(planner):
    cart = proposed(planner).reply.cart
    first = last(planner.resume("t", "yes")).reply
    assert first.handover["idempotency_key"] == cart.digest
    assert first.handover["totals"][-1] == {"type": "total", "amount": 3500}
    assert first.handover["line_items"][0]["url"] == "https://shop.example/r1"
    assert last(planner.resume("t", "yes")).reply.handover == first.handover
    assert planner.carts.count() == 1


@pytest.mark.parametrize("answer", ["", "no", "maybe", "sure, why not tomorrow", "yes " + "0" * 64, "yes up to 20 EUR", "yes up to 90 USD", "yes up to lots"])  # fmt: skip
def test_anything_else_is_a_no(planner, answer):
    proposed(planner)
    reply = last(planner.resume("t", answer)).reply
    assert not reply.approval.approved
    assert reply.handover is None
    assert planner.carts.count() == 0


def test_a_no_is_final(planner):
    proposed(planner)
    last(planner.resume("t", "no"))
    assert last(planner.resume("t", "yes")).reply.handover is None
    assert planner.carts.count() == 0


@pytest.mark.parametrize("price", [Price(amount=3600, currency="EUR"), Price(amount=3500, currency="USD"), None])
def test_a_changed_price_or_currency_voids_the_yes(planner, shelf, price):
    proposed(planner)
    shelf.prices["r1"] = price
    reply = last(planner.resume("t", "yes")).reply
    assert reply.handover is None
    assert not reply.approval.approved
    assert planner.carts.count() == 0


def test_a_late_yes_is_void(planner, clock):
    proposed(planner)
    clock.now = NOW + timedelta(minutes=31)
    assert last(planner.resume("t", "yes")).reply.handover is None


def test_the_cart_command_collects_shows_and_asks(planner):
    asked(planner, "raincoat or plug adapter")
    reply = asked(planner, "/cart add 1 x2", door="cart")
    assert "2 x Raincoat Yellow" in reply.text
    assert reply.cart.total.amount == 7000
    assert "The cart is empty" in asked(planner, "/cart remove 1", door="cart").text
    asked(planner, "/cart add 1", door="cart")
    event = last(planner.stream("/cart approve", "t", door="cart"))
    assert isinstance(event, Asked)
    assert last(planner.resume("t", "예")).reply.handover["currency"] == "EUR"


def test_a_product_may_be_named_by_its_id(planner):
    assert "1 x Plug Adapter Type G" in asked(planner, "/cart add a1", door="cart").text
    text = asked(planner, "/cart add r1 o2", door="cart").text
    assert "Raincoat" in text
    assert "Canvas" in text


def test_a_run_that_may_not_ask_only_proposes(shelf, clock):
    settings = Settings(home=None, ask=False)
    with Planner(settings, catalog=InMemoryCatalog(), products=shelf, clock=clock) as quiet:
        reply = last(quiet.stream("raincoat under 50 EUR", "t", door="shop")).reply
        assert reply.cart is not None
        assert reply.approval is None
        assert reply.handover is None


def test_the_ledger_outlives_the_process_and_repeats_its_answer(tmp_path, shelf, clock):
    path = tmp_path / "carts.sqlite"
    with Planner(
        Settings(home=None), catalog=InMemoryCatalog(), products=shelf, clock=clock, carts=CartLedger(path)
    ) as planner:
        cart = proposed(planner).reply.cart
        made = last(planner.resume("t", "yes")).reply.handover
    assert CartLedger(path).handed(cart.digest) == made


def test_a_model_orders_only_what_was_found_and_the_answer_says_so(shelf, clock):
    model = ScriptedModel(lambda prompt: {"reasoning": "x", "order": ["ZZ", "D", "C", "B", "A"], "why": []})
    with Planner(Settings(home=None), catalog=InMemoryCatalog(), products=shelf, clock=clock, model=model) as planner:
        reply = asked(planner, "carry-on suitcase")
    assert any("Carry-on Suitcase Light" in prompt.user for prompt in model.prompts)
    assert reply.path == "model"
    assert {c.subject for c in reply.claims if c.field == "title"} <= {f"product:{p.id}" for p in GOODS}


def test_a_model_that_fails_leaves_the_keyless_order(shelf, clock):
    with Planner(
        Settings(home=None),
        catalog=InMemoryCatalog(),
        products=shelf,
        clock=clock,
        model=ScriptedModel(["no json"] * 40),
    ) as planner:
        assert asked(planner, "carry-on suitcase").path == "keyless"


def test_what_is_shown_is_varied_and_the_best_stays_first():
    brands = ["Aero"] * 5 + ["Nomad"] + ["Aero"] * 34
    items = [product(f"p{n}", f"Boots {n}").model_copy(update={"brand": brand}) for n, brand in enumerate(brands)]
    order = [p.id for p in varied(items, 4)]
    assert order[0] == "p0"
    assert "p5" in order[:4]
    assert sorted(order) == sorted(p.id for p in items)


def test_two_that_were_shown_are_compared(planner):
    asked(planner, "carry-on suitcase")
    text = asked(planner, "compare 1 and 2").text
    assert text.count("\n| price ") == 1
    assert text.startswith("1. Carry-on")


def test_a_gift_without_a_liking_is_asked_about(planner):
    assert asked(planner, "선물 추천해줘").text.startswith("무엇을 좋아하는지")


def test_what_is_asked_for_twice_in_two_ways_is_paid_twice(planner):
    assert "Together 1, 1: €70." in asked(planner, "a raincoat and a yellow raincoat, 100 EUR in all").text
