"""The scheduler against a checker and a brute force that share no code with it."""

import math
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tripwright.domain.place import Kind, Point
from tripwright.tools.optimise.instance import (
    Candidate,
    DayFrame,
    Limits,
    MealSlot,
    Placed,
    Schedule,
    Unplaced,
    Window,
)
from tripwright.tools.optimise.schedule import schedule
from tripwright.tools.optimise.travel import TravelModel

HOTEL = Point(lat=37.55, lon=127.0)
DAY = (Window(540, 1260),)


def spot(number: int) -> Point:
    """Places on a spiral around the hotel, 0.4 km to some 8 km away."""
    angle, away = number * 2.4, 0.004 + 0.004 * (number % 17)
    return Point(lat=37.55 + away * math.sin(angle), lon=127.0 + away * math.cos(angle))


def place(number: int, prize: float = 10.0, minutes: int = 60, days: int = 1, **more: object) -> Candidate:
    windows = more.pop("windows", (DAY,) * days)
    return Candidate(f"p{number}", spot(number), minutes, prize, windows, **more)  # type: ignore[arg-type]


def frame(**more: object) -> DayFrame:
    return replace(DayFrame(540, 1260, HOTEL, HOTEL), **more)  # type: ignore[arg-type]


def moves(days: list[DayFrame], candidates: list[Candidate]) -> TravelModel:
    points = [p for d in days for p in (d.origin, d.destination)]
    points += [f.point for d in days for f in d.fixed]
    points += [m.point for d in days for m in d.meals if m.point is not None]
    return TravelModel.between([*points, *(c.point for c in candidates)])


def solve(days: list[DayFrame], candidates: list[Candidate], limits: Limits | None = None) -> Schedule:
    limits = limits or Limits(iterations=150, seconds=20)
    travel = moves(days, candidates)
    found = schedule(days, candidates, travel, limits)
    check(found, days, candidates, travel, limits)
    return found


def check(
    found: Schedule, days: list[DayFrame], candidates: list[Candidate], travel: TravelModel, limits: Limits
) -> None:
    """Every rule of the instance, re-derived from the placed items."""
    by_id = {c.id: c for c in candidates}
    visited = [by_id[i.id] for items in found.days for i in items if i.type == "visit"]
    assert len({c.id for c in visited}) == len(visited), "nothing is visited twice"
    groups = Counter(c.group for c in visited if c.group is not None)
    assert all(n == 1 for n in groups.values()), "one of a group"
    if limits.price_cap is not None:
        assert sum(c.price for c in visited) <= limits.price_cap
    for number, (items, day) in enumerate(zip(found.days, days, strict=True)):
        check_day(number, items, day, by_id, travel, found.unplaced)
    missing = {c.id for c in candidates if c.must} - {c.id for c in visited}
    assert missing == {u.id for u in found.unplaced if u.id in by_id}
    assert found.score <= found.bound + 1e-6


def check_day(
    number: int,
    items: tuple[Placed, ...],
    day: DayFrame,
    by_id: dict[str, Candidate],
    travel: TravelModel,
    unplaced: tuple[Unplaced, ...],
) -> None:
    now, here = day.start, day.origin
    for item in items:
        assert item.arrive >= now + travel.between_points(here, item.point)
        assert item.start >= item.arrive
        now, here = item.end, item.point
        if item.type == "visit":
            now += day.buffer
            check_visit(by_id[item.id], item, number)
    assert now + travel.between_points(here, day.destination) <= day.end
    visits = [by_id[i.id] for i in items if i.type == "visit"]
    assert len(visits) <= day.max_visits
    if day.max_of_kind is not None:
        assert all(n <= day.max_of_kind for n in Counter(v.kind for v in visits).values())
    given_up = {u.id for u in unplaced if u.day == number}
    for meal in day.meals:
        if meal.name not in given_up:
            [eaten] = [i for i in items if i.type == "meal" and i.id == meal.name]
            assert meal.earliest <= eaten.start <= meal.latest
            assert eaten.end - eaten.start == meal.minutes
            assert meal.point is None or eaten.point == meal.point
    for fixed in day.fixed:
        if fixed.id not in given_up:
            [held] = [i for i in items if i.type == "fixed" and i.id == fixed.id]
            assert (held.start, held.end, held.point) == (fixed.start, fixed.end, fixed.point)


def check_visit(candidate: Candidate, item: Placed, day: int) -> None:
    assert item.end - item.start == candidate.minutes
    assert item.point == candidate.point
    assert any(
        w.start <= item.start and item.end <= w.end and (w.last_entry is None or item.start <= w.last_entry)
        for w in candidate.windows[day]
    )


