"""The benches of shopping measure what they say, and can fail."""

from decimal import Decimal

import pytest
from tripwright.evals import cart_chaos, shopping, shopping_numbers
from tripwright.evals.shopping_feed import Truth, feed
from tripwright.evals.shopping_requests import Wish, fitting, verdict, wishes


def test_a_feed_and_requests_are_the_same_for_the_same_seed():
    assert feed(20, 3) == feed(20, 3)
    assert feed(20, 3) != feed(20, 4)
    assert wishes(9, 1, "seen") == wishes(9, 1, "seen")
    assert {w.text for w in wishes(60, 1, "seen")}.isdisjoint(w.text for w in wishes(60, 1, "unseen"))


@pytest.mark.parametrize(("name", "limit", "met"), [("weight", 1, False), ("weight", 3, True), ("spf", 30, None), ("not", "leather", False), ("price", (10, "EUR"), False), ("price", (12, "EUR"), True), ("stock", True, None)])  # fmt: skip
def test_the_truth_is_three_valued(name, limit, met):
    truth = Truth("a", "tent", "Tent", (Decimal("11.50"), "EUR"), 4.0, None, {"weight": 2.0, "material": "leather"})
    assert verdict(truth, name, limit, lambda a, b: None) is met


def test_a_part_of_the_thing_does_not_fit():
    truth = Truth("a", "tent", "Tent Cover", (Decimal(5), "EUR"), 4.0, True, part=True)
    assert fitting(Wish("tent", "en", "seen", "tent", {}), [truth], lambda a, b: None) == set()


def test_the_suite_scores_answers_of_the_graph():
    rows = shopping.run(count=4, products=80, by_hand=False)
    assert "| all | 4 | 4 |" in shopping.table(rows)
    assert sum(r.broken for r in rows.values()) == 0


def test_an_item_that_breaks_a_condition_is_counted(monkeypatch):
    monkeypatch.setattr("tripwright.evals.shopping.fitting", lambda *_: set())
    rows = shopping.run(count=4, products=120, by_hand=False)
    assert sum(r.broken for r in rows.values()) > 0


def test_figures_are_read_back_and_a_wrong_one_is_found(monkeypatch):
    right = shopping_numbers.run(count=2, products=50)
    assert right.answers == 2
    assert (right.wrong, right.strangers) == (0, 0)
    assert right.figures > 0
    monkeypatch.setattr("tripwright.agent.answers.goods.price_text", lambda product, language: "€1.23")
    assert shopping_numbers.run(count=2, products=50).wrong > 0


def test_carts_survive_chaos_and_a_ledger_without_its_checks_does_not(monkeypatch):
    good = cart_chaos.run(12)
    assert (good.unapproved, good.double) == (0, 0)
    assert good.left > 0
    assert good.crashes > 0
    monkeypatch.setattr("tripwright.tools.shopping.cart.require_valid", lambda *_: None)
    assert cart_chaos.run(8).unapproved > 0
