"""Every rule can fail: each is named by a test that makes it speak; here those that no other file shows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tripwright.domain.hours import Interval, OpeningHours, Weekly
from tripwright.domain.offers import HouseRule
from tripwright.domain.plan import Plan
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.verify import verify
from tripwright.tools.verify.rules import RULES

from .conftest import LODGINGS, RESTAURANTS

Found = Callable[[Callable[[Any], None]], set[str]]


def lodging(**changes: object) -> list[object]:
    return [x.model_copy(update=changes) if x.id == "t:villa" else x for x in LODGINGS]


def evening_only() -> list[object]:
    days = {d: (Interval(start=1140, end=1320),) for d in "mon tue wed thu fri sat sun".split()}
    hours = OpeningHours(weekly=(Weekly(days=days),))
    return [x.model_copy(update={"hours": hours}) if x.id == "t:bistro" else x for x in RESTAURANTS]


#: A changed world in which the plan that was right is wrong: (rule, what the world now holds).
WORLDS: list[tuple[str, dict[str, list[object]]]] = [
    ("minimum_nights_are_kept", {"lodgings": lodging(min_nights=2)}),
    ("children_are_welcome", {"lodgings": lodging(forbids=(HouseRule.CHILDREN_UNDER_10,))}),
    ("everyone_has_a_bed", {"lodgings": lodging(occupancy=2)}),
    ("restaurants_are_open", {"restaurants": evening_only()}),
]


def found_in(plan: Plan, world: InMemoryCatalog) -> set[str]:
    report = verify(plan.model_copy(update={"catalog": world.hashes}), world)
    return {f.rule for f in report.findings}


@pytest.mark.parametrize(("rule", "changes"), WORLDS)
def test_a_world_that_changed_makes_a_right_plan_wrong(
    plan: Plan, make_world: Callable[..., InMemoryCatalog], rule: str, changes: dict[str, list[object]]
) -> None:
    assert rule in found_in(plan, make_world(**changes))


def bought(product: str | None = None, action: str = "buy") -> dict[str, object]:
    price = {"amount": "12.00", "currency": "EUR"}
    return {"action": action, "price": price, "product_id": product}


def test_a_priced_purchase_that_is_on_no_line_is_found(found: Found) -> None:
    assert "bought_goods_are_in_the_budget" in found(lambda p: p["needs"][0].update(bought()))


def test_an_adapter_for_plugs_that_home_has_too_is_found(found: Found) -> None:
    def edit(plan: Any) -> None:
        plan["needs"][0].update(action="buy")
        plan["request"]["origin"] = {"words": "Alba", "level": "city", "name": "Alba", "ids": ["t:alba"]}

    assert "adapters_are_needed" in found(edit)


def test_a_merchants_price_that_the_catalog_cannot_confirm_is_labelled(
    broken: Callable[[Callable[[Any], None]], Plan], world: InMemoryCatalog
) -> None:
    report = verify(broken(lambda p: p["needs"][0].update(bought("feed:1"))), world)
    assert "Plug adapter: the price is the merchant's, not checked" in report.labels


def test_what_was_not_understood_or_is_not_known_is_labelled(
    broken: Callable[[Callable[[Any], None]], Plan], world: InMemoryCatalog
) -> None:
    def edit(plan: Any) -> None:
        plan["request"]["not_understood"] = ["frobnicate"]
        plan["request"]["constraints"].append({"type": "must_see", "words": "Oz", "name": "Oz", "place_id": None})

    labels = verify(broken(edit), world).labels
    assert {'"frobnicate": not understood', "Oz: not in the catalog"} <= set(labels)


def test_children_without_an_adult_are_spoken_of(
    broken: Callable[[Callable[[Any], None]], Plan], world: InMemoryCatalog
) -> None:
    def edit(plan: Any) -> None:
        plan["request"]["party"]["members"] = [{"age": 8}]

    assert "someone_travels" in {f.rule for f in verify(broken(edit), world).findings}


def test_two_unknown_tickets_need_two_lines(found: Found) -> None:
    def edit(plan: Any) -> None:
        lines = plan["budget"]["lines"]
        market = next(x for x in lines if x["subject"] == "t:market")
        lines.remove(market)

    assert "each_unknown_has_its_line" in found(edit)


def test_each_rule_is_named_by_a_test_that_makes_it_speak() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert {r.__name__ for r in RULES if f'"{r.__name__}"' not in tests} - LABELS_ONLY == set()


def test_the_document_on_the_checker_says_what_each_rule_holds() -> None:
    text = (Path(__file__).parents[3] / "docs" / "verification.md").read_text(encoding="utf-8")
    missing = [r.__name__ for r in RULES if f"| `{r.__name__}` | {' '.join((r.__doc__ or '').split())} |" not in text]
    assert missing == []


#: Rules that block nothing and only label: shown above by their labels.
LABELS_ONLY = {"products_are_known", "unknown_wishes_are_said"}
