"""The small city lists: France, Paris, Madrid, Vienna, New York, London, the Paris region, national parks."""

import csv
import importlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tripwright.domain.place import Kind
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.importers import (
    places_france,
    places_london_osm,
    places_madrid,
    places_natparks,
    places_nyc,
    places_paris,
    places_paris_idf,
    places_vienna,
)

FRENCH = (
    "commune",
    "identifiant_museofile",
    "nom_officiel_du_musee",
    "adresse",
    "code_postal",
    "url",
    "latitude",
    "longitude",
)


def write(folder: Path, path: str, body: Any) -> None:
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_text(json.dumps(body))


def france(folder: Path, *records: tuple[str, ...]) -> None:
    (folder / "france_museums").mkdir()
    with (folder / "france_museums" / "liste-et-localisation-des-musees-de-france.csv").open("w", newline="") as file:
        csv.writer(file).writerows([FRENCH, *records])


@pytest.mark.parametrize(
    "name", "france helsinki london_osm madrid natparks nps nyc paris paris_idf unesco vienna wikidata".split()
)
def test_each_source_names_its_publisher_its_licence_and_whom_to_credit(name: str) -> None:
    module = importlib.import_module(f"tripwright.tools.catalog.importers.places_{name}")
    assert all(source.publisher and source.licence and source.credit for source in module.SOURCES)
    shared = any(source.share_alike for source in module.SOURCES)
    assert (module.PACK == "odbl") is shared


def test_french_museums_on_one_point_with_two_addresses_are_left_out(tmp_path: Path) -> None:
    france(
        tmp_path,
        ("Lyon", "M1", "musée A", "1 rue A", "69001", "www.a.fr/", "45.1", "4.1"),
        ("Lyon", "M2", "musée B", "2 rue B", "69001", "", "45.2", "4.2"),
        ("Lyon", "M3", "musée C", "3 rue C", "69001", "", "45.2", "4.2"),
        ("Lyon", "M4", "musée D", "4 rue D", "69001", "", "", ""),
    )
    (row,) = places_france.rows(tmp_path)
    assert (row.key, row.names, row.url, row.city) == ("M1", {"fr": "Musée A"}, "http://www.a.fr", None)


def test_a_bare_name_is_told_apart_by_its_commune(tmp_path: Path) -> None:
    france(tmp_path, ("Caen", "M1", "musée des beaux-arts", "1 rue A", "14000", "", "49.1", "-0.3"))
    (row,) = places_france.rows(tmp_path)
    assert row.names == {"fr": "Musée des beaux-arts (Caen)"}


def test_a_paris_record_takes_the_better_point_and_the_year_of_its_text(tmp_path: Path) -> None:
    france(tmp_path, ("Paris", "M5031", "musée du Louvre", "", "75001", "", "48.8608", "2.3378"))
    record = {
        "name": "Musée du Louvre",
        "hours": "Ouvert lundi, jeudi, samedi et dimanche de 9h à 18h",
        "late_nights": None,
        "annual_closure": "le 1er janvier et le 25 décembre 2007",
        "closed_flag": "NON",
        "website": "www.louvre.fr",
        "latlon": [48.85, 2.34],
    }
    write(tmp_path, "paris/paris_museums_hours_merged.json", [record, {**record, "name": "Musée Inconnu"}])
    (row,) = places_paris.rows(tmp_path)
    assert row.point.lat == 48.8608 and row.hours is not None and row.hours_observed == date(2007, 1, 1)


def test_a_paris_museum_that_was_closed_for_works_has_no_hours() -> None:
    record = {
        "closed_flag": "OUI",
        "hours": "Ouvert tous les jours de 10h à 18h",
        "annual_closure": None,
        "late_nights": None,
    }
    assert places_paris.hours_of(record) == (None, None)
    assert places_paris.hours_of({**record, "closed_flag": "NON"})[1] == date(2016, 8, 27)


def test_madrid_has_hours_and_accessibility(tmp_path: Path) -> None:
    record = {
        "PK": "2058",
        "NOMBRE": "Museo  A",
        "HORARIO": "Martes a domingo, de 10 a 18 horas.",
        "ACCESIBILIDAD": "1,4,6",
        "LATITUD": "40.41",
        "LONGITUD": "-3.69",
        "CONTENT-URL": "",
    }
    write(tmp_path, "madrid/201132-0-museos_2026.json", [record])
    (row,) = places_madrid.rows(tmp_path)
    assert row.names == {"es": "Museo A"} and row.hours is not None and row.wheelchair is Truth.YES and row.url is None


