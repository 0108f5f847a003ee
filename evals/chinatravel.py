"""Bench: ChinaTravel requests from their Chinese text alone, planned on the sandbox as a catalog, and checked.

    run(database, queries, out) -> rows;  table(rows) -> what is printed

The text is read by the keyless parser, planned by the solver of every trip, and judged by the independent checker. A query's
`hard_logic_py` serves for counting only: it is parsed, never executed. Three questions are kept apart: is the plan verified, did
the parser capture the conditions, and does the plan meet them all the same.
"""

import json
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ..agent.language.keyless import understand
from ..agent.nodes.dating import choose_dates
from ..agent.nodes.taste import score as taste_score
from ..domain.catalog import Catalog
from ..domain.claim import Report
from ..domain.errors import Infeasible, PlanFileError, StoreError, TripwrightError
from ..domain.plan import Plan
from ..domain.request import Request
from ..domain.settings import Settings
from ..domain.truth import Truth
from ..tools.catalog import open_catalog
from ..tools.catalog.importers.chinatravel import CITIES, import_chinatravel
from ..tools.optimise.problem import Problem, ScoredPlace, stops_of
from ..tools.optimise.trip import solve
from ..tools.verify import verify
from .chinatravel_capture import Captured, capture
from .chinatravel_logic import Rule, rules
from .chinatravel_score import truth_of


@dataclass(frozen=True)
class Row:
    """One query. `failure` is "" for a verified plan of the trip that was asked for, else its class; `why` says more."""

    uid: str
    text: str
    seconds: float
    failure: str  # "", "parse: WHAT", "infeasible", "verifier: RULE", "other: ERROR"
    why: str = ""
    broken: tuple[str, ...] = ()  # every rule of the checker that blocks the plan
    plan: Plan | None = None
    captured: tuple[Captured, ...] = ()
    met: tuple[tuple[Rule, Truth], ...] = ()
    not_understood: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        return not self.failure


