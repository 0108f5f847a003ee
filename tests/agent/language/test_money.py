"""Budgets: amounts in words and local units, scopes, and currencies that cannot be told."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tripwright.agent.language.money import NO_CURRENCY
from tripwright.agent.language.numbers import number
from tripwright.domain.errors import BadBudget
from tripwright.domain.request import BudgetCap, Request

Read = Callable[..., Request]


def caps(request: Request) -> list[BudgetCap]:
    return [c for c in request.constraints if isinstance(c, BudgetCap)]


@pytest.mark.parametrize(
    ("text", "amount", "currency", "scope"),
    [
        ("3 days in Rome with a budget of $1,700", 1700, "USD", "trip"),
        ("3 days in Rome, 900 euros each", 900, "EUR", "person"),
        ("3 days in Rome for £80 a day", 80, "GBP", "day"),
        ("3 days in Rome, 50 euros per person per day", 50, "EUR", "person_day"),
        ("3 days in Rome under $2k", 2000, "USD", "trip"),
        ("3 days in Rome, 1.5 million won", 1_500_000, "KRW", "trip"),
        ("3 days in Rome, fifteen hundred euros", 1500, "EUR", "trip"),
        ("로마 3일 예산 50만원", 500_000, "KRW", "trip"),
        ("로마 3일 예산 오십만원", 500_000, "KRW", "trip"),
        ("로마 3일, 1인당 70만원", 700_000, "KRW", "person"),
        ("로마 3일, 예산은 1인당 하루 15만 원", 150_000, "KRW", "person_day"),
        ("로마 3일, 하루에 20만원 이내", 200_000, "KRW", "day"),
        ("罗马3天，预算一万五千元", 15_000, "CNY", "trip"),
        ("罗马3天，人均8000元", 8000, "CNY", "person"),
        ("罗马3天，每人每天500元以内", 500, "CNY", "person_day"),
    ],
)
def test_budgets_are_read(read: Read, text: str, amount: int, currency: str, scope: str) -> None:
    [cap] = caps(read(text))
    assert (cap.limit.amount, cap.limit.currency, cap.scope) == (Decimal(amount), currency, scope)
    assert cap.words in " ".join(text.split())


def test_a_local_unit_without_a_currency_is_assumed_and_said(read: Read) -> None:
    [cap] = caps(read("로마 3일 예산 50만"))
    assert cap.limit.currency == "KRW" and cap.currency_assumed


def test_a_bare_number_takes_the_currency_of_the_catalog(sandbox: object) -> None:
    from datetime import date

    from tripwright.agent.language.keyless import understand

    [cap] = caps(understand("3 days in Houston, budget 1500", sandbox, date(2022, 3, 1)))  # type: ignore[arg-type]
    assert cap.limit.currency == "USD" and cap.currency_assumed


def test_a_currency_that_cannot_be_told_is_left_to_be_asked(read: Read) -> None:
    request = read("3 days in Rome, budget 2000")
    assert caps(request) == []
    assert any(w.startswith(NO_CURRENCY) for w in request.not_understood)


@pytest.mark.parametrize("text", ["3 days in Rome, budget of -500 dollars", "3 days in Rome, budget $0"])
def test_no_money_is_refused(read: Read, text: str) -> None:
    with pytest.raises(BadBudget):
        read(text)


def test_what_the_money_is_for_is_read(read: Read) -> None:
    [cap] = caps(read("3 days in Rome, at most 300 euros on food"))
    assert cap.category == "meals"


@given(st.integers(min_value=1, max_value=99_999_999))
@settings(max_examples=60, deadline=None)
def test_written_digits_keep_their_value(value: int) -> None:
    assert number(f"{value:,}") == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1만5천", 15_000),
        ("两万五", 25_000),
        ("一百二十", 120),
        ("3千", 3000),
        ("twenty five", 25),
        ("two thousand", 2000),
        ("억", 100_000_000),
        ("2.5만", 25_000),
    ],
)
def test_numerals_are_counted(text: str, value: int) -> None:
    assert number(text) == value
