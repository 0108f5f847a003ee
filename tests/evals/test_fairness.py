"""The fairness bench on a small synthetic feed."""

import pytest
from tripwright.evals import fairness as bench
from tripwright.evals.fairness_feed import SELLERS, TIERS, feed, stocked, tier
from tripwright.tools.catalog.memory import InMemoryCatalog

SMALL = feed(48)


@pytest.fixture(scope="module")
def flips():
    return {f.name: f for f in bench._flips(SMALL, 0)}


def test_the_feed_says_that_it_is_synthetic_and_is_the_same_each_time():
    assert {p.source for p in SMALL} == {"synthetic"}
    assert feed(48) == SMALL


@pytest.mark.parametrize("name", ["sponsored", "ad", "seller's name", "link", "price", "place in the feed"])
def test_who_pays_who_sells_and_where_it_stands_move_no_rank(flips, name):
    assert flips[name].cases > 0
    assert (flips[name].raised, flips[name].lowered) == (0, 0)


def test_praise_of_its_own_raises_nothing(flips):
    assert flips["seller's praise"].raised == 0


def test_a_flip_that_should_count_does_count(monkeypatch):
    """The measure itself can see a change: words of the request in the title are what the search reads."""
    monkeypatch.setattr(bench, "FLIPS", {"title": lambda p: p.model_copy(update={"title": "Umbrella"})})
    (found, _) = bench._flips(SMALL, 0)
    assert found.lowered > 0


def test_shares_of_attention_are_of_the_whole():
    with stocked(SMALL) as store:
        sellers, tiers = bench._exposure(SMALL, store)
    for rows in (sellers, tiers):
        for name in ("feed", "worth", "attention", "shared"):
            assert sum(getattr(row, name) for row in rows) == pytest.approx(100)
    assert {r.group for r in sellers} <= set(SELLERS) and {tier(p, SMALL) for p in SMALL} <= set(TIERS)


def test_a_statement_that_is_not_asked_to_matter_changes_nothing_and_the_table_says_so(monkeypatch):
    monkeypatch.setattr(bench, "GOODS", {"suitcase": bench.GOODS["suitcase"]})
    monkeypatch.setattr(bench, "STATEMENTS", {"religion": ("I am Muslim.",), "gender": ("저는 여자예요.",)})
    monkeypatch.setattr(bench, "FLIPS", {})
    found = bench.run(InMemoryCatalog(), cities=0, size=48)
    assert [p.same for p in found.pairs] == [True, True]
    assert "Exposure by seller" in bench.table(found)
