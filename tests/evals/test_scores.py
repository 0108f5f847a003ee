"""Scores beyond passing: counted rightly, and never zero where nothing was measured."""

from typing import Any

import pytest
from tripwright.evals.run import Result
from tripwright.evals.scores import evenness, macro, markdown, micro, more


def run(planner: str, passed: bool = True, tags: tuple[str, ...] = (), **turn: Any) -> Result:
    return Result(
        key=f"{planner}{turn}", scenario="s", planner=planner, tags=tags, passed=passed, state={"turns": [turn], **turn}
    )


def test_micro_counts_conditions_and_macro_counts_plans() -> None:
    pairs = [{"hard": [3, 4]}, {"hard": [1, 1]}, {"hard": [0, 0]}]
    assert micro(pairs, "hard") == 0.8
    assert macro(pairs, "hard") == 0.5


def test_what_was_not_measured_is_none_and_is_printed_so() -> None:
    (row,) = more([run("nothing")])
    assert {v for k, v in row.model_dump().items() if k not in ("planner", "node_p50", "node_p95")} == {None}
    assert "| claims supported | not measured |" in markdown([run("nothing")])


def test_a_memory_that_helps_is_a_lift_over_popularity() -> None:
    rows = [run("tripwright", True, ("personalisation",)), run("greedy", False, ("personalisation",))]
    assert [m.personal_lift for m in more(rows)] == [1.0, None]


def test_days_that_a_change_left_alone_are_counted_only_where_there_was_a_change() -> None:
    days = {"plan": {"days": [1, 2, 3, 4]}}
    rows = [
        run("tripwright", diff={"added": []}, changed_days=[2], **days),
        run("tripwright", changed_days=[1, 2, 3, 4], **days),
    ]
    assert more(rows)[0].edit_stability == 0.75


def test_steps_follow_the_edges_of_the_graph() -> None:
    right = ("understand", "recall", "candidates", "destination", "gather", "gather", "attractions")
    assert more([run("tripwright", nodes=list(right))])[0].valid_steps == 1.0
    assert more([run("tripwright", nodes=["understand", "publish"])])[0].valid_steps == 0.0


@pytest.mark.parametrize(("places", "even"), [("ab", 1.0), ("aaab", 0.75), ("", None)])
def test_exposure_is_even_when_all_are_shown_alike(places: str, even: float | None) -> None:
    assert evenness(places) == even


def test_seconds_are_told_by_node() -> None:
    rows = [run("tripwright", node_seconds=[["understand", 0.1], ["compose", 0.4]])]
    assert more(rows)[0].node_p95 == {"understand": 0.1, "compose": 0.4}
