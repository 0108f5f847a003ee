"""Money: each line is recomputed from the catalog's fact, and so are the totals and the caps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...domain.claim import ClaimKind
from ...domain.money import Money
from ...domain.plan import BudgetLine, CapCheck, LineStatus
from ...domain.request import BudgetCap
from ...domain.truth import Truth, Verdict
from .caps import cap_lines, cap_total, cap_truth, line_value, sums
from .case import Broken, Case, Checked, Label, Saying
from .freshness import age_verdict, dated
from .wishes import every_condition


@dataclass(frozen=True, slots=True)
class Unit:
    """What the catalog says that one unit costs; `ceiling`: an upper estimate that must never be called a price."""

    price: Money | None
    field: str  # of the fact behind it
    lives: str  # the row of TIME_TO_LIVE
    observed_at: date | None = None
    ceiling: bool = False


def units_of(case: Case, line: BudgetLine) -> list[Unit]:
    """The units that a line may rest on; empty when its subject and field name nothing that is priced."""
    if line.field.startswith("per_diem"):
        return list(_per_diems(case, line))
    place = case.place(line.subject)
    if place is not None and line.category == "tickets":
        if line.field == "child_price":
            return [Unit(place.child_price, "child_price", "child_price", place.price_observed)]
        return [Unit(place.price, "price", "price", place.price_observed)]
    return list(_offers(case, line))


def _offers(case: Case, line: BudgetLine) -> Iterator[Unit]:
    if line.category == "lodging" and (lodging := case.lodging(line.subject)) is not None:
        yield Unit(lodging.price, "lodging.price", "lodging.price")
    elif line.category == "meals" and (restaurant := case.restaurant(line.subject)) is not None:
        yield Unit(restaurant.price, "restaurant.price", "restaurant.price")
    elif line.category == "transport" and (transport := case.transport(line.subject)) is not None:
        yield Unit(transport.price, "transport.price", "transport")
    elif line.category == "goods":
        fact = case.fact(line.subject, line.field)
        if fact is not None and isinstance(fact.value, dict) and {"amount", "currency"} <= fact.value.keys():
            price = Money(amount=fact.value["amount"], currency=fact.value["currency"])
            yield Unit(price, line.field, "product.price", fact.observed_at)


def _per_diems(case: Case, line: BudgetLine) -> Iterator[Unit]:
    """The ceilings of a city in the seasons of the trip."""
    for day in case.plan.dates:
        row = case.per_diem(line.subject, day)
        if row is not None and line.category in ("lodging", "meals"):
            price = row.lodging if line.category == "lodging" else row.meals
            yield Unit(price, "per_diem", "per_diem", row.observed_at, ceiling=True)


def lines_rest_on_facts(case: Case) -> Saying:
    """A line's unit is the catalog's price of its subject, dated; a ceiling is an estimate, and no fact is no amount."""
    for i, line in enumerate(case.plan.budget.lines):
        where = f"budget.lines[{i}]"
        if line.status is LineStatus.UNKNOWN:
            yield from _unknown(line, where)
        else:
            yield from _known(case, line, where)


def _unknown(line: BudgetLine, where: str) -> Saying:
    if any(m is not None for m in (line.amount, line.converted, line.low, line.high)):
        yield Broken(f"{line.label} is said to be unknown and has an amount.", where)
    note = f"{line.label}: price not known"
    yield Checked(ClaimKind.PRICE, line.subject, line.field, None, Verdict.UNKNOWN, note=note, where=where)


def _known(case: Case, line: BudgetLine, where: str) -> Saying:
    found = [u for u in units_of(case, line) if u.price == line.unit and u.price is not None]
    value = line.unit.model_dump(mode="json") if line.unit else None
    if not found and line.category == "goods" and _asked_price(case, line):
        note = f"{line.label}: the merchant's price, not checked"
        yield Checked(ClaimKind.PRICE, line.subject, line.field, value, Verdict.UNKNOWN, note=note, where=where)
        return
    if not found:
        note = f"{line.label}: the catalog has no such price ({line.unit})."
        yield Checked(ClaimKind.PRICE, line.subject, line.field, value, Verdict.CONTRADICTED, note=note, where=where)
        return
    unit = found[0]
    fact = case.fact(line.subject, unit.field)
    seen = fact.observed_at if fact is not None and not unit.ceiling else unit.observed_at
    verdict = age_verdict(unit.lives, seen, case.clock)
    note = dated(line.label, seen) if verdict is Verdict.STALE else ""
    if line.status is LineStatus.ESTIMATE:
        verdict = Verdict.ESTIMATE
        note = f"{line.label}: about {line_value(line, case.plan.budget.currency)}, an estimate"
    elif unit.ceiling:
        yield Broken(f"{line.label} is a ceiling and is called a price.", where)
    if line.observed_at is not None and seen is not None and line.observed_at != seen:
        yield Broken(f"{line.label} was not observed on {line.observed_at}.", where)
    if line.source and fact is not None and line.source != fact.source:
        yield Broken(f"{line.label} does not come from {line.source}.", where)
    yield Checked(ClaimKind.PRICE, line.subject, unit.field, value, verdict, fact, note=note, where=where)


def _asked_price(case: Case, line: BudgetLine) -> bool:
    """A product of a catalog that the person brought: its price is the one that the need carries, and no more is known."""
    return any(line.subject in (n.id, n.product_id) and n.price == line.unit for n in case.plan.needs if n.price)


def lines_multiply(case: Case) -> Saying:
    """Amount = unit x people x units, exactly; converted at the catalog's rate of that date; estimates have a range."""
    currency = case.plan.budget.currency
    for i, line in enumerate(case.plan.budget.lines):
        where = f"budget.lines[{i}]"
        if line.status is LineStatus.UNKNOWN:
            continue
        if line.unit is None or line.amount is None:
            yield Broken(f"{line.label} has no unit or no amount, and is not said to be unknown.", where)
            continue
        if line.amount != line.unit.times(line.people * line.units):
            yield Broken(f"{line.label}: {line.amount} is not {line.unit} x {line.people} x {line.units}.", where)
        yield from _converted(case, line, line.amount, where)
        if line.status is LineStatus.ESTIMATE and not _in_range(line, currency):
            yield Broken(f"{line.label} is an estimate without a range that holds it.", where)


