"""Whether a plan meets a condition of a ChinaTravel query's logic, by the plan, the catalog and the sandbox's own types.

Three-valued: what the plan or the catalog does not tell is UNKNOWN, never met. A fare within a city is not known here, so a cap on
fares is unknown, and the whole budget is judged without them.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..domain.catalog import Catalog
from ..domain.offers import Mode
from ..domain.plan import LineStatus, Meal, Plan, Stay, Visit
from ..domain.truth import Truth
from ..tools.catalog.merge import great_circle_km
from .chinatravel_capture import CATEGORIES, MODES
from .chinatravel_logic import Concept, Rule


def truth_of(rule: Rule, plan: Plan, catalog: Catalog) -> Truth:
    """YES when one of the options is met."""
    found = [Scored(plan, catalog).met(option) for option in rule.options]
    if Truth.YES in found:
        return Truth.YES
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.NO


def _truth(holds: bool) -> Truth:
    return Truth.YES if holds else Truth.NO


class Scored:
    """A plan, looked at through the conditions."""

    def __init__(self, plan: Plan, catalog: Catalog) -> None:
        self._plan, self._catalog = plan, catalog
        self._words = {
            "attraction": self._visited,
            "attraction type": self._types,
            "restaurant": self._eaten_at,
            "cuisine": self._cuisines,
            "lodging": self._slept_at,
            "lodging feature": self._features,
            "local transport": self._local_ways,
        }

    def met(self, concept: Concept) -> Truth:
        """The condition on this plan."""
        if concept.topic in self._words:
            return self._sets(concept)
        if concept.topic in CATEGORIES:
            return self._cap(concept)
        if concept.topic in ("days", "people"):
            held = self._plan.dates.days if concept.topic == "days" else self._plan.request.party.size
            return _truth(held == concept.number)
        if concept.topic == "there and back":
            return self._there_and_back(concept.names)
        if concept.topic == "beds":
            return _truth(all(self._fact(s.lodging_id, "lodging.beds") == concept.number for s in self._plan.stays))
        if concept.topic == "lodging near":
            return self._near(concept)
        if concept.topic in ("visit time", "stay at least"):
            return _truth(any(_fits(item, concept) for item in self._items() if item.name in concept.names))
        if concept.topic == "taxi when far":
            rides = [leg for leg in self._plan.legs if leg.scope == "local" and leg.mode is not Mode.TAXI]
            return _truth(all((leg.distance_km or 0) <= (concept.number or 0) for leg in rides))
        return self._order(concept.names) if concept.topic == "order" else Truth.UNKNOWN

    def _sets(self, concept: Concept) -> Truth:
        found, asked = set(self._words[concept.topic]()), set(concept.names)
        tests = {"all": asked <= found, "any": bool(asked & found), "none": not asked & found}
        return _truth(tests[concept.holds])

    def _cap(self, concept: Concept) -> Truth:
        category = CATEGORIES[concept.topic]
        lines = [line for line in self._plan.budget.lines if category in (None, line.category)]
        known = sum((line.amount.amount for line in lines if line.amount is not None), Decimal(0))
        if known > Decimal(str(concept.number)):
            return Truth.NO
        return Truth.UNKNOWN if any(line.status is LineStatus.UNKNOWN for line in lines) else Truth.YES

    def _there_and_back(self, ways: Sequence[str]) -> Truth:
        legs = [leg for leg in self._plan.legs if leg.scope == "intercity"]
        if not legs or len(ways) != 2:
            return Truth.NO
        pairs = zip((legs[0].mode, legs[-1].mode), ways, strict=True)
        return _truth(all((mode is MODES.get(way.removeprefix("!"))) is not way.startswith("!") for mode, way in pairs))

    def _near(self, concept: Concept) -> Truth:
        asked = [p for s in self._plan.stays for n in concept.names for p in self._catalog.find_places(n, s.city_id, 5)]
        points = [p.point for p in asked if p.name in concept.names]
        beds = [x.point for s in self._plan.stays if (x := self._catalog.lodging(s.lodging_id or ""))]
        if not points or not beds or None in beds:
            return Truth.UNKNOWN
        return _truth(all(b is not None and great_circle_km(b, points[0]) <= (concept.number or 0) for b in beds))

    def _order(self, names: Sequence[str]) -> Truth:
        """As the logic has it: what is not in the plan counts as its first item."""
        order = [item.name for item in self._items()]
        places = [order.index(name) if name in order else 0 for name in names]
        return _truth(all(a < b for a, b in zip(places, places[1:], strict=False)))

    def _items(self) -> list[Visit | Meal]:
        return [i for d in self._plan.days for i in d.items if isinstance(i, Visit | Meal)]

    def _fact(self, subject: str | None, field: str) -> object:
        fact = self._catalog.fact(subject, field) if subject else None
        return fact.value if fact else None

    def _visited(self) -> Iterator[str | None]:
        return (v.name for v in self._plan.visits)

    def _types(self) -> Iterator[object]:
        return (self._fact(v.place_id, "type") for v in self._plan.visits)

    def _eaten_at(self) -> Iterator[str | None]:
        return (m.name for m in self._plan.meals)

    def _cuisines(self) -> Iterator[str]:
        for meal in self._plan.meals:
            restaurant = self._catalog.restaurant(meal.restaurant_id) if meal.restaurant_id else None
            yield from restaurant.cuisines[:1] if restaurant else ()

    def _slept_at(self) -> Iterator[str | None]:
        return (s.name for s in self._stays())

    def _features(self) -> Iterator[object]:
        return (self._fact(s.lodging_id, "lodging.feature") for s in self._stays())

    def _stays(self) -> tuple[Stay, ...]:
        return self._plan.stays

    def _local_ways(self) -> Iterator[str]:
        names = {mode: name for name, mode in MODES.items()}
        return (names.get(leg.mode, leg.mode.value) for leg in self._plan.legs if leg.scope == "local")


def _fits(item: Visit | Meal, concept: Concept) -> bool:
    if concept.topic == "stay at least":
        return (item.end - item.start).total_seconds() / 60 >= (concept.number or 0)
    clocks = {"start": f"{item.start:%H:%M}", "end": f"{item.end:%H:%M}"}
    signs = {"<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b, "<": lambda a, b: a < b, ">": lambda a, b: a > b}
    for asked, clock in concept.times:
        which = "start" if asked.startswith("start") else "end"
        compare = signs.get(asked.removeprefix(which))
        if compare is None or not compare(clocks[which], clock):
            return False
    return bool(concept.times)
