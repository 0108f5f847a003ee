"""The US government's ceilings for lodging and meals of a traveller, a night: foreign, continental US, and the rest of the US.

Ceilings are estimates from above, never prices. A listed location is joined to the GeoNames city of that name in the country or state; "[Other]"
and the standard rate serve the cities that are not listed. Military posts are nobody's city and are left out, and so are rows whose
lodging ceiling is zero, where none is set.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from ....domain.fact import Source
from ....domain.money import Money
from ....domain.offers import PerDiem
from ..gazetteer import Gazetteer
from ..holdings import Holdings
from .logistics_cities import us_states

FOREIGN = Source(
    id="us-state-perdiem",
    name="Foreign per diem rates, April 2026",
    publisher="US Department of State",
    url="https://allowances.state.gov/web920/per_diem.asp",
    licence="public domain",
    credit="Per diem rates: US Department of State",
)
CONUS = Source(
    id="us-gsa-perdiem",
    name="Per diem rates of the continental US, fiscal year 2026",
    publisher="US General Services Administration",
    url="https://www.gsa.gov/travel/plan-book/per-diem-rates",
    licence="public domain",
    credit="Per diem rates: US General Services Administration",
)
OCONUS = Source(
    id="us-dod-perdiem",
    name="Per diem rates of Alaska, Hawaii and the US territories, April 2026",
    publisher="US Department of Defense",
    url="https://www.travel.dod.mil/Travel-Transportation-Rates/Per-Diem/",
    licence="public domain",
    credit="Per diem rates: US Department of Defense",
)
SOURCES = (FOREIGN, CONUS, OCONUS)
_FISCAL_YEAR = (date(2025, 10, 1), date(2026, 9, 30))
#: How the lists write countries that no list of countries writes so.
_COUNTRIES = {
    "korea, south": "KR",
    "dem. people's republic of korea": "KP",
    "democratic republic of the congo": "CD",
    "republic of the congo": "CG",
    "burma": "MM",
    "cabo verde": "CV",
    "cote d'ivoire": "CI",
    "the bahamas": "BS",
    "the gambia": "GM",
    "virgin islands (u.s.)": "VI",
    "holy see": "VA",
}
_Row = tuple[
    str, str, date, date, Decimal, Decimal, date, str
]  # country, place, season, lodging, meals, observed, source


def holdings(directory: Path, gazetteer: Gazetteer) -> Holdings:
    """Rows of listed cities, and of "country:KR" or "country:US/Texas" for the rest."""
    folder = directory / "perdiem"
    rows = [*_foreign(folder, gazetteer), *_conus(folder), *_oconus(folder, gazetteer)]
    return Holdings(per_diems=list(_joined(rows, gazetteer)))


def _foreign(folder: Path, gazetteer: Gazetteer) -> Iterator[_Row]:
    with (folder / "foreign_April2026PD.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["Country"].strip().casefold()
            code = _COUNTRIES.get(name) or gazetteer.country_code(name)
            start, end = (date.fromisoformat(row[f"Season {side} Date"]) for side in ("Start", "End"))
            seen = datetime.strptime(row["Publication Date"], "%B %d, %Y").date()
            if code is not None:
                money = Decimal(row["Lodging"]), Decimal(row["Meals & Incidentals"])
                for first, last in _wrapped(start, end):
                    yield code, row["Location"], first, last, *money, seen, FOREIGN.id


def _wrapped(start: date, end: date) -> Iterable[tuple[date, date]]:
    """A season as written; one over the new year ("1 Sep to 19 Jul") as the one that ends in this year and the next one."""
    if start <= end:
        return ((start, end),)
    return ((start.replace(year=start.year - 1), end), (start, end.replace(year=end.year + 1)))


def _conus(folder: Path) -> Iterator[_Row]:
    states = us_states()
    with (folder / "conus_FY2026.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            state = states.get(row["STATE"])
            place = f"{row['DESTINATION']}|{state}" if state else "[Other]|"
            season = (_fiscal(row["SEASON BEGIN"]), _fiscal(row["SEASON END"])) if row["SEASON BEGIN"] else _FISCAL_YEAR
            yield "US", place, *season, Decimal(row["Lodging Rate"]), Decimal(row["M&IE"]), _FISCAL_YEAR[0], CONUS.id


def _fiscal(text: str) -> date:
    """ "March 31" of the fiscal year; the last day of February is its last."""
    month = datetime.strptime(text.split()[0], "%B").month
    year = 2025 if month >= 10 else 2026
    day = int(text.split()[1])
    return date(year, 3, 1) - timedelta(days=1) if (month, day) == (2, 29) else date(year, month, day)


def _oconus(folder: Path, gazetteer: Gazetteer) -> Iterator[_Row]:
    states = {name.casefold(): name for name in us_states().values()}
    with (folder / "oconus_2026-04.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            area = row["State/Country"].strip().casefold()
            code = "US" if area in states else _COUNTRIES.get(area) or gazetteer.country_code(area)
            if code is None:
                continue
            start, end = (datetime.strptime(row[f"Season {side}"], "%m/%d/%Y").date() for side in ("Begin", "End"))
            seen = datetime.strptime(row["Publication Date"], "%m/%d/%Y").date()
            place = f"{row['Location'].title()}|{states.get(area, '')}" if code == "US" else row["Location"].title()
            meals = Decimal(row["Local Meal Rate"]) + Decimal(row["Local Incidental"])
            for first, last in _wrapped(start, end):
                yield code, place, first, last, Decimal(row["Lodging"]), meals, seen, OCONUS.id


def _joined(rows: Iterable[_Row], gazetteer: Gazetteer) -> Iterator[PerDiem]:
    seen: set[tuple[str, date]] = set()
    for code, place, start, end, lodging, meals, observed, source in rows:
        name, _, region = place.partition("|")
        for city_id in _areas(name.strip(), region, code, gazetteer) if lodging > 0 else ():
            if (city_id, start) not in seen:  # two spellings of one city: the first row stands
                seen.add((city_id, start))
                yield PerDiem(
                    city_id=city_id,
                    lodging=Money(amount=lodging, currency="USD"),
                    meals=Money(amount=meals, currency="USD"),
                    season_start=start,
                    season_end=end,
                    area=_label(name, region, code, gazetteer),
                    source=source,
                    observed_at=observed,
                )


def _label(name: str, region: str, code: str, gazetteer: Gazetteer) -> str:
    where = region or gazetteer.countries[code].name if code in gazetteer.countries else code
    return f"{where}, places not listed" if name.casefold() == "[other]" else f"{name}, {where}"


def _areas(name: str, region: str, code: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Whom a location speaks for."""
    if name.casefold() == "[other]":
        yield f"country:{code}/{region}" if region else f"country:{code}"
        return
    if region and name.casefold() == region.casefold():
        yield f"country:{code}/{region}"
        return
    for part in _parts(name):
        city = gazetteer.named(part, code, region or None)
        if city is not None:
            yield city.id


def _parts(name: str) -> list[str]:
    """The whole name, else its parts: "Osaka-Kobe", "Boston / Cambridge", "Tokyo City"."""
    bare = re.sub(r"\(.*?\)|\[.*?\]", "", name).strip()
    parts = [bare, re.sub(r" City$", "", bare)]
    return list(dict.fromkeys(parts + [part.strip() for part in re.split(r"/|-|,| and ", bare) if part.strip()]))
