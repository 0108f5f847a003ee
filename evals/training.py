"""Runs as training data for a small local model: conversations with tool calls, and pairs of a verified and an unverified answer.

    write(conversations(results, scenarios), Path("sft.jsonl"))
    write(pairs(results, scenarios), Path("preference.jsonl"))

A line of the first is {"messages": [...], "tools": [...]} in the chat format with tools; of the second {"prompt": [...], "chosen":
[...], "rejected": [...], "tools": [...]}. What a user had in memory is not exported, and numbers that name a person are taken out.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..domain.errors import StoreError
from ..memory.redact import redact
from .run import Result
from .scenario import Scenario

Message = dict[str, Any]

SYSTEM = (
    "You help people to plan trips and to shop for them. You state only what a tool returned; what is not known you call unknown, "
    "what is an estimate you call an estimate, and you never buy anything."
)
#: Longest result of a tool that is kept, in characters: the days and sums of a plan, not its receipt.
MOST = 12_000
_TEXT = {"type": "object", "properties": {"request": {"type": "string"}}, "required": ["request"]}
TOOLS: tuple[dict[str, Any], ...] = tuple(
    {"type": "function", "function": {"name": name, "description": text, "parameters": _TEXT}}
    for name, text in (
        ("plan_trip", "Plan a trip from one request; a verified plan, or what stands in its way."),
        ("revise_trip", "Change the last plan as little as the request needs."),
        ("recommend_products", "Goods from the product catalog that meet every condition."),
        ("answer", "A fact of the catalog, or that it is not known."),
    )
)


def conversations(results: Sequence[Result], scenarios: Mapping[str, Scenario]) -> Iterator[dict[str, Any]]:
    """One a passed run: all of its turns. Runs of planners that were broken on purpose are no examples."""
    for result in results:
        scenario = scenarios.get(result.scenario)
        if scenario is None or not result.passed or result.planner.startswith("fault:"):
            continue
        messages = [_system()]
        for number, turn in enumerate(result.state.get("turns", ())):
            messages += [_user(scenario, number), *_answered(scenario, number, turn)]
        yield {"messages": messages, "tools": list(TOOLS)}


def pairs(results: Sequence[Result], scenarios: Mapping[str, Scenario]) -> Iterator[dict[str, Any]]:
    """For each scenario that one planner passed and another showed something unverified or wrong in: the first turn that differs."""
    for identity, scenario in scenarios.items():
        rows = [r for r in results if r.scenario == identity]
        right = next((r for r in rows if r.passed and not r.planner.startswith("fault:")), None)
        for wrong in rows:
            if right is not None and not wrong.passed:
                yield from _pair(scenario, right, wrong)


def _pair(scenario: Scenario, right: Result, wrong: Result) -> Iterator[dict[str, Any]]:
    prompt = [_system()]
    turns = zip(right.state.get("turns", ()), wrong.state.get("turns", ()), strict=False)
    for number, (good, bad) in enumerate(turns):
        prompt.append(_user(scenario, number))
        chosen, rejected = _answered(scenario, number, good), _answered(scenario, number, bad)
        if chosen != rejected:
            yield {"prompt": prompt, "chosen": chosen, "rejected": rejected, "tools": list(TOOLS)}
            return
        prompt += chosen


def _system() -> Message:
    return {"role": "system", "content": SYSTEM}


def _user(scenario: Scenario, number: int) -> Message:
    said = scenario.turns[number].say if number < len(scenario.turns) else ""
    return {"role": "user", "content": redact(said)[0]}


def _answered(scenario: Scenario, number: int, turn: Mapping[str, Any]) -> list[Message]:
    """The questions of a turn with their answers, the call of a tool, what it returned, and the words."""
    answers = scenario.turns[number].answers if number < len(scenario.turns) else ()
    talk: list[Message] = []
    for asked, answer in zip(turn.get("asked", ()), answers, strict=False):
        talk.append({"role": "assistant", "content": redact(str(asked.get("question", "")))[0]})
        talk.append({"role": "user", "content": redact(answer)[0]})
    call = f"call_{number + 1}"
    arguments = json.dumps({"request": _user(scenario, number)["content"]}, ensure_ascii=False)
    function = {"name": tool_of(turn), "arguments": arguments}
    talk.append(
        {"role": "assistant", "content": None, "tool_calls": [{"id": call, "type": "function", "function": function}]}
    )
    talk.append({"role": "tool", "tool_call_id": call, "content": returned(turn)})
    talk.append({"role": "assistant", "content": redact(str(turn.get("text") or ""))[0]})
    return talk


def tool_of(turn: Mapping[str, Any]) -> str:
    """Which tool stands behind an answer, told from what it holds."""
    if turn.get("plan"):
        return "revise_trip" if turn.get("diff") else "plan_trip"
    if turn.get("cart") or any(str(c.get("subject", "")).startswith("product:") for c in turn.get("claims", ())):
        return "recommend_products"
    return "plan_trip" if turn.get("outcome") in ("infeasible", "needs_information") else "answer"


def returned(turn: Mapping[str, Any]) -> str:
    """What the tool gave, as JSON: outcome, then the plan without its receipt and request, or the claims."""
    plan = turn.get("plan") or {}
    kept: dict[str, Any] = {"outcome": turn.get("outcome")}
    kept |= {k: plan[k] for k in ("dates", "stops", "days", "budget") if k in plan}
    kept |= {k: turn[k] for k in ("claims", "conflict", "relaxations", "error") if not plan and turn.get(k)}
    return redact(json.dumps(kept, ensure_ascii=False, default=str))[0][:MOST]


def write(lines: Iterable[dict[str, Any]], path: Path) -> int:
    """JSON Lines; how many were written. Raises StoreError."""
    count = 0
    try:
        with path.open("w", encoding="utf-8") as file:
            for line in lines:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
                count += 1
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error}): name another file.") from error
    return count
