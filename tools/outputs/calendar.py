"""The trip as an iCalendar file (RFC 5545), which common calendars import: visits, meals, moves between cities, nights."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from ...domain.catalog import Catalog
from ...domain.place import Point
from ...domain.plan import Day, Leg, Meal, Plan, Stay, Visit
from .clean import clean, one_line
from .reader import Phrase, Reader, as_written
from .whereabouts import placed
from .zones import vtimezone, zone_of

_OCTETS = 75  # a longer line is folded


def ics(plan: Plan, catalog: Catalog, phrase: Phrase = as_written) -> str:
    """The calendar, with CRLF line ends.

    Times carry the zone of where they happen (its VTIMEZONE is inside); a zone that is not known gives UTC. A visit whose hours
    are not certain is TENTATIVE and says so in its title.
    """
    reader = Reader(plan, catalog, phrase)
    book = _Zones(reader)
    events = [line for event in _events(reader, book) for line in event]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tripwright//Plan 1//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(f'{reader.title}, {reader.subtitle[1]}')}",
        *book.definitions(),
        *events,
        "END:VCALENDAR",
    ]
    return "".join(folded for line in lines for folded in _folded(line))


class _Zones:
    """The zones that the events use, each with the span that it must cover."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._spans: dict[str, tuple[ZoneInfo, datetime, datetime]] = {}

    def stamp(self, name: str, at: datetime, zone_name: str) -> str:
        """A property with a local time: `DTSTART;TZID=Asia/Tokyo:20261204T093000`."""
        zone = zone_of(zone_name)
        if zone is None:
            return f"{name}:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        _, first, last = self._spans.get(zone_name, (zone, at, at))
        self._spans[zone_name] = (zone, min(first, at), max(last, at))
        return f"{name};TZID={zone_name}:{at.astimezone(zone):%Y%m%dT%H%M%S}"

    def of_city(self, city_id: str, day: Day) -> str:
        city = self._reader.catalog.city(city_id)
        return city.timezone if city else day.timezone

    def definitions(self) -> Iterator[str]:
        for _, (zone, first, last) in sorted(self._spans.items()):
            yield from vtimezone(zone, first, last)


def _events(reader: Reader, zones: _Zones) -> Iterator[list[str]]:
    for day in reader.plan.days:
        moves: list[str] = []  # how to get there: told in the event that follows
        for item, here in placed(day):
            if isinstance(item, Leg):
                what, note = reader.leg_of(item, day, here)
                moves.append(f"{what} ({note})")
                if item.scope == "intercity":
                    moves = []
                    yield _leg(item, day, reader, zones)
            elif isinstance(item, Visit):
                yield _visit(item, day, moves, reader, zones)
                moves = []
            elif isinstance(item, Meal):
                yield _meal(item, day, moves, reader, zones)
                moves = []
    yield from (_stay(stay, reader) for stay in reader.plan.stays if stay.nights > 0)


def _visit(visit: Visit, day: Day, moves: list[str], reader: Reader, zones: _Zones) -> list[str]:
    name, hours = reader.place(visit), reader.hours_of(visit)
    native = reader.native(visit)
    place = reader.catalog.place(visit.place_id)
    zone = zones.of_city(place.city_id, day) if place else day.timezone
    told = [hours, reader.price_of(visit), *moves, reader.plan_b_for(visit, day), reader.sentence(visit.why)]
    return _event(
        reader,
        key=f"visit {visit.place_id} {visit.start.isoformat()}",
        title=name if reader.certain(visit) else f"{name} ({hours})",
        when=[zones.stamp("DTSTART", visit.start, zone), zones.stamp("DTEND", visit.end, zone)],
        told=told,
        where=f"{name} ({native})" if native else name,
        point=place.point if place else None,
        status="CONFIRMED" if reader.certain(visit) else "TENTATIVE",
    )


def _meal(meal: Meal, day: Day, moves: list[str], reader: Reader, zones: _Zones) -> list[str]:
    what, note = reader.meal_of(meal)
    venue = reader.catalog.restaurant(meal.restaurant_id) if meal.restaurant_id else None
    return _event(
        reader,
        key=f"meal {meal.meal} {day.date.isoformat()}",
        title=what,
        when=[zones.stamp("DTSTART", meal.start, day.timezone), zones.stamp("DTEND", meal.end, day.timezone)],
        told=[note, *moves],
        where=one_line(meal.name or ""),
        point=venue.point if venue else None,
        status="CONFIRMED" if meal.name else "TENTATIVE",
    )


def _leg(leg: Leg, day: Day, reader: Reader, zones: _Zones) -> list[str]:
    what, note = reader.leg_of(leg, day, leg.origin)
    start = zones.stamp("DTSTART", leg.depart, zones.of_city(leg.origin, day))
    end = zones.stamp("DTEND", leg.arrive, zones.of_city(leg.destination, day))
    return _event(
        reader,
        key=f"leg {leg.origin} {leg.destination} {day.date.isoformat()}",
        title=what,
        when=[start, end],
        told=[note],
        where=reader.end(leg.origin, day, leg.origin),
        status="CONFIRMED" if leg.basis == "timetable" else "TENTATIVE",
    )


def _stay(stay: Stay, reader: Reader) -> list[str]:
    city = reader.city(stay.city_id)
    name = one_line(stay.name or "")
    lodging = reader.catalog.lodging(stay.lodging_id) if stay.lodging_id else None
    return _event(
        reader,
        key=f"stay {stay.city_id} {stay.check_in.isoformat()}",
        title=reader.say("night", name=name or city),
        when=[f"DTSTART;VALUE=DATE:{_date(stay.check_in)}", f"DTEND;VALUE=DATE:{_date(stay.check_out)}"],
        told=[] if name else [reader.say("night_unknown", city=city)],
        where=name or city,
        point=lodging.point if lodging else None,
        status="CONFIRMED" if name else "TENTATIVE",
        busy=False,
    )


def _event(
    reader: Reader,
    *,
    key: str,
    title: str,
    when: list[str],
    told: list[str],
    where: str,
    status: str,
    point: Point | None = None,
    busy: bool = True,
) -> list[str]:
    """One VEVENT. The same part of the same plan has the same UID each time, so importing it again changes nothing."""
    uid = hashlib.sha256(f"{reader.plan.id} {key}".encode()).hexdigest()[:32]
    about = "\n".join(clean(text) for text in told if text)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}@tripwright",
        f"DTSTAMP:{reader.plan.made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        *when,
        f"SUMMARY:{_escaped(title)}",
    ]
    lines += [f"LOCATION:{_escaped(where)}"] if where else []
    lines += [f"GEO:{point.lat:.6f};{point.lon:.6f}"] if point else []
    lines += [f"DESCRIPTION:{_escaped(about)}"] if about else []
    return [*lines, f"STATUS:{status}", f"TRANSP:{'OPAQUE' if busy else 'TRANSPARENT'}", "END:VEVENT"]


def _date(value: date) -> str:
    return f"{value:%Y%m%d}"


def _escaped(text: str) -> str:
    """TEXT of RFC 5545, 3.3.11."""
    plain = clean(text).replace("\r\n", "\n").replace("\t", " ")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """At most 75 octets a line, never inside a letter; the next begins with a space (RFC 5545, 3.1)."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _OCTETS:
            yield f"{piece}\r\n"
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    yield f"{piece}\r\n"
