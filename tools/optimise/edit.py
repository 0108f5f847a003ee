"""What a change lets happen to a plan: which days may change, what must go or come, and what holds still."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from ...domain.place import Kind, Place
from ...domain.plan import Plan
from .agenda import under_roof
from .instance import Candidate, DayFrame, MealSlot, Placed
from .problem import Problem
from .reread import Reread
from .travel import TravelModel


@dataclass(frozen=True)
class Edit:
    """`days` (0-based) may change; with `one_of` only the best one of them does. `again`: solve anew. `money`: beds and
    tables. `length`: days at the end. `joins`: more people. `thrift`: as much
    cheaper as pays.

    `out` may not be visited, `must` has to be, `more` lets other candidates in. `dry` keeps
    those days under a roof, `same_count` lets as many visits in as went out. `reshapes`: times change all over the
    day; `settled`: nothing moves at all. `kinds`: only these come in, where any of them fits. `base`: the plan to start from.
    """

    problem: Problem
    days: tuple[int, ...] = ()
    one_of: bool = False
    again: bool = False
    money: bool = False
    length: bool = False
    joins: bool = False
    thrift: bool = False
    out: frozenset[str] = frozenset()
    must: frozenset[str] = frozenset()
    more: bool = False
    wants_more: bool = False
    dry: bool = False
    same_count: bool = False
    reshapes: bool = False
    settled: bool = False
    kinds: frozenset[Kind] = frozenset()
    base: Plan | None = None
    notes: tuple[str, ...] = field(default=())

    def leaves(self, item: Placed, read: Reread, number: int) -> bool:
        """Whether an item of frame `number` can stay at its time."""
        place = read.agenda.places.get(item.id)
        if item.id in self.out or (self.dry and place is not None and not under_roof(place)):
            return False
        frame = read.agenda.frames[number]
        way = read.agenda.travel.between_points(frame.origin, item.point) if item.type == "visit" else 0
        return item.start - way >= frame.start and item.end <= frame.end

    def frame(self, frame: DayFrame, was: Sequence[Placed]) -> DayFrame:
        """A changing frame as this edit leaves it."""
        count = sum(item.type == "visit" for item in was)
        if self.same_count:
            return replace(frame, max_visits=count)
        return replace(frame, max_visits=max(frame.max_visits, count + 1)) if self.must else frame

    def candidate(
        self, candidate: Candidate, place: Place, locked: Collection[str], chosen: Collection[str]
    ) -> Candidate:
        """A candidate as this edit leaves it."""
        if candidate.id in self.must:
            candidate = replace(candidate, must=True)
        if self.kinds and candidate.id not in chosen and candidate.id not in self.must and place.kind not in self.kinds:
            return replace(candidate, windows=tuple(() for _ in candidate.windows))
        if self.dry and candidate.id not in locked and not under_roof(place):
            return replace(candidate, windows=tuple(() for _ in candidate.windows), must=False)
        return candidate


def with_room(frame: DayFrame, was: Sequence[Placed], locked: Collection[str], travel: TravelModel) -> DayFrame:
    """The frame, wide enough for what is locked in it: locks go before hours, pace and rest."""
    held = [item for item in was if item.id in locked]
    if not held:
        return frame
    floating = {m.name for m in frame.meals if m.point is None}  # eaten wherever one is: no way there
    first = min(i.start - (0 if i.id in floating else travel.between_points(frame.origin, i.point)) for i in held)
    last = max(i.end + (0 if i.id in floating else travel.between_points(i.point, frame.destination)) for i in held)
    gaps = [b.start - a.end - travel.between_points(a.point, b.point) for a, b in zip(held, held[1:], strict=False)]
    return replace(
        frame,
        meals=tuple(_pinned(m, held) for m in frame.meals),
        start=min(frame.start, first),
        end=max(frame.end, last),
        max_visits=max(frame.max_visits, sum(i.type == "visit" for i in held)),
        buffer=max(0, min([frame.buffer, frame.end - last if frame.end > last else frame.buffer, *gaps])),
    )


def _pinned(slot: MealSlot, held: Sequence[Placed]) -> MealSlot:
    """A held meal without a table of its own keeps its time, and is eaten wherever one then is."""
    at = next((i.start for i in held if i.type == "meal" and i.id == slot.name), None)
    return slot if at is None or slot.point is not None else replace(slot, earliest=at, latest=at)
