"""Nothing passes that was not checked, whatever goes wrong."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tripwright.domain.errors import CatalogCorrupt
from tripwright.domain.plan import Plan
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.verify import verify
from tripwright.tools.verify.case import Case
from tripwright.tools.verify.rules import RULES


def test_a_right_plan_passes_without_findings(plan: Plan, world: InMemoryCatalog) -> None:
    report = verify(plan, world)
    assert report.reason == ""
    assert report.findings == ()
    assert report.passed


def test_every_claim_has_a_verdict_and_its_own_id(plan: Plan, world: InMemoryCatalog) -> None:
    claims = verify(plan, world).claims
    assert len({c.id for c in claims}) == len(claims)
    assert all(c.verdict is not None for c in claims)
    named = [c for c in claims if c.field == "name" and c.subject.startswith("t:")]
    assert all(c.source == "test" and c.licence == "CC0" for c in named)


def test_the_same_plan_gives_the_same_report(plan: Plan, world: InMemoryCatalog) -> None:
    assert verify(plan, world) == verify(plan, world)


def test_unknown_hours_and_estimates_are_labelled(plan: Plan, world: InMemoryCatalog) -> None:
    labels = " / ".join(verify(plan, world).labels)
    assert "Fish Market: hours unknown on 2027-03-26, check" in labels
    assert "Meals in Alba, 1 day: about 243.00 EUR, an estimate" in labels
    assert "entry rule as of 2026-12-01" in labels


def test_an_old_price_is_stale_and_says_its_date(plan: Plan, world: InMemoryCatalog) -> None:
    late = verify(plan, world, datetime(2028, 6, 1, tzinfo=UTC))
    assert late.passed
    assert any("last seen 2026-12-01" in label for label in late.labels)


def test_the_date_of_a_sandbox_sets_the_freshness(plan: Plan, make_world: Any) -> None:
    sandbox = make_world(as_of=date(2027, 3, 1))
    ours = plan.model_copy(update={"catalog": sandbox.hashes})
    late = verify(ours, sandbox, datetime(2035, 1, 1, tzinfo=UTC))
    assert not any("last seen" in label for label in late.labels)


def test_an_empty_catalog_verifies_nothing(plan: Plan) -> None:
    report = verify(plan, InMemoryCatalog())
    assert not report.passed
    assert {"same_snapshot", "visits_exist", "cities_exist"} <= {f.rule for f in report.findings}


def raising(error: Exception) -> Any:
    def a_rule(case: Case) -> Iterator[Any]:
        raise error
        yield

    return a_rule


@pytest.mark.parametrize(
    "error", [ValueError("x"), RuntimeError("x"), KeyError("x"), RecursionError("x"), OSError("x")]
)
def test_a_rule_that_raises_is_not_verified(plan: Plan, world: InMemoryCatalog, error: Exception) -> None:
    report = verify(plan, world, rules=(raising(error),))
    assert not report.passed
    assert report.reason.startswith(type(error).__name__)


def test_a_rule_that_says_garbage_is_not_verified(plan: Plan, world: InMemoryCatalog) -> None:
    report = verify(plan, world, rules=(lambda case: iter(["passed"]),))  # type: ignore[arg-type,return-value]
    assert not report.passed
    assert report.reason.startswith("TypeError")


def test_a_rule_that_returns_nothing_is_not_verified(plan: Plan, world: InMemoryCatalog) -> None:
    assert not verify(plan, world, rules=(lambda case: None,)).passed  # type: ignore[arg-type,return-value]


def test_no_rules_at_all_are_no_check(plan: Plan, world: InMemoryCatalog) -> None:
    assert not verify(plan, world, rules=()).passed


METHODS = (
    "place",
    "city",
    "lodging",
    "restaurant",
    "transport",
    "fact",
    "holidays",
    "holidays_known",
    "rate",
    "per_diem",
)


@pytest.mark.parametrize("method", METHODS)
def test_a_catalog_that_fails_is_not_verified(
    plan: Plan, world: InMemoryCatalog, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise CatalogCorrupt("the file is damaged: get it again")

    monkeypatch.setattr(world, method, fail)
    report = verify(plan, world)
    assert not report.passed
    assert report.reason == "CatalogCorrupt: the file is damaged: get it again"


@pytest.mark.parametrize("method", ("place", "city", "lodging", "fact", "rate"))
@pytest.mark.parametrize("garbage", ["text", 7, object()], ids=lambda garbage: type(garbage).__name__)
def test_a_catalog_that_answers_garbage_is_not_verified(
    plan: Plan, world: InMemoryCatalog, method: str, garbage: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world, method, lambda *_: garbage)
    assert not verify(plan, world).passed


def test_a_plan_of_too_many_items_is_refused_unread(plan: Plan, world: InMemoryCatalog) -> None:
    day = plan.days[0].model_copy(update={"items": plan.days[0].items * 400})
    report = verify(plan.model_copy(update={"days": (day,)}), world)
    assert report.reason.startswith("LimitReached")


def test_rules_have_names_of_their_own() -> None:
    names = [rule.__name__ for rule in RULES]
    assert len(set(names)) == len(names)
