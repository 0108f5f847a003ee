"""Who travels."""

from collections.abc import Callable

import pytest
from tripwright.domain.errors import InputError
from tripwright.domain.request import Request

Read = Callable[..., Request]


@pytest.mark.parametrize(
    ("text", "size", "ages"),
    [
        ("3 days in Rome for a group of 8", 8, ()),
        ("3 days in Rome for two", 2, ()),
        ("a solo trip to Rome, 3 days", 1, ()),
        ("3 days in Rome with my wife", 2, ()),
        ("3 days in Rome, we are a couple", 2, ()),
        ("3 days in Rome, 2 adults and 2 kids aged 4 and 9", 4, (4, 9)),
        ("Rome for 3 days, family of four with kids 5 and 8", 4, (5, 8)),
        ("Rome, 3 days, 2 adults and a 3-year-old", 3, (3,)),
        ("로마 3일 둘이서", 2, ()),
        ("로마 3일 혼자", 1, ()),
        ("부모님이랑 셋이서 로마 3일", 3, ()),
        ("로마 3일, 어른 2명에 7살, 10살 아이 둘", 4, (7, 10)),
        ("4인 가족 로마 3일", 4, ()),
        ("我们3人去罗马3天", 3, ()),
        ("两个大人带一个6岁的孩子去罗马三天", 3, (6,)),
        ("一家三口去罗马三天", 3, ()),
        ("和女朋友去罗马三天", 2, ()),
        ("3 days in Rome for two with a child of 8", 3, (8,)),
        ("3 days in Rome, two people, one of them a child of 8", 2, (8,)),
        ("3 days in Rome for a group of 4 with 2 kids aged 5 and 7", 4, (5, 7)),
        ("3 days in Rome for 2 people. Our accommodations must allow children under 10 as we travel with kids", 2, ()),
        ("两个人带一个8岁的孩子去罗马三天", 3, (8,)),
    ],
)
def test_travellers_are_counted(read: Read, text: str, size: int, ages: tuple[int, ...]) -> None:
    request = read(text)
    assert request.party_stated
    assert (request.party.size, request.party.child_ages) == (size, ages)


def test_nobody_said_is_one_adult_and_not_stated(read: Read) -> None:
    request = read("3 days in Rome")
    assert request.party.size == 1 and not request.party_stated


def test_children_without_an_age_are_assumed_and_it_is_said(read: Read) -> None:
    request = read("3 days in Rome, 2 adults and 2 children")
    assert request.party.size == 4
    assert any("8 years" in a for a in request.assumptions)


def test_a_family_without_a_number_is_said(read: Read) -> None:
    assert any("family" in w for w in read("3 days in Rome with my family").not_understood)


def test_too_many_travellers_are_refused(read: Read) -> None:
    with pytest.raises(InputError, match="50"):
        read("3 days in Rome for 80 people")


def test_a_couple_with_one_child_are_three(read: Read) -> None:
    party = read("로마 3일, 아이 7살 한 명과 부부").party
    assert (party.adults, party.children) == (2, 1)


def test_a_family_with_a_child_has_two_adults_and_says_so(read: Read) -> None:
    request = read("3 days in Rome, family with a 7 year old")
    assert (request.party.adults, request.party.children) == (2, 1)
    assert any("2 adults" in a for a in request.assumptions)


@pytest.mark.parametrize(
    ("text", "adults", "ages"),
    [
        ("3 days in Rome with my five year old daughter", 1, (5,)),
        ("3 days in Rome, kids aged five and eight", 1, (5, 8)),
        ("3 days in Rome with my wife and 5 year old son", 2, (5,)),
        ("로마 3일, 다섯 살 딸이랑", 1, (5,)),
        ("로마 3일, 아내랑 다섯 살 딸이랑", 2, (5,)),
        ("로마 3일, 여덟 살 아들과 열두 살 딸이랑", 1, (8, 12)),
        ("罗马三天，带五岁的女儿", 1, (5,)),
    ],
)
def test_an_age_in_words_is_a_child_and_no_adult(read: Read, text: str, adults: int, ages: tuple[int, ...]) -> None:
    request = read(text)
    assert (request.party.adults, request.party.child_ages) == (adults, ages)
    assert request.not_understood == ()
