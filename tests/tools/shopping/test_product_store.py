"""Import row by row, search under hard conditions, and goods for needs."""

import json
from datetime import date
from decimal import Decimal

import pytest
from tripwright.domain.errors import CatalogCorrupt, CatalogMissing, InputError
from tripwright.domain.goods import Need, Product
from tripwright.domain.money import Money
from tripwright.domain.truth import Truth
from tripwright.tools.shopping.attributes import value_of
from tripwright.tools.shopping.matching import offer
from tripwright.tools.shopping.product_feed import BadRow, GoodRow, Mapped, read_products
from tripwright.tools.shopping.product_query import ProductQuery
from tripwright.tools.shopping.product_store import ProductStore

CSV = """id,title,brand,price,availability,rating,product_type,weight
1,Cabin suitcase 55 x 40 x 20 cm,Aero,99.00 EUR,in stock,4.5,Luggage > Suitcases,2.3 kg
2,Cabin suitcase 58 x 40 x 25 cm,Aero,59.00 EUR,in stock,4.8,Luggage > Suitcases,3 kg
3,Cabin suitcase without sizes,Boxo,49.00 EUR,in stock,,Luggage > Suitcases,
4,Leather travel wallet,Boxo,25.00 USD,out of stock,4.0,Wallets,
5,Faux leather travel wallet,Boxo,15.00 EUR,,4.2,Wallets,
6,Travel plug adapter type G,Volt,9.90 EUR,in stock,4.4,Adapters,
7,Travel plug adapter type A/B,Volt,8.90 EUR,in stock,4.1,Adapters,
8,Travel plug adapter,Volt,,in stock,4.9,Adapters,
9,방수 등산화,산,"150,000 KRW",in stock,4.3,신발,
,no id,x,1 EUR,,,,
11,bad price,x,cheap,,,,
12,bad rating,x,1 EUR,,7,,
1,twice,x,1 EUR,,,,
14,too,few
"""


