"""The mutation benchmark: plans made false in one respect and resealed, so that the rules and not the hash must see it.

    table = run([(plan, catalog), ...], count=5000)
    print(render(table))

Every mutant is known by its construction to be false, or is counted apart as one that may still be true. A mutant that no
longer fits the schema counts as caught by "schema".
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count as numbers

from pydantic import ValidationError

from ..domain.catalog import Catalog
from ..domain.claim import Report
from ..domain.errors import TripwrightError
from ..domain.plan import Plan
from ..tools.verify import check_receipt, scan, seal, verify
from ..tools.verify.receipt import digest_of
from . import mutants_money, mutants_other, mutants_time  # noqa: F401  (they register their kinds)
from .mutant import KINDS, Mutant, mutants
from .mutants_prose import prose_mutants

Case = tuple[Plan, Catalog]
Composer = Callable[[Plan, Catalog], str]


@dataclass
class Row:
    """One kind. `rules`: by which rule it was caught first, and how often. `missed_ids`: (plan id, seed) to look at."""

    kind: str
    made: int = 0
    still_true: int = 0
    caught: int = 0
    missed: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    missed_ids: list[tuple[str, int]] = field(default_factory=list)


@dataclass
class Table:
    """All kinds, and the plans that were refused as they are."""

    rows: dict[str, Row] = field(default_factory=dict)
    plans: int = 0
    false_alarms: list[str] = field(default_factory=list)

    @property
    def made(self) -> int:
        return sum(r.made for r in self.rows.values())

    @property
    def missed(self) -> int:
        return sum(r.missed for r in self.rows.values())


def run(cases: Sequence[Case], count: int = 5000, compose: Composer | None = None, seed: int = 0) -> Table:
    """Mutates the plans in turn, a new seed each round, until `count` mutants are made.

    `compose` renders a plan: with it, its text is mutated and scanned too. Plans that do not pass as they are, are false
    alarms, and are not mutated.
    """
    table = Table()
    right: list[Case] = []
    for plan, catalog in cases:
        table.plans += 1
        alarms = _alarms(plan, catalog, compose)
        table.false_alarms += alarms
        if not alarms:
            right.append((plan, catalog))
    for number in numbers(seed) if right else ():
        before = table.made
        for plan, catalog in right:
            for mutant in _all(plan, catalog, number, compose):
                _count(table, mutant, plan, catalog, number)
                if table.made >= count:
                    return table
        if table.made == before:
            return table
    return table


def _alarms(plan: Plan, catalog: Catalog, compose: Composer | None) -> list[str]:
    """What the checker says of a plan as it is, its receipt and its text included."""
    report = verify(plan, catalog)
    if not report.passed:
        return [f"{plan.id}: {report.reason or report.findings[0].text}"]
    sealed = seal(plan, report, plan.made_at + timedelta(seconds=1), catalog)
    found = [*check_receipt(sealed, catalog)]
    if compose is not None:
        language = plan.request.language
        found += scan(compose(plan, catalog), catalog, plan=plan, claims=report.claims, language=language)
    return [f"{plan.id}: {f.text}" for f in found]


def _all(plan: Plan, catalog: Catalog, seed: int, compose: Composer | None) -> Iterator[Mutant]:
    yield from mutants(plan, catalog, seed)
    yield from _receipts(plan, catalog)
    if compose is not None:
        yield from prose_mutants(plan, compose(plan, catalog), seed)


def _receipts(plan: Plan, catalog: Catalog) -> Iterator[Mutant]:
    """A true plan with a receipt that was tampered with: a claim (with a new digest), and the digest itself."""
    report = verify(plan, catalog)
    sealed = seal(plan, report, plan.made_at, catalog)
    receipt = sealed.receipt
    if receipt is None or not receipt.claims:
        return
    claim = receipt.claims[0].model_copy(update={"value": "something else"})
    claims = (claim, *receipt.claims[1:])
    digest = digest_of(plan, claims, receipt.catalog, receipt.labels)
    for name, changes in (
        ("receipt_claim_changed", {"claims": claims, "digest": digest}),
        ("receipt_digest_changed", {"digest": "0" * 64}),
        ("receipt_label_left_out", {"labels": (*receipt.labels, "all is well")}),
    ):
        forged = sealed.model_copy(update={"receipt": receipt.model_copy(update=changes)})
        yield Mutant(name, forged.model_dump(mode="json"), false=True)


def _count(table: Table, mutant: Mutant, plan: Plan, catalog: Catalog, seed: int) -> None:
    row = table.rows.setdefault(mutant.kind, Row(mutant.kind))
    row.made += 1
    rule = caught_by(mutant, plan, catalog)
    if rule is not None:
        row.rules[rule] += 1
    if not mutant.false and rule is None:
        row.still_true += 1
    elif rule is not None:
        row.caught += 1
    else:
        row.missed += 1
        row.missed_ids.append((plan.id, seed))


def caught_by(mutant: Mutant, plan: Plan, catalog: Catalog) -> str | None:
    """The first rule that finds the mutant; None when it passes."""
    if mutant.text is not None:
        report = verify(plan, catalog)
        found = scan(mutant.text, catalog, plan=plan, claims=report.claims, language=plan.request.language)
        return found[0].rule if found else None
    try:
        changed = Plan.model_validate(mutant.content)
    except (ValidationError, TripwrightError):
        return "schema"
    report = verify(changed, catalog)
    if not report.passed:
        return _first(report)
    if changed.receipt is None:
        return None
    findings = [f for f in check_receipt(changed, catalog) if f.blocking]
    return findings[0].rule if findings else None


def _first(report: Report) -> str:
    return report.reason or next(f.rule for f in report.findings if f.blocking)


def render(table: Table) -> str:
    """The table as text: a line a kind, then the totals."""
    lines = [f"{'kind':34} {'made':>5} {'true':>5} {'caught':>6} {'missed':>6}  by"]
    for name in sorted(table.rows):
        row = table.rows[name]
        by = ", ".join(f"{rule} {n}" for rule, n in row.rules.most_common(3))
        lines.append(f"{row.kind:34} {row.made:5} {row.still_true:5} {row.caught:6} {row.missed:6}  {by}")
    false = table.made - sum(r.still_true for r in table.rows.values())
    share = 100 * (false - table.missed) / false if false else 0.0
    lines.append(
        f"{len(table.rows)} kinds, {table.made} mutants of {table.plans} plans; {false} false, caught {share:.2f} %"
    )
    lines.append(f"false alarms on unmutated plans: {len(table.false_alarms)}")
    lines += [f"  {alarm}" for alarm in table.false_alarms[:10]]
    for row in table.rows.values():
        lines += [f"  missed {row.kind}: plan {plan}, seed {seed}" for plan, seed in row.missed_ids[:3]]
    return "\n".join(lines)


__all__ = ["KINDS", "Row", "Table", "caught_by", "render", "run"]
