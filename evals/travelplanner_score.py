"""Our own scorer for the published TravelPlanner checks, on plans in the evaluation format and the raw tables alone.

It shares nothing with the solver or the importer but the reading of the files. Each check is a function that returns why the
plan fails it, or None. Costs: flight x people, taxi x ceil(people / 4), car x ceil(people / 5), meals x people,
room x ceil(people / occupancy) a night; a car costs 0.05 and a taxi 1 a kilometre, cut to whole dollars.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any

Entry = Mapping[str, Any]  # one line of the evaluation format
Query = Mapping[str, Any]  # one line of the published queries, with its structured fields
Day = Mapping[str, Any]
MEALS = ("breakfast", "lunch", "dinner")
_NONE = ("", "-", None)


@dataclass
class World:
    """The tables, indexed by (name, city). The first row of a name in a city counts."""

    attractions: set[tuple[str, str]] = field(default_factory=set)
    restaurants: dict[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    lodgings: dict[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    flights: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    roads: dict[tuple[str, str], int] = field(default_factory=dict)  # whole kilometres
    states: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Any) -> "World":
        """From the tables as `importers.travelplanner.read` gives them."""
        world = cls(states=rows.states)
        world.attractions = {(r["Name"].strip(), r["City"]) for r in rows.attractions}
        for row in rows.restaurants:
            world.restaurants.setdefault((row["Name"].strip(), row["City"]), row)
        for row in rows.accommodations:
            if all(str(v).strip() for k, v in row.items() if k):
                world.lodgings.setdefault((row["NAME"].strip(), row["city"]), row)
        for row in rows.flights:
            world.flights.setdefault(row["Flight Number"], row)
        for row in rows.roads:
            km = re.fullmatch(r"([\d,]+(?:\.\d+)?) km", str(row["distance"]).strip())
            if km and row["duration"]:
                world.roads.setdefault((row["origin"], row["destination"]), int(float(km[1].replace(",", ""))))
        return world


@dataclass(frozen=True)
class Score:
    """`failures`: check -> why. A plan passes finally when there is none."""

    commonsense: Mapping[str, str | None]
    hard: Mapping[str, str | None]

    @property
    def passed(self) -> bool:
        return not self.failures

    @property
    def failures(self) -> dict[str, str]:
        return {k: v for k, v in {**self.commonsense, **self.hard}.items() if v is not None}


def score(query: Query, entry: Entry, world: World) -> Score:
    """Every published check of one plan."""
    case = Case(query, entry["plan"] or (), world)
    if not case.days:
        reason = "there is no plan"
        return Score(dict.fromkeys(COMMONSENSE, reason), dict.fromkeys(HARD, reason))
    return Score(
        {name: next(check(case), None) for name, check in COMMONSENSE.items()},
        {name: next(check(case), None) for name, check in HARD.items()},
    )


# Reading a plan


def plain(city: str) -> str:
    """ "Toledo(Ohio)" is Toledo."""
    return re.sub(r"\s*\([^)]*\)\s*$", "", city).strip()


def split(text: str) -> tuple[str, str]:
    """ "Name, with a comma, City" is ("Name, with a comma", "City")."""
    name, _, city = text.rpartition(",")
    return name.strip(), plain(city)


def towns(day: Day) -> tuple[str, ...]:
    """ "from A to B" is (A, B); "B" is (B,)."""
    move = re.fullmatch(r"from (.+) to (.+)", day["current_city"].strip())
    return (plain(move[1]), plain(move[2])) if move else (plain(day["current_city"]),)


def sights(day: Day) -> list[tuple[str, str]]:
    text = day.get("attraction")
    return [] if text in _NONE else [split(part) for part in str(text).split(";") if part.strip()]


def told(day: Day, key: str) -> str | None:
    """A field's text, None when it is empty or a dash."""
    value = day.get(key)
    return None if value in _NONE else str(value).strip()


@dataclass(frozen=True)
class Case:
    query: Query
    days: Sequence[Day]
    world: World

    @property
    def people(self) -> int:
        return int(self.query["people_number"])

    def meals(self) -> Iterator[tuple[Day, str, tuple[str, str]]]:
        for day in self.days:
            for meal in MEALS:
                if (text := told(day, meal)) is not None:
                    yield day, meal, split(text)

    def nights(self) -> Iterator[tuple[Day, tuple[str, str]]]:
        for day in self.days:
            if (text := told(day, "accommodation")) is not None:
                yield day, split(text)

    def moves(self) -> Iterator[tuple[Day, str, str, str]]:
        """(day, kind, from, to): kind "flight", "self-driving" or "taxi"."""
        for day in self.days:
            text = told(day, "transportation")
            if text is None:
                continue
            ends = re.search(r"from (.+?) to (.+?)(?:,|$)", text)
            lowered = text.lower()
            kind = next((k for k in ("flight", "self-driving", "taxi") if lowered.startswith(k)), "unknown")
            yield day, kind, plain(ends[1]) if ends else "", plain(ends[2]) if ends else ""

    def wanted(self, key: str) -> Any:
        constraint = self.query["local_constraint"]
        return constraint.get(key) or constraint.get(key.replace(" ", "_"))


