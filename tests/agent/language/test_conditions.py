"""Interests, negation, and conditions: each hard, each in the person's own words, none dropped silently."""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from tripwright.domain.request import Request

Read = Callable[..., Request]


def one(request: Request, kind: str) -> Any:
    found = [c for c in request.constraints if c.type == kind]
    assert len(found) == 1, request.constraints
    return found[0]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("3 days in Rome, no museums", {"museum", "gallery"}),
        ("3 days in Rome, museums, but not art", {"gallery"}),
        ("3 days in Rome, no museums except art", {"museum"}),
        ("3 days in Rome without shopping", {"shopping"}),
        ("3 days in Rome, please skip the churches", {"church"}),
        ("로마 3일, 박물관 말고", {"museum", "gallery"}),
        ("로마 3일, 쇼핑은 빼고", {"shopping"}),
        ("罗马3天，不要购物", {"shopping"}),
        ("羅馬3天，不想去教堂", {"church"}),
    ],
)
def test_negation_rules_kinds_out(read: Read, text: str, kinds: set[str]) -> None:
    assert {k.value for k in one(read(text), "avoid_kind").kinds} == kinds


def test_a_negated_list_is_negated_to_its_end(read: Read) -> None:
    found = {
        k.value
        for c in read("3 days in Rome, no museums, churches or markets").constraints
        if c.type == "avoid_kind"
        for k in c.kinds
    }
    assert found == {"museum", "gallery", "church", "market"}


def test_a_negation_ends_where_the_sense_turns(read: Read) -> None:
    request = read("3 days in Rome, no museums, just parks")
    assert [i.name for i in request.interests if i.weight > 0] == ["parks"]


def test_a_dislike_is_a_taste_and_no_ban(read: Read) -> None:
    request = read("3 days in Rome, I hate shopping and love history")
    assert {(i.name, i.weight > 0) for i in request.interests} == {("shopping", False), ("history", True)}


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("3 days in Rome, no flights", ["flight"]),
        ("3 days in Rome. We do not plan on self-driving.", ["self_drive"]),
        ("3 days in Rome. We prefer non-self-driving transportation.", ["self_drive"]),
        ("3 days in Rome. It must not involve flying.", ["flight"]),
        ("3 days in Rome. Although we don't plan to drive ourselves, we like roads.", ["self_drive"]),
        ("로마 3일, 비행기 말고", ["flight"]),
        ("로마 3일, 비행기는 타기 싫어", ["flight"]),
        ("罗马3天，不坐飞机", ["flight"]),
    ],
)
def test_ways_to_travel_are_banned(read: Read, text: str, modes: list[str]) -> None:
    ban = one(read(text), "transport_ban")
    assert [m.value for m in ban.modes] == modes and ban.hard


def test_by_train_is_a_wish_and_only_by_train_a_condition(read: Read) -> None:
    assert not one(read("Rome by train, 3 days"), "transport_ban").hard
    assert one(read("Rome only by train, 3 days"), "transport_ban").hard


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("3 days in Rome. We require accommodations that are entire rooms.", ["entire"]),
        ("3 days in Rome. We would prefer to have private rooms.", ["private"]),
        ("3 days in Rome, no shared rooms", ["entire", "private", "hotel"]),
        ("로마 3일, 독채로", ["entire"]),
    ],
)
def test_rooms_are_read(read: Read, text: str, types: list[str]) -> None:
    assert [t.value for t in one(read(text), "room").types] == types


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("3 days in Rome for two. Our lodging must be pet-friendly.", "pets"),
        ("3 days in Rome. We need places where parties are allowed.", "parties"),
        ("3 days in Rome. Smoking must be permissible.", "smoking"),
        ("3 days in Rome. It must accommodate children under the age of 10.", "children_under_10"),
        ("3 days in Rome. The place should allow visitors.", "visitors"),
        ("로마 3일, 반려견 동반 숙소", "pets"),
    ],
)
def test_house_rules_are_read(read: Read, text: str, rule: str) -> None:
    assert one(read(text), "house_rule").rule.value == rule


def test_a_group_is_no_party_to_be_allowed(read: Read) -> None:
    assert all(c.type != "house_rule" for c in read("3 days in Rome for a party of 5").constraints)


def test_no_smoking_is_said_and_not_turned_around(read: Read) -> None:
    request = read("3 days in Rome, no smoking rooms")
    assert all(c.type != "house_rule" for c in request.constraints)
    assert any("smoking" in w for w in request.not_understood)


def test_cuisines_are_read_as_a_list_and_need_food_beside_them(read: Read) -> None:
    food = one(read("3 days in Rome. We'd love to try American, Chinese and French cuisines."), "cuisines")
    assert food.names == ("American", "Chinese", "French") and food.hard
    assert one(read("로마 3일, 일식이랑 이탈리아 음식"), "cuisines").names == ("Japanese", "Italian")
    assert one(read("罗马3天，想吃火锅和日本料理"), "cuisines").names == ("火锅", "Japanese")
    assert not read("3 days in Rome on an American passport").constraints


@pytest.mark.parametrize(
    ("text", "kind", "field", "value"),
    [
        ("3 days in Rome, I am vegan", "diet", "diet", "vegan"),
        ("로마 3일, 나는 채식주의자야", "diet", "diet", "vegetarian"),
        ("罗马3天，吃素", "diet", "diet", "vegetarian"),
        ("3 days in Rome, allergic to peanuts", "allergy", "allergen", "peanut"),
        ("로마 3일, 새우 알레르기 있어", "allergy", "allergen", "shrimp"),
        ("罗马3天，对花生过敏", "allergy", "allergen", "peanut"),
        ("3 days in Rome with my mother, she uses a wheelchair", "access", "need", "wheelchair"),
        ("로마 3일, 엄마가 휠체어를 타세요", "access", "need", "wheelchair"),
        ("3 days in Rome, I can't walk far", "access", "need", "little_walking"),
        ("罗马3天，带婴儿车", "access", "need", "stroller"),
    ],
)
def test_needs_of_people_are_conditions(read: Read, text: str, kind: str, field: str, value: str) -> None:
    condition = one(read(text), kind)
    assert str(getattr(condition, field)) == value and condition.hard


