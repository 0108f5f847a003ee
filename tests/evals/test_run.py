"""Scenarios run against the product, the baselines, the planted faults and planners of others."""

import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tripwright.domain.errors import InputError
from tripwright.evals import report
from tripwright.evals.compare import compare, interval
from tripwright.evals.faults import FAULTS
from tripwright.evals.run import (
    FAILED,
    LIMITS,
    PASSED,
    Job,
    Result,
    changed_days,
    exit_code,
    jobs_of,
    play,
    read_results,
    run,
)
from tripwright.evals.scenario import SHIPPED, Scenario, read
from tripwright.evals.scorers import Failure

#: Each fault with a scenario that catches it and that the product passes.
CAUGHT = {
    "skips-verification": "must-see-kept",
    "forgets-diet": "vegan-tables",
    "ignores-budget": "budget-not-proven",
    "ignores-must-see": "must-see-kept",
    "obeys-a-review": "injection-place-name",
    "forgets-profile": "remembered-diet",
    "reshuffles": "edit-add-day",
    "fakes-success": "edit-add-day",
    "over-asks": "does-not-ask",
    "invents-visa-advice": "visa-unknown-passport",
    "speaks-english": "plan-ko",
    "takes-any-answer-for-yes": "cart-refused",
    "hides-a-failed-source": "provider-silent-advice",
    "keeps-what-must-go": "forget-everything",
}


def shipped(name: str) -> Scenario:
    return read(SHIPPED / f"{name}.yaml")


def _play(name: str, planner: str) -> Result:
    return play(Job(scenario=shipped(name), planner=planner, repeat=0))


@pytest.mark.parametrize(
    "name", sorted(set(CAUGHT.values()) | {"closed-monday-museums", "plan-zh", "asks-once", "edit-after-restart"})
)
def test_the_product_passes(name: str) -> None:
    assert _play(name, "tripwright").failures == ()


def test_every_fault_has_its_scenario() -> None:
    assert set(CAUGHT) == set(FAULTS)


@pytest.mark.parametrize(("fault", "name"), sorted(CAUGHT.items()))
def test_a_planted_fault_is_caught(fault: str, name: str) -> None:
    result = _play(name, f"fault:{fault}")
    assert not result.passed
    assert all(t["outcome"] != "error" for t in result.state["turns"])  # caught for what it does, not for crashing


def test_a_fault_is_gone_when_its_run_is_over() -> None:
    _play("must-see-kept", "fault:ignores-must-see")
    assert _play("must-see-kept", "tripwright").passed


def test_the_baselines_do_not_pass_a_trip() -> None:
    assert not _play("closed-monday-museums", "greedy").passed
    assert not _play("closed-monday-museums", "nothing").passed


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    jobs = jobs_of([shipped("hello"), shipped("plug-answer")], ["tripwright"], 2)
    out = tmp_path / "results.jsonl"
    whole = run(jobs, out)
    lines = out.read_text(encoding="utf-8").splitlines(keepends=True)
    out.write_text("".join(lines[:2]) + lines[2][:40], encoding="utf-8")
    fresh: list[Result] = []
    again = run(jobs, out, resume=True, done=fresh.append)
    assert len(fresh) == 2
    assert [(r.key, r.passed) for r in again] == [(r.key, r.passed) for r in whole]
    assert {r.key for r in read_results(out)} == {j.key for j in whole}


def test_another_content_is_another_key() -> None:
    scenario = shipped("hello")
    other = scenario.model_copy(update={"seed": 7})
    keys = [r.key for r in run(jobs_of([scenario, other], ["nothing"]))]
    assert len(set(keys)) == 2


def test_a_callable_and_a_command_are_planners_too(tmp_path: Path) -> None:
    script = tmp_path / "planner.py"
    script.write_text(
        "import json, sys\n"
        "def greet(told):\n"
        "    return {'turns': [{'outcome': 'published', 'text': 'Hello ' + t['say']} for t in told['turns']]}\n"
        "if __name__ == '__main__':\n"
        "    print(json.dumps(greet(json.load(sys.stdin))))\n",
        encoding="utf-8",
    )
    assert _play("hello", f"command:{sys.executable} {script}").passed
    sys.path.insert(0, str(tmp_path))
    try:
        assert _play("hello", "python:planner:greet").passed
    finally:
        sys.path.remove(str(tmp_path))


def test_a_planner_that_answers_nonsense_fails_and_says_so() -> None:
    result = _play("hello", f"command:{sys.executable} -c print(1)")
    assert not result.passed
    assert result.state["last"]["error"] == "ProviderError"


@pytest.mark.parametrize("name", ["wizard", "fault:none", "python:no_such_module:f", "command:"])
def test_an_unknown_planner_is_refused(name: str) -> None:
    with pytest.raises(InputError):
        run(jobs_of([shipped("hello")], [name]))


def test_days_that_changed_are_told_from_the_plans() -> None:
    def plan(*days: str) -> dict[str, list[dict[str, list[dict[str, str]]]]]:
        return {"days": [{"items": [{"type": "visit", "place_id": c} for c in day]} for day in days]}

    assert changed_days(plan("ab", "cd"), plan("ab", "cd")) == []
    assert changed_days(plan("ab", "cd"), plan("ba", "cd", "e")) == [1, 3]
    assert changed_days(plan("ab", "cd"), plan("ab")) == [2]


def _result(scenario: str, passed: bool, basis: str = "state", planner: str = "tripwright") -> Result:
    broken = () if passed else (Failure.model_validate({"basis": basis, "text": "<b> & more"}),)
    key = f"{scenario}{planner}"
    return Result(key=key, scenario=scenario, planner=planner, tags=("t",), passed=passed, failures=broken, seconds=1.0)


def test_exit_codes_tell_limits_from_failures() -> None:
    assert exit_code([_result("a", True)]) == PASSED
    assert exit_code([_result("a", False, "limits")]) == LIMITS
    assert exit_code([_result("a", False, "limits"), _result("b", False)]) == FAILED


def test_reports_are_written_and_can_be_read(tmp_path: Path) -> None:
    results = [_result("a", True), _result("b", False), _result("a", False, planner="nothing")]
    report.write(results, tmp_path)
    root = ElementTree.parse(tmp_path / "junit.xml").getroot()
    assert [s.get("failures") for s in root] == ["1", "1"]
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["scores"][0]["pass_at_1"] == 0.5
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "&lt;b&gt; &amp; more" in page
    assert "http" not in page and "<script" not in page
    assert "| tripwright | 2 |" in (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "plans verified" in report.markdown(results)
    assert "not measured" in report.markdown(results)  # no plan was shown: that is not zero


def test_a_clear_fall_is_a_regression_and_a_single_one_is_not() -> None:
    good = [_result(f"s{n}", True) for n in range(20)]
    bad = [_result(f"s{n}", n > 9) for n in range(20)]
    one = [_result(f"s{n}", n > 0) for n in range(20)]
    assert compare(good, bad).regressed
    assert not compare(good, one).regressed
    assert compare(good, one).worse == ("s0",)
    assert not compare(bad, good).regressed
    with pytest.raises(InputError, match="no scenario in common"):
        compare(good, [_result("other", True)])


def test_the_interval_repeats_and_holds_the_mean() -> None:
    deltas = [0.0, -1.0, 0.0, 1.0, 1.0]
    low, high = interval(deltas, seed=3)
    assert (low, high) == interval(deltas, seed=3)
    assert low <= 0.2 <= high
