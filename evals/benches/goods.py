"""Quick forms of the benches of goods and of recommending, on invented feeds and histories."""

from collections.abc import Sequence
from pathlib import Path

from ...tools.catalog import open_catalog
from ...tools.recommend.sequential import SequentialConfig
from .. import cart_chaos, cart_kills, esci, fairness, llmrank, products_bench, shopping, shopping_numbers
from . import made_esci, made_llmrank
from .bench import Bench, Scored, count, mean, scored, seconds, share

REQUESTS, FEED, ANSWERS = 15, 300, 120
CARTS, KILLS = 120, 1
ROWS = 1_000  # of the feed that is imported and searched
FAIR = (0, 96)  # cities, products
#: What is flipped in the words of a product: these are searched, so a place may move; the others may move none.
WORDS = ("seller's praise", "stuffed words")
#: Small, for a hundred histories.
SEQUENTIAL = SequentialConfig(dimensions=8, epochs=4, negatives=20)
SEARCH, WHOLE, _ = esci.SYSTEMS

Sold = tuple[dict[str, shopping.Row], shopping_numbers.Figures]


def _shop(_: None) -> Sold:
    return shopping.run(REQUESTS, FEED, by_hand=False), shopping_numbers.run(ANSWERS, FEED)


def _of_shopping(found: Sold) -> Scored:
    rows, figures = [*found[0].values()], found[1]
    requests, shown = sum(r.requests for r in rows), sum(r.shown for r in rows)
    return scored(
        share("requests read whole", sum(r.understood for r in rows), requests),
        share("items that break a condition", sum(r.broken for r in rows), shown, "less"),
        share("“none fits” said exactly when so", sum(r.none_right for r in rows), requests),
        count("figures compared", figures.figures),
        wrong=(
            *((f"{figures.wrong} figures are not those of the record",) if figures.wrong else ()),
            *((f"{figures.strangers} titles are in no record",) if figures.strangers else ()),
        ),
    )


Carts = tuple[cart_chaos.Tally, cart_chaos.Killed]


def _carts(_: None) -> Carts:
    return cart_chaos.run(CARTS), cart_kills.run(KILLS)


def _of_carts(found: Carts) -> Scored:
    tally, killed = found
    left, unapproved = tally.left + killed.left, tally.unapproved + killed.unapproved
    double = tally.double + killed.double
    return scored(
        count("carts that left", left),
        count("crashes and kills", tally.crashes + killed.kills),
        share("carts approved of those that left", left - unapproved, left),
        wrong=(
            *((f"{unapproved} carts left unapproved",) if unapproved else ()),
            *((f"{double} carts left twice",) if double else ()),
        ),
    )


def _search(data: tuple[Path, Path]) -> esci.Scored:
    return esci.run(*data, "all")


def _of_esci(found: esci.Scored) -> Scored:
    return scored(
        mean("re-ranking nDCG", found.reranked[SEARCH]),
        mean("full catalog nDCG@10", found.full[SEARCH]),
        mean("re-ranking, over BM25", _over(found.reranked[SEARCH], found.reranked[WHOLE])),
        mean("full catalog, over BM25", _over(found.full[SEARCH], found.full[WHOLE])),
    )


def _over(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    return [a - b for a, b in zip(ours, theirs, strict=True)]


def _rank(folder: Path) -> llmrank.Result:
    return llmrank.run(folder, "users.jsonl", "users.jsonl", "targets", SEQUENTIAL, lambda _: None)


def _of_ranks(found: llmrank.Result) -> Scored:
    rows = {r.name: r for r in found.rows}
    chosen = ("popularity", "item-to-item", "taste", "fusion, all")
    return scored(*(mean(f"NDCG@10, {name}", [float(g) for g in rows[name].gains]) for name in chosen if name in rows))


Imported = tuple[products_bench.Imported, tuple[products_bench.Timed, ...]]


def _of_products(found: Imported) -> Scored:
    made, timed = found
    return scored(
        share("products imported", made.added, made.rows),
        *(share(f"found, {t.kind}", round(t.found * 100), 100) for t in timed),
        seconds("processor seconds of the import", made.cpu),
        wrong=() if made.added == made.rows else (f"only {made.added} of {made.rows} products were imported",),
    )


def _fair(sizes: tuple[int, int]) -> fairness.Result:
    return fairness.run(open_catalog(), *sizes)


def _of_fairness(found: fairness.Result) -> Scored:
    moved = {f.name: f.raised + f.lowered for f in found.flips if f.name not in WORDS}
    words = [f for f in found.flips if f.name in WORDS]
    gaps = [abs(s.attention - s.worth) for s in found.sellers]
    return scored(
        count("flips of what may not count", sum(f.cases for f in found.flips)),
        share(
            "places that praise or stuffing raises", sum(f.raised for f in words), sum(f.cases for f in words), "less"
        ),
        share("pairs alike whoever asks", sum(p.same for p in found.pairs), len(found.pairs)),
        mean("attention of sellers away from worth, percent", gaps, "less"),
        wrong=(f"a flip of {name} moved {places} places" for name, places in moved.items() if places),
    )


BENCHES = (
    Bench("shopping", "requests for goods, and their figures", lambda _: None, _shop, _of_shopping, 12),
    Bench("cart", "carts under faults, replays and kills", lambda _: None, _carts, _of_carts, 12),
    Bench("esci", "search of goods against BM25", made_esci.write, _search, _of_esci, 4),
    Bench("llmrank", "what is taken next", made_llmrank.write, _rank, _of_ranks, 6),
    Bench("products", "import and search of a feed", lambda _: ROWS, products_bench.run, _of_products, 8),
    Bench("fairness", "what may not move a rank", lambda _: FAIR, _fair, _of_fairness, 8),
)
