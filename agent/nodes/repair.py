"""Mend what the checker found, with catalog items only; the result is checked again from scratch."""

import re
from typing import Any

from langgraph.runtime import Runtime

from ...domain.claim import Finding
from ...domain.errors import Infeasible
from ...domain.plan import Plan, Visit
from ...tools.optimise.trip import solve
from ...tools.verify import scan
from ...tools.verify.provisions import verify_provisions
from ..context import Context
from ..state import State
from .itinerary import draft_of, problem_of

#: How the rules on prose end: nothing covers what is said, or it is said of the wrong thing.
PROSE = ("_is_covered", "_is_its_own")
AT_ITEM = re.compile(r"days\[(\d+)\]\.(?:items|plan_b)\[(\d+)\]")


def repair(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Take the visits with findings out of the candidates and solve again; cut sentences that nothing covers."""
    context, report = runtime.context, state["report"]
    assert report is not None
    left = {"rounds_left": state.get("rounds_left", 0) - 1}
    blocking = [f for f in report.findings if f.blocking]
    prose = [f for f in blocking if f.rule.endswith(PROSE)]
    if report.reason:  # the checker itself failed: nothing that we change can mend that
        return {**left, "rounds_left": 0}
    if len(prose) == len(blocking):
        return {**left, "prose": cut(state, context), "report": None, "mended": "prose"}
    key = state.get("draft")
    if key is None or not state.get("route"):
        return {**left, "rounds_left": 0}
    return {**left, **_solved_again(state, context, context.desk.get(key), blocking)}


def cut(state: State, context: Context) -> str:
    """The text without the lines that hold what nothing covers."""
    key = state.get("draft")
    plan = context.desk.get(key) if key else None
    goods = verify_provisions(plan, context.products, context.catalog, context.now).claims if plan is not None else ()
    claims = (*(state["report"].claims if state["report"] else ()), *goods)
    lines = state["prose"].split("\n")
    language, diff = state.get("language", "en"), state.get("diff")
    return "\n".join(
        line
        for line in lines
        if not scan(line, context.catalog, plan=plan, claims=claims, language=language, diff=diff)
    )


def _solved_again(state: State, context: Context, plan: Plan, findings: list[Finding]) -> dict[str, Any]:
    banned = _places(plan, findings)
    if not banned:
        return {"rounds_left": 0}
    scores = {city: [row for row in rows if row[0] not in banned] for city, rows in state["scores"].items()}
    narrowed: State = {**state, "scores": scores, "request": plan.request}
    problem = problem_of(narrowed, context)
    try:
        solution = solve(problem, context.catalog)
    except Infeasible:
        return {"rounds_left": 0}
    draft = draft_of(problem, solution, narrowed, context).model_copy(update={"needs": plan.needs})
    return {"draft": context.desk.put(draft), "scores": scores, "report": None, "mended": "plan"}


def _places(plan: Plan, findings: list[Finding]) -> set[str]:
    """Ids of the visits that the findings point at."""
    found = set()
    for finding in findings:
        at = AT_ITEM.search(finding.where)
        if at is None or int(at[1]) >= len(plan.days):
            continue
        items = plan.days[int(at[1])].items
        near = items[max(0, int(at[2]) - 1) : int(at[2]) + 2]
        found |= {i.place_id for i in near if isinstance(i, Visit) and not i.locked}
    return found
