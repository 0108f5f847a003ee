"""Messages as people write them: names beside other words, needs of others, lengths and limits that are only half said."""

from collections.abc import Callable

import pytest
from tripwright.agent.language.allergies import allergen_of
from tripwright.agent.language.lexicon.folding import spellings
from tripwright.agent.language.script import language_of
from tripwright.domain.plan import Plan
from tripwright.domain.request import Request

Read = Callable[..., Request]


def names(request: Request) -> list[str]:
    return [o.name for s in request.stops for o in s.options]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Salt Palace 빼줘", "ko"),
        ("去掉Salt Palace", "zh"),
        ("remove 경복궁", "en"),
        ("show me 金閣寺", "en"),
        ("Kyoto 3박", "ko"),
    ],
)
def test_a_foreign_name_does_not_change_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["일본 교토 3박4일", "去日本京都四天", "4 days in Japan, in Kyoto"])
def test_a_country_before_its_city_is_no_stop_of_its_own(read: Read, text: str) -> None:
    assert names(read(text)) == ["Kyoto"]


def test_what_is_left_out_beside_a_city_leaves_the_city_in(read: Read) -> None:
    assert names(read("도쿄 디즈니 말고 동물원 3일")) == ["Tokyo"]


@pytest.mark.parametrize("text", ["a few days in Rome", "로마 며칠 동안", "去罗马玩几天"])
def test_a_few_days_are_a_length_that_is_said(read: Read, text: str) -> None:
    request = read(text)
    assert request.when.days == 3 and any("3 days" in a for a in request.assumptions)


def test_two_names_in_one_breath_are_two_sights(read: Read) -> None:
    musts = [
        c
        for c in read("2 days in Paris, must see the Louvre and the Flying Teapot").constraints
        if c.type == "must_see"
    ]
    assert [(c.name, c.place_id) for c in musts][0] == ("Louvre", "world:900")
    assert musts[1].place_id is None


@pytest.mark.parametrize(
    ("text", "remember"),
    [
        ("I am allergic to peanuts", ("allergy", "peanut")),
        ("저는 땅콩 알레르기가 있어요", ("allergy", "peanut")),
        ("我对花生过敏", ("allergy", "peanut")),
        ("I am not allergic to peanuts any more", ("-allergy", "peanut")),
        ("이제 땅콩 알레르기 없어요", ("-allergy", "peanut")),
        ("我对花生不过敏了", ("-allergy", "peanut")),
    ],
)
def test_an_allergy_alone_is_something_to_remember_or_to_end(read: Read, text: str, remember: tuple[str, str]) -> None:
    request = read(text)
    assert (request.kind, request.remember) == ("memory", (remember,))


def test_what_somebody_else_eats_is_no_fact_about_the_speaker(read: Read) -> None:
    assert read("me and my gf, 3 days in Rome, she's vegetarian").remember == ()


def test_plurals_of_an_allergen_are_one() -> None:
    assert {allergen_of(w) for w in ("peanut", "Peanuts", "땅콩", "花生")} == {"peanut"}
    assert allergen_of("strawberries") == "strawberry"


def test_a_name_that_the_plan_does_not_hold_is_kept_as_it_was_written(read: Read, rome: Plan) -> None:
    change = read("remove the Atlantis Museum", rome).changes[0]
    assert (change.place, change.kinds) == ("Atlantis Museum", ())


@pytest.mark.parametrize("text", ["make it cheaper", "더 싸게 해줘", "便宜一点"])
def test_cheaper_is_a_change_without_an_amount(read: Read, rome: Plan, text: str) -> None:
    change = read(text, rome).changes[0]
    assert (change.operation, change.amount, change.number) == ("budget_delta", None, None)


def test_one_day_longer_and_one_more_day_are_the_same_change(read: Read, rome: Plan) -> None:
    found = {(c.operation, c.number) for t in ("one day longer", "add one more day") for c in read(t, rome).changes}
    assert found == {("add_days", 1)}


def test_a_flight_that_is_only_too_long_is_no_ban_of_flights(read: Read) -> None:
    request = read("去罗马五天，不要坐飞机超过五个小时")
    assert request.constraints == () and any("超过" in w for w in request.not_understood)


def test_ways_that_differ_there_and_back_are_said(read: Read) -> None:
    request = read("我们1人，到罗马旅行3天，希望乘坐飞机前往目的地，乘坐火车返回")
    assert not [c for c in request.constraints if c.type == "transport_ban"] and len(request.not_understood) >= 1


def test_both_scripts_of_a_chinese_name_are_tried() -> None:
    assert "龍山寺" in spellings("龙山寺") and "龙山寺" in spellings("龍山寺")
