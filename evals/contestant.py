"""Who is asked: Tripwright, a baseline, a planted fault, or any planner as a Python callable, a command or an HTTP endpoint.

A planner of somebody else gets {"turns": [{"say", "answers"}], "clock", "seed", "memory"} and gives {"turns": [{"outcome",
"text", "plan", ...}], "memory": [...]}: all fields but `outcome` may be absent, and what is absent was not done.
"""

import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..domain.catalog import Catalog
from ..domain.errors import InputError, ProviderError
from .conversation import converse
from .scenario import Scenario

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
    """The product, keyless."""
    return converse(scenario, catalog)


def with_model(named: str) -> Contestant:
    """The product with a language model: "openai/gpt-4.1-mini", or "openai/local@http://127.0.0.1:8000/v1"."""
    name, _, url = named.partition("@")
    return lambda scenario, catalog: converse(scenario, catalog, name, url or None)


def told(scenario: Scenario) -> dict[str, Any]:
    """What a planner of somebody else is told."""
    return {
        "turns": [{"say": t.say, "answers": list(t.answers)} for t in scenario.turns] or _goal(scenario),
        "clock": scenario.clock.isoformat(),
        "seed": scenario.seed,
        "memory": [m.model_dump() for m in scenario.user.memory],
    }


def _goal(scenario: Scenario) -> list[dict[str, Any]]:
    """The first message of a simulated user, to a planner that cannot be asked back."""
    return [{"say": scenario.simulated.goal, "answers": []}] if scenario.simulated else []


def _played(answer: Any, who: str) -> Played:
    """Their answer, or a ProviderError when it is not of the shape."""
    turns = answer.get("turns") if isinstance(answer, dict) else None
    if not isinstance(turns, list) or not all(isinstance(t, dict) and "outcome" in t for t in turns):
        raise ProviderError(f'{who} did not answer {{"turns": [{{"outcome": ...}}]}}: see the module of this adapter.')
    return {"turns": turns, "memory": answer.get("memory") or []}


def _callable(name: str) -> Contestant:
    """A module of the folder where one stands counts too, as for `python -m`."""
    from importlib import import_module

    module, _, function = name.partition(":")
    if (here := str(Path.cwd())) not in sys.path:
        sys.path.append(here)
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
