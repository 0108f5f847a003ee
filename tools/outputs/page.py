"""The trip as one HTML page that needs nothing else: no script, no font, no picture, no host."""

from xml.etree import ElementTree as ET

from ...domain.catalog import Catalog
from ...domain.plan import CityStop, Plan
from . import formats
from .clean import one_line
from .drawing import trip_map
from .markup import document, tag
from .page_days import day_section
from .page_money import money_section
from .page_notes import notes_section
from .page_sources import sources_footer
from .reader import Phrase, Reader, as_written
from .style import STYLE

LANGUAGES = {"en": "en", "ko": "ko", "zh": "zh-Hans"}
#: The page may load nothing at all, and run nothing.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def html(plan: Plan, catalog: Catalog, phrase: Phrase = as_written) -> str:
    """The whole page. Text from data is only ever text in it."""
    reader = Reader(plan, catalog, phrase)
    title = f"{reader.title} · {reader.subtitle[1]}"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        tag("style", STYLE),
    )
    days = (day_section(day, number, reader) for number, day in enumerate(plan.days, 1))
    body = tag(
        "body",
        _header(reader),
        tag("main", *days, money_section(reader), notes_section(reader)),
        sources_footer(reader),
    )
    return document(tag("html", head, body, lang=LANGUAGES[reader.language]))


def _header(reader: Reader) -> ET.Element:
    long, when, who = reader.subtitle
    asked = one_line(reader.plan.request.text)
    drawn = trip_map(reader, reader.say("map_of", name=reader.title))
    intro = tag(
        "div",
        tag("h1", reader.title),
        tag("p", tag("b", when), *(tag("span", part) for part in (long, who) if part), cls="lede"),
        tag("p", asked, cls="asked") if asked else None,
        _cities(reader),
    )
    if drawn is None:
        return tag("header", intro)
    return tag("header", intro, tag("figure", drawn, tag("figcaption", reader.say("map_key"))), cls="with-map")


def _cities(reader: Reader) -> ET.Element | None:
    """Each city with its dates and why it was chosen; None when there is nothing to tell that the title does not."""
    stops = reader.plan.stops
    if len(stops) == 1 and not stops[0].why:
        return None
    return tag("ol", *(_city(stop, reader) for stop in stops), cls="route")


def _city(stop: CityStop, reader: Reader) -> ET.Element:
    start, end = (formats.short_day(day, reader.language) for day in (stop.arrive, stop.leave))
    when = start if start == end else reader.say("span", start=start, end=end)
    why = reader.sentence(stop.why)
    return tag("li", tag("b", reader.city(stop.city_id, stop.name)), f" {when}" + (f" · {why}" if why else ""))
