"""Who the facts come from, and the receipt: what was checked, when, and the digest that a change would break."""

from collections.abc import Sequence
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from ...domain.claim import Claim
from ...domain.fact import Source
from . import formats
from .clean import one_line
from .markup import tag
from .reader import Reader
from .text import checked


def sources_footer(reader: Reader) -> ET.Element:
    rows = [_row(source_id, claims, reader) for source_id, claims in reader.claims_by_source().items()]
    names = ("source", "licence", "observed_between", "facts")
    head = tag(
        "tr", *(tag("th", reader.say(name), scope="col", cls="wide" if name == "facts" else None) for name in names)
    )
    table = tag("table", tag("thead", head), tag("tbody", *rows)) if rows else None
    return tag("footer", tag("h2", reader.say("sources")) if rows else None, table, *_receipt(reader))


def _row(source_id: str, claims: Sequence[Claim], reader: Reader) -> ET.Element:
    source = reader.catalog.source(source_id)
    licence = source.licence if source else next((c.licence for c in claims if c.licence), None)
    name = f"{source.publisher}: {source.name}" if source else source_id
    credit = source.credit if source else None
    url = _link(source)
    shown: ET.Element | str = (
        tag("a", one_line(name), href=url, rel="noopener noreferrer nofollow") if url else one_line(name)
    )
    return tag(
        "tr",
        tag("td", shown, tag("small", one_line(credit)) if credit else None),
        tag("td", one_line(licence or "")),
        tag("td", _dates(claims, reader)),
        tag("td", str(len(claims)), cls="wide"),
    )


def _link(source: Source | None) -> str | None:
    """The publisher's page, if it is a plain web address. Nothing is loaded from it; the reader may choose to follow it."""
    url = one_line(source.url) if source and source.url else ""
    parts = urlsplit(url) if url else None
    return url if parts and parts.scheme in ("http", "https") and parts.hostname else None


def _dates(claims: Sequence[Claim], reader: Reader) -> str:
    dates = sorted({c.observed_at for c in claims if c.observed_at})
    if not dates:
        return reader.say("undated")
    first, last = (formats.short_day(d, reader.language) for d in (dates[0], dates[-1]))
    return first if first == last else reader.say("span", start=first, end=last)


def _receipt(reader: Reader) -> list[ET.Element]:
    receipt = reader.plan.receipt
    head = tag("h2", reader.say("receipt"))
    if receipt is None:
        return [head, tag("p", reader.say("no_receipt"))]
    return [
        head,
        tag("p", checked(reader)),
        tag("p", f"{reader.say('digest')} ", tag("code", receipt.digest)),
        tag("p", f"{reader.say('catalog')} ", *(tag("code", f"{h} ") for h in receipt.catalog)),
        tag("p", reader.say("check_again", file="plan.json")),
    ]
