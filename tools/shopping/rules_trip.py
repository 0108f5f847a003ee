"""Needs from the shape of the trip: walking, length, long moves, time zones."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ...domain.goods import Need
from .rule import Trip

_SHOES_KM = 5.0  # between places; walking inside them comes on top
_BLISTER_KM = 9.0
_LAUNDRY_NIGHTS = 7
_MEDICATION_NIGHTS = 10
_PILLOW_MIN = 300
_JET_LAG_HOURS = 4  # from about four zones on, sleep suffers


def walking(trip: Trip) -> Iterator[Need]:
    km = trip.context.walk_km
    for rule, least in (("walking-shoes", _SHOES_KM), ("blister-plasters", _BLISTER_KM)):
        if km is not None and km >= least:
            yield trip.plan_need(rule, "buy", "walk_km", km, "walk", {"walk_km": km}, km=km)


def length(trip: Trip) -> Iterator[Need]:
    nights = trip.context.nights
    if nights >= _LAUNDRY_NIGHTS:
        yield trip.plan_need("laundry", "buy", "nights", nights, "nights", {"nights": nights}, nights=nights)
    if nights >= _MEDICATION_NIGHTS:
        yield trip.plan_need("spare-medication", "pack", "nights", nights, "nights", {"nights": nights}, nights=nights)


def long_move(trip: Trip) -> Iterator[Need]:
    minutes = trip.context.longest_leg_min
    if minutes is not None and minutes >= _PILLOW_MIN:
        yield trip.plan_need(
            "neck-pillow", "buy", "longest_leg_min", minutes, "long_leg", {"minutes": minutes}, minutes=minutes
        )


def time_zone(trip: Trip) -> Iterator[Need]:
    home = trip.fact(trip.context.home_city, "timezone") if trip.context.home_city else None
    for stay in trip.context.cities if home is not None else ():
        fact = trip.fact(stay.city_id, "timezone")
        if fact is None or home is None:
            continue
        noon = datetime(stay.start.year, stay.start.month, stay.start.day, 12)
        apart = _hours_apart(str(home.value), str(fact.value), noon)
        if apart is not None and apart >= _JET_LAG_HOURS:
            city = trip.city_name(stay.city_id)
            yield trip.need("sleep-mask", "buy", fact, "time_zone", city=city, zone=fact.value)


def _hours_apart(here: str, there: str, at: datetime) -> float | None:
    """Difference of the clocks, the short way round; None for a zone that is not known."""
    try:
        offsets = [at.replace(tzinfo=ZoneInfo(zone)).utcoffset() or timedelta() for zone in (here, there)]
    except (ZoneInfoNotFoundError, ValueError):
        return None
    hours = abs((offsets[0] - offsets[1]).total_seconds()) / 3600
    return min(hours, 24 - hours)


RULES = (walking, length, long_move, time_zone)
