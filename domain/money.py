"""Decimal money with a currency. Sums of different currencies are an error, never a guess."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Self

from pydantic import Field, StringConstraints

from .errors import CurrencyMismatch
from .model import Model

CurrencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]

#: ISO 4217 currencies without a minor unit, and with three digits. All others have two.
ZERO_DIGIT = frozenset("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split())
THREE_DIGIT = frozenset("BHD IQD JOD KWD LYD OMR TND".split())


def minor_digits(currency: str) -> int:
    """Digits after the decimal point in ISO 4217: JPY 0, EUR 2, KWD 3."""
    if currency in ZERO_DIGIT:
        return 0
    return 3 if currency in THREE_DIGIT else 2


class Money(Model):
    """An exact amount. `Money(amount="12.50", currency="EUR")`."""

    amount: Decimal = Field(max_digits=20, decimal_places=6)
    currency: CurrencyCode

    def __add__(self, other: Self) -> "Money":
        return Money(amount=self.amount + self._same(other).amount, currency=self.currency)

    def __sub__(self, other: Self) -> "Money":
        return Money(amount=self.amount - self._same(other).amount, currency=self.currency)

    def times(self, count: int | Decimal) -> "Money":
        """The amount for `count` units, exact."""
        return Money(amount=self.amount * count, currency=self.currency)

    def __le__(self, other: Self) -> bool:
        return self.amount <= self._same(other).amount

    def __lt__(self, other: Self) -> bool:
        return self.amount < self._same(other).amount

    def converted(self, rate: Decimal, currency: str) -> "Money":
        """`rate` is units of `currency` for one unit of ours; rounded half up to the minor unit."""
        return _rounded(self.amount * rate, currency)

    def rounded(self) -> "Money":
        """Half up to the currency's minor unit."""
        return _rounded(self.amount, self.currency)

    def _same(self, other: Self) -> Self:
        if other.currency != self.currency:
            raise CurrencyMismatch(f"cannot combine {self.currency} with {other.currency}: convert one of them first")
        return other

    def __str__(self) -> str:
        return f"{self.rounded().amount:,} {self.currency}"


def _rounded(amount: Decimal, currency: str) -> Money:
    step = Decimal(1).scaleb(-minor_digits(currency))
    return Money(amount=amount.quantize(step, ROUND_HALF_UP), currency=currency)


def total(amounts: "list[Money]", currency: str) -> Money:
    """The exact sum; zero of `currency` when there is nothing to add."""
    result = Money(amount=Decimal(0), currency=currency)
    for amount in amounts:
        result = result + amount
    return result
