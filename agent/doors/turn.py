"""One message in, one answer out, in the shape that every network door gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, Literal

from pydantic import Field

from ...domain.errors import InputError, NotKept
from ...domain.model import Model
from ...domain.plan import Plan
from ...domain.reply import Asked, Event, Finished, Outcome, Progress, Reply
from ...domain.usage import Usage, total
from ..planner import Planner, new_thread

THREAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
Seen = Callable[[Progress], Coroutine[Any, Any, None]]


class Turn(Model):
    """What came of a message. `plan` is there only when it was verified and published."""

    thread: str = Field(description="The conversation: pass it to change the plan or to answer the question.")
    status: Outcome = Field(
        description="published; needs_information or infeasible: see question and choices; else why not."
    )
    text: str = Field(description="The answer in words, made from verified claims only.")
    question: str = Field(default="", description="What must be answered before there is a plan.")
    choices: tuple[str, ...] = ()
    about: str = Field(
        default="",
        description='What the answer settles. For "cart": no, or in words a yes with a limit ("yes up to 120 EUR").',
    )
    conflict: tuple[str, ...] = Field(
        default=(), description="The person's own conditions that cannot be met together."
    )
    plan: dict[str, Any] | None = Field(default=None, description="The plan as JSON, with its receipt.")
    diff: dict[str, Any] | None = Field(default=None, description="What a change of plan changed.")
    cart: dict[str, Any] | None = Field(
        default=None, description="A cart as JSON: proposed, or approved where approval says so."
    )
    approval: dict[str, Any] | None = Field(default=None, description="What the person said to exactly this cart.")
    handover: dict[str, Any] | None = Field(
        default=None, description="An approved cart in the shape of a UCP checkout. Nothing is ordered or paid."
    )
    path: Literal["keyless", "model"] = "keyless"
    usage: Usage = Field(default=Usage(), description="What a language model was asked and cost; nothing without one.")

    @property
    def waits(self) -> bool:
        """Whether the conversation waits for an answer."""
        return bool(self.question)


def turn_of(event: Asked | Finished) -> Turn:
    """The last event of a run, flat."""
    if isinstance(event, Asked):
        conflict = event.reply.conflict if event.reply else ()
        return Turn(
            thread=event.thread, status=event.outcome, text=event.question, question=event.question,
            choices=event.choices, about=event.about, conflict=conflict, cart=_json(event.reply.cart if event.reply else None),
            usage=total(event.steps),
        )  # fmt: skip
    return of_reply(event.reply, event.thread)


def of_reply(reply: Reply, thread: str) -> Turn:
    return Turn(
        thread=thread, status=reply.outcome, text=reply.text, conflict=reply.conflict, plan=_json(reply.plan),
        diff=_json(reply.diff), cart=_json(reply.cart), approval=_json(reply.approval), handover=reply.handover,
        path=reply.path, usage=total(reply.steps),
    )  # fmt: skip


def _json(model: Model | None) -> dict[str, Any] | None:
    return model.model_dump(mode="json") if model is not None else None


def named(thread: str | None) -> str:
    """A conversation's name, or a new one. Raises InputError when it cannot be one."""
    if not thread:
        return new_thread()
    if not THREAD.fullmatch(thread):
        raise InputError("A thread is named with 1 to 64 letters, digits, - or _: use the name that an answer gave.")
    return thread


Door = Literal["", "shop", "cart"]


def said(planner: Planner, text: str, thread: str, door: Door = "", pressed: bool = False) -> Iterator[Event]:
    """A message to a conversation: the answer when it waits for one, else something new (`door` as for `Planner.stream`).

    `pressed`: a person chose it in a form that shows the total. A yes in words may come from a program: to a cart it must name a limit,
    or else the question is put again and stays open.
    """
    from ..consenting import asked_again, lacks_limit

    waiting = planner.waiting(thread)
    if waiting is None:
        return planner.stream(text, thread, door)
    if not pressed and lacks_limit(waiting, text):
        return iter((asked_again(waiting),))
    return planner.resume(thread, text)


def plan_of(planner: Planner, thread: str) -> Plan:
    """The last published plan of a conversation. Raises NotKept."""
    plan = planner.current(named(thread))
    if plan is None:
        raise NotKept("This conversation has no published plan: plan a trip in it first.")
    return plan


def form(turn: Turn) -> str:
    """The question with its choices, numbered, as a person reads it."""
    return "\n".join([turn.question, *(f"{n}. {choice}" for n, choice in enumerate(turn.choices, 1))])


async def take(
    planner: Planner, text: str, thread: str, seen: Seen | None = None, door: Door = "", pressed: bool = False
) -> Turn:
    """Run one message in a worker thread (as `said`); `seen` gets the progress. Raises the typed errors of `Planner.stream`.

    When the caller goes away, the run stops at its next node.
    """
    from anyio import from_thread, get_cancelled_exc_class, to_thread

    def work() -> Asked | Finished | None:
        last: Asked | Finished | None = None
        for event in said(planner, text, thread, door, pressed):
            from_thread.check_cancelled()
            if not isinstance(event, Progress):
                last = event
            elif seen is not None:
                from_thread.run(seen, event)
        return last

    try:
        last = await to_thread.run_sync(work)
    except get_cancelled_exc_class():
        planner.cancel(thread)  # a task that was cancelled leaves its worker thread behind
        raise
    assert last is not None  # the planner's last event is never progress
    return turn_of(last)
