"""What every candidate would bring if it were inserted into a tour, all positions and all candidates at once."""

from collections import Counter

import numpy as np

from .board import HERE, NEVER, Board, DayBoard, Flags, Floats, Ints
from .tour import Stops, Tour

Chain = tuple[Ints, Ints, Ints]


class Offer:
    """For each of N candidates: `position` in the stops, `delay` of what follows, and `gain`, -inf where it does not fit."""

    __slots__ = ("delay", "gain", "lures", "position")

    def __init__(self, position: Ints, delay: Ints, gain: Floats) -> None:
        self.position, self.delay, self.gain = position, delay, gain
        self.lures: dict[tuple[float, float], Floats] = {}

    def lure(self, board: Board, gain: float, delay: float) -> Floats:
        """(N,) how much each attracts: gain to one power over delay to another; 0 where it does not fit."""
        known = self.lures.get((gain, delay))
        if known is None:
            known = np.maximum(self.gain + board.appeal, 0.0) ** gain / (self.delay + 1.0) ** delay
            self.lures[gain, delay] = known
        return known


def offer(one: Tour, board: Board, *, shortest: bool = False) -> Offer:
    """Each candidate at its best position: that of the least delay or, if `shortest`, of the least detour."""
    known = one.offers.get(shortest)
    if known is None:
        known = one.offers[shortest] = _offer(one, board, shortest)
    return known


def _offer(one: Tour, board: Board, shortest: bool) -> Offer:
    """For every gap between stops, arrays over all candidates: arrival at the candidate, its start in the first window
    that still admits it, and the arrival at the stop after it, which must not be later than that stop's `latest`.
    """
    day = board.days[one.day]
    if len(one.visits) >= day.room:
        nothing = np.zeros(board.size, dtype=np.int32)
        return Offer(nothing, nothing, np.full(board.size, -np.inf))
    origin, onward, due, chain = _gaps(one, day)
    depart = np.array([day.start, *one.leave], dtype=np.int32)
    there, back = np.take(board.onward, origin, axis=0), np.take(board.back, onward, axis=0)
    start = there + depart[:, None]
    late = _admit(start, day)
    start += day.stay
    if chain is not None:
        late |= start > chain[2]
        start = np.maximum(start + chain[0], chain[1])
    start += back
    late |= start > due[1][:, None]
    start -= due[0][:, None]
    delay = np.maximum(start, 0, out=start)
    if not board.transit_minute:
        return _best(one, board, delay, delay, late, None)
    skipped = np.array([board.minutes[a][b] for a, b in zip(origin, onward, strict=True)], dtype=np.int32)
    detour = there + back - skipped[:, None]
    return _best(one, board, delay, detour.copy() if shortest else delay + detour, late, detour)


def _best(one: Tour, board: Board, delay: Ints, cost: Ints, late: Flags, detour: Ints | None) -> Offer:
    np.copyto(cost, NEVER, where=late)
    position = cost.argmin(axis=0).astype(np.int32)
    columns = np.arange(board.size)
    gain = np.where(cost[position, columns] >= NEVER, -np.inf, board.worth)
    if detour is not None:
        gain -= board.transit_minute * detour[position, columns]
    return Offer(position, delay[position, columns], _social(one, board, gain))


def _gaps(one: Tour, day: DayBoard) -> tuple[list[int], list[int], Ints, Chain | None]:
    """For each position: where the stop before is, where the stop after is, and the latter's (arrival, latest arrival)."""
    origin = [day.origin, *one.at]
    if not day.floating:
        return origin, [*one.at, day.destination], np.array((one.arrive, one.latest), dtype=np.int32), None
    return origin, *_through_meals(one, day)


def _through_meals(one: Tour, day: DayBoard) -> tuple[list[int], Ints, Chain]:
    """The stop after, looking through meals that are eaten wherever one is: these move along with an insertion.

    A run of such meals turns an arrival x into max(x + length, earliest), and admits x up to a limit.
    """
    onward, due, chains = [day.destination], [(one.arrive[-1], one.latest[-1])], [(0, -NEVER, NEVER)]
    for i in range(len(one.stops) - 1, -1, -1):
        where, spans, minutes = day.stops[one.stops[i]]
        if where != HERE:
            onward.append(one.at[i])
            due.append((one.arrive[i], one.latest[i]))
            chains.append((0, -NEVER, NEVER))
            continue
        length, earliest, limit = chains[-1]
        first, last = spans[0]
        onward.append(onward[-1])
        due.append(due[-1])
        chains.append((minutes + length, max(first + minutes + length, earliest), min(last, limit - minutes)))
    columns = np.array(chains[::-1], dtype=np.int32).T[:, :, None]
    return onward[::-1], np.array(due[::-1], dtype=np.int32).T, (columns[0], columns[1], columns[2])


def _admit(reach: Ints, day: DayBoard) -> Flags:
    """Turn arrivals into starts, in place; True where no window admits the arrival."""
    late: Flags = reach > day.close[-1]
    if len(day.close) == 1:
        np.maximum(reach, day.open[0], out=reach)
        return late
    begun = np.maximum(reach, day.open[-1])
    for row in range(len(day.close) - 2, -1, -1):
        fits = reach <= day.close[row]
        begun = np.where(fits, np.maximum(reach, day.open[row]), begun)
        late &= ~fits
    reach[...] = begun
    return late


def _social(one: Tour, board: Board, gain: Floats) -> Floats:
    """What depends on the visits already on the day: kinds that repeat, and the first visit of a day."""
    if not one.visits:
        return gain + board.empty_day
    limit = board.days[one.day].max_of_kind
    if board.repeat_kind or limit is not None:
        for kind, count in Counter(board.kinds[c] for c in one.visits).items():
            if limit is not None and count >= limit:
                gain[board.kind == kind] = -np.inf
            elif count >= 2:
                gain[board.kind == kind] -= board.repeat_kind
    return gain


def fits(one: Tour, board: Board, candidate: int) -> int | None:
    """The best position of one candidate, or None where it does not fit."""
    made = offer(one, board)
    return int(made.position[candidate]) if made.gain[candidate] > -np.inf else None


def extended(stops: Stops, place: int, candidate: int) -> Stops:
    return (*stops[:place], candidate, *stops[place:])
