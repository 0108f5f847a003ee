"""Beds that meet the conditions, priced for the party."""

import pytest
from tripwright.domain.offers import HouseRule, Lodging, RoomType
from tripwright.domain.party import AccessNeed, Party, Traveller
from tripwright.domain.request import HouseRuleNeeded, Request, RoomRequired
from tripwright.domain.truth import Truth
from tripwright.tools.optimise.conditions import alternatives
from tripwright.tools.optimise.exchange import Exchange
from tripwright.tools.optimise.lodging import Lodgings, rooms_needed, suits


def conditions(*constraints, **more):
    return alternatives(Request(text="a trip", constraints=constraints, **more))[0]


def lodgings(catalog, people, *constraints):
    return Lodgings(catalog, Exchange(catalog, "USD"), people, conditions(*constraints))


@pytest.mark.parametrize(("people", "occupancy", "rooms"), [(1, 2, 1), (3, 2, 2), (8, 3, 3), (3, None, 2)])
def test_rooms_are_counted_by_occupancy_and_two_where_it_is_unknown(people, occupancy, rooms):
    assert rooms_needed(people, occupancy) == rooms


def test_the_price_is_rooms_times_nights(sandbox):
    bed = next(b for b in lodgings(sandbox, 3).beds("t:Alder", 2) if b.lodging.room_type is RoomType.PRIVATE)
    assert (bed.rooms, bed.cost) == (2, 70 * 2 * 2)


def test_a_lodging_that_wants_more_nights_is_left_out(sandbox):
    types = {b.lodging.room_type for b in lodgings(sandbox, 2).beds("t:Alder", 1)}
    assert RoomType.ENTIRE not in types
    assert RoomType.ENTIRE in {b.lodging.room_type for b in lodgings(sandbox, 2).beds("t:Alder", 2)}


def test_beds_come_cheapest_first_and_each_dearer_one_is_better(sandbox):
    beds = lodgings(sandbox, 2).beds("t:Alder", 2)
    assert [b.cost for b in beds] == sorted(b.cost for b in beds)
    assert [b.quality for b in beds] == sorted(b.quality for b in beds)


def test_room_type_and_house_rules_are_kept(sandbox):
    pets = HouseRuleNeeded(words="with a dog", rule=HouseRule.PETS)
    assert all(HouseRule.PETS not in b.lodging.forbids for b in lodgings(sandbox, 2, pets).beds("t:Alder", 2))
    entire = RoomRequired(words="a whole place", types=(RoomType.ENTIRE,))
    assert {b.lodging.room_type for b in lodgings(sandbox, 2, entire).beds("t:Alder", 2)} == {RoomType.ENTIRE}
    assert lodgings(sandbox, 2, pets, entire).beds("t:Alder", 2) == ()


def test_what_the_source_does_not_say_does_not_meet_a_need():
    silent = Lodging(id="x", city_id="c", name="x", forbids=None)
    assert not suits(silent, conditions(HouseRuleNeeded(words="dog", rule=HouseRule.PETS)))
    wheelchair = Party(members=(Traveller(access=(AccessNeed.WHEELCHAIR,)),))
    assert not suits(silent, conditions(party=wheelchair))
    assert suits(silent.model_copy(update={"step_free": Truth.YES}), conditions(party=wheelchair))


def test_where_no_lodging_is_known_the_bed_is_unknown_and_costs_nothing_known(lisbon):
    (bed,) = lodgings(lisbon, 3).beds("t:Lisbon", 2)
    assert (bed.lodging, bed.rooms, bed.cost) == (None, 2, None)


def test_in_a_sandbox_a_city_without_lodging_cannot_be_slept_in(sandbox):
    assert lodgings(sandbox, 2).beds("t:Home", 1) == ()
