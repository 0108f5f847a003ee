"""Rows of several sources become places of a city."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tripwright.domain.fact import Source
from tripwright.domain.hours import OpeningHours
from tripwright.domain.money import Money
from tripwright.domain.place import City, Kind, Place, Point
from tripwright.tools.catalog.builder import Built, build, joined_places
from tripwright.tools.catalog.gazetteer import Gazetteer
from tripwright.tools.catalog.holdings import Holdings
from tripwright.tools.catalog.importance import importance
from tripwright.tools.catalog.join import groups
from tripwright.tools.catalog.reader import SqliteCatalog
from tripwright.tools.catalog.rows import PlaceRow

CENTRE = Point(lat=48.85, lon=2.35)
SOURCES = [Source(id=key, name=key, publisher=key, licence="CC0") for key in ("a", "b", "c")]


def north(km: float, of: Point = CENTRE) -> Point:
    return Point(lat=of.lat + km / 111.195, lon=of.lon)


def town(number: int, name: str, population: int, point: Point, country: str = "FR") -> City:
    return City(
        id=f"geonames:{number}", name=name, country=country, point=point, timezone="Europe/Paris", population=population
    )


CITIES = [
    town(1, "Grandville", 2_000_000, CENTRE),
    town(2, "Kingsgarden", 85_000, north(17)),
    town(3, "Farther", 60_000, north(60)),
    town(4, "Overborder", 60_000, north(63), "BE"),
    town(5, "Hamlet", 3_000, north(120)),
]
GAZETTEER = Gazetteer(CITIES, {}, [])


def row(source: str, key: str, name: str = "Old Hall", **more: object) -> PlaceRow:
    fields = {"native": "en", "point": CENTRE, "kind": Kind.MUSEUM, "observed_at": date(2025, 1, 1), **more}
    names = fields.pop("names", {"en": name})
    return PlaceRow(source=source, key=key, names=names, **fields)


def made(*rows: PlaceRow) -> Built:
    return joined_places(rows, {source.id: source for source in SOURCES}, GAZETTEER)


def only(*rows: PlaceRow) -> Place:
    (place,) = made(*rows).places
    return place


def test_a_shared_id_joins_rows_of_any_name_and_distance() -> None:
    place = only(
        row("a", "1", ids={"wikidata": "Q5"}), row("b", "2", "Vieux Hall", point=north(3), ids={"wikidata": "Q5"})
    )
    assert place.id == "wd:Q5" and place.sources == 2 and place.point == CENTRE


@pytest.mark.parametrize(
    ("km", "kind", "places"),
    [(0.2, Kind.CHURCH, 1), (0.4, Kind.CHURCH, 2), (0.4, Kind.MUSEUM, 1), (0.7, Kind.MUSEUM, 2)],
)
def test_an_equal_name_joins_near_by_and_a_little_farther_when_the_kind_is_equal(
    km: float, kind: Kind, places: int
) -> None:
    assert len(made(row("a", "1"), row("b", "2", "OLD HALL", point=north(km), kind=kind)).places) == places


def test_what_is_wide_joins_over_two_kilometres() -> None:
    for km, places in ((1.8, 1), (2.2, 2)):
        forts = [row("a", "1", kind=Kind.CASTLE), row("b", "2", kind=Kind.CASTLE, point=north(km))]
        assert len(made(*forts).places) == places


def test_a_name_in_any_language_joins_and_korean_its_romanization() -> None:
    assert len(made(row("a", "1", names={"en": "X", "fr": "Été"}), row("b", "2", "ete")).places) == 1
    assert len(made(row("a", "1", "Gyeongbokgung"), row("b", "2", names={"en": "경복궁"})).places) == 1


def test_two_items_of_wikidata_are_never_one_place() -> None:
    shrines = [row("a", q, "Hachiman Shrine", ids={"wikidata": q}) for q in ("Q1", "Q2")]
    assert len(made(*shrines).places) == 2
    assert len(made(shrines[0], row("b", "x", "Hachiman Shrine"), shrines[1]).places) == 2


def test_a_closed_place_is_dropped_whoever_else_holds_it() -> None:
    built = made(row("a", "1", closed_for_good=True), row("b", "2"), row("c", "3", "New Hall"))
    assert [place.name for place in built.places] == ["New Hall"] and built.closed == 1
    other_pack = joined_places([row("b", "2")], {"b": SOURCES[1]}, GAZETTEER, [row("a", "1", closed_for_good=True)])
    assert not other_pack.places and other_pack.closed == 1


def test_the_newest_hours_are_used_and_the_older_are_kept_as_a_conflict(tmp_path: Path) -> None:
    old, new = OpeningHours(always_open=True), OpeningHours(closed_month_days=((1, 1),))
    rows = [row("a", "1", hours=old), row("b", "2", hours=new, hours_observed=date(2026, 2, 2))]
    out = tmp_path / "p.sqlite"
    build(rows, Holdings(cities=CITIES), out, name="p", sources=SOURCES, gazetteer=GAZETTEER)
    catalog = SqliteCatalog(out)
    place = catalog.place("a:1")
    assert place is not None and place.hours == new and place.hours_observed == date(2026, 2, 2)
    used = catalog.fact("a:1", "hours")
    assert used is not None and (used.source, used.observed_at, used.method) == ("b", date(2026, 2, 2), "parsed")
    assert [(f.field, f.source) for f in catalog.conflicts("a:1")] == [("hours", "a")]
    assert ("exists", "b") in [(field, source.id) for field, source in catalog.confirming("a:1")]
    catalog.close()


def test_an_unknown_price_stays_unknown_and_free_stays_free() -> None:
    assert only(row("a", "1")).price is None
    free = Money(amount=Decimal(0), currency="EUR")
    assert only(row("a", "1"), row("b", "2", price=free)).price == free


def test_the_name_is_english_where_known_else_that_on_the_door() -> None:
    assert only(row("a", "1", names={"ja": "金閣"}, native="ja")).name == "金閣"
    names = {"ja": "金閣", "en": "Golden Hall"}
    assert only(row("a", "1", names=names, native="ja")).name == "Golden Hall"


def test_a_suburb_gives_its_sights_to_the_city_and_a_town_of_its_own_keeps_them() -> None:
    assert only(row("a", "1", point=north(17))).city_id == "geonames:1"
    assert only(row("a", "1", point=north(59))).city_id == "geonames:3"


def test_a_stated_city_or_country_goes_before_the_nearest() -> None:
    assert only(row("a", "1", city="geonames:2", point=north(17))).city_id == "geonames:2"
    assert only(row("a", "1", point=north(62), country="FR")).city_id == "geonames:3"
    assert only(row("a", "1", point=north(62), country="BE")).city_id == "geonames:4"


def test_an_old_spelling_of_two_towns_names_neither() -> None:
    spelled = {"geonames:2": ["Chongju", "Garden"], "geonames:3": ["Chongju"]}
    gazetteer = Gazetteer(CITIES, spelled, [])
    assert gazetteer.named("Chongju", "FR") is None and gazetteer.named("Garden", "FR") == CITIES[1]
    assert gazetteer.named("Farther", "FR") == CITIES[2] and gazetteer.named("Farther", "BE") is None


def test_a_sight_that_no_town_is_near_is_left_out_and_counted() -> None:
    built = made(row("a", "1", point=north(120)))
    assert not built.places and built.remote == 1


def test_importance_follows_the_formula() -> None:
    assert importance(Kind.SIGHT, False, 1, 1, None) == 0
    assert importance(Kind.SIGHT, True, 1, 1, None) == 0.35
    assert importance(Kind.SIGHT, False, 9, 1, None) == 0.36
    assert importance(Kind.SIGHT, False, 1, 64, None) == 0.25
    assert importance(Kind.SIGHT, False, 1, 1, 10_000_000) == 0.45
    assert importance(Kind.MUSEUM, False, 1, 1, 10_000) == 0.05
    assert importance(Kind.PALACE, True, 4, 300, 99_000_000) == 1.0


def test_groups_keep_the_order_of_the_rows() -> None:
    rows = [row("a", "1", "X"), row("a", "2", "Y"), row("b", "3", "X")]
    assert [[r.key for r in group] for group in groups(rows)] == [["1", "3"], ["2"]]
