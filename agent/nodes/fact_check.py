"""Everything passes here: the plan's state first, then every number and name of the text."""

from typing import Any

from langgraph.runtime import Runtime

from ...domain.claim import Claim, Finding, Report
from ...domain.truth import Verdict
from ...memory.store import Memory
from ...tools.shopping.conditions import conditions_of
from ...tools.verify import scan, verify, verify_claims
from ...tools.verify.carts import is_of_cart, verify_cart
from ...tools.verify.facts import same
from ...tools.verify.kept import is_of_plan, verify_kept
from ...tools.verify.products import is_of_goods, verify_goods
from ...tools.verify.provisions import verify_provisions
from ..context import Context
from ..language.reading import cleaned
from ..language.wanted import read_wanted
from ..state import State

#: An answer that says nothing is no answer.
SILENT = Finding(rule="text_says_something", text="There are no words for this: ask again.")


def fact_check(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """A report. No report, or one that does not pass, is never published."""
    context = runtime.context
    if not state.get("prose", "").strip():
        return {"report": Report(passed=False, findings=(SILENT,))}
    draft = state.get("draft")
    if draft:
        plan = context.desk.get(draft)
        report = verify(plan, context.catalog, context.now, _previous(state, context))
        goods = verify_provisions(plan, context.products, context.catalog, context.now)
        language, diff = plan.request.language, state.get("diff")
        extra = scan(
            state["prose"],
            context.catalog,
            plan=plan,
            claims=(*report.claims, *goods.claims),
            language=language,
            diff=diff,
        )
        return {"report": _with(report, (*goods.findings, *extra))}
    return {"report": _answer(state, context)}


def _previous(state: State, context: Context) -> Any:
    """The plan before a revision, whose locked items must stand."""
    key = state.get("plan")
    return context.desk.get(key) if key and state.get("diff") else None


def _answer(state: State, context: Context) -> Report:
    """Claims on the catalog by the verifier; claims on memory by reading the store again."""
    claims = state.get("claims", [])
    remembered = [c for c in claims if c.subject.startswith("memory:")]
    goods = [c for c in claims if is_of_goods(c)]
    carts = [c for c in claims if is_of_cart(c)]
    own = [c for c in claims if c.subject == "request"]
    kept = [c for c in claims if is_of_plan(c)]
    apart = {id(c) for c in (*remembered, *goods, *carts, *own, *kept)}
    report = verify_claims([c for c in claims if id(c) not in apart], context.catalog, context.now)
    report = _joined(report, verify_goods(goods, context.products, context.catalog, context.now))
    report = _joined(report, verify_cart(carts, state.get("cart")))
    report = _joined(report, verify_kept(kept, context.desk.get, context.catalog, context.now))
    report = _joined(report, _of_request(own, state, context))
    judged = tuple(_of_memory(c, context.memory) for c in remembered)
    wrong = tuple(
        Finding(rule="memory_holds", text="Memory does not hold what the answer says: ask again.", where=c.id)
        for c in judged
        if c.verdict is not Verdict.SUPPORTED
    )
    report = report.model_copy(update={"claims": (*report.claims, *judged)})
    language = state.get("language", "en")
    return _with(report, (*wrong, *scan(state["prose"], context.catalog, claims=report.claims, language=language)))


def _joined(one: Report, other: Report) -> Report:
    """Both: passed only when both did."""
    return Report(
        passed=one.passed and other.passed,
        claims=(*one.claims, *other.claims),
        findings=(*one.findings, *other.findings),
        labels=tuple(dict.fromkeys((*one.labels, *other.labels))),
        reason=one.reason or other.reason,
    )


def _of_request(claims: list[Claim], state: State, context: Context) -> Report:
    """The person's own words are quoted as they wrote them; conditions, and a limit on all goods, are read from the
    message once more."""
    said = " ".join(cleaned(state["text"]).split()).casefold()
    judged = []
    for claim in claims:
        if claim.field == "words":
            right = isinstance(claim.value, str) and " ".join(claim.value.split()).casefold() in said
        elif claim.field == "read_as":
            items = read_wanted(state["text"], context.catalog).items
            right = claim.value in [c.model_dump(mode="json") for i in items for c in conditions_of(i.query)]
        else:
            total = read_wanted(state["text"], context.catalog).total
            right = total is not None and same(claim.value, total.model_dump(mode="json"))
        judged.append(claim.model_copy(update={"verdict": Verdict.SUPPORTED if right else Verdict.CONTRADICTED}))
    wrong = tuple(
        Finding(rule="request_is_quoted", text="The answer quotes what was not said.", where=c.id)
        for c in judged
        if c.verdict is not Verdict.SUPPORTED
    )
    return Report(passed=not wrong, claims=tuple(judged), findings=wrong)


def _of_memory(claim: Claim, memory: Memory) -> Claim:
    """A row must still say what is said of it; a row that was forgotten must be gone."""
    held = {r.id: r for r in memory.rows()}
    if claim.field in ("removed", "remaining"):
        right = isinstance(claim.value, int) and claim.value >= 0
    else:
        row = held.get(claim.subject.removeprefix("memory:"))
        right = row is not None and any(part and part in str(claim.value) for part in (row.value, row.text))
    return claim.model_copy(update={"verdict": Verdict.SUPPORTED if right else Verdict.CONTRADICTED})


def _with(report: Report, findings: tuple[Finding, ...]) -> Report:
    passed = report.passed and not any(f.blocking for f in findings)
    return report.model_copy(update={"passed": passed, "findings": (*report.findings, *findings)})
