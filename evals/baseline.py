"""Two planners to be better than: the most popular places one after the other, and nothing at all."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from ..agent.nodes.itinerary import draft_of, problem_of
from ..domain.catalog import Catalog
from ..domain.claim import Report
from ..domain.money import Money
from ..domain.place import Place
from ..domain.plan import Budget, CityStop, Day, Stay, Visit
from ..domain.truth import Truth
from ..tools.optimise.problem import Solution
from .contestant import Played, tripwright
from .faults import replaced
from .scenario import Scenario

_STARTS = (time(10), time(13), time(16))
_VISIT = timedelta(hours=2)


def nothing(scenario: Scenario, catalog: Catalog) -> Played:
    """Refuses everything, asks nothing, remembers nothing."""
    return {"turns": [{"outcome": "refused", "text": ""} for _ in scenario.turns], "memory": []}


def greedy(scenario: Scenario, catalog: Catalog) -> Played:
    """Reads the request as Tripwright does, then takes places by popularity: no hours, no ways, no sums, no checks."""
    parts = {"itinerary": _popular, "budget": _unpriced, "fact_check": _believed}
    with replaced(parts):
        return tripwright(scenario, catalog)


def _popular(state: Any, runtime: Any) -> dict[str, Any]:
    context = runtime.context
    problem = problem_of(state, context)
    city = context.catalog.city(problem.stops[0].cities[0])
    places = iter(context.catalog.places(city.id))
    dates = [problem.dates.start + timedelta(days=n) for n in range(problem.dates.days)]
    zone = ZoneInfo(city.timezone)
    days = []
    for on in dates:
        items = tuple(_visit(p, datetime.combine(on, at, zone)) for at, p in zip(_STARTS, places, strict=False))
        days.append(Day(date=on, city_id=city.id, timezone=city.timezone, items=items))
    zero = Money(amount=Decimal(0), currency=problem.currency)
    solution = Solution(
        stops=(CityStop(city_id=city.id, name=city.name, country=city.country, arrive=dates[0], leave=dates[-1]),),
        stays=(Stay(city_id=city.id, check_in=dates[0], check_out=dates[-1]),) if len(dates) > 1 else (),
        days=tuple(days),
        budget=Budget(currency=problem.currency, observed=zero, estimated=zero, low=zero, high=zero),
        assumptions=(),
        unknowns=(),
        score=0.0,
        bound=None,
    )
    return {"draft": context.desk.put(draft_of(problem, solution, state, context)), "relaxations": [], "conflict": []}


def _visit(place: Place, start: datetime) -> Visit:
    return Visit(
        place_id=place.id, name=place.name, kind=place.kind, start=start, end=start + _VISIT, open=Truth.UNKNOWN
    )


def _unpriced(state: Any, runtime: Any) -> dict[str, Any]:
    return {"envelope": "spent"}


def _believed(state: Any, runtime: Any) -> dict[str, Any]:
    return {"report": Report(passed=True)}