def run(
    database: Path, queries: Path, out: Path, *, seed: int = 0, every: int = 1, catalog: Catalog | None = None
) -> list[Row]:
    """Plan every line of `queries` (or one in `every`), write `out` (one JSON line a query), and return the rows.

    The sandbox at `database` is imported beside `out` and laid over the shipped core pack, unless `catalog` is the sandbox,
    opened already. Raises CatalogMissing, PlanFileError (a line that is no query), StoreError (`out` cannot be written).
    """
    if catalog is None:
        catalog = open_catalog([import_chinatravel(database, out.with_suffix(".catalog.sqlite"))], packs=())
    rows = [planned(query, catalog, seed) for query in list(lines_of(queries))[::every]]
    try:
        out.write_text("".join(_entry(row) + "\n" for row in rows), encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{out} cannot be written ({error}): choose another place with --out") from error
    return rows


def lines_of(path: Path) -> Iterator[Mapping[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PlanFileError(f"{path} cannot be read ({error}): give a file of JSON lines") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                query = json.loads(line)
            except ValueError as error:
                raise PlanFileError(f"line {number} of {path} is no JSON: give one query a line") from error
            if not isinstance(query, dict) or not isinstance(query.get("nature_language"), str):
                raise PlanFileError(f"line {number} of {path} has no text under `nature_language`")
            yield query


def _entry(row: Row) -> str:
    plan = json.loads(row.plan.model_dump_json()) if row.plan else None
    entry = {"uid": row.uid, "query": row.text, "verified": row.verified, "failure": row.failure, "plan": plan}
    return json.dumps(entry, ensure_ascii=False)


def planned(query: Mapping[str, Any], catalog: Catalog, seed: int = 0) -> Row:
    """Plan one query from its text, check the plan, and see what became of its conditions."""
    text, uid = query["nature_language"], str(query.get("uid", ""))
    asked = rules(query.get("hard_logic_py", ()))
    begun, today = time.perf_counter(), catalog.as_of or date.today()
    request: Request | None = None
    plan: Plan | None = None
    report: Report | None = None
    error: TripwrightError | None = None
    try:
        request = understand(text, catalog, today)
        plan = plan_of(request, catalog, today, seed)
        report = verify(plan, catalog)
    except TripwrightError as raised:
        error = raised
    seconds = time.perf_counter() - begun
    captured = capture(asked, request, catalog) if request is not None else ()
    wrong = _wrong_trip(query, request, catalog) if request is not None else ""
    failure, why = ("parse: the trip", wrong) if wrong else _failure(request, report, error, captured)
    return Row(
        uid=uid,
        text=text,
        seconds=seconds,
        failure=failure,
        why=why,
        broken=tuple(dict.fromkeys(f.rule for f in report.findings if f.blocking)) if report is not None else (),
        plan=plan,
        captured=captured,
        met=tuple((rule, truth_of(rule, plan, catalog)) for rule in asked) if plan is not None else (),
        not_understood=request.not_understood if request is not None else (),
    )


def plan_of(request: Request, catalog: Catalog, today: date, seed: int = 0) -> Plan:
    """A whole plan of the request, unverified. Raises what the solver raises."""
    dates, assumed = choose_dates(request, today, catalog)
    stops = stops_of(request, dates, catalog)
    places = {
        city: tuple(ScoredPlace(p.id, taste_score(p, request, {})) for p in catalog.places(city))
        for stop in stops
        for city in stop.cities
    }
    problem = Problem(
        request=request,
        dates=dates,
        stops=stops,
        places=places,
        currency=catalog.currency or "CNY",
        settings=Settings(seed=seed),
        now=datetime(today.year, today.month, today.day, tzinfo=UTC),
        origin=request.origin.ids[0] if request.origin and request.origin.level == "city" else None,
        assumptions=assumed,
    )
    found = solve(problem, catalog)
    return Plan(
        id=str(uuid.uuid5(uuid.NAMESPACE_URL, request.model_dump_json())),
        request=request,
        made_at=problem.now,
        catalog=catalog.hashes,
        dates=dates,
        stops=found.stops,
        stays=found.stays,
        days=found.days,
        budget=found.budget,
        assumptions=found.assumptions,
        unknowns=found.unknowns,
        score=found.score,
        bound=found.bound,
        seed=seed,
    )


def _failure(
    request: Request | None, report: Report | None, error: TripwrightError | None, captured: Sequence[Captured]
) -> tuple[str, str]:
    """The class of a failure and what it said. No plan for conditions that were misread is a failure to parse."""
    if error is not None:
        if request is None:
            return f"parse: {type(error).__name__}", str(error)
        if not isinstance(error, Infeasible):
            return f"other: {type(error).__name__}", str(error)
        misread = any(c.status in ("misread", "all of") for c in captured)
        return ("parse: infeasible as it was read" if misread else "infeasible"), str(error)
    assert report is not None
    if report.passed:
        return "", ""
    finding = next((f for f in report.findings if f.blocking), None)
    if finding is None:
        return f"verifier: {report.reason.split(':')[0]}", report.reason
    return f"verifier: {finding.rule}", finding.text


def _wrong_trip(query: Mapping[str, Any], request: Request, catalog: Catalog) -> str:
    """What of the trip itself was misread: from where, to where, for how long, for how many. Fields that are not given pass."""
    goes_to = [o.ids[0] for stop in request.stops for o in stop.options if o.level == "city"]
    starts = request.origin.ids[0] if request.origin else None
    wrong = []
    if "start_city" in query and starts != _city(query["start_city"], catalog):
        wrong.append("start")
    if "target_city" in query and goes_to != [_city(query["target_city"], catalog)]:
        wrong.append("destination")
    if "days" in query and request.when.days != query["days"]:
        wrong.append("days")
    if "people_number" in query and request.party.size != query["people_number"]:
        wrong.append("people")
    return f"misread: {', '.join(wrong)}" if wrong else ""


def _city(name: str, catalog: Catalog) -> str | None:
    folder = next((folder for folder, chinese in CITIES.items() if chinese == name), name)
    found = catalog.find_cities(name, "CN") or catalog.find_cities(folder, "CN")
    return found[0].id if found else None


def table(rows: Sequence[Row], failures: int = 15) -> str:
    """What the bench prints; see `chinatravel_table`. `failures`: how many single failures are listed."""
    from .chinatravel_table import printed

    return printed(rows, failures)
