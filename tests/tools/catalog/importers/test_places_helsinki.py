import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tripwright.domain.place import Kind
from tripwright.tools.catalog.importers.places_helsinki import rows, sight_kind


def place(number: str, tags: str, lat: float = 60.17, **names: str | None) -> dict[str, Any]:
    return {
        "id": number,
        "name": {"fi": "Paikka", "en": None, "sv": None, "zh": None, **names},
        "info_url": "http://example.org/",
        "location": {"lat": lat, "lon": 24.94},
        "tags": [{"name": tag} for tag in tags.split(",")],
        "opening_hours": {"hours": [], "openinghours_exception": ""},
    }


def read(folder: Path, *places: dict[str, Any]) -> list[Any]:
    (folder / "helsinki").mkdir()
    (folder / "helsinki" / "myhelsinki_places_2019-11.json").write_text(json.dumps({"data": places}))
    return list(rows(folder))


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ("MUSEUMS & GALLERIES,Museum", Kind.MUSEUM),
        ("SIGHTS & ATTRACTIONS,Architecture,Church", Kind.CHURCH),
        ("NATURE & SPORTS,Island,Sauna", Kind.NATURE),
        ("SAUNA & WELLNESS,Sauna", Kind.SPA),
        ("SIGHTS & ATTRACTIONS,SHOPPING,MarketHall", Kind.MARKET),
        ("SIGHTS & ATTRACTIONS,Park,Viewpoint", Kind.PARK),
        ("RESTAURANTS & CAFES,Restaurant", None),
        ("SHOPPING,Design", None),
        ("ACCOMMODATION,Hotel,SIGHTS & ATTRACTIONS,Architecture", None),
        ("NATURE & SPORTS,EscapeRoom", None),
        ("NATURE & SPORTS,GymFitness,Swimming", None),
        ("MEETING PLACES,Theatre", None),
    ],
)
def test_tags_say_what_is_a_sight(tags: str, kind: Kind | None) -> None:
    assert sight_kind("Paikka", frozenset(tags.split(","))) is kind


def test_a_place_far_from_the_region_is_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, place("1", "MUSEUMS & GALLERIES,Museum"), place("2", "MUSEUMS & GALLERIES,Museum", lat=61.5))
    assert [row.key for row in found] == ["1"]


def test_languages_are_the_names_that_are_given(tmp_path: Path) -> None:
    (row,) = read(tmp_path, place("1", "MUSEUMS & GALLERIES,Museum", en="A museum", sv=" "))
    assert row.names == {"fi": "Paikka", "en": "A museum"} and row.languages == 2 and row.native == "fi"


def test_free_is_a_price_of_zero_and_silence_is_no_price(tmp_path: Path) -> None:
    free, silent = read(
        tmp_path, place("1", "MUSEUMS & GALLERIES,Museum,Free"), place("2", "MUSEUMS & GALLERIES,Museum")
    )
    assert free.price.amount == Decimal(0) and free.price.currency == "EUR"
    assert silent.price is None and silent.hours is None
