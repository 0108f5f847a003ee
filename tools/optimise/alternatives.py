"""Another place at the time of a visit: what a day falls back on for rain or a closed door."""

from collections.abc import Sequence
from math import ceil

from .board import starts
from .instance import Candidate, DayFrame, Placed, Schedule
from .travel import TravelModel


def alternatives(
    current: Schedule,
    day: int,
    visit: str,
    days: Sequence[DayFrame],
    candidates: Sequence[Candidate],
    travel: TravelModel,
    *,
    most: int = 3,
    parts: Sequence[float] = (1.0,),
) -> tuple[Placed, ...]:
    """Other candidates that fit in the slot of `visit` with nothing else moved, the best prize less detour first.

    Give only the candidates that are wanted (the indoor ones, say). Those that the schedule already has are left out. A
    meal without a place of its own that follows is then eaten at the other place, at its time. `parts`: of its minutes that
    a visit may last, the first that fits.
    """
    items = current.days[day]
    place = next(i for i, item in enumerate(items) if item.id == visit and item.type == "visit")
    options = []
    for candidate in candidates:
        if candidate.id not in current.chosen:
            placed = _in_slot(candidate, day, days[day], items[:place], items[place + 1 :], travel, parts)
            if placed is not None:
                way = travel.between_points(items[place].point, candidate.point)
                options.append((way - candidate.prize, candidate.id, placed))
    return tuple(placed for _, _, placed in sorted(options, key=lambda option: option[:2])[:most])


def _in_slot(
    candidate: Candidate,
    day: int,
    frame: DayFrame,
    before: Sequence[Placed],
    after: Sequence[Placed],
    travel: TravelModel,
    parts: Sequence[float],
) -> Placed | None:
    leave, here = frame.start, frame.origin
    if before:
        rest = frame.buffer if before[-1].type == "visit" else 0
        leave, here = before[-1].end + rest, before[-1].point
    arrive = leave + travel.between_points(here, candidate.point)
    due = _due(candidate, frame, after, travel) - frame.buffer
    for minutes in (ceil(candidate.minutes * part) for part in parts):
        for earliest, latest in starts(candidate.windows[day], minutes, frame):
            begin = max(arrive, earliest)
            if begin <= latest and begin + minutes <= due:
                return Placed(candidate.id, "visit", arrive, begin, begin + minutes, candidate.point)
    return None


def _due(candidate: Candidate, frame: DayFrame, after: Sequence[Placed], travel: TravelModel) -> int:
    """When one must leave the candidate for all that follows to begin as it did; -1 when a meal there ends too late."""
    anywhere = {meal.name for meal in frame.meals if meal.point is None}
    due, now = frame.end, None
    for item in after:
        if item.type == "meal" and item.id in anywhere:
            due, now = (item.start, item.end) if now is None else (due, item.end)
            continue
        reach = item.start - travel.between_points(candidate.point, item.point)
        break
    else:
        reach = frame.end - travel.between_points(candidate.point, frame.destination)
    if now is None:
        return reach
    return due if now <= reach else -1