def optimum(days: list[DayFrame], candidates: list[Candidate], travel: TravelModel, limits: Limits) -> float:
    """The best score of all, by trying every order on every day; must-visits first."""
    weights = limits.weights
    cap = math.inf if limits.price_cap is None else limits.price_cap

    def close(number: int, now: int, here: Point, taken: tuple[Candidate, ...], used: frozenset[str]) -> list[tuple]:
        day = days[number]
        if now + travel.between_points(here, day.destination) > day.end:
            return []
        moved = travel.between_points(here, day.destination)
        kinds = Counter(c.kind for c in taken)
        if day.max_of_kind is not None and any(n > day.max_of_kind for n in kinds.values()):
            return []
        value = sum(c.prize for c in taken) - weights.transit_minute * moved
        value -= weights.repeat_kind * sum(max(0, n - 2) for n in kinds.values())
        value -= 0 if taken else weights.empty_day
        rest = whole(number + 1, used)
        return [(rest[0] + sum(c.must for c in taken), rest[1] + value)] if rest is not None else []

    def extend(number, now, here, taken, used, meals):  # type: ignore[no-untyped-def]
        day = days[number]
        found = [] if meals else close(number, now, here, taken, used)
        for meal in meals:
            where = meal.point or here
            step = travel.between_points(here, where)
            if now + step <= meal.latest:
                later = max(now + step, meal.earliest) + meal.minutes
                best = extend(number, later, where, taken, used, tuple(m for m in meals if m is not meal))
                found += [(m, v - weights.transit_minute * step) for m, v in best]
        for c in candidates:
            if c.id in used or (c.group and any(o.group == c.group and o.id in used for o in candidates)):
                continue
            if len(taken) >= day.max_visits or c.price + sum(o.price for o in candidates if o.id in used) > cap:
                continue
            step = travel.between_points(here, c.point)
            fits = [w for w in c.windows[number] if max(now + step, w.start) <= last_start(w, c)]
            if fits:
                begin = min(max(now + step, w.start) for w in fits)
                best = extend(number, begin + c.minutes + day.buffer, c.point, (*taken, c), used | {c.id}, meals)
                found += [(m, v - weights.transit_minute * step) for m, v in best]
        return [max(found)] if found else []

    def whole(number: int, used: frozenset[str]) -> tuple | None:
        if number == len(days):
            return (0, 0.0)
        best = extend(number, days[number].start, days[number].origin, (), used, days[number].meals)
        return max(best) if best else None

    best = whole(0, frozenset())
    assert best is not None
    return best[1]


def last_start(window: Window, candidate: Candidate) -> int:
    latest = window.end - candidate.minutes
    return latest if window.last_entry is None else min(latest, window.last_entry)


hours = st.lists(
    st.builds(
        lambda start, length, entry: Window(start, start + length, start + entry if entry < length else None),
        st.integers(500, 1100),
        st.integers(60, 500),
        st.integers(0, 600),
    ),
    max_size=2,
).map(lambda ws: tuple(w for i, w in enumerate(sorted(ws, key=lambda w: w.start)) if i == 0 or w.start > 800))


@st.composite
def worlds(draw: st.DrawFn, most: int = 12, most_days: int = 3) -> tuple[list[DayFrame], list[Candidate], Limits]:
    count, width = draw(st.integers(0, most)), draw(st.integers(1, most_days))
    meal = st.builds(lambda point: MealSlot("lunch", 690, 840, 60, point), st.sampled_from([None, spot(5)])) | st.just(
        MealSlot("dinner", 1020, 1170, 60)
    )
    days = [
        frame(
            start=draw(st.sampled_from([540, 600])),
            end=draw(st.sampled_from([1260, 1290])),
            meals=tuple({m.name: m for m in draw(st.lists(meal, max_size=2))}.values()),
            max_visits=draw(st.sampled_from([2, 3, 99])),
            buffer=draw(st.sampled_from([0, 10])),
            max_of_kind=draw(st.sampled_from([None, None, 1])),
        )
        for _ in range(width)
    ]
    candidates = [
        place(
            number,
            prize=draw(st.integers(1, 60)),
            minutes=draw(st.sampled_from([45, 60, 120, 240])),
            windows=tuple(draw(hours) if draw(st.booleans()) else DAY for _ in range(width)),
            price=draw(st.sampled_from([0, 5, 12])),
            kind=draw(st.sampled_from([Kind.MUSEUM, Kind.PARK])),
            must=draw(st.integers(0, 5)) == 0,
            group=draw(st.sampled_from([None, None, None, "g"])),
        )
        for number in range(count)
    ]
    cap = draw(st.sampled_from([None, None, 20.0]))
    return days, candidates, Limits(iterations=40, seconds=30, price_cap=cap)


@settings(max_examples=150, deadline=None)
@given(worlds())
def test_every_schedule_keeps_every_rule(world: tuple[list[DayFrame], list[Candidate], Limits]) -> None:
    solve(*world)


@settings(max_examples=60, deadline=None)
@given(worlds(most=4, most_days=2))
def test_small_worlds_are_solved_to_the_optimum(world: tuple[list[DayFrame], list[Candidate], Limits]) -> None:
    days, candidates, limits = world
    limits = replace(limits, iterations=300)
    found = solve(days, candidates, limits)
    assert found.score == pytest.approx(optimum(days, candidates, moves(days, candidates), limits))
