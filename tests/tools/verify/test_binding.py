"""A figure that stands beside a name is that one's, in any of three languages."""

import pytest
from tripwright.domain.money import Money
from tripwright.domain.plan import Leg, Plan, PlanDiff, Visit
from tripwright.domain.request import Language
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.verify import scan

SWAPPED = [
    ("en", "You visit the Alba Museum from 14:00 to 15:45.", "time_is_its_own"),
    ("en", "Breva Castle costs €12.00 for an adult.", "amount_is_its_own"),
    ("en", "Day 1: Breva Castle.", "day_is_its_own"),
    ("en", "Breva Castle is for Friday 26 March.", "date_is_its_own"),
    ("ko", "2일차에 알바 박물관에 갑니다.", "day_is_its_own"),
    ("ko", "알바 박물관은 3월 27일입니다.", "date_is_its_own"),
    ("zh", "第3天参观阿尔巴博物馆。", "day_is_its_own"),
    ("zh", "阿尔巴博物馆 14:00。", "time_is_its_own"),
]


@pytest.mark.parametrize(("language", "text", "rule"), SWAPPED)
def test_what_belongs_to_another_thing_of_the_plan_is_found(
    plan: Plan, world: InMemoryCatalog, language: Language, text: str, rule: str
) -> None:
    assert rule in {f.rule for f in scan(text, world, plan=plan, language=language)}


RIGHT = [
    ("en", "Day 1: the Alba Museum at 10:00, then lunch at Bistro Blu at 12:00."),
    ("en", "Alba Museum is open until 18:00, and the walk there begins at 09:50."),
    ("en", "With Breva Castle at €9.00 the known sum is €521."),
    ("ko", "1일차 10:00 알바 박물관, 12유로."),
    ("zh", "第1天10:00参观阿尔巴博物馆。"),
]


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_what_is_its_own_or_the_whole_plans_may_be_said(
    plan: Plan, world: InMemoryCatalog, language: Language, text: str
) -> None:
    assert scan(text, world, plan=plan, language=language) == ()


def test_what_a_change_moved_may_be_spoken_of_with_the_day_that_it_left(plan: Plan, world: InMemoryCatalog) -> None:
    text = "Breva Castle moved from day 1."
    diff = PlanDiff(moved=("Breva Castle",), days_touched=(1, 2), cost_delta=Money(amount=0, currency="EUR"))
    assert scan(text, world, plan=plan)
    assert scan(text, world, plan=plan, diff=diff) == ()


def test_a_sight_that_is_called_as_its_city_binds_no_figure(plan: Plan, world: InMemoryCatalog) -> None:
    """A heading "Day 2 · Breva" is of the city, whatever else has that name."""
    first, *rest = plan.days
    items = tuple(i.model_copy(update={"name": "Breva"}) if isinstance(i, Visit) else i for i in first.items)
    named = plan.model_copy(update={"days": (first.model_copy(update={"items": items}), *rest)})
    assert any(isinstance(i, Visit) and i.name == "Breva" for i in items)
    assert scan("Day 2, Saturday 27 March: Breva.", world, plan=named) == ()


ROWS = [
    ("09:53  walk to the Alba Museum", "time_is_its_own"),  # when the walk ends
    ("09:50  walk to the Alba Museum (about 20 min)", "duration_is_its_own"),
]


@pytest.mark.parametrize(("text", "rule"), ROWS)
def test_a_row_tells_of_what_starts_then(plan: Plan, world: InMemoryCatalog, text: str, rule: str) -> None:
    assert rule in {f.rule for f in scan(text, world, plan=plan)}


def test_a_row_has_the_minutes_and_the_distance_of_its_own_move(plan: Plan, world: InMemoryCatalog) -> None:
    """The kilometres of a whole day are the plan's too, and not those of one walk."""
    for leg in (i for i in plan.days[0].items if isinstance(i, Leg) and i.distance_km):
        minutes = int((leg.arrive - leg.depart).total_seconds() // 60)
        right = f"{leg.depart:%H:%M}  on foot (about {minutes} min; {leg.distance_km} km)"
        assert scan(right, world, plan=plan) == ()
        day = sum(i.distance_km or 0 for i in plan.days[0].items if isinstance(i, Leg))
        wrong = f"{leg.depart:%H:%M}  on foot (about {minutes} min; {day:.2f} km)"
        assert "distance_is_its_own" in {f.rule for f in scan(wrong, world, plan=plan)}
