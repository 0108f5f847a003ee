"""Which restaurants: distinct ones, with every cuisine asked for, at the price that money has at the moment.

Money has a price `rate` (points for a unit of currency). For a given rate the best restaurants of all cities are found
exactly: restaurants that serve the same of the wanted cuisines are interchangeable but for their worth, so the best few of
each such group are enough, and a table over sets of cuisines joins the groups and the cities.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ...domain.catalog import Catalog
from ...domain.offers import Restaurant
from ...domain.truth import Truth
from .conditions import Conditions
from .exchange import Exchange
from .lodging import BEST_RATING
from .tables import Seating, Sitting


@dataclass(frozen=True, eq=False)
class Dish:
    """A restaurant as a choice: `cost` for the party (None unknown), `quality` 0 to 1, `serves` a bit a wanted cuisine."""

    restaurant: Restaurant
    cost: float | None
    quality: float
    serves: int

    def worth(self, points: float, rate: float) -> float:
        """Points for quality less what the money is worth."""
        return points * self.quality - rate * (self.cost or 0.0)


_Picks = tuple[Dish, ...]
_Best = dict[int, tuple[float, _Picks]]  # cuisines covered -> best worth and the dishes


class Kitchen:
    """Restaurants of each city that meet the party's diets, remembered."""

    def __init__(self, catalog: Catalog, exchange: Exchange, people: int, conditions: Conditions) -> None:
        self._catalog, self._exchange, self._people, self._conditions = catalog, exchange, people, conditions
        self._bits = {name.casefold(): 1 << i for i, name in enumerate(conditions.cuisines)}
        self._known: dict[str, tuple[Restaurant, ...]] = {}
        self._dishes: dict[str, tuple[Dish, ...]] = {}
        self._seats: dict[tuple[str, tuple[Sitting, ...]], dict[Dish, tuple[int, ...]]] = {}

    @property
    def wanted(self) -> int:
        """All cuisines that were asked for, as bits."""
        return (1 << len(self._bits)) - 1

    def any_known(self, city_id: str) -> bool:
        self.dishes(city_id)
        return bool(self._known[city_id])

    def dishes(self, city_id: str) -> tuple[Dish, ...]:
        """What can be eaten there. A diet that the source does not promise is not met; nobody vouches for an allergy."""
        if city_id not in self._dishes:
            self._known[city_id] = tuple(self._catalog.restaurants(city_id))
            diets, shunned = self._conditions.diets, self._conditions.shunned
            fit = (r for r in self._known[city_id] if all(r.diets.get(d) is Truth.YES for d in diets))
            fit = (r for r in fit if not shunned & {name.casefold() for name in r.cuisines})
            self._dishes[city_id] = () if self._conditions.allergies else tuple(self._dish(r) for r in fit)
        return self._dishes[city_id]

    def _dish(self, restaurant: Restaurant) -> Dish:
        serves = 0
        for name in restaurant.cuisines:
            serves |= self._bits.get(name.casefold(), 0)
        cost = self._exchange.value(restaurant.price, self._people)
        return Dish(restaurant, cost, min(1.0, (restaurant.rating or 0.0) / BEST_RATING), serves)

    def choose(
        self,
        counts: Mapping[str, int],
        points: float,
        rate: float,
        at: Mapping[str, tuple[Sitting, ...]] | None = None,
        serves: Callable[[Restaurant, Sitting], bool] = lambda restaurant, at: True,
    ) -> dict[str, _Picks] | None:
        """The best `counts[city]` distinct dishes of each city that serve all wanted cuisines together.

        With `at`, the meals of each city, all dishes of a city can be eaten at one meal each when they are open. None when
        no choice serves all cuisines, unless nobody knows a restaurant there. A city with too few gives what it has.
        """
        joined: dict[int, tuple[float, dict[str, _Picks]]] = {0: (0.0, {})}
        for city_id, count in counts.items():
            if at is not None and any(d.restaurant.hours is not None for d in self.dishes(city_id)):
                table = self._seated(city_id, at[city_id], points, rate, serves)
            else:
                table = _best_of_city(self.dishes(city_id), count, points, rate)
            step: dict[int, tuple[float, dict[str, _Picks]]] = {}
            for mask, (worth, picks) in joined.items():
                for more, (extra, dishes) in table.items():
                    total = worth + extra
                    if (mask | more) not in step or total > step[mask | more][0] + 1e-9:
                        step[mask | more] = (total, {**picks, city_id: dishes})
            joined = step
        wanted = self.wanted if any(map(self.any_known, counts)) else 0
        found = joined.get(wanted)
        return found[1] if found else None

    def _seated(
        self,
        city_id: str,
        at: tuple[Sitting, ...],
        points: float,
        rate: float,
        serves: Callable[[Restaurant, Sitting], bool],
    ) -> _Best:
        """For sets of cuisines: the best dishes that cover them and can be seated, the ones that cover first."""
        key = (city_id, at)
        if key not in self._seats:
            self._seats[key] = {
                d: tuple(i for i, s in enumerate(at) if serves(d.restaurant, s)) for d in self.dishes(city_id)
            }
        seats = self._seats[key]
        ranked = sorted(seats, key=lambda d: (-d.worth(points, rate), d.restaurant.id))
        found: _Best = {}
        for cover in range(self.wanted + 1):
            picks = tuple(_company(ranked, seats, cover, len(at)))
            mask, worth = 0, sum(d.worth(points, rate) for d in picks)
            for dish in picks:
                mask |= dish.serves
            if mask & cover == cover:
                for covered in {mask, cover}:
                    if covered not in found or worth > found[covered][0] + 1e-9:
                        found[covered] = (worth, picks)
        return found


