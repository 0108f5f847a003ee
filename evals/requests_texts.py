"""How well the texts of two public request sets are read, without planning: fields of one, conditions of the other.

    travelplanner(file) -> lines to print
    chinatravel(file)   -> lines to print

Where a folder `database` stands beside the file, its sandbox is the catalog, with its own clock; else the shipped catalog is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..agent.language.keyless import understand
from ..domain.catalog import Catalog
from ..domain.errors import PlanFileError, TripwrightError
from ..domain.offers import Mode, RoomType
from ..domain.request import Constraint, PlaceRef, Request
from ..tools.catalog import open_catalog
from .chinatravel import lines_of as chinatravel_lines
from .chinatravel_capture import Captured, capture
from .chinatravel_logic import rules
from .chinatravel_table import captured_lines
from .travelplanner import FIELDS
from .travelplanner import lines_of as travelplanner_lines

_ROOMS = {
    "entire room": {RoomType.ENTIRE},
    "private room": {RoomType.PRIVATE},
    "shared room": {RoomType.SHARED},
    "not shared room": set(RoomType) - {RoomType.SHARED},
}
_BANS = {"no flight": {Mode.FLIGHT}, "no self-driving": {Mode.SELF_DRIVE}}
_PARTS = (*(f for f in FIELDS if f != "local_constraint"), "house rule", "cuisine", "room type", "transportation")


def travelplanner(file: Path) -> Iterator[str]:
    """Texts with every field as published, and the fields that are not. Raises PlanFileError, CatalogMissing."""
    rows = list(travelplanner_lines(file))
    missing = next((k for r in rows for k in FIELDS if k not in r), None)
    if missing or not rows:
        raise PlanFileError(f"{file} has no queries with the field `{missing or 'query'}`: give the annotated queries")
    with TemporaryDirectory() as folder:
        catalog = _sandbox(file, Path(folder) / "sandbox.sqlite")
        wrong = [(row, wrong_fields(row, catalog)) for row in rows]
    exact = sum(not w for _, w in wrong)
    yield f"{file.name}: {exact} of {len(rows)} texts with all {len(_PARTS)} fields exact"
    counts = Counter(name for _, w in wrong for name in w)
    for name in _PARTS:
        yield f"  {name:<22} {len(rows) - counts[name] - counts['error']:>4} of {len(rows)}"
    for row, found in wrong:
        if found:
            yield f"  query {row.get('idx', '?')}: " + "; ".join(f"{k}: {v}" for k, v in found.items())


def _sandbox(file: Path, out: Path) -> Catalog:
    from ..tools.catalog.importers.travelplanner import import_travelplanner

    database = file.parent / "database"
    if not database.is_dir():
        return open_catalog()
    return open_catalog([import_travelplanner(database, out, open_catalog(packs=()))], packs=())


def wrong_fields(row: Mapping[str, Any], catalog: Catalog) -> dict[str, str]:
    """Field -> what was read and what is published, for those that differ; "error" alone where nothing was read."""
    today = catalog.as_of or min(date.fromisoformat(d) for d in row["date"])
    try:
        request = understand(str(row["query"]), catalog, today)
    except TripwrightError as error:
        return {"error": f"{type(error).__name__}: {error}"}
    read, published = fields_of(request, catalog), _published(row)
    return {k: f"{read[k]} for {published[k]}" for k in _PARTS if read[k] != published[k]}


def _published(row: Mapping[str, Any]) -> dict[str, object]:
    local = row["local_constraint"]
    days = sorted(row["date"])
    return {
        "org": row["org"],
        "dest": row["dest"],
        "days": int(row["days"]),
        "date": (days[0], days[-1]),
        "visiting_city_number": int(row["visiting_city_number"]),
        "people_number": int(row["people_number"]),
        "budget": Decimal(str(row["budget"])),
        "house rule": {str(local["house rule"]).replace(" ", "_")} if local["house rule"] else set(),
        "cuisine": set(local["cuisine"] or ()),
        "room type": _ROOMS[local["room type"]] if local["room type"] else set(),
        "transportation": _BANS[local["transportation"]] if local["transportation"] else set(),
    }


def fields_of(request: Request, catalog: Catalog) -> dict[str, object]:
    """The fields of that set's queries, as a request holds them."""
    held, when = request.hard, request.when
    return {
        "org": _name(request.origin, catalog) if request.origin else None,
        "dest": " + ".join(" or ".join(_name(o, catalog) for o in s.options) for s in request.stops),
        "days": when.dates.days if when.dates else when.days,
        "date": (when.dates.start.isoformat(), when.dates.end.isoformat()) if when.dates else None,
        "visiting_city_number": request.cities_wanted or len(request.stops),
        "people_number": request.party.size,
        "budget": _budget(held),
        "house rule": {c.rule.value for c in held if c.type == "house_rule"},
        "cuisine": {n for c in held if c.type == "cuisines" for n in c.names},
        "room type": {t for c in held if c.type == "room" for t in c.types},
        "transportation": {m for c in held if c.type == "transport_ban" for m in c.modes},
    }


def _budget(held: Sequence[Constraint]) -> Decimal | None:
    caps = [c.limit.amount for c in held if c.type == "budget_cap" and c.scope == "trip" and c.category is None]
    return caps[0] if len(caps) == 1 else None


def _name(ref: PlaceRef, catalog: Catalog) -> str:
    city = catalog.city(ref.ids[0]) if ref.level == "city" else None
    return city.name if city else ref.name.split(",")[0]


def chinatravel(file: Path) -> Iterator[str]:
    """What became of each condition of that set's requests. Raises PlanFileError, CatalogMissing."""
    from ..tools.catalog.importers.chinatravel import import_chinatravel

    rows, read = list(chinatravel_lines(file)), 0
    found: list[Captured] = []
    with TemporaryDirectory() as folder:
        database = file.parent / "database"
        made = [import_chinatravel(database, Path(folder) / "sandbox.sqlite")] if database.is_dir() else []
        catalog = open_catalog(made, packs=()) if made else open_catalog()
        for row in rows:
            asked = rules(row.get("hard_logic_py", ()))
            try:
                request = understand(row["nature_language"], catalog, catalog.as_of or date.today())
            except TripwrightError:
                found += [Captured(rule, "lost") for rule in asked]
                continue
            read += 1
            found += capture(asked, request, catalog)
    yield f"{file.name}: {read} of {len(rows)} texts read without an error"
    yield from captured_lines(found)
