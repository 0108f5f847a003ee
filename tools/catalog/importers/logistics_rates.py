"""Euro reference rates of the European Central Bank: the newest of each currency that is not older than 30 days before the newest."""

import importlib
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from ....domain.fact import Source
from ....domain.offers import Rate
from ..gazetteer import Gazetteer
from ..holdings import Holdings

ECB = Source(
    id="ecb",
    name="Euro foreign exchange reference rates",
    publisher="European Central Bank",
    url="https://www.ecb.europa.eu/stats/eurofxref/",
    licence="free use with source named",
    credit="Exchange rates: European Central Bank",
)
SOURCES = (ECB,)
_WITHDRAWN = timedelta(days=30)  # a currency whose last rate is older is no longer published


def holdings(directory: Path, gazetteer: Gazetteer) -> Holdings:
    """Units of each currency for one euro."""
    converter = importlib.import_module("currency_converter").CurrencyConverter(decimal=True)
    bounds = {code: bound.last_date for code, bound in converter.bounds.items() if code != "EUR" and bound is not None}
    newest = max(bounds.values())
    return Holdings(
        rates=[
            Rate(
                base="EUR",
                quote=code,
                rate=Decimal(converter.convert(1, "EUR", code, date=day)),
                observed_at=day,
                source=ECB.id,
            )
            for code, day in sorted(bounds.items())
            if newest - day <= _WITHDRAWN
        ]
    )
