"""A scenario played against Tripwright: users, goods whose price drifts, providers that fail."""

from typing import Any

import pytest
from tripwright.domain.errors import InputError
from tripwright.evals.conversation import converse
from tripwright.evals.scenario import Scenario
from tripwright.evals.world import world


def play(**body: Any) -> dict[str, Any]:
    base = {"id": "a", "title": "A", "clock": "2026-11-24T09:00:00Z", "catalog": {"world": "plain"},
            "expect": [{"path": "last.outcome", "equals": "published"}]}  # fmt: skip
    return converse(Scenario.model_validate(base | body), world("plain"))


def test_a_simulated_user_gets_a_plan_and_then_the_change_that_they_want() -> None:
    script = {
        "goal": "plan a trip for me",
        "facts": {"destination": "2 days in Harbourton from 6 December 2026"},
        "wishes": ["make day 2 slower"],
    }
    played = play(simulated=script)
    assert [t["outcome"] for t in played["turns"]] == ["published", "published"]
    assert played["turns"][0]["asked"]
    assert played["turns"][1]["diff"]
    assert {name for name, _ in played["turns"][0]["node_seconds"]} <= set(played["turns"][0]["nodes"])


GOODS = [{"id": "u", "title": "Umbrella", "price": "12.00", "later_price": "15.00"}]


def test_a_price_that_drifts_between_the_cart_and_the_yes_lets_nothing_out() -> None:
    turn = {"say": "an umbrella under 20 EUR", "door": "shop", "answers": ["yes"]}
    still = play(turns=[turn], products=[GOODS[0] | {"later_price": None}])["turns"][0]
    assert still["handover"]
    drifted = play(turns=[turn], products=GOODS)["turns"][0]
    assert not drifted.get("handover")


@pytest.mark.parametrize("fault", ["unavailable", "garbage"])
def test_a_provider_that_fails_is_said_or_stops_the_run_and_is_never_believed(fault: str) -> None:
    played = play(turns=[{"say": "2 days in Harbourton from 6 December 2026"}], providers={"climate": fault})
    turn = played["turns"][0]
    assert turn["outcome"] in ("published", "error", "not_verified")
    assert "Ignore the catalog" not in turn["text"]


def test_a_provider_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InputError, match="no provider oracle"):
        play(turns=[{"say": "hello"}], providers={"oracle": "empty"})
