"""What a schedule is worth, counted from its items alone."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ...domain.settings import Weights
from .instance import Candidate, DayFrame, Placed
from .travel import TravelModel


def score(
    days: Sequence[Sequence[Placed]],
    frames: Sequence[DayFrame],
    candidates: Mapping[str, Candidate],
    travel: TravelModel,
    weights: Weights,
) -> float:
    """Prizes, less minutes in transit, the third and further visits of a kind on a day, and days without a visit.

    `candidates` by id. Items of type "visit" that it lacks count no prize.
    """
    total = 0.0
    for items, frame in zip(days, frames, strict=True):
        visits = [candidates[item.id] for item in items if item.type == "visit" and item.id in candidates]
        kinds = Counter(visit.kind for visit in visits)
        total += sum(visit.prize for visit in visits)
        total -= weights.transit_minute * transit_minutes(items, frame, travel)
        total -= weights.repeat_kind * sum(max(0, count - 2) for count in kinds.values())
        total -= 0.0 if visits else weights.empty_day
    return total


def transit_minutes(items: Sequence[Placed], frame: DayFrame, travel: TravelModel) -> int:
    """Minutes on the move that day, from the origin to the destination."""
    points = [frame.origin, *(item.point for item in items), frame.destination]
    return sum(travel.between_points(a, b) for a, b in zip(points, points[1:], strict=False))
