"""Is there a trip at all? Asked again and again, of one problem changed a little, by every search for what stands in the way."""

from collections.abc import Hashable
from dataclasses import dataclass
from time import monotonic

from ...domain.catalog import Catalog
from ...domain.errors import Infeasible
from ...domain.offers import Mode
from .choice import Choice, Desk
from .conditions import Conditions, alternatives
from .problem import Problem
from .transport import Timetable
from .trip import cheapest, check_musts
from .work import Worked, lost, work

_NARROW_ROUTES, _NARROW_BEAM = 12, 24


@dataclass(frozen=True)
class Found:
    """A trip that is possible: the cheapest choice, and what the tickets of all that it has to see cost one person."""

    choice: Choice
    tickets: float = 0.0


class Trial:
    """Answers whether a problem has a plan, remembering timetables and answers.

    `deadline`: on the monotonic clock. `most`: problems that are tried, each counted once.
    """

    def __init__(self, catalog: Catalog, deadline: float = float("inf"), most: int | None = None) -> None:
        self.catalog, self.deadline, self.most, self.tried = catalog, deadline, most, 0
        self._timetables: dict[tuple[frozenset[Mode], int, str], Timetable] = {}
        self._known: dict[Hashable, Found | None] = {}

    @property
    def late(self) -> bool:
        """Whether no more should be tried: the work is done, or the time is over."""
        return (self.most is not None and self.tried >= self.most) or monotonic() >= self.deadline

    def feasible(self, problem: Problem) -> Found | None:
        """The cheapest trip found that meets every hard condition, musts scheduled; None when none is found."""
        key = (problem.request, problem.dates, problem.stops, problem.origin, problem.goods)
        if key not in self._known:
            self.tried += 1
            self._known[key] = self._feasible(problem)
        return self._known[key]

    def _feasible(self, problem: Problem) -> Found | None:
        for conditions in alternatives(problem.request):
            desk = self._desk(problem, conditions)
            try:
                check_musts(desk)
                choice = cheapest(desk, _NARROW_ROUTES, _NARROW_BEAM)
            except Infeasible:
                continue
            if choice is None:
                continue
            if not (conditions.must_see or conditions.visit_kinds or conditions.cuisines):
                return Found(choice)
            worked = work(desk, choice, bare=True)
            if not lost(desk, worked):
                return Found(choice, _tickets(worked))
        return None

    def _desk(self, problem: Problem, conditions: Conditions) -> Desk:
        key = (conditions.banned, problem.people, problem.currency)
        own = monotonic() + problem.settings.solve_seconds
        desk = Desk(problem, conditions, self.catalog, self._timetables.get(key), min(own, self.deadline))
        self._timetables[key] = desk.timetable
        return desk


def _tickets(worked: Worked) -> float:
    chosen = worked.schedule.chosen
    return sum(c.price for c in worked.agenda.candidates if c.must and c.id in chosen)
