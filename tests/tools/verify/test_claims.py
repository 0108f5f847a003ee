"""Short answers: each claim is checked, and what is not known is not said."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tripwright.domain.claim import Claim, ClaimKind
from tripwright.domain.truth import Verdict
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.verify import verify_claims

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
KINDS = {"entry": ClaimKind.ENTRY, "price": ClaimKind.PRICE, "opening": ClaimKind.OPENING}


def claim(subject: str, field: str, value: Any) -> Claim:
    return Claim(
        id="c", kind=KINDS.get(field.split(".")[0], ClaimKind.EXISTENCE), subject=subject, field=field, value=value
    )


RIGHT: list[tuple[str, str, Any]] = [
    ("t:museum", "name", "Alba Museum"),
    ("t:museum", "name", "알바 박물관"),
    ("t:museum", "kind", "museum"),
    ("t:museum", "price", {"amount": "12", "currency": "EUR"}),
    ("t:museum", "opening.2027-03-26", "10:00-18:00"),
    ("t:museum", "opening.2027-03-22", "closed"),
    ("t:museum", "opening.2027-03-29", "10:00-15:00"),  # a holiday on a closing day
    ("t:museum", "opening.2027-03-30", "closed"),  # so closed on the day after
    ("t:garden", "opening.2027-03-26", "08:00-12:00, 14:00-19:00"),
    ("t:alba", "distance_km:t:breva", 54),
    ("t:alba", "timezone", "Europe/Paris"),
    ("t:alba", "utc_offset.2027-03-27", 60),
    ("t:alba", "utc_offset.2027-03-29", 120),
    ("t:alba", "climate.3.high", 14),
    ("t:alba", "places", 4),
    ("t:alba", "places.museum", 1),
    ("FR", "plugs.types", ["E", "C"]),
    ("country:FR", "plugs.volts", [230]),
    ("FR", "currency", "EUR"),
    ("FR", "holidays.2027-03-29", ["Easter Monday"]),
    ("FR", "holidays.2027-03-24", []),
    ("FR", "holidays.2027-03-25/2027-03-30", [["2027-03-26", "Good Friday"], ["2027-03-29", "Easter Monday"]]),
    ("entry:KR:FR", "entry.days", 90),
    ("entry:KR:FR", "entry.requirement", "visa free"),
    ("rate:USD:EUR", "rate.rate", "0.90"),
    ("ZZ", "cabin_bag.sides_cm", [55, 40, 20]),
    ("t:inn", "price", {"amount": "80.00", "currency": "EUR"}),
    ("t:museum|t:castle|t:far", "least:price", "t:far"),
    ("t:museum|t:castle|t:far", "most:price", "t:museum"),
    ("source:test", "licence", "CC0"),
]


@pytest.mark.parametrize(("subject", "field", "value"), RIGHT)
def test_a_right_claim_is_supported(world: InMemoryCatalog, subject: str, field: str, value: Any) -> None:
    report = verify_claims([claim(subject, field, value)], world, NOW)
    assert report.passed, report.findings
    assert report.claims[0].verdict in (Verdict.SUPPORTED, Verdict.STALE)


WRONG: list[tuple[str, str, Any]] = [
    ("t:museum", "name", "Louvre"),
    ("t:museum", "price", {"amount": "11", "currency": "EUR"}),
    ("t:museum", "price", {"amount": "12", "currency": "USD"}),
    ("t:museum", "opening.2027-03-26", "10:00-19:00"),
    ("t:museum", "opening.2027-03-22", "10:00-18:00"),
    ("t:alba", "distance_km:t:breva", 60),
    ("t:alba", "timezone", "Europe/London"),
    ("FR", "plugs.types", ["G"]),
    ("FR", "holidays.2027-03-24", ["Feast of the Moon"]),
    ("entry:KR:FR", "entry.days", 180),
    ("t:museum|t:castle|t:far", "least:price", "t:castle"),
]


@pytest.mark.parametrize(("subject", "field", "value"), WRONG)
def test_a_wrong_claim_is_contradicted(world: InMemoryCatalog, subject: str, field: str, value: Any) -> None:
    report = verify_claims([claim(subject, field, value)], world, NOW)
    assert not report.passed
    assert report.claims[0].verdict is Verdict.CONTRADICTED


UNKNOWN: list[tuple[str, str]] = [
    ("t:market", "opening.2027-03-26"),
    ("t:market", "price"),
    ("t:nowhere", "name"),
    ("entry:BR:FR", "entry"),
    ("FR", "holidays.2031-01-01"),
    ("t:breva", "climate.3.high"),
    ("t:alba", "distance_km:t:nowhere"),
    ("rate:EUR:XXX", "rate"),
    ("t:museum|t:market", "least:price"),
    ("t:museum", "stars"),
    ("t:museum", "opening.someday"),
]


@pytest.mark.parametrize(("subject", "field"), UNKNOWN)
def test_what_is_not_known_may_be_called_unknown_and_nothing_else(
    world: InMemoryCatalog, subject: str, field: str
) -> None:
    honest = verify_claims([claim(subject, field, None)], world, NOW)
    assert honest.passed
    assert honest.claims[0].verdict is Verdict.UNKNOWN
    assert not verify_claims([claim(subject, field, "anything")], world, NOW).passed


def test_a_known_fact_that_is_called_unknown_is_found(world: InMemoryCatalog) -> None:
    assert not verify_claims([claim("t:museum", "price", None)], world, NOW).passed


def test_an_old_entry_rule_is_stale_and_says_so(world: InMemoryCatalog) -> None:
    report = verify_claims([claim("entry:KR:FR", "entry.days", 90)], world, datetime(2028, 1, 1, tzinfo=UTC))
    assert report.passed
    assert report.claims[0].verdict is Verdict.STALE
    assert "2026-12-01" in report.labels[0]


def test_prices_in_two_currencies_are_not_ranked(make_world: Any, records: Any) -> None:
    first, *rest = records["places"]
    dollars = first.model_copy(update={"price": first.price.model_copy(update={"currency": "USD"})})
    world = make_world(places=[dollars, *rest])
    assert not verify_claims([claim("t:museum|t:castle", "least:price", "t:castle")], world, NOW).passed


def test_a_catalog_that_fails_answers_nothing(world: InMemoryCatalog, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("disk")

    monkeypatch.setattr(world, "fact", fail)
    report = verify_claims([claim("t:museum", "kind", "museum")], world, NOW)
    assert not report.passed
    assert report.reason.startswith("RuntimeError")
