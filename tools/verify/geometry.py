"""Distances and travel times, written from the shared parameters alone (the solver writes its own)."""

from math import asin, ceil, cos, radians, sin, sqrt

from ...domain import parameters as p
from ...domain.offers import Mode
from ...domain.place import Point

#: Modes that go by road or rail between cities, whose time the road table models.
GROUND = frozenset({Mode.SELF_DRIVE, Mode.TAXI, Mode.BUS, Mode.TRAIN})


def great_circle_km(a: Point, b: Point) -> float:
    """Haversine on the mean sphere."""
    half_lat = radians(b.lat - a.lat) / 2
    half_lon = radians(b.lon - a.lon) / 2
    chord = sin(half_lat) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(half_lon) ** 2
    return 2 * p.EARTH_KM * asin(min(1.0, sqrt(chord)))


def street_km(a: Point, b: Point, mode: Mode) -> float:
    """What is really travelled: the great circle by the detour of the network that `mode` uses."""
    detour = {Mode.WALK: p.WALK_DETOUR, Mode.TRANSIT: p.TRANSIT_DETOUR}.get(mode, p.ROAD_DETOUR)
    return great_circle_km(a, b) * detour


def road_minutes(km: float) -> int:
    """Minutes over `km` of road, by the mean speed of roads that long."""
    speed = next(kmh for upto, kmh in p.ROAD_KMH if km <= upto)
    return ceil(km / speed * 60)


def local_minutes(a: Point, b: Point, mode: Mode) -> int:
    """The least minutes of a local move; whole minutes, rounded up."""
    km = street_km(a, b, mode)
    if mode is Mode.WALK:
        return ceil(km / p.WALK_KMH * 60)
    if mode is Mode.TRANSIT:
        return ceil(km / p.TRANSIT_KMH * 60 + p.TRANSIT_OVERHEAD_MIN)
    return road_minutes(km)
