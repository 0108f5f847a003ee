"""The budget for a spreadsheet: one row a line, numbers as numbers, and an unknown amount as an empty cell, never as zero."""

import csv
import io
from decimal import Decimal

from ...domain.catalog import Catalog
from ...domain.money import Money
from ...domain.plan import BudgetLine, Plan
from .clean import one_line
from .reader import Phrase, Reader, as_written

COLUMNS = (
    "category", "item", "status", "unit_price", "unit_currency", "people", "units", "amount", "low", "high", "currency",
    "rate", "rate_date", "source", "observed_at", "note",
)  # fmt: skip


def budget_csv(plan: Plan, catalog: Catalog, phrase: Phrase = as_written) -> str:
    """RFC 4180 with a header row. `amount`, `low`, `high` are in `currency`, the plan's; the last rows are the sums.

    A cell that a spreadsheet would take for a formula is given a leading apostrophe.
    """
    reader = Reader(plan, catalog, phrase)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for line in plan.budget.lines:
        writer.writerow(_inert(cell) for cell in _cells(line, reader))
    for name, low, high in _sums(plan):
        row = {"category": "total", "item": name, "low": low, "high": high, "currency": plan.budget.currency}
        row["amount"] = low if low == high else ""
        writer.writerow(row.get(column, "") for column in COLUMNS)
    missing = {
        "category": "total",
        "item": "lines without a known price, in no total",
        "units": str(plan.budget.unknown_lines),
    }
    writer.writerow(missing.get(column, "") for column in COLUMNS)
    return out.getvalue()


def _cells(line: BudgetLine, reader: Reader) -> list[str]:
    unit, amount = line.unit, line.converted or line.amount
    return [
        line.category,
        reader.sentence(line.label),
        line.status.value,
        _number(unit),
        unit.currency if unit else "",
        str(line.people),
        str(line.units),
        _number(amount),
        _number(line.low),
        _number(line.high),
        amount.currency if amount else "",
        _plain(line.rate) if line.rate is not None else "",
        line.rate_date.isoformat() if line.rate_date else "",
        one_line(line.source),
        line.observed_at.isoformat() if line.observed_at else "",
        reader.sentence(line.advice),
    ]


def _sums(plan: Plan) -> list[tuple[str, str, str]]:
    budget = plan.budget
    low, high = budget.low - budget.observed, budget.high - budget.observed
    return [
        ("observed prices", _number(budget.observed), _number(budget.observed)),
        ("estimates", _number(low), _number(high)),
        ("known total", _number(budget.low), _number(budget.high)),
    ]


def _number(money: Money | None) -> str:
    return _plain(money.rounded().amount) if money is not None else ""


def _plain(number: Decimal) -> str:
    return f"{number:f}"


def _inert(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell
