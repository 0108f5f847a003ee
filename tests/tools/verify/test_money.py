"""The budget is recomputed to the cent, and holds everything once."""

from collections.abc import Callable
from typing import Any

Found = Callable[[Callable[[Any], None]], set[str]]


def line(plan: Any, number: int) -> Any:
    return plan["budget"]["lines"][number]


def eur(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "EUR"}


def test_a_total_wrong_by_a_cent_is_found(found: Found) -> None:
    assert found(lambda p: p["budget"].update(observed=eur("521.01"))) == {"totals_add_up"}


def test_a_product_wrong_by_a_cent_is_found(found: Found) -> None:
    rules = found(lambda p: line(p, 0).update(amount=eur("54.01")))
    assert "lines_multiply" in rules


def test_a_price_that_is_not_the_catalogs_is_found(found: Found) -> None:
    def edit(plan: Any) -> None:
        line(plan, 0).update(unit=eur("17.00"), amount=eur("51.00"))

    assert "lines_rest_on_facts" in found(edit)


def test_an_unknown_that_counts_as_zero_is_found(found: Found) -> None:
    def edit(plan: Any) -> None:
        line(plan, 9).update(status="observed", unit=eur("0"), amount=eur("0"))
        plan["budget"]["unknown_lines"] = 2

    assert {"lines_rest_on_facts", "tickets_are_paid"} <= found(edit)


def test_an_unknown_with_an_amount_is_found(found: Found) -> None:
    assert "lines_rest_on_facts" in found(lambda p: line(p, 9).update(amount=eur("5.00")))


def test_a_ceiling_that_is_called_a_price_is_found(found: Found) -> None:
    assert "lines_rest_on_facts" in found(lambda p: line(p, 6).update(status="observed", low=None, high=None))


def test_an_estimate_without_a_range_is_found(found: Found) -> None:
    assert "lines_multiply" in found(lambda p: line(p, 6).update(low=None))


def test_a_rate_of_another_day_is_found(found: Found) -> None:
    assert found(lambda p: line(p, 6).update(rate_date="2027-02-20")) == {"lines_multiply"}


def test_a_currency_that_was_swapped_is_found(found: Found) -> None:
    def edit(plan: Any) -> None:
        line(plan, 0)["unit"]["currency"] = line(plan, 0)["amount"]["currency"] = "USD"

    assert {"lines_rest_on_facts", "lines_multiply"} <= found(edit)


def test_a_hotel_that_is_left_out_is_found(found: Found) -> None:
    def edit(plan: Any) -> None:
        plan["budget"]["lines"].pop(2)

    assert "lodging_is_paid" in found(edit)


def test_a_room_too_few_is_found(found: Found) -> None:
    assert {"everyone_has_a_bed", "lodging_is_paid"} <= found(lambda p: p["stays"][0].update(rooms=1))


def test_a_traveller_that_is_forgotten_is_found(found: Found) -> None:
    rules = found(lambda p: p["request"]["party"]["members"].pop(1))
    assert {"transport_is_paid", "meals_are_paid", "tickets_are_paid"} <= rules


def test_a_child_at_the_adults_price_is_found(found: Found) -> None:
    def edit(plan: Any) -> None:
        plan["budget"]["lines"].pop(8)
        line(plan, 7).update(people=3, amount=eur("36.00"))

    assert "tickets_are_paid" in found(edit)


def test_an_unknown_ticket_that_is_not_mentioned_is_found(found: Found) -> None:
    assert "tickets_are_paid" in found(lambda p: p["budget"]["lines"].pop(9))


def test_a_line_that_is_there_twice_is_found(found: Found) -> None:
    assert "transport_is_paid" in found(lambda p: p["budget"]["lines"].append(dict(line(p, 0))))


def test_paying_for_what_is_not_in_the_plan_is_found(found: Found) -> None:
    assert "nothing_else_is_paid" in found(lambda p: p["days"][1]["items"].pop(5))


def test_a_cap_that_is_called_met_over_an_unknown_is_found(found: Found) -> None:
    assert found(lambda p: p["budget"]["caps"][0].update(met="yes")) == {"caps_are_judged"}


def test_a_cap_that_nobody_set_is_found(found: Found) -> None:
    assert "caps_are_judged" in found(lambda p: p["budget"]["caps"][0].update(limit=eur("3000")))


def test_a_cap_that_is_passed_over_is_found(found: Found) -> None:
    assert "caps_are_judged" in found(lambda p: p["budget"]["caps"].clear())


def test_a_budget_over_its_hard_cap_is_found(found: Found) -> None:
    def edit(plan: Any) -> None:
        plan["request"]["constraints"][0]["limit"] = eur("500")
        plan["budget"]["caps"][0].update(limit=eur("500"), met="no")

    assert found(edit) == {"hard_conditions_hold"}


def test_another_price_beside_a_visit_is_found(found: Found) -> None:
    rules = found(lambda p: p["days"][0]["items"][1].update(price=eur("10.00")))
    assert rules == {"prices_are_repeated_rightly"}
