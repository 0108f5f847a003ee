import json
from pathlib import Path
from typing import Any

import pytest
from tripwright.domain.place import Kind
from tripwright.tools.catalog.importers.closed import CLOSED, closed_as, closed_in
from tripwright.tools.catalog.importers.places_wikidata import rows
from tripwright.tools.catalog.importers.sight_labels import why_no_sight
from tripwright.tools.catalog.rows import PlaceRow


def record(qid: str, label: str, visitors: str | None = None) -> dict[str, str]:
    found = {
        "location": f"http://www.wikidata.org/entity/{qid}",
        "cordinates": "Point(2.5 48.25)",
        "locationLabel": label,
    }
    return found | ({"visitors": visitors} if visitors else {})


def read(folder: Path, attractions: list[dict[str, Any]], museums: list[dict[str, Any]]) -> dict[str, PlaceRow]:
    (folder / "wikidata").mkdir()
    (folder / "wikidata" / "attractions.json").write_text(json.dumps(attractions))
    (folder / "wikidata" / "museums.json").write_text(json.dumps(museums))
    found = list(rows(folder))
    assert len({row.key for row in found}) == len(found)
    return {row.key: row for row in found}


def test_a_place_that_repeats_is_one_row_with_its_highest_figure(tmp_path: Path) -> None:
    found = read(tmp_path, [], [record("Q1", "Museum A", n) for n in ("100", "300", "t2026995", "200")])
    assert found["Q1"].visitors_per_year == 300


def test_a_point_is_longitude_first(tmp_path: Path) -> None:
    point = read(tmp_path, [record("Q1", "Castle A")], [])["Q1"].point
    assert (point.lat, point.lon) == (48.25, 2.5)


def test_no_figure_is_unknown_and_not_zero(tmp_path: Path) -> None:
    assert read(tmp_path, [record("Q1", "Castle A")], [])["Q1"].visitors_per_year is None


def test_a_place_of_both_lists_is_one_museum(tmp_path: Path) -> None:
    found = read(tmp_path, [record("Q1", "Tower A")], [record("Q1", "Tower A")])
    assert found["Q1"].kind is Kind.MUSEUM


def test_a_gallery_with_visitor_figures_is_a_museum(tmp_path: Path) -> None:
    museums = [record("Q1", "Galleria A", "5000"), record("Q2", "Galleria B"), record("Q3", "National Gallery")]
    assert [row.kind for row in read(tmp_path, [], museums).values()] == [Kind.MUSEUM, Kind.GALLERY, Kind.MUSEUM]


def test_a_closed_place_is_said_to_be_closed_and_a_moved_one_is_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, [], [record("Q23011166", "The Met Breuer"), record("Q464354", "American Folk Art Museum")])
    assert found["Q23011166"].closed_for_good and "Q464354" not in found


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ("Q12345", "id"),
        ("Category:Eternal flame", "id"),
        ("5 Shevchenka Street, Vynnyky", "address"),
        ("revenue house of A. I. Ryzhkov", "house"),
        ("House of Averino", "house"),
        ("Rostov Hotel", "use"),
        ("Main Post Office, Minsk", "use"),
        ("Pharmacy, Skansen", "part"),
        ("Crete", "no place"),
    ],
)
def test_labels_that_are_no_sights(label: str, why: str) -> None:
    assert why_no_sight(label) == why


@pytest.mark.parametrize(
    "label",
    [
        "White House",
        "Sydney Opera House",
        "Somerset House",
        "Gorky House Museum",
        "Bourbon Street",
        "Grand Central Terminal",
        "Big Ben",
    ],
)
def test_labels_that_are_sights(label: str) -> None:
    assert why_no_sight(label) is None


def test_each_closed_place_has_a_reason_and_one_city() -> None:
    assert all(entry.reason and entry.names and entry.city == entry.city.lower() for entry in CLOSED)
    ids = [entry.wikidata for entry in CLOSED if entry.wikidata]
    assert len(ids) == len(set(ids))


def test_a_name_is_closed_in_its_own_city_only() -> None:
    assert closed_in("london", "the jewish museum") is not None
    assert closed_in("new york", "The Jewish Museum") is None
    assert closed_as("Q1") is None
