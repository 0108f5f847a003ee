"""Entry rules: 199 passports by 199 destinations, as published in March 2026. A passport's own country is left out."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ....domain.fact import Source
from ....domain.logistics import EntryRule
from ..gazetteer import Gazetteer
from ..holdings import Holdings

VISA = Source(
    id="passport-index",
    name="Passport Index data, 2026-03",
    publisher="imorte/passport-index-data, collected from passportindex.org",
    url="https://github.com/imorte/passport-index-data",
    licence="MIT",
    credit="Entry rules: passport-index-data, MIT",
)
SOURCES = (VISA,)
OBSERVED = date(2026, 3, 1)
_HOME = "-1"


def holdings(directory: Path, gazetteer: Gazetteer) -> Holdings:
    """Entry rules of every pair."""
    return Holdings(entry_rules=list(_rules(directory / "visa" / "passport-index-tidy-iso2_2026-03.csv")))


def _rules(path: Path) -> Iterator[EntryRule]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            published = row["Requirement"].strip()
            if published == _HOME:
                continue
            days = int(published) if published.isdecimal() else None
            yield EntryRule(
                passport=row["Passport"],
                destination=row["Destination"],
                requirement="visa free" if days is not None else published,
                days=days,
                source=VISA.id,
                observed_at=OBSERVED,
            )
