"""People's needs are three-valued: a no and an unknown are both found where it matters."""

from collections.abc import Callable
from typing import Any

Found = Callable[[Callable[[Any], None]], set[str]]


def member(plan: Any, number: int) -> Any:
    return plan["request"]["party"]["members"][number]


def wish(plan: Any, **fields: Any) -> None:
    plan["request"]["constraints"].append({"words": "that", **fields})


def test_a_restaurant_that_does_not_promise_a_diet_is_found(found: Found) -> None:
    assert found(lambda p: member(p, 1).update(diet=["vegetarian"])) == {"diets_are_met"}  # the grill does not say


def test_an_allergy_that_a_restaurant_does_not_speak_of_is_found(found: Found) -> None:
    assert found(lambda p: member(p, 1).update(allergies=["nuts"])) == {"allergies_are_met"}


def test_a_place_with_steps_is_found_for_a_wheelchair(found: Found) -> None:
    assert "access_is_met" in found(lambda p: member(p, 1).update(access=["wheelchair"]))


def test_little_walking_shortens_the_walks(found: Found) -> None:
    def edit(plan: Any) -> None:
        member(plan, 1).update(access=["little_walking"])

    assert found(edit) == set()


def test_a_room_of_another_type_is_found(found: Found) -> None:
    rules = found(lambda p: wish(p, type="room", types=["entire"]))
    assert rules == {"lodgings_are_as_asked", "hard_conditions_hold"}


def test_a_house_rule_against_the_person_is_found(found: Found) -> None:
    rules = found(lambda p: wish(p, type="house_rule", rule="smoking"))
    assert rules == {"lodgings_are_as_asked", "hard_conditions_hold"}


def test_a_house_that_permits_it_is_right(found: Found) -> None:
    assert found(lambda p: wish(p, type="house_rule", rule="pets")) == set()
