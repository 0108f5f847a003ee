"""Everything passes here: the plan's state first, then every number and name of the text."""

from typing import Any

from langgraph.runtime import Runtime

from ...domain.claim import Claim, Finding, Report
from ...domain.truth import Verdict
from ...memory.store import Memory
from ...tools.verify import scan, verify, verify_claims
from ..context import Context
from ..state import State


def fact_check(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """A report. No report, or one that does not pass, is never published."""
    context = runtime.context
    draft = state.get("draft")
    if draft:
        plan = context.desk.get(draft)
        report = verify(plan, context.catalog, context.now, _previous(state, context))
        language, diff = plan.request.language, state.get("diff")
        extra = scan(state["prose"], context.catalog, plan=plan, claims=report.claims, language=language, diff=diff)
        return {"report": _with(report, extra)}
    return {"report": _answer(state, context)}


def _previous(state: State, context: Context) -> Any:
    """The plan before a revision, whose locked items must stand."""
    key = state.get("plan")
    return context.desk.get(key) if key and state.get("diff") else None


def _answer(state: State, context: Context) -> Report:
    """Claims on the catalog by the verifier; claims on memory by reading the store again."""
    claims = state.get("claims", [])
    remembered = [c for c in claims if c.subject.startswith("memory:")]
    report = verify_claims([c for c in claims if c not in remembered], context.catalog, context.now)
    judged = tuple(_of_memory(c, context.memory) for c in remembered)
    wrong = tuple(
        Finding(rule="memory_holds", text="Memory does not hold what the answer says: ask again.", where=c.id)
        for c in judged
        if c.verdict is not Verdict.SUPPORTED
    )
    report = report.model_copy(update={"claims": (*report.claims, *judged)})
    language = state.get("language", "en")
    return _with(report, (*wrong, *scan(state["prose"], context.catalog, claims=report.claims, language=language)))


def _of_memory(claim: Claim, memory: Memory) -> Claim:
    """A row must still say what is said of it; a row that was forgotten must be gone."""
    held = {r.id: r for r in memory.rows()}
    if claim.field in ("removed", "remaining"):
        right = isinstance(claim.value, int) and claim.value >= 0
    else:
        row = held.get(claim.id)
        right = row is not None and str(row.value or row.text) in str(claim.value)
    return claim.model_copy(update={"verdict": Verdict.SUPPORTED if right else Verdict.CONTRADICTED})


def _with(report: Report, findings: tuple[Finding, ...]) -> Report:
    passed = report.passed and not any(f.blocking for f in findings)
    return report.model_copy(update={"passed": passed, "findings": (*report.findings, *findings)})
