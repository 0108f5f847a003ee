"""The itinerary scheduler: which places, on which days, in which order, at what times."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from .board import Board, board, starts
from .book import Draft
from .bound import bound
from .instance import Candidate, DayFrame, FixedItem, Limits, Placed, Schedule, Unplaced
from .offer import extended, fits
from .score import score
from .search import search
from .skeleton import skeletons
from .tour import Stops, Tour, tour
from .travel import TravelModel

#: Worth added to a visit that is already in the plan, when a plan is changed.
KEEP = 30.0


def schedule(
    days: Sequence[DayFrame], candidates: Sequence[Candidate], travel: TravelModel, limits: Limits | None = None
) -> Schedule:
    """The best schedule found within `limits`; always feasible, if need be empty.

    `travel` must hold every point. Musts come before every prize; what had to be in and is not is in `unplaced`.
    """
    limits = limits or Limits()
    compiled = board(days, candidates, travel, limits)
    stops, unplaced = skeletons(compiled)
    return _searched(compiled, stops, unplaced, days, candidates, travel, limits)


def schedule_from(
    previous: Schedule,
    days: Sequence[DayFrame],
    candidates: Sequence[Candidate],
    travel: TravelModel,
    limits: Limits | None = None,
    *,
    changing: Collection[int],
    locked: Collection[str] = (),
    keep: float = KEEP,
) -> Schedule:
    """Schedule only the days in `changing` anew; the others are returned item for item as they were.

    On a changing day, `locked` items (visits, meals or fixed items of `previous`) stay at their exact times, and what was
    visited before is worth `keep` more than its prize, so that no more changes than pays. `days` and `candidates` are
    those of the whole trip as they are now; windows are indexed by the whole trip's days.
    """
    limits = limits or Limits()
    numbers = sorted(changing)
    part = _Part(previous, days, candidates, numbers, frozenset(locked), keep)
    frames = [part.frame(day) for day in numbers]
    open_to = part.candidates()
    compiled = board(frames, open_to, travel, part.limits(limits))
    stops, unplaced = skeletons(compiled)
    stops = [part.resumed(compiled, position, order) for position, order in enumerate(stops)]
    found = _searched(compiled, stops, unplaced, frames, open_to, travel, part.limits(limits))
    merged = part.merged(found)
    by_id = {c.id: c for c in candidates}
    total = score(merged, days, by_id, travel, limits.weights)
    return replace(
        found,
        days=merged,
        score=total,
        bound=max(total, bound(board(days, candidates, travel, limits))),
        unplaced=part.renumbered(found.unplaced),
    )


def alternatives(
    current: Schedule,
    day: int,
    visit: str,
    days: Sequence[DayFrame],
    candidates: Sequence[Candidate],
    travel: TravelModel,
    *,
    most: int = 3,
) -> tuple[Placed, ...]:
    """Other candidates that fit in the slot of `visit` with nothing else moved, the best prize first, less the way there.

    Give only the candidates that are wanted (the indoor ones, say). Those that the schedule already has are left out.
    """
    items = current.days[day]
    place = next(i for i, item in enumerate(items) if item.id == visit and item.type == "visit")
    frame = days[day]
    before = items[place - 1] if place else None
    after = items[place + 1] if place + 1 < len(items) else None
    options = []
    for candidate in candidates:
        if candidate.id in current.chosen or not candidate.windows[day]:
            continue
        placed = _in_slot(candidate, day, frame, before, after, travel)
        if placed is not None:
            detour = travel.between_points(items[place].point, candidate.point)
            options.append((detour - candidate.prize, candidate.id, placed))
    return tuple(placed for _, _, placed in sorted(options, key=lambda option: option[:2])[:most])


def _in_slot(
    candidate: Candidate, day: int, frame: DayFrame, before: Placed | None, after: Placed | None, travel: TravelModel
) -> Placed | None:
    rest = frame.buffer if before is not None and before.type == "visit" else 0
    leave = frame.start if before is None else before.end + rest
    arrive = leave + travel.between_points(frame.origin if before is None else before.point, candidate.point)
    goal, due = (frame.destination, frame.end) if after is None else (after.point, after.start)
    if after is not None and after.type == "meal" and after.point not in (candidate.point,):
        goal = after.point
    bound_end = due - travel.between_points(candidate.point, goal) - frame.buffer
    for earliest, latest in starts(candidate.windows[day], candidate.minutes, frame):
        begin = max(arrive, earliest)
        if begin <= latest and begin + candidate.minutes <= bound_end:
            return Placed(candidate.id, "visit", arrive, begin, begin + candidate.minutes, candidate.point)
    return None


class _Part:
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


def _searched(
    compiled: Board,
    stops: Sequence[Stops],
    unplaced: Sequence[Unplaced],
    frames: Sequence[DayFrame],
    candidates: Sequence[Candidate],
    travel: TravelModel,
    limits: Limits,
) -> Schedule:
    plan, iterations = search(compiled, stops, limits.iterations, limits.seconds, limits.seed)
    placed = tuple(_items(compiled, one, travel) for one in plan.tours)
    total = score(placed, frames, {c.id: c for c in candidates}, travel, limits.weights)
    return Schedule(
        days=placed,
        score=total,
        bound=max(total, bound(compiled)),
        unplaced=(*unplaced, *_musts_left(compiled, plan, skeletons(compiled)[0])),
        iterations=iterations,
    )


def _items(compiled: Board, one: Tour, travel: TravelModel) -> tuple[Placed, ...]:
    day = compiled.days[one.day]
    items = []
    for i, stop in enumerate(one.stops):
        arrive, begin, point = one.arrive[i], one.begin[i], travel.points[one.at[i]]
        if stop >= 0:
            candidate = compiled.candidates[stop]
            items.append(Placed(candidate.id, "visit", arrive, begin, begin + candidate.minutes, point))
            continue
        anchor = day.anchors[~stop]
        if isinstance(anchor.item, FixedItem):
            items.append(Placed(anchor.item.id, "fixed", arrive, begin, begin + anchor.minutes, point))
        else:
            items.append(Placed(anchor.item.name, "meal", arrive, begin, begin + anchor.minutes, point))
    return tuple(items)


def _musts_left(compiled: Board, plan: Draft, empty: Sequence[Stops]) -> list[Unplaced]:
    chosen = {c for one in plan.tours for c in one.visits}
    left = [number for number, c in enumerate(compiled.candidates) if c.must and number not in chosen]
    return [_why(compiled, number, empty) for number in left]


def _why(compiled: Board, number: int, empty: Sequence[Stops]) -> Unplaced:
    candidate = compiled.candidates[number]
    if not any(day.spans[number] for day in compiled.days):
        return Unplaced(candidate.id, "closed")
    if compiled.price_cap is not None and candidate.price > compiled.price_cap:
        return Unplaced(candidate.id, "over_budget")
    for day, order in enumerate(empty):
        alone = tour(compiled, day, order)
        if alone is not None and fits(alone, compiled, number) is not None:
            return Unplaced(candidate.id, "no_room")
    return Unplaced(candidate.id, "too_far_or_long")
