"""Finding what matters to a message: words (BM25), meanings, vectors, slot words, recency and links between rows, fused.

Each way of searching gives scores; each is divided by its own best and weighted (a convex combination keeps how much better a
row is, which ranks lose). Then a second step: what the best rows name and the query does not ("my brother" -> "Theo") is
looked for too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from heapq import nlargest

import numpy as np

from .embedding import Embedder, Vectors
from .lexical import Bm25
from .rows import Recalled, Row
from .slots import slots_asked
from .tokens import meanings, raw_words, terms

CANDIDATES = 200  # of each way, that are fused
WEIGHTS = {"words": 1.0, "meaning": 0.6, "similar": 0.8, "slot": 0.9, "linked": 0.35, "recent": 0.05}
#: Cosine similarity below which hashed vectors say nothing (unrelated short texts reach about this by chance).
SIMILAR_FROM = 0.2
FIRST_HOP = 4  # best rows whose names are followed
LINKS = 6  # names that are followed
LINKED_ROWS = 12  # a word in more rows than this links nothing
NOW = frozenset(
    "now currently current latest recent recently nowadays today these last 지금 요즘 최근 마지막 현재 现在 最近 目前".split()
)
SAME = 0.6  # share of words in common from which on two rows say nearly the same
NEWER = 0.2  # weight of recency when the query asks for what is so now


@dataclass
class View:
    """All rows of one user at one revision, with their lexical indexes; the matrix comes when it is first needed."""

    revision: int
    rows: tuple[Row, ...]
    words: Bm25
    meanings: Bm25
    positions: Mapping[str, int]
    matrix: Vectors | None = None
    held: Mapping[str, int] = field(default_factory=dict)  # id -> position in `matrix` of the view before
    before: Vectors | None = None

    @cached_property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """(row id, what is searched of it), made when an index first needs it."""
        return tuple((r.id, searchable(r)) for r in self.rows)


def view(revision: int, rows: tuple[Row, ...], held: View | None = None) -> View:
    """`held`: the view before, whose work on rows that are still there is used again (a row's text never changes)."""
    old = held.positions if held else {}
    texts = {r.id: searchable(r) for r in rows if r.id not in old}
    spoken = [held.words.terms[old[r.id]] if held and r.id in old else terms(texts[r.id]) for r in rows]
    meant = [held.meanings.terms[old[r.id]] if held and r.id in old else meanings(texts[r.id]) for r in rows]
    positions = {r.id: i for i, r in enumerate(rows)}
    matrix = held.matrix if held else None
    return View(
        revision, rows, Bm25(spoken), Bm25(meant), positions, held=old if matrix is not None else {}, before=matrix
    )


def matrix_of(seen: View, embedder: Embedder) -> Vectors:
    """A vector a row; only rows that the view before did not hold are embedded."""
    if seen.matrix is None:
        fresh = [i for i, r in enumerate(seen.rows) if r.id not in seen.held]
        matrix = np.zeros((len(seen.rows), embedder.dimensions), dtype=np.float32)
        if seen.before is not None:
            kept = [i for i, r in enumerate(seen.rows) if r.id in seen.held]
            matrix[kept] = seen.before[[seen.held[seen.rows[i].id] for i in kept]]
        if fresh:
            matrix[fresh] = embedder.embed([searchable(seen.rows[i]) for i in fresh])
        seen.matrix, seen.before, seen.held = matrix, None, {}
    return seen.matrix


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
    asked = terms(query)
    ways = {
        "words": _top(_within(seen.words.scores(asked), allow)),
        "meaning": _top(_within(seen.meanings.scores(meanings(query)), allow)),
        "similar": _top({p: s for p, s in similar.items() if s >= SIMILAR_FROM and p in allow}),
        "slot": _slots(seen, query, allow),
    }
    evidence = set().union(*ways.values()) if query.strip() else allow
    ways["similar"] = {p: similar[p] for p in evidence if similar.get(p, 0.0) > 0}
    ways["recent"] = _recency(seen, evidence)
    weights = WEIGHTS | ({"recent": NEWER} if NOW & set(raw_words(query)) else {})
    scores = _fused(ways, weights)
    ways["linked"] = _within(_linked(seen, scores, set(asked)), allow)
    scores = _fused(ways, weights)
    for position in scores:
        scores[position] *= _strength(seen.rows[position])
    best = _distinct(seen, scores, limit)
    return tuple(Recalled(row=seen.rows[p], score=scores[p], why=_why(seen.rows[p], p, ways)) for p in best)


def _within(scores: Mapping[int, float], allow: set[int]) -> dict[int, float]:
    return {p: s for p, s in scores.items() if p in allow}


def _top(scores: dict[int, float]) -> dict[int, float]:
    """The best `CANDIDATES`; of equals the newest (positions are in order of time)."""
    if len(scores) <= CANDIDATES:
        return scores
    return {p: scores[p] for p in nlargest(CANDIDATES, scores, key=lambda p: (scores[p], p))}


def _slots(seen: View, query: str, allow: set[int]) -> dict[int, float]:
    asked = slots_asked(query)
    return _top({p: seen.rows[p].confidence for p in allow if seen.rows[p].slot in asked}) if asked else {}


def _recency(seen: View, evidence: set[int]) -> dict[int, float]:
    """1 for the newest, towards 0 for the oldest."""
    order = sorted(evidence, key=lambda p: (seen.rows[p].created, p))
    return {p: (rank + 1) / len(order) for rank, p in enumerate(order)}


def _fused(ways: Mapping[str, Mapping[int, float]], weights: Mapping[str, float]) -> dict[int, float]:
    total: dict[int, float] = {}
    for name, scores in ways.items():
        best = max(scores.values(), default=0.0)
        for position, score in scores.items():
            total[position] = total.get(position, 0.0) + weights[name] * score / (best or 1.0)
    return total


def _linked(seen: View, scores: Mapping[int, float], asked: set[str]) -> dict[int, float]:
    """Rows that share a rare word with the best rows: the second hop of "what does my brother's landlady teach?"."""
    first = nlargest(FIRST_HOP, scores, key=lambda p: (scores[p], p))
    strength: dict[str, float] = {}
    for position in first:
        for term in set(seen.words.terms[position]) - asked:
            if 2 <= seen.words.holders(term) <= LINKED_ROWS:
                strength[term] = max(strength.get(term, 0.0), scores[position] * seen.words.rarity(term))
    found: dict[int, float] = {}
    for term in nlargest(LINKS, strength, key=lambda t: (strength[t], t)):
        for position in seen.words.scores([term]):
            found[position] = found.get(position, 0.0) + strength[term]
    return found


def _distinct(seen: View, scores: Mapping[int, float], limit: int) -> list[int]:
    """Best first, newest first among equals; what says nearly the same as a row before it comes after all that does not."""
    order = sorted(scores, key=lambda p: (-scores[p], -seen.rows[p].created.timestamp(), seen.rows[p].id))
    first: list[int] = []
    again: list[int] = []
    kept: list[set[str]] = []
    for position in order:
        said = set(seen.words.terms[position])
        if any(len(said & other) >= SAME * len(said | other) for other in kept):
            again.append(position)
            continue
        first.append(position)
        kept.append(said)
        if len(first) >= limit:
            return first
    return (first + again)[:limit]


def _strength(row: Row) -> float:
    """What the user said counts whole; a weak inference less."""
    return 0.5 + 0.5 * row.confidence


def _why(row: Row, position: int, ways: Mapping[str, Mapping[int, float]]) -> str:
    parts = []
    if position in ways["words"]:
        parts.append("shares words")
    if position in ways["meaning"]:
        parts.append("means alike")
    if position in ways["similar"]:
        parts.append(f"similar ({ways['similar'][position]:.2f})")
    if position in ways["slot"]:
        parts.append(f"your {(row.slot or '').replace('_', ' ')}")
    if position in ways["linked"]:
        parts.append("named by another memory")
    origin = {"user_said": "you said it", "inferred": "inferred, weak", "tool": "recorded"}[row.source]
    return ", ".join([*(parts or ["recent"]), f"{origin} on {row.created:%Y-%m-%d}"])
