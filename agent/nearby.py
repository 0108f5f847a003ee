"""Where a city's own climate is not known, that of a city near it: said as such, never as the city's own."""

from ..domain.catalog import Catalog
from ..domain.logistics import Climate
from ..domain.place import City
from .answers.cities import kilometres

#: Climates alike: further away, sea and mountains make them differ.
NEARBY_KM = 60.0


def climate_of(city_id: str, month: int, catalog: Catalog) -> tuple[City, Climate] | None:
    """The city's own normals, else those of the nearest city within NEARBY_KM; with the city that they are of."""
    city = catalog.city(city_id)
    if city is None:
        return None
    own = catalog.climate(city_id, month)
    if own is not None:
        return city, own
    near = sorted(
        (kilometres(city.point, other.point), other.id, other)
        for other in catalog.climate_cities()
        if other.country == city.country
    )
    for km, _, other in near:
        if km > NEARBY_KM:
            return None
        found = catalog.climate(other.id, month)
        if found is not None:
            return other, found
    return None
