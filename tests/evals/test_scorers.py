"""Checks on an end state, and the scores of many runs."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.evals.scenario import Check, Scenario
from tripwright.evals.scorers import failures, holds, pass_at_1, pass_hat_k, percentile, select

STATE: dict[str, Any] = {
    "last": {
        "outcome": "published",
        "plan": {
            "days": [
                {"items": [{"type": "visit", "name": "Rope", "start": "2026-12-06T10:00:00+01:00"}, {"type": "meal", "name": None}]},
                {"items": [{"type": "visit", "name": "Tide", "start": "2026-12-07T09:30:00+01:00"}]},
            ]
        },
    },
    "questions": 1,
}  # fmt: skip
NAMES = "last.plan.days.*.items[type=visit].name"


def test_a_path_goes_through_lists_filters_and_indices() -> None:
    assert select(STATE, NAMES) == ["Rope", "Tide"]
    assert select(STATE, "last.plan.days.-1.items.0.name") == ["Tide"]
    assert select(STATE, "last.plan.days.7.items") == []
    assert select(STATE, "last.nothing.*.there") == []
    assert select(STATE, "last.plan.days.0.items[type=meal].name") == []  # None is not a value


@pytest.mark.parametrize(
    ("rule", "right"),
    [
        ({"path": NAMES, "contains": "Rope"}, True),
        ({"path": NAMES, "excludes": "Rope"}, False),
        ({"path": NAMES, "matches": "^ti"}, True),
        ({"path": NAMES, "lacks": "tide"}, False),
        ({"path": NAMES, "within": ["Rope"]}, False),
        ({"path": NAMES, "count_at_most": 1}, False),
        ({"path": NAMES, "count_at_least": 2}, True),
        ({"path": NAMES, "distinct": True}, True),
        ({"path": "last.outcome", "equals": "published"}, True),
        ({"path": "last.absent", "equals": "published"}, False),
        ({"path": "questions", "at_most": 1}, True),
        ({"path": "last.absent", "at_most": 1}, False),
        ({"path": "last.outcome", "at_least": 0}, False),
        ({"path": "last.plan.days.*.items.*.start", "no_earlier": "09:30"}, True),
        ({"path": "last.plan.days.*.items.*.start", "no_earlier": "09:31"}, False),
        ({"path": "last.plan.days.*.items.*.start", "no_later": "09:59"}, False),
        ({"path": NAMES, "same_as": NAMES}, True),
        ({"path": "last.absent", "same_as": "last.missing"}, False),
    ],
)
def test_a_check_holds_or_not(rule: dict[str, Any], right: bool) -> None:
    assert holds(Check.model_validate(rule), STATE) is right


def _scenario(**more: Any) -> Scenario:
    base = {
        "id": "x", "title": "x", "clock": "2026-11-24T09:00:00Z", "catalog": {"world": "plain"}, "turns": [{"say": "x"}],
        "expect": [{"path": "last.outcome", "equals": "published"}],
    }  # fmt: skip
    return Scenario.model_validate({**base, **more})


def _state(**more: Any) -> dict[str, Any]:
    turn = {"outcome": "published", "text": "Fine.", **more}
    return {"turns": [turn], "last": turn, "questions": 2, "seconds": 1.0}


def test_a_plan_that_does_not_verify_fails_whatever_is_expected() -> None:
    found = failures(_scenario(), _state(verified=False, broken=["visits_exist"]))
    assert [f.basis for f in found] == ["state"]
    assert "visits_exist" in found[0].text


def test_limits_and_words_count_only_when_they_are_in_the_basis() -> None:
    rules = {"said": [{"never": "fine"}], "limits": {"questions": 1, "seconds": 0.5}}
    assert {f.basis for f in failures(_scenario(**rules), _state())} == {"said", "limits"}
    assert failures(_scenario(**rules, reward_basis=["state"]), _state()) == ()


def test_pass_hat_k_is_the_unbiased_estimate() -> None:
    runs = [[True, True, False], [True, True, True]]
    assert pass_at_1(runs) == pytest.approx(5 / 6)
    assert pass_hat_k(runs, 2) == pytest.approx((1 / 3 + 1) / 2)
    assert pass_hat_k(runs, 4) is None
    assert pass_at_1([]) is None


@given(st.lists(st.lists(st.booleans(), min_size=3, max_size=8), min_size=1, max_size=6))
def test_pass_hat_k_starts_at_pass_at_1_and_never_rises(runs: list[list[bool]]) -> None:
    values = [pass_hat_k(runs, k) for k in (1, 2, 3)]
    assert values[0] == pytest.approx(pass_at_1(runs))
    assert all(a is not None and b is not None and b <= a + 1e-12 for a, b in zip(values, values[1:], strict=False))


def test_a_percentile_of_nothing_is_not_zero() -> None:
    assert percentile([], 0.5) is None
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2.0
