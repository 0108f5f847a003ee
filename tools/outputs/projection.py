"""From degrees to the units of a drawing: a flat map, true near its middle, which is enough for a city or a region."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ...domain.parameters import EARTH_KM
from ...domain.place import Point

#: Kilometres of one degree of latitude on the sphere of the domain.
DEGREE_KM = EARTH_KM * math.pi / 180


@dataclass(frozen=True)
class Frame:
    """Where points go in a drawing of `width` x `height` units; `unit_km` is how far one unit is."""

    width: float
    height: float
    unit_km: float
    middle: tuple[float, float]  # degrees: latitude, longitude

    def place(self, point: Point) -> tuple[float, float]:
        """Units from the left and from the top."""
        lat, lon = self.middle
        east = _turned(point.lon - lon) * DEGREE_KM * math.cos(math.radians(lat))
        north = (point.lat - lat) * DEGREE_KM
        return self.width / 2 + east / self.unit_km, self.height / 2 - north / self.unit_km


def frame(
    points: Sequence[Point], width: float, margin: float, shortest: float, tallest: float, least_km: float
) -> Frame:
    """The closest frame of a width that shows all points inside its margin; its height is what they need, within bounds.

    `least_km`: no closer than that many kilometres across. `points` is not empty.
    """
    lats = [p.lat for p in points]
    lons = [points[0].lon + _turned(p.lon - points[0].lon) for p in points]  # across the date line too
    middle = ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    wide = (max(lons) - min(lons)) * DEGREE_KM * max(0.05, math.cos(math.radians(middle[0])))
    high = (max(lats) - min(lats)) * DEGREE_KM
    unit = max(wide / (width - 2 * margin), high / (tallest - 2 * margin), least_km / width)
    height = min(tallest, max(shortest, high / unit + 2 * margin))
    return Frame(width, height, unit, middle)


def scale_km(unit_km: float, most_units: float) -> float:
    """The longest of 1, 2, 5 times a power of ten, in kilometres, that fits in so many units."""
    most = unit_km * most_units
    power = 10.0 ** math.floor(math.log10(most))
    return max(step * power for step in (1, 2, 5) if step * power <= most)


def _turned(degrees: float) -> float:
    """The short way round."""
    return (degrees + 180) % 360 - 180
