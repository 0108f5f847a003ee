"""The scenarios as a task of Inspect (inspect-ai, MIT), for its log viewer. The library is imported when a task is made, and only then.

    log(load(), "tripwright", Path("logs"))

A sample is a scenario, the solver plays it, the score is ours: nothing is judged anew.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..domain.errors import InputError, StoreError
from .run import Job, Result, play
from .scenario import Scenario


def check() -> None:
    """Raises InputError when the library is not installed."""
    if find_spec("inspect_ai") is None:
        raise InputError('inspect-ai is not installed here: pip install "tripwright[inspect]", then ask again.')


def said(scenario: Scenario) -> str:
    """What opens the conversation."""
    return scenario.simulated.goal if scenario.simulated else scenario.turns[0].say


def wanted(scenario: Scenario) -> str:
    """What must be true in the end, a line each."""
    checks = [f"{c.path}: {name} {value}" for c in scenario.expect for name, value in c.operators.items()]
    return "\n".join([*checks, *(f"says {s.matches}" if s.matches else f"never says {s.never}" for s in scenario.said)])


def told(scenario: Scenario, result: Result) -> list[tuple[str, str]]:
    """The conversation as it went: ("user" or "assistant", text). The first message of the user is the sample's input."""
    lines: list[tuple[str, str]] = []
    for number, turn in enumerate(result.state.get("turns", ())):
        scripted = scenario.turns[number] if number < len(scenario.turns) else None
        lines.append(("user", str(turn.get("said") or (scripted.say if scripted else ""))))
        for asked, answer in zip(turn.get("asked", ()), scripted.answers if scripted else (), strict=False):
            lines += [("assistant", str(asked.get("question", ""))), ("user", answer)]
        lines.append(("assistant", str(turn.get("text") or turn.get("outcome") or "")))
    return lines[1:]


def why(result: Result) -> str:
    return "\n".join(f"{f.basis}: {f.text}" for f in result.failures) or "as it must be"


def task(scenarios: Sequence[Scenario], planner: str) -> Any:
    """An Inspect `Task`. Raises InputError when the library is not there."""
    check()
    inspect, data, solver, scorer = (
        import_module(f"inspect_ai{part}") for part in ("", ".dataset", ".solver", ".scorer")
    )
    samples = [
        data.Sample(id=s.id, input=said(s) or " ", target=wanted(s), metadata={"title": s.title, "tags": list(s.tags)})
        for s in scenarios
    ]
    by_id = {s.id: s for s in scenarios}

    def tripwright_plays() -> Callable[..., Any]:
        async def solve(state: Any, generate: Any) -> Any:
            return await _solved(state, by_id[str(state.sample_id)], planner)

        return solve

    def tripwright_reward() -> Callable[..., Any]:
        async def score(state: Any, target: Any) -> Any:
            result = Result.model_validate(state.metadata["result"])
            mark = scorer.CORRECT if result.passed else scorer.INCORRECT
            return scorer.Score(value=mark, answer=state.output.completion, explanation=why(result))

        return score

    return inspect.Task(
        dataset=data.MemoryDataset(samples, name="tripwright"),
        solver=solver.solver(tripwright_plays)(),
        scorer=scorer.scorer(metrics=[scorer.accuracy(), scorer.stderr()])(tripwright_reward)(),
        name=f"tripwright-{planner.partition(':')[0]}",
    )


async def _solved(state: Any, scenario: Scenario, planner: str) -> Any:
    """The state after our run: its messages, its last words, and the result for the scorer."""
    import asyncio

    models = import_module("inspect_ai.model")
    roles = {"user": models.ChatMessageUser, "assistant": models.ChatMessageAssistant}
    result = await asyncio.to_thread(play, Job(scenario=scenario, planner=planner, repeat=0))
    lines = told(scenario, result)
    state.messages += [roles[role](content=text) for role, text in lines]
    state.output = models.ModelOutput.from_content(planner, lines[-1][1] if lines else "")
    state.metadata["result"] = result.model_dump(mode="json", exclude={"state"})
    return state


def log(scenarios: Sequence[Scenario], planner: str, folder: Path) -> Mapping[str, Any]:
    """Run the task and write Inspect's log file: {"file", "passed", "of"}. Raises InputError, StoreError."""
    made, evaluate = task(scenarios, planner), import_module("inspect_ai").eval
    (found,) = evaluate(made, model="mockllm/model", log_dir=str(folder), display="none", max_samples=1)
    if found.status != "success":
        raise StoreError(f"Inspect did not finish ({found.error}): see its log in {folder}.")
    passed = sum(s.scores["tripwright_reward"].value == "C" for s in found.samples)
    return {"file": found.location, "passed": passed, "of": len(found.samples)}
