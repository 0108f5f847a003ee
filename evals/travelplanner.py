"""Bench: TravelPlanner queries from their text alone, planned on the sandbox as a catalog, in the published format.

    run(database, queries, out, sole_planning=False) -> rows

The text is read by the keyless parser and planned by the same solver as every trip. The structured fields of a query are
used for scoring only, where they are given.
"""

import json
import re
import statistics
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..agent.language.keyless import understand
from ..agent.nodes.dating import choose_dates
from ..agent.nodes.taste import score as taste_score
from ..domain.catalog import Catalog
from ..domain.errors import PlanFileError, StoreError, TripwrightError
from ..domain.offers import Mode, Transport
from ..domain.place import City
from ..domain.plan import Day, Leg, Meal, Visit
from ..domain.request import Request
from ..domain.settings import Settings
from ..tools.catalog import open_catalog
from ..tools.catalog.importers.travelplanner import Rows, cities_of, holdings, import_travelplanner, read
from ..tools.catalog.memory import InMemoryCatalog
from ..tools.optimise.problem import Problem, ScoredPlace, Solution, stops_of
from ..tools.optimise.trip import solve
from .travelplanner_score import Score, World, score

#: Fields that a query must have to be scored.
FIELDS = ("org", "dest", "days", "date", "people_number", "local_constraint", "budget", "visiting_city_number")


@dataclass(frozen=True)
class Row:
    """One query: its entry in the published format, how long it took, and its score where it has fields."""

    idx: int
    entry: Mapping[str, Any]
    seconds: float
    error: str = ""
    score: Score | None = None
    unproven: tuple[str, ...] = field(default=())  # caps that the plan's own budget does not prove


def run(
    database: Path, queries: Path, out: Path | None = None, *, sole_planning: bool = False, seed: int = 0
) -> list[Row]:
    """Plan every line of `queries`, write `out` (one JSON line a query) where it is given, and return the scored rows.

    With `sole_planning` each query is planned from its own reference information; otherwise, and where it has none, from the
    whole sandbox. Raises CatalogMissing, PlanFileError (a line that is no JSON object with a "query"), StoreError.
    """
    rows = read(database)
    world, core = World.of(rows), open_catalog(packs=())
    lines, cities = list(lines_of(queries)), cities_of(rows, core)
    with TemporaryDirectory() as folder:
        whole = open_catalog([import_travelplanner(database, Path(folder) / "sandbox.sqlite", core)])
        done = []
        for number, query in enumerate(lines, 1):
            info = query.get("reference_information") if sole_planning else None
            catalog = reference_catalog(info, cities) if info else whole
            done.append(planned(query, number, catalog, world, seed))
    if out is not None:
        _write(out, done)
    return done


