"""How well requests are understood: slot F1 over `evals/requests/`, in English, Korean and Chinese.

Each line of a file is `{"id", "language", "turns": [...], "slots": {name: value or [values]}}`; the slots are those of the last turn.
`heldout.jsonl` was written before the rules and is read by this run only.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..agent.language.keyless import understand
from ..domain.catalog import Catalog
from ..domain.dates import DateRange
from ..domain.errors import TripwrightError
from ..domain.money import Money
from ..domain.plan import Budget, CityStop, Day, Plan
from ..domain.request import Request
from .requests_slots import Slot, slots_of

#: The clock of every request in the files: a Monday.
TODAY = date(2026, 6, 15)
FILES = ("seen.jsonl", "heldout.jsonl")
#: Slots that are conditions: one that is neither found nor said counts as missed silently.
CONDITIONS = frozenset(
    "budget must avoid avoid_kind ban cuisine diet allergy access room house_rule hours max_visits at_least day_pace".split()
)
Reader = Callable[[str, Plan | None], Request]


@dataclass(frozen=True)
class Case:
    id: str
    language: str
    turns: tuple[str, ...]
    slots: frozenset[Slot]


@dataclass
class Score:
    """Counts of slots: right, too many, missing; and conditions missed without a word."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    cases: int = 0
    exact: int = 0
    silent: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missing
        return 2 * self.right / total if total else 1.0


def cases(lines: Iterable[str]) -> list[Case]:
    """Parse a file's lines."""
    found = []
    for line in lines:
        if line.strip():
            row: dict[str, Any] = json.loads(line)
            slots = frozenset(
                (name, str(value))
                for name, values in row["slots"].items()
                for value in (values if isinstance(values, list) else [values])
            )
            found.append(Case(row["id"], row["language"], tuple(row["turns"]), slots))
    return found


def skeleton(request: Request, catalog: Catalog) -> Plan:
    """The least plan that a follow-up can be read against: dates, cities, no visits. Marked by its id."""
    start = request.when.dates.start if request.when.dates else TODAY + timedelta(days=30)
    days = request.when.dates.days if request.when.dates else request.when.days or 3
    dates = DateRange(start=start, end=start + timedelta(days=days - 1))
    city_ids = [o.ids[0] for s in request.stops for o in s.options[:1] if o.level == "city"]
    cities = [c for c in (catalog.city(i) for i in city_ids) if c]
    stops = tuple(
        CityStop(city_id=c.id, name=c.name, country=c.country, arrive=dates.start, leave=dates.end) for c in cities
    )
    zero = Money(amount=Decimal(0), currency=_currency(request))
    budget = Budget(currency=zero.currency, observed=zero, estimated=zero, low=zero, high=zero)
    zone, city_id = (cities[0].timezone, cities[0].id) if cities else ("UTC", "")
    return Plan(
        id="skeleton", request=request, made_at=datetime.combine(TODAY, datetime.min.time(), UTC), catalog=catalog.hashes,
        dates=dates, stops=stops, days=tuple(Day(date=d, city_id=city_id, timezone=zone) for d in dates), budget=budget,
    )  # fmt: skip


def _currency(request: Request) -> str:
    return next((c.limit.currency for c in request.constraints if c.type == "budget_cap"), "EUR")


def read_case(case: Case, catalog: Catalog, reader: Reader | None = None) -> Request:
    """All turns in order; each plan request before the last becomes the skeleton that the next is read against."""
    read = reader or (lambda text, plan: understand(text, catalog, TODAY, plan))
    plan: Plan | None = None
    request = read(case.turns[0], None)
    for turn in case.turns[1:]:
        plan = skeleton(request, catalog) if request.kind == "plan" else plan
        request = read(turn, plan)
    return request


def score(rows: Sequence[Case], catalog: Catalog, reader: Reader | None = None) -> dict[str, Score]:
    """By language, and "all"."""
    scores: dict[str, Score] = {"all": Score()}
    for case in rows:
        said = ""
        try:
            request = read_case(case, catalog, reader)
            found, said = slots_of(request, catalog), " ".join(request.not_understood)
        except TripwrightError as error:
            found, said = {("error", type(error).__name__)}, str(error)
        for key in ("all", case.language):
            _add(scores.setdefault(key, Score()), case, found, said)
    return scores


def _add(total: Score, case: Case, found: set[Slot], said: str) -> None:
    right, wrong, missing = found & case.slots, found - case.slots, case.slots - found
    total.right, total.wrong, total.missing = (
        total.right + len(right),
        total.wrong + len(wrong),
        total.missing + len(missing),
    )
    total.cases, total.exact = total.cases + 1, total.exact + (not wrong and not missing)
    if wrong or missing:
        total.misses.append(f"{case.id}: missing {sorted(missing)}, wrong {sorted(wrong)}, said “{said}”")
    total.silent += [f"{case.id}: {name} {value}" for name, value in sorted(missing) if name in CONDITIONS and not said]


def table(name: str, scores: dict[str, Score]) -> str:
    """One row a language."""
    rows = [f"{name:<14} {'language':<9} requests  exact  slots  F1     silent"]
    for language, s in sorted(scores.items(), key=lambda i: i[0] != "all"):
        rows.append(
            f"{'':<14} {language:<9} {s.cases:>8}  {s.exact:>5}  {s.right + s.missing:>5}  {s.f1:.3f}  {len(s.silent):>6}"
        )
    return "\n".join(rows)


def run(
    catalog: Catalog, file: Path | None = None, show: bool = False, reader: Reader | None = None
) -> dict[str, dict[str, Score]]:
    """Print a table for each file; with `show`, each miss of a file that is not held out."""
    results = {}
    for name in (str(file),) if file else FILES:
        text = file.read_text("utf-8") if file else (files(__package__) / "requests" / name).read_text("utf-8")
        results[name] = score(cases(text.splitlines()), catalog, reader)
        print(table(Path(name).name, results[name]))
        if show and Path(name).name != "heldout.jsonl":
            print("\n".join(results[name]["all"].misses))
    return results


def kinds_of(rows: Sequence[Case]) -> Counter[str]:
    """How many requests of each kind a file holds."""
    return Counter(value for case in rows for name, value in case.slots if name == "kind")
