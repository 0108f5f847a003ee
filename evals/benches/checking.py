"""Quick forms of the benches of checking: plans made untrue, the speed of the checker, parts made to fail."""

import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from .. import fault_injection, mutations_bench
from ..examples import REQUESTS
from ..mutations import Case, Table
from ..mutations import run as mutate
from .bench import Bench, Scored, count, scored, seconds, share

PLANS = REQUESTS[:3]
MUTANTS = 160
TIMES = 5  # verifications of each plan, one after the other
RULE_FAULTS = ("raises", "says garbage")
NODE_FAULTS = ("raises",)
EVERY = 3  # one rule and one node in so many


def _plans(_: Path) -> list[Case]:
    return list(mutations_bench.embedded(PLANS))


def _mutate(cases: Sequence[Case]) -> Table:
    from ...agent.language.compose import plan_text

    return mutate(cases, MUTANTS, compose=plan_text)


def _of_mutants(table: Table) -> Scored:
    false = table.made - sum(r.still_true for r in table.rows.values())
    return scored(
        share("false plans caught", false - table.missed, false),
        count("kinds of mutants", len(table.rows)),
        wrong=(
            *(f"a mutant was missed: {r.kind}" for r in table.rows.values() if r.missed),
            *(f"a false alarm: {alarm}" for alarm in table.false_alarms),
        ),
    )


def _verify(cases: Sequence[Case]) -> list[tuple[bool, float]]:
    from ...tools.verify import verify

    found = []
    for plan, catalog in cases:
        for _ in range(TIMES):
            begun = time.process_time()
            report = verify(plan, catalog)
            found.append((report.passed, time.process_time() - begun))
    return found


def _of_verify(found: Sequence[tuple[bool, float]]) -> Scored:
    return scored(
        share("published plans that verify", sum(passed for passed, _ in found), len(found)),
        seconds("processor seconds of a verification", sum(s for _, s in found) / len(found)),
        wrong=("a published plan does not verify",) if not all(passed for passed, _ in found) else (),
    )


Rows = Mapping[tuple[str, str], fault_injection.Row]


def _break(_: None) -> Rows:
    rules = {name: fault_injection.RULE_FAULTS[name] for name in RULE_FAULTS}
    nodes = {name: fault_injection.NODE_FAULTS[name] for name in NODE_FAULTS}
    return fault_injection.run(rules, nodes, EVERY)


def _of_faults(rows: Rows) -> Scored:
    total = sum(r.refused + r.published + r.unverified for r in rows.values())
    return scored(
        share("parts that fail and end typed or verified", total - sum(r.unverified for r in rows.values()), total),
        count("faults", total),
        wrong=_unverified(rows),
    )


def _unverified(rows: Rows) -> Iterable[str]:
    for (what, name), row in rows.items():
        if row.unverified:
            yield f"each {what} {name}: {row.unverified} published unverified"


BENCHES = (
    Bench("mutations", "plans made untrue on purpose", _plans, _mutate, _of_mutants, 9),
    Bench("verify", "the speed of the checker", _plans, _verify, _of_verify, 4),
    Bench("faults", "rules and nodes that fail", lambda _: None, _break, _of_faults, 20),
)
