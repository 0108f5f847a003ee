"""One change at a time: what need not move does not, locks hold, and the checker passes every result."""

from datetime import time

import pytest
from tripwright.domain.errors import BadBudget, Infeasible, InputError, UnknownPlace
from tripwright.domain.parameters import INDOOR_KINDS, PACES, Pace
from tripwright.domain.party import AccessNeed, Diet
from tripwright.domain.place import Kind
from tripwright.domain.request import BudgetCap, Change
from tripwright.domain.truth import Truth
from tripwright.tools.optimise.revise import revise

TOWNS = ["t:Alder", "t:Birch", "t:Cedar"]


def applied(plan, problem, catalog, *changes):
    done = revise(plan, [Change(words=c.pop("words", "a change"), **c) for c in map(dict, changes)], problem, catalog)
    parts = done.solution
    after = plan.model_copy(
        update={
            "request": done.request, "dates": done.problem.dates, "stops": parts.stops, "stays": parts.stays,
            "days": parts.days, "budget": parts.budget, "score": parts.score, "bound": parts.bound,
        }
    )  # fmt: skip
    return after, done.diff


@pytest.fixture(scope="module")
def city(roomy, asking, planned):
    problem = asking(roomy, ["t:Lisbon"], days=4)
    return problem, planned(problem, roomy), roomy


@pytest.fixture(scope="module")
def tour(sandbox, asking, planned, money):
    cap = BudgetCap(words="for 9000", limit=money(9000))
    problem = asking(sandbox, TOWNS, days=5, count=2, origin="t:Home", constraints=[cap])
    return problem, planned(problem, sandbox), sandbox


def visits(day):
    return [i for i in day.items if i.type == "visit"]


def moments(plan, days):
    return {(i.place_id, i.start, i.end) for d in days for i in visits(plan.days[d])}


DAY_EDITS = [
    *({"operation": "pace", "day": d, "pace": p} for d in (1, 2, 3, 4) for p in Pace),
    *({"operation": "start", "day": d, "minute_of_day": m} for d in (1, 2, 3) for m in (600, 660, 720)),
    *({"operation": "start", "day": d, "minutes": m} for d in (2, 4) for m in (30, 60)),
    *({"operation": "late_arrival", "minutes": m} for m in (45, 120, 240)),
    *({"operation": "rain", "day": d} for d in (1, 2, 3, 4)),
    *({"operation": "less", "day": d} for d in (1, 2, 3, 4)),
    *({"operation": "more", "day": d} for d in (1, 2, 3, 4)),
    *({"operation": "add", "day": d, "kinds": (k,)} for d in (1, 3) for k in (Kind.MUSEUM, Kind.PARK, Kind.CHURCH)),
    *({"operation": "remove", "nth": n} for n in range(8)),
    *({"operation": "swap", "nth": n} for n in range(8)),
]


def test_the_suite_holds_sixty_edits():
    assert len(DAY_EDITS) >= 60


def named(plan, edit):
    edit = dict(edit)
    if "nth" in edit:
        edit["place"] = plan.visits[edit.pop("nth")].name
    return edit


@pytest.mark.parametrize("edit", DAY_EDITS, ids=lambda e: "-".join(str(v) for v in e.values()))
def test_an_edit_of_one_day_leaves_the_other_days_alone(city, passes, edit):
    problem, plan, catalog = city
    edit = named(plan, edit)
    after, diff = applied(plan, problem, catalog, edit)
    changed = [n for n, (a, b) in enumerate(zip(plan.days, after.days, strict=True)) if a != b]
    day = edit.get("day", 1) - 1
    if "place" in edit:
        day = next(n for n, d in enumerate(plan.days) if edit["place"] in [v.name for v in visits(d)])
    assert set(changed) <= {day}
    assert all(after.days[n] is plan.days[n] for n in range(4) if n not in changed)
    assert diff.days_touched == tuple(n + 1 for n in changed)
    assert passes(after, catalog, plan) == []


@pytest.mark.parametrize("nth", range(6))
def test_a_removed_visit_goes_and_nothing_else_moves(city, nth):
    problem, plan, catalog = city
    name = plan.visits[nth].name
    after, diff = applied(plan, problem, catalog, {"operation": "remove", "place": name})
    assert diff.removed == (name,)
    assert diff.added == ()
    assert set(diff.moved) <= {"breakfast", "lunch", "dinner"}  # which are eaten wherever one is
    assert moments(after, range(4)) < moments(plan, range(4))


def test_a_swapped_visit_is_replaced_in_its_day_unless_nothing_else_has_the_time(city):
    problem, plan, catalog = city
    added = []
    for name in [v.name for v in plan.visits[:6]]:
        after, diff = applied(plan, problem, catalog, {"operation": "swap", "place": name})
        assert name in diff.removed
        assert name not in [v.name for v in after.visits]
        added.append(len(diff.added))
    assert added.count(1) >= 5
    assert max(added) == 1


