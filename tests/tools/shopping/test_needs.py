"""Which need comes from which fact, and that none comes without one."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import tripwright.tools.shopping.needs as needs_module
from tripwright.domain.claim import Claim, ClaimKind
from tripwright.domain.dates import DateRange
from tripwright.domain.logistics import CabinBag
from tripwright.domain.offers import Mode, Transport
from tripwright.domain.party import AccessNeed, Diet, Party, Traveller
from tripwright.domain.place import Kind
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.shopping.context import CityStay, TripContext
from tripwright.tools.shopping.labels import LABELS, label
from tripwright.tools.shopping.needs import importance, is_owned, needs
from tripwright.tools.shopping.rule import PLAN
from tripwright.tools.shopping.rules_country import unfitting
from tripwright.tools.verify import scan, verify_claims
from tripwright.tools.verify.facts import look_up

KINDS = list(Kind)


def rules(context, world, **more):
    return {n.rule: n for n in needs(context, world, **more)}


def party(*ages, **more):
    return Party(members=tuple(Traveller(age=a, **more) for a in ages))


def test_a_korean_plug_does_not_fit_in_japan_and_the_need_says_which_does(trip, world):
    need = rules(trip("JP"), world)["plug-adapter"]
    assert need.action == "buy"
    assert need.requirement["plug_types"] == ["A", "B"]
    assert need.label == "Plug adapter to type A, B"
    assert need.because == "Japan has plug type A, B: plugs from home do not fit."
    assert (need.trigger_subject, need.trigger_field) == ("country:JP", "plugs")


def test_a_korean_plug_fits_in_germany(trip, world):
    found = rules(trip("DE"), world)
    assert "plug-adapter" not in found
    assert "voltage" not in found


@pytest.mark.parametrize(
    ("home", "there", "bad"),
    [
        (["A", "B"], ["A"], ["B"]),
        (["C", "F"], ["C", "J"], ["F"]),
        (["C", "E"], ["C", "F"], []),
        (["G"], ["C", "F"], ["G"]),
        (["C", "F"], ["G"], ["C", "F"]),
        (["A"], ["B"], []),
    ],
)
def test_which_plugs_fit(home, there, bad):
    assert unfitting(home, there) == bad


def test_without_a_stated_home_plugs_are_only_described(trip, world):
    found = rules(trip("JP", home=None), world)
    assert found["plug-check"].action == "check"
    assert found["plug-check"].because == "Japan uses plug type A, B at 100 V."
    assert "plug-adapter" not in found
    assert "voltage" not in found


def test_a_passport_is_no_home(trip, world):
    found = rules(trip("JP", home=None, party=Party(members=(Traveller(passport="KR"),))), world)
    assert "plug-adapter" not in found


def test_voltage_is_checked_only_between_families(trip, world):
    assert rules(trip("JP"), world)["voltage"].requirement == {"volts": [100]}
    assert "voltage" not in rules(trip("GB"), world)


def test_at_home_nothing_of_the_country_is_needed(trip, world):
    assert not {"plug-adapter", "plug-check", "currency", "voltage"} & rules(trip("KR"), world).keys()


def test_another_currency_is_named(trip, world):
    assert rules(trip("JP"), world)["currency"].label == "A way to pay in JPY"


def test_entry_papers_follow_the_passport(trip, world):
    def entry(passport):
        return rules(trip("JP", party=Party(members=(Traveller(passport=passport),))), world)

    assert "entry-passport" in entry("KR")
    assert entry("IN")["entry-document"].requirement == {"requirement": "visa required"}
    assert entry("BR")["entry-days"].because.endswith("for 3 days (as of 2026-01-01); the stay is longer.")
    assert not {"entry-passport", "entry-document"} & entry("FR").keys()


def test_driving_on_the_other_side_is_said_to_those_who_drive(trip, world):
    assert "driving-side" not in rules(trip("JP"), world)
    found = rules(trip("JP", modes=frozenset({Mode.SELF_DRIVE})), world)
    assert found["driving-side"].requirement == {"side": "left"}
    assert "driving-licence" in found


def test_advice_of_a_raised_level_and_holidays_are_said(trip, world):
    assert rules(trip("GB"), world)["advisory"].requirement["level"] == 2
    assert rules(trip("JP", month=1), world)["holiday-supplies"].trigger_subject == "holiday:JP:2026-01-01"


def test_rain_and_heat_and_cold_come_from_the_month(trip, world):
    june, january, august = (rules(trip("JP", month=m), world) for m in (6, 1, 8))
    assert {"umbrella", "rain-jacket", "waterproof-shoes", "waterproof-pouch", "insect-repellent"} <= june.keys()
    assert "warm-coat" not in june
    assert {"warm-coat", "gloves-hat", "thermal-layers", "snow-boots", "skin-care", "layers"} <= january.keys()
    assert "umbrella" not in january
    assert {"heat-relief", "water-bottle", "sunscreen", "sun-hat"} <= august.keys()
    assert "umbrella" not in august, "the rain of August is unknown here"
    assert june["umbrella"].because == "Tokyo in June: 14 days without rain."
    assert june["umbrella"].trigger_field == "climate.6"


def test_months_of_a_stay_go_over_the_new_year():
    assert CityStay("x", "JP", date(2026, 12, 30), date(2027, 1, 2)).months == (12, 1)


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        (Kind.TEMPLE, "modest-dress"), (Kind.TEMPLE, "slip-on-shoes"), (Kind.CHURCH, "modest-dress"),
        (Kind.MOSQUE, "head-scarf"), (Kind.BEACH, "swimwear"), (Kind.BEACH, "beach-towel"), (Kind.SPA, "swimwear"),
        (Kind.NATURE, "hiking-shoes"), (Kind.NATURE, "day-pack"), (Kind.VIEWPOINT, "windproof"),
        (Kind.MARKET, "shopping-bag"), (Kind.THEATRE, "smart-clothes"), (Kind.MUSEUM, "small-bag"),
        (Kind.STADIUM, "stadium-bag"), (Kind.SHOPPING, "tax-refund"), (Kind.NIGHTLIFE, "photo-id"),
    ],
)  # fmt: skip
def test_places_of_the_plan_bring_their_needs_and_only_those(trip, world, kind, rule):
    place_id = f"wd:Q{KINDS.index(kind)}"
    need = rules(trip("JP", place_ids=(place_id,)), world)[rule]
    assert (need.trigger_subject, need.trigger_field, need.trigger_value) == (place_id, "kind", kind.value)
    assert rule not in rules(trip("JP"), world)


def test_the_named_airline_sets_the_bag(trip, world):
    found = rules(trip("JP", airline="BB", flying=Truth.YES), world)
    assert found["cabin-bag"].requirement == {"max_sides_cm": [56, 45, 25]}
    assert found["cabin-bag"].because == "Air B limits the cabin bag to 56 x 45 x 25 cm."
    assert found["personal-item"].requirement == {"personal_sides_cm": [40, 30, 15]}
    assert found["cabin-bag-weight"].requirement == {"max_weight_kg": 10}


def test_without_an_airline_the_limit_is_general_and_said_to_be(trip, world):
    need = rules(trip("JP"), world)["cabin-bag"]
    assert need.requirement == {"max_sides_cm": [55, 40, 20]}
    assert need.because.endswith("your own airline is not known, so check its rule.")
    assert need.trigger_subject == "airline:AA"
    assert "personal-item" not in rules(trip("JP"), world)


def test_the_air_s_rules_depend_on_whether_one_flies(trip, world):
    flying = rules(trip("JP", flying=Truth.YES), world)
    assert flying["liquids"].requirement == {"carry_on": "forbidden", "checked": "allowed", "max_ml": 100}
    assert flying["travel-bottles"].action == "buy"
    assert flying["power-bank"].requirement == {"carry_on": "allowed", "checked": "forbidden"}
    perhaps = rules(trip("JP"), world)
    assert perhaps["travel-bottles"].action == "check"
    assert perhaps["liquids"].because.endswith("if you fly.")
    assert not {"blades", "medication"} & flying.keys(), "nobody asked, and there is nothing to warn of"
    nature = f"wd:Q{KINDS.index(Kind.NATURE)}"
    assert "blades" in rules(trip("JP", flying=Truth.YES, place_ids=(nature,)), world)
    grounded = rules(trip("JP", flying=Truth.NO), world)
    assert not {"liquids", "power-bank", "cabin-bag", "travel-bottles"} & grounded.keys()


def test_children_bring_needs_of_their_age(trip, world):
    baby = rules(trip("JP", party=party(35, 1), modes=frozenset({Mode.TAXI}), longest_leg_min=150), world)
    assert {"nappies", "stroller", "stroller-flight", "baby-food", "child-seat", "child-entertainment"} <= baby.keys()
    assert (baby["nappies"].trigger_subject, baby["nappies"].trigger_value) == (PLAN, 1)
    teenager = rules(trip("JP", party=party(40, 15), modes=frozenset({Mode.TAXI}), longest_leg_min=150), world)
    assert not {"nappies", "stroller", "child-seat", "child-entertainment"} & teenager.keys()


def test_access_allergy_and_diet_bring_theirs(trip, world):
    member = Traveller(
        access=(AccessNeed.WHEELCHAIR, AccessNeed.LITTLE_WALKING), allergies=("peanut",), diet=(Diet.VEGAN,)
    )
    found = rules(trip("JP", party=Party(members=(member,))), world)
    assert {"wheelchair-battery", "folding-seat", "allergy-card", "diet-card"} <= found.keys()
    assert found["allergy-card"].requirement == {"allergens": ["peanut"]}
    assert not {"wheelchair-battery", "allergy-card"} & rules(trip("JP"), world).keys()


def test_walking_length_and_clocks(trip, world):
    long = rules(trip("GB", days=14, walk_km=9.5, longest_leg_min=720, home_city="geonames:1"), world)
    assert {
        "walking-shoes",
        "blister-plasters",
        "laundry",
        "spare-medication",
        "neck-pillow",
        "sleep-mask",
    } <= long.keys()
    assert long["sleep-mask"].because == "London keeps the time of Europe/London, far from that at home."
    short = rules(trip("JP", walk_km=2.0, longest_leg_min=90, home_city="geonames:1"), world)
    assert not {"walking-shoes", "laundry", "neck-pillow", "sleep-mask"} & short.keys()


def test_every_trigger_is_what_the_checker_finds_too(trip, world):
    everything = trip(
        "JP", month=1, party=party(30, 1, passport="KR"), place_ids=tuple(f"wd:Q{n}" for n in range(len(KINDS))),
        modes=frozenset({Mode.SELF_DRIVE}), walk_km=12.0, longest_leg_min=400,
    )  # fmt: skip
    found = needs(everything, world)
    assert len(found) >= 30
    for need in found:
        if need.trigger_subject != PLAN:
            found_value = look_up(world, need.trigger_subject, need.trigger_field)
            assert found_value is not None
            assert found_value.value == need.trigger_value


def test_what_the_checker_cannot_derive_again_is_withheld(trip, world):
    shown = rules(trip("JP", days=14, party=party(30, 1), walk_km=12.0, provable=frozenset({"nights"})), world)
    assert "laundry" in shown
    assert not {"nappies", "walking-shoes"} & shown.keys()


def test_an_empty_catalog_claims_nothing_but_what_the_plan_states(trip):
    found = needs(trip("JP", party=party(30, 1), place_ids=("wd:Q1",), walk_km=12.0, airline="AA"), InMemoryCatalog())
    assert {n.trigger_subject for n in found} == {PLAN}


def test_two_cities_of_one_country_bring_one_adapter_and_two_countries_two(world):
    def stay(number, country):
        return CityStay(f"geonames:{number}", country, date(2026, 6, 1), date(2026, 6, 3))

    dates = DateRange(start=date(2026, 6, 1), end=date(2026, 6, 3))
    same = needs(TripContext(dates, (stay(2, "JP"), stay(2, "JP")), home="KR"), world)
    two = needs(TripContext(dates, (stay(2, "JP"), stay(4, "GB")), home="KR"), world)
    assert sum(n.rule == "plug-adapter" for n in same) == 1
    assert [n.id for n in two if n.rule == "plug-adapter"] == ["plug-adapter:country:JP", "plug-adapter:country:GB"]
    assert len({n.id for n in two}) == len(two)


def test_what_is_owned_is_packed_and_not_bought(trip, world):
    owned = rules(trip("JP"), world, owned=["a travel adapter", "우산"])
    assert owned["plug-adapter"].action == "pack"
    assert owned["umbrella"].action == "pack"
    assert owned["rain-jacket"].action == "buy"
    assert not is_owned("umbrella", ["an old suitcase"])


def test_labels_and_reasons_speak_three_languages(trip, world):
    for language in ("en", "ko", "zh"):
        for need in needs(trip("JP", party=party(30, 1, passport="KR")), world, language=language):
            text = label(need, language)
            assert text
            assert "{" not in text + need.because
    korean = next(n for n in needs(trip("JP"), world, language="ko") if n.rule == "plug-adapter")
    assert label(korean, "ko") == "A, B형 콘센트용 어댑터"
    assert korean.because == "일본 콘센트는 A, B형이며, 집에서 쓰는 플러그는 맞지 않습니다."
    assert korean.label.startswith("Plug adapter")


def test_the_table_has_the_promised_size_and_every_label_a_rule():
    source = "".join(p.read_text() for p in Path(needs_module.__file__).parent.glob("rules_*.py"))
    assert len(LABELS) >= 60
    assert [rule for rule in LABELS if f'"{rule}"' not in source] == []


@pytest.mark.parametrize("language", ["en", "ko", "zh"])
@pytest.mark.parametrize("country", ["JP", "GB", "DE"])
@pytest.mark.parametrize("flying", [Truth.YES, Truth.UNKNOWN])
def test_no_label_or_reason_says_more_than_its_trigger(trip, world, language, country, flying):
    everything = trip(
        country, month=6 if country == "JP" else 2, party=party(30, passport="KR"), provable=frozenset(), flying=flying,
        place_ids=tuple(f"wd:Q{n}" for n in range(len(KINDS))), modes=frozenset({Mode.SELF_DRIVE}), home_city="geonames:1",
    )  # fmt: skip
    found = needs(everything, world, language=language)
    claims = [
        Claim(id=n.id, kind=ClaimKind.GOODS, subject=n.trigger_subject, field=n.trigger_field, value=n.trigger_value)
        for n in found
    ]
    report = verify_claims(claims, world, datetime(2026, 2, 1, tzinfo=UTC))
    assert report.passed, report.findings
    prose = "\n".join(f"{label(n, language)} ({n.because})" for n in found)
    assert scan(prose, world, claims=report.claims, language=language) == ()


def test_a_timetable_names_the_airlines_of_the_way(trip):
    flight = Transport(
        id="f", mode=Mode.FLIGHT, number="BB12", origin="geonames:1", destination="geonames:2", minutes=120,
        depart=datetime(2026, 6, 1, 9, tzinfo=UTC), arrive=datetime(2026, 6, 1, 11, tzinfo=UTC),
    )  # fmt: skip
    bags = [
        CabinBag(airline=code, name=f"Air {code}", sides_cm=sides, source="s", observed_at=date(2026, 1, 1))
        for code, sides in (("AA", (50, 40, 20)), ("BB", (56, 45, 25)))
    ]
    catalog = InMemoryCatalog(cabin_bags=bags, transports=[flight], observed_at=date(2026, 1, 1))
    need = rules(trip("JP", home_city="geonames:1"), catalog)["cabin-bag"]
    assert need.requirement == {"max_sides_cm": [56, 45, 25]}
    assert need.because.startswith("Air BB flies on this way")


def test_what_may_end_the_trip_comes_first_and_comfort_last(trip, world):
    found = needs(trip("JP", days=14, party=party(30, passport="IN", allergies=("peanut",))), world)
    grades = [importance(n.rule) for n in found]
    assert grades == sorted(grades, reverse=True)
    assert found[0].rule in ("entry-document", "allergy-card")
