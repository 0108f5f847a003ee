"""What the need rules know of a trip."""

from dataclasses import dataclass, field
from datetime import date

from ...domain.catalog import Catalog
from ...domain.dates import DateRange
from ...domain.offers import Mode
from ...domain.party import Party
from ...domain.plan import Leg, Plan
from ...domain.request import Request
from ...domain.truth import Truth

#: Facts of a plan that the checker derives again from the plan. A need that hangs on any other is withheld: what cannot be
#: proved is not said.
CHECKED = frozenset({"nights", "children", "walk_km", "access", "allergies", "diets", "longest_leg_min"})


@dataclass(frozen=True, slots=True)
class CityStay:
    """A city and its local dates, both included."""

    city_id: str
    country: str
    start: date
    end: date

    @property
    def months(self) -> tuple[int, ...]:
        """Months touched, in order. A stay is shorter than a year."""
        count = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month
        return tuple((self.start.month - 1 + i) % 12 + 1 for i in range(count + 1))


@dataclass(frozen=True, slots=True)
class TripContext:
    """`home` is the country that the person said they set out from, None when they did not: never guessed from a passport.

    `walk_km` is the most walked on any day of the plan, None when there is no plan. `flying` UNKNOWN: no leg says how one gets
    there, so rules of the air are given as "if you fly". `longest_leg_min`: the longest single move, in minutes. `provable`: facts
    of the plan that needs may hang on; none without a plan.
    """

    dates: DateRange
    cities: tuple[CityStay, ...]
    home: str | None = None
    home_city: str | None = None
    party: Party = field(default_factory=Party)
    place_ids: tuple[str, ...] = ()
    modes: frozenset[Mode] = frozenset()
    flying: Truth = Truth.UNKNOWN
    airline: str | None = None
    walk_km: float | None = None
    longest_leg_min: int | None = None
    provable: frozenset[str] = frozenset()

    @property
    def nights(self) -> int:
        return self.dates.nights

    @property
    def countries(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c.country for c in self.cities))


def context_of(plan: Plan, catalog: Catalog, airline: str | None = None) -> TripContext:
    """The context of a finished itinerary. `airline` as the person named it; else that of the plan's first flight."""
    home, home_city = home_of(plan.request, catalog)
    legs = [leg for leg in plan.legs if leg.scope == "intercity"]
    flights = [leg for leg in legs if leg.mode is Mode.FLIGHT]
    number = next((leg.number for leg in flights if leg.number), None)
    return TripContext(
        dates=plan.dates,
        cities=tuple(CityStay(s.city_id, s.country, s.arrive, s.leave) for s in plan.stops),
        home=home,
        home_city=home_city,
        party=plan.request.party,
        place_ids=tuple(dict.fromkeys(v.place_id for v in plan.visits)),
        modes=frozenset(leg.mode for leg in plan.legs),
        flying=_flying(legs),
        airline=airline or (number[:2] if number else None),
        walk_km=most_walked(plan),
        longest_leg_min=max((_minutes(leg) for leg in legs), default=None),
        provable=CHECKED,
    )


def home_of(request: Request, catalog: Catalog) -> tuple[str | None, str | None]:
    """(country, city id) of the stated origin."""
    if request.origin is None or not request.origin.ids:
        return None, None
    first = request.origin.ids[0]
    if request.origin.level == "country":
        return first, None
    city = catalog.city(first)
    return (city.country if city else None), (first if city and request.origin.level == "city" else None)


def most_walked(plan: Plan) -> float | None:
    """Kilometres on foot between places on the day with most of it; None when no leg says."""
    walked = [
        sum(i.distance_km or 0.0 for i in day.items if isinstance(i, Leg) and i.mode is Mode.WALK) for day in plan.days
    ]
    return round(max(walked), 1) if any(walked) else None


def _flying(legs: list[Leg]) -> Truth:
    if any(leg.mode is Mode.FLIGHT for leg in legs):
        return Truth.YES
    return Truth.NO if legs else Truth.UNKNOWN


def _minutes(leg: Leg) -> int:
    return int((leg.arrive - leg.depart).total_seconds() // 60)
