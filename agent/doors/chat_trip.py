"""The slash commands of the chat that show, explain, check and keep the trip."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.errors import InputError
from .memory_text import memory_lines
from .screen import show

if TYPE_CHECKING:
    from ...domain.plan import Plan
    from ..reasons import Reason
    from .chat_commands import Session


def why(session: Session, rest: str) -> None:
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


def sources(session: Session, rest: str) -> None:
    """Where each fact comes from."""
    receipt = session.plan().receipt
    for claim in receipt.claims if receipt else ():
        if claim.source:
            observed = claim.observed_at.isoformat() if claim.observed_at else "undated"
            show(f"  {claim.subject} {claim.field}: {claim.verdict} ({claim.source}, {claim.licence}, {observed})")


def budget(session: Session, rest: str) -> None:
    """The budget, line by line."""
    from ..language.compose import budget_lines

    show("\n".join(budget_lines(session.plan(), session.planner.catalog)))


def plan(session: Session, rest: str) -> None:
    """The whole plan again."""
    from ..language.compose import plan_text

    show(plan_text(session.plan(), session.planner.catalog))


def alternatives(session: Session, rest: str) -> None:
    """Other trips like this one, or one of them taken."""
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


def as_json(session: Session, rest: str) -> None:
    """The plan as JSON."""
    print(session.plan().model_dump_json(indent=2))


def save(session: Session, rest: str) -> None:
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


def verify(session: Session, rest: str) -> None:
    """The plan checked once more."""
    from ...tools.verify import verify as checked
    from .verify_door import report_text

    plan = session.plan()
    show(report_text(checked(plan, session.planner.catalog)))
