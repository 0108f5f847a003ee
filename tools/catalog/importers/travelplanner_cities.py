"""Which real town a city name of the TravelPlanner sandbox means: its GeoNames id and time zone.

The sandbox lists a state for each name, sometimes of a namesake abroad ("Birmingham, England" for a US airport), and some
names have their flights in one town and their attractions in another. The listed state decides, unless the clocks of the
flights are another town's; then the nearness of the attractions; then the most populous namesake in the United States. The listed state stays the city's region, since it is what
the sandbox's own questions mean, and the city stands among its attractions, since that is where its visitors move.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from ....domain.catalog import Catalog
from ....domain.place import City, Point
from ..merge import great_circle_km

#: The United States and its territories.
COUNTRIES = ("US", "PR", "VI", "GU", "AS", "MP")
#: A town whose attractions are further away than this is moved to them.
NEAR_KM = 60.0
NEIGHBOURS = 5


class Atlas:
    """Finds sandbox cities in `core`. `states`: name -> listed state; `middles`: name -> middle of its attractions."""

    def __init__(self, core: Catalog, states: Mapping[str, str], middles: Mapping[str, Point]) -> None:
        self._core, self._states, self._middles = core, states, middles
        self._towns: Sequence[City] | None = None

    def city(self, name: str) -> City | None:
        """The city, with its region as the sandbox lists it; None when nothing tells where it is."""
        state, middle = self._states.get(name), self._middles.get(name)
        found = self._namesake(name, state, middle) or self._small(name, state, middle)
        return self._listed(name, found) if found is not None else None

    def others(self, name: str) -> Sequence[City]:
        """All towns of the name, the most populous first, as the sandbox would list them."""
        return [self._listed(name, c) for c in self._core.find_cities(name) if c.country in COUNTRIES]

    def _listed(self, name: str, found: City) -> City:
        state, middle = self._states.get(name), self._middles.get(name)
        moved = middle is not None and great_circle_km(found.point, middle) > NEAR_KM
        point = middle if moved else found.point
        return found.model_copy(update={"name": name, "region": state or found.region, "point": point})

    def _namesake(self, name: str, state: str | None, middle: Point | None) -> City | None:
        namesakes = [c for c in self._core.find_cities(name) if c.country in COUNTRIES]
        listed = [c for c in namesakes if c.region == state]
        near = [c for c in namesakes if middle is not None and great_circle_km(c.point, middle) <= NEAR_KM]
        return next(iter(listed or near or namesakes), None)

    def _small(self, name: str, state: str | None, middle: Point | None) -> City | None:
        """A town too small for the core pack: placed by its attractions, with the commonest zone of its nearest neighbours."""
        zone = self._zone(state, middle) if middle is not None else None
        if middle is None or zone is None:
            return None
        slug = "-".join(name.lower().replace(".", "").split())
        return City(id=f"travelplanner:city:{slug}", name=name, country="US", region=state, point=middle, timezone=zone)

    def _zone(self, state: str | None, middle: Point) -> str | None:
        towns = [c for c in self._known_towns() if c.region == state] or self._known_towns()
        near = sorted(towns, key=lambda c: (great_circle_km(c.point, middle), c.id))[:NEIGHBOURS]
        zones = Counter(c.timezone for c in near)
        return max(zones, key=lambda z: (zones[z], z), default=None)

    def _known_towns(self) -> Sequence[City]:
        """The sandbox's towns that the core pack holds in the listed state."""
        if self._towns is None:
            found = (self._namesake(name, state, None) for name, state in self._states.items())
            self._towns = tuple(c for c in found if c is not None)
        return self._towns
