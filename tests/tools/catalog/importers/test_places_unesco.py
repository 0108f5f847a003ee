import json
from pathlib import Path
from typing import Any

import pytest
from tripwright.domain.place import Kind
from tripwright.tools.catalog.importers.places_unesco import clean, is_serial, rows, site_kind


def site(name: str, category: str = "Cultural", hectares: float = 10.0, number: int = 9001) -> dict[str, Any]:
    return {
        "id": number,
        "official_name": name,
        "category": category,
        "area_hectares": hectares,
        "latitude": 48.2,
        "longitude": 16.4,
        "state_party": "AUT",
        "short_description": "prose that is never read",
    }


def label(instance: str, **more: str) -> dict[str, str]:
    return {"wikidata_instance_of_label": instance, "transboundary": "0", **more}


@pytest.mark.parametrize(
    ("name", "instance", "kind"),
    [
        ("Historic Centre of Vienna", "old town", Kind.DISTRICT),
        ("Old Town of Segovia and its Aqueduct", "", Kind.DISTRICT),
        ("Tower of London", "archaeological site", Kind.CASTLE),
        ("Palace and Gardens of Schönbrunn", "", Kind.PALACE),
        ("Cologne Cathedral", "Catholic cathedral", Kind.CHURCH),
        ("Hatra", "ancient city, archaeological site", Kind.HISTORIC),
        ("Ajanta Caves", "artificial cave, temple", Kind.TEMPLE),
        ("Timbuktu", "urban area, city", Kind.DISTRICT),
    ],
)
def test_the_kind_is_by_name_then_by_instance(name: str, instance: str, kind: Kind) -> None:
    assert site_kind(site(name), label(instance)) is kind


def test_a_natural_site_is_nature() -> None:
    assert site_kind(site("Ichkeul National Park", "Natural"), {}) is Kind.NATURE


@pytest.mark.parametrize(
    "name",
    [
        "Works of Antoni Gaudí",
        "Wooden Churches of Maramureş",
        "Rock Art of Alta",
        "Qhapaq Ñan, Andean Road System",
        "Semmering Railway",
    ],
)
def test_sites_of_many_parts_have_no_one_point(name: str) -> None:
    assert is_serial(site(name), {})


def test_a_landscape_is_left_out_when_it_is_wide() -> None:
    assert is_serial(site("Wachau Cultural Landscape", hectares=18_000), {})
    assert not is_serial(site("Melk Cultural Landscape", hectares=100), {})


def test_a_site_over_a_border_is_left_out() -> None:
    assert is_serial(site("Muskauer Park"), label("park", transboundary="1"))


def test_markup_of_the_list_is_taken_off() -> None:
    assert clean("Genoa: <em>Le Strade Nuove</em>  &amp; more") == "Genoa: Le Strade Nuove & more"
    assert clean("Auschwitz Birkenau <br /><small>subtitle</small>") == "Auschwitz Birkenau"


def test_rows_join_the_wikidata_id_and_read_no_prose(tmp_path: Path) -> None:
    folder = tmp_path / "unesco"
    folder.mkdir()
    (folder / "world_heritage_sites_2025.json").write_text(
        json.dumps({"results": [site("Cologne Cathedral"), {**site("X"), "latitude": None}]})
    )
    header = "id_number 1,iso_code,transboundary,wikidata_URI,wikidata_instance_of_label"
    (folder / "unesco_wikidata_2024.csv").write_text(
        f"{header}\n9001,de,0,http://www.wikidata.org/entity/Q4176,Catholic cathedral\n"
    )
    (row,) = rows(tmp_path)
    assert (row.ids, row.country, row.heritage, row.kind) == ({"wikidata": "Q4176"}, "DE", True, Kind.CHURCH)
    assert "prose" not in repr(row)


def test_a_famous_sight_inside_a_site_is_world_heritage_too(tmp_path: Path) -> None:
    folder = tmp_path / "unesco"
    folder.mkdir()
    rome = site("Historic Centre of Rome", number=91)
    (folder / "world_heritage_sites_2025.json").write_text(json.dumps({"results": [rome]}))
    (folder / "unesco_wikidata_2024.csv").write_text("id_number 1\n")
    found = {row.names["en"]: row for row in rows(tmp_path)}
    assert found["Colosseum"].heritage and found["Colosseum"].ids == {"wikidata": "Q10285"}
    assert len({row.key for row in found.values()}) == len(found) == 7
