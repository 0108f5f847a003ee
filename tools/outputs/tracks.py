"""The days for map programs: GPX 1.1 and KML 2.2, from the same stops and straight lines."""

from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from xml.etree import ElementTree as ET

from ...domain.catalog import Catalog
from ...domain.errors import InputError
from ...domain.offers import Mode
from ...domain.plan import Day, Plan
from . import formats
from .clean import clean
from .reader import Phrase, Reader, as_written
from .routes import Line, Route, Stop, routes

GPX = "http://www.topografix.com/GPX/1/1"
KML = "http://www.opengis.net/kml/2.2"


def gpx(plan: Plan, catalog: Catalog, day: int | None = None, phrase: Phrase = as_written) -> str:
    """Day `day` (1-based), or all of them: its stops as waypoints, and one route a day in the order of visiting.

    Raises InputError for a day that the plan does not have.
    """
    reader = Reader(plan, catalog, phrase)
    root = ET.Element("gpx", {"xmlns": GPX, "version": "1.1", "creator": "Tripwright"})
    about = ET.SubElement(root, "metadata")
    days = _days(reader, day)
    _text(about, "name", _title(reader, days))
    _text(about, "desc", reader.say("map_key"))
    _text(about, "time", _utc(plan.made_at))
    for number, chosen in days:
        for route in routes(chosen, reader):
            for stop in route.stops:
                _gpx_point(root, "wpt", stop, number)
    for number, chosen in days:
        for route in routes(chosen, reader):
            path = ET.SubElement(root, "rte")
            _text(path, "name", f"{reader.say('day', number=number)} · {reader.city(route.city_id)}")
            _text(path, "desc", reader.say("map_key"))
            for stop in _in_order(route):
                _gpx_point(path, "rtept", stop, number)
    return _document(root)


def kml(plan: Plan, catalog: Catalog, day: int | None = None, phrase: Phrase = as_written) -> str:
    """The same as KML: a folder a day, with its stops and, drawn apart, what is walked and what is ridden."""
    reader = Reader(plan, catalog, phrase)
    root = ET.Element("kml", {"xmlns": KML})
    document = ET.SubElement(root, "Document")
    days = _days(reader, day)
    _text(document, "name", _title(reader, days))
    _text(document, "description", reader.say("map_key"))
    _style(document, "walk", "ff5c5e0f", "3")
    _style(document, "ride", "ff7a7a7a", "2")
    for number, chosen in days:
        folder = ET.SubElement(document, "Folder")
        _text(folder, "name", f"{reader.say('day', number=number)} · {formats.day(chosen.date, reader.language)}")
        for route in routes(chosen, reader):
            for stop in ([route.base] if route.base else []) + route.stops:
                _kml_point(folder, stop)
            for line in route.lines:
                _kml_line(folder, line, reader)
    return _document(root)


def _days(reader: Reader, day: int | None) -> list[tuple[int, Day]]:
    """(number, day) of the day asked for, or of all."""
    every = list(enumerate(reader.plan.days, 1))
    if day is None:
        return every
    if not 1 <= day <= len(every):
        raise InputError(f"The plan has no day {day}: name one from 1 to {len(every)}.")
    return [every[day - 1]]


def _title(reader: Reader, days: Sequence[tuple[int, Day]]) -> str:
    if len(days) > 1:
        return f"{reader.title} · {reader.subtitle[1]}"
    number, day = days[0]
    return f"{reader.title} · {reader.say('day', number=number)} · {formats.day(day.date, reader.language)}"


def _in_order(route: Route) -> Sequence[Stop]:
    """Base, stops, base."""
    home = [route.base] if route.base else []
    return [*home, *route.stops, *home]


def _gpx_point(parent: ET.Element, tag: str, stop: Stop, day: int) -> None:
    at = {"lat": f"{stop.point.lat:.6f}", "lon": f"{stop.point.lon:.6f}"}
    point = ET.SubElement(parent, tag, at)
    if stop.start is not None:
        _text(point, "time", _utc(stop.start))
    _text(point, "name", stop.name if stop.number is None else f"{day}.{stop.number} {stop.name}")
    _text(point, "desc", _about(stop))


def _kml_point(folder: ET.Element, stop: Stop) -> None:
    mark = ET.SubElement(folder, "Placemark")
    _text(mark, "name", stop.name if stop.number is None else f"{stop.number} {stop.name}")
    _text(mark, "description", escape(_about(stop), quote=False))  # map programs read it as HTML
    if stop.start is not None and stop.end is not None:
        span = ET.SubElement(mark, "TimeSpan")
        _text(span, "begin", stop.start.isoformat())
        _text(span, "end", stop.end.isoformat())
    _text(ET.SubElement(mark, "Point"), "coordinates", f"{stop.point.lon:.6f},{stop.point.lat:.6f}")


def _kml_line(folder: ET.Element, line: Line, reader: Reader) -> None:
    mark = ET.SubElement(folder, "Placemark")
    _text(mark, "name", reader.say(line.mode.value))
    _text(mark, "styleUrl", "#walk" if line.mode is Mode.WALK else "#ride")
    drawn = ET.SubElement(mark, "LineString")
    _text(drawn, "tessellate", "1")
    _text(drawn, "coordinates", " ".join(f"{p.lon:.6f},{p.lat:.6f}" for p in (line.start, line.end)))


def _style(document: ET.Element, name: str, colour: str, width: str) -> None:
    style = ET.SubElement(document, "Style", {"id": name})
    line = ET.SubElement(style, "LineStyle")
    _text(line, "color", colour)  # aabbggrr
    _text(line, "width", width)


def _about(stop: Stop) -> str:
    """Local times, and what is known of it."""
    times = f"{formats.clock(stop.start)}–{formats.clock(stop.end)}" if stop.start and stop.end else ""
    return " · ".join(part for part in (times, stop.note) if part)


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _text(parent: ET.Element, tag: str, text: str) -> None:
    if text:
        ET.SubElement(parent, tag).text = clean(text)


def _document(root: ET.Element) -> str:
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
