"""A choice of cities: what must be seen decides it, what is left out does not come back, and the two together conflict."""

from dataclasses import replace

import pytest
from tripwright.domain.errors import Infeasible
from tripwright.domain.request import AvoidCity, MustSee, PlaceRef
from tripwright.tools.optimise.problem import StopOptions
from tripwright.tools.optimise.trip import solve

BOTH = ("t:Alder", "t:Birch")


def without(town: str) -> AvoidCity:
    return AvoidCity(words=f"without {town}", area=PlaceRef(words=town, level="city", name=town, ids=(f"t:{town}",)))


def seeing(town: str) -> MustSee:
    return MustSee(words=f"the sight of {town}", name="x", place_id=f"t:{town}:sight0")


@pytest.fixture
def either(sandbox, asking):
    """One of two towns."""

    def problem(*conditions):
        both = asking(sandbox, list(BOTH), days=2, constraints=list(conditions))
        return replace(both, stops=(StopOptions(cities=BOTH),))

    return problem


@pytest.mark.parametrize("town", ["Alder", "Birch"])
def test_a_town_that_is_left_out_is_not_gone_to(sandbox, either, town):
    other = next(c for c in BOTH if c != f"t:{town}")
    assert [s.city_id for s in solve(either(without(town)), sandbox).stops] == [other]


@pytest.mark.parametrize("town", ["Alder", "Birch"])
def test_what_must_be_seen_decides_the_town(sandbox, either, town):
    assert [s.city_id for s in solve(either(seeing(town)), sandbox).stops] == [f"t:{town}"]


def test_leaving_out_the_town_of_what_must_be_seen_names_both_conditions(sandbox, either):
    with pytest.raises(Infeasible) as refused:
        solve(either(without("Alder"), seeing("Alder")), sandbox)
    assert set(refused.value.conflict) == {"without Alder", "the sight of Alder"}
