"""What a catalog answers: the same claims of the one in memory and of the one in a file."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tripwright.domain.catalog import Catalog
from tripwright.domain.place import Kind
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.holdings import Holdings
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.catalog.reader import SqliteCatalog
from tripwright.tools.catalog.snapshot import write_snapshot

SEEN = date(2026, 5, 1)


@pytest.fixture(params=["memory", "file"])
def catalog(request: pytest.FixtureRequest, world: Holdings, tmp_path: Path) -> Iterator[Catalog]:
    if request.param == "memory":
        yield InMemoryCatalog(observed_at=SEEN, **world)
        return
    write_snapshot(tmp_path / "world.sqlite", "world", observed_at=SEEN, **world)
    opened = SqliteCatalog(tmp_path / "world.sqlite")
    yield opened
    opened.close()


def test_a_city_is_found_in_any_language_case_or_accent(catalog: Catalog) -> None:
    for name in ("Norport", "NORPORT", "nörport", "北港", "북항", "new port"):
        assert [city.id for city in catalog.find_cities(name)] == ["geonames:1"]


def test_homonyms_come_most_populous_first_and_a_country_narrows_them(catalog: Catalog) -> None:
    assert [c.id for c in catalog.find_cities("springvale")] == ["geonames:2", "geonames:3"]
    assert [c.id for c in catalog.find_cities("springvale", "CA")] == ["geonames:3"]


def test_part_of_a_name_finds_no_city_but_is_suggested(catalog: Catalog) -> None:
    assert not catalog.find_cities("Norpor")
    assert [c.id for c in catalog.suggest("Norprot")] == ["geonames:1"]
    assert not catalog.suggest("Xyzzyqq")


def test_a_region_lists_only_cities_that_hold_something(catalog: Catalog) -> None:
    assert catalog.find_regions("norland") == (("Norland, Japan", ("geonames:1",)),)
    assert catalog.find_regions("Ontario") == (("Ontario, Canada", ()),)


def test_a_country_is_found_in_korean(catalog: Catalog) -> None:
    assert [c.code for c in catalog.find_countries("일본")] == ["JP"]


def test_places_come_most_important_first_and_by_kind(catalog: Catalog) -> None:
    assert [p.id for p in catalog.places("geonames:1")] == ["wd:Q1", "wd:Q2"]
    assert [p.id for p in catalog.places("geonames:1", [Kind.GALLERY])] == ["wd:Q2"]


def test_a_place_is_found_by_part_of_any_of_its_names(catalog: Catalog) -> None:
    assert catalog.find_places("금각사")[0].id == "wd:Q1"
    assert catalog.find_places("金閣")[0].id == "wd:Q1"
    assert catalog.find_places("musee ete")[0].id == "wd:Q2"
    assert not catalog.find_places("harbour", city_id="geonames:1")


def test_the_holidays_of_the_city_decide_its_opening(catalog: Catalog) -> None:
    assert catalog.opening("wd:Q1", date(2026, 5, 11)).open is Truth.NO
    assert catalog.opening("wd:Q1", date(2026, 5, 4)).open is Truth.YES
    assert catalog.opening("wd:Q1", date(2026, 6, 1)).open is Truth.YES
    assert catalog.opening("wd:Q1", date(2027, 5, 10)).open is Truth.UNKNOWN
    assert catalog.opening("wd:Q2", date(2026, 5, 5)).open is Truth.UNKNOWN
    assert catalog.opening("wd:Q404", date(2026, 5, 5)).open is Truth.UNKNOWN


def test_a_timetabled_seat_goes_on_its_date_and_a_drive_on_any(catalog: Catalog) -> None:
    assert [t.id for t in catalog.transports("geonames:1", "geonames:2", date(2026, 5, 2))] == ["t:1", "t:2"]
    assert [t.id for t in catalog.transports("geonames:1", "geonames:2", date(2026, 5, 3))] == ["t:2"]
    assert not catalog.transports("geonames:2", "geonames:1", date(2026, 5, 2))


def test_a_per_diem_past_its_season_shows_its_age(catalog: Catalog) -> None:
    now = catalog.per_diem("geonames:1", date(2026, 7, 1))
    assert now is not None and now.lodging.amount == 220
    later = catalog.per_diem("geonames:1", date(2027, 2, 1))
    assert later is not None and later.lodging.amount == 150 and later.season_end == date(2026, 5, 31)
    assert catalog.per_diem("geonames:1", date(2025, 7, 1)) is None


def test_rates_invert_and_cross_and_keep_the_older_date(catalog: Catalog) -> None:
    usd_jpy = catalog.rate("USD", "JPY")
    assert usd_jpy is not None and usd_jpy.rate == 120 and usd_jpy.observed_at == date(2026, 4, 30)
    usd_eur = catalog.rate("USD", "EUR")
    assert usd_eur is not None and usd_eur.rate == Decimal("0.8")
    assert catalog.rate("USD", "KRW") is None


def test_logistics_are_answered_or_unknown(catalog: Catalog) -> None:
    rule = catalog.entry_rule("KR", "JP")
    assert rule is not None and rule.days == 90
    assert catalog.entry_rule("US", "JP") is None
    plugs = catalog.plugs("JP")
    assert plugs is not None and plugs.types == ("A", "B")
    may = catalog.climate("geonames:1", 5)
    assert may is not None and may.high == 22.0
    assert catalog.climate("geonames:1", 6) is None
    for asked in ("KE", "korean air"):
        bag = catalog.cabin_bag(asked)
        assert bag is not None and bag.name == "Korean Air"
    assert [item.id for item in catalog.item_rules("power bank")] == ["i1"]
    assert catalog.holidays_known("JP", 2026) and not catalog.holidays_known("JP", 2027)


def test_every_fact_has_its_source_licence_and_date(catalog: Catalog) -> None:
    hours, price = catalog.fact("wd:Q1", "hours"), catalog.fact("wd:Q1", "price")
    assert hours is not None and (hours.source, hours.observed_at) == ("gov", date(2026, 5, 1))
    assert price is not None and price.observed_at == date(2025, 1, 1) and price.licence == "public domain"
    entry = catalog.fact("entry:KR:JP", "entry")
    assert entry is not None and entry.value["days"] == 90
    assert catalog.fact("KR:JP", "entry") == entry
    assert catalog.fact("JP", "plugs") == catalog.fact("country:JP", "plugs") is not None
    crossed = catalog.fact("rate:USD:JPY", "rate")
    assert crossed is not None and crossed.method == "computed"
    assert catalog.fact("wd:Q2", "hours") is None


def test_a_source_that_differs_is_kept_and_shown(catalog: Catalog) -> None:
    assert [(f.source, f.value["amount"]) for f in catalog.conflicts("wd:Q1")] == [("blog", "600")]


def test_coverage_counts_what_is_known(catalog: Catalog) -> None:
    first, second = catalog.coverage()
    assert (first.city_id, first.places, first.with_hours, first.with_price) == ("geonames:1", 2, 1, 1)
    assert (first.lodgings, first.restaurants, first.enough) == (1, 1, False)
    assert first.oldest == date(2025, 1, 1) and second.city_id == "geonames:2"


def test_the_hash_names_the_content(world: Holdings) -> None:
    same, other = InMemoryCatalog(**world), InMemoryCatalog(**{**world, "currency": "JPY"})
    assert InMemoryCatalog(**world).hashes == same.hashes != other.hashes


@pytest.mark.parametrize("asked", ["the Golden Hall", "golden-hall", "Golden Hall Museum", "金閣", "GOLDEN  HALL"])
def test_a_place_is_found_as_people_write_it(catalog: Catalog, asked: str) -> None:
    assert [p.id for p in catalog.find_places(asked)] == ["wd:Q1"]
    assert [p.id for p in catalog.find_places(asked, "geonames:1")] == ["wd:Q1"]


def test_a_misspelling_is_found_in_its_city_only(catalog: Catalog) -> None:
    assert [p.id for p in catalog.find_places("Goldn Hall", "geonames:1")] == ["wd:Q1"]
    assert not catalog.find_places("Harbour", "geonames:1") and not catalog.find_places("")


def test_a_holiday_is_a_fact_of_its_day(catalog: Catalog) -> None:
    fact = catalog.fact("JP:2026-05-04", "holiday")
    assert fact is not None and fact.source == "gov" and "Greenery Day" in str(fact.value)
    assert catalog.fact("holiday:JP:2026-05-06", "holiday") is None
    assert catalog.fact("holiday:JP:soon", "holiday") is None
