"""The budget as a spreadsheet reads it."""

import csv
import io
from decimal import Decimal

from tripwright.domain.plan import LineStatus
from tripwright.tools.outputs import budget_csv


def rows(plan, catalog):
    return list(csv.DictReader(io.StringIO(budget_csv(plan, catalog))))


def test_each_line_is_a_row_and_the_sums_follow(trip, trip_catalog):
    plan = trip()
    found = rows(plan, trip_catalog)
    assert len(found) == len(plan.budget.lines) + 4
    assert [r["item"] for r in found[-4:]] == [
        "observed prices",
        "estimates",
        "known total",
        "lines without a known price, in no total",
    ]


def test_an_unknown_amount_is_empty_and_never_zero(trip, trip_catalog):
    unknown = [r for r in rows(trip(), trip_catalog) if r["status"] == "unknown"]
    assert len(unknown) == 2
    assert all(r["amount"] == r["low"] == r["high"] == r["unit_price"] == "" for r in unknown)


def test_the_amounts_of_the_rows_add_up_to_the_sums(trip, trip_catalog):
    plan = trip()
    found = rows(plan, trip_catalog)
    observed = sum((Decimal(r["amount"]) for r in found if r["status"] == LineStatus.OBSERVED.value), Decimal(0))
    assert observed == plan.budget.observed.amount == Decimal(found[-4]["amount"])
    assert (Decimal(found[-2]["low"]), Decimal(found[-2]["high"])) == (plan.budget.low.amount, plan.budget.high.amount)
    assert found[-2]["amount"] == ""  # a range has no one amount


def test_money_keeps_its_digits_and_its_currency(trip, trip_catalog):
    row = next(r for r in rows(trip(), trip_catalog) if r["unit_currency"] == "KRW")
    assert (row["unit_price"], row["amount"], row["currency"], row["rate"]) == ("12000", "22.50", "EUR", "0.000625")


def test_a_label_is_never_a_formula(trip, trip_catalog):
    items = [r["item"] for r in rows(trip(), trip_catalog)]
    assert "'=HYPERLINK(1)" in items and not any(i.startswith(("=", "+", "-", "@")) for i in items)
