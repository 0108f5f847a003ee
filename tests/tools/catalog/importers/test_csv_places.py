"""Your own places, from a table and a mapping."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tripwright.domain.errors import InputError
from tripwright.domain.place import Kind
from tripwright.tools.catalog.importers.csv_places import import_places
from tripwright.tools.catalog.reader import SqliteCatalog

MAPPING = """
source: {id: mine, name: My list, publisher: Me, licence: CC0-1.0}
city: geonames:1
currency: JPY
observed_at: 2026-11-01
columns: {id: ref, name: title, lat: lat, lon: lon, kind: type, price: fee}
names: {ja: ja}
kinds: {jinja: shrine}
"""
TABLE = "ref,title,ja,lat,lon,type,fee\n1,Fox Gate,狐門,35.0,135.7,jinja,\n2,Hall,,35.1,135.7,museum,500\n3,Moss,,35.2,135.7,garden,0\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    (tmp_path / "m.yaml").write_text(MAPPING, "utf-8")
    (tmp_path / "places.csv").write_text(TABLE, "utf-8")
    return tmp_path / "places.csv", tmp_path / "m.yaml", tmp_path / "out.sqlite"


def test_a_table_becomes_a_catalog_with_provenance(files: tuple[Path, Path, Path]) -> None:
    import_places(*files)
    catalog = SqliteCatalog(files[2])
    gate, hall, moss = (catalog.place(f"mine:{i}") for i in "123")
    assert gate is not None and gate.kind is Kind.SHRINE and gate.price is None and gate.names == {"ja": "狐門"}
    assert hall is not None and hall.price is not None and hall.price.amount == 500
    assert moss is not None and moss.price is not None and moss.price.amount == Decimal(0)
    fact = catalog.fact("mine:2", "price")
    assert fact is not None and (fact.source, fact.licence, fact.observed_at) == ("mine", "CC0-1.0", date(2026, 11, 1))
    catalog.close()


def test_json_lines_are_read_too(files: tuple[Path, Path, Path]) -> None:
    lines = files[0].with_suffix(".jsonl")
    lines.write_text('{"ref": 7, "title": "Gate", "lat": 35, "lon": 135, "type": "temple"}\n\n', "utf-8")
    import_places(lines, *files[1:])
    catalog = SqliteCatalog(files[2])
    assert catalog.place("mine:7") is not None
    catalog.close()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("9,,,35,135,museum,", "title is empty"),
        ("9,X,,95,135,museum,", "less than or equal to 90"),
        ("9,X,,35,135,spaceport,", "spaceport"),
        ("9,X,,35,135,museum,cheap", "line 5"),
    ],
)
def test_a_bad_row_is_named_by_its_line_and_nothing_is_written(
    files: tuple[Path, Path, Path], row: str, why: str
) -> None:
    files[0].write_text(TABLE + row + "\n", "utf-8")
    with pytest.raises(InputError, match=why):
        import_places(*files)
    assert not files[2].exists()


def test_a_mapping_that_is_none_is_refused(files: tuple[Path, Path, Path]) -> None:
    files[1].write_text("just: words", "utf-8")
    with pytest.raises(InputError, match="is not one"):
        import_places(*files)
    with pytest.raises(InputError, match="cannot be read"):
        import_places(files[0], files[1].with_name("none.yaml"), files[2])
