"""Spellings that are one name."""

import pytest
from tripwright.tools.catalog.names import closeness, fold, joined, romanized


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zürich", "ZURICH"),
        ("Ｋｙｏｔｏ", "kyoto"),
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("São  Paulo", "sao paulo"),
    ],
)
def test_case_accents_and_width_do_not_matter(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_japanese_voicing_mark_makes_another_name() -> None:
    assert fold("ハハ") != fold("パパ") != fold("ババ")


def test_joining_words_forgets_spaces_and_hyphens() -> None:
    assert joined("Gyeongbok-gung") == joined("gyeongbok gung") == "gyeongbokgung"


@pytest.mark.parametrize(
    ("korean", "latin"),
    [("경복궁", "gyeongbokgung"), ("부산", "busan"), ("제주도", "jejudo"), ("Seoul 역", "Seoul yeok")],
)
def test_hangul_is_romanized_letter_by_letter(korean: str, latin: str) -> None:
    assert romanized(korean) == latin


def test_closeness_orders_equal_begun_held_and_inside() -> None:
    names = ["Old Golden Hall", "Golden Hall Museum", "Golden Hall", "Ungolden hallway"]
    assert [closeness("golden hall", [name]) for name in names] == [2, 3, 4, 1]
    assert closeness("silver hall", names) == 0
