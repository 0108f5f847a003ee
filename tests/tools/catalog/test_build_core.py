"""Rebuilding the packs: all sources or none, with credits."""

from pathlib import Path

import pytest
from tripwright.domain.errors import CatalogMissing
from tripwright.domain.fact import Source
from tripwright.tools.catalog import importers
from tripwright.tools.catalog.build_core import Pack, build_packs, input_digests, notice_text
from tripwright.tools.catalog.builder import Built


def test_a_missing_source_file_stops_the_build_and_writes_nothing(tmp_path: Path) -> None:
    pytest.importorskip("holidays")
    (tmp_path / "sources").mkdir()
    with pytest.raises(CatalogMissing, match="every source, or not at all"):
        build_packs(tmp_path / "sources", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_every_listed_importer_exists_and_names_its_sources_and_pack() -> None:
    for name, importer in importers.place_importers():
        assert importer.SOURCES and importer.PACK, name
        assert all(source.licence for source in importer.SOURCES), name
        assert {source.share_alike for source in importer.SOURCES} == {importer.PACK != "core"}, name
    for name, logistics in importers.logistics_importers():
        assert logistics.SOURCES and not any(source.share_alike for source in logistics.SOURCES), name


def test_the_notice_credits_each_source_and_marks_share_alike_packs() -> None:
    source = Source(
        id="m", name="Map", publisher="Mappers", url="https://example.org", licence="ODbL-1.0", share_alike=True
    )
    text = notice_text([Pack(Path("x/odbl.sqlite"), Built(), (source,))])
    assert "Pack odbl.sqlite (share-alike" in text and "* Map. Mappers. Licence: ODbL-1.0." in text
    assert "https://example.org" in text


def test_inputs_are_named_by_their_digests(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.csv").write_text("1")
    digest = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
    assert input_digests(tmp_path) == f"{digest}  a/x.csv\n"
