"""The slash commands of the chat about what is yours: memories, the cart, what a model cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...domain.errors import InputError
from .memory_text import meant
from .screen import show

if TYPE_CHECKING:
    from .chat_commands import Session


def memory(session: Session, rest: str) -> None:
    """Everything, or what is nearest to some words, with why."""
    from ..nodes.noting import what

    planner = session.planner
    rows = [f.row for f in planner.memory.recall(rest, limit=20)] if rest else planner.memory.rows()
    lines = [f"  {r.id}  {r.created:%Y-%m-%d}{_until(r)}  {what(r, planner.catalog)}" for r in rows]
    show("\n".join(lines) or "I remember nothing about you.")


def _until(row: Any) -> str:
    return f" until {row.valid_to:%Y-%m-%d}" if row.valid_to else ""


def forget(session: Session, rest: str) -> None:
    """Memories that match, or all, removed everywhere."""
    from ...memory.rows import Selector

    if not rest:
        raise InputError('Say what to forget: "/forget vegetarian", or "/forget all".')
    everything = rest.casefold() in ("all", "everything", "전부", "모두", "全部", "所有")
    memory = session.planner.memory
    if everything:
        show(str(memory.forget(Selector(everything=True))))
        return
    ids = tuple(row.id for row in memory.rows() if meant(row, rest))
    show(str(memory.forget(Selector(ids=ids))) if ids else "Nothing that I remember matches that: /memory lists it.")


def cart(session: Session, rest: str) -> None:
    """What is put aside; a question about it waits for the next line."""
    from ...domain.reply import Asked, Finished

    session.waiting = None
    for event in session.planner.stream(f"/cart {rest}".strip(), session.thread, door="cart"):
        if isinstance(event, Asked):
            session.waiting = event
            choices = (f"  {number}. {choice}" for number, choice in enumerate(event.choices, 1))
            show("\n".join([event.question, *choices]))
        elif isinstance(event, Finished):
            session.last = event.reply
            show(event.reply.text)


def cost(session: Session, rest: str) -> None:
    """What a language model did and cost in the last answer."""
    from ..language.model_texts import cost_lines

    last = session.last
    show("\n".join(cost_lines(last.steps if last else (), last.language if last else "en")))
