"""The budget on the page: what is a price, what is an estimate, and what is unknown look different, and only the known is added."""

from collections.abc import Iterator, Sequence
from typing import get_args
from xml.etree import ElementTree as ET

from ...domain.plan import Category, LineStatus
from ...domain.truth import Truth
from . import formats, money_view
from .markup import tag
from .money_view import Row
from .reader import Reader

CAP_CLASS = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "unknown"}


def money_section(reader: Reader) -> ET.Element | None:
    """Sums, conditions, and every line; None for a plan without a budget."""
    rows = list(money_view.rows(reader))
    if not rows:
        return None
    caps = [tag("li", money_view.cap(c, reader), cls=CAP_CLASS[c.met]) for c in reader.plan.budget.caps]
    head = tag(
        "tr", tag("th", reader.say("what"), scope="col"), tag("th", reader.say("amount"), scope="col", cls="num-cell")
    )
    return tag(
        "section",
        tag("h2", reader.say("budget")),
        tag("dl", *_sums(reader), cls="sums"),
        tag("ul", *caps, cls="caps") if caps else None,
        tag("table", tag("thead", head), *_groups(rows, reader), cls="budget"),
        cls="money",
    )


def _groups(rows: Sequence[Row], reader: Reader) -> Iterator[ET.Element]:
    """One body a category, in the order of the domain."""
    for category in get_args(Category):
        group = [_row(row, reader) for row in rows if row.category == category]
        if group:
            head = tag("tr", tag("th", reader.say(category), colspan="2", scope="rowgroup", cls="cat"))
            yield tag("tbody", head, *group)


def _sums(reader: Reader) -> Iterator[ET.Element]:
    budget, language = reader.plan.budget, reader.language
    observed, estimated = (money_view.has(reader, s) for s in (LineStatus.OBSERVED, LineStatus.ESTIMATE))
    if observed and estimated:
        yield _sum(reader.say("sum_observed"), formats.money(budget.observed, language), "observed")
        yield _sum(reader.say("sum_estimate"), money_view.estimates(reader), "estimate")
    if observed or estimated:
        label, amount = money_view.total(reader)
        yield _sum(label, amount, "total" if observed else "estimate")
    if budget.unknown_lines:
        count = reader.say("line" if budget.unknown_lines == 1 else "lines", count=budget.unknown_lines)
        yield _sum(reader.say("in_no_total"), count, "unknown")


def _sum(label: str, amount: str, kind: str) -> ET.Element:
    return tag("div", tag("dt", label), tag("dd", amount), cls=f"sum {kind}")


def _row(row: Row, reader: Reader) -> ET.Element:
    kind = row.status.value
    chip = tag("span", reader.say(kind), cls=f"chip {kind}" + (" old" if row.old else ""))
    notes = " · ".join(row.notes)
    amount = [row.amount, " ", chip] if row.amount else [chip]
    return tag("tr", tag("td", row.label, tag("small", notes) if notes else None), tag("td", *amount, cls="num-cell"))
