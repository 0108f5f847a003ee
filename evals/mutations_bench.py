"""The mutation benchmark from published plans: of the embedded catalog, and of two sandboxes where their data is at hand."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..agent.language.compose import plan_text
from ..agent.planner import Planner
from ..domain.errors import TripwrightError
from ..domain.plan import Plan
from ..domain.settings import Settings
from ..tools.catalog import open_catalog
from ..tools.catalog.importers.chinatravel import import_chinatravel
from ..tools.catalog.importers.travelplanner import import_travelplanner
from .examples import NOW, REQUESTS
from .mutations import Case, render
from .mutations import run as mutate

#: Plans of each sandbox that are mutated.
OF_EACH = 12


def run(count: int, travelplanner: Path | None, chinatravel: Path | None, seed: int = 0) -> str:
    """The table. `travelplanner` and `chinatravel`: folders that hold `database/` and the queries."""
    cases = list(embedded())
    for _, more in sandboxes(travelplanner, chinatravel):
        cases += more
    return f"{len(cases)} published plans\n{render(mutate(cases, count, plan_text, seed))}"


def sandboxes(travelplanner: Path | None, chinatravel: Path | None) -> Iterator[tuple[str, list[Case]]]:
    """(name, published plans) of each sandbox whose folder is given; its catalog lives until the iterator moves on."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        if travelplanner is not None:
            snapshot = work / "travelplanner.sqlite"
            import_travelplanner(travelplanner / "database", snapshot)
            yield "travelplanner", list(_sandbox(snapshot, travelplanner / "train_45.jsonl"))
        if chinatravel is not None:
            snapshot = work / "chinatravel.sqlite"
            import_chinatravel(chinatravel / "database", snapshot)
            yield "chinatravel", list(_sandbox(snapshot, chinatravel / "queries_dev_300.jsonl"))


def embedded(requests: Sequence[tuple[str, str]] = REQUESTS) -> Iterator[Case]:
    """Published plans of the embedded catalog."""
    catalog = open_catalog()
    with Planner(Settings(ask=False), catalog=catalog, clock=lambda: NOW) as planner:
        for _, text in requests:
            plan = _planned(planner, text)
            if plan is not None:
                yield plan, catalog


def _sandbox(snapshot: Path, queries: Path) -> Iterator[Case]:
    catalog, made = open_catalog([snapshot]), 0
    with Planner(Settings(ask=False), catalog=catalog) as planner:
        for line in queries.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            plan = _planned(planner, row.get("query") or row.get("nature_language") or "")
            if plan is not None:
                made += 1
                yield plan, catalog
            if made == OF_EACH:
                return


def _planned(planner: Planner, text: str) -> Plan | None:
    try:
        return planner.plan(text)
    except TripwrightError:
        return None
