"""Finding what matters to a message: vectors, BM25, slot words and recency, fused by reciprocal rank (Cormack et al. 2009)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import nlargest

from .embedding import Vectors
from .lexical import Bm25
from .rows import Recalled, Row
from .slots import slots_asked

RRF_K = 60
CANDIDATES = 200  # of each list, that are fused
WEIGHTS = {"words": 1.0, "similar": 1.0, "slot": 1.2, "recent": 0.3}
#: Cosine similarity below which hashed vectors say nothing (unrelated short texts reach about this by chance).
SIMILAR_FROM = 0.2


@dataclass
class View:
    """All rows of one user at one revision, with their lexical index; the matrix comes when it is first needed."""

    revision: int
    rows: tuple[Row, ...]
    bm25: Bm25
    matrix: Vectors | None = None
    positions: Mapping[str, int] = field(default_factory=dict)


def view(revision: int, rows: tuple[Row, ...], held: "View | None" = None) -> View:
    return View(revision, rows, Bm25([searchable(r) for r in rows]), positions={r.id: i for i, r in enumerate(rows)})


def searchable(row: Row) -> str:
    """What is searched of a row: its slot, its value, its text. Records of tools are searched by their ids."""
    return " ".join(p for p in ((row.slot or "").replace("_", " "), row.value or "", row.text) if p)


def usable(row: Row, at: datetime, now: datetime) -> bool:
    """Whether it was true at `at` and is not expired now."""
    return row.holds(at) and not row.expired(now)


def fuse(
    seen: View, query: str, similar: Mapping[int, float], allowed: Sequence[int], limit: int
) -> tuple[Recalled, ...]:
    """The `limit` best of the `allowed` positions. A row without any evidence for the query is left out; an empty query is
    answered by recency alone."""
    allow = set(allowed)
    words = _top({p: s for p, s in seen.bm25.scores(query).items() if p in allow})
    near = _top({p: s for p, s in similar.items() if s >= SIMILAR_FROM and p in allow})
    asked = slots_asked(query)
    slots = _top({p: seen.rows[p].confidence for p in allow if seen.rows[p].slot in asked}) if asked else {}
    evidence = set(words) | set(near) | set(slots) if query.strip() else allow
    recent = {p: seen.rows[p].created.timestamp() for p in evidence}
    ranks = {"words": _ranks(words), "similar": _ranks(near), "slot": _ranks(slots), "recent": _ranks(recent)}
    scores = {p: _score(p, ranks) * _strength(seen.rows[p]) for p in evidence}
    best = sorted(evidence, key=lambda p: (-scores[p], -recent[p], seen.rows[p].id))[:limit]
    return tuple(Recalled(row=seen.rows[p], score=scores[p], why=_why(seen.rows[p], p, ranks, near)) for p in best)


def _top(scores: Mapping[int, float]) -> dict[int, float]:
    """The best `CANDIDATES`; of equals the newest (positions are in order of time)."""
    if len(scores) <= CANDIDATES:
        return dict(scores)
    return {p: scores[p] for p in nlargest(CANDIDATES, scores, key=lambda p: (scores[p], p))}


def _ranks(scores: Mapping[int, float]) -> dict[int, int]:
    """1 for the best; equal scores share a rank."""
    values = sorted(set(scores.values()), reverse=True)
    rank = {value: i for i, value in enumerate(values, 1)}
    return {p: rank[s] for p, s in scores.items()}


def _score(position: int, ranks: Mapping[str, Mapping[int, int]]) -> float:
    return sum(WEIGHTS[name] / (RRF_K + by[position]) for name, by in ranks.items() if position in by)


def _strength(row: Row) -> float:
    """What the user said counts whole; a weak inference less."""
    return 0.5 + 0.5 * row.confidence


def _why(row: Row, position: int, ranks: Mapping[str, Mapping[int, int]], near: Mapping[int, float]) -> str:
    parts = []
    if position in ranks["words"]:
        parts.append("shares words")
    if position in near:
        parts.append(f"similar ({near[position]:.2f})")
    if position in ranks["slot"]:
        parts.append(f"your {(row.slot or '').replace('_', ' ')}")
    origin = {"user_said": "you said it", "inferred": "inferred, weak", "tool": "recorded"}[row.source]
    return ", ".join([*(parts or ["recent"]), f"{origin} on {row.created:%Y-%m-%d}"])