def _write(out: Path, rows: Sequence[Row]) -> None:
    try:
        out.write_text("".join(json.dumps(r.entry, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{out} cannot be written ({error}): choose another place with --out") from error


def reference_catalog(info: Mapping[str, Any] | str, cities: Mapping[str, City]) -> Catalog:
    """A sandbox of only what a query's reference information holds; `cities` say where its towns are."""
    return InMemoryCatalog(**holdings(reference_rows(json.loads(info) if isinstance(info, str) else info), cities))


def reference_rows(info: Mapping[str, Any]) -> Rows:
    """The tables in a query's reference information; sentences that say "none" hold no rows."""
    tables: dict[str, list[Mapping[str, Any]]] = {name: [] for name in ("Attractions", "Restaurants", "Accommodations")}
    flights: list[Mapping[str, Any]] = []
    roads = []
    for key, value in info.items():
        kind = key.split(" ", 1)[0]
        if isinstance(value, list):
            (flights if kind == "Flight" else tables.get(kind, [])).extend(value)
        elif road := re.search(r"from (.+) to (.+), duration: (.+), distance: ([^,]*(?:,\d{3})* k?m)", str(value)):
            roads.append({"origin": road[1], "destination": road[2], "duration": road[3], "distance": road[4]})
    return Rows(tables["Attractions"], tables["Restaurants"], tables["Accommodations"], roads, flights)


def lines_of(path: Path) -> Iterable[Mapping[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PlanFileError(f"{path} cannot be read ({error}): give a file of JSON lines") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                query = json.loads(line)
                assert isinstance(query["query"], str)
            except (ValueError, KeyError, TypeError, AssertionError) as error:
                raise PlanFileError(
                    f"line {number} of {path} is not a JSON object with a text under `query`"
                ) from error
            yield query


def planned(query: Mapping[str, Any], number: int, catalog: Catalog, world: World, seed: int = 0) -> Row:
    """Plan one query from its text, and score it where it has fields."""
    text = str(query["query"])
    begun, days, error = time.perf_counter(), None, ""
    unproven: tuple[str, ...] = ()
    try:
        request, solution = plan_of(text, catalog, seed)
        days = published(solution, request, catalog)
        unproven = tuple(c.words for c in solution.budget.caps if c.met != "yes")
    except TripwrightError as failure:
        error = f"{type(failure).__name__}: {failure}"
    seconds = time.perf_counter() - begun
    entry = {"idx": query.get("idx", number), "query": text, "plan": days}
    judged = score(query, entry, world) if all(k in query for k in FIELDS) else None
    return Row(int(entry["idx"]), entry, seconds, error, judged, unproven)


def plan_of(text: str, catalog: Catalog, seed: int = 0) -> tuple[Request, Solution]:
    """Text to solution, keyless. Raises what the parser and the solver raise."""
    today = catalog.as_of or date.today()
    request = understand(text, catalog, today)
    dates, _ = choose_dates(request, today, catalog)
    stops = stops_of(request, dates, catalog)
    places = {
        c: tuple(ScoredPlace(p.id, taste_score(p, request, {})) for p in catalog.places(c))
        for s in stops
        for c in s.cities
    }
    problem = Problem(
        request=request,
        dates=dates,
        stops=stops,
        places=places,
        currency=catalog.currency or "USD",
        settings=Settings(seed=seed),
        now=datetime(today.year, today.month, today.day, tzinfo=UTC),
        origin=request.origin.ids[0] if request.origin and request.origin.level == "city" else None,
    )
    return request, solve(problem, catalog)


# The published format


def published(solution: Solution, request: Request, catalog: Catalog) -> list[dict[str, Any]]:
    """The plan as the benchmark's list of days."""
    return [_day(number, day, solution, catalog) for number, day in enumerate(solution.days, 1)]


def _day(number: int, day: Day, solution: Solution, catalog: Catalog) -> dict[str, Any]:
    move = next((i for i in day.items if isinstance(i, Leg) and i.scope == "intercity"), None)
    here = _name(day.city_id, catalog)
    meals = {i.meal: i for i in day.items if isinstance(i, Meal)}
    visits = [i for i in day.items if isinstance(i, Visit)]
    stay = next((s for s in solution.stays if s.check_in <= day.date < s.check_out), None)
    return {
        "days": number,
        "current_city": f"from {_name(move.origin, catalog)} to {_name(move.destination, catalog)}" if move else here,
        "transportation": _ride(move, catalog) if move else "-",
        "breakfast": _table(meals.get("breakfast"), catalog),
        "attraction": "".join(f"{v.name}, {_place_city(v, catalog)};" for v in visits) or "-",
        "lunch": _table(meals.get("lunch"), catalog),
        "dinner": _table(meals.get("dinner"), catalog),
        "accommodation": f"{stay.name}, {_name(stay.city_id, catalog)}" if stay and stay.name else "-",
    }


def _name(city_id: str, catalog: Catalog) -> str:
    city = catalog.city(city_id)
    return city.name if city else city_id


def _place_city(visit: Visit, catalog: Catalog) -> str:
    place = catalog.place(visit.place_id)
    return _name(place.city_id, catalog) if place else "-"


def _table(meal: Meal | None, catalog: Catalog) -> str:
    restaurant = catalog.restaurant(meal.restaurant_id) if meal and meal.restaurant_id else None
    return f"{restaurant.name}, {_name(restaurant.city_id, catalog)}" if restaurant else "-"


def _ride(leg: Leg, catalog: Catalog) -> str:
    ends = f"from {_name(leg.origin, catalog)} to {_name(leg.destination, catalog)}"
    offer = catalog.transport(leg.offer_id) if leg.offer_id else None
    if leg.mode is Mode.FLIGHT:
        times = f"Departure Time: {leg.depart:%H:%M}, Arrival Time: {leg.arrive:%H:%M}"
        return f"Flight Number: {leg.number}, {ends}, {times}"
    word = "Self-driving" if leg.mode is Mode.SELF_DRIVE else "Taxi"
    return f"{word}, {ends}, {_road(offer)}" if offer else f"{word}, {ends}"


def _road(offer: Transport) -> str:
    hours, minutes = divmod(offer.minutes, 60)
    spent = " ".join(f"{n} {unit}{'s' if n != 1 else ''}" for n, unit in ((hours, "hour"), (minutes, "min")) if n)
    cost = int(offer.price.amount) if offer.price else 0
    return f"duration: {spent}, distance: {offer.distance_km or 0:,.0f} km, cost: {cost}"


# The table


def table(rows: Sequence[Row]) -> str:
    """What the bench prints: pass rates, times, and each failure."""
    scored = [r for r in rows if r.score is not None]
    lines = [f"{len(rows)} queries, {sum(bool(r.entry['plan']) for r in rows)} planned, {len(scored)} scored"]
    if scored:
        names = [*scored[0].score.commonsense, *scored[0].score.hard]  # type: ignore[union-attr]
        for name in names:
            good = sum(name not in r.score.failures for r in scored if r.score)
            lines.append(f"  {name:28} {good}/{len(scored)}")
        lines.append(f"  {'final pass':28} {sum(r.score.passed for r in scored if r.score)}/{len(scored)}")
    times = sorted(r.seconds for r in rows)
    if times:
        p95 = times[min(len(times) - 1, int(0.95 * len(times)))]
        lines.append(f"  seconds a query: median {statistics.median(times):.2f}, p95 {p95:.2f}, most {times[-1]:.2f}")
    for row in rows:
        why = row.error or "; ".join(f"{k}: {v}" for k, v in (row.score.failures if row.score else {}).items())
        if why:
            lines.append(f"  {row.idx}: {why}")
    return "\n".join(lines)
