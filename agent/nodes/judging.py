"""What a change of the plan says of taste: weak, labelled as inferred, and dropped after a while unless it is seen again.

Only what the person asked for counts, never what the solver had to move because of it.
"""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from ...domain.plan import Plan, Visit
from ...domain.request import Change, Request
from ...memory.store import Memory

#: Kind, id of the place (None: the kind as a whole), "like" or "dislike".
Judgement = tuple[str, str | None, str]

REFUSED, WANTED = "dislike", "like"
#: Operations that judge what they name. Others (dates, money, pace) say nothing of it.
SAYS = MappingProxyType(
    {"remove": REFUSED, "swap": REFUSED, "less": REFUSED, "add": WANTED, "more": WANTED, "lock": WANTED}
)


def judgements(request: Request, before: Plan, after: Plan) -> list[Judgement]:
    """What the changes of `request` say: of a place by its kind and id, or of a kind alone."""
    return list(dict.fromkeys(j for change in request.changes for j in _of(change, before, after)))


def keep(memory: Memory, found: Sequence[Judgement], text: str, thread: str, turn: int) -> None:
    """In the memory, as inferred. Saying the same again changes nothing."""
    for kind, item, value in found:
        memory.remember(
            text, kind="feedback", slot=kind, value=value, item=item, source="inferred", session=thread, turn=turn
        )


def _of(change: Change, before: Plan, after: Plan) -> Iterator[Judgement]:
    value = SAYS.get(change.operation)
    if value is None:
        return
    if change.place is None:
        yield from ((kind.value, None, value) for kind in change.kinds)
        return
    ids = {v.place_id for v in before.visits}, {v.place_id for v in after.visits}
    for visit in (*before.visits, *after.visits):
        if _named(change.place, visit) and _done(visit, change.operation, *ids):
            yield visit.kind.value, visit.place_id, value


def _named(words: str, visit: Visit) -> bool:
    return words == visit.place_id or words.casefold() in visit.name.casefold()


def _done(visit: Visit, operation: str, before: set[str], after: set[str]) -> bool:
    """Whether the plan did change as asked: gone, come, or still there."""
    there = visit.place_id in after
    if SAYS[operation] == REFUSED:
        return not there
    return there and (operation == "lock" or visit.place_id not in before)
