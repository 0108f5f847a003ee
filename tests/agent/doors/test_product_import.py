"""`tripwright catalog import`: what is said of good and bad rows, and that a failed import leaves what was there."""

import pytest
from tripwright.agent.doors.catalog_door import import_
from tripwright.agent.doors.product_import import import_products
from tripwright.domain.errors import InputError
from tripwright.tools.catalog import open_catalog
from tripwright.tools.shopping.product_query import ProductQuery
from tripwright.tools.shopping.product_store import ProductStore

GOOD = "id,title,price\n1,Umbrella,9 EUR\n,Nameless,1 EUR\n3,Towel,cheap\n"


@pytest.fixture
def feed(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def titles(path):
    with ProductStore.open(path) as store:
        return {h.product.title for h in store.search(ProductQuery(limit=50)).hits}


def test_what_came_in_and_each_row_that_did_not_is_printed(feed, tmp_path, capsys):
    out = tmp_path / "home" / "products.sqlite"
    import_products(feed, out, None, None, add=False)
    said = capsys.readouterr().out
    assert "1 product is now in" in said
    assert "2 rows were left out" in said
    assert "line 3: there is no id" in said
    assert "line 4: the price 'cheap'" in said
    assert sorted(p.name for p in out.parent.iterdir()) == ["products.sqlite", "products.sqlite.index"]


def test_an_import_replaces_unless_it_is_to_add(feed, tmp_path):
    out, other = tmp_path / "p.sqlite", tmp_path / "other.csv"
    other.write_text("id,title,price\n7,Lamp,4\n", encoding="utf-8")
    import_products(feed, out, None, None, add=False)
    import_products(other, out, None, "eur", add=True)
    assert titles(out) == {"Umbrella", "Lamp"}
    import_products(other, out, None, "EUR", add=False)
    assert titles(out) == {"Lamp"}


def test_a_file_without_a_single_product_leaves_what_was_there(feed, tmp_path):
    out, bad = tmp_path / "p.sqlite", tmp_path / "bad.csv"
    bad.write_text("a,b\n1,2\n", encoding="utf-8")
    import_products(feed, out, None, None, add=False)
    with pytest.raises(InputError, match="No row of bad.csv is a product"):
        import_products(bad, out, None, None, add=False)
    assert titles(out) == {"Umbrella"}
    with pytest.raises(InputError, match="not a currency"):
        import_products(feed, out, None, "euros", add=False)


def test_places_come_by_a_mapping_and_other_kinds_are_named(tmp_path):
    rows, mapping, out = tmp_path / "places.csv", tmp_path / "map.yaml", tmp_path / "mine.sqlite"
    rows.write_text("ref,title,latitude,longitude,type\nx1,My Shrine,35.0,135.7,shrine\n", encoding="utf-8")
    mapping.write_text(
        "source: {id: mine, name: Mine, publisher: Me, licence: CC0-1.0}\ncity: geonames:1857910\n"
        "columns: {id: ref, name: title, lat: latitude, lon: longitude, kind: type}\n",
        encoding="utf-8",
    )
    import_("places", rows, out, mapping)
    assert open_catalog([out]).place("mine:x1").name == "My Shrine"
    with pytest.raises(InputError, match="--mapping"):
        import_("places", rows, out)
    with pytest.raises(InputError, match="--out"):
        import_("places", rows, None, mapping)
    with pytest.raises(InputError, match="use products, places"):
        import_("things", rows, out)
    with pytest.raises(InputError, match="There is no"):
        import_("products", tmp_path / "none.csv")
