"""The bench of judged requests: halves, gains, nDCG, and the paired interval."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.errors import InputError
from tripwright.evals import esci
from tripwright.evals.esci_bm25 import Bm25, best

QUERIES = {f"query {i}": None for i in range(20)}


def test_half_of_the_queries_is_for_development_and_no_query_is_in_both():
    halves = [esci.half_of(q, QUERIES) for q in QUERIES]
    assert sorted(set(halves)) == ["development", "final"]
    assert halves.count("development") == 10
    assert halves == [esci.half_of(q, dict(reversed(QUERIES.items()))) for q in QUERIES]


def test_the_best_order_scores_one_and_what_is_not_judged_scores_nothing():
    gains = {"a": 1.0, "b": 0.1, "c": 0.0}
    assert esci.ndcg(["a", "b", "c"], gains) == pytest.approx(1)
    assert esci.ndcg(["x", "y"], gains, 10) == 0
    assert esci.ndcg(["c", "a"], gains, 10) == pytest.approx((1 / math.log2(3)) / (1 + 0.1 / math.log2(3)))
    assert esci.ndcg(["a"], {"a": 0.0}) == 0


@given(st.permutations(["a", "b", "c", "d"]))
def test_no_order_beats_the_ideal(order):
    assert esci.ndcg(order, {"a": 1.0, "b": 1.0, "c": 0.1, "d": 0.0}) <= 1 + 1e-9


def test_the_interval_is_of_paired_differences():
    mean, low, high = esci.interval([0.5, 0.7, 0.9], [0.4, 0.6, 0.8])
    assert (mean, low, high) == pytest.approx((0.1, 0.1, 0.1))
    mean, low, high = esci.interval([1, 0, 1, 0], [0, 1, 0, 1])
    assert low < 0 < high
    assert mean == 0


def test_bm25_puts_the_rarer_word_and_the_shorter_text_first():
    index = Bm25({"a": "red lamp", "b": "red lamp with many other words in it", "c": "red umbrella"})
    assert best(index.scores("red umbrella")) == ["c", "a", "b"]
    assert best(index.scores("lamp"), ["b", "a", "c"]) == ["a", "b", "c"]


def test_the_bench_runs_the_shipped_search_on_a_small_catalog_and_names_its_half(tmp_path):
    products, judgments = tmp_path / "p.jsonl", tmp_path / "j.csv"
    rows = [("a", "red umbrella"), ("b", "blue umbrella"), ("c", "red kettle"), ("d", "green spoon")]
    products.write_text(
        "\n".join(json.dumps({"asin": a, "title": t, "price": "$3"}) for a, t in rows), encoding="utf-8"
    )
    judgments.write_text(
        "query,asin,gain,label\nred umbrella,a,,E\nred umbrella,c,,I\ngreen spoon,d,1.0,E\n", encoding="utf-8"
    )
    scored = esci.run(products, judgments, "all")
    assert scored.products == 4
    assert scored.full["Tripwright search"] == [1.0, 1.0]
    shown = esci.table(scored)
    assert "2 requests (both halves), 4 products" in shown
    assert "BM25 whole record" in shown


def test_judgments_without_a_gain_and_halves_that_are_none_are_refused(tmp_path):
    path = tmp_path / "j.csv"
    path.write_text("query,asin,label\nx,a,Z\n", encoding="utf-8")
    with pytest.raises(InputError, match="Line 2"):
        esci.read_judgments(path)
    with pytest.raises(InputError, match="not a half"):
        esci.half("third")
