"""The snapshot file: equal to what was written, sealed, refused when broken, safe for threads."""

import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.errors import CatalogCorrupt, CatalogMissing, CatalogVersion, StoreError
from tripwright.domain.place import Point
from tripwright.tools.catalog import seal
from tripwright.tools.catalog.holdings import Holdings
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.catalog.names import fold
from tripwright.tools.catalog.reader import SqliteCatalog
from tripwright.tools.catalog.schema import tokens
from tripwright.tools.catalog.snapshot import write_snapshot


@pytest.fixture
def path(world: Holdings, tmp_path: Path) -> Path:
    write_snapshot(tmp_path / "world.sqlite", "world", observed_at=date(2026, 5, 1), **world)
    return tmp_path / "world.sqlite"


@pytest.fixture
def opened(path: Path) -> Iterator[SqliteCatalog]:
    catalog = SqliteCatalog(path)
    yield catalog
    catalog.close()


def test_every_record_comes_back_as_it_was_written(world: Holdings, opened: SqliteCatalog) -> None:
    assert [opened.city(c.id) for c in world["cities"]] == world["cities"]
    assert [opened.place(p.id) for p in world["places"]] == world["places"]
    assert [opened.country(c.code) for c in world["countries"]] == world["countries"]
    assert [opened.lodging(x.id) for x in world["lodgings"]] == world["lodgings"]
    assert [opened.restaurant(x.id) for x in world["restaurants"]] == world["restaurants"]
    assert [opened.transport(x.id) for x in world["transports"]] == world["transports"]
    assert list(opened.holidays("JP", date(2026, 1, 1), date(2026, 12, 31))) == world["holidays"]


def test_facts_in_a_file_are_those_in_memory(world: Holdings, opened: SqliteCatalog) -> None:
    memory = InMemoryCatalog(observed_at=date(2026, 5, 1), **world)
    for subject in ("wd:Q3", "geonames:1", "inn:1", "eat:1", "t:1", "country:JP", "entry:KR:JP", "airline:KE"):
        stored, held = opened.facts(subject), memory.facts(subject)
        assert {f.field: f.value for f in stored} == {f.field: f.value for f in held} != {}


def test_equal_content_makes_an_equal_hash(world: Holdings, path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite"
    first = SqliteCatalog(path)
    same = write_snapshot(again, "world", observed_at=date(2026, 5, 1), **world)
    other = write_snapshot(again, "world", observed_at=date(2026, 5, 1), **{**world, "currency": "JPY"})
    assert first.hashes == (same,) and other != same
    first.close()


def test_a_changed_byte_anywhere_is_found(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in (100, len(content) // 2, len(content) - seal.PAGE - 1, len(content) - seal.PAGE + 40):
        changed = bytearray(content)
        changed[at] ^= 1
        path.write_bytes(changed)
        with pytest.raises(CatalogCorrupt):
            SqliteCatalog(path)


def test_a_file_that_is_missing_foreign_or_of_another_version_is_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(CatalogMissing, match="there is no catalog"):
        SqliteCatalog(tmp_path / "nowhere.sqlite")
    foreign = tmp_path / "notes.txt"
    for content in (b"", b"not a database", path.read_bytes()[: -seal.PAGE]):
        foreign.write_bytes(content)
        with pytest.raises(CatalogCorrupt, match="not a catalog"):
            SqliteCatalog(foreign)
    path.write_bytes(path.read_bytes().replace(b'{"version": 1,', b'{"version": 9,'))
    with pytest.raises(CatalogVersion, match="format 9"):
        SqliteCatalog(path)


def test_a_sealed_file_that_is_no_database_is_corrupt(tmp_path: Path) -> None:
    path = tmp_path / "odd.sqlite"
    path.write_bytes(b"x" * 5000)
    seal.seal(path)
    with pytest.raises(CatalogCorrupt, match="cannot be opened"):
        SqliteCatalog(path)


def test_the_file_cannot_be_written_through_the_catalog(opened: SqliteCatalog) -> None:
    with pytest.raises(CatalogCorrupt):
        opened.store.rows("DELETE FROM place")


def test_a_failed_write_leaves_the_old_file(world: Holdings, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    with pytest.raises(StoreError, match="could not be written"):
        write_snapshot(path / "below a file" / "x.sqlite", "world", **world)
    monkeypatch.setattr("tripwright.tools.catalog.snapshot.seal", _full_disk)
    with pytest.raises(StoreError, match="No space"):
        write_snapshot(path, "world", **world)
    assert path.read_bytes() == before and not list(path.parent.glob("*.part"))


def _full_disk(_: Path) -> str:
    raise OSError(28, "No space left on device")


def test_many_threads_may_ask_at_once(opened: SqliteCatalog) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda i: opened.find_places("hall" if i % 2 else "walk"), range(200)))
    assert {tuple(p.id for p in answer) for answer in answers} == {("wd:Q1",), ("wd:Q3",)}


def test_places_near_a_point_are_found(opened: SqliteCatalog) -> None:
    assert {p.id for p in opened.near(Point(lat=35.001, lon=135.001), km=0.5)} == {"wd:Q1", "wd:Q2", "wd:Q3"}
    assert not opened.near(Point(lat=36, lon=135), km=0.5)


def test_a_closing_catalog_that_is_asked_raises_a_catalog_error(path: Path) -> None:
    catalog = SqliteCatalog(path)
    catalog.close()
    with pytest.raises(CatalogCorrupt):
        catalog.city("geonames:1")


@given(st.text(max_size=30))
def test_any_text_makes_search_tokens_that_sqlite_takes(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    ddl = (
        "CREATE VIRTUAL TABLE t USING fts5(x, content='', detail=none, tokenize=\"unicode61 categories 'L* N* Co M*'\")"
    )
    connection.execute(ddl)
    for token in tokens(fold(text)):
        connection.execute("SELECT rowid FROM t WHERE t MATCH ?", (f'"{token}"*',)).fetchall()
    connection.close()


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_korean_and_chinese_are_cut_into_pairs() -> None:
    assert tokens(fold("Kinkaku-ji 金閣寺 금각사 寺")) == ["kinkaku", "ji", "金閣", "閣寺", "금각", "각사", "寺"]


def test_opening_the_file_is_fast(path: Path) -> None:
    start = time.perf_counter()
    SqliteCatalog(path).close()
    assert time.perf_counter() - start < 1.0


def test_a_sort_of_record_may_have_a_source_of_its_own(world: Holdings, tmp_path: Path) -> None:
    world["origins"] = {"city": ("blog", date(2026, 7, 1))}
    path = tmp_path / "origins.sqlite"
    write_snapshot(path, "origins", observed_at=date(2026, 5, 1), **world)
    catalog = SqliteCatalog(path)
    for held in (catalog, InMemoryCatalog(observed_at=date(2026, 5, 1), **world)):
        city, inn = held.fact("geonames:1", "name"), held.fact("inn:1", "name")
        assert city is not None and (city.source, city.observed_at) == ("blog", date(2026, 7, 1))
        assert inn is not None and (inn.source, inn.observed_at) == ("gov", date(2026, 5, 1))
    catalog.close()
