"""A day on the page: its timeline, and beside it the map."""

from collections.abc import Iterator
from datetime import datetime
from xml.etree import ElementTree as ET

from ...domain.offers import Mode
from ...domain.plan import Day, Leg, Meal, Rest, Visit
from . import formats
from .clean import one_line
from .drawing import base_mark, day_map
from .markup import tag
from .reader import Reader
from .routes import Route, numbers, routes
from .text import where
from .whereabouts import cities, placed


def day_section(day: Day, number: int, reader: Reader) -> ET.Element:
    """Heading, notes of the day, timeline and map(s)."""
    found = routes(day, reader)
    maps = [figure for route in found if (figure := _figure(route, reader, len(found) > 1)) is not None]
    head = tag(
        "div",
        tag("span", reader.say("day", number=number), cls="n"),
        tag("h2", formats.long_day(day.date, reader.language)),
        tag("p", _where(day, reader), cls="sub"),
        cls="dayhead",
    )
    marks = [tag("span", reader.say("holiday", name=one_line(name)), cls="tag") for name in day.holidays]
    return tag(
        "section",
        head,
        tag("p", *marks) if marks else None,
        tag("p", reader.sentence(day.note), cls="sub") if day.note else None,
        tag(
            "div",
            _timeline(day, reader),
            tag("div", *maps, cls="maps") if maps else None,
            cls="grid2" if maps else None,
        ),
        cls="day",
    )


def _where(day: Day, reader: Reader) -> str:
    """The city, and where the day begins when no lodging is known."""
    shown = where(day, reader)
    if day.base is None or reader.lodging_known(day) or len(cities(day)) > 1:
        return shown
    return f"{shown} · {reader.say('base', name=reader.home(day, day.city_id))}"


def _timeline(day: Day, reader: Reader) -> ET.Element:
    numbered = numbers(day)
    rows = [_row(item, day, here, numbered.get(i), reader) for i, (item, here) in enumerate(placed(day))]
    night = reader.night_of(day)
    return tag(
        "div",
        tag("ol", *rows, cls="line") if rows else tag("p", reader.say("empty_day"), cls="sub"),
        tag("p", night, cls="night") if night else None,
    )


def _row(item: Visit | Meal | Rest | Leg, day: Day, here: str, number: int | None, reader: Reader) -> ET.Element:
    if isinstance(item, Visit):
        return _visit(item, day, number, reader)
    if isinstance(item, Leg):
        return _leg(item, day, here, reader)
    what, note = reader.meal_of(item) if isinstance(item, Meal) else (reader.say("rest"), reader.sentence(item.note))
    until = reader.say("until", end=formats.clock(item.end))
    told = tag(
        "div",
        tag("span", what, cls="what"),
        tag("span", " · ".join(part for part in (until, note) if part), cls="note"),
    )
    return tag("li", _time(item.start), tag("span", cls="dot small"), told, cls=item.type)


def _visit(visit: Visit, day: Day, number: int | None, reader: Reader) -> ET.Element:
    native = reader.native(visit)
    name = tag("h3", reader.place(visit), *((" ", tag("span", native, cls="native")) if native else ()))
    facts = tag(
        "p",
        tag("span", reader.say("until", end=formats.clock(visit.end))),
        tag("span", reader.hours_of(visit), cls="open" if reader.certain(visit) else "doubt"),
        tag("span", reader.price_of(visit)),
        cls="facts",
    )
    more = [reader.sentence(visit.why), reader.plan_b_for(visit, day)]
    told = tag("div", name, facts, *(tag("p", text, cls="more") for text in more if text))
    return tag("li", _time(visit.start), tag("span", str(number), cls="dot num"), told, cls="visit")


def _leg(leg: Leg, day: Day, here: str, reader: Reader) -> ET.Element:
    what, note = reader.leg_of(leg, day, here)
    far = leg.scope == "intercity"
    kept = "\u00a0· ".join(
        part.replace(" ", "\u00a0") for part in note.split(" · ")
    )  # a number keeps its unit; no line begins with a dot
    shown = tag("div", tag("span", what, cls="what" if far else None), f"\u00a0· {kept}")
    return tag("li", _time(leg.depart), tag("span", cls="dot"), shown, cls="leg far" if far else "leg")


def _time(at: datetime) -> ET.Element:
    return tag("time", formats.clock(at), datetime=at.isoformat())


def _figure(route: Route, reader: Reader, low: bool) -> ET.Element | None:
    title = reader.say("map_of", name=reader.city(route.city_id))
    drawn = day_map(route, reader, title, low)
    if drawn is None:
        return None
    lost = reader.say("no_map", names=formats.joined(route.lost, reader.language)) if route.lost else None
    return tag(
        "figure", drawn, tag("figcaption", *_keys(route, reader), reader.say("map_key"), f" {lost}" if lost else None)
    )


def _keys(route: Route, reader: Reader) -> Iterator[ET.Element]:
    """What the marks and lines mean, only those that are there."""
    if route.base:
        yield _key(reader.say("map_base"), 10, tag("g", *base_mark(5, 4, 3.2), cls="base"))
    modes = {line.mode is Mode.WALK for line in route.lines}
    for walked, kind in ((True, "walk"), (False, "ride")):
        if walked in modes:
            yield _key(reader.say(f"map_{kind}"), 26, tag("line", x1=1, y1=4, x2=25, y2=4, cls=kind))


def _key(text: str, width: int, sample: ET.Element) -> ET.Element:
    drawn = tag("svg", sample, viewBox=f"0 0 {width} 8", width=width, aria_hidden="true")
    return tag("span", drawn, text, cls="k")
