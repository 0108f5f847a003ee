"""The scheduler against a checker and a brute force that share no code with it."""

import math
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tripwright.domain.place import Kind, Point
from tripwright.tools.optimise.alternatives import alternatives
from tripwright.tools.optimise.instance import (
    Candidate,
    DayFrame,
    FixedItem,
    Limits,
    MealSlot,
    Placed,
    Schedule,
    Unplaced,
    Window,
)
from tripwright.tools.optimise.schedule import schedule, schedule_from
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


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_every_schedule_keeps_every_rule(world: tuple[list[DayFrame], list[Candidate], Limits]) -> None:
    solve(*world)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(worlds(most=4, most_days=2))
def test_small_worlds_are_solved_to_the_optimum(world: tuple[list[DayFrame], list[Candidate], Limits]) -> None:
    days, candidates, limits = world
    limits = replace(limits, iterations=300)
    found = solve(days, candidates, limits)
    assert found.score == pytest.approx(optimum(days, candidates, moves(days, candidates), limits))


def test_the_same_input_seed_and_iterations_give_the_same_schedule() -> None:
    candidates = [place(n, prize=10 + n % 7, days=2) for n in range(20)]
    assert solve([frame()] * 2, candidates) == solve([frame()] * 2, candidates)


def test_a_must_goes_before_any_prize() -> None:
    modest, grand = place(1, prize=0.5, minutes=600, must=True), place(2, prize=900, minutes=600)
    found = solve([frame()], [grand, modest])
    assert found.chosen == {"p1"}
    assert found.unplaced == ()


@pytest.mark.parametrize(
    ("candidate", "reason"),
    [
        pytest.param(place(1, must=True, windows=((),)), "closed", id="closed on all days"),
        pytest.param(place(1, must=True, minutes=45, windows=((Window(540, 570),),)), "closed", id="open too shortly"),
        pytest.param(place(1, must=True, minutes=720), "too_far_or_long", id="as long as the day, without the way"),
        pytest.param(place(1, must=True, price=50.0), "over_budget", id="dearer than the budget"),
    ],
)
def test_a_must_that_cannot_be_says_why(candidate: Candidate, reason: str) -> None:
    found = solve([frame()], [candidate], Limits(iterations=20, price_cap=40.0))
    assert found.unplaced == (Unplaced(candidate.id, reason),)  # type: ignore[arg-type]


def test_two_musts_that_do_not_fit_together_leave_one_for_want_of_room() -> None:
    found = solve([frame()], [place(1, minutes=400, must=True), place(2, minutes=400, must=True)])
    assert len(found.chosen) == 1
    assert [u.reason for u in found.unplaced] == ["no_room"]


def test_a_visit_waits_for_the_door_and_may_run_past_midnight() -> None:
    found = solve([frame(end=1560)], [place(1, minutes=90, windows=((Window(1380, 1560),),))])
    [visit] = found.visits(0)
    assert visit.start == 1380
    assert visit.end == 1470


def test_meals_are_eaten_where_one_is_or_at_their_place() -> None:
    meals = (MealSlot("lunch", 690, 840, 60), MealSlot("dinner", 1050, 1230, 75, spot(9)))
    found = solve([frame(meals=meals)], [place(n) for n in range(1, 8)])
    lunch, dinner = (next(i for i in found.days[0] if i.id == name) for name in ("lunch", "dinner"))
    assert lunch.arrive <= lunch.start
    assert lunch.point in {HOTEL, *(spot(n) for n in range(1, 8))}
    assert dinner.point == spot(9)


def test_a_meal_without_time_is_said_to_be_missing() -> None:
    found = solve([frame(start=900, meals=(MealSlot("lunch", 690, 840, 60),))], [place(1)])
    assert found.unplaced == (Unplaced("lunch", "no_room", 0),)
    assert found.chosen == {"p1"}


