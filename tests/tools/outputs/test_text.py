"""Markdown: everything of the plan, and nothing from data that Markdown would obey."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.tools.outputs import markdown
from tripwright.tools.outputs.text import md


@pytest.mark.parametrize("language", ["en", "ko", "zh"])
def test_each_day_has_a_heading_and_each_visit_its_number(trip, trip_catalog, language):
    plan = trip(language)
    text = markdown(plan, trip_catalog)
    assert len(re.findall(r"^## .*·.*·", text, re.M)) == len(plan.days)
    assert re.findall(r"\*\*(\d)\. ", text) == ["1", "2", "1", "1"]


def test_data_cannot_open_a_tag_a_link_or_a_table_cell(trip, trip_catalog, hostile):
    text = markdown(trip(), trip_catalog)
    assert "\\<script\\>" in text and not re.search(r"(?<!\\)<", text)
    assert not re.search(r"(?<!\\)\]\(", text)
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {4}


@given(st.text(max_size=60))
def test_escaped_text_has_no_sign_left_that_markdown_reads(text):
    shown = md(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|~&]", shown.replace("\\\\", ""))
    assert "\n" not in shown and "\r" not in shown


def test_a_line_of_data_is_no_list_and_no_heading():
    assert md("- item") == "\\- item" and md("1. item") == "1\\. item" and md("# title") == "\\# title"
    assert md("=====") == "\\=====" and md("(2) item") == "(2) item"


def test_unknown_estimate_and_old_are_said(trip, trip_catalog):
    text = markdown(trip(), trip_catalog)
    assert (
        "Hours unknown, check" in text and "up to €300" in text and "| unknown | See the city's transit fares" in text
    )
    assert "as of 1 May 2024, may have changed" in text and "2 lines without a known price are in no total" in text
