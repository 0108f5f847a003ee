"""The ChinaTravel bench in print: verified plans, classes of failure, and what became of the conditions."""

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..domain.truth import Truth
from .chinatravel_capture import STATUSES, Captured, beyond

if TYPE_CHECKING:
    from .chinatravel import Row

#: Conditions on the frame of the trip, which every query has.
FRAME = ("days", "people")


def printed(rows: Sequence["Row"], failures: int) -> str:
    """All parts, one below the other."""
    parts = (
        _verified(rows),
        _failures(rows),
        captured_lines([c for r in rows for c in r.captured]),
        _met(rows),
        _single(rows, failures),
    )
    return "\n".join(line for part in parts for line in part)


def _verified(rows: Sequence["Row"]) -> Iterator[str]:
    good = sum(r.verified for r in rows)
    yield f"{len(rows)} queries, {good} verified ({_percent(good, len(rows))})"
    times = sorted(r.seconds for r in rows)
    if times:
        p95 = times[min(len(times) - 1, int(0.95 * len(times)))]
        yield f"  seconds a query: median {statistics.median(times):.2f}, p95 {p95:.2f}, most {times[-1]:.2f}"


def _failures(rows: Sequence["Row"]) -> Iterator[str]:
    for failure, count in Counter(r.failure for r in rows if r.failure).most_common():
        yield f"  not verified: {count:4}  {failure}"
    for rule, count in Counter(rule for r in rows for rule in r.broken).most_common():
        alone = sum(r.broken == (rule,) for r in rows)
        yield f"  the checker's rule {rule} blocks {count}, alone {alone}"


def captured_lines(captured: Sequence[Captured]) -> Iterator[str]:
    """One line a topic; `*` where the domain has no condition for it or for one of its options."""
    found = [c for c in captured if c.rule.topic not in FRAME]
    good = sum(c.status == "captured" for c in found)
    held = [c for c in found if not beyond(c.rule)]
    yield f"conditions captured: {good} of {len(found)} ({_percent(good, len(found))})"
    inside = sum(c.status == "captured" for c in held)
    yield f"  of those that the domain has a condition for: {inside} of {len(held)} ({_percent(inside, len(held))})"
    yield f"  {'':34}{'all':>5}" + "".join(f"{s:>10}" for s in STATUSES)
    for (topic, star), count in Counter((c.rule.topic, beyond(c.rule)) for c in found).most_common():
        here = Counter(c.status for c in found if (c.rule.topic, beyond(c.rule)) == (topic, star))
        yield f"  {topic + ('*' if star else ''):34}{count:>5}" + "".join(f"{here[s]:>10}" for s in STATUSES)


def _met(rows: Sequence["Row"]) -> Iterator[str]:
    """What the plans meet, captured or not. Fares within a city are not known: a cap on them counts as not told."""
    planned = [r for r in rows if r.plan is not None]
    truths = Counter(t for r in planned for _, t in r.met)
    every = sum(r.verified and all(t is Truth.YES for _, t in r.met) for r in planned)
    yield (
        f"conditions met by the plans: {truths[Truth.YES]}, not met {truths[Truth.NO]}, not told {truths[Truth.UNKNOWN]};"
        f" verified and every condition met: {every} of {len(rows)} ({_percent(every, len(rows))})"
    )


def _single(rows: Sequence["Row"], most: int) -> Iterator[str]:
    for row in [r for r in rows if r.failure][:most]:
        yield f"  {row.uid}: {row.failure}: {row.why[:160]}"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"