def test_the_day_is_planned_around_what_is_locked() -> None:
    tour = FixedItem("tour", 700, 800, spot(3))
    found = solve(
        [frame(fixed=(tour,), meals=(MealSlot("lunch", 690, 840, 60),))], [place(n, prize=50) for n in range(4, 9)]
    )
    assert [i.id for i in found.days[0] if i.type == "fixed"] == ["tour"]
    assert len(found.visits(0)) >= 3


def test_locked_items_that_clash_are_said() -> None:
    clash = (FixedItem("a", 700, 800, spot(3)), FixedItem("b", 750, 900, spot(4)))
    found = solve([frame(fixed=clash)], [])
    assert [(u.id, u.reason) for u in found.unplaced] == [("b", "clash")]


def revised(changing: set[int], locked: set[str]) -> tuple[Schedule, Schedule, list[Candidate]]:
    meals = (MealSlot("lunch", 690, 840, 60),)
    days = [frame(meals=meals)] * 3
    candidates = [place(n, prize=50 + n % 5, days=3) for n in range(30)]
    before = solve(days, candidates)
    slower = [frame(meals=meals, start=660, max_visits=3) if d in changing else day for d, day in enumerate(days)]
    travel = moves(slower, candidates)
    limits = Limits(iterations=100)
    after = schedule_from(before, slower, candidates, travel, limits, changing=changing, locked=locked)
    return before, after, candidates


def test_days_that_may_not_change_do_not() -> None:
    before, after, _ = revised({1}, set())
    assert after.days[0] == before.days[0]
    assert after.days[2] == before.days[2]
    assert len(after.visits(1)) <= 3
    assert after.days[1][0].start >= 660
    ids = [v.id for d in range(3) for v in after.visits(d)]
    assert len(set(ids)) == len(ids)


def test_what_is_locked_keeps_its_time_on_a_day_that_changes() -> None:
    before = revised({1}, set())[0]
    last = before.visits(1)[-1]
    _, after, _ = revised({1}, {last.id, "lunch"})
    [kept] = [v for v in after.visits(1) if v.id == last.id]
    assert len(after.visits(1)) == 3, "the locked visit is one of the three that the day admits"
    assert (kept.start, kept.end) == (last.start, last.end)
    lunches = [[i for i in s.days[1] if i.id == "lunch"] for s in (before, after)]
    assert [(i.start, i.end, i.type) for i in lunches[0]] == [(i.start, i.end, i.type) for i in lunches[1]]


def test_a_changed_day_keeps_visits_rather_than_trading_them_for_a_little() -> None:
    before, after, _ = revised({1}, set())
    stayed = {v.id for v in before.visits(1)} & {v.id for v in after.visits(1)}
    assert len(stayed) == 3


def test_alternatives_fit_in_the_slot_with_nothing_else_moved() -> None:
    days = [frame(meals=(MealSlot("lunch", 690, 840, 60),), buffer=10)]
    candidates = [place(n, prize=20 + n % 5) for n in range(6)]
    spare = [place(n, prize=n, minutes=45) for n in range(6, 17)]
    travel = moves(days, [*candidates, *spare])
    found = schedule(days, candidates, travel, Limits(iterations=100))
    for visit in found.visits(0):
        for option in alternatives(found, 0, visit.id, days, spare, travel):
            items = tuple(option if i.id == visit.id else i for i in found.days[0])
            swapped = replace(found, days=(items,), bound=1e9)
            by_id = {c.id: c for c in [*candidates, *spare]}
            check_swap(swapped, days[0], by_id, travel)
    assert any(alternatives(found, 0, v.id, days, spare, travel) for v in found.visits(0))


def check_swap(swapped: Schedule, day: DayFrame, by_id: dict[str, Candidate], travel: TravelModel) -> None:
    """Starts hold; a meal without a place is taken where one now is."""
    now, here = day.start, day.origin
    for item in swapped.days[0]:
        where = here if item.type == "meal" else item.point
        now += travel.between_points(here, where)
        assert now <= item.start
        now, here = item.end + (day.buffer if item.type == "visit" else 0), where
        if item.type == "visit":
            check_visit(by_id[item.id], item, 0)
    assert now + travel.between_points(here, day.destination) <= day.end
