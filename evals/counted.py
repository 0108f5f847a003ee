"""What a shown plan can be scored by, counted from the plan and the checker's report: conditions, rules, claims, citations."""

from datetime import datetime
from typing import Any

from ..domain.catalog import Catalog
from ..domain.claim import ClaimKind, Report
from ..domain.plan import Plan
from ..domain.truth import Truth, Verdict
from ..tools.verify.case import Case
from ..tools.verify.rules import RULES
from ..tools.verify.wishes import truth_of

#: Kinds of claims that rest on a record of the catalog, and so can be cited. Sums and needs of people rest on several.
CITED = frozenset({ClaimKind.EXISTENCE, ClaimKind.OPENING, ClaimKind.PRICE, ClaimKind.GOODS, ClaimKind.ENTRY})
HELD = frozenset({Verdict.SUPPORTED, Verdict.STALE, Verdict.ESTIMATE})


def counted(plan: Plan, report: Report, catalog: Catalog, clock: datetime) -> dict[str, Any]:
    """Pairs of (how many hold, of how many): hard and soft conditions, rules of common sense, claims, citations both ways."""
    case = Case(plan, catalog, clock)
    conditions = [(c.hard, truth_of(case, c) is Truth.YES) for c in plan.request.constraints]
    broken = {f.rule for f in report.findings if f.blocking}
    rules = [r.__name__ for r in RULES if r.__name__ != "hard_conditions_hold"]
    cited = [c for c in report.claims if c.source]
    due = [c for c in report.claims if c.kind in CITED and c.verdict in HELD]
    return {
        "hard": _pair([met for hard, met in conditions if hard]),
        "soft": _pair([met for hard, met in conditions if not hard]),
        "commonsense": _pair([name not in broken for name in rules]),
        "claims": _pair([c.verdict in HELD for c in report.claims]),
        "citation_precision": _pair([c.verdict is not Verdict.CONTRADICTED for c in cited]),
        "citation_recall": _pair([bool(c.source) for c in due]),
        "places": [v.place_id for v in plan.visits],
    }


def _pair(held: list[bool]) -> list[int]:
    return [sum(held), len(held)]
