"""Public holidays of 2026 to 2028, computed by the `holidays` package, of countries and of their first-order divisions.

A division's own days are kept under the GeoNames name of the division. Where the package and GeoNames call it differently and no name
below joins them, its days cannot be told apart from other divisions': then the country's holidays are not called complete.
Days of single towns and provinces (the patron saints of Italy, Augsburg's peace) are not here: a first-order division is
the finest that a city's record knows. Alsace and Moselle are parts of Grand Est, and their days are kept for all of it.
"""

import importlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ....domain.fact import Source
from ....domain.logistics import Holiday
from ..gazetteer import Gazetteer
from ..holdings import Holdings
from ..names import fold
from .logistics_cities import us_states

HOLIDAYS = Source(
    id="holidays",
    name="Public holidays, computed from the laws",
    publisher="vacanza/holidays",
    url="https://github.com/vacanza/holidays",
    licence="MIT",
    credit="Public holidays: the holidays package, MIT",
)
SOURCES = (HOLIDAYS,)
YEARS = (2026, 2027, 2028)
#: GeoNames' English names of divisions that the package names in the local language: country -> {code: name}.
_ENGLISH = {
    "DE": {"BY": "Bavaria", "NW": "North Rhine-Westphalia", "NI": "Lower Saxony", "SN": "Saxony", "ST": "Saxony-Anhalt"}
    | {
        "HE": "Hesse",
        "RP": "Rheinland-Pfalz",
        "TH": "Thuringia",
        "BE": "State of Berlin",
        "HH": "Hamburg",
        "HB": "City state Bremen",
    },
    "ES": {
        "AN": "Andalusia",
        "AR": "Aragon",
        "AS": "Asturias",
        "CN": "Canary Islands",
        "CB": "Cantabria",
        "CL": "Castille and León",
    }
    | {"CM": "Castille-La Mancha", "CT": "Catalonia", "VC": "Valencia", "EX": "Extremadura", "GA": "Galicia"}
    | {
        "IB": "Balearic Islands",
        "MD": "Madrid",
        "MC": "Murcia",
        "NC": "Navarre",
        "PV": "Basque Country",
        "RI": "La Rioja",
    },
    "CH": {
        "GE": "Geneva",
        "ZH": "Zurich",
        "LU": "Lucerne",
        "BS": "Basel-City",
        "BE": "Bern",
        "GR": "Grisons",
        "SG": "Saint Gallen",
    },
    "AT": {
        "1": "Burgenland",
        "2": "Carinthia",
        "3": "Lower Austria",
        "4": "Upper Austria",
        "5": "Salzburg",
        "6": "Styria",
    }
    | {"7": "Tyrol", "8": "Vorarlberg", "9": "Vienna"},
    "FR": {"57": "Grand Est", "6AE": "Grand Est"},
    "IN": {"AN": "Andaman and Nicobar"},
    "BR": {"DF": "Federal District"},
    "AR": {"C": "Buenos Aires F.D."},
    "MY": {"07": "Penang", "14": "Kuala Lumpur", "15": "Labuan", "16": "Putrajaya"},
    "NZ": {"WGN": "Wellington"},
    "PT": {"11": "Lisbon", "20": "Azores", "30": "Madeira"},
    "BO": {"B": "Beni"},
    "BA": {"BIH": "Federation of B&H", "BRC": "Brčko", "SRP": "Srpska"},
    "GB": {"ENG": "England", "NIR": "Northern Ireland", "SCT": "Scotland", "WLS": "Wales"},
}


#: Divisions of the package that are no first-order division with towns: territories that are countries of their own in ISO 3166, and
#: parts finer than a division. "*": all of the country's.
_ASIDE = {
    "US": ("AS", "GU", "MP", "PR", "VI", "UM"),
    "FR": ("971", "972", "973", "974", "976", "BL", "MF", "NC", "PF", "WF"),
    "DE": ("Augsburg",),
    "ES": ("Barcelona",),
    "IT": ("*",),
    "CA": ("NU",),
    "AU": ("NSW Western",),
    "CH": ("AI", "GL", "JU", "NW", "OW", "UR", "Stadt Zurich"),
    "IN": ("LD",),
    "BR": ("São Paulo Capital",),
    "NZ": ("CIT", "WTC", "South Canterbury"),
    "FI": ("01",),
}
_RANKS = ("region", "department", "province", "district")


def holdings(directory: Path, gazetteer: Gazetteer) -> Holdings:
    """Holidays, and the countries and years that they are complete for."""
    package = importlib.import_module("holidays")
    regions: dict[str, dict[str, str]] = defaultdict(dict)
    for city in gazetteer.cities.values():
        if city.region is not None:
            regions[city.country][_bare(city.region)] = city.region
    found: list[Holiday] = []
    years: list[tuple[str, int]] = []
    supported = package.list_supported_countries(include_aliases=False)
    for code in sorted(set(supported) & set(gazetteer.countries)):
        days, complete = _country(package, code, regions[code])
        found += days
        years += [(code, year) for year in YEARS if complete]
    return Holdings(holidays=found, holiday_years=years)


def _country(package: Any, code: str, regions: Mapping[str, str]) -> tuple[list[Holiday], bool]:
    """(its holidays, whether each one's division is known)."""
    national = _days(package, code, None)
    found = [Holiday(country=code, day=day, name=name, source=HOLIDAYS.id) for day, name in national.items()]
    complete = True
    for subdivision, names in _subdivisions(package, code):
        own = {day: name for day, name in _days(package, code, subdivision).items() if day not in national}
        if {"*", subdivision} & set(_ASIDE.get(code, ())):
            continue
        region = next((regions[_bare(name)] for name in names if _bare(name) in regions), None)
        if region is None:
            complete = complete and not own
            continue
        found += [Holiday(country=code, day=d, name=n, region=region, source=HOLIDAYS.id) for d, n in own.items()]
    return found, complete


def _bare(name: str) -> str:
    """A division's name without the word for what it is: "Tarija Department" is Tarija."""
    return " ".join(word for word in fold(name).split() if word not in _RANKS)


def _days(package: Any, code: str, subdivision: str | None) -> dict[date, str]:
    probe = package.country_holidays(code, years=YEARS[0])
    language = next((wanted for wanted in ("en_US", "en_GB") if wanted in probe.supported_languages), None)
    return dict(package.country_holidays(code, subdiv=subdivision, years=YEARS, language=language).items())


def _subdivisions(package: Any, code: str) -> Iterator[tuple[str, Iterable[str]]]:
    """(code, names it may go by)."""
    probe = package.country_holidays(code)
    aliases: dict[str, list[str]] = defaultdict(list)
    for alias, subdivision in getattr(probe, "subdivisions_aliases", {}).items():
        aliases[subdivision].append(alias)
    known = {code: us_states()} if code == "US" else _ENGLISH
    for subdivision in probe.subdivisions:
        english = known.get(code, {}).get(subdivision)
        yield subdivision, ([english] if english else []) + aliases[subdivision] + [subdivision]
