"""What a person asks for, in three languages, as typed searches."""

from decimal import Decimal

import pytest
from tripwright.agent.language.cart_words import cart_order
from tripwright.agent.language.consent import consent_of, money_of
from tripwright.agent.language.wanted import asks_for_goods, read_wanted
from tripwright.domain.logistics import Plugs
from tripwright.domain.money import Money
from tripwright.domain.place import Country
from tripwright.tools.catalog.memory import InMemoryCatalog

WORLD = InMemoryCatalog(
    countries=[Country(code="JP", name="Japan", names={"ko": "일본"}, currency="JPY")],
    plugs=[Plugs(country="JP", types=("A", "B"), volts=(100,), hertz=(50,), source="s", observed_at="2026-01-01")],
)


def read(text):
    return read_wanted(text, WORLD)


def only(text):
    (item,) = read(text).items
    return item


def money(amount, currency):
    return Money(amount=Decimal(amount), currency=currency)


@pytest.mark.parametrize(
    ("text", "group", "expected"),
    [
        ("carry-on under 55x40x20 and 2.5 kg, below 120 EUR", "cabin-bag", {"max_sides_cm": (55, 40, 20), "max_weight_kg": 2.5, "max_price": money(120, "EUR")}),
        ("suitcase 22 x 14 x 9 in, under 7 lbs", "suitcase", {"max_sides_cm": (55.88, 35.56, 22.86), "max_weight_kg": 3.1751}),
        ("방수 등산화 15만원 이하", "hiking-shoes", {"waterproof": True, "max_price": money(150000, "KRW")}),
        ("가죽 말고 천 지갑 3만원 이내", "wallet", {"without": ("leather", "가죽"), "max_price": money(30000, "KRW")}),
        ("sunscreen SPF 50, at most 3.4 fl oz", "sunscreen", {"min_spf": 50, "max_ml": 100.55}),
        ("power bank under 100 Wh, in stock, at least 4.5 stars", "power-bank", {"max_wh": 100, "in_stock": True, "min_rating": 4.5}),
        ("boots not leather or suede", "boots", {"without": ("leather", "suede")}),
        ("不要皮革的登山鞋，800元以内", "hiking-shoes", {"without": ("leather", "皮革"), "max_price": money(800, "CNY")}),
        ("plug adapter for Japan below 20 USD", "plug-adapter", {"plug_types": ("A", "B"), "max_price": money(20, "USD")}),
        ("type G plug adapter", "plug-adapter", {"plug_types": ("G",)}),
        ("雨伞，600毫升", "umbrella", {}),
    ],
)  # fmt: skip
def test_conditions_are_typed(text, group, expected):
    item = only(text)
    held = {k: v for k, v in item.query if k not in ("words", "also", "limit") and v not in (None, (), False)}
    assert item.group == group
    assert held == expected


def test_a_basket_has_one_search_a_thing_and_a_limit_for_all():
    wanted = read("a raincoat, not leather boots and a plug adapter under 80 EUR in all")
    assert [i.group for i in wanted.items] == ["rain-jacket", "boots", "plug-adapter"]
    assert [i.query.without for i in wanted.items] == [(), ("leather",), ()]
    assert wanted.total == money(80, "EUR")
    assert all(i.query.max_price is None for i in wanted.items)


@pytest.mark.parametrize(
    "text",
    [
        "우산 두 개랑 선크림, 총 5만원 이하",
        "两把雨伞和防晒霜，总共不超过300元",
        "2 umbrellas and a sunscreen, 50 USD together",
    ],
)
def test_counts_and_sums_in_three_languages(text):
    wanted = read(text)
    assert [(i.group, i.quantity) for i in wanted.items] == [("umbrella", 2), ("sunscreen", 1)]
    assert wanted.total is not None


def test_a_slip_of_the_keys_is_read_where_something_is_to_be_bought():
    assert asks_for_goods("umbrela under 20 euro")
    assert only("umbrela under 20 euro").group == "umbrella"
    assert not asks_for_goods("Umbria")


def test_what_is_said_twice_is_one_thing():
    assert len(read("boots, boots, boots").items) == 1


def test_people_a_thing_is_for_are_no_count():
    assert only("a tent for 2 people under 3 kg").quantity == 1


@pytest.mark.parametrize(
    "text",
    ["a gift for a ten-year-old who likes space", "우주 좋아하는 10살 조카 선물", "给10岁孩子的礼物，喜欢太空的"],
)
def test_a_gift_is_for_somebody_who_likes_something(text):
    item = only(text)
    assert item.age == 10
    assert item.likes == ("space",)


def test_what_cannot_be_a_condition_is_kept_and_said():
    assert read("backpack 30 cm wide, delivered by friday").not_understood == ("30 cm wide", "delivered by friday")
    assert read("power bank of 10000 mAh or more").not_understood


@pytest.mark.parametrize(
    "text",
    [
        "carry-on suitcase",
        "우산 추천해줘",
        "我想买雨伞",
        "a raincoat or a plug adapter",
        "umbrella",
        "gift for my wife, 40 GBP",
    ],
)
def test_goods_are_asked_for(text):
    assert asks_for_goods(text)


