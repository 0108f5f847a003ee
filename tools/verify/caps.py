"""Caps on money, from the lines alone: met, not met, or not proven."""

from dataclasses import dataclass
from decimal import Decimal

from ...domain.money import Money
from ...domain.plan import BudgetLine, LineStatus
from ...domain.request import BudgetCap
from ...domain.truth import Truth
from .case import Case


@dataclass(frozen=True, slots=True)
class Sums:
    """Exact sums of some lines in the plan's currency. `unknown`: how many lines have no amount."""

    observed: Decimal
    estimated: Decimal
    low: Decimal
    high: Decimal
    unknown: int

    @property
    def known(self) -> Decimal:
        return self.observed + self.estimated


def line_value(line: BudgetLine, currency: str) -> Money | None:
    """A line's amount in the plan's currency, as the plan states it; None where it has none."""
    if line.amount is None:
        return None
    return line.amount if line.amount.currency == currency else line.converted


def sums(lines: list[BudgetLine], currency: str) -> Sums:
    """Adds up by status. A line without a usable amount counts as unknown whatever it calls itself."""
    observed = estimated = low = high = Decimal(0)
    unknown = 0
    for line in lines:
        value = line_value(line, currency)
        if line.status is LineStatus.UNKNOWN or value is None or value.currency != currency:
            unknown += 1
        elif line.status is LineStatus.OBSERVED:
            observed += value.amount
        else:
            estimated += value.amount
            low += line.low.amount if line.low is not None else value.amount
            high += line.high.amount if line.high is not None else value.amount
    return Sums(observed, estimated, observed + low, observed + high, unknown)


def cap_lines(case: Case, cap: BudgetCap) -> list[BudgetLine]:
    return [line for line in case.plan.budget.lines if cap.category in (None, line.category)]


def cap_total(case: Case, cap: BudgetCap) -> Money | None:
    """What the cap allows for the whole trip, in the plan's currency; None where there is no rate to it."""
    days = case.plan.dates.days
    factor = {"trip": 1, "person": case.people, "day": days, "person_day": days * case.people}[cap.scope]
    whole = cap.limit.times(factor)
    currency = case.plan.budget.currency
    if whole.currency == currency:
        return whole
    rate = case.catalog.rate(whole.currency, currency)
    return whole.converted(rate.rate, currency) if rate is not None else None


def cap_truth(case: Case, cap: BudgetCap) -> Truth:
    """NO when even the least is over; YES when the most is under and nothing is unknown; else not proven."""
    limit = cap_total(case, cap)
    if limit is None:
        return Truth.UNKNOWN
    total = sums(cap_lines(case, cap), case.plan.budget.currency)
    if total.low > limit.amount:
        return Truth.NO
    return Truth.YES if total.unknown == 0 and total.high <= limit.amount else Truth.UNKNOWN