Check = Callable[[Case], Iterator[str]]


# Commonsense


def within_sandbox(case: Case) -> Iterator[str]:
    world = case.world
    for day, meal, found in case.meals():
        if found not in world.restaurants:
            yield f"day {day['days']}: {meal} {found} is not in the sandbox"
    for day in case.days:
        for found in sights(day):
            if found not in world.attractions:
                yield f"day {day['days']}: attraction {found} is not in the sandbox"
    for day, found in case.nights():
        if found not in world.lodgings:
            yield f"day {day['days']}: accommodation {found} is not in the sandbox"
    for day, kind, a, b in case.moves():
        if kind == "flight":
            yield from _flight_faults(case, day, a, b)
        elif (a, b) not in world.roads:
            yield f"day {day['days']}: there is no road from {a} to {b}"


def _flight_faults(case: Case, day: Day, a: str, b: str) -> Iterator[str]:
    text = str(day["transportation"])
    number = re.search(r"Flight Number: (\w+)", text)
    row = case.world.flights.get(number[1]) if number else None
    dates = case.query["date"]
    dates = dates if isinstance(dates, list) else re.findall(r"\d{4}-\d{2}-\d{2}", str(dates))
    if row is None:
        yield f"day {day['days']}: no such flight"
    elif (row["OriginCityName"], row["DestCityName"]) != (a, b):
        yield f"day {day['days']}: the flight does not go from {a} to {b}"
    elif row["FlightDate"] != dates[int(day["days"]) - 1]:
        yield f"day {day['days']}: the flight is on another date"
    elif row["DepTime"] not in text or row["ArrTime"] not in text:
        yield f"day {day['days']}: the flight has other times"


def complete_information(case: Case) -> Iterator[str]:
    if len(case.days) != int(case.query["days"]):
        yield f"{len(case.days)} days instead of {case.query['days']}"
    filled = 0
    for day in case.days:
        moving = len(towns(day)) == 2
        if moving and told(day, "transportation") is None:
            yield f"day {day['days']}: no transportation"
        if not moving and not sights(day):
            yield f"day {day['days']}: no attraction"
        if day is not case.days[-1] and told(day, "accommodation") is None:
            yield f"day {day['days']}: no accommodation"
        for meal in MEALS:
            if not moving and told(day, meal) is None:
                yield f"day {day['days']}: no {meal}"
        filled += sum(told(day, k) is not None for k in ("transportation", "attraction", "accommodation", *MEALS))
    if filled < 0.5 * 6 * int(case.query["days"]):
        yield "more than half of the information is missing"


def within_current_city(case: Case) -> Iterator[str]:
    for day, meal, (_, city) in case.meals():
        if city not in towns(day):
            yield f"day {day['days']}: {meal} is in {city}"
    for day in case.days:
        for _, city in sights(day):
            if city not in towns(day):
                yield f"day {day['days']}: an attraction is in {city}"
    for day, (_, city) in case.nights():
        if city != towns(day)[-1]:
            yield f"day {day['days']}: the accommodation is in {city}"
    for day, _, a, b in case.moves():
        if (a, b) != towns(day):
            yield f"day {day['days']}: the transportation goes from {a} to {b}"


def reasonable_city_route(case: Case) -> Iterator[str]:
    passed = [city for day in case.days for city in towns(day)]
    home = case.query["org"]
    if passed[0] != home or passed[-1] != home:
        yield f"it does not begin and end in {home}"
    runs = [c for i, c in enumerate(passed) if i == 0 or passed[i - 1] != c]
    visited = runs[1:-1]
    if len(set(visited)) != len(visited) or home in visited:
        yield "a city is visited twice"
    if len(visited) != int(case.query["visiting_city_number"]):
        yield f"{len(visited)} cities instead of {case.query['visiting_city_number']}"
    if any(passed.count(c) < 2 for c in visited):
        yield "a city is passed without a night"
    for before, after in zip(case.days, case.days[1:], strict=False):
        if towns(before)[-1] != towns(after)[0]:
            yield f"day {after['days']} begins in another city"
    for city in visited:
        if int(case.query["days"]) > 3 and case.world.states.get(city) != case.query["dest"]:
            yield f"{city} is not in {case.query['dest']}"
        if int(case.query["days"]) <= 3 and city != case.query["dest"]:
            yield f"{city} is not {case.query['dest']}"


