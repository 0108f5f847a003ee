"""Which city a name or a point belongs to, while a pack is built."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ...domain.place import City, Country, Point
from .merge import great_circle_km
from .names import fold

_CELL = 0.5  # degrees: over 25 km in latitude, and in longitude up to 60 degrees north
DESTINATION_KM = 25.0  # a sight belongs to a destination city this near
REACH_KM = 40.0  # and else to a town this near, or to none
TOWN = 15_000
_DOMINANT = 3  # so many times as populous, a near city takes a town's sights: Versailles's are Paris's
#: (inhabitants of the greater city, km within which it takes them)
_DOMINION = ((1_000_000, 25.0), (300_000, 15.0), (100_000, 10.0), (0, 5.0))


class Gazetteer:
    """Cities by name, id and position."""

    def __init__(
        self, cities: Iterable[City], alternates: Mapping[str, Sequence[str]], countries: Iterable[Country]
    ) -> None:
        self.cities = {city.id: city for city in cities}
        self.countries = {country.code: country for country in countries}
        self._names: dict[str, list[City]] = defaultdict(list)
        self._cells: dict[tuple[int, int], list[City]] = defaultdict(list)
        for city in self.cities.values():
            for name in {fold(n) for n in (city.name, *city.names.values(), *alternates.get(city.id, ()))}:
                self._names[name].append(city)
            self._cells[_cell(city.point)].append(city)
        self._country_names = {fold(c.name): c.code for c in self.countries.values()}
        for country in self.countries.values():
            for name in (*country.names.values(), *alternates.get(f"country:{country.code}", ())):
                self._country_names.setdefault(fold(name), country.code)
        self._destination: dict[str, bool] = {}

    def country_code(self, name: str) -> str | None:
        """ISO code of a country called `name` in any language."""
        return self._country_names.get(fold(name))

    def named(self, name: str, country: str, region: str | None = None) -> City | None:
        """The most populous city called so in the country (and region); else the one city that is also spelled so. None when
        two are: an old romanization that two towns share says neither."""
        wanted = fold(name)
        found = [c for c in self._names.get(wanted, ()) if c.country == country and region in (None, c.region)]
        own = [city for city in found if wanted in {fold(n) for n in (city.name, *city.names.values())}]
        if own:
            return max(own, key=lambda city: city.population or 0)
        return found[0] if len(found) == 1 else None

    def around(self, point: Point, km: float) -> list[tuple[float, City]]:
        """(km, city) for the cities within `km`, nearest first."""
        row, column = _cell(point)
        span = 1 if abs(point.lat) < 60 else 2
        near = (
            (great_circle_km(point, city.point), city)
            for i in range(row - 1, row + 2)
            for j in range(column - span, column + span + 1)
            for city in self._cells.get((i, j), ())
        )
        return sorted((pair for pair in near if pair[0] <= km), key=lambda pair: (pair[0], pair[1].id))

    def city_of(self, point: Point, country: str | None = None) -> City | None:
        """The city that a sight at `point` belongs to: a destination near it, else the nearest town, else None."""
        near = [(km, c) for km, c in self.around(point, REACH_KM) if country is None or c.country == country]
        chosen = [(km / _pull(c), c) for km, c in near if km <= DESTINATION_KM and self.is_destination(c)]
        if chosen:
            return min(chosen, key=lambda pair: (pair[0], pair[1].id))[1]
        return next((c for _, c in near if (c.population or 0) >= TOWN), None)

    def is_destination(self, city: City) -> bool:
        """Whether people would say that they go to `city`, not to a greater city that it is a part or a suburb of."""
        if city.id not in self._destination:
            self._destination[city.id] = (city.population or 0) >= TOWN and not self._dominated(city)
        return self._destination[city.id]

    def _dominated(self, city: City) -> bool:
        return any(
            other.country == city.country and _takes(other.population or 0, city.population or 1, km)
            for km, other in self.around(city.point, DESTINATION_KM)
        )


def _takes(greater: int, lesser: int, km: float) -> bool:
    return greater >= _DOMINANT * lesser and km <= next(reach for least, reach in _DOMINION if greater >= least)


def _pull(city: City) -> float:
    """A greater city is worth a longer way."""
    size = city.population or 0
    return 2.0 if size >= 1_000_000 else 1.5 if size >= 100_000 else 1.0


def _cell(point: Point) -> tuple[int, int]:
    return int(point.lat // _CELL), int(point.lon // _CELL)
