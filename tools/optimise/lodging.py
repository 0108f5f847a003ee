"""Where to sleep: lodgings that meet the conditions, priced for the party, without those that another one beats."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from ...domain.catalog import Catalog
from ...domain.offers import HouseRule, Lodging
from ...domain.party import AccessNeed
from ...domain.truth import Truth
from .conditions import Conditions
from .exchange import Exchange

#: Where an occupancy is not known, a room sleeps two.
SLEEPERS = 2
#: Ratings are out of five.
BEST_RATING = 5.0
#: Some lodgings take no children younger than this.
SMALL_CHILD = 10
_STEPS = frozenset({AccessNeed.WHEELCHAIR, AccessNeed.STEP_FREE})


@dataclass(frozen=True)
class Bed:
    """A lodging for all nights of a stop. `lodging` None: none is known. `cost` is for rooms x nights, None unknown.

    `quality`: rating over five, 0 where there is none.
    """

    lodging: Lodging | None
    rooms: int
    nights: int
    cost: float | None
    quality: float


def rooms_needed(people: int, occupancy: int | None) -> int:
    """Rooms for a party; an occupancy that is not known counts as two."""
    return max(1, ceil(people / (occupancy or SLEEPERS)))


def suits(lodging: Lodging, conditions: Conditions) -> bool:
    """Whether it meets every condition on lodging. What the source does not say is not met; but where
    nothing is said of children, they may come, and the plan says to ask."""
    if conditions.room_stated and lodging.room_type not in conditions.rooms:
        return False
    if conditions.house_rules and (lodging.forbids is None or conditions.house_rules & set(lodging.forbids)):
        return False
    small = any(age < SMALL_CHILD for age in conditions.party.child_ages)
    if small and HouseRule.CHILDREN_UNDER_10 in (lodging.forbids or ()):
        return False
    return not (conditions.access & _STEPS) or lodging.step_free is Truth.YES


class Lodgings:
    """Beds of each city, remembered."""

    def __init__(self, catalog: Catalog, exchange: Exchange, people: int, conditions: Conditions) -> None:
        self._catalog, self._exchange, self._people, self._conditions = catalog, exchange, people, conditions
        self._known: dict[str, tuple[Lodging, ...]] = {}
        self._suitable: dict[str, tuple[Lodging, ...]] = {}
        self._beds: dict[tuple[str, int], tuple[Bed, ...]] = {}

    def any_known(self, city_id: str) -> bool:
        """Whether the catalog holds a lodging of the city at all."""
        if city_id not in self._known:
            self._known[city_id] = tuple(self._catalog.lodgings(city_id))
            self._suitable[city_id] = tuple(x for x in self._known[city_id] if suits(x, self._conditions))
        return bool(self._known[city_id])

    def beds(self, city_id: str, nights: int) -> tuple[Bed, ...]:
        """Choices for a stay, cheapest first; empty when no lodging will do. One unknown bed where none is known."""
        key = (city_id, nights)
        if key not in self._beds:
            self._beds[key] = tuple(self._find(city_id, nights))
        return self._beds[key]

    def _find(self, city_id: str, nights: int) -> Sequence[Bed]:
        if nights == 0 or not self.any_known(city_id):
            closed = nights > 0 and self._catalog.as_of is not None
            return () if closed else (Bed(None, rooms_needed(self._people, None), nights, None, 0.0),)
        fitting = (x for x in self._suitable[city_id] if x.min_nights <= nights)
        return _undominated([self._bed(x, nights) for x in fitting])

    def _bed(self, lodging: Lodging, nights: int) -> Bed:
        rooms = rooms_needed(self._people, lodging.occupancy)
        cost = self._exchange.value(lodging.price, rooms * nights)
        return Bed(lodging, rooms, nights, cost, min(1.0, (lodging.rating or 0.0) / BEST_RATING))


def _undominated(beds: Sequence[Bed]) -> Sequence[Bed]:
    """Cheapest first; each dearer one is better. Beds without a price come last: nothing is known to beat them."""
    kept: list[Bed] = []
    best = -1.0
    for bed in sorted(beds, key=_order):
        if bed.cost is None or bed.quality > best:
            kept.append(bed)
            best = max(best, bed.quality)
    priced = [bed for bed in kept if bed.cost is not None]
    return priced or kept[:1]


def _order(bed: Bed) -> tuple[float, float, str]:
    return (bed.cost if bed.cost is not None else float("inf"), -bed.quality, bed.lodging.id if bed.lodging else "")
