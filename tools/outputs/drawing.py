"""A map as SVG, drawn from coordinates alone: numbered stops, straight lines, a scale bar, and a grid as wide as it."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from ...domain.offers import Mode
from ...domain.place import Point
from . import formats
from .labels import Spot, apart, name_spots, shortened
from .markup import tag
from .projection import Frame, frame, scale_km
from .reader import Reader
from .routes import Line, Route, Stop, trip_lines, trip_stops

WIDTH = 400.0
_MARGIN, _RADIUS, _SIZE = 46.0, 11.0, 11.5
_SHORTEST, _LOW, _TALLEST, _LEAST_KM = 230.0, 280.0, 430.0, 0.6
_LONGEST_NAME = 150.0


def day_map(route: Route, reader: Reader, title: str, low: bool = False) -> ET.Element | None:
    """The map of one day in one city, `low` where it shares the day with another; None without a known point."""
    stops = ([route.base] if route.base else []) + route.stops
    return _drawn(stops, route.lines, reader, title, _LOW if low else _TALLEST) if stops else None


def trip_map(reader: Reader, title: str) -> ET.Element | None:
    """The cities and the moves between them; None for a trip of one city."""
    stops = list(trip_stops(reader))
    return _drawn(stops, list(trip_lines(reader)), reader, title, _LOW) if len(stops) > 1 else None


def _drawn(stops: Sequence[Stop], lines: Sequence[Line], reader: Reader, title: str, tallest: float) -> ET.Element:
    points = [stop.point for stop in stops] + [p for line in lines for p in (line.start, line.end)]
    box = frame(points, WIDTH, _MARGIN, _SHORTEST, tallest, _LEAST_KM)
    bar = scale_km(box.unit_km, 110)
    true = [box.place(stop.point) for stop in stops]
    marks = apart(true, 2 * _RADIUS + 3, box.width, box.height - 22, _RADIUS + 4)
    moved = dict(zip(((s.point.lat, s.point.lon) for s in stops), marks, strict=True))
    return tag(
        "svg",
        tag("title", title),
        *_grid(box, bar / box.unit_km),
        *(_line(line, box, moved) for line in _once(lines)),
        *(_leader(a, b) for a, b in zip(true, marks, strict=True)),
        *_marks(stops, marks),
        *_names(stops, marks, [(_spot(n.start, box, moved), _spot(n.end, box, moved)) for n in lines], box),
        *_scale(box, bar, reader),
        cls="map",
        viewBox=f"0 0 {box.width:.0f} {box.height:.0f}",
        role="img",
    )


def _grid(box: Frame, step: float) -> list[ET.Element]:
    """Squares as wide as the scale bar, counted from the middle."""
    lines = []
    for start, most, across in ((box.width / 2 % step, box.width, True), (box.height / 2 % step, box.height, False)):
        at = start
        while at < most:
            ends = (
                {"x1": at, "x2": at, "y1": 0, "y2": box.height}
                if across
                else {"x1": 0, "x2": box.width, "y1": at, "y2": at}
            )
            lines.append(tag("line", cls="grid", **ends))
            at += step
    return lines


def _once(lines: Sequence[Line]) -> list[Line]:
    """A way there and back is drawn once."""
    seen: dict[tuple[object, frozenset[Spot]], Line] = {}
    for line in lines:
        ends = frozenset(((line.start.lat, line.start.lon), (line.end.lat, line.end.lon)))
        seen.setdefault((line.mode is Mode.WALK, ends), line)
    return list(seen.values())


def _line(line: Line, box: Frame, moved: dict[Spot, Spot]) -> ET.Element:
    (x1, y1), (x2, y2) = (_spot(point, box, moved) for point in (line.start, line.end))
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, cls="walk" if line.mode is Mode.WALK else "ride")


def _spot(point: Point, box: Frame, moved: dict[Spot, Spot]) -> Spot:
    """A line ends at the mark of its stop, also where the mark had to move."""
    return moved.get((point.lat, point.lon)) or box.place(point)


def _leader(true: Spot, mark: Spot) -> ET.Element | None:
    """From a mark that had to move to where its place is."""
    if abs(true[0] - mark[0]) + abs(true[1] - mark[1]) < 3:
        return None
    return tag(
        "g",
        tag("line", x1=true[0], y1=true[1], x2=mark[0], y2=mark[1]),
        tag("circle", cx=true[0], cy=true[1], r=2),
        cls="leader",
    )


def _marks(stops: Sequence[Stop], marks: Sequence[Spot]) -> list[ET.Element]:
    drawn = []
    for stop, (x, y) in zip(stops, marks, strict=True):
        if stop.number is None:
            drawn.append(tag("g", tag("title", stop.name), *base_mark(x, y, 6), cls="base"))
        else:
            number = tag("text", str(stop.number), x=x, y=y + 4, text_anchor="middle")
            drawn.append(tag("g", tag("title", stop.name), tag("circle", cx=x, cy=y, r=_RADIUS), number, cls="stop"))
    return drawn


def base_mark(x: float, y: float, radius: float) -> tuple[ET.Element, ET.Element]:
    """A ring with a dot: where the day starts and ends."""
    return tag("circle", cx=x, cy=y, r=radius, cls="ring"), tag("circle", cx=x, cy=y, r=radius / 3, cls="dot")


def _names(
    stops: Sequence[Stop], marks: Sequence[Spot], ways: Sequence[tuple[Spot, Spot]], box: Frame
) -> list[ET.Element]:
    """Names beside the marks, where there is room; the list of the day has them all."""
    names = [shortened(stop.name, _SIZE, _LONGEST_NAME) for stop in stops]
    legend = (0.0, box.height - 30, 150.0, box.height)
    spots = name_spots(marks, names, _SIZE, _RADIUS, box.width, box.height, [legend], ways)
    drawn = zip(stops, names, spots, strict=True)
    return [_name(name, spot, stop.number is None) for stop, name, spot in drawn if spot is not None]


def _name(name: str, spot: tuple[float, float, str], quiet: bool) -> ET.Element:
    """A halo under the letters, so that a line behind them does not cross them out."""
    kind = "name quiet" if quiet else "name"
    return tag("text", name, x=spot[0], y=spot[1], text_anchor=spot[2], paint_order="stroke", cls=kind)


def _scale(box: Frame, bar: float, reader: Reader) -> list[ET.Element]:
    left, base, units = 14.0, box.height - 12, bar / box.unit_km
    path = f"M{left:.1f} {base - 5:.1f}V{base:.1f}H{left + units:.1f}V{base - 5:.1f}"
    shown = formats.distance(bar, reader.language)
    return [tag("path", d=path, cls="scale"), tag("text", shown, x=left + units + 6, y=base + 1, cls="scale-text")]