@pytest.mark.parametrize(
    ("codes", "expected"),
    [("1", Truth.YES), ("0,6", Truth.NO), ("2,6", Truth.UNKNOWN), ("3", Truth.UNKNOWN), ("", Truth.UNKNOWN)],
)
def test_accessibility_in_part_or_not_said_is_unknown(codes: str, expected: Truth) -> None:
    assert places_madrid.wheelchair(codes) is expected


def test_vienna_leaves_office_towers_out(tmp_path: Path) -> None:
    def feature(number: int, name: str) -> dict[str, Any]:
        properties = {"OBJECTID": number, "NAME": name, "WEITERE_INF": None}
        return {"geometry": {"coordinates": [16.37, 48.2]}, "properties": properties}

    features = [feature(1, "UNO-City"), feature(2, "Karlskirche"), feature(3, "Riesenrad")]
    write(tmp_path, "vienna/sehenswuerdigkeiten_stationen.geojson", {"features": features})
    assert [(row.key, row.kind) for row in places_vienna.rows(tmp_path)] == [("2", Kind.CHURCH), ("3", Kind.AMUSEMENT)]


def test_new_york_says_what_closed_and_leaves_out_what_moved(tmp_path: Path) -> None:
    names = ("Museum of Modern Art (MoMA)", "Rubin Museum of Art", "American Folk Art Museum")
    write(tmp_path, "nyc/nyc_museums_transcribed.json", [{"name": name, "lat": 40.7, "lon": -74.0} for name in names])
    open_one, closed_one = places_nyc.rows(tmp_path)
    assert open_one.names == {"en": "Museum of Modern Art"} and not open_one.closed_for_good
    assert closed_one.closed_for_good


def test_london_leaves_parts_of_a_museum_out(tmp_path: Path) -> None:
    names = ("British Museum", "Tower Bridge Engine Rooms", "The Jewish Museum")
    write(
        tmp_path,
        "london/london_osm_museums_transcribed.json",
        [{"name": name, "lat": 51.5, "lon": -0.1} for name in names],
    )
    found = [(row.key, row.closed_for_good, row.observed_at) for row in places_london_osm.rows(tmp_path)]
    assert found == [("British Museum", False, None), ("The Jewish Museum", True, None)]


def test_the_paris_region_leaves_offices_and_ports_out(tmp_path: Path) -> None:
    def sight(number: str, name: str | None, kind: str) -> dict[str, Any]:
        point = {"lat": 48.9, "lon": 2.3}
        return {"objectid": number, "nom_carto": name, "typo_niv3": kind, "geo_point_2d": point, "dep": "75"}

    sights = [
        sight("1", None, "Offices du tourisme et syndicats d'initiative"),
        sight("2", "Port A", "Haltes, escales ou ports fluviaux de plaisance"),
        sight("3", "Eglise A", "Site et monument"),
        sight("4", "Siège de Nestlé France", "Site et monument"),
        sight("5", "Château A", "Musée et écomusée"),
    ]
    write(tmp_path, "paris_idf/idf-tourist-sites.json", {"results": sights})
    assert [(row.key, row.kind) for row in places_paris_idf.rows(tmp_path)] == [("3", Kind.CHURCH), ("5", Kind.MUSEUM)]


def test_national_parks_repeat_once_and_buffer_zones_never(tmp_path: Path) -> None:
    def one(country: str, name: str) -> dict[str, Any]:
        return {"countryCode": country, "name": name, "coordinates": [10.0, 20.0]}

    parks = [
        one("SE", "2000934 Sånfjället"),
        one("SE", "Sånfjället"),
        one("NP", "Rara - Buffer Zone"),
        one("US", "Acadia"),
    ]
    write(tmp_path, "natparks/nationalparks_geonames.jsonl", parks)
    (row,) = places_natparks.rows(tmp_path)
    assert row.names == {"en": "Sånfjället"} and row.point.lat == 10.0 and row.country == "SE"
