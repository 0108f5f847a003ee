"""Where one is, and how one gets there."""

from collections.abc import Callable
from typing import Any

from tripwright.domain.plan import Plan
from tripwright.tools.verify import verify

Found = Callable[[Callable[[Any], None]], set[str]]


def item(plan: Any, day: int, position: int) -> Any:
    return plan["days"][day]["items"][position]


def test_a_missing_move_is_found(found: Found) -> None:
    assert found(lambda p: p["days"][0]["items"].pop(0)) == {"moves_connect"}


def test_a_missing_way_back_is_found(found: Found) -> None:
    assert "moves_connect" in found(lambda p: p["days"][0]["items"].pop(6))


def test_a_missing_train_is_found(found: Found) -> None:
    rules = found(lambda p: p["days"][1]["items"].pop(3))
    assert {"moves_connect", "journeys_are_there", "nothing_else_is_paid"} <= rules


def test_a_walk_faster_than_people_walk_is_found(found: Found) -> None:
    assert "local_moves_are_possible" in found(lambda p: item(p, 0, 4).update(depart="2027-03-26T13:14:00+01:00"))


def test_a_wrong_distance_is_found(found: Found) -> None:
    assert found(lambda p: item(p, 0, 4).update(distance_km=1.9)) == {"local_moves_are_possible"}


def test_a_model_without_its_error_is_found(found: Found) -> None:
    assert found(lambda p: item(p, 0, 4).update(error_pct=None)) == {"local_moves_are_possible"}


def test_a_ride_called_a_walk_is_found(found: Found) -> None:
    assert "local_moves_are_possible" in found(lambda p: item(p, 2, 0).update(mode="walk"))


def test_a_flight_across_town_is_found(found: Found) -> None:
    assert "moves_are_allowed" in found(lambda p: item(p, 2, 0).update(mode="flight"))


def test_a_train_ten_minutes_off_its_timetable_is_found(found: Found) -> None:
    assert "journeys_are_possible" in found(lambda p: item(p, 1, 3).update(depart="2027-03-27T12:10:00+01:00"))


def test_a_train_of_another_number_is_found(found: Found) -> None:
    assert found(lambda p: item(p, 1, 3).update(number="IC 13")) == {"journeys_are_possible"}


def test_reaching_the_station_as_the_train_leaves_is_found(found: Found) -> None:
    def edit(plan: Any) -> None:
        item(plan, 1, 2).update(depart="2027-03-27T11:40:00+01:00", arrive="2027-03-27T11:50:00+01:00")

    assert found(edit) == {"moves_connect"}


def test_being_in_town_as_the_train_arrives_is_found(found: Found) -> None:
    def edit(plan: Any) -> None:
        item(plan, 1, 4).update(depart="2027-03-27T12:51:00+01:00", arrive="2027-03-27T13:01:00+01:00")

    assert found(edit) == {"moves_connect"}


def test_a_missing_way_to_the_station_is_found_after_a_meal_that_is_nobody_knows_where(
    broken: Callable[[Callable[[Any], None]], Plan], make_world: Any, records: Any
) -> None:
    def edit(plan: Any) -> None:
        items = plan["days"][1]["items"]
        grill = {**items.pop(7), "meal": "breakfast"}  # its record has no point
        items.pop(2)  # from the tower to the inn
        items.insert(2, grill | {"start": "2027-03-27T10:00:00+01:00", "end": "2027-03-27T10:30:00+01:00"})

    bistro, grill = records["restaurants"]
    world = make_world(restaurants=[bistro, grill.model_copy(update={"city_id": "t:alba"})])
    found = [f.text for f in verify(broken(edit), world).findings if f.rule == "moves_connect"]
    assert found == ["There is no move from the last place to where the journey starts."]


def test_a_move_to_the_house_next_door_is_not_a_move_to_what_follows(
    broken: Callable[[Callable[[Any], None]], Plan], make_world: Any, records: Any
) -> None:
    """The two are one spot to the legs; but the plan said that it goes to one of them, and is at the other."""
    museum = next(p for p in records["places"] if p.id == "t:museum")
    near = museum.point.model_copy(update={"lat": museum.point.lat + 0.0003})
    annex = museum.model_copy(update={"id": "t:annex", "name": "Annex", "names": {}, "point": near})
    world = make_world(places=[*records["places"], annex])

    def edit(plan: Any) -> None:
        leg = next(i for i in plan["days"][0]["items"] if i["type"] == "leg" and i["destination"] == "t:museum")
        leg["destination"] = "t:annex"

    findings = [f.text for f in verify(broken(edit), world).findings if f.rule == "moves_connect"]
    assert findings == ["The move before Alba Museum on 2027-03-26 leads somewhere else."]