def _company(ranked: Sequence[Dish], seats: Mapping[Dish, tuple[int, ...]], cover: int, size: int) -> list[Dish]:
    """Dishes that cover, then the best others, as long as all can be seated."""
    seating = Seating[Dish](seats.__getitem__)
    left = cover
    while left:
        useful = sorted((d for d in ranked if d.serves & left), key=lambda d: -(d.serves & left).bit_count())
        dish = next((d for d in useful if seating.add(d)), None)
        if dish is None:
            break
        left &= ~dish.serves
    chosen = set(seating.taken.values())
    for dish in ranked:
        if len(seating.taken) == size:
            break
        if dish not in chosen:
            seating.add(dish)
    return [d for _, d in sorted(seating.taken.items())]


def _best_of_city(dishes: Sequence[Dish], count: int, points: float, rate: float) -> _Best:
    """For every set of cuisines that can be covered: the best `count` dishes that cover it.

    A table over (dishes taken, cuisines covered), one group of equal service after the other.
    """
    size = min(count, len(dishes))
    state: dict[tuple[int, int], tuple[float, _Picks]] = {(0, 0): (0.0, ())}
    for serves, group in _groups(dishes, size, points, rate).items():
        state = _with_group(state, serves, group, size, points, rate)
    return {mask: best for (taken, mask), best in state.items() if taken == size}


def _with_group(
    state: dict[tuple[int, int], tuple[float, _Picks]],
    serves: int,
    group: Sequence[Dish],
    size: int,
    points: float,
    rate: float,
) -> dict[tuple[int, int], tuple[float, _Picks]]:
    """Take none, or the first one, two, ... of the group."""
    step = dict(state)
    sums = [0.0]
    for dish in group:
        sums.append(sums[-1] + dish.worth(points, rate))
    for (taken, mask), (worth, picks) in state.items():
        for more in range(1, min(len(group), size - taken) + 1):
            key, total = (taken + more, mask | serves), worth + sums[more]
            if key not in step or total > step[key][0] + 1e-9:
                step[key] = (total, (*picks, *group[:more]))
    return step


def _groups(dishes: Sequence[Dish], size: int, points: float, rate: float) -> dict[int, list[Dish]]:
    groups: dict[int, list[Dish]] = defaultdict(list)
    for dish in sorted(dishes, key=lambda d: (-d.worth(points, rate), d.restaurant.id)):
        if len(groups[dish.serves]) < size:
            groups[dish.serves].append(dish)
    return dict(sorted(groups.items()))
