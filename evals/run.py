"""Run scenarios: each run one line of JSON, written when it is done, so that a run that was killed goes on where it was."""

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..domain.catalog import Catalog
from ..domain.errors import InputError, StoreError, TripwrightError
from ..domain.model import Model
from ..domain.plan import Plan
from .contestant import Played, contestant
from .scenario import CatalogRef, Scenario
from .scorers import Failure, failures
from .workers import outlive_no_parent

PACKAGE = Path(__file__).parent.parent
PASSED, BAD_INPUT, LIMITS, FAILED = 0, 2, 3, 6


class Result(Model):
    """One run of one scenario by one planner. `key` names all that it depends on; `state` is the end state."""

    key: str
    scenario: str
    planner: str
    repeat: int = 0
    tags: tuple[str, ...] = ()
    passed: bool
    failures: tuple[Failure, ...] = ()
    questions: int = 0
    seconds: float = 0.0
    state: dict[str, Any] = {}


class Job(Model):
    """What a worker process needs."""

    scenario: Scenario
    planner: str
    repeat: int


def jobs_of(scenarios: Sequence[Scenario], planners: Sequence[str], repeats: int | None = None) -> list[Job]:
    """Every scenario by every planner, so often as it says, or `repeats`."""
    return [
        Job(scenario=s, planner=p, repeat=n) for p in planners for s in scenarios for n in range(repeats or s.repeats)
    ]


def run(
    jobs: Sequence[Job],
    out: Path | None = None,
    *,
    processes: int = 1,
    resume: bool = False,
    done: Callable[[Result], None] = lambda _: None,
) -> list[Result]:
    """All results in the order of the jobs. With `resume`, what `out` already holds of the same content is not run again.

    Raises InputError for an unknown planner or a catalog that is not what the scenario names.
    """
    for planner in dict.fromkeys(job.planner for job in jobs):
        contestant(planner)
    keys = [key_of(job) for job in jobs]
    held = _held(out) if out and resume else {}
    if out and not resume:
        _write(out, "")
    fresh = [(k, j) for k, j in zip(keys, jobs, strict=True) if k not in held]
    for result in _results([j for _, j in fresh], processes):
        held[result.key] = result
        if out:
            _write(out, result.model_dump_json() + "\n", "a")
        done(result)
    return [held[k] for k in keys]


def _results(jobs: Sequence[Job], processes: int) -> Iterator[Result]:
    if processes == 1 or len(jobs) < 2:
        yield from map(play, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from multiprocessing import get_context

    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=outlive_no_parent) as pool:
        for future in as_completed([pool.submit(play, job) for job in jobs]):
            yield future.result()


def play(job: Job) -> Result:
    """One run, judged. What a planner raises is a failed run, and says so."""
    scenario, catalog = job.scenario, catalog_of(job.scenario.catalog)
    started = time.monotonic()
    try:
        played = contestant(job.planner)(scenario, catalog)
    except TripwrightError as error:
        played = {"turns": [{"outcome": "error", "error": type(error).__name__, "text": str(error)}], "memory": []}
    state = end_state(played, catalog, scenario.clock, time.monotonic() - started)
    found = failures(scenario, state)
    return Result(
        key=key_of(job), scenario=scenario.id, planner=job.planner, repeat=job.repeat, tags=scenario.tags,
        passed=not found, failures=found, questions=state["questions"], seconds=round(state["seconds"], 3), state=state,
    )  # fmt: skip


def end_state(played: Played, catalog: Catalog, clock: datetime, seconds: float) -> dict[str, Any]:
    """What the checks look at: turns, the last of them, all plans, memory, questions, seconds. Plans are verified anew."""
    turns: list[dict[str, Any]] = []
    plans: list[dict[str, Any]] = []
    for told in played["turns"]:
        turn = dict(told)
        plan = turn.get("plan")
        if plan:
            turn |= _judged(plan, catalog, clock)
            turn["changed_days"] = changed_days(plans[-1], plan) if plans else []
            plans.append(plan)
        turns.append(turn)
    questions = sum(len(t.get("asked", ())) for t in turns)
    last = turns[-1] if turns else {}
    return {
        "turns": turns, "last": last, "plans": plans, "memory": played["memory"], "questions": questions, "seconds": seconds,
        "tokens": _sum(turns, "tokens"), "money": _sum(turns, "money"),
    }  # fmt: skip


