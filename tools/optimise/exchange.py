"""Money in the trip's currency, by the catalog's dated rates. No rate: no amount."""

from decimal import Decimal

from ...domain.catalog import Catalog
from ...domain.money import Money
from ...domain.offers import Rate


class Exchange:
    """`Exchange(catalog, "EUR").money(price)` is the price in euros, or None when the catalog has no rate."""

    def __init__(self, catalog: Catalog, currency: str) -> None:
        self._catalog, self.currency = catalog, currency
        self._rates: dict[str, Rate | None] = {}

    def rate(self, base: str) -> Rate | None:
        """The catalog's rate from `base`; None where it has none, or where `base` is already ours."""
        if base not in self._rates:
            self._rates[base] = None if base == self.currency else self._catalog.rate(base, self.currency)
        return self._rates[base]

    def money(self, amount: Money | None) -> Money | None:
        """`amount` in our currency."""
        if amount is None or amount.currency == self.currency:
            return amount
        rate = self.rate(amount.currency)
        return amount.converted(rate.rate, self.currency) if rate else None

    def value(self, amount: Money | None, count: int | Decimal = 1) -> float | None:
        """`amount` x `count` in our currency as a plain number, for comparing options (sums are exact elsewhere)."""
        ours = self.money(amount)
        return None if ours is None else float(ours.amount * count)
