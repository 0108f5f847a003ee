"""The slash commands of the chat."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...domain.errors import InputError
from .memory_text import memory_lines
from .screen import show

if TYPE_CHECKING:
    from ...domain.plan import Plan
    from ...domain.reply import Asked, Event, Reply
    from ..alternatives import Alternative
    from ..reasons import Reason

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
    from .turn import lacks_limit

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


def _why(session: Session, rest: str) -> None:
    """The reasons of the plan, and why the places that one would expect are not in it; "without N" what it would be without one memory, "forget N" that memory forgotten and so planned."""
    from ..answers.chosen import chosen

    plan = session.plan()
    found = session.planner.reasons(session.thread)
    if rest:
        _without(session, plan, rest, found)
        return
    show(chosen(plan, session.planner.catalog).prose)
    for line in memory_lines(found, session.planner.catalog):
        show(line)


def _without(session: Session, plan: Plan, rest: str, found: tuple[Reason, ...]) -> None:
    from ...memory.rows import Selector
    from ..language.compose import change_text

    word, _, which = rest.partition(" ")
    chosen = _chosen(which.strip(), found)
    if word not in ("without", "forget") or chosen is None:
        raise InputError('Say which memory, by its number: "/why without 1", or "/why forget 1". /why lists them.')
    planner = session.planner
    after, diff = planner.without(session.thread, (chosen.row.id,))
    if word == "forget":
        show(str(planner.memory.forget(Selector(ids=(chosen.row.id,)))))
    same = [v.place_id for v in after.visits] == [
        v.place_id for v in plan.visits
    ] and after.request.party == plan.request.party
    show("Without that memory the plan is the same." if same else change_text(after, planner.catalog, diff))
    if word == "without":
        show(f"Nothing is changed yet: /why forget {which.strip()} forgets it and takes this plan.")
    elif not same:
        planner.take(session.thread, after)


def _chosen(which: str, found: tuple[Reason, ...]) -> Reason | None:
    if which.isdecimal():
        return found[int(which) - 1] if len(which) < 4 and 1 <= int(which) <= len(found) else None
    return next((r for r in found if r.row.id == which), None)


def _sources(session: Session, rest: str) -> None:
    receipt = session.plan().receipt
    for claim in receipt.claims if receipt else ():
        if claim.source:
            observed = claim.observed_at.isoformat() if claim.observed_at else "undated"
            show(f"  {claim.subject} {claim.field}: {claim.verdict} ({claim.source}, {claim.licence}, {observed})")


def _budget(session: Session, rest: str) -> None:
    from ..language.compose import budget_lines

    show("\n".join(budget_lines(session.plan(), session.planner.catalog)))


def _plan(session: Session, rest: str) -> None:
    from ..language.compose import plan_text

    show(plan_text(session.plan(), session.planner.catalog))


def _alternatives(session: Session, rest: str) -> None:
    from ..answers.alternatives import lines, picked
    from ..language.compose import plan_text

    planner, plan = session.planner, session.plan()
    if session.beside is None or session.beside[0] != plan.id:
        session.beside = (plan.id, planner.alternatives(plan))
    found = session.beside[1]
    if not rest:
        show("\n".join(lines(found, planner.catalog, plan.request.language)))
        return
    chosen = picked(found, rest, plan.request.language)
    if chosen is None:
        raise InputError(f'There is no trip called "{rest}" among them: /alternatives lists them.')
    planner.take(session.thread, chosen.plan)
    session.beside = None
    show(plan_text(chosen.plan, planner.catalog))


def _json(session: Session, rest: str) -> None:
    print(session.plan().model_dump_json(indent=2))


def _save(session: Session, rest: str) -> None:
    """Everything to keep and to show: the plan, its text, a page and a calendar; other formats when they are named."""
    from ..language.compose import plan_text
    from . import export_door
    from .plan_door import write

    if not rest:
        raise InputError(
            "Name a folder: /save trips/kyoto (and other formats, where you like: /save trips/kyoto gpx,kml,csv)"
        )
    words, _, last = rest.rpartition(" ")
    named = [name for name in last.split(",") if name]
    wanted = named if words and export_door.known(named) else ["html", "ics"]
    folder = words.strip() if words and wanted is named else rest
    plan, catalog = session.plan(), session.planner.catalog
    made = export_door.documents(plan, catalog, wanted)
    write(Path(folder).expanduser(), plan, plan_text(plan, catalog))
    export_door.write(Path(folder).expanduser(), made)
    show(f"Saved {', '.join(dict.fromkeys(('plan.json', 'plan.md', *made)))} in {folder}.")


def _verify(session: Session, rest: str) -> None:
    from ...tools.verify import verify
    from .verify_door import report_text

    plan = session.plan()
    show(report_text(verify(plan, session.planner.catalog)))


def _memory(session: Session, rest: str) -> None:
    """Everything, or what is nearest to some words, with why."""
    from ..nodes.noting import what

    planner = session.planner
    rows = [f.row for f in planner.memory.recall(rest, limit=20)] if rest else planner.memory.rows()
    lines = [f"  {r.id}  {r.created:%Y-%m-%d}{_until(r)}  {what(r, planner.catalog)}" for r in rows]
    show("\n".join(lines) or "I remember nothing about you.")


def _until(row: Any) -> str:
    return f" until {row.valid_to:%Y-%m-%d}" if row.valid_to else ""


def _forget(session: Session, rest: str) -> None:
    from ...memory.rows import Selector

    if not rest:
        raise InputError('Say what to forget: "/forget vegetarian", or "/forget all".')
    everything = rest.casefold() in ("all", "everything", "전부", "모두", "全部", "所有")
    memory = session.planner.memory
    if everything:
        show(str(memory.forget(Selector(everything=True))))
        return
    ids = tuple(
        r.id for r in memory.rows() if rest == r.id or rest.casefold() in f"{r.slot} {r.value} {r.text}".casefold()
    )
    show(str(memory.forget(Selector(ids=ids))) if ids else "Nothing that I remember matches that: /memory lists it.")


def _cart(session: Session, rest: str) -> None:
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


def _cost(session: Session, rest: str) -> None:
    from ..language.model_texts import cost_lines

    last = session.last
    show("\n".join(cost_lines(last.steps if last else (), last.language if last else "en")))


def _new(session: Session, rest: str) -> None:
    from ..planner import new_thread

    session.thread, session.waiting, session.last = new_thread(), None, None
    show("A new conversation.")


COMMANDS: dict[str, Callable[[Session, str], None]] = {
    "/help": _help,
    "/why": _why,
    "/sources": _sources,
    "/budget": _budget,
    "/alternatives": _alternatives,
    "/json": _json,
    "/plan": _plan,
    "/save": _save,
    "/verify": _verify,
    "/memory": _memory,
    "/cost": _cost,
    "/forget": _forget,
    "/cart": _cart,
    "/new": _new,
}
