"""One day's sequence of stops, timed.

A tour is immutable and depends on its day and its stops alone, so the search keeps tours and shares them between plans.
A stop is a candidate's number, or `~k` for the day's anchor k (a meal or a fixed item).
"""

from collections import Counter
from typing import TYPE_CHECKING

from .board import HERE, Board, DayBoard, Spans

if TYPE_CHECKING:
    from .offer import Offer

Stops = tuple[int, ...]


class Tour:
    """`begin[i]`, `latest[i]`: when stop i starts, and the latest that it could arrive with all after it still in time."""

    __slots__ = (
        "arrive", "at", "begin", "day", "latest", "leave", "moved", "offers", "price", "stops", "value", "visits",
    )  # fmt: skip

    day: int
    stops: Stops
    at: list[int]
    arrive: list[int]
    begin: list[int]
    leave: list[int]
    latest: list[int]
    moved: int
    visits: tuple[int, ...]
    value: float
    price: float
    offers: "dict[bool, Offer]"  # filled by offer.py


def tour(board: Board, day: int, stops: Stops) -> Tour | None:
    """The day timed as early as possible; None when some stop, or the day's end, would be late."""
    self = Tour()
    self.day, self.stops = day, stops
    if not _forward(self, board, board.days[day]):
        return None
    _backward(self, board, board.days[day])
    self.visits = tuple(stop for stop in stops if stop >= 0)
    self.price = float(sum(board.candidates[c].price for c in self.visits))
    self.value = _value(self, board)
    self.offers = {}
    return self


def _forward(self: Tour, board: Board, day: DayBoard) -> bool:
    self.at, self.arrive, self.begin, self.leave = [], [], [], []
    now, here, moved, minutes, known = day.start, day.origin, 0, board.minutes, day.stops
    for stop in self.stops:
        where, spans, stay = known[stop]
        if where == HERE:
            where = here
        step = minutes[here][where]
        moved += step
        now += step
        self.arrive.append(now)
        for earliest, latest in spans:
            if now <= latest:
                now = max(now, earliest)
                break
        else:
            return False
        self.begin.append(now)
        now += stay
        self.leave.append(now)
        self.at.append(where)
        here = where
    self.moved = moved + minutes[here][day.destination]
    self.arrive.append(now + minutes[here][day.destination])
    return self.arrive[-1] <= day.end


def _backward(self: Tour, board: Board, day: DayBoard) -> None:
    count = len(self.stops)
    self.latest = [day.end] * (count + 1)
    after = day.destination
    for i in range(count - 1, -1, -1):
        _, spans, stay = day.stops[self.stops[i]]
        self.latest[i] = _last(spans, self.latest[i + 1] - board.minutes[self.at[i]][after] - stay)
        after = self.at[i]


def _last(spans: Spans, bound: int) -> int:
    """The latest feasible start not after `bound`; some span begins by then, as the tour is feasible."""
    for earliest, latest in reversed(spans):
        if earliest <= bound:
            return min(bound, latest)
    raise AssertionError("a feasible tour has a latest start for each of its stops")


def inserted(self: Tour, board: Board, place: int, candidate: int, gain: float) -> Tour | None:
    """The tour with a candidate put in at a position, worth `gain` more: only what that changes is timed anew.

    What comes before keeps its times, what comes after keeps its latest arrivals, and a wait may absorb the delay.
    """
    longer = Tour()
    longer.day = self.day
    longer.stops = (*self.stops[:place], candidate, *self.stops[place:])
    if not _delayed(longer, self, board, place):
        return None
    _hastened(longer, self, board, place)
    longer.visits = tuple(stop for stop in longer.stops if stop >= 0)
    longer.price = self.price + board.candidates[candidate].price
    longer.value = self.value + gain
    longer.offers = {}
    return longer


def _delayed(longer: Tour, self: Tour, board: Board, place: int) -> bool:
    """Times from `place` on, until they are as before; False when something becomes late."""
    day, minutes = board.days[self.day], board.minutes
    here, now = (self.at[place - 1], self.leave[place - 1]) if place else (day.origin, day.start)
    longer.at, longer.begin, longer.leave = self.at[:place], self.begin[:place], self.leave[:place]
    longer.arrive, longer.moved = self.arrive[:place], self.moved
    for i in range(place, len(longer.stops)):
        where, spans, stay = day.stops[longer.stops[i]]
        if where == HERE:
            where = here
        now += minutes[here][where]
        longer.arrive.append(now)
        for earliest, latest in spans:
            if now <= latest:
                now = max(now, earliest)
                break
        else:
            return False
        longer.at.append(where)
        if i > place and now == self.begin[i - 1] and where == self.at[i - 1]:
            longer.at += self.at[i:]
            longer.begin += self.begin[i - 1 :]
            longer.leave += self.leave[i - 1 :]
            longer.arrive += self.arrive[i:]
            break
        longer.begin.append(now)
        now += stay
        longer.leave.append(now)
        here = where
    else:
        longer.arrive.append(now + minutes[here][day.destination])
    _moved(longer, self, board, place)
    return longer.arrive[-1] <= day.end


def _moved(longer: Tour, self: Tour, board: Board, place: int) -> None:
    """Minutes on the move change by the detour; meals that are eaten wherever one is are no move."""
    day, minutes = board.days[self.day], board.minutes
    here = self.at[place - 1] if place else day.origin
    after = place
    while after < len(self.stops) and day.stops[self.stops[after]][0] == HERE:
        after += 1
    onward = self.at[after] if after < len(self.stops) else day.destination
    there = longer.at[place]
    longer.moved = self.moved + minutes[here][there] + minutes[there][onward] - minutes[here][onward]


def _hastened(longer: Tour, self: Tour, board: Board, place: int) -> None:
    """Latest arrivals from `place` back, until they are as before."""
    day, minutes = board.days[self.day], board.minutes
    first = place
    while first + 1 < len(longer.stops) and day.stops[longer.stops[first + 1]][0] == HERE:
        first += 1  # these meals moved along with the insertion
    longer.latest = [*self.latest[:place], 0, *self.latest[place:]]
    after = longer.at[first + 1] if first + 1 < len(longer.stops) else day.destination
    for i in range(first, -1, -1):
        _, spans, stay = day.stops[longer.stops[i]]
        latest = _last(spans, longer.latest[i + 1] - minutes[longer.at[i]][after] - stay)
        if i < place and latest == longer.latest[i]:
            return
        longer.latest[i] = latest
        after = longer.at[i]


def _value(self: Tour, board: Board) -> float:
    value = sum(board.worth[c] for c in self.visits) - board.transit_minute * self.moved
    if not self.visits:
        return float(value - board.empty_day)
    if board.repeat_kind:
        counts = Counter(board.kinds[c] for c in self.visits)
        value -= board.repeat_kind * sum(max(0, n - 2) for n in counts.values())
    return float(value)
