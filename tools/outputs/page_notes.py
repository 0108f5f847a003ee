"""What to pack, what is good to know, what is not known, and what was assumed."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from ...domain.goods import Need
from ..shopping.labels import label
from . import formats
from .clean import one_line
from .markup import tag
from .reader import Reader


def notes_section(reader: Reader) -> ET.Element | None:
    """Only the blocks that have something to say; None when none has."""
    assumed = [*reader.assumed(), *filter(None, [reader.errors()])]
    blocks = [
        _needs(reader),
        _block(reader.say("unknowns"), reader.unknowns(), "list warnlist"),
        _block(reader.say("know"), reader.knowns(), "list"),
        _block(reader.say("assumed"), assumed, "list"),
    ]
    shown = [block for block in blocks if block is not None]
    return tag("section", *shown, cls="notes") if shown else None


def _block(title: str, lines: Iterable[str], kind: str) -> ET.Element | None:
    items = [tag("li", line) for line in lines]
    return tag("div", tag("h2", title), tag("ul", *items, cls=kind), cls="block") if items else None


def _needs(reader: Reader) -> ET.Element | None:
    items = [_need(need, reader) for need in reader.plan.needs]
    return (
        tag("div", tag("h2", reader.say("needs")), tag("ul", *items, cls="list"), cls="block needs") if items else None
    )


def _need(need: Need, reader: Reader) -> ET.Element:
    name = one_line(label(need, reader.language))
    price = f" · {formats.money(need.price, reader.language)}" if need.price is not None else ""
    because = one_line(need.because)
    return tag(
        "li", tag("span", reader.say(need.action), cls="act"), name, price, tag("small", because) if because else None
    )
