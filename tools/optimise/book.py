"""Tours that were built once, and drafts: one tour for each day."""

from collections.abc import Sequence

from .board import Board
from .offer import Offer, extended
from .tour import Stops, Tour, inserted, tour

MOST = 30_000  # tours kept; then the book starts afresh


class Book:
    """Builds tours and remembers them, infeasible ones too. Days that are alike share their tours."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._tours: dict[tuple[int, Stops], Tour | None] = {}

    def tour(self, day: int, stops: Stops) -> Tour | None:
        """The timed tour, or None when it is not feasible."""
        key = (self.board.days[day].twin, stops)
        if key in self._tours:
            return self._tours[key]
        if len(self._tours) >= MOST:
            self._tours.clear()
        made = self._tours[key] = tour(self.board, day, stops)
        return made

    def longer(self, one: Tour, day: int, candidate: int, offered: Offer) -> Tour | None:
        """`one` with a candidate where `offered` says."""
        place = int(offered.position[candidate])
        key = (self.board.days[day].twin, extended(one.stops, place, candidate))
        if key not in self._tours:
            self._tours[key] = inserted(one, self.board, place, candidate, float(offered.gain[candidate]))
        return self._tours[key]


class Draft:
    """A tour for each day, and what they come to. Never changed: a change makes another draft."""

    __slots__ = ("price", "tours", "value")

    def __init__(self, tours: Sequence[Tour]) -> None:
        self.tours = tuple(tours)
        self.value = sum(one.value for one in tours)
        self.price = sum(one.price for one in tours)

    @property
    def visits(self) -> list[int]:
        return [candidate for one in self.tours for candidate in one.visits]
