"""Some days of a schedule as an instance of their own, with all that is outside them held as it is."""

from collections.abc import Sequence
from dataclasses import replace

from .board import Board
from .instance import Candidate, DayFrame, FixedItem, Limits, Placed, Schedule, Unplaced
from .offer import extended, fits
from .tour import Stops, Tour, tour


class Part:
    """The changing days of a schedule as an instance of their own."""

    def __init__(
        self,
        previous: Schedule,
        days: Sequence[DayFrame],
        candidates: Sequence[Candidate],
        numbers: Sequence[int],
        locked: frozenset[str],
        keep: float,
    ) -> None:
        self.previous, self.days, self.numbers, self.locked, self.keep = previous, days, numbers, locked, keep
        self.all = candidates
        self.held = {
            item.id
            for day, items in enumerate(previous.days)
            for item in items
            if item.type == "visit" and (day not in numbers or item.id in locked)
        }

    def stays(self, day: int) -> tuple[Placed, ...]:
        return tuple(item for item in self.previous.days[day] if item.id in self.locked)

    def frame(self, day: int) -> DayFrame:
        frame, stays = self.days[day], self.stays(day)
        fixed = {f.id: f for f in frame.fixed}
        for item in stays:
            rest = frame.buffer if item.type == "visit" else 0
            fixed[item.id] = FixedItem(item.id, item.start, item.end + rest, item.point)
        return replace(
            frame,
            fixed=tuple(fixed.values()),
            meals=tuple(m for m in frame.meals if m.name not in {i.id for i in stays if i.type == "meal"}),
            max_visits=max(0, frame.max_visits - sum(item.type == "visit" for item in stays)),
        )

    def candidates(self) -> list[Candidate]:
        groups = {c.group for c in self.all if c.id in self.held and c.group is not None}
        before = {item.id for day in self.numbers for item in self.previous.visits(day)}
        return [
            replace(
                c,
                windows=tuple(c.windows[day] for day in self.numbers),
                prize=c.prize + (self.keep if c.id in before else 0.0),
            )
            for c in self.all
            if c.id not in self.held and (c.group is None or c.group not in groups)
        ]

    def limits(self, limits: Limits) -> Limits:
        if limits.price_cap is None:
            return limits
        return replace(limits, price_cap=limits.price_cap - sum(c.price for c in self.all if c.id in self.held))

    def resumed(self, compiled: Board, position: int, order: Stops) -> Stops:
        """The day as it was, as far as it is still feasible: visits are put back one after another."""
        numbers = {c.id: number for number, c in enumerate(compiled.candidates)}
        current = tour(compiled, position, order)
        assert current is not None
        for item in self.previous.visits(self.numbers[position]):
            if item.id in numbers:
                current = _put_back(compiled, current, numbers[item.id])
        return current.stops

    def merged(self, found: Schedule) -> tuple[tuple[Placed, ...], ...]:
        merged = list(self.previous.days)
        for position, day in enumerate(self.numbers):
            kept = {item.id: item for item in self.stays(day)}
            merged[day] = tuple(
                replace(kept[item.id], arrive=item.arrive) if item.id in kept and item.type == "fixed" else item
                for item in found.days[position]
            )
        return tuple(merged)

    def renumbered(self, unplaced: Sequence[Unplaced]) -> tuple[Unplaced, ...]:
        return tuple(u if u.day is None else replace(u, day=self.numbers[u.day]) for u in unplaced)


def _put_back(compiled: Board, current: Tour, number: int) -> Tour:
    place = fits(current, compiled, number)
    if place is None:
        return current
    return tour(compiled, current.day, extended(current.stops, place, number)) or current
