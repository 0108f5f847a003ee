import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tripwright.domain.place import Kind
from tripwright.tools.catalog.importers.places_nps import park_kind, person_fee, rows, visits_a_year


def park(code: str, name: str, designation: str, **more: Any) -> dict[str, Any]:
    return {
        "parkCode": code,
        "fullName": name,
        "name": name,
        "designation": designation,
        "latitude": "40.5",
        "longitude": "-74.5",
        "operatingHours": [],
        "entranceFees": [],
        "url": f"https://www.nps.gov/{code}/index.htm",
        "description": "prose that is never read",
        **more,
    }


def fee(cost: str, title: str = "Entrance - Per Person") -> dict[str, str]:
    return {"cost": cost, "title": title}


@pytest.mark.parametrize(
    ("name", "designation", "kind"),
    [
        ("Acadia National Park", "National Park", Kind.NATURE),
        ("Lincoln Memorial", "", Kind.MONUMENT),
        ("Adams National Historical Park", "National Historical Park", Kind.HISTORIC),
        ("Castle Clinton National Monument", "National Monument", Kind.CASTLE),
        ("Stonewall National Monument", "National Monument", Kind.HISTORIC),
        ("Cape Cod National Seashore", "National Seashore", Kind.BEACH),
        ("Greenbelt Park", "Park", Kind.PARK),
    ],
)
def test_kinds(name: str, designation: str, kind: Kind) -> None:
    assert park_kind(name, designation) is kind


def test_the_fee_is_one_persons_when_there_is_one_sum() -> None:
    one = person_fee([fee("35.00", "Entrance - Private Vehicle"), fee("20.00")])
    assert one is not None and one.amount == Decimal("20.00") and one.currency == "USD"
    assert person_fee([fee("20.00"), fee("15.00")]) is None
    assert person_fee([]) is None  # the list does not say "free"


def test_visits_are_of_the_latest_whole_year() -> None:
    def year(number: int, months: int, each: int) -> dict[str, Any]:
        return {"parkCode": "ACAD", "year": number, "monthly": [{"recreation": each}] * months}

    assert visits_a_year([year(2022, 12, 5), year(2023, 12, 10), year(2024, 6, 99)]) == {"acad": 120}


def test_rows_take_the_newer_record_and_leave_lines_out(tmp_path: Path) -> None:
    folder = tmp_path / "nps"
    folder.mkdir()
    old = [
        park("acad", "Acadia National Park", "National Park"),
        park("aptr", "A Trail", "National Scenic Trail"),
        park("nopo", "B", "Park", latitude=""),
    ]
    (folder / "parks_2024-02.jsonl").write_text(json.dumps({"data": old}) + "\n")
    (folder / "parks_2025-08.json").write_text(
        json.dumps([park("ACAD", "Acadia National Park", "National Park", entranceFees=[fee("20.00")])])
    )
    (folder / "park_visitation.json").write_text("[]")
    (row,) = rows(tmp_path)
    assert row.observed_at is not None and row.observed_at.year == 2025
    assert row.price is not None and row.visitors_per_year is None and "prose" not in repr(row)
