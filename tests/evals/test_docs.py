"""docs/evals.md stays true: its scenario passes, its planner runs, its commands, fields and faults are those there are."""

import re
from pathlib import Path
from typing import Any

import yaml
from tripwright.agent.doors import bench_door, eval_door
from tripwright.evals.benches.registry import benches
from tripwright.evals.faults import FAULTS
from tripwright.evals.run import Job, play
from tripwright.evals.scenario import Check, Scenario, Simulated
from tripwright.evals.world import WORLDS

TEXT = (Path(__file__).parents[2] / "docs" / "evals.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", TEXT, re.S)


def test_the_scenario_of_the_page_passes() -> None:
    whole = Scenario.model_validate(yaml.safe_load(blocks("yaml")[0]))
    assert play(Job(scenario=whole, planner="tripwright", repeat=0)).failures == ()
    Simulated.model_validate(yaml.safe_load(blocks("yaml")[1])["simulated"])


def test_the_planner_of_the_page_answers_in_the_shape_of_the_page() -> None:
    names: dict[str, Any] = {}
    exec(compile(blocks("python")[0], "evals.md", "exec"), names)
    assert names["plan"]({"turns": [{"say": "x"}]})["turns"][0]["outcome"] == "published"


def test_every_field_operator_and_world_is_told() -> None:
    told = set(re.findall(r"[a-z_]+", TEXT))
    assert set(Scenario.model_fields) - {"id", "title", "tags", "language", "seed", "ask", "user"} <= told
    assert set(Check.model_fields) - {"path"} <= told
    assert set(WORLDS) <= told
    assert set(re.findall(r"^\| ([a-z-]+) \| \d+ \| \d+ \| [a-z]", TEXT, re.M)) == set(FAULTS)


def test_the_commands_of_the_page_exist() -> None:
    of_eval = {c.name or c.callback.__name__ for c in eval_door.app.registered_commands if c.callback}
    assert set(re.findall(r"tripwright eval ([a-z]+)", TEXT)) <= of_eval
    of_bench = {c.name or c.callback.__name__ for c in bench_door.app.registered_commands if c.callback}
    assert set(re.findall(r"tripwright bench ([a-z][a-z-]+)", TEXT)) <= of_bench
    assert set(re.findall(r"--only ([a-z-]+)", TEXT)) <= set(benches())
