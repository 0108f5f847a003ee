"""Results as Markdown, JSON, JUnit XML and one HTML page that opens offline."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from ..domain.errors import StoreError
from ..domain.model import Model
from . import scores as more_scores
from .run import Result
from .scorers import pass_at_1, pass_hat_k, percentile


class Score(Model):
    """One planner over all scenarios. None is not measured: never zero. `tags`: pass@1 of the scenarios with each tag."""

    planner: str
    scenarios: int
    runs: int
    pass_at_1: float | None
    pass_hat: dict[int, float | None]
    verified: float | None  # share of shown plans that verify
    questions: float | None  # mean a run
    p50: float | None  # seconds a run
    p95: float | None
    tags: dict[str, float | None]


def scores(results: Sequence[Result]) -> tuple[Score, ...]:
    """In the order in which the planners appear."""
    planners: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        planners[result.planner].append(result)
    return tuple(_score(name, rows) for name, rows in planners.items())


def _score(planner: str, rows: Sequence[Result]) -> Score:
    runs = _runs(rows)
    shown = [t["verified"] for r in rows for t in r.state.get("turns", ()) if t.get("verified") is not None]
    deepest = min(map(len, runs.values()), default=1)
    tags = sorted({t for r in rows for t in r.tags})
    seconds = [r.seconds for r in rows]
    return Score(
        planner=planner,
        scenarios=len(runs),
        runs=len(rows),
        pass_at_1=pass_at_1(list(runs.values())),
        pass_hat={k: pass_hat_k(list(runs.values()), k) for k in range(1, deepest + 1)},
        verified=sum(shown) / len(shown) if shown else None,
        questions=sum(r.questions for r in rows) / len(rows) if rows else None,
        p50=percentile(seconds, 0.5),
        p95=percentile(seconds, 0.95),
        tags={t: pass_at_1(list(_runs([r for r in rows if t in r.tags]).values())) for t in tags},
    )


def _runs(rows: Iterable[Result]) -> dict[str, list[bool]]:
    found: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        found[row.scenario].append(row.passed)
    return found


def share(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.1%}"


def _number(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.2f}"


def markdown(results: Sequence[Result]) -> str:
    """The table of planners, then what failed for the first of them."""
    rows = scores(results)
    lines = [
        "| planner | scenarios | runs | pass@1 | pass^k | plans verified | questions | p50 s | p95 s |",
        "|---|" + "---:|" * 8,
    ]
    for s in rows:
        deepest = max(s.pass_hat)
        lines.append(
            f"| {s.planner} | {s.scenarios} | {s.runs} | {share(s.pass_at_1)} | {share(s.pass_hat[deepest])} (k={deepest}) | "
            f"{share(s.verified)} | {_number(s.questions)} | {_number(s.p50)} | {_number(s.p95)} |"
        )
    lines += ["", more_scores.markdown(results).rstrip("\n")]
    failed = [r for r in results if rows and r.planner == rows[0].planner and not r.passed]
    for r in failed:
        lines += ["", f"**{r.scenario}** (run {r.repeat + 1}) failed:", *(f"* {f.basis}: {f.text}" for f in r.failures)]
    return "\n".join(lines) + "\n"


def as_json(results: Sequence[Result]) -> str:
    """Scores and results without their end states."""
    rows = [r.model_dump(mode="json", exclude={"state"}) for r in results]
    further = [m.model_dump(mode="json") for m in more_scores.more(results)]
    body: dict[str, Any] = {
        "more": further,
        "scores": [s.model_dump(mode="json") for s in scores(results)],
        "results": rows,
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def junit(results: Sequence[Result]) -> str:
    """One suite a planner, one case a run."""
    root = ElementTree.Element("testsuites", name="tripwright eval")
    for planner in dict.fromkeys(r.planner for r in results):
        rows = [r for r in results if r.planner == planner]
        broken = sum(not r.passed for r in rows)
        suite = ElementTree.SubElement(root, "testsuite", name=planner, tests=str(len(rows)), failures=str(broken))
        for r in rows:
            name = f"{r.scenario}[{r.repeat}]"
            case = ElementTree.SubElement(suite, "testcase", name=name, classname=planner, time=f"{r.seconds:.3f}")
            if not r.passed:
                text = "\n".join(f"{f.basis}: {f.text}" for f in r.failures)
                ElementTree.SubElement(case, "failure", message=text.splitlines()[0]).text = text
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


_STYLE = """body{font:15px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#1c2430;background:#fff}
table{border-collapse:collapse;margin:1em 0}td,th{padding:.25em .7em;border-bottom:1px solid #d5dbe3;text-align:left}
td.n{text-align:right}.no{color:#a4262c}.yes{color:#18643a}summary{cursor:pointer}rect{fill:#2b6cb0}text{font:13px system-ui}
@media(prefers-color-scheme:dark){body{color:#e6eaf0;background:#161b22}td,th{border-color:#39424e}text{fill:#e6eaf0}
.no{color:#ff8a8a}.yes{color:#7fd6a0}rect{fill:#6aa9e9}}"""


def html(results: Sequence[Result]) -> str:
    """One page: no script, nothing loaded from anywhere."""
    rows = scores(results)
    bars = _bars([(s.planner, s.pass_at_1) for s in rows], "pass@1 by planner")
    nodes = _seconds(more_scores.more(results))
    tags = _bars(sorted(rows[0].tags.items()), f"pass@1 of {rows[0].planner} by tag") if rows else ""
    cases = "".join(_case(r) for r in results)
    head = "<tr><th>scenario<th>planner<th>run<th>result<th>seconds</tr>"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Tripwright scenarios</title><style>{_STYLE}</style><h1>Tripwright scenarios</h1>{bars}{tags}{nodes}"
        f"<h2>Runs</h2><table>{head}{cases}</table></html>\n"
    )


def _bars(rows: Sequence[tuple[str, float | None]], title: str) -> str:
    marks = []
    for n, (name, value) in enumerate(rows):
        y = 24 * n
        marks.append(f'<text x="0" y="{y + 16}">{escape(name)}</text>')
        marks.append(f'<rect x="200" y="{y + 4}" width="{300 * (value or 0):.1f}" height="16"/>')
        marks.append(f'<text x="510" y="{y + 16}">{share(value)}</text>')
    height = 24 * len(rows)
    picture = (
        f'<svg role="img" aria-label="{escape(title)}" viewBox="0 0 640 {height}" width="640">{"".join(marks)}</svg>'
    )
    return f"<h2>{escape(title)}</h2>{picture}"


def _seconds(rows: Sequence[more_scores.More]) -> str:
    """Bars of the slowest part of each node of the first planner."""
    if not rows or not rows[0].node_p95:
        return ""
    longest = max(rows[0].node_p95.values()) or 1.0
    marks = []
    for n, (name, p95) in enumerate(sorted(rows[0].node_p95.items(), key=lambda x: -x[1])):
        y = 24 * n
        marks.append(f'<text x="0" y="{y + 16}">{escape(name)}</text>')
        marks.append(f'<rect x="200" y="{y + 4}" width="{300 * p95 / longest:.1f}" height="16"/>')
        marks.append(f'<text x="510" y="{y + 16}">{p95:.3f} s</text>')
    title, height = f"Seconds by node of {rows[0].planner}, 95th percentile", 24 * len(rows[0].node_p95)
    picture = (
        f'<svg role="img" aria-label="{escape(title)}" viewBox="0 0 640 {height}" width="640">{"".join(marks)}</svg>'
    )
    return f"<h2>{escape(title)}</h2>{picture}"


def _case(r: Result) -> str:
    word, style = ("passed", "yes") if r.passed else ("failed", "no")
    why = "<br>".join(escape(f"{f.basis}: {f.text}") for f in r.failures)
    detail = (
        f"<details><summary class={style}>{word}</summary>{why}</details>"
        if why
        else f"<span class={style}>{word}</span>"
    )
    return (
        f"<tr><td>{escape(r.scenario)}<td>{escape(r.planner)}<td class=n>{r.repeat + 1}<td>{detail}"
        f"<td class=n>{r.seconds:.2f}</tr>"
    )


def write(results: Sequence[Result], folder: Path) -> tuple[Path, ...]:
    """report.md, report.json, junit.xml and report.html in the folder. Raises StoreError."""
    parts = {"report.md": markdown, "report.json": as_json, "junit.xml": junit, "report.html": html}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, make in parts.items():
            (folder / name).write_text(make(results), encoding="utf-8")
    except OSError as error:
        raise StoreError(
            f"The reports cannot be written to {folder} ({error}): name another folder with --out."
        ) from error
    return tuple(folder / name for name in parts)


def replay(result: Result) -> str:
    """One run step by step: what was asked and answered, the nodes, the outcome, and what was expected in vain."""
    lines = [
        f"{result.scenario} by {result.planner}, run {result.repeat + 1}: {'passed' if result.passed else 'FAILED'}"
    ]
    for number, turn in enumerate(result.state.get("turns", ()), 1):
        lines += ["", f"-- turn {number}: {turn.get('outcome')} {turn.get('error') or ''}".rstrip()]
        if turn.get("nodes"):
            lines.append("   nodes: " + " > ".join(turn["nodes"]))
        lines += [f"   asked: {a['question']}" for a in turn.get("asked", ())]
        if turn.get("verified") is not None:
            days = ", ".join(map(str, turn.get("changed_days") or ())) or "none"
            lines.append(f"   plan verified: {'yes' if turn['verified'] else 'NO'}; days changed: {days}")
        lines += [f"   | {line}" for line in str(turn.get("text") or "").splitlines()]
    lines += ["", *(f"expected in vain: {f.basis}: {f.text}" for f in result.failures)]
    return "\n".join(lines).rstrip() + "\n"