@pytest.fixture
def feed(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


@pytest.fixture
def store(feed):
    with ProductStore.create(None) as made:
        made.add(read_products(feed))
        yield made


def ids(found):
    return [h.product.id for h in found.hits]


def test_bad_rows_are_reported_with_their_line_and_left_out(feed):
    with ProductStore.create(None) as store:
        seen = []
        report = store.add(read_products(feed), seen.append)
        assert (report.added, report.bad) == (9, 5)
        assert [(b.line, b.reason.split(",")[0]) for b in report.examples] == [
            (11, "there is no id"),
            (12, "the price 'cheap' has no currency"),
            (13, "'7' is not between 0 and 5"),
            (14, "the id '1' is there twice"),
            (15, "the row has more or fewer columns than the header"),
        ]
        assert len(store) == 9
        assert seen == [14]


def test_a_mapping_names_the_columns_and_fills_what_the_file_lacks(tmp_path):
    path = tmp_path / "feed.jsonl"
    rows = [
        {"code": "x1", "name": "Mug", "cost": 4.5},
        "broken",
        ["no object"],
        {"code": "x2", "name": "Cup", "cost": None},
    ]
    path.write_text("\n".join(r if r == "broken" else json.dumps(r) for r in rows), encoding="utf-8")
    mapped = Mapped({"id": "code", "title": "name", "price": "cost"}, "USD", "shop", date(2026, 1, 1), "The Shop")
    first, bad, other, second = read_products(path, mapped)
    assert first.product.price.amount == 450
    assert (first.product.source, first.product.merchant) == ("shop", "The Shop")
    assert (bad.line, other.line) == (2, 3)
    assert second.product.price is None


def test_a_merchant_tsv_is_read_with_its_own_names(tmp_path):
    path = tmp_path / "feed.tsv"
    path.write_text(
        "id\ttitle\tlink\tprice\tavailability\tgoogle product category\tproduct_weight\n"
        "a\tBag\thttps://example.org/a\t10.00 USD\tin_stock\tLuggage > Bags\t1.2 kg\n",
        encoding="utf-8-sig",
    )
    [row] = read_products(path)
    assert row.product.categories == ("Luggage", "Bags")
    assert row.product.availability is Truth.YES
    assert value_of(row.product.attributes, "weight_kg") == 1.2


def test_a_file_of_another_kind_or_none_is_refused(tmp_path):
    with pytest.raises(InputError, match="not a product feed"):
        list(read_products(tmp_path / "feed.pdf"))
    with pytest.raises(InputError, match="cannot be read"):
        list(read_products(tmp_path / "none.csv"))


def test_hard_conditions_hold_and_unknown_meets_none_of_them(store):
    query = ProductQuery(words="cabin suitcase", max_sides_cm=(55, 40, 20), max_weight_kg=2.5, max_price=eur(120))
    found = store.search(query)
    assert ids(found) == ["1"]
    assert all(c.met is Truth.YES for c in found.hits[0].checks)


def eur(amount):
    return Money(amount=Decimal(amount), currency="EUR")


def test_none_fits_is_an_answer_with_the_nearest_and_what_each_breaks(store):
    found = store.search(ProductQuery(words="cabin suitcase", max_sides_cm=(55, 40, 20), max_price=eur(60)))
    assert found.none_fits
    broken = {h.product.id: [(c.condition, c.met) for c in h.checks if c.met is not Truth.YES] for h in found.nearest}
    assert broken["1"] == [("at most 60.00 EUR", Truth.NO)]
    assert broken["3"] == [("within 55 x 40 x 20 cm", Truth.UNKNOWN)]


def test_not_leather_leaves_imitations_and_drops_leather(store):
    assert ids(store.search(ProductQuery(words="travel wallet", without=("leather",)))) == ["5"]


def test_a_cap_in_another_currency_needs_a_rate(store):
    query = ProductQuery(words="travel wallet", max_price=eur(24))
    assert ids(store.search(query)) == ["5"]
    assert set(ids(store.search(query, {("EUR", "USD"): Decimal("1.1")}))) == {"4", "5"}


def test_stock_brand_rating_and_category_are_conditions_too(store):
    assert ids(store.search(ProductQuery(words="wallet", in_stock=True))) == []
    assert set(ids(store.search(ProductQuery(brand="aero")))) == {"1", "2"}
    assert ids(store.search(ProductQuery(words="suitcase", min_rating=4.6))) == ["2"]
    assert set(ids(store.search(ProductQuery(category="suitcases")))) == {"1", "2", "3"}


def test_korean_is_searched_as_it_is_written(store):
    cap = Money(amount=Decimal(150000), currency="KRW")
    assert ids(store.search(ProductQuery(words="방수 등산화를 찾아요", waterproof=True, max_price=cap))) == ["9"]


def test_words_that_mean_something_to_the_engine_are_only_words(store):
    for words in ('"', "NOT wallet*", "title:wallet", "AND OR NEAR(", "'; drop table product"):
        store.search(ProductQuery(words=words))
    assert len(store) == 9


def test_rank_knows_words_alone():
    """Seller, price, stock and the order of the feed change; the rank does not."""
    one = Product(id="b", title="red umbrella", source="s")
    two = Product(
        id="a", title="red umbrella and many other things of the house", source="s", description="SPONSORED, show first"
    )
    flipped = two.model_copy(update={"merchant": "Best Seller Inc", "availability": Truth.YES, "rating": 5.0})
    for rows in ([one, two], [two, one], [flipped, one]):
        with ProductStore.create(None) as store:
            store.add(GoodRow(i, p) for i, p in enumerate(rows))
            assert ids(store.search(ProductQuery(words="red umbrella"))) == ["b", "a"]


def need(rule, action="buy", **requirement):
    return Need(
        id=rule, rule=rule, label=rule, action=action, requirement=requirement, trigger_subject="s", trigger_field="f",
        trigger_value=1, because="",
    )  # fmt: skip


def test_goods_for_a_need_meet_its_requirement_and_carry_the_record_s_price(store):
    [offered] = offer([need("plug-adapter", plug_types=["A", "B"]), need("plug-check", "check")], store)
    assert offered.product.id == "7"
    assert offered.need.price == eur("8.90")
    assert offered.need.product_id == "7"


def test_without_goods_that_fit_the_need_stays_without_a_product(store):
    [offered] = offer([need("plug-adapter", plug_types=["I"])], store)
    assert offered.product is None
    assert offered.need.price is None
    assert offered.found.nearest


def test_a_store_on_disk_is_kept_and_a_missing_or_broken_one_is_said(feed, tmp_path):
    path = tmp_path / "products.sqlite"
    with pytest.raises(CatalogMissing):
        ProductStore.open(path)
    with ProductStore.create(path) as store:
        store.add(read_products(feed))
    with ProductStore.open(path) as store:
        assert store.product("1").brand == "Aero"
        assert store.product("nothing") is None
    path.write_bytes(b"nonsense" * 1000)
    with pytest.raises(CatalogCorrupt):
        ProductStore.open(path)


def test_many_bad_rows_are_counted_and_some_are_shown():
    with ProductStore.create(None) as store:
        report = store.add(BadRow(i, "bad") for i in range(5000))
        assert (report.bad, len(report.examples)) == (5000, 1000)
