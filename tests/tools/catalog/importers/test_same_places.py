import re

from tripwright.tools.catalog.importers.same_places import SAME, wikidata_ids


def test_every_id_is_one_and_no_source_has_two_places_for_it() -> None:
    for places in SAME.values():
        assert all(re.fullmatch(r"Q\d+", found) for found in places.values())
        assert len(set(places.values())) == len(places)


def test_a_place_without_an_id_has_none() -> None:
    assert wikidata_ids("osm-london", "Royal Academy of Arts") == {"wikidata": "Q270920"}
    assert wikidata_ids("osm-london", "A museum") == {} == wikidata_ids("no source", "x")
