"""The three importers of Japan: Kyoto's extract, the caches of five cities, and OpenStreetMap."""

from datetime import date

import pytest
from tripwright.domain.place import Kind, Point
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.importers import places_japan, places_japan_osm, places_kyoto
from tripwright.tools.catalog.importers.places_japan import item_row
from tripwright.tools.catalog.importers.places_japan_osm import tags_row
from tripwright.tools.catalog.importers.places_kyoto import sight_rows

DAY = date(2025, 12, 28)
HERE = Point(lat=34.68, lon=135.83)
TEMPLE = {"amenity": "place_of_worship", "religion": "buddhist", "name": "甲寺 (Kō-ji)", "wikidata": "Q1"}


def kyoto(**changes):
    record = {
        "wikidata": "Q1", "name_ja": "甲寺", "name_en": "Kō-ji", "lat": 35.0, "lng": 135.7, "category": "temple",
        "national_treasure": False, "world_heritage": True, "fetched_at": "2026-09-27",
    }  # fmt: skip
    return record | changes


def item(name, described="", **changes):
    return {"name": name, "description": described, "coordinates": {"lat": 35.6, "lng": 139.7}} | changes


def test_a_kyoto_row_carries_both_names_its_wikidata_id_and_the_heritage_flag():
    (row,) = sight_rows([kyoto()])
    assert (row.names, row.ids, row.heritage, row.kind) == (
        {"ja": "甲寺", "en": "Kō-ji"},
        {"wikidata": "Q1"},
        True,
        Kind.TEMPLE,
    )


def test_the_bamboo_grove_whose_point_is_off_is_left_out():
    assert list(sight_rows([kyoto(wikidata="Q23579173")])) == []


@pytest.mark.parametrize(
    ("category", "name", "kind"),
    [
        ("castle/palace", "元離宮甲城", Kind.CASTLE), ("castle/palace", "甲御所", Kind.PALACE), ("museum", "甲美術館", Kind.GALLERY),
        ("museum", "甲鉄道博物館", Kind.MUSEUM), ("other", "甲通", Kind.DISTRICT), ("garden", "甲山荘", Kind.GARDEN),
    ],
)  # fmt: skip
def test_kyoto_kinds(category, name, kind):
    assert places_kyoto.kind_of(category, name) is kind


def test_a_shrine_of_the_neighbourhood_is_left_out_and_one_with_an_article_is_kept():
    assert item_row("Q5", item("Kō Shrine", "Shinto shrine in Tokyo"), DAY) is None
    row = item_row("Q5", item("Kō Shrine", "Shinto shrine in Tokyo", wikipediaUrl="https://example.org"), DAY)
    assert row is not None and (row.kind, row.names, row.native) == (Kind.SHRINE, {"en": "Kō Shrine"}, "ja")


def test_a_museum_needs_no_article_but_a_name():
    assert item_row("Q6", item("Kō Museum", "museum in Tokyo"), DAY) is not None
    assert item_row("Q7", item("Q7", "museum in Tokyo"), DAY) is None


def test_a_house_that_has_closed_is_marked_so_that_no_other_source_brings_it_back():
    row = item_row(next(iter(places_japan.CLOSED)), item("Kō Museum"), DAY)
    assert row is not None and row.closed_for_good


def test_what_is_elsewhere_or_no_place_is_left_out():
    assert item_row(next(iter(places_japan.DROPPED)), item("Kō Museum"), DAY) is None
    assert item_row("Q8", item("Kō Dam", "dam in Tokyo", wikipediaUrl="https://example.org"), DAY) is None


def test_an_osm_row_has_both_ids_and_the_native_name_without_its_gloss():
    row = tags_row("node/7", TEMPLE | {"wheelchair": "no", "fee": "no"}, HERE, DAY)
    assert row is not None
    assert (row.names, row.kind, row.ids) == ({"ja": "甲寺"}, Kind.TEMPLE, {"osm": "node/7", "wikidata": "Q1"})
    assert row.wheelchair is Truth.NO and row.price is not None and row.price.amount == 0


@pytest.mark.parametrize(
    "tags",
    [
        {"amenity": "restaurant", "name": "甲", "wikidata": "Q1"},
        {"shop": "mall", "name": "甲", "wikidata": "Q1"},
        {"historic": "memorial", "name": "甲碑", "wikidata": "Q1"},
        {"tourism": "artwork", "name": "甲像", "wikidata": "Q1"},
        {"leisure": "park", "name": "甲公園"},  # a playground like any other
        {"tourism": "attraction", "name:en": "Lots of stone lanterns"},  # a mapper's note
        TEMPLE | {"access": "private"},
    ],
)
def test_osm_objects_that_are_no_sight(tags):
    assert tags_row("node/7", tags, HERE, DAY) is None


def test_limited_wheelchair_access_and_a_fee_without_an_amount_are_unknown():
    row = tags_row("node/7", TEMPLE | {"wheelchair": "limited", "fee": "yes"}, HERE, DAY)
    assert row is not None and row.wheelchair is Truth.UNKNOWN and row.price is None


def test_a_charge_in_yen():
    row = tags_row("node/7", TEMPLE | {"fee": "yes", "charge": "200 JPY"}, HERE, DAY)
    assert row is not None and str(row.price) == "200 JPY"


def test_only_openstreetmap_is_share_alike_and_in_a_pack_of_its_own():
    assert (places_kyoto.PACK, places_japan.PACK, places_japan_osm.PACK) == ("core", "core", "odbl")
    assert all(source.share_alike for source in places_japan_osm.SOURCES)
    assert not any(source.share_alike for source in (*places_kyoto.SOURCES, *places_japan.SOURCES))
