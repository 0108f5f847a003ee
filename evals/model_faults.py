"""Runs against a model server that fails in every way: each must end typed, within its seconds, with its costs adding up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from ..agent.language.choosing import Review
from ..agent.language.litellm_model import LiteLLMModel
from ..agent.planner import Planner
from ..domain.errors import InternalError, TripwrightError
from ..domain.settings import Settings
from ..domain.usage import total
from ..prompts.loader import Prompt
from .model_server import FAULTS, Fault, ModelServer, serving
from .world import plain

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
REQUEST = "3 days in Harbourton from 6 December 2026 for two adults, museums"
#: Seconds of a run, of one try and of one answer: small, so that the whole bench takes about a minute.
RUN, TRY, ANSWER = 12.0, 1.0, 2.0
#: Faults after which the two sides cannot agree, because the server sends no count of what it sent.
UNCOUNTED = ("drip", "cut", "wrong json", "10 MB", "no choice", "turn")
#: How late a typed end may be: a node is stopped from another thread.
GRACE = 1.0


@dataclass(frozen=True)
class Row:
    """One run. `end`: "published", or the typed error; "untyped" for anything else. `sums`: tokens counted by both sides agree; None: the server counted none."""

    name: str
    end: str
    seconds: float
    cap: float
    requests: int
    calls: int
    tokens: int
    sums: bool | None
    paths: str

    @property
    def typed(self) -> bool:
        return self.end not in ("untyped", "InternalError")


def cases() -> dict[str, tuple[Callable[[int], Fault], dict[str, Any]]]:
    """name -> (fault of the n-th request, settings)."""
    found: dict[str, tuple[Callable[[int], Fault], dict[str, Any]]] = {"no fault": (lambda n: "", {})}
    for fault in FAULTS:
        found[fault] = (lambda n, f=fault: f, {})  # type: ignore[misc]
    for fault in ("429", "500", "cut", "wrong schema"):
        found[f"{fault}, every second time"] = (lambda n, f=fault: f if n % 2 else "", {})  # type: ignore[misc]
    found["all of them in turn"] = (lambda n: ("", *FAULTS)[n % (len(FAULTS) + 1)], {})
    found["cap: 3,000 tokens"] = (lambda n: "", {"max_tokens": 3000})
    found["cap: no money"] = (lambda n: "", {"max_money": "0"})
    found["cap: 2 seconds, hanging"] = (lambda n: "hang", {"seconds": 2.0})
    return found


#: The cases of a quick run.
QUICK = ("no fault", "429", "hang", "cut", "10 MB", "cap: 3,000 tokens")


def run(quick: bool = False) -> list[Row]:
    """One row a case; with `quick` only a few of them."""
    _warm()
    return [_row(name, fault, settings) for name, (fault, settings) in cases().items() if not quick or name in QUICK]


def _warm() -> None:
    """The library takes seconds for its import and its first call: once, and not of any run's time."""
    with serving(ModelServer()) as server:
        model = LiteLLMModel("openai/local", api_base=server.url, api_key="none")
        for one in (model, model.within(45.0, lambda: False, lambda tokens: None)):
            one.complete(Prompt(purpose="warm", version=1, output="Review", system="", user=""), Review)


def _row(name: str, fault: Callable[[int], Fault], settings: dict[str, Any]) -> Row:
    chosen = Settings.model_validate({"ask": False, "private": True, "seconds": RUN, **settings})
    with serving(ModelServer(fault=fault)) as server:
        model = LiteLLMModel("openai/local", api_base=server.url, api_key="none", timeout=TRY, deadline=ANSWER)
        steps: tuple[Any, ...] = ()
        began = monotonic()
        end: str
        try:
            with Planner(chosen, catalog=plain(), model=model, clock=lambda: NOW) as planner:
                reply = planner.ask(REQUEST)
            end, steps = reply.outcome, reply.steps
        except TripwrightError as error:
            end = type(error).__name__
        except (OSError, ValueError, RuntimeError, TypeError, LookupError, AttributeError):
            end = "untyped"
        seconds = monotonic() - began
        used, count = total(steps), server.count
    comparable = steps and not any(fault in name for fault in UNCOUNTED)
    sums = (used.input_tokens, used.output_tokens) == (count.asked, count.answered) if comparable else None
    paths = " ".join(f"{s.node}:{s.path}{'/' + s.reason if s.reason else ''}" for s in steps)
    return Row(name, end, seconds, chosen.seconds, count.requests, used.calls, used.tokens, sums, paths)


def failed(rows: list[Row]) -> list[Row]:
    """Rows that break a rule: an untyped end, over the cap, or sums that differ."""
    return [
        r
        for r in rows
        if not r.typed or r.seconds > r.cap + GRACE or r.sums is False or r.end == InternalError.__name__
    ]


_SUMS = {True: "agree", False: "DIFFER", None: "-"}


def table(rows: list[Row]) -> str:
    lines = [f"{'fault':<28}{'end':<14}{'s':>6}{'cap':>6}{'requests':>10}{'answers':>9}{'tokens':>8}  sums  paths"]
    lines += [
        f"{r.name:<28}{r.end:<14}{r.seconds:>6.1f}{r.cap:>6.0f}{r.requests:>10}{r.calls:>9}{r.tokens:>8}  {_SUMS[r.sums]:<6}  {r.paths}"
        for r in rows
    ]
    late = sum(r.seconds > r.cap + GRACE for r in rows)
    untyped, differ = sum(not r.typed for r in rows), sum(r.sums is False for r in rows)
    published = sum(r.end == "published" for r in rows)
    return "\n".join(
        [
            *lines,
            f"{len(rows)} runs: {published} published, {untyped} untyped, {late} over their cap, {differ} with sums that differ.",
        ]
    )