@pytest.mark.parametrize("day", [1, 2, 3, 4])
def test_on_a_rainy_day_everything_is_under_a_roof(city, day):
    problem, plan, catalog = city
    after, _ = applied(plan, problem, catalog, {"operation": "rain", "day": day})
    assert {v.kind for v in visits(after.days[day - 1])} <= INDOOR_KINDS
    indoors = {v.place_id for v in visits(plan.days[day - 1]) if v.kind in INDOOR_KINDS}
    assert indoors <= {v.place_id for v in visits(after.days[day - 1])}


def test_a_slower_day_has_fewer_visits_and_starts_later(city):
    problem, plan, catalog = city
    after, _ = applied(plan, problem, catalog, {"operation": "pace", "day": 2, "pace": Pace.SLOW})
    assert len(visits(after.days[1])) <= PACES[Pace.SLOW].max_visits
    assert after.days[1].items[0].start.time() >= time(10)


def test_a_late_start_is_kept_even_by_breakfast(city):
    problem, plan, catalog = city
    after, _ = applied(plan, problem, catalog, {"operation": "start", "day": 2, "minute_of_day": 660})
    assert all(i.start.time() >= time(11) for i in after.days[1].items if i.type != "leg")


def test_a_named_place_comes_in_where_it_fits_best(city, passes):
    problem, plan, catalog = city
    seen = {v.place_id for v in plan.visits}
    missing = next(p for p in catalog.places("t:Lisbon") if p.id not in seen)
    after, diff = applied(plan, problem, catalog, {"operation": "add", "place": missing.name})
    assert diff.added == (missing.name,)
    assert len(diff.days_touched) == 1
    assert passes(after, catalog, plan) == []


LOCKED_EDITS = [
    {"operation": "pace", "day": 2, "pace": Pace.FAST}, {"operation": "rain", "day": 2}, {"operation": "more", "day": 2},
    {"operation": "start", "day": 2, "minutes": 30}, {"operation": "less", "day": 2}, {"operation": "add_days", "number": 1},
    {"operation": "add", "kinds": (Kind.MUSEUM,), "day": 2}, {"operation": "add_traveller"},
]  # fmt: skip


@pytest.mark.parametrize("edit", LOCKED_EDITS, ids=lambda e: e["operation"])
def test_what_is_locked_never_moves(city, passes, edit):
    problem, plan, catalog = city
    held = visits(plan.days[1])[1]
    locked, _ = applied(plan, problem, catalog, {"operation": "lock", "place": held.name})
    after, _ = applied(locked, problem, catalog, edit)
    (still,) = [v for v in after.visits if v.place_id == held.place_id]
    assert (still.start, still.end, still.locked) == (held.start, held.end, True)
    assert passes(after, catalog, locked) == []


def test_a_locked_visit_cannot_be_removed_until_it_is_unlocked(city):
    problem, plan, catalog = city
    name = plan.visits[0].name
    locked, _ = applied(plan, problem, catalog, {"operation": "lock", "place": name})
    with pytest.raises(InputError, match="locked"):
        applied(locked, problem, catalog, {"operation": "remove", "place": name})
    free, _ = applied(locked, problem, catalog, {"operation": "unlock", "place": name})
    assert name not in [
        v.name for v in applied(free, problem, catalog, {"operation": "remove", "place": name})[0].visits
    ]


def test_a_pace_that_a_locked_day_cannot_keep_is_refused(city):
    problem, plan, catalog = city
    locked, _ = applied(plan, problem, catalog, {"operation": "lock", "day": 2})
    with pytest.raises(Infeasible, match="locked"):
        applied(locked, problem, catalog, {"operation": "pace", "day": 2, "pace": Pace.SLOW})


@pytest.mark.parametrize("number", [1, 2])
def test_more_days_come_at_the_end(city, passes, number):
    problem, plan, catalog = city
    after, diff = applied(plan, problem, catalog, {"operation": "add_days", "number": number})
    assert after.days[:4] == plan.days
    assert len(after.days) == 4 + number
    assert diff.cost_delta.amount > 0
    assert passes(after, catalog, plan) == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_fewer_days_go_from_the_end(city, passes, number):
    problem, plan, catalog = city
    after, _ = applied(plan, problem, catalog, {"operation": "remove_days", "number": number})
    assert after.days == plan.days[: 4 - number]
    assert passes(after, catalog, plan) == []


