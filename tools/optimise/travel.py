"""Minutes, kilometres and modes between points of one city, built once for all pairs.

The formulas (numbers from domain/parameters.py), which the verifier derives for itself:

    gc      great-circle km by the haversine formula on a sphere of EARTH_KM
    walk    street = gc * WALK_DETOUR;     minutes = ceil(street / WALK_KMH * 60)
    ride    street = gc * TRANSIT_DETOUR;  minutes = ceil(street / TRANSIT_KMH * 60 + TRANSIT_OVERHEAD_MIN)

A pair is walked where the walked street is at most the walking limit; else it is ridden by transit, else (transit banned)
by taxi, else walked however far. A taxi is given transit's minutes: in town it is seldom slower. Values are rounded to
six decimals before the ceiling, so that noise in the last bits adds no minute. No move at all takes 0 minutes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...domain.errors import InternalError
from ...domain.offers import Mode
from ...domain.parameters import (
    EARTH_KM,
    TRANSIT_DETOUR,
    TRANSIT_KMH,
    TRANSIT_OVERHEAD_MIN,
    WALK_DETOUR,
    WALK_KMH,
    WALK_LIMIT_KM,
)
from ...domain.place import Point

Floats = NDArray[np.float64]
Minutes = NDArray[np.int32]


#: Minutes between points of a town in which nothing may be used: no day is so long.
NEVER = 7 * 24 * 60


@dataclass(frozen=True)
class TravelOptions:
    """How these travellers move: walked street km at most, and what is allowed beyond it."""

    walk_limit_km: float = WALK_LIMIT_KM
    transit: bool = True
    taxi: bool = True
    walk: bool = True


@dataclass(frozen=True, eq=False)
class TravelModel:
    """`minutes[i, j]` whole minutes from point i to point j; `km` street kilometres; `walked` where one walks."""

    points: tuple[Point, ...]
    minutes: Minutes
    km: Floats
    walked: NDArray[np.bool_]
    ride: Mode
    index: Mapping[Point, int]

    @classmethod
    def between(cls, points: Iterable[Point], options: TravelOptions | None = None) -> "TravelModel":
        """The model over all pairs of `points` (duplicates fall together), by the formulas above."""
        options = options or TravelOptions()
        unique = tuple(dict.fromkeys(points))
        direct = great_circle_km(unique)
        walked = _walked(direct * WALK_DETOUR, options)
        minutes = np.where(walked, walk_minutes(direct), ride_minutes(direct))
        if not (options.walk or options.transit or options.taxi):
            minutes[:] = NEVER
        minutes[direct == 0.0] = 0
        km = direct * np.where(walked, WALK_DETOUR, TRANSIT_DETOUR)
        ride = Mode.TRANSIT if options.transit else Mode.TAXI
        return cls(unique, minutes.astype(np.int32), km, walked, ride, _indexed(unique))

    @classmethod
    def given(cls, points: Sequence[Point], minutes: Sequence[Sequence[int]] | Minutes) -> "TravelModel":
        """A model with a matrix of one's own, whole units of time, in the order of `points` (all different)."""
        matrix = np.asarray(minutes, dtype=np.int32)
        if matrix.shape != (len(points), len(points)) or len(set(points)) != len(points):
            raise InternalError("A travel matrix needs one row and one column for each of its points, all different.")
        shape = matrix.shape
        return cls(
            tuple(points), matrix, np.zeros(shape), np.ones(shape, dtype=np.bool_), Mode.TRANSIT, _indexed(points)
        )

    def at(self, point: Point) -> int:
        """The row of a point; raises InternalError for a point that the model was not built with."""
        try:
            return self.index[point]
        except KeyError:
            raise InternalError(f"Build the travel model with every point of the plan; {point} is missing.") from None

    def between_points(self, origin: Point, destination: Point) -> int:
        """Whole minutes."""
        return int(self.minutes[self.at(origin), self.at(destination)])

    def mode(self, origin: Point, destination: Point) -> Mode:
        return Mode.WALK if self.walked[self.at(origin), self.at(destination)] else self.ride

    def distance_km(self, origin: Point, destination: Point) -> float:
        """Street kilometres, by the detour of the mode."""
        return float(self.km[self.at(origin), self.at(destination)])


def great_circle_km(points: Sequence[Point]) -> Floats:
    """All pairs, by the haversine formula; shape (n, n)."""
    lat = np.radians(np.array([p.lat for p in points], dtype=np.float64))
    lon = np.radians(np.array([p.lon for p in points], dtype=np.float64))
    north = np.sin((lat[:, None] - lat[None, :]) / 2) ** 2
    east = np.sin((lon[:, None] - lon[None, :]) / 2) ** 2
    chord = north + np.cos(lat)[:, None] * np.cos(lat)[None, :] * east
    km: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    return km


def nearest_km(points: Sequence[Point], others: Sequence[Point]) -> list[float]:
    """Great-circle km from each point to the nearest of the others."""
    lat, lon = (np.radians([getattr(p, x) for p in points])[:, None] for x in ("lat", "lon"))
    to_lat, to_lon = (np.radians([getattr(p, x) for p in others])[None, :] for x in ("lat", "lon"))
    chord = np.sin((to_lat - lat) / 2) ** 2 + np.cos(lat) * np.cos(to_lat) * np.sin((to_lon - lon) / 2) ** 2
    return [float(x) for x in (2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, chord)))).min(axis=1)]


def walk_minutes(direct: Floats) -> Floats:
    """Whole minutes on foot over great-circle km."""
    return _rounded_up(direct * WALK_DETOUR / WALK_KMH * 60)


def ride_minutes(direct: Floats) -> Floats:
    """Whole minutes by transit over great-circle km, waiting and walking to the stop included."""
    return _rounded_up(direct * TRANSIT_DETOUR / TRANSIT_KMH * 60 + TRANSIT_OVERHEAD_MIN)


def _rounded_up(minutes: Floats) -> Floats:
    whole: Floats = np.ceil(np.round(minutes, 6))
    return whole


def _walked(street_km: Floats, options: TravelOptions) -> NDArray[np.bool_]:
    rides = options.transit or options.taxi
    if not rides:
        return np.ones(street_km.shape, dtype=np.bool_)
    if not options.walk:
        return np.zeros(street_km.shape, dtype=np.bool_)
    near: NDArray[np.bool_] = np.round(street_km, 6) <= options.walk_limit_km
    return near


def _indexed(points: Sequence[Point]) -> dict[Point, int]:
    return {point: row for row, point in enumerate(points)}
