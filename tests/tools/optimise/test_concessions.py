"""What a person could give up, in words."""

from tripwright.domain.request import AvoidCity, PlaceRef
from tripwright.tools.optimise.concessions import _taken_back


def test_a_city_that_was_left_out_may_be_allowed_again() -> None:
    rome = PlaceRef(words="Rome", level="city", name="Rome", ids=("c:1",))
    assert _taken_back(AvoidCity(words="without Rome", area=rome)) == "allow Rome"
