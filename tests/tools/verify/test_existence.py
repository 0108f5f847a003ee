"""Ids are real, and what is repeated beside them is the record's."""

from collections.abc import Callable
from typing import Any

Found = Callable[[Callable[[Any], None]], set[str]]


def item(plan: Any, day: int, position: int) -> Any:
    return plan["days"][day]["items"][position]


def test_a_place_that_the_catalog_does_not_hold_is_found(found: Found) -> None:
    assert "visits_exist" in found(lambda p: item(p, 0, 1).update(place_id="t:invented"))


def test_a_place_under_another_name_is_found(found: Found) -> None:
    assert found(lambda p: item(p, 0, 1).update(name="Alba Gallery")) == {"visits_exist"}


def test_a_place_may_be_called_by_any_of_its_names(found: Found) -> None:
    assert found(lambda p: item(p, 0, 1).update(name="알바 박물관")) == set()


def test_a_place_of_another_kind_is_found(found: Found) -> None:
    assert found(lambda p: item(p, 0, 1).update(kind="gallery")) == {"visits_exist"}


def test_a_place_of_a_city_that_one_is_not_in_is_found(found: Found) -> None:
    rules = found(lambda p: item(p, 0, 1).update(place_id="t:castle", name="Breva Castle", kind="castle"))
    assert {"visits_exist", "moves_connect"} <= rules


def test_a_city_of_the_same_name_elsewhere_is_found(found: Found) -> None:
    assert "cities_exist" in found(lambda p: p["stops"][0].update(city_id="t:other_alba"))
    assert "cities_exist" in found(lambda p: p["stops"][0].update(country="IT"))


def test_an_invented_restaurant_is_found(found: Found) -> None:
    assert "restaurants_exist" in found(lambda p: item(p, 0, 3).update(restaurant_id="t:nowhere"))


def test_a_restaurant_with_a_name_and_no_record_is_found(found: Found) -> None:
    assert found(lambda p: item(p, 0, 7).update(name="Chez Nous")) == {"restaurants_exist"}


def test_an_invented_lodging_is_found(found: Found) -> None:
    assert "lodgings_exist" in found(lambda p: p["stays"][0].update(lodging_id="t:palace", name="Grand Palace"))


def test_a_lodging_in_another_city_is_found(found: Found) -> None:
    assert "lodgings_exist" in found(lambda p: p["stays"][0].update(lodging_id="t:villa", name="Breva Villa"))


def test_an_invented_train_is_found(found: Found) -> None:
    assert "offers_exist" in found(lambda p: item(p, 1, 3).update(offer_id="t:train9"))


def test_a_timetable_without_a_record_is_found(found: Found) -> None:
    assert "offers_exist" in found(lambda p: item(p, 1, 3).update(offer_id=None))


def test_a_move_to_nowhere_is_found(found: Found) -> None:
    assert "leg_ends_exist" in found(lambda p: item(p, 0, 0).update(destination="t:nowhere"))


def test_another_snapshot_is_found(found: Found) -> None:
    assert found(lambda p: p.update(catalog=["0" * 64])) == {"same_snapshot"}


def test_an_invented_alternative_is_found(found: Found) -> None:
    def edit(plan: Any) -> None:
        plan["days"][0]["plan_b"] = [{**item(plan, 0, 1), "place_id": "t:invented"}]

    assert found(edit) == {"alternatives_exist"}
