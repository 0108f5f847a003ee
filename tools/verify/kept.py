"""Claims on plans that are kept: the plan is read again, checked again, and counted again.

subject       field    value
"plan:KEY"    visits   how many
"plan:KEY"    days     how many
"plan:KEY"    total    {"amount", "currency"}: all that is observed and estimated
"plan:KEY"    unknown  lines of the budget that nobody knows
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

KEPT = "plan:"


def is_of_plan(claim: Claim) -> bool:
    return claim.subject.startswith(KEPT)


def verify_kept(claims: Sequence[Claim], get: Callable[[str], Plan], catalog: Catalog, now: datetime) -> Report:
    """`get` finds a kept plan by its key. A plan that is gone or does not pass supports nothing."""
    plans = {key: _passing(key, get, catalog, now) for key in {c.subject.removeprefix(KEPT) for c in claims}}
    judged, findings = [], []
    for claim in claims:
        plan = plans[claim.subject.removeprefix(KEPT)]
        right = plan is not None and claim.field in _FIELDS and same(_FIELDS[claim.field](plan), claim.value)
        judged.append(claim.model_copy(update={"verdict": Verdict.SUPPORTED if right else Verdict.CONTRADICTED}))
        if not right:
            text = f"The plan that is kept does not say so of its {claim.field}: ask again."
            findings.append(Finding(rule="claims_hold", text=text, where=claim.id))
    return Report(passed=not findings, claims=tuple(judged), findings=tuple(findings))


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
