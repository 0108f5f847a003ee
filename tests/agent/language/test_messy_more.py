"""Messages as people write them, once read wrongly: each a claim about what is understood."""

from datetime import date

import pytest
from tripwright.agent.language.keyless import understand
from tripwright.agent.language.leftovers import LONG
from tripwright.agent.language.relative import easter_sunday
from tripwright.agent.language.whose import with_needs
from tripwright.domain.catalog import Catalog
from tripwright.domain.party import Party
from tripwright.domain.request import Request

TODAY = date(2026, 11, 24)


@pytest.fixture
def read(world: Catalog):
    def reads(text: str) -> Request:
        return understand(text, world, TODAY)

    return reads


def test_easter_is_known_without_a_catalog() -> None:
    assert [easter_sunday(y) for y in (2024, 2026, 2027, 2038)] == [
        date(2024, 3, 31), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["rome over easter", "부활절에 로마", "复活节去罗马"])
def test_easter_is_from_good_friday_to_monday(read, text) -> None:
    assert (read(text).when.dates.start, read(text).when.dates.end) == (date(2027, 3, 26), date(2027, 3, 29))


def test_days_after_a_korean_start_are_a_length_and_with_an_end_a_range(read) -> None:
    assert read("12월 6일부터 2일 로마").when.dates.end == date(2026, 12, 7)
    assert read("12월 6일부터 10일까지 로마").when.dates.end == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("rome next friday to sunday", date(2026, 12, 4), date(2026, 12, 6)),
        ("로마 금토일", date(2026, 11, 27), date(2026, 11, 29)),
        ("下周五到周日去罗马", date(2026, 12, 4), date(2026, 12, 6)),
        ("rome 2nd week of march, thurs-sun", date(2027, 3, 11), date(2027, 3, 14)),
    ],
)
def test_two_weekdays_are_a_trip(read, text, first, last) -> None:
    assert (read(text).when.dates.start, read(text).when.dates.end) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("rome 3 days early next month", date(2026, 12, 1), date(2026, 12, 10)),
        ("담달 초 로마 3일", date(2026, 12, 1), date(2026, 12, 10)),
        ("下个月底去罗马3天", date(2026, 12, 21), date(2026, 12, 31)),
        ("寒假去罗马5天", date(2027, 1, 1), date(2027, 2, 28)),
        ("rome 3 days in septmber", date(2027, 9, 1), date(2027, 9, 30)),
    ],
)
def test_parts_of_months_and_school_holidays_are_frames(read, text, first, last) -> None:
    assert (read(text).when.earliest, read(text).when.latest) == (first, last)


@pytest.mark.parametrize("text", ["저는 아이슬란드 사람이에요", "我是冰岛人"])
def test_a_nationality_is_no_destination(read, text) -> None:
    request = read(text)
    assert not request.stops
    assert request.remember == (("passport", "IS"),)


def test_a_companion_named_twice_is_one_person_and_keeps_her_diet(read) -> None:
    party = read("rome w my gf 4 days, n my girlfriend is vegan").party
    assert [m.diet for m in party.members] == [(), ("vegan",)]


def test_an_adjective_before_a_companion_is_a_condition(read) -> None:
    assert any(c.type == "diet" for c in read("rome 3 days, me and my vegan girlfriend").constraints)


@pytest.mark.parametrize("text", ["로마 3일 새벽비행기는 싫어", "罗马三天，不坐红眼航班", "rome 3 days, no red-eye flights", "rome 3 days, max $500 not incl flights"])  # fmt: skip
def test_a_kind_of_flight_ruled_out_bans_no_flights_and_is_said(read, text) -> None:
    request = read(text)
    assert not any(c.type == "transport_ban" for c in request.constraints)
    assert request.not_understood


@pytest.mark.parametrize("text", ["로마 4일 유모차는 필요없어요", "rome 4 days, no stroller", "罗马4天，不需要婴儿车"])
def test_what_is_not_needed_is_no_need(read, text) -> None:
    assert not any(c.type == "access" for c in read(text).constraints)


@pytest.mark.parametrize(
    "text", ["로마 3일 갑각류 못 먹어요", "rome 3 days, I can't eat shellfish", "罗马三天，我不能吃贝类"]
)
def test_what_cannot_be_eaten_is_kept_out(read, text) -> None:
    assert [c.allergen for c in read(text).constraints if c.type == "allergy"] == ["shellfish"]


@pytest.mark.parametrize("text", ["저는 알레르기 없어요, 로마 3일", "no allergies, rome 3 days", "没有过敏，罗马三天"])
def test_no_allergies_is_understood(read, text) -> None:
    request = read(text)
    assert not request.not_understood
    assert not request.remember


def test_a_free_day_is_said_and_does_not_change_the_length(read) -> None:
    request = read("five days in rome, one day totally free")
    assert request.when.days == 5
    assert "one day totally free" in request.not_understood


def test_long_text_is_told_by_what_was_not_read(read) -> None:
    said = read("로마 3박4일 5월초 엄마아빠 모시고 예산 인당 80만 정도로 옥상수영장 있어야해").not_understood
    assert len(said) == 1
    assert "옥상수영장" in said[0]
    assert len(said[0]) < LONG


def test_how_many_of_a_kind_is_never_noise(read) -> None:
    assert any("只去一个" in words for words in read("罗马5天，博物馆只去一个").not_understood)


def test_needs_without_a_party_are_the_speakers(read) -> None:
    from tripwright.agent.language.reading import Reading

    assert with_needs(Reading("rome", "en"), Party(), ()) == Party()


def test_a_length_after_what_is_done_in_it_is_no_date(read) -> None:
    assert read("can we do rome in 5 days").when.days == 5


def test_days_may_be_a_letter(read) -> None:
    assert read("rome, 4d, in may").when.days == 4
