"""Dates, money and numbers as readers write them."""

import subprocess
import sys
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


def test_one_language_leaves_nothing_behind_for_the_next() -> None:
    """In a process of its own, Chinese first: what Babel has read of one locale once showed in another."""
    code = (
        "from datetime import date\nfrom tripwright.agent.language import formats as f\n"
        "print(*[(f.day(date(2026, 12, 4), n), f.month(date(2026, 12, 4), n)) for n in ('zh', 'ko', 'en')])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout
    assert ("十二月" in said, "'12월'" in said, "'December'" in said) == (True, True, True)