@pytest.mark.parametrize(
    "text",
    [
        "3 days in Kyoto, temples",
        "camera museum in Tokyo",
        "I have a suitcase and an umbrella",
        "서울 3일 여행, 시장 구경",
        "hello",
        "东京五天，想买相机",
    ],
)
def test_trips_places_and_belongings_are_not(text):
    assert not asks_for_goods(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("put 2 in the cart", ("add", (2,), 1)), ("장바구니에 1번 담아줘", ("add", (1,), 1)), ("add the second one to my basket x3", ("add", (2,), 3)),
        ("remove 1 from the cart", ("remove", (1,), 1)), ("购物车", ("show", (), 1)), ("결제", ("approve", (), 1)), ("empty the cart", ("clear", (), 1)),
    ],
)  # fmt: skip
def test_words_about_the_cart(text, expected):
    order = cart_order(text)
    assert (order.operation, order.which, order.quantity) == expected


@pytest.mark.parametrize("text", ["put a rain jacket into the cart", "add a museum on day 2", "3 days in Rome"])
def test_words_about_something_else(text):
    assert cart_order(text) is None


DIGEST = "a" * 64


@pytest.mark.parametrize("answer", ["yes", "Y", " yes. ", "예", "是", f"yes {DIGEST}", "2", "yes up to 120 EUR"])
def test_a_plain_yes_is_one(answer):
    assert consent_of(answer, DIGEST, ("no", "yes")).yes


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "no",
        "1",
        "yes but later",
        "yesterday",
        "yes up to",
        "yes up to lots",
        f"yes {'b' * 64}",
        "not yes",
        "예산이 얼마야",
    ],
)
def test_anything_else_is_none(answer):
    assert not consent_of(answer, DIGEST, ("no", "yes")).yes


def test_a_limit_is_an_amount_with_a_currency():
    assert money_of("120EUR") == money(120, "EUR")
    assert money_of("usd 1,200.50") == money("1200.50", "USD")
    assert money_of("120") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hiking boots over 50 EUR", {"min_price": money(50, "EUR")}),
        ("backpack no lighter than 2 kg", {"min_weight_kg": 2.0}),
        ("backpack that must not weigh more than 900 g", {"max_weight_kg": 0.9}),
        ("a backpack for 40 to 90 EUR", {"min_price": money(40, "EUR"), "max_price": money(90, "EUR")}),
        ("at least 50 but no more than 150 EUR for a tent", {"min_price": money(50, "EUR"), "max_price": money(150, "EUR")}),
        ("water bottle of 1 1/2 litres or more", {"min_ml": 1500.0}),
        ("backpack, half a kilo at most", {"max_weight_kg": 0.5}),
        ("우비 5만원을 넘기면 안 돼요", {"max_price": money(50000, "KRW")}),
        ("1kg보다 무겁지 않은 배낭", {"max_weight_kg": 1.0}),
        ("1kg보다 무거운 배낭", {"min_weight_kg": 1.0}),
        ("배낭 5~8만원", {"min_price": money(50000, "KRW"), "max_price": money(80000, "KRW")}),
        ("不能高于五百元的背包", {"max_price": money(500, "CNY")}),
        ("比1公斤轻的背包", {"max_weight_kg": 1.0}),
    ],
)  # fmt: skip
def test_the_side_of_an_amount_is_put_together_from_its_words(text, expected):
    held = {k: v for k, v in only(text).query if k not in ("words", "also", "limit") and v not in (None, (), False)}
    assert held == expected


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("boots EU 42", "size", "eu 42"), ("US 9 women hiking boots", "size", "us 9 women"), ("운동화 265mm", "size", "265mm"), ("raincoat, M", "size", "m"),
        ("42码登山鞋", "size", "42"), ("a black or navy raincoat", "colors", ("black", "navy")), ("검은색 우산", "colors", ("black",)), ("黑色雨伞", "colors", ("black",)),
        ("umbrella, not red", "not_colors", ("red",)), ("빨간색 말고 우산", "not_colors", ("red",)), ("除了红色都行的雨伞", "not_colors", ("red",)),
        ("leather wallet", "materials", ("leather",)), ("wallet neither leather nor nylon", "without", ("leather", "nylon")), ("vegan leather wallet", "materials", ()),
        ("sun cream", "colors", ()), ("boots not in size 42", "size", None), ("boots size 42 or larger", "size", None),
    ],
)  # fmt: skip
def test_sizes_colours_and_materials_are_wanted_or_not(text, field, value):
    assert getattr(only(text).query, field) == value


@pytest.mark.parametrize(
    "text",
    ["boots size 42 or larger", "backpack 900g", "waterproof is not needed, a backpack", "방수는 필요 없는 배낭", "a tent that must be freestanding",
     "power bank 20000 mAh", "carry-on no wider than 40 cm", "a backpack not too heavy", "不防水也行的背包", "5만원대 말고 더 좋은 보조배터리 20000mAh"],
)  # fmt: skip
def test_what_is_not_understood_is_said(text):
    assert read(text).not_understood


def test_words_that_are_no_condition_are_kept_apart():
    assert only("a sturdy umbrella with a wooden handle").plain == ("sturdy", "wooden", "handle")
