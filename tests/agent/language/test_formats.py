"""Dates, money and numbers as readers write them."""

from datetime import date
from decimal import Decimal

from tripwright.agent.language import formats
from tripwright.domain.money import Money

DAY = date(2026, 12, 4)


def test_a_day_names_its_weekday_in_each_language() -> None:
    assert formats.day(DAY, "en") == "Fri 4 Dec 2026"
    assert formats.day(DAY, "ko") == "2026년 12월 4일 (금)"
    assert formats.day(DAY, "zh") == "2026年12月4日周五"


def test_money_has_the_digits_of_its_currency() -> None:
    assert formats.money(Money(amount=Decimal("1234.5"), currency="EUR"), "en") == "€1,234.50"
    assert formats.money(Money(amount=Decimal("120000"), currency="KRW"), "ko") == "₩120,000"
    assert formats.money(Money(amount=Decimal("80"), currency="JPY"), "en") == "JP¥80"


def test_a_difference_carries_its_sign() -> None:
    assert formats.signed_money(Money(amount=Decimal("-38"), currency="EUR"), "en") == "-€38"
    assert formats.signed_money(Money(amount=Decimal("38"), currency="EUR"), "en") == "+€38"
