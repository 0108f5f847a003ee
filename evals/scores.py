"""Scores of many runs beyond passing: conditions, claims, citations, abstention, stability, exposure, time by node, tokens, money.

What was not measured is None, which prints as "not measured", never as zero.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..domain.model import Model
from .run import Result
from .scorers import pass_at_1, percentile


class More(Model):
    """One planner. Shares are 0 to 1; micro counts every condition alike, macro every plan alike."""

    planner: str
    hard_micro: float | None = None
    hard_macro: float | None = None
    soft_micro: float | None = None
    soft_macro: float | None = None
    commonsense_micro: float | None = None
    commonsense_macro: float | None = None
    claim_support: float | None = None
    citation_precision: float | None = None
    citation_recall: float | None = None
    valid_steps: float | None = None  # steps that follow an edge of the graph
    abstention: float | None = None  # pass@1 where nothing fits
    personal_lift: float | None = None  # pass@1 where memory matters, less the popularity planner's
    edit_stability: float | None = None  # days that a change left as they were
    order_invariance: float | None = None  # pass@1 where only the order of things differs
    exposure_evenness: float | None = None  # 1 less the Gini coefficient over the places that plans show
    tokens: float | None = None  # mean a run
    money: float | None = None
    node_p50: dict[str, float] = {}  # seconds
    node_p95: dict[str, float] = {}


#: The planner that others are measured against where memory matters.
POPULARITY = "greedy"


def more(results: Sequence[Result]) -> tuple[More, ...]:
    """In the order in which the planners appear."""
    planners: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        planners[result.planner].append(result)
    popular = _tagged(planners.get(POPULARITY, ()), "personalisation")
    return tuple(_more(name, rows, popular) for name, rows in planners.items())


def _more(planner: str, rows: Sequence[Result], popular: float | None) -> More:
    turns = [t for r in rows for t in r.state.get("turns", ())]
    pairs = [t["counted"] for t in turns if t.get("counted")]
    own = _tagged(rows, "personalisation")
    lift = None if own is None or popular is None or planner == POPULARITY else own - popular
    shares = {f"{k}_{how}": f(pairs, k) for k in ("hard", "soft", "commonsense") for how, f in _HOW}
    nodes = _nodes(turns)
    return More(
        planner=planner, **shares, claim_support=micro(pairs, "claims"),
        citation_precision=micro(pairs, "citation_precision"), citation_recall=micro(pairs, "citation_recall"),
        valid_steps=_valid(turns), abstention=_tagged(rows, "abstention"), personal_lift=lift,
        edit_stability=_stability(turns), order_invariance=_tagged(rows, "order-invariance"),
        exposure_evenness=evenness(p for c in pairs for p in c["places"]),
        tokens=_mean(r.state.get("tokens") for r in rows), money=_mean(r.state.get("money") for r in rows),
        node_p50={n: percentile(s, 0.5) or 0.0 for n, s in nodes.items()},
        node_p95={n: percentile(s, 0.95) or 0.0 for n, s in nodes.items()},
    )  # fmt: skip


def micro(pairs: Sequence[dict[str, Any]], name: str) -> float | None:
    """Of everything that was counted."""
    total = sum(p[name][1] for p in pairs)
    return sum(p[name][0] for p in pairs) / total if total else None


def macro(pairs: Sequence[dict[str, Any]], name: str) -> float | None:
    """Share of the plans in which everything holds."""
    rows = [p[name] for p in pairs if p[name][1]]
    return sum(held == total for held, total in rows) / len(rows) if rows else None


_HOW = (("micro", micro), ("macro", macro))


def _tagged(rows: Iterable[Result], tag: str) -> float | None:
    runs: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        if tag in row.tags:
            runs[row.scenario].append(row.passed)
    return pass_at_1(list(runs.values()))


def _mean(values: Iterable[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None


def _stability(turns: Sequence[dict[str, Any]]) -> float | None:
    """Of the days of plans that came after another in a conversation and say what they changed."""
    shares = []
    for turn in turns:
        days = len((turn.get("plan") or {}).get("days", ()))
        if turn.get("diff") and days:
            shares.append(1 - min(days, len(turn.get("changed_days") or ())) / days)
    return sum(shares) / len(shares) if shares else None


def _nodes(turns: Sequence[dict[str, Any]]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for turn in turns:
        for name, seconds in turn.get("node_seconds") or ():
            found[name].append(float(seconds))
    return dict(found)


def _valid(turns: Sequence[dict[str, Any]]) -> float | None:
    """Each step after another must be where an edge of the drawn graph leads; look-ups run side by side."""
    steps = [pair for t in turns for pair in _steps(t.get("nodes") or ())]
    if not steps:
        return None
    edges = _edges()
    return sum(pair in edges or pair[0] == pair[1] == "gather" for pair in steps) / len(steps)


def _steps(nodes: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from zip(nodes, nodes[1:], strict=False)


def _edges() -> frozenset[tuple[str, str]]:
    """The edges of the drawn graph; a question starts the node again that asked it."""
    from ..agent.graph import build

    drawn = {(e.source, e.target) for e in build().get_graph().edges}
    return frozenset(drawn | {(n, n) for n in ("clarify", "approve")})


def evenness(places: Iterable[str]) -> float | None:
    """1 less the Gini coefficient of how often each is shown; 1 is all alike."""
    counts = sorted(Counter(places).values())
    if not counts:
        return None
    total, many = sum(counts), len(counts)
    weighted = sum(rank * count for rank, count in enumerate(counts, 1))
    return 1 - (2 * weighted / (many * total) - (many + 1) / many)


_ROWS = (
    ("hard conditions met (micro / macro)", "hard_micro", "hard_macro"),
    ("soft conditions met (micro / macro)", "soft_micro", "soft_macro"),
    ("rules of common sense kept (micro / macro)", "commonsense_micro", "commonsense_macro"),
    ("claims supported", "claim_support"),
    ("citation precision / recall", "citation_precision", "citation_recall"),
    ("steps along the graph", "valid_steps"),
    ("abstention where nothing fits", "abstention"),
    ("lift of memory over popularity", "personal_lift"),
    ("days that a change left alone", "edit_stability"),
    ("order invariance", "order_invariance"),
    ("evenness of exposure", "exposure_evenness"),
    ("tokens a run", "tokens"),
    ("US dollars a run", "money"),
)


def markdown(results: Sequence[Result]) -> str:
    """A line a score, a column a planner; then the seconds of each node of the first."""
    rows = more(results)
    lines = [f"| score | {' | '.join(r.planner for r in rows)} |", "|---|" + "---:|" * len(rows)]
    for name, *fields in _ROWS:
        lines.append(f"| {name} | " + " | ".join(_cell(row, fields) for row in rows) + " |")
    if rows and rows[0].node_p50:
        lines += ["", f"Seconds by node of {rows[0].planner}:", "", "| node | p50 | p95 |", "|---|---:|---:|"]
        lines += [f"| {n} | {rows[0].node_p50[n]:.3f} | {rows[0].node_p95[n]:.3f} |" for n in rows[0].node_p50]
    return "\n".join(lines) + "\n"


def _cell(row: More, fields: Sequence[str]) -> str:
    plain = fields[0] in ("tokens", "money")
    values = [getattr(row, f) for f in fields]
    return " / ".join("not measured" if v is None else f"{v:,.2f}" if plain else f"{v:.1%}" for v in values)
