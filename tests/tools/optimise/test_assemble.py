"""From a schedule to days: times, legs, alternatives."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.parameters import INDOOR_KINDS
from tripwright.domain.place import City, Kind, Place, Point
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.optimise.assemble import local

LISBON = ZoneInfo("Europe/Lisbon")


@given(st.integers(0, 2000))
def test_a_minute_of_the_wall_clock_is_that_minute(minute):
    moment = local(date(2026, 5, 4), minute, LISBON)
    assert moment.replace(tzinfo=None) - timedelta(minutes=minute) == moment.replace(
        year=2026, month=5, day=4, hour=0, minute=0, tzinfo=None
    )
    assert moment.utcoffset() == timedelta(hours=1)


def test_items_follow_each_other_and_each_move_starts_where_one_is(roomy, asking, planned):
    plan = planned(asking(roomy, ["t:Lisbon"], days=4), roomy)
    for day in plan.days:
        here = "base"
        for before, after in zip(day.items, day.items[1:], strict=False):
            end = before.arrive if before.type == "leg" else before.end
            assert (after.depart if after.type == "leg" else after.start) >= end
        for item in day.items:
            if item.type == "leg":
                assert item.origin == here
                here = item.destination
            elif item.type == "visit":
                assert here in (item.place_id, "base")  # a sight in the very middle of the city needs no move


def test_in_case_of_rain_there_is_something_open_under_a_roof(roomy, asking, planned, passes):
    plan = planned(asking(roomy, ["t:Lisbon"], days=3), roomy)
    others = [(day, v) for day in plan.days for v in day.plan_b]
    assert others
    visited = {v.place_id for v in plan.visits}
    assert len({v.place_id for _, v in others} | visited) == len(others) + len(visited)
    for day, other in others:
        assert other.kind in INDOOR_KINDS
        replaced = [v for v in day.items if v.type == "visit" and v.start <= other.start < v.end]
        assert replaced[0].kind not in INDOOR_KINDS or replaced[0].open is Truth.UNKNOWN
        assert other.open is Truth.YES or replaced[0].kind not in INDOOR_KINDS
    assert passes(plan, roomy) == []


def test_a_day_of_museums_has_an_open_one_for_a_door_that_may_be_closed(roomy, asking, planned, passes):
    town = roomy.city("t:Lisbon")
    halls = [p.model_copy(update={"kind": Kind.MUSEUM, "indoor": Truth.YES}) for p in roomy.places("t:Lisbon")]
    doubtful = [p.model_copy(update={"hours": None}) if i % 2 else p for i, p in enumerate(halls)]
    world = InMemoryCatalog(cities=[town], places=doubtful)
    plan = planned(asking(world, ["t:Lisbon"], days=1), world)
    (other,) = plan.days[0].plan_b
    replaced = next(v for v in plan.visits if v.start <= other.start < v.end)
    assert (replaced.open, other.open) == (Truth.UNKNOWN, Truth.YES)
    assert passes(plan, world) == []


def test_where_no_hours_are_known_rain_has_a_roof_that_says_so(asking, planned, passes):
    town = City(id="t:Ostend", name="Ostend", country="BE", point=Point(lat=51.2, lon=2.9), timezone="Europe/Brussels")
    sights = [
        Place(
            id=f"o:{i}", city_id=town.id, name=f"sight {i}", kind=Kind.PARK if i < 4 else Kind.MUSEUM,
            point=Point(lat=51.2 + i / 400, lon=2.9), importance=0.9 - i / 20, synthetic=True,
        )
        for i in range(14)
    ]  # fmt: skip
    world = InMemoryCatalog(cities=[town], places=sights)
    plan = planned(asking(world, [town.id], days=1), world)
    assert plan.days[0].plan_b
    assert all(v.open is Truth.UNKNOWN for v in plan.days[0].plan_b)
    assert passes(plan, world) == []


def test_a_plan_reads_back_from_json_as_it_was(roomy, asking, planned):
    plan = planned(asking(roomy, ["t:Lisbon"], days=2), roomy)
    assert type(plan).model_validate_json(plan.model_dump_json()) == plan
