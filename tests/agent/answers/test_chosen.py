"""Why these, and why not the places that one would expect: facts and the person's words."""

from datetime import date
from typing import Any

import pytest
from tripwright.agent.answers.chosen import KINDS, TEXTS, chosen
from tripwright.domain.place import Kind
from tripwright.tools.verify import verify_claims


@pytest.fixture
def plan(planner: Any) -> Any:
    return planner.plan("1 day in Harbourton on 7 December 2026, no palaces")  # a Monday: museums are closed


def test_well_known_places_that_are_left_out_have_their_reason(plan: Any, catalog: Any, now: Any) -> None:
    found = chosen(plan, catalog)
    assert "Salt Palace: you asked to leave it out: “no palaces”" in found.prose
    assert "Clock Museum: closed on Mon 7 Dec" in found.prose
    assert verify_claims(found.claims, catalog, now).passed
    assert [c.value for c in found.claims if c.field == f"opening.{date(2026, 12, 7)}"] == ["closed"] * 2


def test_every_visit_is_told_with_its_kind_in_the_readers_language(plan: Any, catalog: Any) -> None:
    korean = plan.model_copy(update={"request": plan.request.model_copy(update={"language": "ko"})})
    lines = chosen(korean, catalog).prose.split("\n")
    assert lines[0].startswith("하버턴") and len(lines) >= 1 + len(plan.visits)


def test_every_kind_and_text_has_three_languages() -> None:
    assert set(KINDS) == {k.value for k in Kind}
    assert all(len(row) == 3 and all(row) for row in (*KINDS.values(), *TEXTS.values()))
