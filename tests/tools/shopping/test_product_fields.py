"""Single fields of feeds, and attributes from text."""

import pytest
from tripwright.domain.truth import Truth
from tripwright.tools.shopping.attributes import extract, value_of
from tripwright.tools.shopping.product_fields import GRAMS, read_measure, read_number, read_price, read_stock
from tripwright.tools.shopping.tokens import tokens


@pytest.mark.parametrize(
    ("text", "currency", "amount", "code"),
    [
        ("12.90 EUR", None, 1290, "EUR"),
        ("EUR 12,90", None, 1290, "EUR"),
        ("1,299.00 USD", None, 129900, "USD"),
        ("1.299,00 EUR", None, 129900, "EUR"),
        ("₩15,000", None, 15000, "KRW"),
        ("150000원", None, 150000, "KRW"),
        ("1,500", "JPY", 1500, "JPY"),
        ("12.9", "USD", 1290, "USD"),
        ("1 299", "SEK", 129900, "SEK"),
        ("1.234 KWD", None, 1234, "KWD"),
        ("0.00 EUR", None, 0, "EUR"),
    ],
)
def test_prices_are_read_as_they_are_written(text, currency, amount, code):
    price = read_price(text, currency)
    assert (price.amount, price.currency) == (amount, code)


@pytest.mark.parametrize("text", ["12.90", "$12.90", "from 10 to 20 EUR", "free", "-5 EUR", "EUR"])
def test_what_is_no_single_price_with_a_currency_is_refused(text):
    with pytest.raises(ValueError, match="price"):
        read_price(text)


def test_stock_that_is_not_plainly_yes_or_no_is_unknown():
    assert read_stock("in stock") is Truth.YES
    assert read_stock("https://schema.org/OutOfStock") is Truth.NO
    assert read_stock("preorder") is Truth.UNKNOWN


def test_numbers_and_measures_out_of_bounds_are_refused():
    assert read_measure("2 lb", GRAMS) == pytest.approx(907.185, abs=0.01)
    for bad in (
        lambda: read_number("6", 0, 5),
        lambda: read_number("many", 0, 5),
        lambda: read_measure("2 stone", GRAMS),
    ):
        with pytest.raises(ValueError, match="is not|has no"):
            bad()


@pytest.mark.parametrize(
    ("title", "name", "value"),
    [
        ("Cabin suitcase 55 x 40 x 20 cm", "sides_cm", [55, 40, 20]),
        ("Carry-on 21.5 x 15.5 x 9 inches", "sides_cm", [54.61, 39.37, 22.86]),
        ("Pouch, weight: 250 g", "weight_kg", 0.25),
        ("Trolley, weighs only 5.5 lbs", "weight_kg", 2.495),
        ("Shampoo bottle 3.4 fl oz", "volume_ml", 100.55),
        ("Travel bottle 100ml", "volume_ml", 100),
        ("Power bank 74Wh", "wh", 74),
        ("Sun lotion SPF 50", "spf", 50),
        ("Adapter type C/F/G", "plug_types", ["C", "F", "G"]),
        ("Adapter Type A and B", "plug_types", ["A", "B"]),
        ("Waterproof boots", "waterproof", True),
        ("방수 등산화", "waterproof", True),
        ("Boots, not waterproof", "waterproof", False),
        ("Leather wallet", "materials", ["leather"]),
        ("Faux leather wallet", "materials", None),
        ("Leather-free wallet of cotton", "materials", ["cotton"]),
        ("USB-C type charger", "plug_types", None),
        ("Type-C cable", "plug_types", None),
        ("Water resistant jacket", "waterproof", None),
        ("Backpack 40 x 30", "sides_cm", None),
    ],
)
def test_attributes_are_read_from_text_only_where_it_says_them(title, name, value):
    assert value_of(extract(title, None, {}), name) == value


def test_a_field_beats_the_text_and_says_where_it_is_from():
    fields = {"product_weight": "2 kg", "product_length": "50 cm", "product_width": "30 cm", "product_height": "20 cm"}
    found = extract("Case, weight 3 kg", "55 x 40 x 20 cm", fields)
    assert found["weight_kg"] == {"value": 2.0, "from": "field"}
    assert found["sides_cm"] == {"value": [50, 30, 20], "from": "field"}


def test_words_are_folded_alike_in_three_languages():
    assert tokens("The Backpacks") == ["backpack"]
    assert set(tokens("등산화를")) & set(tokens("등산화"))
    assert tokens('"drop" (table)*') == ["drop", "table"]


@pytest.mark.parametrize(
    ("title", "name", "value"),
    [
        ("Case 55cm(L) x 40cm(W) x 20cm(H)", "sides_cm", [55, 40, 20]),
        ("Case L55 x W40 x H20 cm", "sides_cm", [55, 40, 20]),
        ("Bottle 1,000 ml", "volume_ml", 1000),
        ("Pouch, weight: 1,250 g", "weight_kg", 1.25),
        ("Pouch, weight 0,125 kg", "weight_kg", 0.125),
        ("Men's boots, size 9.5", "size", "9.5"),
        ("Men's boots, size 9.5", "gender", "male"),
        ("Slippers for women and men", "gender", "unisex"),
        ("등산화 남성용 사이즈 270", "size", "270"),
        ("Kids raincoat (Yellow)", "color", "yellow"),
        ("Kids raincoat (Yellow)", "age_group", "kids"),
        ("Black Friday juice of oranges", "color", None),
        ("Case 55cm(L)", "size", None),
        ("Management handbook", "gender", None),
    ],
)
def test_sizes_sexes_ages_and_colours_are_read_from_titles_only_where_they_stand_for_themselves(title, name, value):
    assert value_of(extract(title, None, {}), name) == value


@pytest.mark.parametrize(
    ("fields", "days"),
    [({"delivery_days": "3"}, 3), ({"delivery_time": "3-5 business days"}, 7), ({"shipping_days": "2 weeks"}, 14), ({"delivery": "2~3일"}, 3),
     ({"max_handling_time": "1", "max_transit_time": "4"}, 5), ({"max_transit_time": "4"}, None), ({"delivery_time": "soon"}, None)],
)  # fmt: skip
def test_the_days_until_it_comes_are_the_longest_that_the_feed_says(fields, days):
    held = extract("Umbrella", None, fields).get("delivery_days")
    assert (held and held["value"]) == days
