"""The table of fixed sentences."""

import re
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.offers import Mode
from tripwright.domain.plan import Category, LineStatus
from tripwright.tools.outputs.clean import clean, one_line
from tripwright.tools.outputs.words import WORDS


def test_each_sentence_takes_the_same_values_in_three_languages():
    for key, texts in WORDS.items():
        assert len(texts) == 3 and all(texts), key
        assert len({frozenset(re.findall(r"\{(\w+)", text)) for text in texts}) == 1, key


def test_korean_and_chinese_are_written_in_their_letters():
    neutral = {"from_to", "span", "leg_between", "km", "m", "cap_met", "range", "rate"}
    for key, (_, korean, chinese) in WORDS.items():
        if key not in neutral:
            assert re.search("[\uac00-\ud7a3]", korean), key
            assert re.search("[\u4e00-\u9fff]", chinese), key


def test_there_is_a_word_for_each_mode_category_and_status():
    assert {m.value for m in Mode} | set(get_args(Category)) | {s.value for s in LineStatus} <= set(WORDS)


@given(st.text())
def test_clean_text_has_no_control_characters_but_line_ends_and_tabs(text):
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", clean(text))
    assert not re.search(r"[\n\t]", one_line(text))
