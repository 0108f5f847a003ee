"""Weather, distance, local time, and "this city or that one?"."""

from datetime import date
from math import asin, cos, radians, sin, sqrt

from ...domain.claim import Claim, ClaimKind
from ...domain.parameters import EARTH_KM, INTERESTS
from ...domain.place import City, Point
from ..advice import climate_text
from ..language import formats
from .answer import Answer, Asked, claim, fact_claim

SHOWN = 5  # best places that a comparison names


def cities_of(asked: Asked) -> list[City]:
    catalog = asked.context.catalog
    ids = list(asked.question.subjects) or ([s.city_id for s in asked.plan.stops] if asked.plan else [])
    found = [catalog.city(i) for i in ids]
    return [c for c in found if c is not None]


def weather(asked: Asked) -> Answer:
    """Climate normals of the month; a forecast is not in a catalog, and is not claimed."""
    on = asked.question.on or (asked.plan.dates.start if asked.plan else asked.context.now.date())
    lines, claims = [], []
    for city in cities_of(asked):
        name, month = formats.name_of(city, asked.language), formats.month(on, asked.language)
        row = asked.context.catalog.climate(city.id, on.month)
        if row is None or row.high is None or row.low is None:
            lines.append(asked.say("weather_unknown", city=name, month=month))
            claims.append(claim(ClaimKind.TRAVEL, city.id, f"climate.{on.month}", None))
            continue
        lines.append(climate_text(row, name, month, asked.language))
        claims.append(
            claim(ClaimKind.TRAVEL, city.id, f"climate.{on.month}", row.model_dump(mode="json", exclude_none=True))
        )
    return Answer("\n".join(lines), tuple(claims)) if lines else asked.unknown()


def distance(asked: Asked) -> Answer:
    """Great-circle, in whole kilometres, between the two that were named (or home and the one that was)."""
    catalog = asked.context.catalog
    ids = [s for s in asked.question.subjects if catalog.city(s) or catalog.place(s)]
    if len(ids) == 1 and asked.request.origin:
        ids.insert(0, asked.request.origin.ids[0])
    if len(ids) < 2:
        return asked.unknown()
    ends = [catalog.city(i) or catalog.place(i) for i in ids[:2]]
    if ends[0] is None or ends[1] is None:
        return asked.unknown()
    km = round(kilometres(ends[0].point, ends[1].point))
    names = [formats.name_of(end, asked.language) for end in ends if end is not None]
    text = asked.say("distance", a=names[0], b=names[1], km=formats.number(km, asked.language))
    return Answer(text, (claim(ClaimKind.TRAVEL, ids[0], f"distance_km:{ids[1]}", km),))


def kilometres(a: Point, b: Point) -> float:
    """Great-circle distance (haversine)."""
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def time_zone(asked: Asked) -> Answer:
    cities = cities_of(asked)
    lines = [asked.say("time_zone", city=formats.name_of(c, asked.language), timezone=c.timezone) for c in cities]
    claims = [fact_claim(asked, ClaimKind.EXISTENCE, c.id, "timezone") for c in cities]
    return Answer("\n".join(lines), tuple(c for c in claims if c)) if lines else asked.unknown()


def compare(asked: Asked) -> Answer:
    """Facts side by side, and no winner that facts do not make: the choice is the person's."""
    lines: list[str] = []
    claims: list[Claim] = []
    on = asked.question.on or asked.context.now.date()
    for city in cities_of(asked):
        line, made = _compared(asked, city, on)
        lines.append(line)
        claims += made
    if len(lines) < 2:
        return asked.unknown()
    return Answer("\n".join([*lines, asked.say("compare_end")]), tuple(claims))


def _compared(asked: Asked, city: City, on: date) -> tuple[str, list[Claim]]:
    catalog, language = asked.context.catalog, asked.language
    places = catalog.places(city.id)
    wanted = {k for i in asked.request.interests if i.weight > 0 for k in INTERESTS.get(i.name, ())}
    best = [p for p in places if not wanted or p.kind in wanted][:SHOWN]
    parts = [asked.say("why_places", count=len(places))]
    claims = [claim(ClaimKind.EXISTENCE, city.id, "places", len(places))]
    if best:
        parts.append(
            asked.say("compare_best", names=formats.joined((formats.name_of(p, language) for p in best), language))
        )
        claims += [claim(ClaimKind.EXISTENCE, p.id, "exists", True) for p in best]
    row = catalog.climate(city.id, on.month)
    if row is not None and row.high is not None:
        high = formats.number(row.high, language)
        parts.append(asked.say("why_climate", high=high, month=formats.month(on, language)))
        claims.append(claim(ClaimKind.TRAVEL, city.id, f"climate.{on.month}.high", row.high))
    diem = catalog.per_diem(city.id, on)
    if diem is not None:
        parts.append(asked.say("compare_night", amount=formats.money(diem.lodging, language)))
        claims.append(claim(ClaimKind.PRICE, city.id, f"per_diem.{on}", diem.model_dump(mode="json")))
    return f"{formats.name_of(city, language)}: {'; '.join(parts)}", claims