def test_needs_stand_on_the_party_too(read: Read) -> None:
    party = read("3 days in Rome, I am vegan and allergic to peanuts").party
    assert {d.value for d in party.diets} == {"vegan"} and party.allergies == {"peanut"}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("3 days in Rome, nothing before 10", time(10), None),
        ("3 days in Rome, not before 9:30 am", time(9, 30), None),
        ("3 days in Rome, back at the hotel by 9pm", None, time(21)),
        ("로마 3일, 오전 10시 이후에 시작", time(10), None),
        ("罗马3天，早上10点以后出门", time(10), None),
    ],
)
def test_hours_of_the_day_are_read(read: Read, text: str, start: time | None, end: time | None) -> None:
    hours = one(read(text), "day_hours")
    assert (hours.start, hours.end) == (start, end)


def test_counts_are_read(read: Read) -> None:
    assert one(read("3 days in Rome, at most three sights a day"), "max_visits").count == 3
    assert one(read("3 days in Rome, at least 2 museums"), "visit_kinds").count == 2


def test_sights_are_resolved_or_kept_by_name(read: Read) -> None:
    request = read("Paris for 3 days, must see the Louvre, avoid the Eiffel Tower")
    assert one(request, "must_see").place_id == "world:900"
    assert (one(request, "avoid_place").name, one(request, "avoid_place").place_id) == ("Eiffel Tower", None)
    assert one(read("서울 4일, 경복궁은 꼭 보고 싶어요"), "must_see").place_id == "world:901"


def test_if_possible_makes_a_wish(read: Read) -> None:
    assert not one(read("3 days in Rome. Private rooms if possible."), "room").hard


def test_ideally_alone_does_not(read: Read) -> None:
    assert one(read("3 days in Rome. Rooms should ideally be entire rooms."), "room").hard


def test_words_are_the_persons_own(read: Read) -> None:
    text = "4 days in Rome for two, no museums, 900 euros each, I am vegan, no flights"
    for condition in read(text).constraints:
        assert condition.words in text and len(condition.words) < len(text) / 2


@pytest.mark.parametrize(
    "text",
    [
        "3 days in Rome, the hotel must have a rooftop pool",
        "3 days in Rome, we need a babysitter every evening",
        "로마 3일, 수영장이 꼭 있어야 해",
        "罗马3天，希望入住双床房",
        "3 days in Rome, we don't eat pork",
    ],
)
def test_a_condition_that_no_rule_knows_is_said(read: Read, text: str) -> None:
    assert read(text).not_understood


@pytest.mark.parametrize(
    "text",
    [
        "Could you please help us plan a lovely 3-day trip to Rome?",
        "로마 3일 여행 계획 짜줘",
        "请帮我规划罗马三天的行程",
    ],
)
def test_polite_words_are_no_conditions(read: Read, text: str) -> None:
    assert read(text).not_understood == ()


def test_indifference_asks_for_nothing(read: Read) -> None:
    request = read("3 days in Rome. I have no specific preferences about house rules, cuisine, or transportation.")
    assert (request.constraints, request.not_understood) == ((), ())


def test_pace_is_read(read: Read) -> None:
    assert read("3 relaxed days in Rome").pace.value == "slow"
    assert read("로마 3일 여유롭게").pace.value == "slow"
    assert read("罗马3天，行程紧凑").pace.value == "fast"


def test_one_of_a_list_is_enough(read: Read) -> None:
    either = one(
        read("3 days in Rome. Any one of these is enough:\n1. no flights\n2. at most 300 euros on food\n"), "any"
    )
    assert [p.type for p in either.parts] == ["transport_ban", "budget_cap"]
    either = one(read("我们2人，到罗马旅行3天，要求满足以下任意一个：\n1. 不坐飞机\n2. 不要购物"), "any")
    assert [p.type for p in either.parts] == ["transport_ban", "avoid_kind"]


def test_of_a_list_that_is_half_understood_the_understood_item_is_enough_and_the_other_is_said(read: Read) -> None:
    request = read("3 days in Rome. Any one of these is enough:\n1. no flights\n2. a rooftop pool\n")
    assert [p.type for p in one(request, "any").parts] == ["transport_ban"]
    assert request.not_understood == ("a rooftop pool",)


def test_a_list_of_which_nothing_is_understood_is_said(read: Read) -> None:
    request = read("3 days in Rome. Any one of these is enough:\n1. a rooftop pool\n2. a bed with a canopy\n")
    assert request.constraints == ()
    assert set(request.not_understood) == {"a rooftop pool", "a bed with a canopy"}


def test_restaurants_by_name_are_no_destinations(read: Read) -> None:
    request = read("我们2人，到罗马旅行3天，要求如下：\n希望尝试以下餐厅：东京小馆(巴黎店)")
    assert [o.name for s in request.stops for o in s.options] == ["Rome"]
    assert any("东京小馆" in w for w in request.not_understood)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("3 days in Rome, if possible no churches", False),
        ("if possible, no churches, 3 days in Rome", False),
        ("3 days in Rome, no churches, museums if we can", True),
    ],
)
def test_what_is_optional_is_said_in_its_own_part_or_beside_it(read: Read, text: str, holds: bool) -> None:
    request = read(text)
    assert one(request, "avoid_kind").hard is holds
    assert request.not_understood == ()
