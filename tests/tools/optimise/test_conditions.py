"""Hard conditions as alternatives, with "any", "all" and "not"."""

from datetime import time

from tripwright.domain.offers import Mode, RoomType
from tripwright.domain.party import AccessNeed, Diet, Party, Traveller
from tripwright.domain.place import Kind
from tripwright.domain.request import (
    All,
    Any,
    AvoidKind,
    AvoidPlace,
    Cuisines,
    DayHours,
    MustSee,
    Not,
    Request,
    RoomRequired,
    TransportBan,
    VisitKinds,
)
from tripwright.tools.optimise.conditions import alternatives

TOWER = MustSee(words="the tower", name="Tower", place_id="p:tower")
BRIDGE = MustSee(words="the bridge", name="Bridge", place_id="p:bridge")


def of(*constraints, **more):
    return alternatives(Request(text="a trip", constraints=constraints, **more))


def test_no_condition_is_one_alternative_that_allows_everything():
    (only,) = of()
    assert only.rooms == frozenset(RoomType)
    assert not only.banned


def test_wishes_are_not_conditions():
    (only,) = of(TransportBan(words="rather no bus", modes=(Mode.BUS,), hard=False))
    assert not only.banned


def test_any_of_makes_an_alternative_of_each():
    first, second = of(Any(words="one of them", parts=(TOWER, BRIDGE)))
    assert (first.must_see, second.must_see) == (("p:tower",), ("p:bridge",))


def test_all_of_holds_together():
    (only,) = of(All(words="both", parts=(TOWER, BRIDGE)))
    assert only.must_see == ("p:tower", "p:bridge")


def test_not_all_of_is_any_of_not():
    first, second = of(Not(words="not both", part=All(words="both", parts=(TOWER, BRIDGE))))
    assert (first.avoided, second.avoided) == ({"p:tower"}, {"p:bridge"})


def test_not_any_of_avoids_each():
    (only,) = of(Not(words="neither", part=Any(words="either", parts=(TOWER, BRIDGE))))
    assert only.avoided == {"p:tower", "p:bridge"}


def test_double_not_is_itself():
    (only,) = of(Not(words="x", part=Not(words="y", part=TOWER)))
    assert only.must_see == ("p:tower",)


def test_not_a_room_type_is_every_other():
    (only,) = of(Not(words="no shared", part=RoomRequired(words="shared", types=(RoomType.SHARED,))))
    assert only.rooms == frozenset(RoomType) - {RoomType.SHARED}


def test_not_avoiding_a_kind_wants_one_and_the_other_way_round():
    (wants,) = of(Not(words="x", part=AvoidKind(words="y", kinds=(Kind.MUSEUM,))))
    assert wants.visit_kinds[0].kinds == (Kind.MUSEUM,)
    (avoids,) = of(Not(words="x", part=VisitKinds(words="y", kinds=(Kind.ZOO,))))
    assert avoids.avoided_kinds == {Kind.ZOO}


def test_what_has_no_opposite_is_said_not_to_be_encoded():
    (only,) = of(Not(words="x", part=DayHours(words="from nine", start=time(9))))
    assert only.not_encoded == ("from nine",)


def test_needs_of_the_travellers_count_without_a_word():
    party = Party(members=(Traveller(diet=(Diet.VEGAN,)), Traveller(access=(AccessNeed.WHEELCHAIR,))))
    (only,) = of(party=party)
    assert only.diets == {Diet.VEGAN}
    assert only.access == {AccessNeed.WHEELCHAIR}


def test_cuisines_of_several_conditions_join_without_repeats():
    (only,) = of(Cuisines(words="a", names=("French", "Thai")), Cuisines(words="b", names=("Thai",)))
    assert only.cuisines == ("French", "Thai")


def test_avoiding_a_place_is_not_avoiding_its_kind():
    (only,) = of(AvoidPlace(words="not the tower", name="Tower", place_id="p:tower"))
    assert only.avoided == {"p:tower"}
    assert not only.avoided_kinds
