"""Claims on plans that are kept: the plan is read again, checked again, and counted again.

subject       field    value
"plan:KEY"    visits   how many
"plan:KEY"    days     how many
"plan:KEY"    total    {"amount", "currency"}: all that is observed and estimated
"plan:KEY"    unknown  lines of the budget that nobody knows
"plan:KEY"    fact.X   a fact of the plan that goods may hang on (see trip_facts)
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from ...domain.catalog import Catalog
from ...domain.claim import Claim, Finding, Report
from ...domain.errors import StoreError
from ...domain.plan import Plan
from ...domain.truth import Verdict
from .door import verify
from .facts import same
from .trip_facts import plan_fact

KEPT = "plan:"


def is_of_plan(claim: Claim) -> bool:
    return claim.subject.startswith(KEPT)


def verify_kept(claims: Sequence[Claim], get: Callable[[str], Plan], catalog: Catalog, now: datetime) -> Report:
    """`get` finds a kept plan by its key. A plan that is gone or does not pass supports nothing."""
    plans = {key: _passing(key, get, catalog, now) for key in {c.subject.removeprefix(KEPT) for c in claims}}
    judged, findings = [], []
    for claim in claims:
        plan = plans[claim.subject.removeprefix(KEPT)]
        held = _held(plan, claim.field) if plan is not None else None
        right = held is not None and same(held, claim.value)
        judged.append(claim.model_copy(update={"verdict": Verdict.SUPPORTED if right else Verdict.CONTRADICTED}))
        if not right:
            text = f"The plan that is kept does not say so of its {claim.field}: ask again."
            findings.append(Finding(rule="claims_hold", text=text, where=claim.id))
    return Report(passed=not findings, claims=tuple(judged), findings=tuple(findings))


def _held(plan: Plan, name: str) -> Any:
    if name.startswith("fact."):
        return plan_fact(plan, name.removeprefix("fact."))
    return _FIELDS[name](plan) if name in _FIELDS else None


def _passing(key: str, get: Callable[[str], Plan], catalog: Catalog, now: datetime) -> Plan | None:
    try:
        plan = get(key)
    except StoreError:
        return None
    return plan if verify(plan, catalog, now).passed else None


_FIELDS: dict[str, Callable[[Plan], Any]] = {
    "visits": lambda plan: len(plan.visits),
    "days": lambda plan: len(plan.days),
    "low": lambda plan: plan.budget.low.model_dump(mode="json"),
    "high": lambda plan: plan.budget.high.model_dump(mode="json"),
    "unknown": lambda plan: plan.budget.unknown_lines,
}
