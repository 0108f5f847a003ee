"""The slash commands of the chat."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ...domain.errors import InputError
from . import chat_own, chat_trip
from .screen import show

if TYPE_CHECKING:
    from ...domain.plan import Plan
    from ...domain.reply import Asked, Event, Reply
    from ..alternatives import Alternative

HELP = """Say what you would like in your own words; then change it: "make day 2 slower", "swap the museum", "100 EUR less".
/plan      the whole plan again          /budget    the budget, line by line
/alternatives [NAME]  other trips like this one (or take one: /alternatives calmer)
/why       why these places and cities   /sources   where each fact comes from
/verify    check the plan once more      /json      the plan as JSON
/save DIR  plan, page, calendar (or gpx,kml,csv)   /new       begin another conversation
/memory    what I remember about you     /forget X  forget what matches X, or all
/cost      what the language model did and cost in the last answer
/cart      what is put aside; /cart add 2, remove 2, clear, approve (you are asked first)
/help      this                          /quit      end (so does Ctrl-D)"""


def limited(asked: Asked, text: str) -> None:
    """Raises InputError for a yes to a cart that comes from a pipe and names no limit; the question stays open."""
    from ..consenting import lacks_limit

    if lacks_limit(asked, text) and not sys.stdin.isatty():
        raise InputError("Without a terminal, an approval needs a limit: answer for example “yes up to 120 EUR”.")


class Session:
    """One conversation: its thread, the question it waits on, and the last reply."""

    def __init__(self, planner: Any, thread: str) -> None:
        self.planner, self.thread = planner, thread
        self.waiting: Asked | None = None
        self.last: Reply | None = None
        self.beside: tuple[str, tuple[Alternative, ...]] | None = None  # the plan's id, and what was offered beside it

    def send(self, text: str) -> Iterator[Event]:
        """A new message, or the answer to the question that is open."""
        if self.waiting is not None and self.waiting.about == "cart":
            limited(self.waiting, text)
        waiting, self.waiting = self.waiting, None
        if waiting is not None:
            yield from self.planner.resume(self.thread, text)
        else:
            yield from self.planner.stream(text, self.thread)

    def command(self, text: str) -> bool:
        """Run a slash command; False ends the conversation."""
        name, _, rest = text.partition(" ")
        if name in ("/quit", "/exit"):
            return False
        action = COMMANDS.get(name)
        if action is None:
            raise InputError(f"There is no command {name}: /help lists them.")
        action(self, rest.strip())
        return True

    def plan(self) -> Plan:
        """The plan of this conversation."""
        plan: Plan | None = self.planner.current(self.thread)
        if plan is None:
            raise InputError("There is no plan yet: ask for one first.")
        return plan


def _help(session: Session, rest: str) -> None:
    show(HELP)


def _new(session: Session, rest: str) -> None:
    from ..planner import new_thread

    session.thread, session.waiting, session.last = new_thread(), None, None
    show("A new conversation.")


COMMANDS: dict[str, Callable[[Session, str], None]] = {
    "/help": _help,
    "/why": chat_trip.why,
    "/sources": chat_trip.sources,
    "/budget": chat_trip.budget,
    "/alternatives": chat_trip.alternatives,
    "/json": chat_trip.as_json,
    "/plan": chat_trip.plan,
    "/save": chat_trip.save,
    "/verify": chat_trip.verify,
    "/memory": chat_own.memory,
    "/cost": chat_own.cost,
    "/forget": chat_own.forget,
    "/cart": chat_own.cart,
    "/new": _new,
}
