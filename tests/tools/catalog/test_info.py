"""What is said of a catalog, and of one record."""

from datetime import date

import pytest
from tripwright.domain.catalog import Catalog
from tripwright.tools.catalog.holdings import Holdings
from tripwright.tools.catalog.info import info, search, show
from tripwright.tools.catalog.memory import InMemoryCatalog


@pytest.fixture
def catalog(world: Holdings) -> Catalog:
    return InMemoryCatalog(observed_at=date(2026, 5, 1), **world)


def test_a_city_with_few_places_is_called_thin(catalog: Catalog, world: Holdings) -> None:
    few = info(catalog)
    assert not few.cities and [row.city_id for row in few.thin] == ["geonames:1", "geonames:2"]
    template = world["places"][0]
    many = [template.model_copy(update={"id": f"x:{i}", "city_id": "geonames:3"}) for i in range(20)]
    rich = info(InMemoryCatalog(**{**world, "places": [*world["places"], *many]}))
    assert [(row.city_id, row.places) for row in rich.cities] == [("geonames:3", 20)]


def test_search_finds_cities_and_places(catalog: Catalog) -> None:
    assert [(hit.kind, hit.where) for hit in search(catalog, "norport")] == [("city", "Norport, Norland, JP")]
    assert [(hit.id, hit.where) for hit in search(catalog, "금각사")] == [("wd:Q1", "Norport, Norland, JP")]
    assert not search(catalog, "nothing of that name")


def test_show_gives_the_facts_the_differing_ones_and_their_sources(catalog: Catalog) -> None:
    shown = show(catalog, "wd:Q1")
    assert shown is not None and {source.id for source in shown.sources} == {"gov", "blog"}
    assert [fact.field for fact in shown.conflicts] == ["price"]
    assert show(catalog, "inn:1") is not None and show(catalog, "geonames:1") is not None
    assert show(catalog, "wd:Q404") is None