def _converted(case: Case, line: BudgetLine, amount: Money, where: str) -> Saying:
    currency = case.plan.budget.currency
    if amount.currency == currency:
        if line.converted is not None and line.converted != amount:
            yield Broken(f"{line.label} is converted although it is in {currency} already.", where)
        return
    rate = case.rate(amount.currency, currency)
    if rate is None:
        yield Broken(f"{line.label} is in {amount.currency}, and there is no rate to {currency}.", where)
        return
    if line.converted != amount.converted(rate.rate, currency) or line.rate != rate.rate:
        yield Broken(f"{line.label} is not converted at the catalog's rate.", where)
    if line.rate_date != rate.observed_at:
        yield Broken(f"{line.label} does not say the date of its rate.", where)
    if age_verdict("rate", rate.observed_at, case.clock) is Verdict.STALE:
        yield Label(f"{amount.currency} to {currency} at the rate of {rate.observed_at}")


def _in_range(line: BudgetLine, currency: str) -> bool:
    value = line_value(line, currency)
    if value is None or line.low is None or line.high is None:
        return False
    same = line.low.currency == line.high.currency == value.currency == currency
    return same and line.low.amount <= value.amount <= line.high.amount


def totals_add_up(case: Case) -> Saying:
    """Observed, estimated, low and high are the sums of the lines; unknown lines are counted and in no total."""
    budget = case.plan.budget
    total = sums(list(budget.lines), budget.currency)
    for name, stated, real in (
        ("observed", budget.observed, total.observed),
        ("estimated", budget.estimated, total.estimated),
        ("low", budget.low, total.low),
        ("high", budget.high, total.high),
    ):
        right = stated.currency == budget.currency and stated.amount == real
        note = "" if right else f"The {name} total is {real} {budget.currency}, not {stated}."
        verdict = Verdict.SUPPORTED if right else Verdict.CONTRADICTED
        yield Checked(ClaimKind.SUM, "budget", name, str(stated.amount), verdict, note=note, where=f"budget.{name}")
    if budget.unknown_lines != total.unknown:
        yield Broken(f"{total.unknown} lines have no amount, not {budget.unknown_lines}.", "budget.unknown_lines")


def caps_are_judged(case: Case) -> Saying:
    """Each cap of the request is judged, as met only when it is; none is invented."""
    asked = [c for c in every_condition(case.plan.request.constraints) if isinstance(c, BudgetCap)]
    for i, check in enumerate(case.plan.budget.caps):
        cap = next((c for c in asked if c.words == check.words and _same_limit(case, c, check)), None)
        if cap is None:
            yield Broken(f'Nobody set the limit "{check.words}" of {check.limit}.', f"budget.caps[{i}]")
            continue
        yield from _judged(case, cap, check, f"budget.caps[{i}]")
    judged = {c.words for c in case.plan.budget.caps}
    for cap in asked:
        if cap.words not in judged:
            yield Broken(f'The plan does not say whether it keeps to "{cap.words}".', "budget.caps")


def _same_limit(case: Case, cap: BudgetCap, check: CapCheck) -> bool:
    """The limit as it was said, or for the whole trip in the plan's currency."""
    return check.limit in (cap.limit, cap_total(case, cap))


def _judged(case: Case, cap: BudgetCap, check: CapCheck, where: str) -> Saying:
    truth = cap_truth(case, cap)
    total = sums(cap_lines(case, cap), case.plan.budget.currency)
    if check.met is Truth.YES and truth is not Truth.YES:
        yield Broken(f'"{cap.words}" is called met, and it is {_WORDS[truth]}.', where)
    elif check.met is not truth:
        yield Broken(f'"{cap.words}" is {_WORDS[truth]}, and the plan says otherwise.', where)
    if check.known != Money(amount=total.known, currency=case.plan.budget.currency):
        yield Broken(f'What is known under "{cap.words}" is {total.known}, not {check.known}.', where)


_WORDS = {Truth.YES: "met", Truth.NO: "broken", Truth.UNKNOWN: "not proven"}
