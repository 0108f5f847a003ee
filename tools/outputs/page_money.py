"""The budget on the page: what is a price, what is an estimate, and what is unknown look different, and only the known is added."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from ...domain.plan import LineStatus
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
        "tr",
        tag("th", reader.say("what"), scope="col"),
        tag("th", reader.say("amount"), scope="col", cls="num-cell"),
    )
    return tag(
        "section",
        tag("h2", reader.say("budget")),
        tag("dl", *_sums(reader), cls="sums"),
        tag("ul", *caps, cls="caps") if caps else None,
        tag("table", tag("thead", head), tag("tbody", *(_row(row, reader) for row in rows))),
        cls="money",
    )


def _sums(reader: Reader) -> Iterator[ET.Element]:
    budget, language = reader.plan.budget, reader.language
    if any(line.status is LineStatus.OBSERVED for line in budget.lines):
        yield _sum(reader.say("sum_observed"), formats.money(budget.observed, language), "observed")
    estimated = money_view.estimates(reader)
    if estimated:
        yield _sum(reader.say("sum_estimate"), estimated, "estimate")
    label, amount = money_view.total(reader)
    yield _sum(label, amount, "total")
    if budget.unknown_lines:
        yield _sum(money_view.not_counted(reader), reader.say("sum_unknown"), "unknown")


def _sum(label: str, amount: str, kind: str) -> ET.Element:
    return tag("div", tag("dt", label), tag("dd", amount), cls=f"sum {kind}")


def _row(row: Row, reader: Reader) -> ET.Element:
    kind = row.status.value
    chip = tag("span", reader.say(kind), cls=f"chip {kind}")
    notes = " · ".join(row.notes)
    what = tag(
        "td",
        tag("span", reader.say(row.category), cls="cat"),
        tag("br"),
        row.label,
        tag("small", notes) if notes else None,
    )
    amount = [row.amount, tag("br"), chip] if row.amount else [chip]
    return tag("tr", what, tag("td", *amount, cls="num-cell"))
