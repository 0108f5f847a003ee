"""The synthetic feed and the times of a search: what is measured is real, and the goods are marked as invented."""

from tripwright.evals import products_bench as bench
from tripwright.evals.feed import MARK, products, queries, write_feed
from tripwright.tools.shopping.product_feed import read_products
from tripwright.tools.shopping.product_store import ProductStore


def test_a_feed_of_invented_goods_is_the_same_each_time_and_says_that_it_is_invented(tmp_path):
    path = tmp_path / "feed.tsv"
    write_feed(path, 300)
    rows = [r.product for r in read_products(path)]
    assert len({p.id for p in rows}) == 300
    assert all(p.description.startswith(MARK) for p in rows)
    assert 0.8 < sum(p.price is not None for p in rows) / 300 < 1
    assert list(products(5)) == list(products(5))
    assert list(queries(5)) == list(queries(5))


def test_searches_of_all_kinds_are_timed_cold_and_warm(tmp_path, monkeypatch):
    monkeypatch.setattr(bench, "_QUERIES", 4)
    feed, catalog = tmp_path / "feed.tsv", tmp_path / "catalog.sqlite"
    write_feed(feed, 500)
    with ProductStore.create(catalog) as store:
        assert store.add(read_products(feed)).added == 500
    timed = bench.search_times(catalog)
    assert [t.kind for t in timed] == ["words", "words and a wide filter", "words and a narrow filter"]
    assert all(len(t.cold) == 4 and len(t.warm) == 12 for t in timed)
    made = bench.Imported(500, 500, 1.0, 1.0, 100.0, 0.2, 0.3, 0.3)
    assert "500 synthetic products" in bench.table((made, timed))
