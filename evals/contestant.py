"""Who is asked: Tripwright, a baseline, a planted fault, or any planner as a Python callable, a command or an HTTP endpoint.

A planner of somebody else gets {"turns": [{"say", "answers"}], "clock", "seed", "memory"} and gives {"turns": [{"outcome",
"text", "plan", ...}], "memory": [...]}: all fields but `outcome` may be absent, and what is absent was not done.
"""

import json
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from ..domain.catalog import Catalog
from ..domain.errors import Infeasible, InputError, NotVerified, ProviderError, TripwrightError
from ..domain.reply import Asked, Event, Finished, Progress
from ..domain.settings import Settings
from .scenario import Scenario, Turn

Played = dict[str, Any]
Contestant = Callable[[Scenario, Catalog], Played]


def contestant(name: str) -> Contestant:
    """`tripwright`, `model:NAME[@URL]`, `greedy`, `nothing`, `fault:NAME`, `python:module:function`, `command:LINE`, `http://...`."""
    from .faults import with_fault  # before the baseline: the graph settles how checkpoints are read

    from .baseline import greedy, nothing  # isort: skip

    kind, _, rest = name.partition(":")
    plain: dict[str, Contestant] = {"tripwright": tripwright, "greedy": greedy, "nothing": nothing}
    if name in plain:
        return plain[name]
    makers: dict[str, Callable[[str], Contestant]] = {
        "model": with_model,
        "fault": with_fault,
        "python": _callable,
        "command": _command,
    }
    if kind in ("http", "https"):
        return _endpoint(name)
    if kind not in makers or not rest:
        known = "tripwright, model:NAME, greedy, nothing, fault:NAME, python:module:function, command:LINE or a URL"
        raise InputError(f"There is no planner called {name}: use {known}.")
    return makers[kind](rest)


def tripwright(scenario: Scenario, catalog: Catalog) -> Played:
    """The product, keyless, with a fixed clock and a memory of its own."""
    with tempfile.TemporaryDirectory(prefix="tripwright-eval-") as folder:
        home = Path(folder) if any(t.restart for t in scenario.turns) else None
        return _conversation(scenario, catalog, home)


def with_model(named: str) -> Contestant:
    """The product with a language model: "openai/gpt-4.1-mini", or "openai/local@http://127.0.0.1:8000/v1"."""
    name, _, url = named.partition("@")

    def play(scenario: Scenario, catalog: Catalog) -> Played:
        with tempfile.TemporaryDirectory(prefix="tripwright-eval-") as folder:
            home = Path(folder) if any(t.restart for t in scenario.turns) else None
            return _conversation(scenario, catalog, home, name, url or None)

    return play


def _conversation(
    scenario: Scenario, catalog: Catalog, home: Path | None, model: str | None = None, url: str | None = None
) -> Played:
    from ..agent.language.litellm_model import model_of
    from ..agent.planner import Planner
    from ..memory.store import Memory

    seconds = scenario.limits.seconds
    settings = Settings(seed=scenario.seed, ask=scenario.ask, seconds=seconds, home=home, model=model, model_url=url)
    turns: list[dict[str, Any]] = []
    with ExitStack() as stack:

        def opened() -> Any:
            memory = Memory.open(home, clock=lambda: scenario.clock)
            lent = {"catalog": catalog, "memory": memory, "clock": lambda: scenario.clock, "model": model_of(settings)}
            return stack.enter_context(Planner(settings, **lent))

        planner = opened()
        for row in scenario.user.memory:
            text = row.text or f"{row.slot}: {row.value}"
            planner.memory.remember(text, kind="profile", slot=row.slot, value=row.value)
        for turn in scenario.turns:
            if turn.restart:
                stack.pop_all().close()
                planner = opened()
            turns.append(_turn(planner, turn))
        rows = [r.model_dump(mode="json") for r in planner.memory.rows()]
    return {"turns": turns, "memory": rows}


