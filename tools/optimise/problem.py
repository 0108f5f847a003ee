"""What the planner is asked to solve, and what it gives back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from ...domain.catalog import Catalog
from ...domain.dates import DateRange
from ...domain.money import Money
from ...domain.plan import Budget, CityStop, Day, Stay
from ...domain.request import Constraint, PlaceRef, Request, Stop
from ...domain.settings import Settings

#: Nights that a person gives a city when nobody said how many cities: three, and at most four cities.
NIGHTS_A_CITY = 3
MOST_CITIES = 4


@dataclass(frozen=True)
class ScoredPlace:
    """A candidate and what a visit is worth: importance x taste, 0 to 1."""

    place_id: str
    score: float


@dataclass(frozen=True)
class StopOptions:
    """`count` different cities out of `cities` (ids), one after the other; `nights` for each of them, None leaves it open."""

    cities: tuple[str, ...]
    count: int = 1
    nights: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Problem:
    """One trip to plan. `stops` come in the order of travel; `places` holds the candidates of every city that may be visited.

    `goods` is money kept aside for shopping, inside the trip's budget. `now` is the run's clock, aware.
    """

    request: Request
    dates: DateRange
    stops: tuple[StopOptions, ...]
    places: Mapping[str, tuple[ScoredPlace, ...]]
    currency: str
    settings: Settings
    now: datetime
    origin: str | None = None
    goods: Money | None = None
    assumptions: tuple[str, ...] = field(default=())
    wished: tuple[Constraint, ...] = ()  # wishes that `request` holds as firm conditions, to be tried

    @property
    def people(self) -> int:
        return self.request.party.size

    def asking(self, request: Request) -> "Problem":
        """The same problem for a changed request."""
        return replace(self, request=request)


@dataclass(frozen=True)
class Solution:
    """The parts of a plan that the solver decides. `bound`: no plan of these candidates scores more, where known."""

    stops: tuple[CityStop, ...]
    stays: tuple[Stay, ...]
    days: tuple[Day, ...]
    budget: Budget
    score: float
    bound: float | None = None
    assumptions: tuple[str, ...] = ()
    unknowns: tuple[str, ...] = ()


def stops_of(request: Request, dates: DateRange, catalog: Catalog) -> tuple[StopOptions, ...]:
    """The request's stops as city ids. A region or country stands for its cities that hold places."""
    wanted = _shares(request, dates)
    options = (_options(stop, count, catalog) for stop, count in zip(request.stops, wanted, strict=True))
    return _without_origin(tuple(options), request.origin)


def _shares(request: Request, dates: DateRange) -> tuple[int, ...]:
    """How many cities each stop stands for: named cities one, the regions share what was asked."""
    wide = [_is_wide(stop) for stop in request.stops]
    if not any(wide):
        return tuple(1 for _ in wide)
    total = request.cities_wanted or min(MOST_CITIES, max(1, round(dates.nights / NIGHTS_A_CITY)))
    left = max(total - wide.count(False), wide.count(True))
    each, extra = divmod(left, wide.count(True))
    shares: list[int] = []
    for is_wide in wide:
        shares.append(each + (extra > 0) if is_wide else 1)
        extra -= is_wide
    return tuple(shares)


def _is_wide(stop: Stop) -> bool:
    return any(ref.level != "city" for ref in stop.options)


def _options(stop: Stop, count: int, catalog: Catalog) -> StopOptions:
    ids: list[str] = []
    for ref in stop.options:
        ids.extend(i for i in _cities_of(ref, catalog) if i not in ids)
    words = " or ".join(ref.words for ref in stop.options)
    return StopOptions(tuple(ids), min(count, max(len(ids), 1)), stop.nights, words)


def _cities_of(ref: PlaceRef, catalog: Catalog) -> Sequence[str]:
    if ref.level != "country":
        return ref.ids
    return [c.city_id for c in catalog.coverage() if c.country in ref.ids]


def _without_origin(stops: tuple[StopOptions, ...], origin: PlaceRef | None) -> tuple[StopOptions, ...]:
    """Nobody travels to where they start from, unless they named it."""
    home = set(origin.ids) if origin and origin.level == "city" else set()

    def trimmed(stop: StopOptions) -> StopOptions:
        rest = tuple(c for c in stop.cities if c not in home)
        return replace(stop, cities=rest) if len(rest) >= stop.count and len(stop.cities) > 1 else stop

    return tuple(trimmed(s) for s in stops)