def test_a_longer_tour_flies_home_on_the_new_day(tour, passes):
    problem, plan, catalog = tour
    after, _ = applied(plan, problem, catalog, {"operation": "add_days", "number": 1})
    assert after.days[:4] == plan.days[:4]
    home = [x for x in after.legs if x.scope == "intercity"][-1]
    assert home.depart.date() == after.dates.end
    assert passes(after, catalog, plan) == []


def test_less_money_changes_beds_and_tables_and_keeps_the_days(tour, passes, money):
    problem, plan, catalog = tour
    after, diff = applied(plan, problem, catalog, {"operation": "budget_delta", "amount": money(-200)})
    assert after.budget.observed <= plan.budget.observed - money(200)
    assert moments(after, range(5)) == moments(plan, range(5))
    assert diff.cost_delta.amount <= -200
    assert passes(after, catalog, plan) == []


def test_a_budget_that_is_already_kept_changes_nothing(tour, money):
    problem, plan, catalog = tour
    after, diff = applied(plan, problem, catalog, {"operation": "budget", "amount": money(8000)})
    assert after.days == plan.days
    assert diff.days_touched == ()
    assert after.budget.caps[0].limit == money(8000)


@pytest.mark.parametrize("amount", [5, -99999])
def test_a_budget_that_is_not_possible_is_refused(tour, money, amount):
    problem, plan, catalog = tour
    operation = "budget" if amount > 0 else "budget_delta"
    with pytest.raises((Infeasible, BadBudget)):
        applied(plan, problem, catalog, {"operation": operation, "amount": money(amount)})


def test_one_more_traveller_keeps_the_days_and_pays_more(city, passes):
    problem, plan, catalog = city
    after, diff = applied(plan, problem, catalog, {"operation": "add_traveller"})
    assert after.days == plan.days
    assert after.request.party.size == plan.request.party.size + 1
    assert after.stays[0].rooms == 2
    assert diff.cost_delta.amount > 0
    assert passes(after, catalog, plan) == []


def test_a_wheelchair_leaves_only_what_is_known_to_be_accessible(city):
    problem, plan, catalog = city
    change = {"operation": "add_traveller", "access": (AccessNeed.WHEELCHAIR,)}
    after, _ = applied(plan, problem, catalog, change)
    assert all(catalog.place(v.place_id).wheelchair is Truth.YES for v in after.visits)
    assert after.request.party.access == {AccessNeed.WHEELCHAIR}


def test_diet_and_access_survive_the_next_changes(city):
    problem, plan, catalog = city
    person = {"operation": "add_traveller", "access": (AccessNeed.LITTLE_WALKING,), "diet": (Diet.VEGAN,)}
    after, _ = applied(plan, problem, catalog, person, {"operation": "less", "day": 1}, {"operation": "rain", "day": 2})
    assert after.request.party.access == {AccessNeed.LITTLE_WALKING}
    assert after.request.party.diets == {Diet.VEGAN}


def test_names_that_nothing_bears_are_said(city):
    problem, plan, catalog = city
    with pytest.raises(UnknownPlace):
        applied(plan, problem, catalog, {"operation": "remove", "place": "Atlantis"})
    with pytest.raises(UnknownPlace):
        applied(plan, problem, catalog, {"operation": "add", "place": "Atlantis"})
    with pytest.raises(InputError, match="no day 9"):
        applied(plan, problem, catalog, {"operation": "rain", "day": 9})
    with pytest.raises(InputError):
        revise(plan, [], problem, catalog)


def test_a_whole_name_goes_before_a_part_of_a_longer_one(city):
    problem, plan, catalog = city
    short = min((v.name for v in plan.visits), key=len)
    after, _ = applied(plan, problem, catalog, {"operation": "remove", "place": short.removeprefix("Lisbon ")})
    assert short not in [v.name for v in after.visits]


def test_what_is_taken_for_granted_is_said_as_it_now_is(city):
    problem, plan, catalog = city
    assert any("09:00" in a for a in plan.assumptions)
    change = Change(words="start at eleven", operation="start", day=1, minute_of_day=660)
    revision = revise(plan, [change], problem, catalog)
    said = revision.solution.assumptions
    assert not any("09:00" in a for a in said)
    assert sum("Day 1 starts in" in a for a in said) == 1


@pytest.mark.parametrize("kind", [Kind.PARK, Kind.MUSEUM])
def test_more_of_a_kind_is_one_more_of_that_kind_and_one_day_at_most_is_touched(city, passes, kind):
    problem, plan, catalog = city
    after, diff = applied(plan, problem, catalog, {"operation": "more", "kinds": (kind,)})
    before = {v.place_id for v in plan.visits}
    added = [v for v in after.visits if v.place_id not in before]
    assert [v.kind for v in added] == [kind]
    assert len(diff.days_touched) == 1
    assert passes(after, catalog) == []
