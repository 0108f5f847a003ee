"""The constraint suite: requests over an imported synthetic feed with typed truth, answered through the whole graph."""

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..domain.reply import Finished, Reply
from ..domain.settings import Settings
from ..tools.catalog import open_catalog
from ..tools.shopping.product_feed import read_products
from ..tools.shopping.product_store import ProductStore
from .shopping_feed import Truth, feed
from .shopping_requests import Half, Rate, Wish, fitting, free, verdict, wishes

#: Our condition -> that of the claims.
_NAMES = {
    "price": "max_price", "rating": "min_rating", "stock": "in_stock", "sides": "max_sides_cm", "weight": "max_weight_kg",
    "waterproof": "waterproof", "not": "without", "plugs": "plug_types", "wh": "max_wh", "spf": "min_spf", "ml": "max_ml",
    "price>=": "min_price", "weight>=": "min_weight_kg", "ml>=": "min_ml", "wh>=": "min_wh", "material": "materials", "color": "colors",
    "notcolor": "not_colors", "size": "size",
}  # fmt: skip


#: How an answer says that it did not check its products against something.
_UNCHECKED = ("Not checked against", "확인하지 못한 조건", "未核对")


@dataclass
class Row:
    """What came of the requests of one half and language."""

    requests: int = 0
    published: int = 0
    understood: int = 0  # every condition was taken, and no other
    shown: int = 0
    broken: int = 0  # items given as fitting that break or leave open a condition, or are another thing
    unchecked: int = 0  # the same, where the answer says that it did not check them against something
    unknowns: int = 0
    unknowns_shown: int = 0
    none: int = 0  # requests that nothing fits
    none_said: int = 0
    none_right: int = 0  # over all requests: said exactly when it is so
    failures: list[str] = field(default_factory=list)


@contextmanager
def shelf(count: int, seed: int) -> Iterator[tuple[ProductStore, tuple[Truth, ...]]]:
    """A synthetic feed, imported as any feed is."""
    text, truths = feed(count, seed)
    with tempfile.TemporaryDirectory(prefix="tripwright-shop-") as folder:
        path = Path(folder) / "feed.csv"
        path.write_text(text, encoding="utf-8")
        with ProductStore.create(Path(folder) / "products.sqlite") as store:
            store.add(read_products(path))
            yield store, truths


def run(
    count: int = 180, products: int = 1500, seed: int = 7, halves: Sequence[Half] = ("seen",), by_hand: bool = True
) -> dict[str, Row]:
    """`count` requests a half, and with `by_hand` those that were written by hand. Rows by half and language."""
    from ..agent.planner import Planner

    catalog = open_catalog()
    rows: dict[str, Row] = {}

    def rate(base: str, quote: str) -> Decimal | None:
        found = catalog.rate(base, quote)
        return found.rate if found else None

    with (
        shelf(products, seed) as (store, truths),
        Planner(Settings(home=None), catalog=catalog, products=store) as planner,
    ):
        held = {t.id: t for t in truths}
        for half in halves:
            for wish in (*wishes(count, seed, half), *(free(half) if by_hand else ())):
                row = rows.setdefault(f"{half} {wish.language}{', free' if wish.free else ''}", Row())
                last = list(planner.stream(wish.text))[-1]
                _score(row, wish, last.reply if isinstance(last, Finished) else None, held, truths, rate)
    return rows


def _score(
    row: Row, wish: Wish, reply: Reply | None, held: dict[str, Truth], truths: Sequence[Truth], rate: Rate
) -> None:
    row.requests += 1
    right = fitting(wish, truths, rate)
    row.none += not right
    if reply is None or reply.outcome != "published" or not reply.claims:
        row.failures.append(f"no answer: {wish.text}")
        return
    row.published += 1
    judged = _judged(reply)
    taken = {name for conditions in judged.values() for name, _ in conditions}
    read = taken == {_NAMES[n] for n in wish.conditions} or not judged
    row.understood += read
    if not read:
        row.failures.append(f"misread ({', '.join(sorted(taken))}): {wish.text}")
    given = {i for i, conditions in judged.items() if all(met == "yes" for _, met in conditions)}
    row.shown += len(given)
    wrong = given - right
    if any(t in reply.text for t in _UNCHECKED):
        row.unchecked += len(wrong)
    else:
        row.broken += len(wrong)
    said_none = not given
    row.none_said += said_none and not right
    row.none_right += said_none == (not right)
    if wrong or said_none != (not right):
        row.failures.append(f"{'broken' if wrong else 'none' if said_none else 'not none'}: {wish.text}")
    _unknowns(row, wish, reply, held, rate)


def _judged(reply: Reply) -> dict[str, list[tuple[str, str]]]:
    """id -> (condition, met) of every product that an answer judged."""
    found: dict[str, list[tuple[str, str]]] = {}
    for claim in reply.claims:
        if claim.field == "condition":
            found.setdefault(claim.subject.removeprefix("product:"), []).append(
                (claim.value["name"], claim.value["met"])
            )
    return found


def _unknowns(row: Row, wish: Wish, reply: Reply, held: dict[str, Truth], rate: Rate) -> None:
    """Every price, rating, stock and condition that a record does not say, of the products that the answer shows."""
    claims: dict[tuple[str, str], Any] = {(c.subject, c.field): c.value for c in reply.claims if c.field != "condition"}
    conditions = {(c.subject, c.value["name"]): c.value["met"] for c in reply.claims if c.field == "condition"}
    for identity in {c.subject.removeprefix("product:") for c in reply.claims if c.field == "title"}:
        truth, subject = held[identity], f"product:{identity}"
        plain = (("price", truth.price), ("rating", truth.rating), ("availability", truth.stock))
        for name, value in plain:
            if value is None:
                row.unknowns += 1
                row.unknowns_shown += (subject, name) in claims and claims[subject, name] is None
        for name, limit in wish.conditions.items():
            if (subject, _NAMES[name]) in conditions and verdict(truth, name, limit, rate) is None:
                row.unknowns += 1
                row.unknowns_shown += conditions[subject, _NAMES[name]] == "unknown"


def table(rows: dict[str, Row], show: bool = False) -> str:
    """One row a half and language, then all."""
    head = "| requests of | requests | published | conditions all read | items shown | breaking a condition | said unchecked | unknowns | shown as unknown | nothing fits | said so | “none fits” right |"  # fmt: skip
    lines = [head, "|---" * 12 + "|"]
    lines += [_line(name, row) for name, row in rows.items()]
    total = Row()
    for row in rows.values():
        for name in ("requests", "published", "understood", "shown", "broken", "unchecked", "unknowns", "unknowns_shown", "none", "none_said", "none_right"):  # fmt: skip
            setattr(total, name, getattr(total, name) + getattr(row, name))
    lines.append(_line("all", total))
    if show:
        lines += ["", *(failure for row in rows.values() for failure in row.failures)]
    kinds = Counter(f.split(":")[0] for row in rows.values() for f in row.failures)
    return "\n".join([*lines, "", f"Failures: {dict(kinds) or 'none'}"])


def _line(name: str, row: Row) -> str:
    share = f"{row.none_right / row.requests:.1%}" if row.requests else "-"
    return (
        f"| {name} | {row.requests} | {row.published} | {row.understood} | {row.shown} | {row.broken} | {row.unchecked} | {row.unknowns}"
        f" | {row.unknowns_shown} | {row.none} | {row.none_said} | {share} |"
    )
