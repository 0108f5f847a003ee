"""An instance as arrays: what the search looks things up in, built once and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .instance import Candidate, DayFrame, FixedItem, Limits, MealSlot, Window
from .travel import TravelModel

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Spans = tuple[tuple[int, int], ...]  # (earliest start, latest start), in order

NEVER = 1 << 22  # a minute that no plan reaches; small enough that sums of a few fit in int32
HERE = -1  # the location of a meal that is eaten wherever one is


@dataclass(frozen=True, slots=True)
class Anchor:
    """What must be on a day: a meal (`location` may be HERE) or a fixed item."""

    item: MealSlot | FixedItem
    location: int
    spans: Spans
    minutes: int


@dataclass(frozen=True, eq=False)
class DayBoard:
    """One day over N candidates. `open`, `close`: (W, N) earliest and latest starts; `stay`: (N,) visit and buffer."""

    start: int
    end: int
    origin: int
    destination: int
    anchors: tuple[Anchor, ...]
    open: Ints
    close: Ints
    stay: Ints
    spans: tuple[Spans, ...]
    stops: list[tuple[int, Spans, int]]  # location, spans, stay: of the candidates, and at the end of anchor ~k
    room: int  # most candidates
    max_of_kind: int | None
    floating: bool  # some meal is eaten wherever one is
    twin: int  # the first day that is just like this one


@dataclass(frozen=True, eq=False)
class Board:
    """The instance. Locations are rows of the travel matrix; a candidate is its number, 0 to N-1.

    `onward` (L, N): minutes from a location to a candidate. `back` (L, N): from a candidate to a location.
    """

    candidates: tuple[Candidate, ...]
    days: tuple[DayBoard, ...]
    location: tuple[int, ...]
    minutes: list[list[int]]
    onward: Ints
    back: Ints
    worth: Floats  # prize, with the precedence of musts added
    musts: tuple[int, ...]
    appeal: (
        Floats  # for ranking musts among each other: takes their precedence off, and adds what makes all gains positive
    )
    price: Floats
    kind: Ints
    kinds: list[int]  # the same
    groups: tuple[NDArray[np.intp] | None, ...]  # the candidates that one excludes, itself included
    precedence: float
    transit_minute: float
    repeat_kind: float
    empty_day: float
    price_cap: float | None

    @property
    def size(self) -> int:
        return len(self.candidates)


def board(days: Sequence[DayFrame], candidates: Sequence[Candidate], travel: TravelModel, limits: Limits) -> Board:
    """Compile an instance. Raises InternalError when the travel model lacks a point."""
    location = tuple(travel.at(c.point) for c in candidates)
    precedence = 1.0 + sum(abs(c.prize) for c in candidates) + 1000.0
    kinds = {kind: number for number, kind in enumerate(dict.fromkeys(c.kind for c in candidates))}
    return Board(
        candidates=tuple(candidates),
        days=tuple(_day(number, days, candidates, travel) for number in range(len(days))),
        location=location,
        minutes=travel.minutes.tolist(),
        onward=np.ascontiguousarray(travel.minutes[:, list(location)]),
        back=np.ascontiguousarray(travel.minutes[list(location), :].T),
        musts=tuple(number for number, c in enumerate(candidates) if c.must),
        appeal=np.array([(_lift(candidates, limits) - precedence) * c.must for c in candidates], dtype=np.float64),
        worth=np.array([c.prize + precedence * c.must for c in candidates], dtype=np.float64),
        price=np.array([c.price for c in candidates], dtype=np.float64),
        kind=np.array([kinds[c.kind] for c in candidates], dtype=np.int32),
        kinds=[kinds[c.kind] for c in candidates],
        groups=_groups(candidates),
        precedence=precedence,
        transit_minute=limits.weights.transit_minute,
        repeat_kind=limits.weights.repeat_kind,
        empty_day=limits.weights.empty_day,
        price_cap=limits.price_cap,
    )


def _lift(candidates: Sequence[Candidate], limits: Limits) -> float:
    """More than what a must usually loses by its way and its kind, yet near a prize, so that its best day still shows."""
    mean = sum(abs(c.prize) for c in candidates) / max(1, len(candidates))
    return mean + limits.weights.repeat_kind + 60 * limits.weights.transit_minute


def starts(windows: Sequence[Window], minutes: int, frame: DayFrame) -> Spans:
    """When a visit may begin: disjoint spans in order of time, within the day; windows that are too short fall away."""
    spans: list[tuple[int, int]] = []
    for window in sorted(windows, key=lambda w: w.start):
        latest = min(window.end, frame.end) - minutes
        if window.last_entry is not None:
            latest = min(latest, window.last_entry)
        if max(window.start, frame.start) > latest:
            continue
        if spans and window.start <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(latest, spans[-1][1]))
        else:
            spans.append((window.start, latest))
    return tuple(spans)


def _day(number: int, days: Sequence[DayFrame], candidates: Sequence[Candidate], travel: TravelModel) -> DayBoard:
    frame = days[number]
    spans = tuple(starts(c.windows[number], c.minutes, frame) for c in candidates)
    width = max((len(s) for s in spans), default=1) or 1
    opens = np.full((width, len(spans)), NEVER, dtype=np.int32)
    closes = np.full((width, len(spans)), -NEVER, dtype=np.int32)
    for column, candidate_spans in enumerate(spans):
        for row, (earliest, latest) in enumerate(candidate_spans):
            opens[row, column], closes[row, column] = earliest, latest
    stays = tuple(c.minutes + frame.buffer for c in candidates)
    anchors = _anchors(frame, travel)
    return DayBoard(
        start=frame.start,
        end=frame.end,
        origin=travel.at(frame.origin),
        destination=travel.at(frame.destination),
        anchors=anchors,
        open=opens,
        close=closes,
        stay=np.array(stays, dtype=np.int32),
        spans=spans,
        stops=[*zip(map(travel.at, (c.point for c in candidates)), spans, stays, strict=True), *_at_end(anchors)],
        room=max(0, frame.max_visits),
        max_of_kind=frame.max_of_kind,
        floating=any(anchor.location == HERE for anchor in anchors),
        twin=_twin(number, days, candidates),
    )


def _anchors(frame: DayFrame, travel: TravelModel) -> tuple[Anchor, ...]:
    meals = [
        Anchor(m, HERE if m.point is None else travel.at(m.point), ((m.earliest, m.latest),), m.minutes)
        for m in frame.meals
    ]
    fixed = [Anchor(f, travel.at(f.point), ((f.start, f.start),), f.end - f.start) for f in frame.fixed]
    return tuple(sorted(meals + fixed, key=lambda anchor: (anchor.spans[0][1], anchor.spans[0][0])))


def _at_end(anchors: Sequence[Anchor]) -> list[tuple[int, Spans, int]]:
    """Anchors in reverse, so that a list that ends with them finds anchor k at index ~k."""
    return [(anchor.location, anchor.spans, anchor.minutes) for anchor in reversed(anchors)]


def _twin(number: int, days: Sequence[DayFrame], candidates: Sequence[Candidate]) -> int:
    for earlier in range(number):
        if days[earlier] == days[number] and all(c.windows[earlier] == c.windows[number] for c in candidates):
            return earlier
    return number


def _groups(candidates: Sequence[Candidate]) -> tuple[NDArray[np.intp] | None, ...]:
    members: dict[str, list[int]] = {}
    for number, candidate in enumerate(candidates):
        if candidate.group is not None:
            members.setdefault(candidate.group, []).append(number)
    arrays = {group: np.array(numbers, dtype=np.intp) for group, numbers in members.items()}
    return tuple(None if c.group is None else arrays[c.group] for c in candidates)
