"""Each hard condition of the request is judged on the plan."""

from collections.abc import Callable
from typing import Any

import pytest

Found = Callable[[Callable[[Any], None]], set[str]]

BROKEN = [
    {"type": "must_see", "name": "Winter Garden", "place_id": "t:garden"},
    {"type": "avoid_place", "name": "Old Tower", "place_id": "t:tower"},
    {"type": "avoid_city", "area": {"words": "Breva", "level": "city", "name": "Breva", "ids": ["t:breva"]}},
    {"type": "avoid_city", "area": {"words": "France", "level": "country", "name": "France", "ids": ["FR"]}},
    {"type": "avoid_kind", "kinds": ["market"]},
    {"type": "cuisines", "names": ["Thai"]},
    {"type": "day_hours", "start": "09:30:00"},
    {"type": "day_hours", "end": "18:00:00", "day": 1},
    {"type": "known_hours"},
    {"type": "max_visits", "count": 1},
    {"type": "visit_kinds", "kinds": ["museum"], "count": 2},
    {"type": "not", "part": {"type": "visit_kinds", "words": "x", "kinds": ["museum"]}},
    {"type": "all", "parts": [{"type": "avoid_kind", "words": "x", "kinds": ["castle", "church"]}]},
    {"type": "any", "parts": [{"type": "cuisines", "words": "x", "names": ["Thai"]}]},
]


@pytest.mark.parametrize("wish", BROKEN, ids=lambda w: str(w["type"]))
def test_a_hard_condition_that_is_broken_is_found(found: Found, wish: dict[str, Any]) -> None:
    edit = {**wish, "words": "as I said"}
    assert "hard_conditions_hold" in found(lambda p: p["request"]["constraints"].append(edit))


KEPT = [
    {"type": "avoid_city", "area": {"words": "Rome", "level": "city", "name": "Rome", "ids": ["t:rome"]}},
    {"type": "must_see", "name": "Old Tower", "place_id": "t:tower"},
    {"type": "avoid_kind", "kinds": ["castle"]},  # but the castle is a must: what is named is not meant
    {"type": "cuisines", "names": ["italian", "Grill"]},
    {"type": "day_hours", "start": "09:00:00", "end": "20:00:00"},
    {"type": "max_visits", "count": 2},
    {"type": "transport_ban", "modes": ["flight", "bus"]},
    {"type": "any", "parts": [{"type": "cuisines", "words": "x", "names": ["Thai"]},
                              {"type": "visit_kinds", "words": "y", "kinds": ["castle"]}]},
]  # fmt: skip


@pytest.mark.parametrize("wish", KEPT, ids=lambda w: str(w["type"]))
def test_a_hard_condition_that_holds_is_right(found: Found, wish: dict[str, Any]) -> None:
    edit = {**wish, "words": "as I said"}
    assert found(lambda p: p["request"]["constraints"].append(edit)) == set()


def test_a_wish_that_is_not_hard_blocks_nothing(found: Found) -> None:
    edit = {**BROKEN[0], "words": "if it fits", "hard": False}
    assert found(lambda p: p["request"]["constraints"].append(edit)) == set()


def test_a_banned_mode_is_found(found: Found) -> None:
    ban = {"type": "transport_ban", "words": "no trains", "modes": ["train"]}
    assert "moves_are_allowed" in found(lambda p: p["request"]["constraints"].append(ban))


def test_more_than_the_pace_allows_is_found(found: Found) -> None:
    assert "pace_is_kept" in found(lambda p: p["request"].update(pace="slow"))


def test_the_same_place_twice_is_found(found: Found) -> None:
    def edit(plan: Any) -> None:
        plan["days"][0]["items"][5].update(place_id="t:museum", name="Alba Museum", kind="museum")

    assert "nothing_is_done_twice" in found(edit)


def test_other_dates_than_those_asked_are_found(found: Found) -> None:
    asked = {"start": "2027-03-26", "end": "2027-03-29"}
    assert found(lambda p: p["request"]["when"].update(dates=asked)) == {"dates_are_those_asked"}


def test_a_city_that_nobody_asked_for_is_found(found: Found) -> None:
    assert found(lambda p: p["request"]["stops"].pop(0)) == {"stops_are_those_asked"}


def test_fewer_nights_than_asked_are_found(found: Found) -> None:
    assert found(lambda p: p["request"]["stops"][0].update(nights=2)) == {"stops_are_those_asked"}
