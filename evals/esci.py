"""Search of goods against judged shopping requests: the shipped search beside BM25, in one run, on the same catalog.

`products`: JSONL with asin, title, brand, color, bullet_points, description, category. `judgments`: CSV with query, asin, gain or label.
Re-ranking: nDCG over the judged products of a request. Full catalog: nDCG@10 of what the search finds; not judged counts as irrelevant.
The weights of the search were learned on the development half and on nothing of the other.
"""

import csv
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

import numpy as np

from ..domain.errors import InputError
from ..tools.shopping.product_feed import Mapped, read_products
from ..tools.shopping.product_query import ProductQuery
from ..tools.shopping.product_store import ProductStore
from .esci_bm25 import Bm25, best

Half = Literal["development", "final", "all"]
GAINS = {"E": 1.0, "S": 0.1, "C": 0.01, "I": 0.0}
_AT = 10
_RESAMPLES = 10_000
SYSTEMS = ("Tripwright search", "BM25 whole record", "BM25 title")


@dataclass(frozen=True)
class Scored:
    """By query of the half: nDCG of each system, in the order of `SYSTEMS`."""

    half: Half
    products: int
    queries: tuple[str, ...]
    reranked: Mapping[str, Sequence[float]]
    full: Mapping[str, Sequence[float]]


def run(products: Path, judgments: Path, part: Half = "development") -> Scored:
    """Imports the feed as a person would, and asks each request of the half."""
    judged = read_judgments(judgments)
    queries = tuple(sorted(q for q in judged if part in ("all", half_of(q, judged))))
    with ProductStore.create(None) as store:
        store.add(read_products(products, Mapped(currency="USD")))
        whole, title = _baselines(products)
        reranked: dict[str, list[float]] = {name: [] for name in SYSTEMS}
        full: dict[str, list[float]] = {name: [] for name in SYSTEMS}
        for query in queries:
            gains = judged[query]
            ours = store.scores(query, list(gains))
            hits = [h.product.id for h in store.search(ProductQuery(words=query, limit=_AT)).hits]
            plain = [index.scores(query) for index in (whole, title)]
            ranks = (best(ours, gains), *(best(s, gains) for s in plain))
            lists = (hits, *(best(s)[:_AT] for s in plain))
            for name, rank, found in zip(SYSTEMS, ranks, lists, strict=True):
                reranked[name].append(ndcg(rank, gains))
                full[name].append(ndcg(found, gains, _AT))
        return Scored(part, len(store), queries, reranked, full)


def half(name: str) -> Half:
    """Raises InputError for another word."""
    if name not in ("development", "final", "all"):
        raise InputError(f"{name!r} is not a half: use development, final or all.")
    return cast(Half, name)


def read_judgments(path: Path) -> dict[str, dict[str, float]]:
    """query -> id -> gain. Raises InputError."""
    found: dict[str, dict[str, float]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            try:
                gain = float(row["gain"]) if row.get("gain") else GAINS[row["label"]]
                found.setdefault(row["query"], {})[row["asin"]] = gain
            except (KeyError, ValueError) as error:
                raise InputError(
                    f"Line {line} of {path.name} needs query, asin, and gain or label E, S, C or I."
                ) from error
    return found


def half_of(query: str, queries: Mapping[str, object]) -> Half:
    """By a hash of the words, so that nobody chose: the first half in that order is for development."""

    def place(text: str) -> tuple[int, bytes]:
        digest = hashlib.sha256(text.encode()).digest()
        return digest[0] % 2, digest

    return "development" if sorted(queries, key=place).index(query) < len(queries) // 2 else "final"


def ndcg(ranked: Sequence[str], gains: Mapping[str, float], at: int | None = None) -> float:
    """Against the best order of all judged; 0 when nothing judged has a gain."""
    ideal = sorted(gains.values(), reverse=True)[:at]
    best_sum = _discounted(ideal)
    return _discounted([gains.get(key, 0.0) for key in ranked[:at]]) / best_sum if best_sum else 0.0


def _discounted(gains: Sequence[float]) -> float:
    return float(sum(g / np.log2(i + 2) for i, g in enumerate(gains)))


def _baselines(products: Path) -> tuple[Bm25, Bm25]:
    rows = [json.loads(line) for line in products.read_text("utf-8").split("\n") if line.strip()]
    fields = ("title", "brand", "color", "bullet_points", "description")
    whole = {r["asin"]: " ".join(str(r.get(f) or "") for f in fields) for r in rows}
    return Bm25(whole), Bm25({r["asin"]: str(r.get("title") or "") for r in rows})


def interval(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, float, float]:
    """Mean difference, and its 95 % interval from a paired bootstrap over requests (seed fixed)."""
    difference = np.array(ours) - np.array(theirs)
    drawn = np.random.default_rng(0).integers(0, len(difference), (_RESAMPLES, len(difference)))
    low, high = np.percentile(difference[drawn].mean(axis=1), (2.5, 97.5))
    return float(difference.mean()), float(low), float(high)


def table(scored: Scored) -> str:
    lines = [
        f"{len(scored.queries)} requests ({scored.half} half), {scored.products} products"
        if scored.half != "all"
        else f"{len(scored.queries)} requests (both halves), {scored.products} products",
        f"{'':<22}{'re-ranking nDCG':>16}{'full catalog nDCG@10':>22}",
    ]
    for name in SYSTEMS:
        lines.append(f"{name:<22}{np.mean(scored.reranked[name]):>16.4f}{np.mean(scored.full[name]):>22.4f}")
    for name in SYSTEMS[1:]:
        parts = [interval(held[SYSTEMS[0]], held[name]) for held in (scored.reranked, scored.full)]
        shown = [f"{mean:+.4f} [{low:+.4f}, {high:+.4f}]" for mean, low, high in parts]
        lines.append(f"over {name:<19}{shown[0]:>27}{shown[1]:>27}")
    return "\n".join([*lines, "Intervals: 95 %, paired bootstrap over requests, 10,000 resamples."])
