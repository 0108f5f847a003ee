"""Words without endings, and what they mean in three languages."""

import pytest
from tripwright.memory.concepts import concepts_of
from tripwright.memory.stems import stem
from tripwright.memory.tokens import meanings, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("temples", "temple"),
        ("stopped", "stopping"),
        ("parties", "party"),
        ("동생이", "동생은"),
        ("여행에서", "여행을"),
    ],
)
def test_forms_of_a_word_are_one(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("glass", "glance"), ("bus", "business")])
def test_other_words_stay_apart(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (("brother", "남동생", "弟弟"), True),
        (("ferries", "배", "轮渡"), True),
        (("allergic", "알레르기가", "过敏"), True),
        (("march", "3월에", "三月"), True),
        (("hotel", "강아지", "过敏"), False),
    ],
)
def test_a_word_and_its_translation_mean_alike(words, same):
    assert bool(frozenset.intersection(*map(concepts_of, words))) is same


def test_july_is_in_summer():
    assert "#summer" in set(meanings("in July")) & set(meanings("여름에"))


def test_filler_words_are_no_terms():
    assert terms("What is the name of my dog?") == ["nam", "dog"]
