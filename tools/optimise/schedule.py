"""The itinerary scheduler: which places, on which days, in which order, at what times."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from .board import Board, board
from .book import Draft
from .bound import bound
from .early import earlier
from .instance import Candidate, DayFrame, FixedItem, Limits, Placed, Schedule, Unplaced
from .offer import fits
from .part import Part
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
    part = Part(previous, days, candidates, numbers, frozenset(locked), keep)
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


def _searched(
    compiled: Board,
    stops: Sequence[Stops],
    unplaced: Sequence[Unplaced],
    frames: Sequence[DayFrame],
    candidates: Sequence[Candidate],
    travel: TravelModel,
    limits: Limits,
) -> Schedule:
    plan, iterations = search(
        compiled, stops, limits.iterations, limits.seconds, limits.seed, clock=limits.clock, musts=limits.musts
    )
    tours = [earlier(one, compiled, limits.sooner) for one in plan.tours] if limits.sooner else plan.tours
    placed = tuple(_items(compiled, one, travel) for one in tours)
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