def _turn(planner: Any, turn: Turn) -> dict[str, Any]:
    """One message with the answers to its questions; an unanswered question ends it."""
    asked: list[dict[str, Any]] = []
    answers = list(turn.answers)
    nodes: list[str] = []
    try:
        last = _last(planner.stream(turn.say, "scenario"), nodes)
        while isinstance(last, Asked):
            asked.append({"question": last.question, "choices": list(last.choices), "outcome": last.outcome})
            if not answers:
                return {**_of_question(last), "asked": asked, "nodes": nodes}
            last = _last(planner.resume("scenario", answers.pop(0)), nodes)
    except TripwrightError as error:
        return {**_of_error(error), "asked": asked, "nodes": nodes}
    assert isinstance(last, Finished)
    return {**last.reply.model_dump(mode="json"), "asked": asked, "nodes": nodes}


def _last(events: Iterator[Event], nodes: list[str]) -> Event | None:
    last: Event | None = None
    for last in events:
        if isinstance(last, Progress):
            nodes.append(last.node)
    return last


def _of_question(asked: Asked) -> dict[str, Any]:
    known = asked.reply.model_dump(mode="json") if asked.reply else {}
    return {**known, "outcome": asked.outcome, "text": asked.question, "choices": list(asked.choices)}


def _of_error(error: TripwrightError) -> dict[str, Any]:
    """A refusal, with the name of its error; a defect of ours is told from what the person could mend."""
    codes = {2: "refused", 3: "limit", 4: "infeasible", 5: "needs_information", 6: "not_verified"}
    found: dict[str, Any] = {
        "outcome": codes.get(error.exit_code, "error"),
        "error": type(error).__name__,
        "text": str(error),
    }
    if isinstance(error, Infeasible):
        offers = [r.model_dump(mode="json") for r in error.relaxations]
        found |= {"conflict": list(error.conflict), "relaxations": offers}
    if isinstance(error, NotVerified):
        found["findings"] = [f.model_dump(mode="json") for f in error.findings]
    return found


def told(scenario: Scenario) -> dict[str, Any]:
    """What a planner of somebody else is told."""
    return {
        "turns": [{"say": t.say, "answers": list(t.answers)} for t in scenario.turns],
        "clock": scenario.clock.isoformat(),
        "seed": scenario.seed,
        "memory": [m.model_dump() for m in scenario.user.memory],
    }


def _played(answer: Any, who: str) -> Played:
    """Their answer, or a ProviderError when it is not of the shape."""
    turns = answer.get("turns") if isinstance(answer, dict) else None
    if not isinstance(turns, list) or not all(isinstance(t, dict) and "outcome" in t for t in turns):
        raise ProviderError(f'{who} did not answer {{"turns": [{{"outcome": ...}}]}}: see the module of this adapter.')
    return {"turns": turns, "memory": answer.get("memory") or []}


def _callable(name: str) -> Contestant:
    from importlib import import_module

    module, _, function = name.partition(":")
    try:
        found = getattr(import_module(module), function)
    except (ImportError, AttributeError) as error:
        raise InputError(f"There is no callable {name} ({error}): write module:function.") from error
    return lambda scenario, _: _played(found(told(scenario)), name)


def _command(line: str) -> Contestant:
    """JSON on its standard input, JSON on its standard output."""

    def play(scenario: Scenario, _: Catalog) -> Played:
        text = json.dumps(told(scenario), ensure_ascii=False)
        try:
            done = subprocess.run(
                shlex.split(line),
                input=text,
                capture_output=True,
                text=True,
                timeout=scenario.limits.seconds,
                check=True,
            )
            return _played(json.loads(done.stdout), line)
        except (OSError, subprocess.SubprocessError, ValueError) as error:
            raise ProviderError(f"The command {line} failed ({error}): run it by hand to see why.") from error

    return play


def _endpoint(url: str) -> Contestant:
    """A POST of JSON, answered by JSON."""
    import httpx

    def play(scenario: Scenario, _: Catalog) -> Played:
        try:
            answer = httpx.post(url, json=told(scenario), timeout=scenario.limits.seconds).raise_for_status()
            return _played(answer.json(), url)
        except (httpx.HTTPError, ValueError) as error:
            raise ProviderError(f"The planner at {url} failed ({error}): see that it runs.") from error

    return play
