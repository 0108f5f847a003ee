"""Twenty example requests over ten cities: what is published, what is refused, and how much of each plan is known."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from time import perf_counter

from ..agent.planner import Planner
from ..domain.catalog import Catalog
from ..domain.errors import TripwrightError
from ..domain.plan import LineStatus
from ..domain.settings import Settings
from ..domain.truth import Truth
from ..tools.catalog import open_catalog
from ..tools.verify import verify

REQUESTS = (
    ("Tokyo", "3 days in Tokyo from 12 March 2027 for two adults, shrines and museums, budget 3000 USD"),
    ("Tokyo", "도쿄 3박 4일, 4월 2일부터, 성인 2명 아이 1명(7살), 예산 300만원"),
    ("Kyoto", "Four relaxed days in Kyoto from 4 December 2026, temples and gardens"),
    ("Kyoto", "교토 2박 3일, 12월 11일 출발, 혼자, 절과 정원"),
    ("Taipei", "A long weekend in Taipei in January for a couple, museums and night views"),
    ("Taipei", "下个月去台北三天，两个大人，喜欢博物馆和寺庙"),
    ("London", "5 days in London with two kids aged 6 and 9 from 3 April 2027, parks and museums"),
    ("London", "런던 4일, 5월, 박물관 위주로, 예산 1500파운드"),
    ("New York", "Three fast days in New York from 15 May 2027, art museums, no more than 1800 USD"),
    ("New York", "New York for 4 days in June 2027, two seniors who do not like to walk much, history"),
    ("Paris", "A week in Paris from 7 June 2027, museums but not modern art, EUR 2500 for two"),
    ("Paris", "파리 5일, 내년 6월, 커플 여행, 미술관과 성당"),
    ("Helsinki", "3 days in Helsinki in August 2027, vegetarian, islands and architecture"),
    ("Helsinki", "Helsinki for a weekend in February 2027 with a 4-year-old"),
    ("Rome", "Rome, 4 days from 9 April 2027, ancient sites and churches, about 1200 euros"),
    ("Rome", "로마 3일, 3월 5일부터 2명, 역사 유적"),
    ("Vienna", "Vienna 3 days from 18 December 2026, palaces and music, slow pace"),
    ("Vienna", "Two days in Vienna from 8 January 2027 for 3 friends, no museums"),
    ("Seoul", "3 days in Seoul from 16 April 2027, palaces and museums, one adult from Berlin"),
    ("Seoul", "서울 당일치기 12월 5일, 미술관, 2명"),
)
#: The clock of the run, so that the table can be repeated.
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    """One request and what came of it."""

    city: str
    outcome: str
    findings: int = 0
    visits: int = 0
    known_hours: int = 0
    observed: int = 0
    estimated: int = 0
    unknown: int = 0
    seconds: float = 0.0


def run(requests: Sequence[tuple[str, str]] = REQUESTS) -> tuple[Row, ...]:
    """Plan each request with a fixed clock, and check each published plan once more."""
    catalog = open_catalog()
    with Planner(Settings(ask=False), catalog=catalog, clock=lambda: NOW) as planner:
        return tuple(_row(planner, catalog, city, text) for city, text in requests)


def _row(planner: Planner, catalog: Catalog, city: str, text: str) -> Row:
    begun = perf_counter()
    try:
        plan = planner.plan(text)
    except TripwrightError as error:
        return Row(city, type(error).__name__, seconds=perf_counter() - begun)
    seconds = perf_counter() - begun
    report = verify(plan, catalog)
    statuses = [line.status for line in plan.budget.lines]
    return Row(
        city,
        "published",
        findings=sum(f.blocking for f in report.findings) + (not report.passed),
        visits=len(plan.visits),
        known_hours=sum(v.open is Truth.YES for v in plan.visits),
        observed=statuses.count(LineStatus.OBSERVED),
        estimated=statuses.count(LineStatus.ESTIMATE),
        unknown=statuses.count(LineStatus.UNKNOWN),
        seconds=seconds,
    )


@dataclass(frozen=True)
class Held:
    """How many of a city's ten best-known sights the catalog holds."""

    city: str
    held: int
    of: int
    missing: tuple[str, ...]


def best_known(catalog: Catalog) -> tuple[Held, ...]:
    """By Wikidata id where the list has one, else by any of its names."""
    rows = []
    for name in ("best_known_asia.json", "best_known_west.json"):
        body = json.loads((files(__package__) / name).read_text(encoding="utf-8"))
        for city_id, city in body["cities"].items():
            missing = tuple(s["name"] for s in city["sights"] if not _holds(catalog, city_id, s))
            rows.append(Held(city["name"], len(city["sights"]) - len(missing), len(city["sights"]), missing))
    return tuple(rows)


def _holds(catalog: Catalog, city_id: str, sight: dict[str, object]) -> bool:
    if sight.get("wikidata") and catalog.place(f"wd:{sight['wikidata']}"):
        return True
    names = {str(n).casefold() for n in [sight["name"], *sight.get("names", [])]}  # type: ignore[misc]
    found = (p for n in names for p in catalog.find_places(n, city_id, 5))
    return any(names & {p.name.casefold(), *(v.casefold() for v in p.names.values())} for p in found)


def table(rows: tuple[Row, ...], held: tuple[Held, ...]) -> str:
    """Markdown, as the README shows it."""
    lines = [
        "| city | outcome | findings | visits | hours known | observed | estimated | unknown | seconds |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {r.city} | {r.outcome} | {r.findings} | {r.visits} | {r.known_hours} | {r.observed} | {r.estimated} "
        f"| {r.unknown} | {r.seconds:.2f} |"
        for r in rows
    ]
    lines += ["", "| city | ten best known, held | missing |", "|---|---|---|"]
    lines += [f"| {h.city} | {h.held} of {h.of} | {', '.join(h.missing)} |" for h in held]
    return "\n".join(lines)
