"""Catalogs over each other: one place is one place, the upper fact is used, a closed world hides what is below."""

from datetime import date
from decimal import Decimal

import pytest
from tripwright.domain.fact import Fact, Source
from tripwright.domain.hours import Interval, OpeningHours, Weekly
from tripwright.domain.money import Money
from tripwright.domain.place import City, Kind, Place, Point
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.holdings import Holdings
from tripwright.tools.catalog.layers import LayeredCatalog
from tripwright.tools.catalog.memory import InMemoryCatalog

HALL = Point(lat=35.0, lon=135.0)
BESIDE = Point(lat=35.002, lon=135.0)  # 222 m
FAR = Point(lat=35.01, lon=135.0)  # 1.1 km
DAYS = OpeningHours(weekly=(Weekly(days={"tue": (Interval(start=540, end=1020),)}),))
TUESDAY = date(2026, 5, 5)
MAP = Source(id="map", name="Map", publisher="Mappers", licence="ODbL-1.0", share_alike=True)


def other(key: str, name: str, point: Point = HALL, **more: object) -> Place:
    return Place(id=key, city_id="geonames:1", name=name, kind=Kind.MUSEUM, point=point, synthetic=True, **more)


def over(world: Holdings, *places: Place, **more: object) -> LayeredCatalog:
    """The world with a layer of `places` under it."""
    below = InMemoryCatalog(places=places, sources=[MAP], observed_at=date(2026, 1, 1), **more)
    return LayeredCatalog([InMemoryCatalog(observed_at=date(2026, 5, 1), **world), below])


def test_a_shared_id_makes_one_place_and_fills_what_the_upper_does_not_know(world: Holdings) -> None:
    lower = other("osm:node/1", "Museum of Summer", FAR, hours=DAYS, wheelchair=Truth.YES)
    catalog = over(world, lower, same_as={"osm:node/1": ["wd:Q2"]})
    ids = [place.id for place in catalog.places("geonames:1")]
    assert ids == ["wd:Q1", "wd:Q2"]
    merged = catalog.place("osm:node/1")
    assert merged is not None and merged == catalog.place("wd:Q2")
    assert merged.kind is Kind.GALLERY and merged.hours == DAYS and merged.wheelchair is Truth.YES
    assert catalog.opening("wd:Q2", TUESDAY).open is Truth.YES
    hours = catalog.fact("wd:Q2", "hours")
    assert hours is not None and (hours.source, hours.subject) == ("map", "wd:Q2")
    assert catalog.same_as("wd:Q2") == ("osm:node/1",)


@pytest.mark.parametrize(("point", "count"), [(BESIDE, 2), (FAR, 3)])
def test_an_equal_name_joins_within_300_metres(world: Holdings, point: Point, count: int) -> None:
    assert len(over(world, other("osm:node/2", "golden hall", point)).places("geonames:1")) == count


def test_a_korean_name_joins_its_romanization(world: Holdings) -> None:
    world["places"] = [*world["places"], other("wd:Q7", "Namhansanseong")]
    assert len(over(world, other("kr:7", "남한산성")).places("geonames:1")) == 3


def test_the_upper_fact_is_used_and_the_lower_is_shown(world: Holdings) -> None:
    price = Money(amount=Decimal(700), currency="JPY")
    catalog = over(world, other("osm:node/3", "Golden Hall", price=price), same_as={"osm:node/3": ["wd:Q1"]})
    place, fact = catalog.place("wd:Q1"), catalog.fact("wd:Q1", "price")
    assert place is not None and place.price == Money(amount=Decimal(500), currency="JPY")
    assert fact is not None and fact.value["amount"] == "500"
    differing = [(f.source, f.value["amount"]) for f in catalog.conflicts("wd:Q1") if f.field == "price"]
    assert sorted(differing) == [("blog", "600"), ("map", "700")]


def test_hashes_stand_in_their_order_and_the_first_layer_answers_first(world: Holdings) -> None:
    first, second = InMemoryCatalog(**world), InMemoryCatalog(currency="EUR", as_of=date(2022, 3, 1))
    catalog = LayeredCatalog([first, second])
    assert catalog.hashes == (*first.hashes, *second.hashes)
    assert (catalog.currency, catalog.as_of) == ("EUR", date(2022, 3, 1))


def test_a_closed_world_hides_places_and_offers_below_but_not_cities_and_logistics(world: Holdings) -> None:
    sandbox = InMemoryCatalog(
        places=[other("box:1", "Sand Museum")], closed_world=True, as_of=date(2022, 3, 1), currency="USD"
    )
    catalog = LayeredCatalog([sandbox, InMemoryCatalog(observed_at=date(2026, 5, 1), **world)])
    assert [place.id for place in catalog.places("geonames:1")] == ["box:1"]
    assert catalog.place("wd:Q1") is None and catalog.fact("wd:Q1", "exists") is None and not catalog.facts("wd:Q1")
    assert not catalog.lodgings("geonames:1") and catalog.lodging("inn:1") is None
    assert not catalog.transports("geonames:1", "geonames:2", date(2026, 5, 2))
    assert not catalog.find_places("Golden Hall")
    assert [city.id for city in catalog.find_cities("Norport")] == ["geonames:1"]
    assert catalog.entry_rule("KR", "JP") is not None and catalog.fact("entry:KR:JP", "entry") is not None
    assert (catalog.as_of, catalog.currency) == (date(2022, 3, 1), "USD")
    assert [row.city_id for row in catalog.coverage()] == ["geonames:1"]
    assert catalog.find_regions("Sudland") == (("Sudland, Japan", ()),)


def test_coverage_counts_a_shared_place_once(world: Holdings) -> None:
    catalog = over(world, other("osm:node/4", "Golden Hall"), other("osm:node/5", "Tower"))
    assert [(row.city_id, row.places) for row in catalog.coverage()] == [("geonames:1", 3), ("geonames:2", 1)]


def test_a_city_of_a_lower_layer_only_is_found(world: Holdings) -> None:
    below = City(id="geonames:9", name="Westham", country="GB", point=HALL, timezone="Europe/London")
    catalog = LayeredCatalog([InMemoryCatalog(**world), InMemoryCatalog(cities=[below])])
    assert catalog.find_cities("westham") == (below,) and catalog.suggest("Westhan") == [below]


def test_a_fact_of_two_layers_with_one_value_is_no_conflict(world: Holdings) -> None:
    fact = Fact(subject="wd:Q9", field="note", value=1, source="map", licence="x", observed_at=None)
    layers = [InMemoryCatalog(facts=[fact], sources=[MAP]) for _ in range(2)]
    assert not LayeredCatalog(layers).conflicts("wd:Q9")