def _sum(turns: Sequence[dict[str, Any]], name: str) -> float | None:
    """Of the turns that tell it; None when none does."""
    told = [t[name] for t in turns if isinstance(t.get(name), int | float)]
    return sum(told) if told else None


def _judged(plan: Any, catalog: Catalog, clock: datetime) -> dict[str, Any]:
    """The verifier's word on a plan, whoever made it, and what it counted."""
    from ..tools.verify import verify
    from .counted import counted

    try:
        found = Plan.model_validate(plan)
    except ValidationError:
        return {"verified": False, "broken": ["plan_schema"]}
    report = verify(found, catalog, clock)
    broken = sorted({f.rule for f in report.findings if f.blocking})
    return {"verified": report.passed, "broken": broken, "counted": counted(found, report, catalog, clock)}


def changed_days(old: dict[str, Any], new: dict[str, Any]) -> list[int]:
    """Days (1-based) whose places or their order differ, told from the plans themselves and not from their diff."""

    def places(plan: dict[str, Any]) -> list[list[str]]:
        return [[i["place_id"] for i in d.get("items", ()) if i.get("type") == "visit"] for d in plan.get("days", ())]

    before, after = places(old), places(new)
    longest = max(len(before), len(after))
    return [n + 1 for n in range(longest) if before[n : n + 1] != after[n : n + 1]]


@cache
def _opened(key: str) -> Catalog:
    from ..tools.catalog import open_catalog
    from .world import world

    ref = CatalogRef.model_validate_json(key)
    if ref.world:
        return world(ref.world)
    if ref.embedded:
        return open_catalog()
    assert ref.file is not None
    try:
        found = hashlib.sha256(ref.file.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(f"The catalog {ref.file} cannot be read ({error}): name a file that is there.") from error
    if found != ref.hash:
        raise InputError(
            f"The catalog {ref.file} has the hash {found}, not the one of the scenario: use the right file."
        )
    return open_catalog([ref.file])


def catalog_of(ref: CatalogRef) -> Catalog:
    """Opened once a process."""
    return _opened(ref.model_dump_json())


def key_of(job: Job) -> str:
    """SHA-256 over the scenario, the planner, the repeat, the catalog and, for planners of ours, the program."""
    ours = job.planner in ("tripwright", "greedy", "nothing") or job.planner.startswith("fault:")
    parts = [
        job.scenario.digest, job.planner, str(job.repeat), *catalog_of(job.scenario.catalog).hashes, program() if ours else "",
    ]  # fmt: skip
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def program() -> str:
    """SHA-256 over every source file of the package that is not a test."""
    digest = hashlib.sha256()
    for folder in ("agent", "domain", "evals", "memory", "prompts", "tools"):
        for file in sorted((PACKAGE / folder).rglob("*")):
            if file.suffix in (".py", ".md", ".jsonl"):
                digest.update(file.relative_to(PACKAGE).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def read_results(path: Path) -> list[Result]:
    """A results file. InputError when it is none; a last line that was cut off by a crash is dropped."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}): name a results file of `tripwright eval run`.") from error
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(Result.model_validate_json(line))
        except ValidationError as error:
            if number < len(lines):
                raise InputError(f"{path}, line {number} is not a result: run it again without --resume.") from error
    return found


def _held(path: Path) -> dict[str, Result]:
    """What is done; the file is written anew without a half line at its end."""
    if not path.exists():
        return {}
    results = read_results(path)
    beside = path.with_suffix(".new")  # a kill in the middle leaves the old file whole
    _write(beside, "".join(r.model_dump_json() + "\n" for r in results))
    beside.replace(path)
    return {r.key: r for r in results}


def _write(path: Path, text: str, mode: str = "w") -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open(mode, encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error}): name another folder with --out.") from error


def exit_code(results: Sequence[Result]) -> int:
    """0 all passed, 3 when only limits were broken, 6 for any other failure. Of the planner under test, not the baselines."""
    broken = {f.basis for r in results for f in r.failures}
    if not broken:
        return PASSED
    return LIMITS if broken == {"limits"} else FAILED


def dump(state: dict[str, Any]) -> str:
    """An end state for people to read."""
    return json.dumps(state, ensure_ascii=False, indent=1)
