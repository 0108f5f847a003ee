"""One day's sequence, timed, and what every candidate would cost to insert into it.

A tour is immutable and depends on its day and its stops alone, so the search keeps tours and shares them between plans.
A stop is a candidate's number, or `~k` for the day's anchor k (a meal or a fixed item).
"""

from collections import Counter

import numpy as np

from .board import HERE, NEVER, Board, DayBoard, Floats, Ints, Spans

Stops = tuple[int, ...]


class Tour:
    """`begin[i]`, `latest[i]`: when stop i starts, and the latest that it could arrive with all after it still in time."""

    __slots__ = (
        "arrive", "at", "begin", "day", "gain", "gap", "latest", "leave", "lures", "moved", "position", "price", "stops",
        "value", "visits",
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
    gain: Floats | None  # (N,) what inserting a candidate adds, -inf where it does not fit
    gap: Ints  # (N,) minutes by which it delays what follows
    position: Ints  # (N,) where in `stops`
    lures: dict[tuple[float, float], Floats]


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
    self.gain = None
    self.lures = {}
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


def inserted(self: Tour, board: Board, candidate: int) -> Tour | None:
    """The tour with a candidate put in at its best position: only what the insertion changes is timed anew.

    What comes before keeps its times, what comes after keeps its latest arrivals, and a wait may absorb the delay.
    """
    assert self.gain is not None
    place = int(self.position[candidate])
    longer = Tour()
    longer.day = self.day
    longer.stops = (*self.stops[:place], candidate, *self.stops[place:])
    if not _delayed(longer, self, board, place):
        return None
    _hastened(longer, self, board, place)
    longer.visits = tuple(stop for stop in longer.stops if stop >= 0)
    longer.price = self.price + board.candidates[candidate].price
    longer.value = self.value + float(self.gain[candidate])
    longer.gain = None
    longer.lures = {}
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
        counts = Counter(board.kind[c] for c in self.visits)
        value -= board.repeat_kind * sum(max(0, n - 2) for n in counts.values())
    return float(value)


def consider(self: Tour, board: Board) -> None:
    """Fill `gain`, `gap` and `position`: every candidate at its best place in the tour, all at once.

    For every gap between stops, arrays over all candidates: arrival at the candidate, its start in the first window that
    still admits it, and the arrival at the stop after it, which must not be later than that stop's `latest`.
    """
    day = board.days[self.day]
    if len(self.visits) >= day.room:
        self.gain = np.full(board.size, -np.inf)
        self.gap = self.position = np.zeros(board.size, dtype=np.int32)
        return
    depart, origin, onward, due, chain = _gaps(self, day)
    reach = board.onward[origin]
    detour = reach + board.back[onward] if board.transit_minute else reach
    reach = reach + depart[:, None]
    late = _admit(reach, day)
    reach += day.stay
    if chain is not None:
        late |= reach > chain[2]
        reach = np.maximum(reach + chain[0], chain[1])
    reach += board.back[onward]
    late |= reach > due[1][:, None]
    reach -= due[0][:, None]
    _best(self, board, reach, late, detour)


def _gaps(self: Tour, day: DayBoard) -> tuple[Ints, list[int], list[int], Ints, tuple[Ints, Ints, Ints] | None]:
    """For each position: when one leaves the stop before, where that is, where the stop after is, and (arrival, latest)."""
    depart = np.array([day.start, *self.leave], dtype=np.int32)
    origin = [day.origin, *self.at]
    if not day.floating:
        return depart, origin, [*self.at, day.destination], np.array((self.arrive, self.latest), dtype=np.int32), None
    return depart, origin, *_through_meals(self, day)


def _through_meals(self: Tour, day: DayBoard) -> tuple[list[int], Ints, tuple[Ints, Ints, Ints]]:
    """The stop after, looking through meals that are eaten wherever one is: these move along with an insertion.

    A run of such meals turns an arrival x into max(x + length, earliest), and admits x up to a limit.
    """
    onward, due, chains = [day.destination], [(self.arrive[-1], self.latest[-1])], [(0, -NEVER, NEVER)]
    for i in range(len(self.stops) - 1, -1, -1):
        stop = self.stops[i]
        if stop >= 0 or day.stops[stop][0] != HERE:
            onward.append(self.at[i])
            due.append((self.arrive[i], self.latest[i]))
            chains.append((0, -NEVER, NEVER))
            continue
        length, earliest, limit = chains[-1]
        (first, last), minutes = day.anchors[~stop].spans[0], day.anchors[~stop].minutes
        onward.append(onward[-1])
        due.append(due[-1])
        chains.append((minutes + length, max(first + minutes + length, earliest), min(last, limit - minutes)))
    columns = np.array(chains[::-1], dtype=np.int32).T[:, :, None]
    return onward[::-1], np.array(due[::-1], dtype=np.int32).T, (columns[0], columns[1], columns[2])


def _admit(reach: Ints, day: DayBoard) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Turn arrivals into starts, in place; True where no window admits the arrival."""
    late = reach > day.close[-1]
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


def _best(
    self: Tour, board: Board, delay: Ints, late: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], detour: Ints
) -> None:
    """Keep each candidate's best position: the least delay, detour counted where transit has a cost."""
    np.maximum(delay, 0, out=delay)
    cost = delay + detour if board.transit_minute else delay
    cost[late] = NEVER
    self.position = cost.argmin(axis=0).astype(np.int32)
    columns = np.arange(board.size)
    self.gap = delay[self.position, columns]
    gain = np.where(cost[self.position, columns] >= NEVER, -np.inf, board.worth)
    if board.transit_minute:
        gain -= board.transit_minute * (detour[self.position, columns] - _skipped(self, board)[self.position])
    self.gain = _social(self, board, gain)


def _skipped(self: Tour, board: Board) -> Ints:
    """Minutes from each stop to the next one, which an insertion there saves."""
    day = board.days[self.day]
    _, origin, onward, _, _ = _gaps(self, day)
    return np.array([board.minutes[a][b] for a, b in zip(origin, onward, strict=True)], dtype=np.int32)


def _social(self: Tour, board: Board, gain: Floats) -> Floats:
    """What depends on the visits already on the day: kinds that repeat, and the first visit of a day."""
    if not self.visits:
        return gain + board.empty_day
    limit = board.days[self.day].max_of_kind
    if board.repeat_kind or limit is not None:
        counts = Counter(board.kind[c] for c in self.visits)
        for kind, count in counts.items():
            if limit is not None and count >= limit:
                gain[board.kind == kind] = -np.inf
            elif count >= 2:
                gain[board.kind == kind] -= board.repeat_kind
    return gain


def lure(self: Tour, board: Board, rule: tuple[float, float]) -> Floats:
    """(N,) how much each candidate attracts, gain ** rule[0] / (delay + 1) ** rule[1]; 0 where it does not fit."""
    known = self.lures.get(rule)
    if known is None:
        if self.gain is None:
            consider(self, board)
        assert self.gain is not None
        known = np.maximum(self.gain + board.appeal, 0.0) ** rule[0] / (self.gap + 1.0) ** rule[1]
        self.lures[rule] = known
    return known
