"""The one way in: runs the rules, gives every claim its treatment by the policy, and fails closed whatever happens."""

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from ...domain.catalog import Catalog
from ...domain.claim import Claim, Finding, Report
from ...domain.errors import LimitReached, TripwrightError
from ...domain.plan import Plan
from ...domain.policy import Treatment, treatment
from .case import Broken, Case, Checked, Label, Said
from .guard import watched
from .rules import RULES, Rule

#: A check that takes longer than this ends as "not verified".
SECONDS = 10.0
#: A plan with more items than this is refused unread.
MOST_ITEMS = 2_000


def verify(
    plan: Plan,
    catalog: Catalog,
    now: datetime | None = None,
    previous: Plan | None = None,
    *,
    seconds: float = SECONDS,
    rules: Sequence[Rule] = RULES,
) -> Report:
    """Re-derives every rule from `plan` and `catalog`.

    Freshness is told by the catalog's own date, else `now`, else the time the plan was made. `previous`: the plan before
    a revision, whose locked items must stand. Never raises for what is in the plan or what a catalog does: a fault is a
    report that did not pass, with its `reason`.
    """
    return closed(lambda: _verify(plan, catalog, now, previous, seconds, rules), seconds)


def closed(check: Callable[[], Report], seconds: float) -> Report:
    """Runs a check so that nothing but its own "passed" can pass. A fault of any type is "not verified", typed."""
    try:
        with watched(seconds):
            return check()
    except LimitReached as error:
        return Report(passed=False, reason=f"LimitReached: {error}")
    except TripwrightError as error:
        return Report(passed=False, reason=f"{type(error).__name__}: {error}")
    # Fail closed (promise 1): a rule or a host's catalog may raise anything at all, and none of it may pass a plan.
    except Exception as error:  # noqa: BLE001
        return Report(passed=False, reason=f"{type(error).__name__}: the check itself failed, so nothing is verified")


def _verify(
    plan: Plan, catalog: Catalog, now: datetime | None, previous: Plan | None, seconds: float, rules: Sequence[Rule]
) -> Report:
    if sum(len(d.items) + len(d.plan_b) for d in plan.days) > MOST_ITEMS:
        return Report(passed=False, reason=f"LimitReached: the plan has more than {MOST_ITEMS} items, split it")
    if not rules:
        return Report(passed=False, reason="InternalError: no rule was asked, so nothing is verified")
    case = Case(plan, catalog, now or plan.made_at, previous, time.monotonic() + seconds)
    collected = Collected()
    for rule in rules:
        case.tick()
        for said in rule(case):
            collected.add(rule.__name__, said)
        case.tick()
    return collected.report()


class Collected:
    """What the rules said, as claims, findings and labels."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.findings: list[Finding] = []
        self.labels: dict[str, None] = {}
        self._ids: dict[str, int] = {}

    def add(self, rule: str, said: Said) -> None:
        if isinstance(said, Broken):
            self._find(rule, said.text, said.where, said.blocking)
        elif isinstance(said, Label):
            self.labels[said.text] = None
        elif isinstance(said, Checked):
            self._claim(rule, said)
        else:
            raise TypeError(f"the rule {rule} said something that is neither a claim nor a finding")

    def _find(self, rule: str, text: str, where: str, blocking: bool) -> None:
        self.findings.append(Finding(rule=rule, text=text, where=where, blocking=blocking))

    def _claim(self, rule: str, said: Checked) -> None:
        self.claims.append(claim_of(said, self._id(f"{said.field}@{said.subject}")))
        what = treatment(said.kind, said.verdict)
        if what is Treatment.REFUSE:
            text = said.note or f"{said.field} of {said.subject} is {said.verdict}, and may not be published."
            self._find(rule, text, said.where, True)
        elif what is Treatment.LABEL and said.note:
            self.labels[said.note] = None

    def _id(self, base: str) -> str:
        """Unique in the report, and the same for the same plan."""
        self._ids[base] = self._ids.get(base, 0) + 1
        return base if self._ids[base] == 1 else f"{base}#{self._ids[base]}"

    def report(self, extra: Iterable[Finding] = ()) -> Report:
        findings = (*self.findings, *extra)
        passed = not any(f.blocking for f in findings)
        return Report(passed=passed, claims=tuple(self.claims), findings=findings, labels=tuple(self.labels))


def claim_of(said: Checked, identity: str) -> Claim:
    """The published form, with the provenance of its fact."""
    fact = said.fact
    return Claim(
        id=identity,
        kind=said.kind,
        subject=said.subject,
        field=said.field,
        value=said.value,
        unit=said.unit,
        verdict=said.verdict,
        source=fact.source if fact else None,
        licence=fact.licence if fact else None,
        observed_at=fact.observed_at if fact else None,
        note=said.note,
    )