def diverse_restaurants(case: Case) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for day, meal, found in case.meals():
        if found in seen:
            yield f"day {day['days']}: {meal} at {found[0]} again"
        seen.add(found)


def diverse_attractions(case: Case) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for day in case.days:
        for found in sights(day):
            if found in seen:
                yield f"day {day['days']}: {found[0]} again"
            seen.add(found)


def non_conflicting_transport(case: Case) -> Iterator[str]:
    kinds = {kind for _, kind, _, _ in case.moves()}
    if not kinds:
        yield "there is no transportation"
    if "self-driving" in kinds and kinds & {"flight", "taxi"}:
        yield f"a car of one's own and {', '.join(sorted(kinds - {'self-driving'}))}"
    if "unknown" in kinds:
        yield "a way to travel is not known"


def minimum_nights(case: Case) -> Iterator[str]:
    runs: list[list[Any]] = []
    for _, found in case.nights():
        if runs and runs[-1][0] == found:
            runs[-1][1] += 1
        else:
            runs.append([found, 1])
    for found, nights in runs:
        row = case.world.lodgings.get(found)
        if row is not None and nights < float(row["minimum nights"]):
            yield f"{found[0]} wants {row['minimum nights']} nights"


# Hard


def cost(case: Case) -> float | None:
    """Dollars for the party; None when something is not in the sandbox."""
    world, people, total = case.world, case.people, 0.0
    for day, kind, a, b in case.moves():
        if kind == "flight":
            number = re.search(r"Flight Number: (\w+)", str(day["transportation"]))
            row = world.flights.get(number[1]) if number else None
            if row is None:
                return None
            total += float(row["Price"]) * people
        elif (a, b) not in world.roads:
            return None
        elif kind == "taxi":
            total += world.roads[a, b] * ceil(people / 4)
        else:
            total += int(world.roads[a, b] * 0.05) * ceil(people / 5)
    for _, _, found in case.meals():
        if found not in world.restaurants:
            return None
        total += float(world.restaurants[found]["Average Cost"]) * people
    for _, found in case.nights():
        if found not in world.lodgings:
            return None
        row = world.lodgings[found]
        total += float(row["price"]) * ceil(people / float(row["maximum occupancy"]))
    return total


def budget(case: Case) -> Iterator[str]:
    spent = cost(case)
    if spent is None:
        yield "the cost cannot be told"
    elif spent > float(case.query["budget"]):
        yield f"costs {spent:.0f}, over {case.query['budget']}"


def room_rule(case: Case) -> Iterator[str]:
    rule = case.wanted("house rule")
    for day, found in case.nights():
        if rule and f"no {rule}" in str(case.world.lodgings.get(found, {}).get("house_rules", "")).lower():
            yield f"day {day['days']}: {found[0]} forbids {rule}"


_ROOMS = {
    "entire room": ("Entire home/apt",),
    "private room": ("Private room",),
    "shared room": ("Shared room",),
    "not shared room": ("Entire home/apt", "Private room"),
}


def room_type(case: Case) -> Iterator[str]:
    wanted = case.wanted("room type")
    for day, found in case.nights():
        row = case.world.lodgings.get(found)
        if wanted and row is not None and row["room type"] not in _ROOMS[wanted]:
            yield f"day {day['days']}: {found[0]} is {row['room type']}"


def cuisine(case: Case) -> Iterator[str]:
    wanted = set(case.wanted("cuisine") or ())
    for _, _, found in case.meals():
        if found[1] != case.query["org"]:
            row = case.world.restaurants.get(found)
            wanted -= {c.strip() for c in str(row["Cuisines"]).split(",")} if row is not None else set()
    if wanted:
        yield f"no {', '.join(sorted(wanted))}"


def transportation(case: Case) -> Iterator[str]:
    ban = case.wanted("transportation")
    for day, kind, _, _ in case.moves():
        if ban and ban == f"no {kind}":
            yield f"day {day['days']}: {kind}"


COMMONSENSE: Mapping[str, Check] = {
    "within_sandbox": within_sandbox,
    "complete_information": complete_information,
    "within_current_city": within_current_city,
    "reasonable_city_route": reasonable_city_route,
    "diverse_restaurants": diverse_restaurants,
    "diverse_attractions": diverse_attractions,
    "non_conflicting_transport": non_conflicting_transport,
    "minimum_nights": minimum_nights,
}
HARD: Mapping[str, Check] = {
    "budget": budget,
    "room_rule": room_rule,
    "room_type": room_type,
    "cuisine": cuisine,
    "transportation": transportation,
}
