"""What the catalog's sources answer over a small world."""

from datetime import date
from decimal import Decimal

import pytest
from tripwright.domain.logistics import Advisory, Climate, EntryRule, Holiday, Plugs
from tripwright.domain.offers import Rate, Transport
from tripwright.domain.place import City, Kind, Place, Point
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.providers import from_catalog
from tripwright.tools.providers.effect import Effect, effect_of
from tripwright.tools.providers.providers import providers
from tripwright.tools.providers.queries import (
    ClimateQuery,
    CountryQuery,
    EntryQuery,
    HolidaysQuery,
    PerDiemQuery,
    PlacesQuery,
    RateQuery,
    TimetableQuery,
)

DAY = date(2026, 5, 1)
POINT = Point(lat=37.5, lon=127)


@pytest.fixture(scope="module")
def world():
    return InMemoryCatalog(
        cities=[City(id="geonames:1", name="Seoul", country="KR", point=POINT, timezone="Asia/Seoul")],
        places=[
            Place(id="wd:Q1", city_id="geonames:1", name="Palace", kind=Kind.PALACE, point=POINT, synthetic=True),
            Place(id="wd:Q2", city_id="geonames:1", name="Museum", kind=Kind.MUSEUM, point=POINT, synthetic=True),
        ],
        climates=[Climate(city_id="geonames:1", month=5, high=23, source="s", observed_at=DAY)],
        holidays=[Holiday(country="KR", day=date(2026, 5, 5), name="Children's Day", source="s")],
        holiday_years=[("KR", 2026)],
        entry_rules=[EntryRule(passport="KR", destination="JP", requirement="visa free", days=90, source="s", observed_at=DAY)],
        plugs=[Plugs(country="KR", types=("C", "F"), volts=(220,), hertz=(60,), source="s", observed_at=DAY)],
        advisories=[Advisory(country="JP", publisher="X", level=1, text="normal", url="https://example.org", observed_at=DAY, source="s")],
        rates=[Rate(base="USD", quote="KRW", rate=Decimal("1400"), observed_at=DAY, source="s")],
        transports=[Transport(id="t1", mode="taxi", origin="geonames:1", destination="geonames:2", minutes=60)],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "known", "unknown"),
    [
        ("places", PlacesQuery("geonames:1", (Kind.PALACE,)), PlacesQuery("geonames:9")),
        ("climate", ClimateQuery("geonames:1", 5), ClimateQuery("geonames:1", 6)),
        ("holidays", HolidaysQuery("KR", DAY, date(2026, 5, 9)), HolidaysQuery("KR", DAY, date(2027, 1, 1))),
        ("rates", RateQuery("USD", "KRW"), RateQuery("USD", "XXX")),
        ("entry_rules", EntryQuery("KR", "JP"), EntryQuery("KR", "FR")),
        ("plugs", CountryQuery("KR"), CountryQuery("JP")),
        ("advisories", CountryQuery("JP"), CountryQuery("KR")),
        (
            "timetables",
            TimetableQuery("geonames:1", "geonames:2", DAY),
            TimetableQuery("geonames:2", "geonames:1", DAY),
        ),
    ],
)
def test_what_is_known_is_found_and_what_is_not_is_empty_with_a_sentence(world, name, known, unknown):
    provider = getattr(providers(world), name)
    result = provider.fetch(known)
    assert result.status == "found"
    assert result.value
    missing = provider.fetch(unknown)
    assert (missing.status, missing.value) == ("empty", None)
    assert missing.note.endswith(".")


def test_no_per_diem_is_empty_and_not_zero(world):
    assert providers(world).per_diem.fetch(PerDiemQuery("geonames:1", DAY)).status == "empty"


def test_known_to_have_no_holiday_differs_from_not_known(world):
    provider = providers(world).holidays
    known = provider.fetch(HolidaysQuery("KR", date(2026, 5, 6), date(2026, 5, 7)))
    assert (known.status, known.value) == ("found", ())
    assert provider.fetch(HolidaysQuery("FR", date(2026, 5, 6), date(2026, 5, 7))).status == "empty"


def test_only_the_asked_kinds_are_given(world):
    found = providers(world).places.fetch(PlacesQuery("geonames:1", (Kind.MUSEUM,)))
    assert [p.id for p in found.value] == ["wd:Q2"]


def test_every_function_over_the_catalog_is_marked_as_reading():
    for name in (
        "places",
        "per_diem",
        "climate",
        "holidays",
        "rates",
        "entry_rules",
        "plugs",
        "advisories",
        "timetables",
    ):
        assert effect_of(getattr(from_catalog, name)) is Effect.READ
    assert effect_of(print) is Effect.WRITE


def test_without_a_host_s_word_nothing_is_live(world):
    assert providers(world).forecast is None
